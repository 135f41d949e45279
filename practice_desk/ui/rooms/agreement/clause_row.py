"""One clause as a row: its number, what it is called, its line on the client's copy, and its mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import icons, theme
from practice_desk.ui.kit import Elided, Label, StateLine, row
from practice_desk.ui.theme import px

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TWO_LINES_BELOW = 560
_ROUND = 12


class ClauseRow(QAbstractButton):
    """A clause that opens when it is pressed. `moved` brings where the mouse drags it on the screen."""

    moved = Signal(int)
    dropped = Signal()
    step_wanted = Signal(int)
    focus_wanted = Signal(int)

    def __init__(self, clause_id: str, number: int, said: tuple[str, str], mark: tuple[str, str]) -> None:
        super().__init__()
        title, line = said
        self.clause_id = clause_id
        self.setObjectName(f"clause-{clause_id}")
        self._number = Label(str(number), tone="muted", tabular=True)
        self._number.setFixedWidth(px(26))
        self._title = Elided(title, strong=True)
        self._line = Elided(line, tone="muted")
        self._words = row((self._title, 45), (self._line, 55), gap=12)
        state = StateLine(*mark)
        state.setFixedWidth(max(px(124), state.sizeHint().width()))
        self.setLayout(row(self._number, (self._words, 1), state, gap=8, margin=(20, 5, 10, 5)))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(", ".join(part for part in (str(number), title, line, mark[0]) if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._first = self._last = False
        self._from: int | None = None
        self._dragged = False
        self._fit()

    def set_number(self, number: int) -> None:
        """Show another number, as while it is dragged."""
        self._number.setText(str(number))

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Say whether it is the first or last of the rows that stand together: those have round corners."""
        self._first, self._last = first, last
        self.update()

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a click is told when the button is let go, so that it can be taken back
        self._from, self._dragged = event.globalPosition().toPoint().y(), False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint().y()
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if abs(at - self._from) >= QApplication.startDragDistance():
            self._dragged = True
        if self._dragged:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.moved.emit(at)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if self._dragged:
            self._dragged = False
            self.dropped.emit()
        elif event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.click()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = STEPS.get(key, 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(step)
        elif step:
            self.focus_wanted.emit(step)
        elif key in _KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, beyond = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(_ROUND) + 2
        # Corners that are not the list's own lie outside of what is seen.
        ground = area.adjusted(0, 0 if self._first else -beyond, 0, 0 if self._last else beyond)
        edge = "surface" if theme.current() is theme.ThemeName.DARK else "line"
        painter.setPen(QPen(theme.color(edge), 1))
        painter.setBrush(theme.color("sunk" if self.underMouse() or self._dragged else "surface"))
        painter.drawRoundedRect(ground, px(_ROUND), px(_ROUND))
        if not self._last:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        if self.underMouse() or self.hasFocus():
            side = px(14)
            picture = icons.pixmap("grip", "muted", side, self.devicePixelRatioF())
            painter.drawPixmap(px(3), (self.height() - side) // 2, picture)

    def _fit(self) -> None:
        """Put the client's line below the title where there is no room beside it."""
        narrow = self.width() < px(_TWO_LINES_BELOW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._words.direction() is not way:
            self._words.setDirection(way)
            self._words.setSpacing(px(1 if narrow else 12))
        line = int(QFontMetricsF(self.font()).height())
        high = max(px(38), line + px(14)) if not narrow else 2 * line + px(14)
        if self.height() != high:
            self.setFixedHeight(high)
