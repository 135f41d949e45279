"""Fields in which something is chosen: a code, yes or no, 0 to 10."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal

from practice_desk.ui.kit import Check, Choice, Pips


class ChoiceField(Choice):
    """One of a few codes with their words."""

    edited = Signal()

    def __init__(self, items: Sequence[tuple[Any, str]]) -> None:
        super().__init__(list(items))
        self.activated.connect(lambda _: self.edited.emit())

    def raw(self) -> Any:
        """Return the chosen code as text."""
        value = self.value()
        return value.value if isinstance(value, StrEnum) else value

    def set_raw(self, raw: Any) -> None:
        """Choose again what was chosen, if it is still there."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: only what can be kept can be chosen."""
        return ""


class CheckField(Check):
    """Yes or no."""

    edited = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.clicked.connect(lambda _: self.edited.emit())

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))

    raw = value
    set_raw = set_value

    def trouble(self) -> str:
        """Return nothing: both can be kept."""
        return ""


class RatingField(Pips):
    """0 to 10, or not rated."""

    edited = Signal()

    def __init__(self, before: int | None = None) -> None:
        super().__init__(None, before)
        self.rated.connect(lambda _: self.edited.emit())

    def raw(self) -> int | None:
        """Return the number."""
        return self.value()

    def set_raw(self, raw: Any) -> None:
        """Show the number again."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: only 0 to 10 can be chosen."""
        return ""
