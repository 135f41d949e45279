"""Surfaces: cards that group, banners that tell, and what stands where nothing is yet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit.buttons import button, literal
from practice_desk.ui.kit.layout import Item, Margin, column, fill, row
from practice_desk.ui.kit.signs import LOOKS
from practice_desk.ui.kit.text import Icon, Label

_CENTRED = Qt.AlignmentFlag.AlignHCenter
_BANNERS = {"attention": "attention", "danger": "danger", "done": "done", "plain": "info"}
_MEASURE = 440


class Card(QFrame):
    """A white card around a column of items."""

    def __init__(self, *items: Item, gap: int = 12, margin: Margin = (20, 12, 20, 16)) -> None:
        super().__init__()
        self.setProperty("card", "card")
        self.body = column(*items, gap=gap, margin=margin)
        self._ends_in_stretch = not self.body.expandingDirections() & Qt.Orientation.Vertical
        if self._ends_in_stretch:  # beside a taller card, the rows stay at the top
            self.body.addStretch(1)
        self.setLayout(self.body)

    def add(self, *items: Item) -> None:
        """Put more items below those that are there."""
        spare = self.body.takeAt(self.body.count() - 1) if self._ends_in_stretch else None
        fill(self.body, items)
        if spare is not None:
            self.body.addItem(spare)

    def set_chosen(self, chosen: bool) -> None:
        """Draw it as the chosen one of several."""
        self.setProperty("card", "chosen" if chosen else "card")
        self.style().unpolish(self)
        self.style().polish(self)


class Banner(QFrame):
    """A message in the page: attention, danger, done or plain. `pressed` is its action."""

    pressed = Signal()

    def __init__(self, text: str, look: str = "attention", *, lead: str = "", action: str = "") -> None:
        super().__init__()
        icon, tone, self._ground = LOOKS[_BANNERS[look]]
        self._words = Label(text, wrap=True)
        self._lead = lead
        self.action = button(action, "quiet") if action else None
        if self.action is not None:
            self.action.clicked.connect(lambda: self.pressed.emit())
        first = Label(lead, strong=True) if lead else None
        edge = 4 if action else 9
        self.setLayout(
            row(
                Icon(icon, tone, 20), first, (self._words, 1), self.action, gap=10, margin=(14, edge, 8, edge)
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_text(text)

    def text(self) -> str:
        """Return the message."""
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Show another message."""
        self._words.setText(text)
        self.setAccessibleName(f"{self._lead}: {text}" if self._lead else text)

    def set_action(self, words: str) -> None:
        """Give the action other words; the banner was made with one."""
        assert self.action is not None
        self.action.setText(literal(words))
        self.action.setAccessibleName(words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QPen(theme.color("line_strong"), 1) if theme.is_contrast() else Qt.PenStyle.NoPen
        painter.setPen(border)
        painter.setBrush(theme.color(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class EmptyState(QWidget):
    """What stands where nothing is yet: what is missing, what it is for, and the first step."""

    pressed = Signal()

    def __init__(self, icon: str, title: str, words: str, action: str = "") -> None:
        super().__init__()
        head = Label(title, "heading", wrap=True)
        said = Label(words, tone="muted", wrap=True)
        for label in (head, said):
            label.setAlignment(_CENTRED)
            label.setMaximumWidth(theme.px(_MEASURE))
        self.action = button(action, icon="plus") if action else None
        if self.action is not None:
            self.action.clicked.connect(lambda: self.pressed.emit())
        lines = column(
            ...,
            row(..., Icon(icon, "accent", 34), ...),
            row(..., (head, 100), ...),
            row(..., (said, 100), ...),
            4,
            row(..., self.action, ...) if self.action is not None else None,
            ...,
            gap=8,
            margin=(16, 20, 16, 20),
        )
        self.setLayout(lines)
        self.setAccessibleName(title)
