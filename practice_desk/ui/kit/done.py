"""How much of a step was done, in five words. Nothing is chosen for anybody."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit.buttons import literal
from practice_desk.ui.kit.one_of import OneOf


class Word(QPushButton):
    """A word to choose: filled when chosen."""

    def __init__(self, words: str) -> None:
        super().__init__(literal(words))
        self._words = words
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFont(theme.font(strong=True))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        wide = int(metrics.horizontalAdvance(self._words)) + theme.px(22)
        return QSize(wide, max(theme.size("control_small"), int(metrics.height()) + theme.px(8)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, able = self.isChecked(), self.isEnabled()
        ground = ("accent" if able else "muted") if on else "surface" if able else "sunk"
        if not on and able and self.underMouse():
            ground = "accent_soft"
        painter.setPen(QPen(theme.color("accent" if on else "line_strong"), 1))
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setFont(theme.font(strong=on))
        painter.setPen(theme.color("on_accent" if on else "text" if able else "muted"))
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), self._words)


def done_words() -> list[str]:
    """Return the five words for how much of a step was done, from 0 to 4."""
    return [
        QCoreApplication.translate("Done", "Not this time"),
        QCoreApplication.translate("Done", "Made a start"),
        QCoreApplication.translate("Done", "About half"),
        QCoreApplication.translate("Done", "Most of it"),
        QCoreApplication.translate("Done", "Did it"),
    ]


class Done(OneOf):
    """How much of a step was done, in five words for 0 to 4, or none. Backspace clears it."""

    rated = Signal(object)
    can_clear = True

    def __init__(self, value: int | None = None) -> None:
        super().__init__([(n, Word(words)) for n, words in enumerate(done_words())], gap=4)
        self.set_value(value)

    @override
    def digit_value(self, digit: int) -> Any:
        return digit

    @override
    def tell(self, value: Any) -> None:
        super().tell(value)
        self.rated.emit(value)
