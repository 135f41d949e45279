"""Dates on paper: in long form, in words, whatever the computer's language."""

from __future__ import annotations

from datetime import date, time

from practice_desk.documents.words import printed


def long_date(day: date) -> str:
    """Return a date such as ``Tuesday 24 November 2026``."""
    return f"{short_date(day)} {day.year}"


def short_date(day: date) -> str:
    """Return a date such as ``Tuesday 24 November``."""
    words = printed("dates")
    weekday = words("weekdays").split()[day.weekday()]
    return f"{weekday} {day.day} {words('months').split()[day.month - 1]}"


def day_and_month(day: date) -> str:
    """Return a date such as ``24 November``."""
    return short_date(day).split(" ", 1)[1]


def plain_date(day: date) -> str:
    """Return a date such as ``24 November 2026``, where the day of the week says nothing."""
    return f"{day_and_month(day)} {day.year}"


def moment(day: date, start: time | None) -> str:
    """Return when somebody meets, such as ``Tuesday 1 December, 10:00``."""
    return f"{short_date(day)}, {start:%H:%M}" if start else short_date(day)
