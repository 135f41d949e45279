"""The marks of one occasion: for each goal the client first, then the therapist's own, then what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.goals import GAS_LEVELS, Goal
from practice_desk.domain.people import Person
from practice_desk.domain.ratings import Rater, Rating, Scale, given_before, last_by
from practice_desk.domain.record import Record
from practice_desk.ui.fields import LineField
from practice_desk.ui.kit import Choice, Label, Levels, Pips, button, column, row, rule
from practice_desk.ui.parts.ladder import signed
from practice_desk.ui.parts.work import By, Work

Marks = Mapping[str, Any]
_SAID = "said"
THERAPIST: By = (Rater.THERAPIST, None)
TOGETHER: By = (Rater.TOGETHER, None)


@dataclass(frozen=True, kw_only=True, repr=False)
class Occasion(Record):
    """When marks are given: in a session, or only on a date. `marks` are keyed as `key` says."""

    client_id: str
    on: date
    session_id: str | None = None
    marks: Marks = field(default_factory=dict[str, Any])

    def holds(self, rating: Rating) -> bool:
        """Say whether a rating was given on this occasion."""
        return rating.occasion() == (self.session_id or self.on.isoformat())


def key(goal_id: str, by: By, scale: Scale) -> str:
    """Return what one rater's mark of a goal on a scale is kept under while it is typed."""
    return "|".join((goal_id, by[0].value, by[1] or "", scale.value))


class GoalMarks(QWidget):
    """The marks of one goal. The therapist's row comes into sight after the client's was given.

    `people` are those who mark, where not everybody of the file does.
    """

    edited = Signal()

    def __init__(self, work: Work, goal: Goal, people: Sequence[Person] | None = None) -> None:
        super().__init__()
        self.work, self.goal, self._people = work, goal, people
        self.pips: dict[By, Pips] = {}
        self.levels: dict[By, Levels | Choice] = {}
        self._alone = False
        self._parts: dict[By, QWidget] = {}
        parts: list[QWidget] = [Label(goal.wording(), "heading", wrap=True)]
        parts += [self._ten(by) for by in self._clients(Scale.TEN)] if goal.rated_by_ten() else []
        parts += [self._gas(by) for by in self._clients(Scale.GAS)] if goal.rated_by_gas() else []
        self._later = self._therapist()
        self._wait = self._waiting()
        self.said = LineField(self.tr("What made it this number, and not one lower?"))
        self.said.setAccessibleName(self.tr("In the client's words: {0}").format(goal.wording()))
        self.said.edited.connect(self.edited)
        self.setLayout(column(*parts, self._wait, self._later, self.said, gap=8))
        self.edited.connect(self.fit)

    def fit(self) -> None:
        """Show the therapist's row once every client's mark is given, or when only theirs is wanted."""
        mine = [p.value() for p in (*self._own(self.pips), *self._own(self.levels))]
        ready = self._alone or self._given() or any(value is not None for value in mine)
        self._later.setVisible(ready)
        self._wait.setVisible(not ready)

    def only_mine(self) -> None:
        """Rate without the client, as after a session in which there was no time."""
        self._alone = True
        self.fit()
        rows = [*self._own(self.pips), *self._own(self.levels)]
        rows[0].setFocus()

    def show_before(self, before: Mapping[By, Rating]) -> None:
        """Show each rater's last number as a ring."""
        for by, pips in self.pips.items():
            last = before.get(by)
            pips.set_before(last.value if last else None)

    def marks(self) -> dict[str, Any]:
        """Return what stands here."""
        found: dict[str, Any] = {
            key(self.goal.id, by, Scale.TEN): pips.value() for by, pips in self.pips.items()
        }
        found |= {key(self.goal.id, by, Scale.GAS): each.value() for by, each in self.levels.items()}
        return {**found, f"{self.goal.id}|{_SAID}": self.said.value()}

    def set_marks(self, marks: Marks) -> None:
        """Show marks."""
        self._alone = False
        for by, pips in self.pips.items():
            pips.set_value(marks.get(key(self.goal.id, by, Scale.TEN)))
        for by, each in self.levels.items():
            each.set_value(marks.get(key(self.goal.id, by, Scale.GAS)))
        self.said.set_value(str(marks.get(f"{self.goal.id}|{_SAID}") or ""))
        self.fit()

    def _own(self, rows: Mapping[By, Any]) -> list[Any]:
        return [row for by, row in rows.items() if by == THERAPIST]

    def _given(self) -> bool:
        """Say whether each person gave their number, or all of them one together."""
        rows: Mapping[By, Any] = self.pips if self.goal.rated_by_ten() else self.levels
        each = [row.value() for by, row in rows.items() if by not in (THERAPIST, TOGETHER)]
        joint = rows[TOGETHER].value() if TOGETHER in rows else None
        return joint is not None or (bool(each) and None not in each)

    def _clients(self, scale: Scale) -> list[By]:
        marking = self.work.people if self._people is None else self._people
        people: list[By] = [(Rater.PERSON, person.id) for person in marking]
        if self._people is not None:
            return people
        used = self.work.raters(self.goal, scale)
        if not self.work.many():
            return people or [TOGETHER]
        if scale is Scale.GAS:
            return [*(by for by in used if by in people), TOGETHER]
        return [*people, *([TOGETHER] if TOGETHER in used else [])]

    def _ten(self, by: By) -> QWidget:
        pips = Pips()
        pips.setAccessibleName(f"{self.work.who(by)}, {self.goal.wording()}")
        pips.rated.connect(lambda _: self.edited.emit())
        self.pips[by] = pips
        return _stacked(Label(self.work.who(by), "small", tone="muted"), pips)

    def _gas(self, by: By) -> QWidget:
        notes = {0: self.tr("Expected")}
        if self.goal.gas_baseline is not None:
            notes[self.goal.gas_baseline] = self.tr("Start")
        levels = Levels(self.goal.levels, notes=notes)
        levels.setAccessibleName(self.tr("Level, {0}, {1}").format(self.work.who(by), self.goal.wording()))
        levels.rated.connect(lambda _: self.edited.emit())
        self.levels[by] = levels
        return _stacked(Label(self.tr("Level, {0}").format(self.work.who(by)), "small", tone="muted"), levels)

    def _therapist(self) -> QWidget:
        parts = [self._ten(THERAPIST)] if self.goal.rated_by_ten() else []
        parts += [self._own_level()] if self.goal.rated_by_gas() else []
        return _stacked(*parts)

    def _own_level(self) -> QWidget:
        rungs = [(level, f"{signed(level)}  {self.goal.level_text(level)}") for level in reversed(GAS_LEVELS)]
        choice = Choice([(None, self.tr("Open")), *rungs])
        choice.setAccessibleName(self.tr("Your level, {0}").format(self.goal.wording()))
        choice.activated.connect(lambda _: self.edited.emit())
        self.levels[THERAPIST] = choice
        return _stacked(Label(self.tr("Your level"), "small", tone="muted"), choice)

    def _waiting(self) -> QWidget:
        said = self.tr("Your own number comes after the client's.")
        alone = button(self.tr("Only mine"), "link")
        alone.setAccessibleName(self.tr("Only mine: {0}").format(self.goal.wording()))
        alone.clicked.connect(self.only_mine)
        box = QWidget()
        box.setLayout(row((Label(said, "small", tone="muted", wrap=True), 1), alone, gap=8))
        return box


class MarksField(QWidget):
    """The marks of all goals on one occasion, as one field of a form."""

    edited = Signal()

    def __init__(self, work: Work, goals: list[Goal], people: Sequence[Person] | None = None) -> None:
        super().__init__()
        self.work = work
        self.goals = [GoalMarks(work, goal, people) for goal in goals]
        parts: list[QWidget] = []
        for each in self.goals:
            parts += [rule(), each] if parts else [each]
            each.edited.connect(self.edited)
        self.setLayout(column(*parts, gap=12))
        if self.goals:
            first = next(iter((*self.goals[0].pips.values(), *self.goals[0].levels.values())), None)
            if first is not None:
                self.setFocusProxy(first)

    def show_before(self, on: date, session_id: str | None = None) -> None:
        """Show each number given last before a day, or before a session of it."""
        session = next((s for s in self.work.sessions if s.id == session_id), None)
        if session is None:
            given = [r for r in self.work.ratings if r.on < on]
        else:
            given = given_before(self.work.ratings, session, self.work.sessions)
        for each in self.goals:
            each.show_before(last_by(given, each.goal.id, Scale.TEN))

    def value(self) -> dict[str, Any]:
        """Return all marks."""
        return {k: v for each in self.goals for k, v in each.marks().items()}

    def set_value(self, value: Marks | None) -> None:
        """Show marks."""
        for each in self.goals:
            each.set_marks(value or {})

    raw = value

    def set_raw(self, raw: Any) -> None:
        """Show again what was marked."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: only what can be kept can be chosen."""
        return ""

    def ratings(self, occasion: Occasion) -> tuple[list[Rating], list[Rating]]:
        """Return what is to be kept of an occasion, and the kept ratings whose number was taken out."""
        kept = [r for r in self.work.ratings if occasion.holds(r)]
        known = {key(r.goal_id, r.by(), r.scale): r for r in kept}
        marks = self.value()
        given: list[Rating] = []
        for goal in (each.goal for each in self.goals):
            said = marks[f"{goal.id}|{_SAID}"]
            for name, value in marks.items():
                if not name.startswith(f"{goal.id}|") or value is None or name.endswith(f"|{_SAID}"):
                    continue
                given.append(_rating(occasion, name, value, said))
                said = ""  # said once, with the first mark
        cleared = [r for name, r in known.items() if name in marks and marks[name] is None]
        return given, cleared


def marks_of(work: Work, occasion: Occasion) -> dict[str, Any]:
    """Return the marks that are kept of an occasion."""
    found: dict[str, Any] = {}
    for rating in work.ratings:
        if occasion.holds(rating):
            found[key(rating.goal_id, rating.by(), rating.scale)] = rating.value
            if rating.comment:
                found[f"{rating.goal_id}|{_SAID}"] = rating.comment
    return found


def _rating(occasion: Occasion, name: str, value: int, said: str) -> Rating:
    goal_id, rater, person_id, scale = name.split("|")
    return Rating(
        client_id=occasion.client_id, goal_id=goal_id, session_id=occasion.session_id, on=occasion.on,
        rater=Rater(rater), person_id=person_id or None, scale=Scale(scale), value=value, comment=said,
    )  # fmt: skip


def _stacked(*parts: QWidget) -> QWidget:
    box = QWidget()
    box.setLayout(column(*parts, gap=4))
    return box
