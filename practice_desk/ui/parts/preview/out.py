"""A document's two ways out of the program: the printer, and a file the therapist asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from practice_desk.documents.paper import Paper
from practice_desk.domain.copies import CopyWhy
from practice_desk.domain.practice import PaperSize
from practice_desk.storage.sql import KnownError
from practice_desk.ui import dialogs, words
from practice_desk.ui.context import Context
from practice_desk.ui.parts.saving import SaveDialog, write_whole


@dataclass(frozen=True, repr=False)
class Made:
    """A document that is seen now: on what paper, under what neutral name, and how to note that it left."""

    paper: Paper
    size: PaperSize
    file_name: str
    note: Callable[[CopyWhy, str], object]


class Out(QObject):
    """Prints and saves what is seen, and notes that it left."""

    def __init__(self, context: Context, room: QWidget, seen: Callable[[], Made | None]) -> None:
        super().__init__(room)
        self._context, self._room, self._seen = context, room, seen

    def print(self) -> None:
        """Ask where to print, and print what is seen."""
        made = self._seen()
        if made is None:
            return
        from practice_desk.ui.parts.printing import PrintJob, printers

        if not printers():
            self._tell(
                self.tr("Nothing was printed"),
                self.tr("No printer was found. Connect one and try again, or save a PDF and print that."),
            )
            return
        job = PrintJob(self._room, made.paper.pdf, made.paper.pages, made.size)
        job.then = lambda printer: self.note(made, CopyWhy.PRINTED, printer)
        job.failed = lambda: self._tell(
            self.tr("Nothing was printed"),
            self.tr("The printer did not answer. You can try again, or save a PDF."),
        )
        job.ask()

    def save(self) -> None:
        """Ask for a password and a place, and save what is seen."""
        if self._seen() is not None:
            SaveDialog(self._room, self.file_name(), self.save_to).open()

    def save_to(self, target: Path, password: str) -> None:
        """Save the document there, closed by a password if there is one."""
        made = self._seen()
        if made is None:
            return
        from practice_desk.documents.paper import protect

        try:
            write_whole(target, protect(made.paper.pdf, password) if password else made.paper.pdf)
        except KnownError as error:
            self._tell(self.tr("Nothing was saved"), words.fault(error))
            return
        self.note(made, CopyWhy.SAVED, target.name)

    def file_name(self) -> str:
        """Return a name for a file that says nothing about the client."""
        made = self._seen()
        return made.file_name if made else ""

    def note(self, made: Made, why: CopyWhy, where: str) -> None:
        """Note in the history that it left, and say so; a folder that is only read notes nothing."""
        if not self._context.desk.read_only:
            try:
                made.note(why, where)
            except KnownError as error:
                self._tell(self.tr("It left, and that could not be written down"), words.fault(error))
                return
        if why is CopyWhy.SAVED:
            self._say(self.tr("Saved as {0}").format(where))
        else:
            self._say(self._printed())

    def _printed(self) -> str:
        """Return what is said after printing; about the system's own copy only the first time."""
        settings = self._context.settings
        if settings.spooler_told:
            return self.tr("Sent to the printer")
        settings.spooler_told = True
        settings.keep()
        return self.tr(
            "Sent to the printer. Your computer or printer may keep a copy of what was printed for a while."
        )

    def _tell(self, title: str, sentence: str) -> None:
        """Say what did not work in a way that is not taken for done."""
        dialogs.tell(self._room.window(), title, sentence)

    def _say(self, sentence: str) -> None:
        self._context.news.said.emit(sentence)
