"""A rating from 0 to 10, or none: no guess, no default."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit.layout import fits_height_to_width

MOST = 10
_NONE = -1
_COUNT = MOST + 1
_HALF_ROW = 6
_TYPED_TOGETHER = 1500  # ms between 1 and 0 that still mean 10
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: MOST}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Pips(QSlider):
    """A rating from 0 to 10 or none, as eleven numbered circles: filled is now, a ring is `before`.

    Digits, arrows, Home and End set it; Backspace, or pressing the filled circle, clears it. `rated` brings
    the number or None when a person changed it. It is a slider underneath, where none is -1: that is what
    lets an assistive program set it too.
    """

    rated = Signal(object)
    widest = 44  # px of the design from one circle to the next

    def __init__(self, value: int | None = None, before: int | None = None) -> None:
        super().__init__()
        self._before, self._label = before, ""
        self._last_one = -_TYPED_TOGETHER
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fits_height_to_width(self, QSizePolicy.Policy.Expanding)
        self.setRange(_NONE, MOST)
        self.set_value(value)
        self.valueChanged.connect(self._answer)

    @override
    def value(self) -> int | None:  # type: ignore[override]
        """Return the rating, or None."""
        shown = super().value()
        return None if shown == _NONE else shown

    def set_value(self, value: int | None) -> None:
        """Show a rating without telling."""
        with QSignalBlocker(self):
            self.setValue(_NONE if value is None else value)
        self._speak()
        self.update()

    def set_before(self, before: int | None) -> None:
        """Show what was rated last time as a ring."""
        self._before = before
        self._speak()
        self.update()

    @override
    def setAccessibleName(self, name: str) -> None:
        """Say what is rated; the number is always said with it."""
        self._label = name
        self._speak()

    def _speak(self) -> None:
        value = self.value()
        said = self.tr("not rated") if value is None else self.tr("{0} out of 10").format(value)
        if self._before is not None:
            said = self.tr("{0}, last time {1}").format(said, self._before)
        super().setAccessibleName(f"{self._label}: {said}" if self._label else said)

    def _set(self, value: int | None) -> None:
        self.setValue(_NONE if value is None else value)

    def _answer(self, _value: int) -> None:
        self._speak()
        self.update()
        self.rated.emit(self.value())

    # ---- size ----

    def _px(self, size: float) -> int:
        """Return a measure of the design in px of the screen; a larger rating answers with more."""
        return theme.px(size)

    def _cell(self) -> int:
        return self._px(30)

    def _columns(self, width: int) -> int:
        return _COUNT if width >= _COUNT * self._px(27) else _HALF_ROW

    @override
    def sizeHint(self) -> QSize:
        return QSize(_COUNT * self._cell(), self._cell())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_HALF_ROW * self._px(27), self._cell())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._cell() * (1 if self._columns(width) == _COUNT else 2)

    def centre(self, number: int) -> QPointF:
        """Return where a number's circle stands."""
        columns = self._columns(self.width())
        radius = self._px(13) + 1
        step = min(self._px(self.widest), (self.width() - 2 * radius) / (columns - 1))
        line, place = divmod(number, columns)
        high = self.height() / (1 if columns == _COUNT else 2)
        return QPointF(radius + place * step, high * (line + 0.5))

    # ---- answering ----

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text, value = Qt.Key(event.key()), event.text(), self.value()
        if (
            len(text) == 1
            and text in "0123456789"
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self._type(int(text), event.timestamp())
        elif key in _STEPS:
            start = -1 if _STEPS[key] > 0 else _COUNT
            self._set(min(max((start if value is None else value) + _STEPS[key], 0), MOST))
        elif key in _ENDS:
            self._set(_ENDS[key])
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._set(None)
        else:
            super().keyPressEvent(event)

    def go_on_from(self, earlier: Pips) -> None:
        """Know what was typed into the same rating before its page was built anew: a 1 may become 10."""
        self._last_one = earlier._last_one

    def _type(self, digit: int, at: int) -> None:
        ten = digit == 0 and self.value() == 1 and at - self._last_one < _TYPED_TOGETHER
        self._last_one = at if digit == 1 else -_TYPED_TOGETHER
        self._set(MOST if ten else digit)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        near = min(range(_COUNT), key=lambda n: (self.centre(n) - at).manhattanLength())
        if (self.centre(near) - at).manhattanLength() <= self._px(24):
            self._set(None if near == self.value() else near)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past a rating must not change it."""
        event.ignore()

    # ---- painting ----

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(_COUNT):
            self._paint_pip(painter, number)

    def _paint_pip(self, painter: QPainter, number: int) -> None:
        centre, radius = self.centre(number), self._px(13)
        on, able = number == self.value(), self.isEnabled()
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(theme.color("line_strong"), 1))
        painter.setBrush(
            theme.color(("accent" if able else "muted") if on else "surface" if able else "sunk")
        )
        painter.drawEllipse(centre, radius - (0 if on else 1.5), radius - (0 if on else 1.5))
        painter.setFont(self._digits(on))
        painter.setPen(theme.color("on_accent" if on else "text" if able else "muted"))
        around = QRectF(centre.x() - 2 * radius, centre.y() - 2 * radius, 4 * radius, 4 * radius)
        painter.drawText(around, int(Qt.AlignmentFlag.AlignCenter), self._shown(number))
        if number == self._before and not on:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius, radius)

    def _digits(self, on: bool) -> QFont:
        return theme.font("small", strong=on, tabular=True)

    def _shown(self, number: int) -> str:
        return str(number)
