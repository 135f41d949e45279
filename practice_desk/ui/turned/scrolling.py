"""How a document on the turned screen is gone through: every key people try, and how far it was read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit import Page


class Scroll(Page):
    """A document that every key people try goes through: arrows, Page, Space, Home, End."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__(layout)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        to = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Space: bar.value() + (-1 if back else 1) * round(bar.pageStep() * 0.85),
        }
        if key in to:
            bar.setValue(to[Qt.Key(key)])
        else:
            super().keyPressEvent(event)


class Progress(QWidget):
    """A thin line that says how far the text was read; a screen reader has the words below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(4))
        self._part = 0.0

    def show_part(self, part: float) -> None:
        """Show how far, 0 to 1."""
        if part != self._part:
            self._part = part
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("line"))
        wide = QRectF(self.rect())
        wide.setWidth(self.width() * self._part)
        painter.fillRect(wide, theme.color("accent"))
