"""Quiet prompts: what is worth a talk, for the therapist only, never while the client has the screen.

Sources: clinical.md 4.4 (mean down by 2, a line at 5 or less, all at the top three times running, because a
rating can be polite) and the practice's own words for them. None is a score, a level or advice on treatment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from practice_desk.domain.check_ins import ITEMS, TOP, CheckIn, CheckInItem, in_tenths, of_person
from practice_desk.domain.ratings import Rater, Rating, Scale, last_values
from practice_desk.domain.steps import StepReview

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
    """One prompt; `item` is the line it is about, `before` and `after` what it went from and to."""

    kind: PromptKind
    item: CheckInItem | None = None
    before: float | None = None
    after: float | None = None


def check_in_prompts(now: CheckIn, others: Iterable[CheckIn] = ()) -> tuple[Prompt, ...]:
    """Return what a check-in is worth talking about, the largest fall first; nothing before it may be seen.

    `others` may be anybody's: only this person's earlier ones on the same kind of answer are compared,
    against the median of the last three. A line that is low alone says nothing at the very first check-in.
    """
    if not now.may_be_seen():
        return ()
    earlier = [c for c in of_person(others, now.person_id) if _is_before(c, now)]
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
            found.append(Prompt(PromptKind.SEEN_DIFFERENTLY, item, min(marks), max(marks)))
    return tuple(found)


def goal_is_still(
    ratings: Iterable[Rating], goal_id: str, scale: Scale, by: tuple[Rater, str | None], times: int = TIMES
) -> Prompt | None:
    """Return a prompt when one rater's last ratings of a goal, usually three, are all the same."""
    last = last_values(ratings, goal_id, scale, by)[-times:]
    if times < FEWEST or len(last) < times or len(set(last)) > 1:
        return None
    return Prompt(PromptKind.GOAL_STILL, before=last[0], after=last[0])


def step_is_still(reviews: Sequence[StepReview]) -> Prompt | None:
    """Return a prompt when the last two looks at a step, oldest first, were both "not this time"."""
    last = [r.done_client for r in reviews][-NOT_THIS_TIME_TWICE:]
    return Prompt(PromptKind.STEP_STILL) if last == [0] * NOT_THIS_TIME_TWICE else None


def _falls(now: CheckIn, recent: Sequence[CheckIn]) -> list[Prompt]:
    items = [_fall(now, recent, item) for item in ITEMS]
    found = sorted((p for p in items if p), key=_depth, reverse=True)
    usual = _usual([c.mean() for c in recent], now)
    mean = now.mean()
    if usual is not None and mean is not None and usual - in_tenths(now.form, mean) >= MEAN_FELL:
        found.insert(0, Prompt(PromptKind.MEAN_FELL, None, usual, in_tenths(now.form, mean)))
    return found


def _fall(now: CheckIn, recent: Sequence[CheckIn], item: CheckInItem) -> Prompt | None:
    usual, mark = _usual([c.answer(item) for c in recent], now), _tenths(now, item)
    if usual is None or mark is None or usual - mark < ITEM_FELL:
        return None
    return Prompt(PromptKind.ITEM_FELL, item, usual, mark)


def _usual(values: Iterable[float | None], now: CheckIn) -> float | None:
    known = [in_tenths(now.form, v) for v in values if v is not None]
    return median(known) if known else None


def _lows(now: CheckIn) -> list[Prompt]:
    marks = [(item, _tenths(now, item)) for item in ITEMS]
    return [Prompt(PromptKind.LOW_ITEM, i, after=m) for i, m in marks if m is not None and m <= LOW]


def _at_the_top(line: Sequence[CheckIn]) -> list[Prompt]:
    last = line[-TIMES:]
    top = all(set(c.answers) == {TOP[c.form]} for c in last)
    return [Prompt(PromptKind.AT_THE_TOP)] if top and len(last) == TIMES else []


def _is_before(other: CheckIn, now: CheckIn) -> bool:
    return other.id != now.id and other.form is now.form and other.on <= now.on


def _tenths(check_in: CheckIn, item: CheckInItem) -> float | None:
    mark = check_in.answer(item)
    return None if mark is None else in_tenths(check_in.form, mark)


def _depth(prompt: Prompt) -> float:
    before, after = prompt.before, prompt.after
    return 0 if before is None or after is None else before - after
