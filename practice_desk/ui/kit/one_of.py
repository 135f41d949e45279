"""What choosers of one among a few buttons share: an exclusive group, keys, and a value that may be none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from practice_desk.domain.record import override
from practice_desk.ui.kit.layout import WrapRow, fits_height_to_width
from practice_desk.ui.kit.roles import speaks_as
from practice_desk.ui.theme import px

_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
}  # fmt: skip
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class OneOf(QFrame):
    """Buttons of which at most one is down. `chosen` is emitted when a person chose, never by `set_value`."""

    chosen = Signal(object)
    can_clear = False

    def __init__(
        self, items: Sequence[tuple[Any, QWidget]], *, gap: int, margin: int = 0,
        upright: bool = False, layout: QLayout | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._values = [value for value, _ in items]
        self.group = QButtonGroup(self)
        if layout is None:
            layout = QVBoxLayout() if upright else WrapRow(gap)
        layout.setContentsMargins(*(px(margin),) * 4)
        layout.setSpacing(px(gap))
        for n, (_, part) in enumerate(items):
            assert isinstance(part, QAbstractButton)
            part.installEventFilter(self)
            self.group.addButton(part, n)
            layout.addWidget(part)
        self.setLayout(layout)
        fits_height_to_width(self, QSizePolicy.Policy.Preferred)
        speaks_as(self, QAccessible.Role.Grouping)
        if items:
            self._stop_at(0)
        self._shows_only, self._told_by_toggle = False, -1
        self.group.idPressed.connect(self._on_pressed)
        self.group.idToggled.connect(self._on_toggled)
        self.group.idClicked.connect(self._on_clicked)

    def value(self) -> Any:
        """Return the chosen value, or None where none is."""
        at = self.group.checkedId()
        return self._values[at] if at >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose a value without telling; None, or one that is not offered, leaves nothing chosen."""
        self._shows_only = True
        self._show_value(value)
        self._shows_only = False

    def _show_value(self, value: Any) -> None:
        if value in self._values:
            at = self._values.index(value)
            self.group.button(at).setChecked(True)
            self._stop_at(at)
            return
        self.group.setExclusive(False)
        for part in self.group.buttons():
            part.setChecked(False)
        self.group.setExclusive(True)

    def buttons(self) -> list[QAbstractButton]:
        """Return the buttons in their order."""
        return self.group.buttons()

    def frame(self) -> QRectF:
        """Return where the frame around the joined buttons is drawn."""
        return QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the choice with the arrow keys, take it with a digit, clear it with Backspace."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(watched, _STEPS[key])
            return True
        if self.can_clear and key in _CLEAR:
            self._clear()
            return True
        return self._by_digit(event.text())

    def digit_value(self, digit: int) -> Any:
        """Return the value that a typed digit stands for, or None; choosers with numbers say which."""
        del digit

    def tell(self, value: Any) -> None:
        """Say what a person chose."""
        self.chosen.emit(value)

    def _by_digit(self, text: str) -> bool:
        value = self.digit_value(int(text)) if len(text) == 1 and text.isdecimal() else None
        if value is None or value not in self._values:
            return False
        self._take(self._values.index(value))
        return True

    def _step(self, at: QObject, by: int) -> None:
        parts = self.group.buttons()
        here = next(n for n, part in enumerate(parts) if part is at)
        there = min(max(here + by, 0), len(parts) - 1)
        self._take(there)

    def _take(self, at: int) -> None:
        part = self.group.button(at)
        part.setChecked(True)
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        if self.value() is not None:
            self.set_value(None)
            self.tell(None)

    def _stop_at(self, at: int) -> None:
        """Make one button the stop of the Tab key; the arrow keys reach the others."""
        parts = self.group.buttons()
        for n, part in enumerate(parts):
            policy = Qt.FocusPolicy.StrongFocus if n == at else Qt.FocusPolicy.ClickFocus
            part.setFocusPolicy(policy)
        self.setFocusProxy(parts[at])

    def _on_pressed(self, _: int) -> None:
        self._told_by_toggle = -1

    def _on_toggled(self, at: int, checked: bool) -> None:
        """Tell what was chosen, also by an assistive program, which toggles without a click."""
        if checked and not self._shows_only:
            self._told_by_toggle = at
            self._stop_at(at)
            self.tell(self._values[at])

    def _on_clicked(self, at: int) -> None:
        if at != self._told_by_toggle:  # it was chosen already, and is pressed again
            self._stop_at(at)
            self.tell(self._values[at])
