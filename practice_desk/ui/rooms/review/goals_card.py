"""The goals at a review: where each is, what each person would like of it, and what becomes of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from practice_desk.domain.goals import Goal, GoalState
from practice_desk.domain.quiet_prompts import goal_is_still
from practice_desk.domain.ratings import Rater, Scale
from practice_desk.domain.reviews import GoalWish
from practice_desk.ui import words
from practice_desk.ui.kit import (
    Card,
    Icon,
    Label,
    Series,
    Spark,
    StateLine,
    button,
    column,
    heading,
    row,
    rule,
    wrap,
)
from practice_desk.ui.rooms.review.read import LookingBack
from practice_desk.ui.rooms.review.said import wish_words


class GoalsCard(Card):
    """Each goal with its line. `settled` brings a goal and what becomes of it; `rate_wanted` the marks."""

    settled = Signal(object, object)
    rate_wanted = Signal()

    def __init__(self, read: LookingBack) -> None:
        super().__init__(gap=10)
        self._read = read
        rate = button(self.tr("Rate goals"), "link", icon="measure")
        rate.setObjectName("rate-goals")
        rate.setEnabled(not read.context.desk.read_only)
        rate.clicked.connect(lambda: self.rate_wanted.emit())
        self.add(heading(self.tr("Where each goal is"), rate))
        for n, goal in enumerate(read.goals()):
            if n:
                self.add(rule())
            self.add(self._goal(goal))
        if not read.goals():
            said = self.tr("No goals yet. A goal says what will be different, in the client's own words.")
            self.add(Label(said, tone="muted", wrap=True))

    def _goal(self, goal: Goal) -> QLayout:
        wishes = [said for w in self._read.file.wishes_for(goal.id) if (said := wish_words(self._read, w))]
        lines = [Label(said, wrap=True) for said in wishes]
        parts: list[QWidget | QLayout] = [self._line(goal)]
        parts += [row(Icon("voice", "accent", 18), (line, 1), gap=8, top=True) for line in lines]
        if self._read.review.is_open and goal.id not in self._read.review.settled and self._is_still(goal):
            said = self.tr(
                "This has stayed where it is for a while. Smaller, different, resting: all are fine."
            )
            parts.append(Label(said, "small", tone="muted", wrap=True))
        parts.append(self._becomes(goal))
        return column(*parts, gap=6)

    def _line(self, goal: Goal) -> QLayout:
        title = Label(goal.wording(), strong=True, wrap=True)
        work = self._read.work
        marks = work.marks(goal, Scale.TEN)
        series = [
            Series(
                work.who(by), [(r.on, r.value) for r in marks if r.by() == by],
                "therapist" if by[0] is Rater.THERAPIST else "person",
            )
            for by in work.raters(goal, Scale.TEN)
        ]  # fmt: skip
        if not series:
            return row((title, 1), Label(self.tr("Not rated yet"), "small", tone="muted"), gap=16)
        numbers = [self._number(one) for one in series]
        spark = Spark(goal.wording().rstrip(" ."), series, goal.target, width=128)
        return row((title, 1), row(spark, *numbers, gap=14), gap=16, stack=560)

    def _number(self, series: Series) -> QLayout:
        tone = "muted" if series.kind == "therapist" else None
        return column(
            Label(str(series.last()), "number", tone=tone, tabular=True),
            Label(series.name, "small", tone="muted"), gap=0,
        )  # fmt: skip

    def _is_still(self, goal: Goal) -> bool:
        raters = [by for by in self._read.work.raters(goal, Scale.TEN) if by[0] is not Rater.THERAPIST]
        return any(goal_is_still(self._read.work.ratings, goal.id, Scale.TEN, by) for by in raters)

    def _becomes(self, goal: Goal) -> QWidget | QLayout:
        deeds = self._deeds(goal)
        if goal.id not in self._read.review.settled:
            return deeds if self._read.review.is_open else QWidget()
        goes_on = goal.state is GoalState.ACTIVE
        said = self.tr("goes on") if goes_on else words.of(goal.state).lower()
        line = StateLine(self.tr("Settled: {0}").format(said), "done")
        why = self._read.settled_because(goal)
        reason = Label(why, "small", tone="muted", wrap=True) if why else None
        if not self._read.may_settle:
            return column(line, reason, gap=2)
        otherwise = button(self.tr("Settle otherwise"), "link")
        otherwise.setObjectName(f"otherwise-{goal.id}")
        otherwise.setAccessibleName(self.tr("Settle otherwise: {0}").format(goal.wording()))
        deeds.hide()
        otherwise.clicked.connect(lambda: _swap(otherwise, deeds))
        return column(row((line, 1), otherwise, gap=12), reason, deeds, gap=2)

    def _deeds(self, goal: Goal) -> QWidget:
        made: list[QWidget] = []
        for wish in GoalWish:
            deed = button(words.of(wish), "small")
            deed.setObjectName(f"{wish.value}-{goal.id}")
            deed.setAccessibleName(f"{words.of(wish)}: {goal.wording()}")
            deed.setEnabled(self._read.may_settle)
            deed.clicked.connect(partial(self._on_settle, goal, wish))
            made.append(deed)
        box = QWidget()
        box.setLayout(wrap(*made))
        return box

    def _on_settle(self, goal: Goal, wish: GoalWish, _checked: bool = False) -> None:
        self.settled.emit(goal, wish)


def _swap(link: QWidget, deeds: QWidget) -> None:
    """Show what else can become of a goal, in place of the link that asked for it."""
    deeds.show()
    first = next(iter(deeds.findChildren(QPushButton)), None)
    if first is not None:
        first.setFocus()
    link.hide()
