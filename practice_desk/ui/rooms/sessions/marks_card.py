"""Marks of this session: the client's number first; the therapist's guess waits unseen until then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.goals import GAS_LEVELS, Goal, GoalState
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.ratings import Rater, Rating, Scale, last_by
from practice_desk.ui.kit import Card, Choice, Label, Levels, Pips, button, column, heading, row, rule, side
from practice_desk.ui.parts.ladder import signed
from practice_desk.ui.parts.marks import THERAPIST, TOGETHER
from practice_desk.ui.parts.work import By
from practice_desk.ui.rooms.sessions.hands import Hands
from practice_desk.ui.rooms.sessions.seen import Seen

_NAME = 64


def _tr(text: str) -> str:
    return QCoreApplication.translate("marks_card", text)


class MarksCard(Card):
    """One press keeps a number. `guess` asks for the therapist's row before the client's number is there."""

    def __init__(
        self, seen: Seen, hands: Hands, guessing: set[str], guess: Callable[[str], object],
        say: Callable[[], object], *, reads: bool,
    ) -> None:  # fmt: skip
        super().__init__(gap=12)
        self._seen, self._hands, self._guessing, self._guess = seen, hands, guessing, guess
        session = seen.session
        self._here = [r for r in seen.work.ratings if r.session_id == session.id]
        rated = {r.goal_id for r in self._here}
        goals = [g for g in seen.work.goals if (g.id in rated if reads else g.state is GoalState.ACTIVE)]
        self.body.addLayout(
            heading(
                _tr("Goals, 0 to 10"), *([_words_link(say)] if goals else []), note=_tr("ring: last time")
            )
        )
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

    def _goal(self, goal: Goal) -> QWidget:
        parts: list[QWidget] = [Label(goal.wording(), strong=True, wrap=True, selectable=True)]
        scales = [s for s in (Scale.TEN, Scale.GAS) if self._asks(goal, s)]
        given = all(self._value(goal, by, s) is not None for s in scales for by in self._clients())
        for scale in scales:
            parts += [self._row(goal, by, scale) for by in self._clients()]
        if given or goal.id in self._guessing:
            parts += [self._row(goal, THERAPIST, scale) for scale in scales]
        elif scales:
            parts.append(self._waiting(goal, scales[0]))
        made = QWidget()
        made.setLayout(column(*parts, gap=6))
        return made

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

    def _clients(self) -> list[By]:
        people: list[By] = [(Rater.PERSON, person.id) for person in self._seen.work.people]
        return people or [TOGETHER]

    def _value(self, goal: Goal, by: By, scale: Scale) -> int | None:
        mine = (r for r in self._here if r.goal_id == goal.id and r.scale is scale and r.by() == by)
        return next((r.value for r in mine), None)

    def _row(self, goal: Goal, by: By, scale: Scale) -> QWidget:
        who = self._seen.work.who(by)
        value = self._value(goal, by, scale)
        last = last_by(self._seen.work.ratings, goal.id, scale, before=self._seen.session.on).get(by)
        field: Pips | Levels
        if scale is Scale.TEN:
            field = Pips(value, last.value if last else None)
        elif by == THERAPIST:
            return self._own_level(goal, value)
        else:
            field = Levels(goal.levels)
            field.set_value(value)
        field.setObjectName(f"mark-{goal.id}-{by[0].value}-{by[1] or ''}-{scale.value}")
        field.setAccessibleName(_tr("{0}, {1}").format(who, goal.wording()))
        field.rated.connect(lambda number: self._rate(goal, by, scale, number))
        made = QWidget()
        name = Label(who, "small", tone="muted", wrap=True)
        made.setLayout(row(side(name, _NAME), (field, 1), gap=8, stack="auto"))
        return made

    def _own_level(self, goal: Goal, value: int | None) -> QWidget:
        """Return the therapist's level as one line: the ladder stands above it already."""
        rungs = [(level, f"{signed(level)}  {goal.level_text(level)}") for level in reversed(GAS_LEVELS)]
        choice = Choice([(None, _tr("Open")), *rungs])
        choice.set_value(value)
        choice.setObjectName(f"mark-{goal.id}-therapist--gas")
        choice.setAccessibleName(_tr("Your level, {0}").format(goal.wording()))
        choice.activated.connect(lambda _: self._rate(goal, THERAPIST, Scale.GAS, choice.value()))
        made = QWidget()
        who = Label(self._seen.work.who(THERAPIST), "small", tone="muted", wrap=True)
        made.setLayout(row(side(who, _NAME), (choice, 1), gap=8, stack="auto"))
        return made

    def _rate(self, goal: Goal, by: By, scale: Scale, number: int | None) -> None:
        if by == THERAPIST:
            self._guessing.discard(goal.id)
        self._hands.rate(goal, by, scale, number)

    def _waiting(self, goal: Goal, scale: Scale) -> QWidget:
        kept = self._value(goal, THERAPIST, scale) is not None
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


def _words_link(say: Callable[[], object]) -> QWidget:
    made = button(_tr("What they said"), "link", icon="quote")
    made.setObjectName("marks-said")
    made.clicked.connect(lambda: say())
    return made
