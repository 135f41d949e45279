"""Answers to choose from on the turned screen: large words side by side, or faces with a word under each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit.buttons import literal
from practice_desk.ui.kit.layout import STACK, fits_height_to_width
from practice_desk.ui.kit.one_of import OneOf
from practice_desk.ui.theme import px

_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_FACE = 44
_TALL = 100_000
_SMALLER = 0.8


class Option(QPushButton):
    """One answer as a large tile: framed, and tinted when it is chosen."""

    def __init__(self, words: str) -> None:
        super().__init__(literal(theme.prepare_for(words)))
        self._words = theme.prepare_for(words)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFont(theme.font())
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        fits_height_to_width(self, QSizePolicy.Policy.Expanding)

    def _above(self) -> int:
        return 0

    def _room(self, width: int) -> QRect:
        return QRect(0, 0, max(1, width - px(16)), _TALL)

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words) + px(28)
        wide = min(wide, px(150))
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        longest = max(self._words.split() or [""], key=len)
        wide = self.fontMetrics().horizontalAdvance(longest) + px(24)
        return QSize(wide, px(48))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        words = self.fontMetrics().boundingRect(self._room(width), int(_CENTRED), self._words)
        return max(px(48), words.height() + px(20)) + self._above()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if on else "line_strong"), 2 if on else 1))
        painter.setBrush(theme.color("accent_soft" if on or self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        tone = "accent_text" if on else "text"
        self._paint_above(painter, tone)
        self._paint_words(painter, tone)

    def _paint_words(self, painter: QPainter, tone: str) -> None:
        font = self.font()
        font.setWeight(font.Weight.DemiBold if self.isChecked() else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        room = QRectF(px(8), self._above(), self.width() - px(16), self.height() - self._above())
        painter.drawText(room, int(_CENTRED), self._words)

    def _paint_above(self, painter: QPainter, tone: str) -> None:
        del painter, tone


class Face(Option):
    """A face with a word under it; `mood` is 0 to 4. Its colour says nothing."""

    def __init__(self, words: str, mood: int) -> None:
        self._mood = mood
        super().__init__(words)

    @override
    def _above(self) -> int:
        return px(_FACE + 12)

    @override
    def _paint_above(self, painter: QPainter, tone: str) -> None:
        side = px(_FACE)
        face = QRectF((self.width() - side) / 2, px(12), side, side)
        painter.setPen(QPen(theme.color(tone), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(face)
        middle, eye = face.center(), side * 0.055
        painter.setBrush(theme.color(tone))
        for x in (-0.18, 0.18):
            painter.drawEllipse(middle + QPointF(x * side, -0.12 * side), eye, eye)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bend = (self._mood - 2) * 0.11 * side
        y = middle.y() + 0.18 * side
        mouth = QPainterPath(QPointF(middle.x() - 0.22 * side, y - bend / 2))
        mouth.quadTo(QPointF(middle.x(), y + bend), QPointF(middle.x() + 0.22 * side, y - bend / 2))
        painter.drawPath(mouth)


class Rung(Option):
    """One level of a goal: its own text first, and small beside it what that means to the client."""

    def __init__(self, words: str, meaning: str) -> None:
        self._meaning = meaning
        super().__init__(words)
        self.setAccessibleName(f"{words}, {meaning}" if meaning else words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(320), self.heightForWidth(px(320)))

    @override
    def heightForWidth(self, width: int) -> int:
        words, meaning = self._rooms(width)
        own = QFontMetrics(self._own_font()).boundingRect(words, int(_LEFT), self._words).height()
        small = QFontMetrics(self._small()).boundingRect(meaning, int(_RIGHT), self._meaning).height()
        return max(px(48), max(own, small) + px(20))

    def _own_font(self) -> QFont:
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        return font

    def _small(self) -> QFont:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
        return font

    def _rooms(self, width: int) -> tuple[QRect, QRect]:
        inner = max(2, width - 2 * px(14))
        beside = min(QFontMetrics(self._small()).horizontalAdvance(self._meaning) + 2, int(inner * 0.4))
        words = QRect(0, 0, max(1, inner - beside - px(16)), _TALL)
        return words, QRect(0, 0, beside, _TALL)

    @override
    def _paint_words(self, painter: QPainter, tone: str) -> None:
        words, meaning = self._rooms(self.width())
        words.setHeight(self.height())
        meaning.setHeight(self.height())
        painter.setFont(self._own_font())
        painter.setPen(theme.color(tone))
        words.moveLeft(px(14))
        meaning.moveRight(self.width() - px(14))
        painter.drawText(words, int(_LEFT), self._words)
        painter.setFont(self._small())
        painter.setPen(theme.color("accent_text" if self.isChecked() else "muted"))
        painter.drawText(meaning, int(_RIGHT), self._meaning)


class Options(OneOf):
    """Answers of which one is chosen, or none: they stand side by side, or below each other when narrow.

    A digit chooses the answer that has this number, Backspace leaves the line open again. `upright` ones
    always stand below each other, and have no digits.
    """

    can_clear = True

    def __init__(self, items: Sequence[tuple[int, QWidget]], *, upright: bool = False) -> None:
        self._upright = upright
        layout = QVBoxLayout() if upright else QHBoxLayout()
        if not upright:
            layout.setProperty(STACK, "auto")
        super().__init__(list(items), gap=8, margin=4, layout=layout)
        for n in range(layout.count()):
            layout.setStretch(n, 1)
        fits_height_to_width(self, QSizePolicy.Policy.Expanding)

    @override
    def digit_value(self, digit: int) -> Any:
        return None if self._upright else digit


def options(labels: Sequence[tuple[str, int]]) -> Options:
    """Return answers by their words; where some have none, each shows its number, as it is printed."""
    bare = any(not words for words, _ in labels)
    said = [(value, f"{value}  {words}".strip() if bare else words) for words, value in labels]
    return Options([(value, Option(words)) for value, words in said])


def levels(texts: Sequence[str], start: int | None = None, *, young: bool = False) -> Options:
    """Return the written levels of a goal, the best first, without their numbers; `texts` are for -2 to 2.

    `start` is the level on which the work began: that is said of it, and not what it falls short of. To
    somebody `young` nothing is said to fall short.
    """
    meant = _meanings()
    if young:
        meant[:2] = "", ""
    if start is not None:
        meant[start + 2] = _tr("where we began")
    rungs = [(n, Rung(texts[n + 2], meant[n + 2])) for n in range(2, -3, -1) if texts[n + 2].strip()]
    return Options(rungs, upright=True)


def _meanings() -> list[str]:
    """Return what the levels mean, in words for the client, the least first."""
    return [
        _tr("a lot less than we hoped"), _tr("a bit less than we hoped"), _tr("what we hoped for"),
        _tr("a bit more than we hoped"), _tr("a lot more than we hoped"),
    ]  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("turned", text)


def faces(words: Sequence[str]) -> Options:
    """Return five faces, the least first, each with its word."""
    return Options([(n, Face(said, n)) for n, said in enumerate(words)])
