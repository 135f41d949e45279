"""Dates as a therapist types and reads them: in the practice's order, without a calendar to click through."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from practice_desk.domain.practice import DateOrder

_SPLIT = re.compile(r"[\s./,-]+")
_ORDERS = {DateOrder.DAY_MONTH_YEAR: "dmy", DateOrder.MONTH_DAY_YEAR: "mdy", DateOrder.YEAR_MONTH_DAY: "ymd"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_PARTS, _TWO_DIGITS, _NEXT_CENTURY = 3, 100, 10


class DateProblem(StrEnum):
    """Why what was typed is no date."""

    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no_such_day"


@dataclass(frozen=True, repr=False)
class TypedDate:
    """What a typed text means: a date, nothing (both None), or a problem with the day and month meant."""

    day: date | None = None
    problem: DateProblem | None = None
    day_of_month: int = 0
    month: int = 0


def read_date(text: str, order: DateOrder, today: date, *, near: bool = False) -> TypedDate:
    """Return the date a person meant: numbers in the practice's order, or a month by its name.

    A four-digit year first is always read as year, month, day. Two-digit years are read as the last hundred
    years up to ten years ahead of `today`. Dots, dashes, slashes and blanks may divide the parts. Where a day
    is `near` (a session, not a birth), yesterday, today and tomorrow are read too, and a day and month
    without a year are the ones nearest to `today`.
    """
    parts = [p for p in _SPLIT.split(text.strip()) if p]
    if near and text.strip().lower() in _NEAR_DAYS:
        return TypedDate(day=today + timedelta(days=_NEAR_DAYS[text.strip().lower()]))
    if near and len(parts) == _PARTS - 1:
        return _nearest(parts, order, today)
    return _whole(parts, order, today) if parts else TypedDate()


def _whole(parts: list[str], order: DateOrder, today: date) -> TypedDate:
    numbers = _numbers(parts, _ORDERS[order], today)
    if numbers is None:
        return TypedDate(problem=DateProblem.UNREADABLE)
    year, month, day = numbers
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:  # noqa: PLR2004  (months of a year)
        return TypedDate(problem=DateProblem.NO_SUCH_DAY, day_of_month=day, month=month)
    return TypedDate(day=date(year, month, day))


def _nearest(parts: list[str], order: DateOrder, today: date) -> TypedDate:
    """Return a day and month in the year that brings them nearest to `today`."""
    years = [str(year) for year in (today.year, today.year + 1, today.year - 1)]
    first = order is DateOrder.YEAR_MONTH_DAY
    found = [_whole([year, *parts] if first else [*parts, year], order, today) for year in years]
    real = [f.day for f in found if f.day is not None]
    return TypedDate(day=min(real, key=lambda d: abs((d - today).days))) if real else found[0]


def show_date(day: date | None, order: DateOrder) -> str:
    """Return a date in the practice's order, such as ``24.11.2026``, ``11/24/2026``, ``2026-11-24``."""
    if day is None:
        return ""
    if order is DateOrder.MONTH_DAY_YEAR:
        return f"{day.month:02d}/{day.day:02d}/{day.year}"
    if order is DateOrder.YEAR_MONTH_DAY:
        return day.isoformat()
    return f"{day.day:02d}.{day.month:02d}.{day.year}"


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def date_words(day: date, order: DateOrder) -> str:
    """Return a date as a paper says it, such as ``3 May 2027`` or ``May 3, 2027``."""
    month = _LONG_MONTHS[day.month - 1]
    if order is DateOrder.MONTH_DAY_YEAR:
        return f"{month} {day.day}, {day.year}"
    return f"{day.day} {month} {day.year}"


def _numbers(parts: list[str], order: str, today: date) -> tuple[int, int, int] | None:
    """Return year, month and day as typed, or None where the text is no date at all."""
    named = next((i for i, p in enumerate(parts) if p[:3].lower() in _MONTHS), None)
    if named is not None:
        month = _MONTHS.index(parts[named][:3].lower()) + 1
        rest = [p for i, p in enumerate(parts) if i != named]
        parts, order = [*rest[:1], str(month), *rest[1:]], "dmy"
    digits = [re.sub(r"(?<=\d)(st|nd|rd|th)$", "", p, flags=re.IGNORECASE) for p in parts]
    if len(digits) != _PARTS or not all(d.isdecimal() and len(d) in (1, 2, 4) for d in digits):
        return None
    if len(digits[0]) == 4:  # noqa: PLR2004  (a year first)
        order = "ymd"
    values = dict(zip(order, digits, strict=True))
    if len(values["m"]) > 2 or len(values["d"]) > 2 or len(values["y"]) == 1:  # noqa: PLR2004
        return None
    year = int(values["y"]) if len(values["y"]) == 4 else _century(int(values["y"]), today)  # noqa: PLR2004
    return (year, int(values["m"]), int(values["d"])) if year else None


def _century(two: int, today: date) -> int:
    year = today.year - today.year % _TWO_DIGITS + two
    return year - _TWO_DIGITS if year > today.year + _NEXT_CENTURY else year
