"""What is done with notes: written, signed, added to. A signed note is never edited (clinical.md 6.3)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, timedelta

from practice_desk.domain.clock import now, today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.note_layouts import NoteFormat
from practice_desk.domain.note_reading import NoteReading, reading
from practice_desk.domain.note_text import Section, read_plain, write_sections
from practice_desk.domain.notes import (
    AdditionKind,
    Note,
    NoteAddition,
    NoteKind,
    NoteProblem,
    SignedNote,
    sign,
)
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import refuse
from practice_desk.intentions import note_headers, practice_parts
from practice_desk.intentions.practice_parts import keep_layouts, keep_snippets, snippets, usual_layout
from practice_desk.storage.desk import Desk
from practice_desk.storage.scratch import Scratch

__all__ = ["keep_layouts", "keep_snippets", "snippets", "usual_layout"]

FORM = "note"
_SALT_BYTES = 16


@dataclass(frozen=True, repr=False)
class NoteFile:
    """A note with all that belongs to it; `signed` is None for a draft."""

    note: Note
    signed: SignedNote | None = None
    additions: tuple[NoteAddition, ...] = ()

    def reading(self) -> NoteReading | None:
        """Return the note as it is read once signed, with what was added, None for a draft."""
        return reading(self.signed, self.additions) if self.signed else None


def note_of(desk: Desk, session_id: str) -> Note | None:
    """Return the note of a session or contact, None as long as nothing was written."""
    kinds = (NoteKind.PROGRESS, NoteKind.CONTACT)
    return next((n for n in desk.notes.of_session(session_id) if n.kind in kinds), None)


def begin_note(desk: Desk, session_id: str, *, with_plan: bool = True) -> Note:
    """Return the note of a session, or a new one that is not kept yet, in the practice's usual layout.

    A new one has the goals and steps in work brought forward, marked, unless `with_plan` is false.
    """
    found = note_of(desk, session_id)
    if found is not None:
        return found
    made = note_headers.blank(desk, desk.sessions.get(session_id), usual_layout(desk))
    return note_headers.with_plan(desk, made) if with_plan else made


def bring_plan(desk: Desk, note: Note) -> Note:
    """Return a draft with the goals and steps in work brought forward now; it is not kept yet."""
    return note_headers.with_plan(desk, note)


def leave_plan_out(note: Note) -> Note:
    """Return a draft without what was brought forward and not changed, so that it can be signed."""
    return note_headers.without_plan(note)


def in_format(desk: Desk, note: Note, form: NoteFormat) -> Note:
    """Return a draft in another format, nothing of what was written left out; it is not kept yet."""
    return note_headers.laid_out(desk, note, form, practice_parts.layout_of(desk, form))


def file_of(desk: Desk, note_id: str) -> NoteFile:
    """Return a note with its signature and what was added. Raises KeyError where there is none."""
    signed = desk.signed_notes.of_note(note_id)
    additions = desk.note_additions.of_note(note_id)
    return NoteFile(desk.notes.get(note_id), next(iter(signed), None), tuple(additions))


def files_of(desk: Desk, client_id: str) -> list[NoteFile]:
    """Return a client's notes of every kind, latest first, each with its signature and additions."""
    signed = {s.note_id: s for s in desk.signed_notes.of_client(client_id)}
    added: dict[str, list[NoteAddition]] = {}
    for addition in desk.note_additions.as_written(client_id):
        added.setdefault(addition.note_id, []).append(addition)
    notes = reversed(desk.notes.in_order(client_id))
    return [NoteFile(n, signed.get(n.id), tuple(added.get(n.id, ()))) for n in notes]


def is_signed(desk: Desk, note_id: str) -> bool:
    """Say whether a note was signed, so that it can only be added to."""
    return bool(desk.signed_notes.of_note(note_id))


def keep_note(desk: Desk, note: Note, deed: Deed = Deed.KEEP_NOTE) -> Note:
    """Keep a draft with its header as the record says it, and return it. Raises Refused once it is signed."""
    _refuse_signed(desk, note.id)
    note = note_headers.headed(desk, note)
    with desk.change(deed, place_of(note)):
        desk.notes.save(note)
        desk.scratch.drop(FORM, note.id)
    return note


def keep_typing(desk: Desk, note: Note) -> None:
    """Write what is being typed to scratch, outside history and undo, so that no crash can lose it."""
    body = {"body": note.body, "risk": note.risk, "risk_words": note.risk_words, "session": note.session_id}
    desk.scratch.keep(FORM, note.id, body, client_id=note.client_id)


def typed(desk: Desk, session_id: str) -> Scratch | None:
    """Return what was typed into the note of a session and not kept, such as before a crash, or None.

    Its `record_id` is the note's; its `body` holds `body`, `risk` and `risk_words` of the note.
    """
    session = desk.sessions.get(session_id)
    left = [s for s in desk.scratch.all() if s.form == FORM and s.client_id == session.client_id]
    return next((s for s in left if s.body.get("session") == session_id), None)


def remove_note(desk: Desk, note: Note) -> None:
    """Remove a draft that should never have been written. Raises Refused once it is signed."""
    _refuse_signed(desk, note.id)
    with desk.change(Deed.REMOVE_NOTE, place_of(note)):
        desk.remove(note)
        desk.scratch.drop(FORM, note.id)


def two_lines(desk: Desk, session_id: str, words: str) -> Note:
    """Keep a line or two for now: the note's first section says them, and it is marked to finish.

    Raises Refused for no words, and once the note is signed.
    """
    refuse([] if words.strip() else [("body", NoteProblem.NO_WORDS)])
    note = begin_note(desk, session_id, with_plan=False)
    first, *rest = note.sections()
    kept = tuple(p for p in first.passages if not p.is_empty)
    lines = Section(first.key, first.heading, (*kept, *read_plain(words.strip())))
    note = replace(note, body=write_sections([lines, *rest]), to_finish=True)
    return keep_note(desk, note, Deed.KEEP_TWO_LINES)


def sign_note(desk: Desk, note: Note) -> SignedNote:
    """Sign a note as it stands here, whole or not at all; what is left out later is added below it.

    Late is decided by the practice's hours. Raises Refused, by field, while something stands in the way: an
    empty note, passages brought forward and not changed, risk not considered, signed already.
    """
    _refuse_signed(desk, note.id)
    note = replace(note_headers.headed(desk, note), to_finish=False)
    refuse(note.problems(today()))
    made = sign(note, now(), secrets.token_hex(_SALT_BYTES), practice_parts.parts(desk).late_hours)
    with desk.change(Deed.SIGN_NOTE, place_of(note)):
        desk.notes.save(note)
        desk.scratch.drop(FORM, note.id)
        return desk.signed_notes.add(made)


def sign_and_next(desk: Desk, note: Note) -> Note | None:
    """Sign a note and return the next one to sign: of the same day first, then the oldest; or None."""
    sign_note(desk, note)
    left = unsigned(desk)
    return next((n for n in left if n.on == note.on), None) or next(iter(left), None)


def add_to_note(
    desk: Desk, note_id: str, kind: AdditionKind, words: str = "", *, old: str = "", reason: str = ""
) -> NoteAddition:
    """Add to a signed note: an addendum, a correction, a late entry, or that it was entered in error.

    Nothing of what was signed goes: a correction's `old` text stays and is shown struck through. Raises
    Refused for a draft, and for what the kind needs: words, a reason, text that stands in the note.
    """
    file, moment = file_of(desk, note_id), now()
    offset = moment.utcoffset() or timedelta()
    made = NoteAddition(
        client_id=file.note.client_id, note_id=note_id, kind=kind, words=words.strip(), old=old.strip(),
        reason=reason.strip(), at_utc=moment.astimezone(UTC), utc_offset=int(offset.total_seconds() // 60),
    )  # fmt: skip
    refuse(made.problems(file.signed))
    assert file.signed is not None
    with desk.change(Deed.ADD_TO_NOTE, place_of(file.note)):
        return desk.note_additions.add(made.sealed(file.signed, secrets.token_hex(_SALT_BYTES)))


def unsigned(desk: Desk) -> list[Note]:
    """Return the notes still to sign, everybody's, oldest first: lines of Today."""
    return desk.notes.unsigned()


def unsigned_of(desk: Desk, client_id: str) -> list[Note]:
    """Return a client's notes still to sign, oldest first."""
    return desk.notes.unsigned(client_id)


def place_of(note: Note) -> Place:
    """Return the page a note is read and written on."""
    if note.kind is NoteKind.RISK:
        return Place(PlaceKind.SAFETY, note.client_id, note.id)
    return Place(PlaceKind.SESSIONS, note.client_id, note.session_id or note.id)


def _refuse_signed(desk: Desk, note_id: str) -> None:
    refuse([("note", NoteProblem.SIGNED_ALREADY)] if is_signed(desk, note_id) else [])
