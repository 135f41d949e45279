"""Several ticks as one field: what somebody is to the client."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.ui import words
from practice_desk.ui.kit import Check, wrap


class RolesField(QWidget):
    """Gives the codes that are ticked, as a tuple of strings; a code it does not offer is kept as it is."""

    edited = Signal()

    def __init__(self, kinds: type[StrEnum]) -> None:
        super().__init__()
        self.checks = {kind.value: Check(words.of(kind)) for kind in kinds}
        self._others: tuple[str, ...] = ()
        for check in self.checks.values():
            check.clicked.connect(lambda _: self.edited.emit())
        self.setLayout(wrap(*self.checks.values(), gap=12))
        self.setFocusProxy(next(iter(self.checks.values())))

    def value(self) -> tuple[str, ...]:
        """Return the ticked codes."""
        return (*(code for code, check in self.checks.items() if check.isChecked()), *self._others)

    def set_value(self, value: Sequence[str]) -> None:
        """Tick these codes."""
        self._others = tuple(code for code in value if code not in self.checks)
        for code, check in self.checks.items():
            check.setChecked(code in value)

    def raw(self) -> list[str]:
        """Return the ticked codes as scratch keeps them."""
        return list(self.value())

    def set_raw(self, raw: Sequence[str]) -> None:
        """Tick again what was ticked."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: any choice can be kept."""
        return ""
