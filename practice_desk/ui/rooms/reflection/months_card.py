"""Counted minutes of supervision by month against the practice's own target; months are never averaged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.domain.supervision import SupervisionMonth
from practice_desk.ui import theme
from practice_desk.ui.kit import Card, Label, button, column, heading, row

_SHOWN = 12


def _tr(text: str) -> str:
    return QCoreApplication.translate("MonthsCard", text)


def month_name(month: SupervisionMonth) -> str:
    """Return a month's name and year."""
    return f"{date(month.year, month.month, 1):%B %Y}"


def month_words(month: SupervisionMonth) -> str:
    """Return a month in words, as it is spoken."""
    said = _tr("{0}: {1} of {2} minutes").format(month_name(month), month.counted, month.target)
    return said if month.is_met else _tr("{0}, {1} to go").format(said, month.target - month.counted)


class MonthBar(QWidget):
    """How far a month has come towards its minutes; a full one is full, never more."""

    def __init__(self, month: SupervisionMonth) -> None:
        super().__init__()
        self._part = min(1.0, month.counted / month.target) if month.target else 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(8))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = whole.height() / 2
        painter.setPen(QPen(theme.color("line_strong"), 1))
        painter.setBrush(theme.color("sunk"))
        painter.drawRoundedRect(whole, edge, edge)
        if self._part > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            wide = max(whole.height(), whole.width() * self._part)
            painter.drawRoundedRect(QRectF(whole.x(), whole.y(), wide, whole.height()), edge, edge)


class MonthsCard(Card):
    """The months, the latest first. `target_wanted` asks to change the minutes a month."""

    target_wanted = Signal()

    def __init__(self, months: Sequence[SupervisionMonth], *, writable: bool) -> None:
        target = button(_tr("Change"), "link")
        target.setAccessibleName(_tr("Change the minutes a month"))
        target.setObjectName("target")
        target.setEnabled(writable)
        super().__init__(heading(_tr("Counted minutes"), target), gap=10)
        target.clicked.connect(self.target_wanted)
        for month in list(reversed(months))[:_SHOWN]:
            self.body.addWidget(_line(month))
        said = _tr(
            "Alone counts in full; a group of four or fewer counts half; a larger one is divided by its "
            "number. Each month stands for itself."
        )
        self.body.addWidget(Label(said, "small", tone="muted", wrap=True))


def _line(month: SupervisionMonth) -> QWidget:
    made = QWidget()
    numbers = Label(
        _tr("{0} of {1}").format(month.counted, month.target), "small", tone="muted", tabular=True
    )
    made.setLayout(column(row((Label(month_name(month)), 1), numbers), MonthBar(month), gap=4))
    made.setAccessibleName(month_words(month))
    return made
