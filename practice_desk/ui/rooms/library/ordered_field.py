"""Several things in an order: added from a list, moved with the mouse or Alt+Up and Alt+Down, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit import Card, Choice, Label, button, column, wrap
from practice_desk.ui.theme import px

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CODE = Qt.ItemDataRole.UserRole


class OrderedList(QListWidget):
    """A list that asks to be put in another order and never moves a row by itself."""

    move_wanted = Signal(int, int)
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setFont(theme.font())
        self._held = -1

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._held = self.indexAt(event.position().toPoint()).row()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.indexAt(event.position().toPoint()).row()
        if self._held >= 0 and over >= 0 and over != self._held:
            held, self._held = self._held, over
            self.move_wanted.emit(held, over)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._held = -1

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        row = self.currentRow()
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if 0 <= row + step < self.count():
                self.move_wanted.emit(row, row + step)
        elif Qt.Key(event.key()) == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class OrderedField(QWidget):
    """Gives the codes in their order as a tuple. `refuses` says why a code cannot be added, or nothing."""

    edited = Signal()

    def __init__(self, add: str, refuses: Callable[[str], str], *, numbered: bool = True) -> None:
        super().__init__()
        self._refuses, self._numbered = refuses, numbered
        self._names: dict[str, str] = {}
        self._codes: list[str] = []
        self.list = OrderedList()
        self.list.setAccessibleDescription(self.tr("Alt+Up and Alt+Down move a line, Delete removes it"))
        self.list.move_wanted.connect(self.move_row)
        self.list.remove_wanted.connect(self.remove)
        self.add = Choice([])
        self.add.setAccessibleName(add)
        self.add.chosen.connect(self._on_add)
        self._add_words = add
        self.refused = Label("", "small", tone="attention", wrap=True)
        self.refused.hide()
        up, down, gone = (
            button(words, "quiet") for words in (self.tr("Up"), self.tr("Down"), self.tr("Remove"))
        )
        up.clicked.connect(lambda: self._step(-1))
        down.clicked.connect(lambda: self._step(1))
        gone.clicked.connect(self.remove)
        self.setLayout(
            column(Card(self.list, margin=4), wrap(up, down, gone, gap=4), self.add, self.refused, gap=4)
        )
        self.setFocusProxy(self.list)

    @override
    def setAccessibleName(self, name: str) -> None:
        """Be called by the label of the form, and call the parts after it."""
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def offer(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer other things to add; those in the list keep their names."""
        self._names |= dict(items)
        free = [(code, words) for code, words in items if code not in self._codes]
        self._items = list(items)
        self.add.set_items([("", self._add_words), *free])
        self.add.set_value("")

    def value(self) -> tuple[str, ...]:
        """Return the codes in their order."""
        return tuple(self._codes)

    def set_value(self, value: Sequence[str]) -> None:
        """Show codes in their order."""
        self._codes = list(value)
        self._show(0)

    def raw(self) -> Any:
        """Return the codes."""
        return list(self._codes)

    def set_raw(self, raw: Any) -> None:
        """Show the codes again."""
        self.set_value([str(code) for code in raw])

    def trouble(self) -> str:
        """Return nothing: only what is offered can be added."""
        return ""

    def move_row(self, row: int, to: int) -> None:
        """Move the code of a row to another row."""
        self._codes.insert(to, self._codes.pop(row))
        self._show(to)
        self.edited.emit()

    def remove(self) -> None:
        """Take the chosen line out."""
        row = self.list.currentRow()
        if 0 <= row < len(self._codes):
            self._codes.pop(row)
            self._show(min(row, len(self._codes) - 1))
            self.edited.emit()

    def _step(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._codes) and 0 <= row + step < len(self._codes):
            self.move_row(row, row + step)

    def _on_add(self, code: str) -> None:
        if not code:
            return
        said = self._refuses(code)
        self.refused.setText(said)
        self.refused.setVisible(bool(said))
        if not said:
            self._codes.append(code)
            self._show(len(self._codes) - 1)
            self.edited.emit()
        self.add.set_value("")

    def _show(self, row: int) -> None:
        self.list.clear()
        for number, code in enumerate(self._codes, 1):
            name = theme.prepare_for(self._names.get(code, code))
            item = QListWidgetItem(f"{number}  {name}" if self._numbered else name)
            item.setData(_CODE, code)
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        line = max(px(30), self.list.sizeHintForRow(0))
        self.list.setFixedHeight(line * max(1, len(self._codes)) + px(2))
        if hasattr(self, "_items"):
            self.offer(self._items)
