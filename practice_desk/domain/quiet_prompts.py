"""Quiet prompts: what is worth a talk, for the therapist only, never while the client has the screen.

Sources: clinical.md 4.4 (mean down by 2, a line at 5 or less, all at the top three times running, because a
rating can be polite) and the practice's own words for them. None is a score, a level or advice on treatment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from statistics import median
from typing import TypeVar

from practice_desk.domain.check_ins import ITEMS, TOP, CheckIn, CheckInItem, in_tenths, of_person
from practice_desk.domain.ratings import Rater, Rating, Scale, in_order
from practice_desk.domain.steps import StepReview

T = TypeVar("T")

MEAN_FELL = 2
ITEM_FELL = 3
LOW = 5
APART = 3
TIMES = 3
FEWEST = 2  # one rating cannot stay where it is
NOT_THIS_TIME_TWICE = 2


class PromptKind(StrEnum):
    """What the prompt is about; `words` names its text in the Library."""

    MEAN_FELL = "mean_fell"
    ITEM_FELL = "item_fell"
    LOW_ITEM = "low_item"
    AT_THE_TOP = "at_the_top"
    SEEN_DIFFERENTLY = "seen_differently"
    GOAL_STILL = "goal_still"
    STEP_STILL = "step_still"

    @property
    def words(self) -> str:
        """Return the key of the prompt's text in the Library."""
        return _TEXTS[self]


_TEXTS = {
    PromptKind.MEAN_FELL: "alliance.drop",
    PromptKind.ITEM_FELL: "alliance.drop",
    PromptKind.LOW_ITEM: "alliance.low",
    PromptKind.AT_THE_TOP: "alliance.flat",
    PromptKind.SEEN_DIFFERENTLY: "alliance.split",
    PromptKind.GOAL_STILL: "goal.still",
    PromptKind.STEP_STILL: "goal.still",
}


@dataclass(frozen=True, repr=False)
class Prompt:
    """One prompt; `item` is the line it is about, `before` and `after` what it went from and to.

    `before` is the median of `marks`, the last ones before, oldest first: what is said aloud is the marks.
    `about` is the id of what it follows from: the check-in, or where a run of equal marks began. So an answer
    to it holds until something moves.
    """

    kind: PromptKind
    item: CheckInItem | None = None
    before: float | None = None
    after: float | None = None
    about: str = ""
    marks: tuple[float, ...] = ()


def check_in_prompts(now: CheckIn, others: Iterable[CheckIn] = ()) -> tuple[Prompt, ...]:
    """Return what a check-in is worth talking about, the largest fall first; nothing before it may be seen.

    `others` may be anybody's, in the order of their sessions: only this person's earlier ones on the same
    kind of answer are compared, against the median of the last three. A line that is low alone says nothing
    at the very first check-in.
    """
    if not now.may_be_seen():
        return ()
    earlier = _earlier(now, others)
    recent = earlier[-TIMES:]
    falls = _falls(now, recent)
    fell = {p.item for p in falls}
    lows = [p for p in _lows(now) if p.item not in fell] if earlier else []
    return (*falls, *lows, *_at_the_top([*earlier, now]))


def seen_differently(check_ins: Sequence[CheckIn]) -> tuple[Prompt, ...]:
    """Return the lines on which two people's marks of one occasion are 3 or more apart, never their mean."""
    seen = [c for c in check_ins if c.may_be_seen()]
    found: list[Prompt] = []
    for item in ITEMS:
        marks = [m for c in seen if (m := _tenths(c, item)) is not None]
        if marks and max(marks) - min(marks) >= APART:
            about = seen[0].session_id or seen[0].id
            found.append(Prompt(PromptKind.SEEN_DIFFERENTLY, item, min(marks), max(marks), about))
    return tuple(found)


def goal_is_still(
    ratings: Iterable[Rating], goal_id: str, scale: Scale, by: tuple[Rater, str | None], times: int = TIMES
) -> Prompt | None:
    """Return a prompt when one rater's last ratings of a goal, usually three, are all the same."""
    marked = [r for r in in_order(ratings, goal_id, scale) if r.by() == by]
    run = _run(marked, lambda r: r.value == marked[-1].value)
    if times < FEWEST or len(run) < times:
        return None
    return Prompt(PromptKind.GOAL_STILL, None, run[0].value, run[0].value, run[0].id)


def step_is_still(reviews: Sequence[StepReview]) -> Prompt | None:
    """Return a prompt when the last two looks at a step, oldest first, were both "not this time"."""
    run = _run(reviews, lambda r: r.done_client == 0)
    return Prompt(PromptKind.STEP_STILL, about=run[0].id) if len(run) >= NOT_THIS_TIME_TWICE else None


def _falls(now: CheckIn, recent: Sequence[CheckIn]) -> list[Prompt]:
    items = [_fall(now, recent, item) for item in ITEMS]
    found = sorted((p for p in items if p), key=_depth, reverse=True)
    mean, marks = now.mean(), _known([c.mean() for c in recent], now)
    after = None if mean is None else in_tenths(now.form, mean)
    if marks and after is not None and median(marks) - after >= MEAN_FELL:
        found.insert(0, Prompt(PromptKind.MEAN_FELL, None, median(marks), after, now.id, marks))
    return found


def _fall(now: CheckIn, recent: Sequence[CheckIn], item: CheckInItem) -> Prompt | None:
    marks, mark = _known([c.answer(item) for c in recent], now), _tenths(now, item)
    if not marks or mark is None or median(marks) - mark < ITEM_FELL:
        return None
    return Prompt(PromptKind.ITEM_FELL, item, median(marks), mark, now.id, marks)


def _known(values: Iterable[float | None], now: CheckIn) -> tuple[float, ...]:
    return tuple(in_tenths(now.form, v) for v in values if v is not None)


def _lows(now: CheckIn) -> list[Prompt]:
    marks = [(item, _tenths(now, item)) for item in ITEMS]
    low = [(i, m) for i, m in marks if m is not None and m <= LOW]
    return [Prompt(PromptKind.LOW_ITEM, item, None, mark, now.id) for item, mark in low]


def _at_the_top(line: Sequence[CheckIn]) -> list[Prompt]:
    run = _run(line, lambda c: set(c.answers) == {TOP[c.form]})
    return [Prompt(PromptKind.AT_THE_TOP, about=run[0].id)] if len(run) >= TIMES else []


def _run(line: Sequence[T], holds: Callable[[T], bool]) -> list[T]:
    """Return the last ones of a line of which something holds without a break, oldest first."""
    return list(takewhile(holds, reversed(line)))[::-1]


def _earlier(now: CheckIn, others: Iterable[CheckIn]) -> list[CheckIn]:
    line = of_person(others, now.person_id)
    if now.id in (ids := [c.id for c in line]):  # of one day, those that stand before it
        line = line[: ids.index(now.id)]
    return [c for c in line if c.id != now.id and c.form is now.form and c.on <= now.on]


def _tenths(check_in: CheckIn, item: CheckInItem) -> float | None:
    mark = check_in.answer(item)
    return None if mark is None else in_tenths(check_in.form, mark)


def _depth(prompt: Prompt) -> float:
    before, after = prompt.before, prompt.after
    return 0 if before is None or after is None else before - after
