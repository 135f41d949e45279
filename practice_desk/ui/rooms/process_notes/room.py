"""Process notes: the therapist's own thinking, on a page of its own, apart from everything else.

It is reached from a session's More alone, and found by its own small search alone (decisions C30).
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from practice_desk.domain.clients import Client
from practice_desk.domain.copies import CopyWhy, DocumentCopy
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.process_notes import ProcessNote, TakenOut
from practice_desk.domain.record import Record, override
from practice_desk.intentions import process_notes
from practice_desk.ui import words
from practice_desk.ui.commands import Command
from practice_desk.ui.context import Context
from practice_desk.ui.fields import LineField
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import (
    Banner,
    Card,
    EmptyState,
    Icon,
    Label,
    button,
    clear,
    column,
    facts,
    heading,
    row,
    section,
)
from practice_desk.ui.parts.apart_words import ApartWords, apart_words
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.days import day_words
from practice_desk.ui.parts.note_reading import draft_view
from practice_desk.ui.rooms.process_notes.form import open_process_note

_FEW = 12


class ProcessNotesRoom(ClientRoom):
    """Read first; each note is opened to be changed. `place.id` is the session one came from."""

    kind = PlaceKind.PROCESS_NOTES
    section = PlaceKind.SESSIONS
    shows: ClassVar[tuple[type[Record], ...]] = (Client, Person, Practice, ProcessNote, TakenOut)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._words = ""
        self._every = False
        self._found: QVBoxLayout | None = None

    @override
    def go(self, place: Place) -> None:
        """Show a client's process notes; what was searched for is forgotten on the way out."""
        self._words, self._every = "", False
        super().go(place)

    @property
    def _said(self) -> ApartWords:
        return apart_words(self.desk)

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return what the page is for."""
        write = button(self._said.write, "primary", icon="pen")
        write.setObjectName("write")
        write.setEnabled(not self.desk.read_only)
        write.clicked.connect(lambda: self.write())
        return [write]

    @override
    def content(self) -> QLayout:
        """Return the notes under what is said of them, and the page's own search."""
        back = button(self.tr("Back to the sessions"), "small", icon="back")
        back.setObjectName("back")
        back.clicked.connect(lambda: self.wanted(PlaceKind.SESSIONS, self.client_id))
        search = LineField(self.tr("Search these notes"))
        search.setObjectName("search")
        search.setAccessibleName(self.tr("Search these process notes"))
        search.set_value(self._words)
        search.edited.connect(lambda: self._look_for(search.value()))
        out = button(self.tr("Print or save"), "small", icon="print")
        out.setObjectName("take-out")
        out.setAccessibleName(self.tr("Print or save these notes"))
        out.setEnabled(self._has_notes())
        out.clicked.connect(self.take_out)
        self._found = column(gap=12)
        self._show()
        head = section(self._said.title, self.tr("apart from the record"), out, back)
        banner = Banner(self._said.apart, "attention", lead=self.tr("Kept apart"))
        return column(head, banner, search, self._found, self._left(), ..., gap=12)

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for here."""

        def may_write() -> bool:
            return not self.desk.read_only

        return [
            Command("write", self._said.write, self.write, "Ctrl+N", enabled=may_write),
            Command("take-out", self.tr("Print or save these notes"), self.take_out, enabled=self._has_notes),
        ]

    @override
    def help_words(self) -> str:
        """Say what this page is for."""
        return self.tr(
            "Your own thinking about what was said stands here and nowhere else: in no other document, no "
            "export and no search but the one on this page. What belongs to the record by law stands in the "
            "session note: times, how you met, what was done, risk, plan."
        )

    def write(self, note: ProcessNote | None = None) -> FormDialog:
        """Open the form for a process note, or for a new one."""
        return open_process_note(self, self.context, self.client_id, note, self.place.id)

    def take_out(self) -> None:
        """Go to the one door through which these notes leave."""
        self.wanted(PlaceKind.PROCESS_NOTES_OUT, self.client_id)

    def _has_notes(self) -> bool:
        return bool(process_notes.process_notes_of(self.desk, self.client_id))

    def _left(self) -> QWidget | None:
        """Return what left of these notes: when, on what ground, why and where to."""
        found = process_notes.taken_out(self.desk, self.client_id)
        if not found:
            return None
        lines = [(self._left_words(out, copy), out.reason) for out, copy in found]
        return Card(heading(self.tr("What left this page")), facts(*lines), gap=6)

    def _left_words(self, out: TakenOut, copy: DocumentCopy) -> str:
        printed = copy.why is CopyWhy.PRINTED
        said = self.tr("{0}, printed: {1}") if printed else self.tr("{0}, saved: {1}")
        return said.format(day_words(self.context, out.on), words.of(out.ground) if out.ground else "")

    def _look_for(self, words: str) -> None:
        self._words = words
        self._show()

    def _show(self) -> None:
        assert self._found is not None
        clear(self._found)
        notes = process_notes.find(self.desk, self.client_id, self._words)
        shown = notes if self._every else notes[:_FEW]
        for note in shown:
            self._found.addWidget(self._card(note))
        if len(notes) > len(shown):
            more = button(self.tr("Show all {0}").format(len(notes)), "link")
            more.clicked.connect(self._show_all)
            self._found.addLayout(row(more, ...))
        if not notes:
            self._found.addWidget(self._none())

    def _none(self) -> QWidget:
        if self._words:
            return Label(self.tr("Nothing found on this page."), tone="muted")
        empty = EmptyState(
            "lock", self._said.none,
            self.tr("What you think about a session and want to keep apart from the record stands here."),
        )  # fmt: skip
        return Card(empty)

    def _card(self, note: ProcessNote) -> Card:
        edit = button(self.tr("Edit"), "link", icon="pen")
        day = day_words(self.context, note.on)
        edit.setObjectName(f"edit-{note.id}")
        edit.setAccessibleName(self._said.edit.format(day))
        edit.setEnabled(not self.desk.read_only)
        edit.clicked.connect(lambda: self.write(note))
        card = Card(heading(day, Icon("lock"), edit), draft_view(note.sections()), gap=6)
        card.setProperty("card", "sunk")
        return card

    def _show_all(self) -> None:
        self._every = True
        self._show()
