"""The forms of the Practice page: the letterhead, the habits, one crisis number."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.practice import (
    IDLE_MINUTES,
    CrisisNumber,
    DateOrder,
    Jurisdiction,
    PaperSize,
    Practice,
)  # fmt: skip
from practice_desk.intentions import practice as intentions
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, ChoiceField, LineField, NumberField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog

_YOUNG = (18, 19, 25)


class PracticeDialog(FormDialog):
    """Keeps some fields of the practice; the others stay as they are."""

    def __init__(
        self, parent: QWidget, context: Context, part: str, title: str,
        fields: Callable[[PracticeDialog, Form[Practice]], None],
    ) -> None:  # fmt: skip
        self.context = context
        form: Form[Practice] = Form(context.desk, f"practice-{part}")
        fields(self, form)
        super().__init__(parent, title, form, self._keep_practice, self.tr("Keep practice"))
        form.start(context.desk.practice.own())

    def _keep_practice(self) -> bool:
        desk = self.context.desk
        return self.form.keep(
            Deed.KEEP_PRACTICE, intentions.PAGE, lambda typed: intentions.keep_practice(desk, typed)
        )


def letterhead_fields(dialog: PracticeDialog, form: Form[Practice]) -> None:
    """Lay out who the therapist is and what stands at the top of paper."""
    form.add("therapist", dialog.tr("Your name, as it stands on paper"), LineField())
    form.add("title", dialog.tr("Title or profession"), LineField())
    form.add("practice_name", dialog.tr("Name of the practice"), LineField())
    form.add("letterhead", dialog.tr("Address, as it stands on paper"), TextField(3))
    form.add("phone", dialog.tr("Phone"), LineField())
    form.add("email", dialog.tr("E-mail"), LineField())


def habit_fields(dialog: PracticeDialog, form: Form[Practice]) -> None:
    """Lay out law, paper and dates."""
    form.add(
        "jurisdiction", dialog.tr("Whose law and words"), ChoiceField(words.choices(Jurisdiction)),
        hint=dialog.tr(
            "The shipped texts are written for England and Wales and for the United States. Elsewhere choose "
            "the nearer one; the Library says of each text when it was not written for your place."
        ),
    )  # fmt: skip
    places = intentions.number_places(dialog.context.desk)
    form.add(
        "place", dialog.tr("Where you work"),
        ChoiceField([*((p, p) for p in places), ("", dialog.tr("Somewhere without crisis numbers"))]),
        hint=dialog.tr("New clients start with this place. It decides which crisis numbers are printed."),
    )  # fmt: skip
    form.add("paper", dialog.tr("Paper"), ChoiceField(words.choices(PaperSize)))
    form.add("date_order", dialog.tr("How dates are typed and shown"), ChoiceField(words.choices(DateOrder)))


def locking_fields(dialog: PracticeDialog, form: Form[Practice]) -> None:
    """Lay out when the vault locks by itself."""
    form.add(
        "idle_minutes", dialog.tr("Lock after so many quiet minutes"),
        NumberField(IDLE_MINUTES.start, IDLE_MINUTES.stop - 1),
        hint=dialog.tr("From 1 to 60. It also locks when the computer sleeps or its screen locks."),
    )  # fmt: skip


def goals_fields(dialog: PracticeDialog, form: Form[Practice]) -> None:
    """Lay out how goals are summed up."""
    form.add("gas_weights", "", CheckField(dialog.tr("Show a second figure weighted by importance")))


def _who(parent: QWidget, number: CrisisNumber) -> list[tuple[int | None, str]]:
    ages = {*_YOUNG, number.under_age or _YOUNG[0]}
    some = [(age, parent.tr("Only people under {0}").format(age)) for age in sorted(ages)]
    return [(None, parent.tr("Everybody")), *some]


class NumberDialog(FormDialog):
    """Keeps one crisis number; without a place it asks for one. `placed` is told where it was kept."""

    def __init__(
        self, parent: QWidget, context: Context, number: CrisisNumber, title: str,
        placed: Callable[[str], object] | None = None,
    ) -> None:  # fmt: skip
        self.context, self._placed = context, placed
        form: Form[CrisisNumber] = Form(context.desk, "crisis-number")
        if not number.place:
            form.add(
                "place", parent.tr("Country or place"), LineField(),
                hint=parent.tr("You can choose it for a client afterwards, and as the place where you work."),
            )  # fmt: skip
        form.add("number", parent.tr("Number"), LineField())
        form.add("label", parent.tr("What it is, in the client's words"), LineField())
        form.add("under_age", parent.tr("Who gets it"), ChoiceField(_who(parent, number)))
        super().__init__(parent, title, form, self._keep_number, parent.tr("Keep number"))
        form.start(number)

    def _keep_number(self) -> bool:
        return self.form.keep(Deed.KEEP_CRISIS_NUMBERS, intentions.PAGE, self._do)

    def _do(self, typed: CrisisNumber) -> None:
        kept = intentions.keep_number(self.context.desk, typed)
        if self._placed is not None:
            self._placed(kept.place)
