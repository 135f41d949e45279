"""Goals a client works towards, in the client's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.record import Record

GAS_LEVELS = (-2, -1, 0, 1, 2)
TEN = range(11)
ADVISED_ACTIVE = 3
WARNED_ACTIVE = 5
_AVOIDING = re.compile(
    r"^\W*(?:(?:i|we)\s+(?:want\s+to|would\s+like\s+to|need\s+to|will|am\s+going\s+to)\s+|(?:i|we)\s+)?"
    r"(?:to\s+)?(?:be\s+|do\s+|have\s+|feel\s+)?(?:stop|stopping|avoid|avoiding|less|no\s+more|not|quit|never|don['’]?t)\b",
    re.IGNORECASE,
)


class GoalState(StrEnum):
    """Where a goal stands."""

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"
    ACHIEVED = "achieved"
    PARTLY = "partly"
    REPLACED = "replaced"
    DROPPED = "dropped"


class GoalMeasure(StrEnum):
    """How progress is looked at: 0 to 10, five written levels (GAS), or both."""

    TEN = "ten"
    GAS = "gas"
    BOTH = "both"


class GoalProblem(StrEnum):
    """Why a goal cannot be kept as it is."""

    NO_WORDS = "no_words"
    OUT_OF_RANGE = "out_of_range"
    NO_LEVEL_ZERO = "no_level_zero"
    NO_REASON = "no_reason"


class GoalAdvice(StrEnum):
    """What to say quietly about how many goals are in work at once."""

    MANY = "many"
    TOO_MANY = "too_many"


class GoalChange(StrEnum):
    """What an edit of a goal changed."""

    WORDS = "words"
    LEVELS = "levels"
    TARGET = "target"
    STATE = "state"


@dataclass(frozen=True, kw_only=True, repr=False)
class Goal(Record):
    """One goal. `words` are the client's, first person; `clinical` never leaves the record.

    `instead` is what they would be doing instead, for words that say what to avoid; both wordings are kept.
    `baseline`, `target` are 0 to 10; `gas_baseline` is -2 to 2; `levels` holds the five GAS texts for
    -2, -1, 0, 1, 2 in that order (level 0 is written first); `importance` is 0 to 3 (clinical.md 3.1).
    """

    client_id: str
    words: str = ""
    instead: str = ""
    clinical: str = ""
    why: str = ""
    matters: str = ""
    strength: str = ""
    area: str = ""
    strategies: tuple[str, ...] = ()
    measure: GoalMeasure = GoalMeasure.TEN
    baseline: int | None = None
    target: int | None = None
    target_on: date | None = None
    gas_baseline: int | None = None
    levels: tuple[str, ...] = ("", "", "", "", "")
    importance: int = 1
    state: GoalState = GoalState.ACTIVE
    made_on: date | None = None
    position: int = 0

    def problems(self) -> Iterator[tuple[str, GoalProblem]]:
        """Yield each field that stands in the way of keeping this goal."""
        if not self.words.strip():
            yield "words", GoalProblem.NO_WORDS
        for name in ("baseline", "target"):
            value = getattr(self, name)
            if value is not None and value not in TEN:
                yield name, GoalProblem.OUT_OF_RANGE
        if self.gas_baseline is not None and self.gas_baseline not in GAS_LEVELS:
            yield "gas_baseline", GoalProblem.OUT_OF_RANGE
        if any(self.levels) and not self.levels[2].strip():
            yield "levels", GoalProblem.NO_LEVEL_ZERO

    def rated_by_gas(self) -> bool:
        """Say whether levels are rated for this goal."""
        return self.measure in (GoalMeasure.GAS, GoalMeasure.BOTH)

    def rated_by_ten(self) -> bool:
        """Say whether 0 to 10 is rated for this goal."""
        return self.measure in (GoalMeasure.TEN, GoalMeasure.BOTH)

    def wording(self) -> str:
        """Return what the goal is read as: what they would be doing instead, where that was said."""
        return self.instead.strip() or self.words

    def level_text(self, level: int) -> str:
        """Return the agreed text of a level from -2 to 2."""
        return self.levels[level + 2]


@dataclass(frozen=True, kw_only=True, repr=False)
class GoalEdit(Record):
    """What a goal said before it was changed, when and why; for a replaced goal, by which."""

    client_id: str
    goal_id: str
    on: date
    session_id: str | None = None
    what: GoalChange
    before: str = ""
    after: str = ""
    reason: str = ""
    replaced_by: str | None = None


def says_what_to_avoid(words: str) -> bool:
    """Say whether a goal is phrased as stop, avoid or less, so that the program can ask what instead.

    Avoidance-worded goals went with less symptom improvement (Wollburg & Braukhaus 2010, clinical.md 3.1).
    """
    return bool(_AVOIDING.match(words))


def needs_reason(state: GoalState) -> bool:
    """Say whether a goal moves to this state with a reason: where it rests, shrinks or ends early."""
    return state in (GoalState.PAUSED, GoalState.PARTLY, GoalState.REPLACED, GoalState.DROPPED)


def advice_on(others: int) -> GoalAdvice | None:
    """Return what to say when one more goal joins `others` active ones.

    Three at a time is the advice, five the point of a warning (clinical.md 3.1).
    """
    if others + 1 >= WARNED_ACTIVE:
        return GoalAdvice.TOO_MANY
    return GoalAdvice.MANY if others + 1 > ADVISED_ACTIVE else None


def active(goals: Iterable[Goal]) -> list[Goal]:
    """Return the goals being worked on, in order."""
    return sorted((g for g in goals if g.state is GoalState.ACTIVE), key=lambda g: g.position)


def edits_between(before: Goal, after: Goal, on: date, session_id: str | None = None) -> list[GoalEdit]:
    """Return what to note when a kept goal changes in a way its chart and levels must show."""
    pairs: list[tuple[GoalChange, object, object]] = [
        (GoalChange.WORDS, before.words, after.words),
        (GoalChange.LEVELS, "\n".join(before.levels), "\n".join(after.levels)),
        (GoalChange.TARGET, _target(before), _target(after)),
    ]
    return [
        GoalEdit(
            client_id=after.client_id, goal_id=after.id, on=on, session_id=session_id,
            what=what, before=str(old), after=str(new),
        )
        for what, old, new in pairs
        if old != new and str(old).strip()
    ]  # fmt: skip


def _target(goal: Goal) -> str:
    when = goal.target_on.isoformat() if goal.target_on else ""
    return " ".join(part for part in ("" if goal.target is None else str(goal.target), when) if part)
