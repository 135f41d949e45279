"""Words on a page: labels, headings, quotes. Always plain text, whatever a person typed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import icons, theme
from practice_desk.ui.kit.layout import column, row, wrap
from practice_desk.ui.kit.roles import speaks_as

_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class Label(QLabel):
    """Plain words in one role of type; `tone` names a colour: muted, accent, attention, danger."""

    def __init__(  # noqa: PLR0913  (each says one thing about the words)
        self,
        text: str = "",
        role: str = "body",
        *,
        tone: str | None = None,
        wrap: bool = False,
        strong: bool = False,
        selectable: bool = False,
        tabular: bool = False,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role, strong=strong, tabular=tabular))
        self.setText(text)
        self.setAlignment(_START)
        if wrap:
            self.setWordWrap(True)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if tone:
            self.setProperty("tone", tone)
        if selectable:
            by = Qt.TextInteractionFlag
            self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)

    @override
    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(theme.prepare_for(text))

    def set_tone(self, tone: str | None) -> None:
        """Show the words in another colour of the theme."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class Elided(QWidget):
    """One line that ends in … rather than push its neighbours away; all of it is its accessible name."""

    def __init__(
        self, text: str = "", role: str = "body", *, tone: str = "text", strong: bool = False
    ) -> None:
        super().__init__()
        self._text, self._tone = "", tone
        speaks_as(self, QAccessible.Role.StaticText)
        self.setFont(theme.font(role, strong=strong))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        """Return the whole line."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another line."""
        self._text = theme.prepare_for(text)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(int(metrics.horizontalAdvance(self._text)) + 2, int(metrics.height()) + 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme.px(40), self.sizeHint().width()), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color(self._tone))
        fitting = QFontMetricsF(self.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(self.rect()), int(_LINE), fitting)


class Icon(QWidget):
    """An icon beside words; it says nothing itself. `size` is in px of the design."""

    def __init__(self, name: str, tone: str = "muted", size: int = 18) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        side = theme.px(size)
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        picture = icons.pixmap(self._name, self._tone, self.width(), self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(0, 0), picture)


class Quote(QFrame):
    """Somebody's words as they said them, in quotation marks on sunk ground, and who said them."""

    def __init__(self, text: str, who: str = "") -> None:
        super().__init__()
        self.setProperty("card", "sunk")
        said = Label(f"“{text}”", wrap=True)
        by = Label(who, "small", tone="muted", wrap=True) if who else None
        self.setLayout(column(said, by, gap=4, margin=(14, 10, 14, 10)))


def heading(text: str, *actions: QWidget, note: str = "") -> QHBoxLayout:
    """Lay out a card's heading: always as high as a small button, so that cards line up."""
    words = Label(text, "heading", wrap=not note)
    words.setMinimumHeight(theme.size("control_small"))
    if note:
        return row(words, (Elided(note, tone="muted"), 1), *actions, gap=8)
    return row((words, 1), *actions, gap=8)


def section(title: str, note: str = "", *actions: QWidget) -> QHBoxLayout:
    """Lay out a page's section line: its title, one muted sentence that sums it up, small buttons."""
    words = Label(title, "title")
    if len(actions) < 2:  # noqa: PLR2004  (one button always fits)
        return row(words, (Elided(note, tone="muted"), 1), *actions, gap=12)
    lead = row(words, (Elided(note, tone="muted"), 1), gap=12)
    return row((lead, 1), wrap(*actions, gap=12), gap=12, stack=640)


def facts(*lines: tuple[str, str]) -> QVBoxLayout:
    """Lay out label and words below each other for reading: a muted small label, then what is known."""
    made = column(gap=10)
    for label, words in lines:
        made.addLayout(
            column(
                Label(label, "small", tone="muted", wrap=True),
                Label(words, wrap=True, selectable=True),
                gap=2,
            )
        )
    return made
