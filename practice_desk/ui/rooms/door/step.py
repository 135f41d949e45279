"""One step of making a vault: a page with a question, a way on and a way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.record import override
from practice_desk.ui.kit import Banner, Label, button, column, row
from practice_desk.ui.rooms.door.draft import Draft
from practice_desk.ui.rooms.door.stepped import SteppedPage, running


class Step(SteppedPage):
    """A step. `done` is emitted when it is settled, `back` and `stop` when the person wants to.

    A step keeps what it settles in the draft, and lays itself out from it.
    """

    done = Signal()
    back = Signal()
    stop = Signal()
    number = 0

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.on = button(self.way_on(), "primary", icon="arrow", trailing=True)
        self.back_button = button(self.tr("Back"))
        self.stop_button = button(self.tr("Stop"), "link")
        self.trouble = Banner("", "danger")
        self.trouble.hide()
        self.work = Label("", tone="muted", wrap=True)
        self.work.hide()

    def way_on(self) -> str:
        """Return the words on the way on."""
        return self.tr("Continue")

    def show_page(self, title: str, *items: QWidget | QLayout | int | None) -> None:
        """Put the page together under its title."""
        body = running(Label(title, "display", wrap=True), 4, *items, self.trouble, self.work)
        foot = row(self.stop_button, ..., self.back_button, self.on, gap=8)
        self.lay_out(self.number, column(body, ..., gap=0), foot)
        self.on.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.back)
        self.stop_button.clicked.connect(self.stop)

    def keep(self) -> None:
        """Put what was typed into the draft, right or not: the page may be built anew."""

    @override
    def leave(self) -> None:
        """Go back one step."""
        if self.back_button.isEnabled():
            self.back.emit()

    def set_busy(self, words: str) -> None:
        """Rest the page while something is done, and say what; an empty text ends it."""
        for made in (self.on, self.back_button, self.stop_button):
            made.setEnabled(not words)
        self.busy = bool(words)
        self.trouble.hide()
        self.work.setText(words)
        self.work.setVisible(bool(words))

    def show_trouble(self, words: str) -> None:
        """Say what stands in the way."""
        self.set_busy("")
        self.trouble.set_text(words)
        self.trouble.show()
        self.page.ensureWidgetVisible(self.trouble)
