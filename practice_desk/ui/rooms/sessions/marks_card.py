"""Marks of this session: the client's number first; the therapist's guess waits unseen until then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.attendance import CAME
from practice_desk.domain.goals import GAS_LEVELS, Goal, GoalState
from practice_desk.domain.people import Person
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.ui.kit import (
    Card,
    Choice,
    Label,
    Levels,
    MenuButton,
    Pips,
    button,
    column,
    heading,
    row,
    rule,
    side,
)
from practice_desk.ui.parts.ladder import signed
from practice_desk.ui.parts.marks import THERAPIST, TOGETHER
from practice_desk.ui.parts.work import By
from practice_desk.ui.rooms.sessions.hands import Hands
from practice_desk.ui.rooms.sessions.said_lines import SaidLines
from practice_desk.ui.rooms.sessions.seen import Seen

_NAME = 64


def _tr(text: str) -> str:
    return QCoreApplication.translate("marks_card", text)


class MarksCard(Card):
    """One press keeps a number. `guess` asks for the therapist's row before the client's number is there.

    `turn` turns the screen to one person; `lines` take what made it this number, in the client's words.
    Without `lines` the card is only read.
    """

    def __init__(
        self, seen: Seen, hands: Hands, guessing: set[str], guess: Callable[[str], object],
        turn: Callable[[str], object], lines: SaidLines | None,
    ) -> None:  # fmt: skip
        super().__init__(gap=12)
        self._seen, self._hands, self._guessing, self._guess = seen, hands, guessing, guess
        self._lines = lines
        self._here = [r for r in seen.work.ratings if r.session_id == seen.session.id]
        self._before = {marks.goal.id: marks for marks in seen.before.marks}
        rated = {r.goal_id for r in self._here}
        reads = lines is None
        goals = [g for g in seen.work.goals if (g.id in rated if reads else g.state is GoalState.ACTIVE)]
        actions = [] if reads or not goals else self._turn(turn)
        self.body.addLayout(heading(_tr("Goals, 0 to 10"), *actions))
        if not reads and any(marks.ten for marks in self._before.values()):
            self.body.addWidget(Label(_tr("The ring is last time."), "small", tone="muted"))
        for n, goal in enumerate(goals):
            if n:
                self.body.addWidget(rule())
            self.body.addWidget(self._read(goal) if reads else self._goal(goal))
        if not goals:
            said = (
                _tr("No goal was rated.") if reads
                else _tr("No goal is being worked on yet. Goals are written on their own page.")
            )  # fmt: skip
            self.body.addWidget(Label(said, tone="muted", wrap=True))

    def _turn(self, turn: Callable[[str], object]) -> list[QWidget]:
        people = self._people()
        if not people:
            return []
        if len(people) == 1:
            made = button(_tr("Turn the screen"), "link", icon="person")
            made.clicked.connect(lambda: turn(people[0].id))
        else:
            named = [(self._seen.work.name_of(p.id), partial(turn, p.id)) for p in people]
            made = MenuButton(_tr("Turn the screen"), named, kind="quiet")
        made.setObjectName("turn-marks")
        made.setAccessibleName(_tr("Turn the screen: where they are with each goal"))
        return [made]

    def _goal(self, goal: Goal) -> QWidget:
        parts: list[QWidget] = [Label(goal.wording(), strong=True, wrap=True, selectable=True)]
        scales = [s for s in (Scale.TEN, Scale.GAS) if self._asks(goal, s)]
        guesses = goal.id in self._guessing
        for scale in scales:
            parts += [self._row(goal, by, scale) for by in self._clients(goal, scale)]
            if guesses or self._given(goal, scale):
                parts.append(self._row(goal, THERAPIST, scale))
        waits = [s for s in scales if not self._given(goal, s)]
        if waits and not guesses:
            parts.append(self._waiting(goal, waits))
        parts += self._said(goal)
        made = QWidget()
        made.setLayout(column(*parts, gap=6))
        return made

    def _said(self, goal: Goal) -> list[QWidget]:
        """Return a line for what made it this number, for everybody who gave one."""
        lines, many = self._lines, self._seen.work.many()
        gave = {r.by() for r in self._here if r.goal_id == goal.id and r.rater is not Rater.THERAPIST}
        by_name = [(by, self._seen.work.who(by)) for by in self._seen.work.ordered(list(gave))]
        return [lines.line(goal, by, who if many else "") for by, who in by_name] if lines else []

    def _read(self, goal: Goal) -> QWidget:
        """Return who gave which number, in words."""
        mine = [r for r in self._here if r.goal_id == goal.id]
        order = self._seen.work.ordered(list(dict.fromkeys(r.by() for r in mine)))
        said = [f"{self._seen.work.who(by)} {_number(r)}" for by in order for r in mine if r.by() == by]
        comments = [f"“{r.comment}”" for r in mine if r.comment.strip()]
        made = QWidget()
        lines = ["  ·  ".join(said), *comments]
        made.setLayout(
            column(
                Label(goal.wording(), strong=True, wrap=True), *(Label(t, wrap=True) for t in lines), gap=2
            )
        )
        return made

    def _asks(self, goal: Goal, scale: Scale) -> bool:
        if scale is Scale.TEN:
            return goal.rated_by_ten()
        return goal.rated_by_gas() and (self._seen.shows(SessionPart.GAS) or not goal.rated_by_ten())

    def _people(self) -> list[Person]:
        """Return who was there: nobody's number is waited for who did not come."""
        away = {a.person_id for a in self._seen.attendance if a.how not in CAME}
        return [p for p in self._seen.work.people if p.id not in away]

    def _clients(self, goal: Goal, scale: Scale) -> list[By]:
        """Return who gives a number: each person their own, in couple work a level of a goal together."""
        people: list[By] = [(Rater.PERSON, person.id) for person in self._people()]
        if not self._seen.work.many():
            return people or [TOGETHER]
        used = self._seen.work.raters(goal, scale)
        if scale is Scale.GAS:
            return [*(by for by in used if by in people), TOGETHER]
        return [*people, *([TOGETHER] if TOGETHER in used or not people else [])]

    def _given(self, goal: Goal, scale: Scale) -> bool:
        """Say whether each person gave their number, or all of them one together."""
        each = [by for by in self._clients(goal, scale) if by != TOGETHER]
        joint = self._value(goal, TOGETHER, scale) is not None
        return joint or (bool(each) and all(self._value(goal, by, scale) is not None for by in each))

    def _value(self, goal: Goal, by: By, scale: Scale) -> int | None:
        mine = (r for r in self._here if r.goal_id == goal.id and r.scale is scale and r.by() == by)
        return next((r.value for r in mine), None)

    def _last(self, goal: Goal, by: By, scale: Scale) -> Rating | None:
        """Return what somebody gave before this session."""
        before = self._before.get(goal.id)
        given: Mapping[By, Rating] = {}
        if before is not None:
            given = before.ten if scale is Scale.TEN else before.gas
        return given.get(by)

    def _row(self, goal: Goal, by: By, scale: Scale) -> QWidget:
        value, last = self._value(goal, by, scale), self._last(goal, by, scale)
        if scale is Scale.GAS:
            return self._own_level(goal, value) if by == THERAPIST else self._levels(goal, by, value, last)
        field = Pips(value, last.value if last else None)
        self._wire(field, goal, by, scale)
        return self._named(by, field)

    def _levels(self, goal: Goal, by: By, value: int | None, last: Rating | None) -> QWidget:
        field = Levels(goal.levels, notes={last.value: _tr("Last time")} if last else None)
        field.set_value(value)
        self._wire(field, goal, by, Scale.GAS)
        made = QWidget()
        who = _tr("{0}: which of these is nearest?").format(self._seen.work.who(by))
        made.setLayout(column(Label(who, "small", tone="muted", wrap=True), field, gap=2))
        return made

    def _wire(self, field: Pips | Levels, goal: Goal, by: By, scale: Scale) -> None:
        field.setObjectName(f"mark-{goal.id}-{by[0].value}-{by[1] or ''}-{scale.value}")
        said = _tr("{0}, {1}") if scale is Scale.TEN else _tr("Level, {0}, {1}")
        field.setAccessibleName(said.format(self._seen.work.who(by), goal.wording()))
        field.rated.connect(lambda number: self._rate(goal, by, scale, number))

    def _own_level(self, goal: Goal, value: int | None) -> QWidget:
        """Return the therapist's level as one line: the ladder stands above it already."""
        rungs = [(level, f"{signed(level)}  {goal.level_text(level)}") for level in reversed(GAS_LEVELS)]
        choice = Choice([(None, _tr("No level yet")), *rungs])
        choice.set_value(value)
        choice.setObjectName(f"mark-{goal.id}-therapist--gas")
        choice.setAccessibleName(_tr("Your level, {0}").format(goal.wording()))
        choice.activated.connect(lambda _: self._rate(goal, THERAPIST, Scale.GAS, choice.value()))
        return self._named(THERAPIST, choice)

    def _named(self, by: By, field: QWidget) -> QWidget:
        made = QWidget()
        name = Label(self._seen.work.who(by), "small", tone="muted", wrap=True)
        made.setLayout(row(side(name, _NAME), (field, 1), gap=8, stack="auto"))
        return made

    def _rate(self, goal: Goal, by: By, scale: Scale, number: int | None) -> None:
        if by == THERAPIST:
            self._guessing.discard(goal.id)
        self._hands.rate(goal, by, scale, number)

    def _waiting(self, goal: Goal, scales: list[Scale]) -> QWidget:
        kept = any(self._value(goal, THERAPIST, scale) is not None for scale in scales)
        said = (
            _tr("Your guess is kept and shows after theirs.") if kept
            else _tr("Your own number comes after theirs.")
        )  # fmt: skip
        ask = button(_tr("Change it") if kept else _tr("Guess first"), "link")
        ask.setObjectName(f"guess-{goal.id}")
        ask.setAccessibleName(_tr("Your guess first: {0}").format(goal.wording()))
        ask.clicked.connect(lambda: self._guess(goal.id))
        made = QWidget()
        made.setLayout(row((Label(said, "small", tone="muted", wrap=True), 1), ask, gap=8))
        return made


def _number(rating: Rating) -> str:
    """Return a number as it is read: a level says that it is one."""
    if rating.scale is Scale.TEN:
        return str(rating.value)
    return _tr("level {0}").format(signed(rating.value))
