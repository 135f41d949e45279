"""The therapist's own practice: what stands on the letterhead, and how the program behaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from practice_desk.domain.record import Record

IDLE_MINUTES = range(1, 61)


class Jurisdiction(StrEnum):
    """Whose law and words the practice goes by (clinical.md 8)."""

    UK = "uk"
    US = "us"


class PaperSize(StrEnum):
    """The paper in the printer."""

    A4 = "a4"
    LETTER = "letter"


class DateOrder(StrEnum):
    """How dates are typed and shown on screen; paper has the long form, files have ISO."""

    DAY_MONTH_YEAR = "dmy"
    MONTH_DAY_YEAR = "mdy"
    YEAR_MONTH_DAY = "ymd"


class PracticeProblem(StrEnum):
    """Why the practice page cannot be kept as it is."""

    IDLE_MINUTES = "idle_minutes"


class NumberProblem(StrEnum):
    """Why a crisis number cannot be kept as typed."""

    NO_NUMBER = "no_number"
    NO_PLACE = "no_place"


@dataclass(frozen=True, kw_only=True, repr=False)
class Practice(Record):
    """The one practice of a vault. `idle_minutes` is 1 to 60; `letterhead` holds lines."""

    id: str = "practice"
    therapist: str = ""
    title: str = ""
    practice_name: str = ""
    letterhead: str = ""
    phone: str = ""
    email: str = ""
    jurisdiction: Jurisdiction = Jurisdiction.UK
    paper: PaperSize = PaperSize.A4
    date_order: DateOrder = DateOrder.DAY_MONTH_YEAR
    idle_minutes: int = 10
    place: str = ""
    gas_weights: bool = False
    fictional: bool = False

    def problems(self) -> Iterator[tuple[str, PracticeProblem]]:
        """Yield each field that stands in the way of keeping this page."""
        if self.idle_minutes not in IDLE_MINUTES:
            yield "idle_minutes", PracticeProblem.IDLE_MINUTES


@dataclass(frozen=True, kw_only=True, repr=False)
class CrisisNumber(Record):
    """A number to call when it gets hard, for one place, as it stands on the client's sheet.

    With `under_age`, in years, it is printed only for somebody who has not reached that age.
    """

    place: str
    number: str = ""
    label: str = ""
    position: int = 0
    under_age: int | None = None

    def is_for(self, ages: Iterable[int | None]) -> bool:
        """Say whether it is printed for people of these ages; one that is not known counts as grown up."""
        return self.under_age is None or any(age is not None and age < self.under_age for age in ages)

    def problems(self) -> Iterator[tuple[str, NumberProblem]]:
        """Yield each field that stands in the way of keeping this number."""
        if not self.place.strip():
            yield "place", NumberProblem.NO_PLACE
        if not self.number.strip():
            yield "number", NumberProblem.NO_NUMBER
