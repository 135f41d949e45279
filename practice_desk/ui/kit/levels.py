"""The five written levels of a goal, as a ladder with the best on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit.buttons import literal
from practice_desk.ui.kit.layout import fits_height_to_width
from practice_desk.ui.kit.one_of import OneOf

_AFTER_RING = 34  # px of the design
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Level(QPushButton):
    """One rung of the ladder: its number, its words, and what it stands for now."""

    def __init__(self, number: int, words: str, note: str = "", *, numbered: bool = True) -> None:
        super().__init__(literal(words))
        self._number = _signed(number) if numbered else ""
        self._words, self._note = theme.prepare_for(words), note
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFont(theme.font(strong=True))
        said = f"{self._number} {words}".strip()
        self.setAccessibleName(f"{said}, {note}" if note else said)
        fits_height_to_width(self, QSizePolicy.Policy.Expanding)

    def _room(self, width: int) -> QRect:
        left = theme.px(_AFTER_RING) + (theme.px(32) if self._number else 0)
        note = self.fontMetrics().horizontalAdvance(self._note) + theme.px(12) if self._note else 0
        return QRect(left, 0, max(1, width - left - note - theme.px(12)), 100_000)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self.heightForWidth(theme.px(320)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(36))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        flags = int(Qt.TextFlag.TextWordWrap)
        words = self.fontMetrics().boundingRect(self._room(width), flags, self._words)
        return max(theme.size("control"), words.height() + theme.px(14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, all_of = self.isChecked(), QRectF(self.rect())
        if on or (self.underMouse() and self.isEnabled()):
            framed = on and theme.is_contrast()
            painter.setPen(QPen(theme.color("accent"), 2) if framed else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if on else "sunk"))
            painter.drawRoundedRect(all_of.adjusted(1, 1, -1, -1), 8, 8)
        tone = "accent_text" if on else "text"
        painter.setPen(theme.color(tone if on else "muted"))
        painter.setFont(theme.font(strong=on, tabular=True))
        painter.drawText(all_of.adjusted(theme.px(_AFTER_RING), 0, 0, 0), int(_LEFT), self._number)
        self._draw_ring(painter, all_of, on=on)
        room = QRectF(self._room(self.width()))
        room.setHeight(all_of.height())
        painter.setPen(theme.color(tone))
        painter.setFont(theme.font(strong=on))
        painter.drawText(room, int(_LEFT | Qt.TextFlag.TextWordWrap), self._words)
        painter.setPen(theme.color(tone if on else "muted"))
        painter.drawText(all_of.adjusted(0, 0, -theme.px(12), 0), int(_RIGHT), self._note)

    def _draw_ring(self, painter: QPainter, all_of: QRectF, *, on: bool) -> None:
        """Draw the ring that says that one of these is chosen, filled where it is this one."""
        middle = QPointF(theme.px(19), all_of.center().y())
        painter.setPen(QPen(theme.color("accent" if on else "line_strong"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, theme.px(7), theme.px(7))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(middle, theme.px(4), theme.px(4))


class Levels(OneOf):
    """The five written levels of a goal (GAS), best on top, from which one is chosen or none.

    `texts` are the words for -2 to 2 in that order; `notes` says beside a level what it stands for, such as
    Expected or Start. `numbered=False` leaves the numbers out, as on any page that a client sees.
    """

    rated = Signal(object)
    can_clear = True

    def __init__(
        self, texts: Sequence[str], *, notes: Mapping[int, str] | None = None, numbered: bool = True
    ) -> None:
        notes = notes or {}
        rungs: list[tuple[Any, QWidget]] = [
            (level, Level(level, texts[level + 2], notes.get(level, ""), numbered=numbered))
            for level in range(2, -3, -1)
        ]
        super().__init__(rungs, gap=2, upright=True)

    @override
    def tell(self, value: Any) -> None:
        super().tell(value)
        self.rated.emit(value)


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"\u2212{-number}" if number < 0 else "0"
