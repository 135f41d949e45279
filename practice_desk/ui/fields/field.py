"""What a form asks of every field."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import SignalInstance


class Field(Protocol):
    """A widget that shows and gives one value. `raw` is what was typed, as a form keeps it for later."""

    edited: SignalInstance

    def value(self) -> Any:
        """Return the value as the record holds it; what cannot be read gives the value shown last."""

    def set_value(self, value: Any) -> None:
        """Show a value."""

    def raw(self) -> Any:
        """Return what stands in the field, readable or not, as plain text, number or list."""

    def set_raw(self, raw: Any) -> None:
        """Show again what stood in the field."""

    def trouble(self) -> str:
        """Return a sentence when what was typed cannot be read, otherwise an empty string."""
        ...
