"""Why a goal rests or is finished, where nobody said it yet: one field, and Enter keeps it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.domain.reviews import GoalWish
from practice_desk.intentions import reviews
from practice_desk.storage.desk import Desk
from practice_desk.ui import words
from practice_desk.ui.fields import LineField
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.typed_words import Typed, TypedForm

ASKS_WHY = (GoalWish.REST, GoalWish.FINISH, GoalWish.PARTLY)


class WhyForm(TypedForm):
    """The reason, in a few words."""

    def __init__(self, desk: Desk, goal: Goal) -> None:
        super().__init__(desk, "review-why")
        self.add_widget(Label(f"“{goal.wording()}”", strong=True, wrap=True))
        self.add("why", self.tr("Why, in a few words; it may stay open"), LineField())


def ask_why(
    parent: QWidget, desk: Desk, goal: Goal, wish: GoalWish, then: Callable[[str], object]
) -> FormDialog:
    """Ask why, and tell `then` the reason, which may be empty."""
    form = WhyForm(desk, goal)
    form.start(Typed(id=goal.id, client_id=goal.client_id, said=(("why", ""),)), goal.client_id)
    place = reviews.place_of(goal.client_id)
    keep = partial(form.keep, Deed.SETTLE_GOAL, place, lambda typed: then(typed.values()["why"].strip()))
    said = words.of(wish)
    dialog = FormDialog(parent.window(), said, form, keep, QCoreApplication.translate("review", "Keep"))
    form.field("why").setFocus()  # type: ignore[attr-defined]
    dialog.open()
    return dialog
