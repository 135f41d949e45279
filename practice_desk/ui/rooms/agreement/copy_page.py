"""The client's copy as it will look: one plain line for each clause, black on white in every theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.domain.text import breakable
from practice_desk.ui import theme
from practice_desk.ui.kit.layout import fits_height_to_width
from practice_desk.ui.kit.roles import speaks_as
from practice_desk.ui.theme import px

_WRAP = Qt.TextFlag.TextWordWrap
_EDGE, _NUMBER, _BETWEEN, _SIGN = 22, 26, 8, 54
_INK, _FAINT, _PAPER = "#16191a", "#55595b", "#ffffff"


@dataclass(frozen=True, repr=False)
class CopyLine:
    """One numbered line of the copy, and the clause it is of."""

    clause_id: str
    words: str


class CopyPage(QWidget):
    """A sheet of paper. Its accessible name is all that stands on it."""

    def __init__(self, title: str, about: str, signers: Sequence[str]) -> None:
        super().__init__()
        self._title, self._about, self._signers = title, about, list(signers)
        self.lines: list[CopyLine] = []
        self._marked, self._foot = "", ""
        self._heights: dict[int, int] = {}
        speaks_as(self, QAccessible.Role.StaticText)
        fits_height_to_width(self, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: Sequence[CopyLine], marked: str = "", foot: str = "") -> None:
        """Show these lines, the one of the clause that is open marked, and a last line without a number."""
        self.lines, self._marked, self._foot = list(lines), marked, foot
        self._heights.clear()
        theme.prepare_for("".join(line.words for line in lines))
        said = [f"{n}. {line.words}" for n, line in enumerate(lines, start=1)]
        self.setAccessibleName("\n".join([self._title, self._about, *said, foot]))
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = int(self._draw(None, width))
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        wide = px(300)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(120))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(3.5, 1.5, -3.5, -6.5)
        shade = QColor(theme.color("shadow"))
        for n in range(5):
            shade.setAlpha(10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(sheet.adjusted(-n * 0.6, 1, n * 0.6, n), 4, 4)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(QColor(_PAPER))
        painter.drawRoundedRect(sheet, 3, 3)
        self._draw(painter, self.width())

    def _draw(self, painter: QPainter | None, width: int) -> float:
        """Draw the page, or only measure it; return its height."""
        left, right = px(_EDGE), width - px(_EDGE)
        y = float(px(18))
        y += _text(painter, QRectF(left, y, right - left, 0), self._title, theme.font("heading"))
        y += px(2)
        y += _text(painter, QRectF(left, y, right - left, 0), self._about, theme.font("small"), _FAINT)
        y += px(10)
        words = theme.font("small")
        for n, line in enumerate(self.lines, start=1):
            box = QRectF(left + px(_NUMBER), y, right - left - px(_NUMBER), 0)
            if painter is not None and line.clause_id == self._marked:
                _tint(painter, QRectF(left - px(8), y, right - left + px(16), _high(box, line.words, words)))
            _text(painter, QRectF(left, y, px(_NUMBER), 0), str(n), words, _FAINT)
            y += _text(painter, box, line.words, words) + px(_BETWEEN)
        if self._foot:
            y += px(4) + _text(painter, QRectF(left, y + px(4), right - left, 0), self._foot, words, _FAINT)
        return y + self._signatures(painter, y, left, right) + px(20)

    def _signatures(self, painter: QPainter | None, y: float, left: float, right: float) -> float:
        """Draw a line for each who signs, two beside each other, and return the height they take."""
        wide = (right - left - px(12)) / 2
        words, high = theme.font("small"), 0.0
        for n, name in enumerate(self._signers):
            if n % 2 == 0:
                high += px(_SIGN)
            x, line = left + (n % 2) * (wide + px(12)), y + high - px(18)
            if painter is not None:
                painter.setPen(QPen(QColor(_FAINT), 1))
                painter.drawLine(int(x), int(line), int(x + wide), int(line))
                short = QFontMetricsF(words).elidedText(name, Qt.TextElideMode.ElideRight, wide)
                _text(painter, QRectF(x, line + px(3), wide, 0), short, words, _FAINT)
        return high


def _high(box: QRectF, words: str, font: QFont) -> float:
    room = QRectF(0, 0, max(1.0, box.width()), 1e6)
    return QFontMetricsF(font).boundingRect(room, int(_WRAP), breakable(words)).height()


def _text(painter: QPainter | None, box: QRectF, words: str, font: QFont, ink: str = _INK) -> float:
    """Draw words that wrap within a width, or only measure them; return their height."""
    high = _high(box, words, font)
    if painter is not None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(box.x(), box.y(), box.width(), high + 1), int(_WRAP), breakable(words))
    return high


def _tint(painter: QPainter, area: QRectF) -> None:
    light = theme.tokens()[theme.ThemeName.LIGHT]
    area = area.adjusted(0, -px(4), 0, px(4))
    painter.fillRect(area, QColor(light["attention_soft"]))
    painter.fillRect(QRectF(area.left(), area.top(), 2, area.height()), QColor(light["attention"]))
