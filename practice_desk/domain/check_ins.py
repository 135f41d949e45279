"""The check-in at the end of a session: five lines in our own words, about the work between the two.

There is no norm, no cut-off and no claim to measure (clinical.md 4.4). Two people's marks are two lines,
never a mean. The relationship is one of the strongest predictors of outcome (Fluckiger et al. 2018,
doi:10.1037/pst0000172), which is why a drop is worth a talk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.record import Record

CHIPS_BELOW = 8


class CheckInItem(StrEnum):
    """The five lines, in their order."""

    GOAL = "goal"
    TASK = "task"
    BOND = "bond"
    VOICE = "voice"
    FRAME = "frame"


class CheckInForm(StrEnum):
    """How the lines are answered: 0 to 10, or five faces with words (0 to 4)."""

    TEN = "ten"
    FACES = "faces"


class FrameChip(StrEnum):
    """What did not feel right about the pace, the time and the limits."""

    TOO_FAST = "too_fast"
    TOO_SLOW = "too_slow"
    TOO_CLOSE = "too_close"
    TOO_DISTANT = "too_distant"
    TOO_MUCH_TASK = "too_much_task"
    TOO_LITTLE_TASK = "too_little_task"
    OTHER = "other"


class CheckInProblem(StrEnum):
    """Why a check-in cannot be kept."""

    OUT_OF_RANGE = "out_of_range"
    WRONG_NUMBER = "wrong_number"
    NOTHING_SAID = "nothing_said"
    TO_COME = "to_come"
    SHOWN_ALREADY = "shown_already"
    NOT_SHOWN = "not_shown"


ITEMS = tuple(CheckInItem)
OPEN = (None,) * len(ITEMS)
TOP = {CheckInForm.TEN: 10, CheckInForm.FACES: 4}


@dataclass(frozen=True, kw_only=True, repr=False)
class CheckIn(Record):
    """One person's check-in. `answers` are in the order of `CheckInItem`, None for a line that was skipped.

    `guess` is what the therapist thought the answers would be, put in before they are shown. `handed_back` is
    false while the client holds the screen; `opened` says that the person pressed "Show": until both, nothing
    is worked out and nobody but the person sees it. `chips` are values of `FrameChip`.
    """

    client_id: str
    person_id: str | None = None
    session_id: str | None = None
    on: date
    form: CheckInForm = CheckInForm.TEN
    answers: tuple[int | None, ...] = OPEN
    chips: tuple[str, ...] = ()
    more: str = ""
    less: str = ""
    take: str = ""
    guess: tuple[int | None, ...] = OPEN
    handed_back: bool = True
    opened: bool = True

    def problems(self, today: date) -> Iterator[tuple[str, CheckInProblem]]:
        """Yield each field that stands in the way of keeping this; any line may be skipped."""
        if self.on > today:
            yield "on", CheckInProblem.TO_COME
        said = (self.more, self.less, self.take)
        if not any(words.strip() for words in said) and all(a is None for a in self.answers):
            yield "answers", CheckInProblem.NOTHING_SAID
        for name in ("answers", "guess"):
            yield from self._outside(name, getattr(self, name))

    def answer(self, item: CheckInItem) -> int | None:
        """Return what was marked on a line, None where it was skipped."""
        return self.answers[ITEMS.index(item)]

    def mean(self) -> float | None:
        """Return the mean of the five lines, None where one was skipped: never of some of them."""
        known = [a for a in self.answers if a is not None]
        return sum(known) / len(known) if len(known) == len(ITEMS) else None

    def may_be_seen(self) -> bool:
        """Say whether the therapist may look: the screen was handed back, and the person pressed Show."""
        return self.handed_back and self.opened

    def asks_for_chips(self) -> bool:
        """Say whether to offer what did not feel right: pace, time and limits were marked below 8 of 10."""
        marked = self.answer(CheckInItem.FRAME)
        return marked is not None and in_tenths(self.form, marked) < CHIPS_BELOW

    def _outside(self, name: str, values: Sequence[int | None]) -> Iterator[tuple[str, CheckInProblem]]:
        if len(values) != len(ITEMS):
            yield name, CheckInProblem.WRONG_NUMBER
            return
        allowed = range(TOP[self.form] + 1)
        for item, value in zip(ITEMS, values, strict=True):
            if value is not None and (type(value) is not int or value not in allowed):
                yield f"{name}.{item.value}", CheckInProblem.OUT_OF_RANGE


@dataclass(frozen=True, repr=False)
class Revealed:
    """One line as both see it: the person's mark first, then the guess."""

    item: CheckInItem
    answer: int | None
    guess: int | None

    @property
    def differs_by(self) -> int | None:
        """Return how far the guess was from the mark, None where either is open."""
        return None if self.answer is None or self.guess is None else abs(self.answer - self.guess)


def reveal(check_in: CheckIn) -> tuple[Revealed, ...]:
    """Return the five lines for both to look at. Raises ValueError before the person pressed Show."""
    if not check_in.may_be_seen():
        raise ValueError("not shown yet")
    return tuple(map(Revealed, ITEMS, check_in.answers, check_in.guess))


def in_tenths(form: CheckInForm, value: float) -> float:
    """Return a mark on the scale of 0 to 10; a face counts two and a half."""
    return value * 10 / TOP[form]


def of_person(check_ins: Iterable[CheckIn], person_id: str | None) -> list[CheckIn]:
    """Return what one person let be seen, oldest first; those of one day in the order they are given in."""
    found = [c for c in check_ins if c.person_id == person_id and c.may_be_seen()]
    return sorted(found, key=lambda c: c.on)
