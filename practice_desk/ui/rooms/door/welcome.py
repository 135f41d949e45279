"""Welcome: what this program is, before anything is made."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from practice_desk.domain.record import override
from practice_desk.ui.kit import Banner, Box, Label, button, column, row, wrap
from practice_desk.ui.rooms.door.picture import Papers
from practice_desk.ui.rooms.door.stepped import SteppedPage, promise
from practice_desk.ui.theme import px


class Welcome(SteppedPage):
    """Says what this is, and offers to create a vault, to open one, and to look around."""

    create_wanted = Signal()
    open_wanted = Signal()
    look_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.create_button = button(self.tr("Create my vault"), "primary", icon="arrow", trailing=True)
        self.open_button = button(self.tr("Open an existing vault"))
        self.restore_button = button(self.tr("Restore a backup"), "quiet")
        self.look_around = button(self.tr("Look around a made-up practice"), "quiet")
        self._trouble = Banner("", "danger")
        self._trouble.hide()
        self._work = Label("", tone="muted", wrap=True)
        self._work.hide()
        words = Box(self._words())
        words.setMaximumWidth(px(540))
        body = column(
            ..., row((words, 100), ..., Papers(), ..., gap=24, stack=720), 12, self._trouble, self._work, ...
        )
        others = wrap(self.open_button, self.look_around, self.restore_button)
        foot = row((others, 1), self.create_button, gap=8)
        self.lay_out(0, body, foot)
        self.create_button.clicked.connect(self.create_wanted)
        self.open_button.clicked.connect(self.open_wanted)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.look_around.clicked.connect(self.look_wanted)

    @override
    def start(self) -> None:
        self.create_button.setFocus()

    @override
    def go_on(self) -> None:
        """Begin to create a vault."""
        self.create_button.click()

    def set_busy(self, words: str) -> None:
        """Rest the buttons while something is done, and say what; an empty text ends it."""
        for made in (self.create_button, self.open_button, self.restore_button, self.look_around):
            made.setEnabled(not words)
        self.busy = bool(words)
        self._trouble.hide()
        self._work.setText(words)
        self._work.setVisible(bool(words))

    def show_trouble(self, words: str) -> None:
        """Say what went wrong."""
        self.set_busy("")
        self._trouble.set_text(words)
        self._trouble.show()

    def _words(self) -> QVBoxLayout:
        lead = self.tr(
            "Goals in the client's words, small steps, and the sheet of paper that goes home: "
            "in one place, on this computer, for one therapist."
        )
        lines = column(
            Label(self.tr("A desk for what you and your clients agree on"), "display", wrap=True), 8,
            Label(lead, tone="muted", wrap=True), 8, gap=0,
        )  # fmt: skip
        for icon, title, words in self._promises():
            lines.addSpacing(px(20))
            lines.addLayout(promise(icon, title, words))
        return lines

    def _promises(self) -> list[tuple[str, str, str]]:
        stays = self.tr(
            "No account, no cloud, no network. Nothing leaves this computer unless you print or save it."
        )
        locked = self.tr("All records live in one encrypted vault. It locks itself when you step away.")
        lost = self.tr(
            "Lose both the passphrase and the recovery sheet, and the records stay closed for good. "
            "So the sheet is printed before the first record."
        )
        paper = self.tr("Action plans print as clear pages, in large type if you wish.")
        return [
            ("computer", self.tr("Everything stays here"), stays),
            ("lock", self.tr("Locked with your passphrase"), locked),
            ("key", self.tr("No one can reset it for you"), lost),
            ("print", self.tr("Made for paper, too"), paper),
        ]
