"""Choices: a tick, one of many, one of a few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QSizePolicy, QStyledItemDelegate, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import icons, theme
from practice_desk.ui.kit.buttons import literal
from practice_desk.ui.kit.layout import fits_height_to_width
from practice_desk.ui.kit.one_of import OneOf

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Check(QCheckBox):
    """A tick box with words that wrap; the whole row answers. The words are plain: no mnemonic in them."""

    def __init__(self, text: str, on: bool = False) -> None:
        super().__init__(literal(theme.prepare_for(text)))
        self._words = text
        self.setChecked(on)
        self.setFont(theme.font())
        self.setAccessibleName(text)
        fits_height_to_width(self, QSizePolicy.Policy.Preferred)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.font()).horizontalAdvance(self._words)
        return QSize(int(wide) + self._indent() + 4, self.heightForWidth(10_000))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(140)), self.heightForWidth(10_000))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._indent()), 100_000)
        words = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._words)
        return max(theme.px(28), words.height() + theme.px(8))

    def _indent(self) -> int:
        return theme.px(30)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, on = theme.px(20), self.isChecked()
        first = self.fontMetrics().lineSpacing()
        top = min((self.height() - side) / 2, theme.px(4) + (first - side) / 2 if self._wraps() else 1e9)
        box = QRectF(0.5, max(0.5, top) + 0.5, side - 1, side - 1)
        able = self.isEnabled()
        edge = ("accent" if on else "line_strong") if able else "muted"
        painter.setPen(QPen(theme.color(edge), 1.2))
        painter.setBrush(theme.color(edge if on else "surface" if able else "sunk"))
        painter.drawRoundedRect(box, 5, 5)
        if on:
            tick = theme.px(16)
            picture = icons.pixmap("check", "on_accent", tick, self.devicePixelRatioF())
            painter.drawPixmap(box.center() - QPointF(tick / 2, tick / 2), picture)
        painter.setPen(theme.color("text" if able else "muted"))
        words = QRectF(self._indent(), 0, self.width() - self._indent(), self.height())
        painter.drawText(words, int(_LEFT | Qt.TextFlag.TextWordWrap), self._words)

    def _wraps(self) -> bool:
        return self.heightForWidth(self.width()) > self.heightForWidth(10_000)


class Choice(QComboBox):
    """One of many, opened as a list: (value, words). `chosen` is emitted when a person chose."""

    chosen = Signal(object)

    def __init__(self, items: Sequence[tuple[Any, str]] = ()) -> None:
        super().__init__()
        self._values: list[Any] = []
        self.setFont(theme.font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by wheel
        self.setMaxVisibleItems(12)
        self.view().setItemDelegate(QStyledItemDelegate(self))  # the style sheet reaches no other
        self.set_items(items)
        self.activated.connect(lambda _: self.chosen.emit(self.value()))

    def set_items(self, items: Sequence[tuple[Any, str]]) -> None:
        """Offer other items and keep the chosen value where it is still there."""
        before = self.value()
        self.clear()
        self._values = [value for value, _ in items]
        self.addItems([theme.prepare_for(words) for _, words in items])
        if before is not None and before in self._values:
            self.set_value(before)

    def value(self) -> Any:
        """Return the chosen value, or None where none is."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered leaves the field empty."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.px(120)), hint.height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls on

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(16)
        picture = icons.pixmap("down", "muted", side, self.devicePixelRatioF())
        where = QPointF(self.width() - side - theme.px(8), (self.height() - side) / 2)
        QPainter(self).drawPixmap(where, picture)


class Segment(QPushButton):
    """One of the joined choices: ticked, bold and tinted when chosen."""

    def __init__(self, words: str, count: str = "") -> None:
        super().__init__(literal(theme.prepare_for(words)))
        self._words, self._count = words, count
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.set_count(count)
        self.setFont(theme.font(strong=True))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_count(self, count: str) -> None:
        """Show another number behind the words."""
        self._count = count
        self.setAccessibleName(f"{self._words} {count}" if count else self._words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        wide = metrics.horizontalAdvance(self._words) + theme.px(18 + 20)  # a tick more when chosen
        if self._count:
            wide += metrics.horizontalAdvance(self._count) + theme.px(7)
        high = max(theme.size("control") - 6, int(metrics.height()) + theme.px(6))
        return QSize(int(wide) + 2, high)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, cell = self.isChecked(), QRectF(self.rect())
        self._paint_ground(painter, cell, on=on)
        tone = ("accent_text" if on else "text") if self.isEnabled() else "muted"
        words_font, count_font = theme.font(strong=on), theme.font(tabular=True)
        wide = QFontMetricsF(words_font).horizontalAdvance(self._words)
        behind = QFontMetricsF(count_font).horizontalAdvance(self._count) + theme.px(7) if self._count else 0
        tick = theme.px(16)
        x = (cell.width() - wide - behind - (tick + theme.px(4) if on else 0)) / 2
        if on:
            picture = icons.pixmap("check", tone, tick, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(x, (cell.height() - tick) / 2), picture)
            x += tick + theme.px(4)
        painter.setPen(theme.color(tone))
        painter.setFont(words_font)
        painter.drawText(cell.adjusted(x, 0, theme.px(8), 0), int(_LEFT), self._words)
        if self._count:
            painter.setFont(count_font)
            painter.setPen(theme.color(tone if on else "muted"))
            painter.drawText(
                cell.adjusted(x + wide + theme.px(7), 0, theme.px(8), 0), int(_LEFT), self._count
            )

    def _paint_ground(self, painter: QPainter, cell: QRectF, *, on: bool) -> None:
        if not (on or (self.underMouse() and self.isEnabled())):
            return
        framed = on and theme.is_contrast()
        painter.setPen(QPen(theme.color("accent"), 2) if framed else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft" if on else "sunk"))
        painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1) if framed else cell, 6, 6)


class Segments(OneOf):
    """One choice of a few, side by side: (value, words). Arrow keys move, `chosen` tells."""

    def __init__(self, items: Sequence[tuple[Any, str]], counts: Mapping[Any, object] | None = None) -> None:
        counts = counts or {}
        made: list[tuple[Any, QWidget]] = [
            (value, Segment(words, str(counts[value]) if value in counts else "")) for value, words in items
        ]
        super().__init__(made, gap=2, margin=3)
        if items:
            self.set_value(items[0][0])
        fits_height_to_width(self, QSizePolicy.Policy.Maximum)

    def set_counts(self, counts: Mapping[Any, object]) -> None:
        """Show other numbers behind the words."""
        for value, part in zip(self._values, self.buttons(), strict=True):
            if isinstance(part, Segment):
                part.set_count(str(counts.get(value, "")))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bad = bool(self.property("bad"))
        painter.setPen(QPen(theme.color("danger" if bad else "line_strong"), 2 if bad else 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(self.frame().adjusted(0.5, 0.5, -0.5, -0.5) if bad else self.frame(), 8, 8)
        painter.setPen(QPen(theme.color("line"), 1))
        for before, after in pairwise(self.buttons()):
            if before.y() == after.y() and not (before.isChecked() or after.isChecked()):
                x, inset = after.x() - 0.5, theme.px(7)
                ends = after.y() + inset, after.y() + after.height() - inset
                painter.drawLine(QPointF(x, ends[0]), QPointF(x, ends[1]))
