"""The boxes of a paper that was signed away from the screen: which of them were ticked on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.blocks import Block, BlockKind
from practice_desk.ui.kit import Check, column


class BoxesField(QWidget):
    """Ticks for the boxes of a paper; its value is their names, in the order of the paper."""

    edited = Signal()

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__()
        self.boxes: dict[str, Check] = {}
        for number, block in enumerate(blocks):
            if block.kind is BlockKind.TICK:
                self._add(f"{number}.0", block.text)
            for n, option in enumerate(block.options):
                self._add(f"{number}.{n}", f"{block.text} {option}".strip())
        self.setLayout(column(*self.boxes.values(), gap=2))
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> tuple[str, ...]:
        """Return the names of the ticked boxes."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Sequence[str] | None) -> None:
        """Tick boxes."""
        for name, box in self.boxes.items():
            box.setChecked(name in (value or ()))

    def raw(self) -> Any:
        """Return the names as a list."""
        return list(self.value())

    def set_raw(self, raw: Any) -> None:
        """Tick again what was ticked."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: each can be ticked or not."""
        return ""

    def _add(self, name: str, words: str) -> None:
        check = Check(words)
        check.clicked.connect(lambda _: self.edited.emit())
        self.boxes[name] = check
