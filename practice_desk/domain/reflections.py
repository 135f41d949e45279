"""Reflections: the therapist's own, private, under two minutes; never in a client's record or export.

Therapists who doubted themselves professionally and were kind to themselves tended to have better alliances
and outcomes (Nissen-Lie et al. 2017, clinical.md 0). The prompts are in the Library (`reflect.short`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.record import Record

TEN = range(11)


class TryOutcome(StrEnum):
    """What became of a line to try, as it stands on the next last-time card."""

    TRIED = "tried"
    NOT_YET = "not_yet"
    NO_LONGER_FITS = "no_longer_fits"


class ReflectionProblem(StrEnum):
    """Why a reflection cannot be kept."""

    NOTHING_WRITTEN = "nothing_written"
    OUT_OF_RANGE = "out_of_range"
    TO_COME = "to_come"


@dataclass(frozen=True, kw_only=True, repr=False)
class Reflection(Record):
    """One entry. `client_id` links it for the therapist alone, and for what the law of a place may ask for.

    `words` is the one box that is always there, the others answer the prompts; all may stay empty. `before`
    and `after` are the therapist's own feeling, `guess` the guessed check-in mean, each 0 to 10.
    """

    on: date
    client_id: str | None = None
    session_id: str | None = None
    words: str = ""
    empathy: str = ""
    could_try: str = ""
    limits: str = ""
    learned: str = ""
    kindness: str = ""
    overlooked: str = ""
    before: int | None = None
    after: int | None = None
    guess: int | None = None
    to_supervision: bool = False
    tried: TryOutcome | None = None

    def problems(self, today: date) -> Iterator[tuple[str, ReflectionProblem]]:
        """Yield each field that stands in the way of keeping this entry."""
        prompted = (self.empathy, self.could_try, self.limits, self.learned, self.kindness, self.overlooked)
        said = (self.words, *prompted)
        marks = {"before": self.before, "after": self.after, "guess": self.guess}
        if not any(text.strip() for text in said) and all(mark is None for mark in marks.values()):
            yield "words", ReflectionProblem.NOTHING_WRITTEN
        for name, mark in marks.items():
            if mark is not None and (isinstance(mark, bool) or mark not in TEN):
                yield name, ReflectionProblem.OUT_OF_RANGE
        if self.on > today:
            yield "on", ReflectionProblem.TO_COME


def to_try(reflections: Iterable[Reflection], client_id: str) -> list[Reflection]:
    """Return the lines to try with a client that are still open, newest first, for the therapist alone."""
    found = [
        r
        for r in reflections
        if r.client_id == client_id and r.could_try.strip() and r.tried in (None, TryOutcome.NOT_YET)
    ]
    return sorted(found, key=lambda r: r.on, reverse=True)


def of_month(reflections: Iterable[Reflection], year: int, month: int) -> list[Reflection]:
    """Return a month's entries in order, to look back on; nothing is counted, averaged or ranked."""
    found = [r for r in reflections if (r.on.year, r.on.month) == (year, month)]
    return sorted(found, key=lambda r: r.on)
