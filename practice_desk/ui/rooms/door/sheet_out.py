"""The recovery sheet's ways out of the program: the printer, and a file behind a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from practice_desk.domain.clock import today
from practice_desk.domain.practice import PaperSize
from practice_desk.storage.sql import KnownError
from practice_desk.storage.synced import Elsewhere, elsewhere
from practice_desk.ui import dialogs
from practice_desk.ui.background import Background
from practice_desk.ui.kit import Label, button, column, wrap
from practice_desk.ui.rooms.door.troubles import trouble_of

FILE_NAME = "Recovery sheet.pdf"
_FIT = (None, Elsewhere.REMOVABLE)  # a stick is the best place for it


@dataclass(frozen=True, repr=False)
class SheetFacts:
    """What stands on the sheet, read anew each time it is made."""

    name: str
    vault_id: bytes
    lines: Callable[[], list[str]]
    paper: PaperSize


class SheetOut(QWidget):
    """Prints the sheet or saves it. `folder` is the vault's, in which the sheet is never saved."""

    def __init__(self, background: Background, folder: Path, facts: Callable[[], SheetFacts]) -> None:
        super().__init__()
        self._background, self._folder, self._facts = background, folder, facts
        self.print_button = button(self.tr("Print"), icon="print")
        self.save_button = button(self.tr("Save as a PDF"), "quiet")
        self.said = Label("", "small", tone="muted", wrap=True)
        self.said.hide()
        self.setLayout(column(wrap(self.print_button, self.save_button), self.said, gap=6))
        self.print_button.clicked.connect(self.print)
        self.save_button.clicked.connect(self.save)

    def print(self) -> None:
        """Make the sheet and hand it to the printer."""
        self._make(self._print)

    def save(self) -> None:
        """Say what a file of it means, then ask where to."""
        words = self.tr(
            "Whoever has this file can read everything, and a file is copied more easily than paper. "
            "Save it to a stick that you lock away, not on this computer."
        )
        dialogs.ask(
            self,
            self.tr("Save the sheet as a file"),
            words,
            self.tr("Choose where to save it"),
            self._ask_where,
        )

    def save_to(self, target: Path) -> None:
        """Save it there, unless that is beside the vault or where others have a hand on it."""
        if target.absolute().is_relative_to(self._folder.absolute()):
            self._say(
                self.tr("Not in the vault's own folder: the sheet would lie beside what it opens."), bad=True
            )
        elif elsewhere(target.parent) not in _FIT:
            self._say(self.tr("Not in a folder that is copied to other computers. Choose another."), bad=True)
        else:
            self._make(lambda pdf, _pages: self._write(target, pdf))

    def _ask_where(self) -> None:
        kinds = self.tr("PDF (*.pdf)")
        dialogs.choose_new_file(self, self.tr("Save the sheet as a file"), FILE_NAME, kinds, self.save_to)

    def _make(self, then: Callable[[bytes, int], object]) -> None:
        facts, on = self._facts(), today()

        def work(_step: object) -> tuple[bytes, int]:
            from practice_desk.documents.recovery_sheet import recovery_sheet

            made = recovery_sheet(facts.name, facts.vault_id.hex()[:8], facts.lines(), on, facts.paper)
            return made.pdf, made.pages

        self.said.hide()
        job = self._background.paper(work)
        job.finished.connect(lambda made: then(*made) if isValid(self) else None)
        job.failed.connect(self._on_failed)

    def _print(self, pdf: bytes, pages: int) -> None:
        from practice_desk.ui.parts.printing import PrintJob

        window = self.window()
        lasting = window.parentWidget() or window  # a dialog may be left while its sheet is on its way
        job = PrintJob(lasting, pdf, pages, self._facts().paper)
        job.then = lambda _printer: self._say(self.tr("Sent to the printer."))
        job.failed = lambda: self._say(
            self.tr(
                "The printer did not answer. The sheet is not printed. Try again, or write it down by hand."
            ),
            bad=True,
        )
        job.ask()

    def _write(self, target: Path, pdf: bytes) -> None:
        from practice_desk.ui.parts.saving import write_whole

        try:
            write_whole(target, pdf)
        except KnownError as error:
            self._on_failed(error)
            return
        self._say(self.tr("Saved as {0}.").format(target.name))

    def _on_failed(self, error: BaseException) -> None:
        self._say(trouble_of(error).words, bad=True)

    def _say(self, words: str, *, bad: bool = False) -> None:
        if not isValid(self):
            return  # the page was left meanwhile
        self.said.setText(words)
        self.said.set_tone("danger" if bad else "muted")
        self.said.show()
