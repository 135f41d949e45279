"""Looking back together: goals, agreement and the way of working at one time, in the clients' own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest

from practice_desk.domain.dates import add_months
from practice_desk.domain.goals import Goal, GoalState, active
from practice_desk.domain.noticed import ON_ONE_SHEET
from practice_desk.domain.record import Record
from practice_desk.domain.steps import Step

FIRST = 6
EVERY = 6
MONTHS = 6


class GoalWish(StrEnum):
    """What somebody would like to do with a goal from now on; `PARTLY` finishes it part of the way."""

    KEEP = "keep"
    CHANGE = "change"
    REST = "rest"
    FINISH = "finish"
    PARTLY = "partly"


class ReviewAnswerProblem(StrEnum):
    """Why the answers of a review cannot be kept."""

    OVER = "over"
    TOO_MANY_LINES = "too_many_lines"


@dataclass(frozen=True, kw_only=True, repr=False)
class Review(Record):
    """One time of looking back; `on` is the day it began, `finished_on` the day it was done.

    `settled` holds the ids of the goals of which it is said what becomes of them; `unchanged` that all stays
    as it is. `agreement_review_id` is what came of the agreement.
    """

    client_id: str
    session_id: str | None = None
    on: date
    finished_on: date | None = None
    unchanged: bool = False
    settled: tuple[str, ...] = ()
    agreement_review_id: str | None = None

    @property
    def is_open(self) -> bool:
        """Say whether the review is not done yet."""
        return self.finished_on is None


@dataclass(frozen=True, kw_only=True, repr=False)
class ReviewAnswer(Record):
    """What one person said at a review, card by card, each in their own words and each of it optional.

    `fits` and `talk` hold the questions on the agreement as they were asked, those that fit and those to talk
    about, and `change` what should change. `noticed_ids` are lines chosen for the next sheet. `value` is
    something that matters and has no goal, `strength` one that no goal and no step uses yet, each with what
    was said about it.
    """

    client_id: str
    review_id: str
    person_id: str | None = None
    better: str = ""
    did: str = ""
    noticed_ids: tuple[str, ...] = ()
    more: str = ""
    less: str = ""
    fits: tuple[str, ...] = ()
    talk: tuple[str, ...] = ()
    change: str = ""
    matters: str = ""
    value: str = ""
    value_words: str = ""
    strength: str = ""
    strength_words: str = ""

    def problems(self) -> Iterator[tuple[str, ReviewAnswerProblem]]:
        """Yield what stands in the way of keeping these answers."""
        if len(self.noticed_ids) > ON_ONE_SHEET:
            yield "noticed_ids", ReviewAnswerProblem.TOO_MANY_LINES


@dataclass(frozen=True, kw_only=True, repr=False)
class ReviewWish(Record):
    """What one person would like to do with one goal, and why, in their own words."""

    client_id: str
    review_id: str
    person_id: str | None = None
    goal_id: str
    wish: GoalWish | None = None
    words: str = ""


@dataclass(frozen=True, repr=False)
class Rhythm:
    """When to look back: at which attended session first, then after so many, at least after so many months.

    Session 6 and every 6, at the latest after six months, where the agreement says nothing else
    (clinical.md 2.3 and 3.4).
    """

    first: int = FIRST
    every: int = EVERY
    months: int = MONTHS


def review_on(
    held: Iterable[date], looked: Iterable[date], rhythm: Rhythm, ahead: date | None = None
) -> date | None:
    """Return the day to look back together, None before the first session.

    `held` are the days of attended sessions, `looked` those of earlier reviews, `ahead` the next planned
    session: where that is the one it falls into, its day is returned, so that it can be prepared.
    """
    days = sorted(held)
    if not days:
        return None
    since = max(looked, default=None)
    after = [d for d in days if since is None or d > since]
    number = rhythm.every if since else rhythm.first
    coming = [*after, ahead] if ahead and (since is None or ahead > since) else after
    by_number = coming[number - 1] if 0 < number <= len(coming) else None
    by_months = add_months(since or days[0], rhythm.months) if rhythm.months else None
    return min((d for d in (by_number, by_months) if d), default=None)


def values_without_goal(matters: Iterable[str], goals: Iterable[Goal]) -> list[str]:
    """Return what matters to the client and no goal in work serves yet."""
    named = {_same(g.matters) for g in goals if g.state in (GoalState.ACTIVE, GoalState.DRAFT)}
    return [m for m in matters if m.strip() and _same(m) not in named]


def strengths_unused(strengths: Iterable[str], goals: Iterable[Goal], steps: Iterable[Step]) -> list[str]:
    """Return the client's strengths that no goal in work and no step was made with yet."""
    used = {_same(g.strength) for g in active(goals)} | {_same(s.strength) for s in steps}
    return [s for s in strengths if s.strip() and _same(s) not in used]


def chosen_lines(answers: Iterable[ReviewAnswer]) -> tuple[str, ...]:
    """Return up to two lines for the next sheet: where several people chose, the first choice of each."""
    turns: Sequence[tuple[str | None, ...]] = list(zip_longest(*(a.noticed_ids for a in answers)))
    found = dict.fromkeys(line for turn in turns for line in turn if line)
    return tuple(found)[:ON_ONE_SHEET]


def questions_to_talk_about(answers: Iterable[ReviewAnswer]) -> list[str]:
    """Return the questions on the agreement that anybody would like to talk about, each once."""
    return list(dict.fromkeys(question for a in answers for question in a.talk))


def _same(words: str) -> str:
    return words.strip().casefold()
