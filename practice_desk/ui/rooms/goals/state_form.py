"""Where a goal stands, with the reason: it rests, is reached, is let go or makes way for another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalProblem, GoalState, needs_reason
from practice_desk.domain.record import Record, override
from practice_desk.intentions import goals
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog

_CHOICES = [state for state in GoalState if state is not GoalState.REPLACED]


@dataclass(frozen=True, kw_only=True, repr=False)
class Standing(Record):
    """A goal's new state while it is typed; its id is the goal's."""

    client_id: str
    state: GoalState
    reason: str = ""

    def problems(self) -> Iterator[tuple[str, GoalProblem]]:
        """Yield that a reason is missing where one is noted."""
        if needs_reason(self.state) and not self.reason.strip():
            yield "reason", GoalProblem.NO_REASON


class StandingForm(Form[Standing]):
    """State and reason."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.desk, "goal-state")
        states = [(state, words.of(state)) for state in _CHOICES]
        self.add("state", self.tr("Where the goal stands"), ChoiceField(states))
        self.add(
            "reason", self.tr("Why, in a few words"), TextField(2),
            hint=self.tr("Keep, change, rest or finish: all four are fine."),
        )  # fmt: skip

    @override
    def start(self, record: Standing, client_id: str | None = None) -> None:
        """Show where the goal stands, with its state ready to be changed."""
        super().start(record, client_id)
        self.field("state").setFocus()  # type: ignore[attr-defined]


def open_standing(parent: QWidget, context: Context, goal: Goal) -> FormDialog:
    """Open the form that moves a goal to another state."""
    form = StandingForm(context)
    form.start(Standing(id=goal.id, client_id=goal.client_id, state=goal.state), goal.client_id)

    def move(standing: Standing) -> None:
        kept = context.desk.goals.get(goal.id)
        if standing.state is not kept.state:
            goals.change_state(context.desk, kept, standing.state, standing.reason)

    def keep() -> bool:
        return form.keep(Deed.CHANGE_GOAL_STATE, goals.place_of(goal.client_id, goal.id), move)

    title = parent.tr("Change status")
    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Keep status"))
    dialog.open()
    return dialog
