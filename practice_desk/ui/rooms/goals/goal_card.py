"""One goal, for reading: the client's words large, what it is for, how it went, and its steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from practice_desk.domain.goal_change import POINTED_OUT, goal_change
from practice_desk.domain.goals import Goal, GoalChange, GoalEdit, GoalState
from practice_desk.domain.ratings import Rater, Scale
from practice_desk.ui import words
from practice_desk.ui.kit import (
    Card,
    Label,
    MenuButton,
    RatingChart,
    Series,
    StateLine,
    button,
    column,
    row,
    rule,
    side,
)
from practice_desk.ui.parts.ladder import Ladder
from practice_desk.ui.parts.work import Work

LOOKS = {
    GoalState.DRAFT: "draft",
    GoalState.ACTIVE: "plain",
    GoalState.PAUSED: "paused",
    GoalState.ACHIEVED: "done",
    GoalState.PARTLY: "partly",
    GoalState.REPLACED: "past",
    GoalState.DROPPED: "declined",
}
_MARKED = {GoalChange.WORDS, GoalChange.LEVELS, GoalChange.TARGET}
_LADDER_WIDTH = 304


class GoalCard(Card):
    """Shows one goal; `quiet` is what is worth a talk. Each signal asks for what its button names."""

    edit_wanted = Signal()
    state_wanted = Signal()
    replace_wanted = Signal()
    remove_wanted = Signal()
    history_wanted = Signal()
    ratings_wanted = Signal()

    def __init__(self, work: Work, goal: Goal, steps: QLayout, quiet: Sequence[QWidget] = ()) -> None:
        self.work, self.goal = work, goal
        super().__init__(gap=8, margin=(20, 14, 20, 16))
        self.setAccessibleName(goal.wording())
        for part in (self._head(), *self._about(), self._progress(), *quiet, self._clinical()):
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            elif part is not None:
                self.body.addLayout(part)
        self.body.addWidget(rule())
        self.body.addLayout(steps)

    def _head(self) -> QLayout:
        said = Label(self.goal.wording(), "title", wrap=True, selectable=True)
        edit = button(self.tr("Edit goal"), "small", icon="pen")
        edit.setObjectName("edit-goal")
        edit.clicked.connect(self.edit_wanted)
        more = MenuButton(
            self.tr("More"),
            [
                (self.tr("Change status"), self.state_wanted.emit),
                (self.tr("Replace with another goal"), self.replace_wanted.emit),
                (self.tr("All ratings"), self.ratings_wanted.emit),
                (self.tr("What was changed"), self.history_wanted.emit),
                None,
                (self.tr("Remove goal"), self.remove_wanted.emit),
            ],
        )
        self.edit_button, self.more_button = edit, more
        return row((said, 1), column(row(edit, more, gap=8), ...), gap=12)

    def _about(self) -> list[QWidget | QLayout | None]:
        goal = self.goal
        first = None
        if goal.instead.strip():
            first = self._line(self.tr("First said as: {0}").format(goal.words))
        parts = (
            (self.tr("Why"), goal.why), (self.tr("Matters"), goal.matters),
            (self.tr("Strength"), goal.strength), (self.tr("Area"), goal.area),
            (self.tr("Good enough"), self._target()),
        )  # fmt: skip
        about = "   ".join(f"{label}: {value.rstrip('.')}." for label, value in parts if value.strip())
        how = "\n".join(f"• {strategy}" for strategy in goal.strategies)
        return [
            self._state(),
            first,
            self._line(about),
            column(Label(self.tr("How we work on it"), "small", tone="muted"), self._line(how, None), gap=2)
            if how
            else None,
        ]

    def _state(self) -> QWidget | None:
        goal = self.goal
        if goal.state is GoalState.ACTIVE:
            return None
        changes = [e for e in self.work.edits if e.goal_id == goal.id and e.what is GoalChange.STATE]
        last = max(changes, key=lambda e: e.on, default=None)
        note = ""
        if last is not None:
            note = ", ".join(p for p in (self.work.context.date(last.on), last.reason) if p)
        box = QWidget()
        box.setLayout(column(StateLine(words.of(goal.state), LOOKS[goal.state]), self._line(note), gap=2))
        return box

    def _target(self) -> str:
        goal = self.goal
        when = self.work.context.date(goal.target_on)
        if goal.target is None:
            return self.tr("by {0}").format(when) if when else ""
        return self.tr("{0} of 10 by {1}").format(goal.target, when) if when else f"{goal.target} of 10"

    def _clinical(self) -> QWidget | None:
        if not self.goal.clinical.strip():
            return None
        lead = Label(self.tr("Clinical wording, not on the client's sheet"), "small", tone="muted", wrap=True)
        return _sunk(column(lead, Label(self.goal.clinical, wrap=True, selectable=True), gap=2))

    def _progress(self) -> QLayout | None:
        goal = self.goal
        chart, ladder = None, None
        if goal.rated_by_ten() or self.work.marks(goal, Scale.TEN):
            title = Label(self.tr("Rating on each occasion, 0 to 10"), "small", tone="muted", wrap=True)
            chart = column(title, self._chart(), *self._moved(), ..., gap=4)
        if goal.rated_by_gas() and any(goal.levels):
            title = Label(self.tr("Levels, written together"), "small", tone="muted", wrap=True)
            box = QWidget()
            box.setLayout(column(title, Ladder(goal, self._levels_now()), ..., gap=6))
            ladder = side(box, _LADDER_WIDTH)
        if chart is None and ladder is None:
            return None
        return row((chart, 1) if chart else None, ladder, gap=20, stack=900)

    def _chart(self) -> QWidget:
        marks = self.work.marks(self.goal, Scale.TEN)
        if not marks:
            empty = self.tr("Not rated yet. The first number is where the client is today.")
            return Label(empty, tone="muted", wrap=True)
        series = [
            Series(
                self.work.who(by),
                [(r.on, r.value) for r in marks if r.by() == by],
                "therapist" if by[0] is Rater.THERAPIST else "person",
            )
            for by in self.work.raters(self.goal, Scale.TEN)
        ]
        days = {r.on for r in marks}
        edits = [
            (e.on, words.of(e.what))
            for e in self.work.edits
            if e.goal_id == self.goal.id and e.what in _MARKED and min(days) <= e.on <= max(days)
        ]
        return RatingChart(self.goal.wording(), series, self.goal.target, edits)

    def _moved(self) -> list[QWidget]:
        """Return a quiet line for each rater whose number moved so far that chance is less likely."""
        lines: list[QWidget] = []
        for by in self.work.raters(self.goal, Scale.TEN):
            values = [r.value for r in self.work.marks(self.goal, Scale.TEN) if r.by() == by]
            moved = goal_change(values)
            if moved is not None and moved.is_large:
                said = self.tr("{0}: from {1} to {2}.").format(self.work.who(by), moved.first, moved.last)
                lines.append(Label(said, "small", tone="muted", wrap=True))
        if lines:
            said = self.tr("A change of {0} or more is less likely to be chance; the size is provisional.")
            lines.append(Label(said.format(POINTED_OUT), "small", tone="muted", wrap=True))
        return lines

    def _levels_now(self) -> list[tuple[str, int]]:
        marks = self.work.marks(self.goal, Scale.GAS)
        return [
            (self.work.who(by), [r.value for r in marks if r.by() == by][-1])
            for by in self.work.raters(self.goal, Scale.GAS)
        ]

    def _line(self, text: str, tone: str | None = "muted") -> Label | None:
        return Label(text, tone=tone, wrap=True, selectable=True) if text.strip() else None


def edit_words(work: Work, edit: GoalEdit) -> str:
    """Return one change of a goal as it is read: when, what, from what to what, and why."""

    def said(text: str) -> str:
        if edit.what is GoalChange.STATE and text in set(GoalState):
            return words.of(GoalState(text))
        return text.strip() or "–"

    head = f"{work.context.date(edit.on)}, {words.of(edit.what)}"
    lines = [head, f"{said(edit.before)}  →  {said(edit.after)}"]
    following = next((g for g in work.goals if g.id == edit.replaced_by), None)
    if following is not None:
        lines.append(QCoreApplication.translate("GoalCard", "Followed by: {0}").format(following.wording()))
    return "\n".join([*lines, *([edit.reason] if edit.reason else [])])


def _sunk(layout: QLayout) -> QWidget:
    box = Card(margin=(12, 8, 12, 8))
    box.setProperty("card", "sunk")
    box.body.addLayout(layout)
    return box


def icon_button(text: str, icon: str) -> QPushButton:
    """Return a link with an icon, the action of a heading."""
    return button(text, "link", icon=icon)
