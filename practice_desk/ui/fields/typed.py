"""Fields for what is typed but is no text: dates, times, whole numbers."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from practice_desk.domain.dates import DateProblem, TypedDate, read_date, show_date
from practice_desk.domain.practice import DateOrder
from practice_desk.domain.record import override
from practice_desk.ui.fields.text import LineField


class DateField(LineField):
    """A date that is typed in the practice's order, or none; one that is `near` may go without its year."""

    def __init__(self, order: DateOrder, today: date, *, near: bool = True) -> None:
        super().__init__()
        self._order, self._today, self._near = order, today, near
        self._shown: date | None = None
        example = show_date(date(today.year, 3, 31), order)
        self._example = example
        self.setPlaceholderText(self.tr("for example {0}").format(example))

    @override
    def value(self) -> date | None:  # type: ignore[override]
        """Return the date, or the one shown last while what was typed cannot be read."""
        typed = self.typed()
        return self._shown if typed.problem else typed.day

    @override
    def set_value(self, value: date | None) -> None:  # type: ignore[override]
        """Show a date in the practice's order."""
        self._shown = value
        super().set_value(show_date(value, self._order))

    def typed(self) -> TypedDate:
        """Return what was typed as a date, nothing, or a problem."""
        return read_date(self.text(), self._order, self._today, near=self._near)

    @override
    def trouble(self) -> str:
        """Say what is wrong with a date that does not exist or cannot be read."""
        typed = self.typed()
        if typed.problem is DateProblem.NO_SUCH_DAY and 1 <= typed.month <= 12:  # noqa: PLR2004  (months)
            words = self.tr("{0} {1} does not exist. Type the date as {2}.")
            return words.format(typed.day_of_month, self.locale().monthName(typed.month), self._example)
        return self.tr("This is not a date. Type it as {0}.").format(self._example) if typed.problem else ""


class TimeField(LineField):
    """A local time of day such as 10:00, 9.30, 1545 or 3 pm, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: time | None = None
        self.setPlaceholderText(self.tr("for example {0}").format("10:00"))

    @override
    def value(self) -> time | None:  # type: ignore[override]
        """Return the time, or the one shown last while what was typed cannot be read."""
        read = self._read()
        return self._shown if isinstance(read, bool) else read

    @override
    def set_value(self, value: time | None) -> None:  # type: ignore[override]
        """Show a time."""
        self._shown = value
        super().set_value(f"{value:%H:%M}" if value else "")

    @override
    def trouble(self) -> str:
        """Say what is wrong with a time that cannot be read."""
        wrong = self._read() is False
        return self.tr("This is not a time. Type it as {0}.").format("10:00") if wrong else ""

    def _read(self) -> time | Literal[False] | None:
        """Return the time, None for nothing typed, False for what is no time."""
        text = self.text().strip().replace(".", ":").lower()
        half = text[-2:] if text.endswith(("am", "pm")) else ""
        text = text.removesuffix(half).strip()
        if not text:
            return None if not half else False
        if text.isdecimal() and len(text) in (3, 4):
            text = f"{text[:-2]}:{text[-2:]}"
        hours, _, minutes = text.partition(":")
        try:
            hour = int(hours)
            if half and hour not in range(1, 13):
                return False
            return time(hour % 12 + (12 if half == "pm" else 0) if half else hour, int(minutes or 0))
        except ValueError:
            return False


class NumberField(LineField):
    """A whole number from `least` to `most`, or none."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._range = range(least, most + 1)
        self._shown: int | None = None

    @override
    def value(self) -> int | None:  # type: ignore[override]
        """Return the number, or the one shown last while what was typed cannot be read."""
        text = self.text().strip()
        if not text:
            return None
        return self._shown if self.trouble() else int(text)

    @override
    def set_value(self, value: int | None) -> None:  # type: ignore[override]
        """Show a number."""
        self._shown = value
        super().set_value("" if value is None else str(value))

    @override
    def trouble(self) -> str:
        """Say which numbers there are when another was typed."""
        text = self.text().strip()
        fits = not text or (text.isdecimal() and len(text) < 6 and int(text) in self._range)  # noqa: PLR2004
        words = self.tr("Type a whole number from {0} to {1}.")
        return "" if fits else words.format(self._range.start, self._range.stop - 1)
