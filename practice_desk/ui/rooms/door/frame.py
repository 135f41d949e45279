"""The frame of the pages outside the vault: one thing in the middle, quiet links at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QPushButton, QVBoxLayout, QWidget

from practice_desk.domain.record import override
from practice_desk.ui.kit import Label, Page, column, row
from practice_desk.ui.rail_parts import Sign
from practice_desk.ui.theme import px


class DoorPage(QWidget):
    """A page of the door. Enter does what the page is for, or presses the button in focus; Esc leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    busy = False  # something is under way beside the window: the page must not be built anew

    def go_on(self) -> None:
        """Do what the page is for."""

    def leave(self) -> None:
        """Go back to where the page was come to from."""

    def start(self) -> None:
        """Put the cursor where typing begins; called when the page is shown."""

    def keep(self) -> None:
        """Note what was settled on the page, before it is built anew."""

    def forget(self) -> None:
        """Let go of everything secret: the page is left."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class CardPage(DoorPage):
    """A page with the sign, a title and one card below each other in the middle."""

    title: Label
    note: Label

    def lay_out(self, title: str, note: str, card: QWidget, below: QLayout | None, foot: QLayout) -> None:
        """Put the page together."""
        card.setMaximumWidth(px(460))
        self.title = centred(Label(title, "display", wrap=True))
        self.note = centred(Label(note, tone="muted", wrap=True))
        self.setAccessibleName(title)
        middle = column(
            ..., row(..., Sign(52), ...), 14, self.title, self.note, 20, row(..., (card, 100), ...), 14,
            below, ..., ..., gap=2, margin=(24, 24, 24, 16),
        )  # fmt: skip
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Page(middle), 1)
        foot.setContentsMargins(px(32), px(4), px(32), px(16))
        outer.addLayout(foot)


def centred(label: Label) -> Label:
    """Return a label whose words stand in the middle."""
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
