"""States: an icon and a word, each state with a shape of its own so that colour is never alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import icons, theme
from practice_desk.ui.kit.layout import row
from practice_desk.ui.kit.text import Icon, Label

LOOKS: dict[str, tuple[str, str, str]] = {  # look: icon, colour of the words, ground
    "force": ("check", "accent_text", "accent_soft"),
    "done": ("check", "accent_text", "accent_soft"),
    "due": ("clock", "attention", "attention_soft"),
    "partly": ("half", "attention", "attention_soft"),
    "missing": ("missing", "attention", "attention_soft"),
    "varied": ("pen", "attention", "attention_soft"),
    "attention": ("warning", "attention", "attention_soft"),
    "withdrawn": ("cross", "text", "neutral_soft"),
    "declined": ("minus", "text", "neutral_soft"),
    "past": ("replaced", "text", "neutral_soft"),
    "draft": ("pen", "text", "neutral_soft"),
    "paused": ("pause", "text", "neutral_soft"),
    "plain": ("", "text", "neutral_soft"),
    "info": ("info", "text", "neutral_soft"),
    "minor": ("minor", "accent_text", "accent_soft"),
    "danger": ("warning", "danger", "danger_soft"),
}


class Chip(QWidget):
    """A state as icon and word on a soft pill; `look` is one of LOOKS."""

    def __init__(self, text: str, look: str = "plain") -> None:
        super().__init__()
        self._text = theme.prepare_for(text)
        self._icon, self._tone, self._ground = LOOKS[look]
        words = theme.font("small")
        words.setWeight(QFont.Weight.Medium)
        self.setFont(words)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return the word."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        wide = metrics.horizontalAdvance(self._text) + theme.px(36 if self._icon else 20)
        return QSize(int(wide) + 1, max(theme.px(24), int(metrics.height()) + theme.px(4)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QPen(theme.color("line_strong"), 1) if theme.is_contrast() else Qt.PenStyle.NoPen
        painter.setPen(border)
        painter.setBrush(theme.color(self._ground))
        high = self.height()
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), high / 2, high / 2)
        x = theme.px(10)
        if self._icon:
            side = theme.px(15)
            picture = icons.pixmap(self._icon, self._tone, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(theme.px(8), (high - side) / 2), picture)
            x = theme.px(27)
        painter.setPen(theme.color(self._tone))
        line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x, 0, self.width() - x, high), int(line), self._text)


class StateLine(QWidget):
    """A state as icon and word without a pill, for dense lists; a note stands on the right."""

    def __init__(self, text: str, look: str = "plain", note: str = "") -> None:
        super().__init__()
        name, tone, _ = LOOKS[look]
        tone = "accent" if tone == "accent_text" else tone
        sign = Icon(name, tone, 16) if name else None
        behind = Label(note, "small", tone="muted") if note else None
        self.setLayout(row(sign, (Label(text, wrap=True), 1), behind, gap=8))
        self.setAccessibleName(f"{text}, {note}" if note else text)
