"""What is done with process notes: kept apart, found by their page alone, out of all else.

Only their page and their one door may import this (decisions C30, 45 CFR 164.501).
"""

from __future__ import annotations

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.note_text import Section, plain_text, write_sections
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.process_notes import ProcessNote
from practice_desk.domain.signing import refuse
from practice_desk.domain.text import folded
from practice_desk.storage.desk import Desk

FORM = "process note"


def begin_process_note(desk: Desk, client_id: str, session_id: str | None = None) -> ProcessNote:
    """Return a process note to write, with one open section; not kept yet."""
    session = desk.sessions.find(session_id or "")
    return ProcessNote(
        client_id=client_id, session_id=session_id, on=min(session.on, today()) if session else today(),
        body=write_sections([Section("process")]),
    )  # fmt: skip


def keep_process_note(desk: Desk, note: ProcessNote) -> None:
    """Keep a process note. Raises Refused, by field."""
    refuse(note.problems(today()))
    with desk.change(Deed.KEEP_PROCESS_NOTE, place_of(note)):
        desk.process_notes.save(note)
        desk.scratch.drop(FORM, note.id)


def remove_process_note(desk: Desk, note: ProcessNote) -> None:
    """Remove a process note."""
    with desk.change(Deed.REMOVE_PROCESS_NOTE, place_of(note)):
        desk.remove(note)
        desk.scratch.drop(FORM, note.id)


def process_notes_of(desk: Desk, client_id: str) -> list[ProcessNote]:
    """Return a client's process notes, the latest first."""
    return sorted(desk.process_notes.of_client(client_id), key=lambda n: (n.on, n.id), reverse=True)


def find(desk: Desk, client_id: str, words: str) -> list[ProcessNote]:
    """Return a client's process notes that say these words: the one search they are in."""
    wanted = folded(words)
    found = process_notes_of(desk, client_id)
    return [n for n in found if wanted in folded(plain_text(n.sections()))]


def witness_taken_out(desk: Desk, client_id: str, count: int) -> None:
    """Write down that process notes were taken out through their one door; what they say is not in it."""
    desk.witness(Deed.TAKE_OUT_PROCESS_NOTES, client_id, [("ProcessNote", "", f"{count}")])


def place_of(note: ProcessNote) -> Place:
    """Return the page of process notes of the client."""
    return Place(PlaceKind.PROCESS_NOTES, note.client_id, note.id)
