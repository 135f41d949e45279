"""Fields that cannot be left empty, and say so in their own words."""

from __future__ import annotations

from datetime import date

from practice_desk.domain.record import override
from practice_desk.ui.fields import DateField, NumberField


class NeededDate(DateField):
    """A date that must be there."""

    @override
    def trouble(self) -> str:
        """Say that a date is needed, or what is wrong with it."""
        return super().trouble() or ("" if self.text().strip() else self.tr("Type the date."))

    @override
    def value(self) -> date | None:  # type: ignore[override]
        """Return the date, or the one shown last while there is none to read."""
        return super().value() or self._shown


class NeededNumber(NumberField):
    """A whole number that must be there."""

    @override
    def trouble(self) -> str:
        """Say that a number is needed, or which numbers there are."""
        return super().trouble() or ("" if self.text().strip() else self.tr("Type a number."))

    @override
    def value(self) -> int | None:  # type: ignore[override]
        """Return the number, or the one shown last while there is none to read."""
        found = super().value()
        return self._shown if found is None else found
