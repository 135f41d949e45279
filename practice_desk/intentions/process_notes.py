"""What is done with process notes: kept apart, found by their page alone, out of all else.

Only their page and their one door may import this (decisions C30, 45 CFR 164.501).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from practice_desk.documents.dates import long_date
from practice_desk.domain.clock import today
from practice_desk.domain.copies import CopyWhy, DocumentCopy, DocumentKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.note_text import Section, plain_text, write_sections
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction, PaperSize
from practice_desk.domain.process_notes import (
    PrintedProcessNote,
    PrintedProcessNotes,
    ProcessNote,
    TakenOut,
)
from practice_desk.domain.signing import refuse
from practice_desk.domain.text import folded
from practice_desk.intentions import releases
from practice_desk.intentions.record_heads import head_of
from practice_desk.storage.desk import Desk

FORM, FORM_OUT = "process note", "process notes out"


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


def printed(desk: Desk, client_id: str, note_ids: Sequence[str]) -> PrintedProcessNotes:
    """Return what is printed of some of a client's process notes, the oldest first."""
    wanted = [n for n in reversed(process_notes_of(desk, client_id)) if n.id in note_ids]
    notes = [
        PrintedProcessNote(long_date(n.on), tuple(p for s in n.sections() for p in s.passages))
        for n in wanted
    ]
    head = head_of(desk, client_id, today(), professional=True)
    return PrintedProcessNotes(head, tuple(notes), desk.practice.own().jurisdiction is Jurisdiction.US)


def begin_taking_out(client_id: str) -> TakenOut:
    """Return what is to be said before process notes are taken out; not kept yet."""
    return TakenOut(client_id=client_id, on=today())


def is_permitted(desk: Desk, client_id: str) -> bool:
    """Say whether a permission for just these notes is in force; outside the US none is asked for."""
    if desk.practice.own().jurisdiction is not Jurisdiction.US:
        return True
    known = releases.offered_releases(desk, client_id)
    return any(release.psychotherapy_notes and worth.may_share for release, _, worth in known)


def take_out(  # noqa: PLR0913  (what a copy is made of)
    desk: Desk, out: TakenOut, why: CopyWhy, pdf: bytes, went_to: str = "",
    *, size: PaperSize = PaperSize.A4, large: bool = False,
) -> TakenOut:  # fmt: skip
    """Note that process notes left, with ground and reason, and not what they say. Nothing takes this back.

    Raises Refused, by field, where ground or reason is missing, or the permission that it names.
    """
    refuse(out.problems(permitted=is_permitted(desk, out.client_id)))
    copy = DocumentCopy(
        client_id=out.client_id, kind=DocumentKind.PROCESS_NOTES, on=today(), paper=size.value, large=large,
        why=why, went_to=went_to, sha=sha256(pdf).hexdigest(), subject_id=out.id,
    )  # fmt: skip
    with desk.change(Deed.TAKE_OUT_PROCESS_NOTES, Place(PlaceKind.PROCESS_NOTES, out.client_id)):
        desk.documents.add(copy)
        kept = desk.process_notes_out.add(replace(out, on=today(), document_id=copy.id))
        desk.scratch.drop(FORM_OUT, out.id)
    return kept


def taken_out(desk: Desk, client_id: str) -> list[tuple[TakenOut, DocumentCopy]]:
    """Return what left of a client's process notes and as which copy, the latest first."""
    found = sorted(desk.process_notes_out.of_client(client_id), key=lambda out: out.seq, reverse=True)
    return [(out, desk.documents.get(out.document_id)) for out in found if out.document_id]


def place_of(note: ProcessNote) -> Place:
    """Return the page of process notes of the client."""
    return Place(PlaceKind.PROCESS_NOTES, note.client_id, note.id)
