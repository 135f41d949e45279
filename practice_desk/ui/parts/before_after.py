"""Before and after: two marks of one thing on its scale, as a picture and in words; never a judgement."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.domain.text import isolate
from practice_desk.domain.worksheets import BeforeAfter
from practice_desk.ui import theme
from practice_desk.ui.kit import Label, column, row

_SCALE = 150


def _tr(text: str) -> str:
    return QCoreApplication.translate("before_after", text)


def change_words(pair: BeforeAfter) -> str:
    """Return both numbers as they are read: ``70 → 30``, with a dash for one that is open."""
    said = ["–" if mark is None else str(mark) for mark in (pair.before, pair.after)]
    return " → ".join(said)


def pair_words(pair: BeforeAfter) -> str:
    """Return what was marked and both numbers, on one line."""
    named = pair.about or pair.title
    mark = "" if named.endswith("?") else ":"
    return f"{isolate(named)}{mark} {change_words(pair)}"


class ScaleLine(QWidget):
    """The scale as a line, a ring where it was before and a dot where it is after."""

    def __init__(self, pair: BeforeAfter) -> None:
        super().__init__()
        self._pair = pair
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(_SCALE), theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, left, wide = self.height() / 2, theme.px(7), self.width() - theme.px(14)
        painter.setPen(QPen(theme.color("line_strong"), 2))
        painter.drawLine(QPointF(left, y), QPointF(left + wide, y))
        places = [
            None if mark is None else QPointF(left + wide * mark / self._pair.most, y)
            for mark in (self._pair.before, self._pair.after)
        ]
        before, after = places
        if before is not None and after is not None:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawLine(before, after)
        if before is not None:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(before, theme.px(5), theme.px(5))
        if after is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(after, theme.px(6), theme.px(6))


def pair_line(pair: BeforeAfter) -> QWidget:
    """Return one pair as a line of a card: what it is, the picture, the numbers."""
    numbers = Label(change_words(pair), strong=True, tabular=True)
    title = Label(pair.about or pair.title, wrap=True)
    below = Label(pair.title, "small", tone="muted", wrap=True) if pair.about else None
    words = column(title, below, gap=0)
    of = Label(_tr("of {0}").format(pair.most), "small", tone="muted")
    made = QWidget()
    made.setLayout(column(words, row(ScaleLine(pair), numbers, of, ..., gap=8), gap=2))
    made.setAccessibleName(_tr("{0} of {1}").format(pair_words(pair), pair.most))
    return made


def pair_lines(pairs: Iterable[BeforeAfter]) -> QWidget:
    """Return all pairs of a sheet below each other."""
    made = QWidget()
    made.setLayout(column(*(pair_line(pair) for pair in pairs), gap=10))
    return made
