"""One clause as a row: its number, what it is called, its line on the client's copy, and its mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy

from practice_desk.domain.record import override
from practice_desk.ui import icons, theme
from practice_desk.ui.kit import LOOKS
from practice_desk.ui.theme import px

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TWO_LINES_BELOW = 560
_ROUND = 12
_LEFT_EDGE, _NUMBER = 20, 30
_LINE = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    | Qt.TextFlag.TextSingleLine
)  # fmt: skip


class ClauseRow(QAbstractButton):
    """A clause that opens when it is pressed. `moved` brings where the mouse drags it on the screen."""

    moved = Signal(int)
    dropped = Signal()
    step_wanted = Signal(int)
    focus_wanted = Signal(int)

    def __init__(self, clause_id: str, number: int, said: tuple[str, str], mark: tuple[str, str]) -> None:
        super().__init__()
        self.clause_id, self._number = clause_id, number
        self._title, self._line = (theme.prepare_for(words) for words in said)
        self._mark, self._look = mark
        self.setObjectName(f"clause-{clause_id}")
        self.setFont(theme.font())
        self.setProperty("noFocusRing", True)  # rows lie close together: each draws its ring within itself
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._first = self._last = False
        self._from: int | None = None
        self._dragged = False
        self._say()
        self._fit()

    def set_number(self, number: int) -> None:
        """Show another number, as while it is dragged."""
        if number != self._number:
            self._number = number
            self._say()
            self.update()

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Say whether it is the first or last of the rows that stand together: those have round corners."""
        self._first, self._last = first, last
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(480), self.minimumHeight())

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
            self._sign(painter, "grip", "muted", px(3), px(14))
        self._words(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), theme.tokens()["size"]["focus_width"]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), 8, 8)

    def _words(self, painter: QPainter) -> None:
        """Draw the number, the title, the line and the mark; what is too long ends in an ellipsis."""
        icon, tone, _ = LOOKS[self._look]
        strong, plain = theme.font(strong=True), theme.font()
        marked = max(px(124), int(QFontMetricsF(plain).horizontalAdvance(self._mark)) + px(34))
        whole = QRectF(self.rect())
        left, right = px(_LEFT_EDGE + _NUMBER), whole.width() - marked - px(8)
        _draw(
            painter, QRectF(px(_LEFT_EDGE), 0, px(_NUMBER), whole.height()), str(self._number), plain, "muted"
        )
        words = QRectF(left, 0, max(1.0, right - left - px(8)), whole.height())
        if self._is_narrow():
            half = words.height() / 2
            above, below = words.adjusted(0, px(5), 0, -half), words.adjusted(0, half, 0, -px(5))
        else:
            middle = words.width() * 0.45
            above, below = (
                words.adjusted(0, 0, middle - words.width() - px(12), 0),
                words.adjusted(middle, 0, 0, 0),
            )
        _draw(painter, above, self._title, strong, "text")
        _draw(painter, below, self._line, plain, "muted")
        self._sign(painter, icon, "accent" if tone == "accent_text" else tone, int(right), px(16))
        _draw(painter, QRectF(right + px(24), 0, marked, whole.height()), self._mark, plain, "text")

    def _sign(self, painter: QPainter, icon: str, tone: str, x: int, side: int) -> None:
        picture = icons.pixmap(icon, tone, side, self.devicePixelRatioF())
        painter.drawPixmap(x, (self.height() - side) // 2, picture)

    def _say(self) -> None:
        said = (str(self._number), self._title, self._line, self._mark)
        self.setAccessibleName(", ".join(part for part in said if part))

    def _is_narrow(self) -> bool:
        return self.width() < px(_TWO_LINES_BELOW)

    def _fit(self) -> None:
        """Be high enough for two lines where the client's line has no room beside the title."""
        line = int(QFontMetricsF(self.font()).height())
        high = 2 * line + px(14) if self._is_narrow() else max(px(38), line + px(14))
        if self.height() != high or self.minimumHeight() != high:
            self.setFixedHeight(high)


def _draw(painter: QPainter, area: QRectF, words: str, font: QFont, tone: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(tone))
    fitting = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(_LINE), fitting)
