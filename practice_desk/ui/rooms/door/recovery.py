"""Opening with the recovery sheet: four lines, each of which says while it is typed whether it is right."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.storage import recovery
from practice_desk.storage.recovery import LINES, LineState
from practice_desk.ui.kit import Banner, Card, Label, button, column, row
from practice_desk.ui.rooms.door import places
from practice_desk.ui.rooms.door.frame import CardPage
from practice_desk.ui.rooms.door.sheet_lines import LineRow
from practice_desk.ui.rooms.door.troubles import trouble_of


class SheetEntry(QWidget):
    """The four lines to type. `entered` is emitted by Enter in a line."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = [LineRow(n) for n in range(1, LINES + 1)]
        self.setLayout(column(*self.rows, gap=8))
        for line in self.rows:
            line.edited.connect(partial(self._on_edit, line))
            line.field.returnPressed.connect(self.entered)

    def start(self) -> None:
        """Put the cursor into the first line that is not right yet."""
        unfinished = self._unfinished()
        (unfinished or self.rows[-1]).field.setFocus()

    def root(self) -> bytearray | None:
        """Return the root secret that the lines say, or None, having said which line is in the way."""
        unfinished = self._unfinished()
        if unfinished is not None:
            unfinished.show_state(whole=True)
            unfinished.field.setFocus()
            return None
        return recovery.root_of([line.text() for line in self.rows])

    def forget(self) -> None:
        """Empty every line."""
        for line in self.rows:
            line.forget()

    def _unfinished(self) -> LineRow | None:
        return next((line for line in self.rows if line.state() is not LineState.RIGHT), None)

    def _on_edit(self, line: LineRow) -> None:
        """Go on to the next line by itself when one is right."""
        if line.state() is not LineState.RIGHT:
            return
        following = self.rows[line.number : line.number + 1]
        if following and not following[0].text():
            following[0].field.setFocus()


class Recovery(CardPage):
    """Asks for the lines of the sheet. `unlocked` brings the root secret they say."""

    unlocked = Signal(object)
    back_wanted = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.entry = SheetEntry()
        self._trouble = Banner("", "danger")
        self._trouble.hide()
        self.button = button(self.tr("Unlock"), "primary", icon="key")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.back = button(self.tr("Use the passphrase instead"), "link", icon="back")
        card = Card(
            self._trouble, self.entry, 2, row(self.button, margin=(4, 0, 4, 0)),
            row(4, self.back, ..., gap=0),
            gap=10, margin=(20, 22, 20, 14),
        )  # fmt: skip
        hint = Label(
            self.tr("Small letters and missing spaces are fine. O counts as 0, and I and L count as 1."),
            "small", tone="muted", wrap=True,
        )  # fmt: skip
        hint.setMaximumWidth(card.maximumWidth())
        offline = Label(self.tr("Practice Desk never goes online."), "small", tone="muted")
        self.lay_out(
            places.name_of(folder),
            self.tr("Type the four lines of the recovery sheet."),
            card,
            row(..., hint, ..., gap=0),
            row(..., offline),
        )
        self.button.clicked.connect(self.go_on)
        self.entry.entered.connect(self.go_on)
        self.back.clicked.connect(self.back_wanted)

    @override
    def start(self) -> None:
        self.entry.start()

    @override
    def forget(self) -> None:
        self.entry.forget()

    @override
    def leave(self) -> None:
        self.back_wanted.emit()

    @override
    def go_on(self) -> None:
        root = self.entry.root()
        if root is not None:
            self._trouble.hide()
            self.unlocked.emit(root)

    def show_error(self, error: BaseException) -> None:
        """Say what stands in the way. Raises the error again when nobody foresaw it."""
        self._trouble.set_text(trouble_of(error).words)
        self._trouble.show()

    def text(self) -> str:
        """Return what is said to be wrong, or an empty string."""
        return "" if self._trouble.isHidden() else self._trouble.text()
