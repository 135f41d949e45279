"""Fields of a clause: the values put into it, and its line on the client's copy."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from practice_desk.domain.merging import merge
from practice_desk.domain.papers import written
from practice_desk.domain.record import override
from practice_desk.ui import words_library
from practice_desk.ui.fields import LineField
from practice_desk.ui.kit import Icon, Label, row
from practice_desk.ui.theme import px

_COLUMN, _MOST_COLUMNS = 176, 3


class ValuesField(QWidget):
    """What is put into a clause, each with its label; what is open is marked with a sign and in words.

    A field shows what holds: the clause's own value, or that of the practice or client. Its value is the
    JSON of what differs from there; what is emptied gives way to it again.
    """

    edited = Signal()

    def __init__(self, names: Sequence[str], known: Mapping[str, str]) -> None:
        super().__init__()
        self._known = {name: known.get(name, "") for name in names}
        self._others: dict[str, str] = {}
        self.lines: dict[str, LineField] = {}
        self._cells: list[QWidget] = []
        self._signs: dict[str, tuple[Icon, Label]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(10))
        for name in names:
            self._cells.append(self._cell(name))
        self._columns = 0
        self._lay_out()
        if self.lines:
            self.setFocusProxy(next(iter(self.lines.values())))

    def values(self) -> dict[str, str]:
        """Return what the clause says of its own, by field."""
        said = {name: line.value() for name, line in self.lines.items()}
        own = {name: text for name, text in said.items() if text and text != self._known[name]}
        return {**self._others, **own}

    def value(self) -> str:
        """Return what the clause says of its own, as it is kept."""
        return written(self.values())

    def set_value(self, value: str | None) -> None:
        """Show what holds."""
        own: dict[str, Any] = json.loads(value or "{}")
        self._others = {name: str(text) for name, text in own.items() if name not in self.lines}
        for name, line in self.lines.items():
            line.set_value(str(own.get(name) or self._known[name]))
        self._mark()

    def raw(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: line.raw() for name, line in self.lines.items()}

    def set_raw(self, raw: Any) -> None:
        """Show again what stood in the fields."""
        for name, text in dict(raw).items():
            if name in self.lines:
                self.lines[name].set_raw(text)
        self._mark()

    def trouble(self) -> str:
        """Return nothing: a field may be open while the agreement is a draft."""
        return ""

    def open_names(self) -> list[str]:
        """Return the fields that nothing fills."""
        return [n for n, line in self.lines.items() if not (line.value() or self._known[n])]

    def focus_open(self) -> None:
        """Move to the first field that nothing fills."""
        for name in self.open_names()[:1]:
            self.lines[name].setFocus()

    def _cell(self, name: str) -> QWidget:
        label = words_library.field_words(name)
        line = LineField()
        line.setObjectName(f"value-{name}")
        line.setAccessibleName(label)
        line.edited.connect(self._on_edit)
        sign, caption = Icon("missing", "attention", 16), Label(label, strong=True, wrap=True)
        caption.setBuddy(line)
        self.lines[name], self._signs[name] = line, (sign, caption)
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addStretch(1)  # lines stand beside each other however long the labels are
        column.addLayout(row(sign, (caption, 1), gap=4))
        column.addWidget(line)
        return cell

    def _on_edit(self) -> None:
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        open_now = set(self.open_names())
        for name, (sign, caption) in self._signs.items():
            is_open = name in open_now
            sign.setVisible(is_open)
            caption.set_tone("attention" if is_open else None)
            said = self.tr("Still to fill in") if is_open else ""
            self.lines[name].setAccessibleDescription(said)
            self.lines[name].setPlaceholderText(said or self._known[name])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        most = min(_MOST_COLUMNS, max(1, len(self._cells)))
        columns = max(1, min(most, self.width() // px(_COLUMN)))
        if columns == self._columns:
            return
        self._columns = columns
        for n, cell in enumerate(self._cells):
            self._grid.addWidget(cell, n // columns, n % columns)
        for n in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(n, 1 if n < columns else 0)


class CopyLineField(LineField):
    """A clause's line on the client's copy, with its values in it.

    As long as nobody writes it anew, its value is the line as the Library has it, and it follows the values.
    """

    def __init__(self) -> None:
        super().__init__()
        self._line, self._shown = "", ""
        self._values: dict[str, str] = {}

    @override
    def value(self) -> str:
        """Return the line as it is kept."""
        return self._line if self.text() == self._shown else super().value()

    @override
    def set_value(self, value: str) -> None:
        """Show a line with its values."""
        self._line = value
        self._show()

    def follow(self, values: Mapping[str, str]) -> None:
        """Show the line with other values, unless it was written anew."""
        self._values = dict(values)
        if self.text() == self._shown:
            self._show()

    def _show(self) -> None:
        merged = " ".join(block.text for block in merge(self._line, self._values).blocks)
        if merged != self._shown or merged != self.text():
            self._shown = merged
            super().set_value(merged)
