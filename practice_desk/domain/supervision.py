"""Supervision: the log with counted minutes. It is no part of any client's record; clients are codes here.

Source of what counts: BACP guide to supervision, as set out in clinical.md 6.5: alone in full; a group of
four or fewer counts half; of five or more the time divided by their number; a peer group counts all its
members. At least 1.5 hours a month for accredited members, not averaged over the year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from practice_desk.domain.record import Record

TARGET_MINUTES = 90
HALF_UP_TO = 4
MINUTES = range(1, 24 * 60 + 1)


class SupervisionKind(StrEnum):
    """With whom: alone with a supervisor, in a group, or among peers."""

    ONE_TO_ONE = "one_to_one"
    GROUP = "group"
    PEER = "peer"


class SupervisionProblem(StrEnum):
    """Why an entry cannot be kept."""

    MINUTES = "minutes"
    SIZE = "size"
    TO_COME = "to_come"
    NO_SUCH_CODE = "no_such_code"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, kw_only=True, repr=False)
class Supervision(Record):
    """One meeting. `size` is how many in a group, for peers all members with oneself; 1 when alone.

    `codes` are clients' reference codes, never names; `material` are those of whom more was shown,
    such as a recording or a letter; each of them agreed to that on paper, which who is only talked about
    without a name need not.
    """

    on: date
    minutes: int = 60
    kind: SupervisionKind = SupervisionKind.ONE_TO_ONE
    size: int = 1
    medium: str = ""
    supervisor: str = ""
    topics: str = ""
    codes: tuple[str, ...] = ()
    question: str = ""
    unsaid: str = ""
    seen: str = ""
    guidance: str = ""
    action: str = ""
    effect: str = ""
    cpd: str = ""
    material: tuple[str, ...] = ()

    def about(self) -> tuple[str, ...]:
        """Return the code of everybody it was about, each once."""
        return tuple(dict.fromkeys((*self.codes, *self.material)))

    def problems(self, today: date) -> Iterator[tuple[str, SupervisionProblem]]:
        """Yield each field that stands in the way of keeping this entry."""
        if isinstance(self.minutes, bool) or self.minutes not in MINUTES:
            yield "minutes", SupervisionProblem.MINUTES
        if self.size < (1 if self.kind is SupervisionKind.ONE_TO_ONE else 2):
            yield "size", SupervisionProblem.SIZE
        if self.on > today:
            yield "on", SupervisionProblem.TO_COME

    def counted(self) -> Fraction:
        """Return how many minutes of this meeting count, exactly; whole minutes are for showing."""
        if self.kind is SupervisionKind.ONE_TO_ONE:
            return Fraction(self.minutes)
        share = 2 if self.size <= HALF_UP_TO else self.size
        return Fraction(self.minutes, share)


@dataclass(frozen=True, repr=False)
class SupervisionMonth:
    """One calendar month: minutes that count, rounded down, against the target. Months are never averaged."""

    year: int
    month: int
    counted: int
    target: int = TARGET_MINUTES

    @property
    def is_met(self) -> bool:
        """Say whether the month has its minutes."""
        return self.counted >= self.target


def month_of(
    entries: Iterable[Supervision], year: int, month: int, target: int = TARGET_MINUTES
) -> SupervisionMonth:
    """Return one month's total; fractions are added up before anything is rounded."""
    own = [e.counted() for e in entries if (e.on.year, e.on.month) == (year, month)]
    return SupervisionMonth(year, month, int(sum(own, Fraction(0))), target)


def months(entries: Iterable[Supervision], target: int = TARGET_MINUTES) -> list[SupervisionMonth]:
    """Return every month from the first entry to the last, those without a meeting too."""
    known = list(entries)
    days = [e.on for e in known]
    if not days:
        return []
    first, last = min(days), max(days)
    span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [month_of(known, at // 12, at % 12 + 1, target) for at in span]
