"""Days as they are said on the screen: today, tomorrow, otherwise the weekday and the practice's date."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from practice_desk.domain.clock import today
from practice_desk.ui.context import Context


def _tr(text: str) -> str:
    return QCoreApplication.translate("days", text)


def near(day: date | None) -> str:
    """Return "Today", "Tomorrow" or "Yesterday", or nothing for any other day."""
    if day is None:
        return ""
    words = {0: _tr("Today"), 1: _tr("Tomorrow"), -1: _tr("Yesterday")}
    return words.get((day - today()) // timedelta(days=1), "")


def day_words(context: Context, day: date | None) -> str:
    """Return a day as it is said on a page: ``Today``, or ``Thu 26.11.2026``."""
    if day is None:
        return ""
    weekday = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return near(day) or f"{weekday} {context.date(day)}"


def moment_words(context: Context, day: date | None, start: time | None) -> str:
    """Return a day with its time: ``Tomorrow 10:00``."""
    return " ".join(part for part in (day_words(context, day), f"{start:%H:%M}" if start else "") if part)
