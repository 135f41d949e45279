"""What is done with risk notes: kept as they are written, then signed and added to like every note.

A risk note and the note that is signed have one id, so that signing, additions and lists are the same.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from functools import cache

from practice_desk.domain.clock import now, today
from practice_desk.domain.dates import date_words
from practice_desk.domain.deeds import Deed
from practice_desk.domain.measure_sheets import FollowUp, FollowUpOutcome
from practice_desk.domain.note_text import Section, write_sections
from practice_desk.domain.notes import Note, NoteKind, NoteProblem, RiskConsidered, SignedNote
from practice_desk.domain.risk import AskedDirectly, RiskNote, sections_of
from practice_desk.domain.signing import refuse
from practice_desk.intentions import clients, notes
from practice_desk.resources import resource
from practice_desk.storage.desk import Desk

_RECENT = timedelta(days=7)


@cache
def _words() -> dict[str, dict[str, str]]:
    return json.loads(resource("notes", "risk_en.json").read_text(encoding="utf-8"))


def headings() -> dict[str, str]:
    """Return the headings of a risk note's parts."""
    return _words()["headings"]


def limit_words(limit: str) -> str:
    """Return what a limit of confidentiality is about, empty for none."""
    return _words()["limits"].get(limit, limit)


def sections(desk: Desk, risk: RiskNote) -> tuple[Section, ...]:
    """Return a risk note as it is read, and as it is signed: each part that says something."""
    order = desk.practice.own().date_order
    days = {name: getattr(risk, name) for name in ("consulted_on", "next_contact_on")}
    in_words = {
        "asked": _words()["asked"][risk.asked.value] if risk.asked else "",
        "limit": limit_words(risk.limit),
        **{name: date_words(day, order) for name, day in days.items() if day is not None},
    }
    return sections_of(risk, headings(), in_words)


def begin_risk_note(
    desk: Desk, client_id: str, *, person_id: str | None = None, session_id: str | None = None,
    follow_up_id: str | None = None, trigger: str = "",
) -> RiskNote:  # fmt: skip
    """Return a risk note to write, not kept yet; `follow_up_id` names the answer that it came from."""
    people = clients.participants(desk, client_id)
    if person_id is None and len(people) == 1:
        person_id = people[0].id
    session = desk.sessions.find(session_id or "")
    return RiskNote(
        client_id=client_id, person_id=person_id, session_id=session_id, follow_up_id=follow_up_id,
        on=min(session.on, today()) if session else today(), trigger=trigger,
    )  # fmt: skip


def unwritten_answer(desk: Desk, client_id: str) -> FollowUp | None:
    """Return what was done last week about an answer on self-harm, where no risk note came of it yet."""
    used = {note.follow_up_id for note in desk.risk_notes.of_client(client_id)}
    since = now() - _RECENT
    found = [f for f in desk.follow_ups.of_client(client_id) if f.id not in used and f.at_utc >= since]
    return max(found, key=lambda f: f.seq, default=None)


def begin_from_answer(desk: Desk, noted: FollowUp, trigger: str) -> RiskNote:
    """Return a risk note that starts from what was said and agreed after an answer; not kept yet."""
    sheet = desk.measure_sheets.get(noted.sheet_id)
    talked = noted.outcome is FollowUpOutcome.TALKED
    begun = begin_risk_note(
        desk, noted.client_id, person_id=sheet.person_id, session_id=sheet.session_id,
        follow_up_id=noted.id, trigger=trigger,
    )  # fmt: skip
    return replace(
        begun, asked=AskedDirectly.YES if talked else AskedDirectly.NO, not_asked=noted.reason,
        words=noted.said, actions=noted.plan,
    )  # fmt: skip


def keep_risk_note(desk: Desk, risk: RiskNote) -> Note:
    """Keep a risk note as far as it is written; it then waits to be signed. Raises Refused once it is."""
    refuse([("note", NoteProblem.SIGNED_ALREADY)] if notes.is_signed(desk, risk.id) else [])
    note = _note(desk, risk)
    with desk.change(Deed.KEEP_RISK_NOTE, notes.place_of(note)):
        desk.risk_notes.save(risk)
        desk.notes.save(note)
    return note


def sign_risk_note(desk: Desk, risk: RiskNote) -> SignedNote:
    """Sign a risk note, whole or not at all. Raises Refused, by field: what was asked and done is needed."""
    refuse(risk.problems(today()))
    with desk.change(Deed.SIGN_NOTE, notes.place_of(_note(desk, risk))):
        return notes.sign_note(desk, keep_risk_note(desk, risk))


def risk_notes_of(desk: Desk, client_id: str) -> list[RiskNote]:
    """Return a client's risk notes, the latest first: what was said then, not how it is now."""
    return sorted(desk.risk_notes.of_client(client_id), key=lambda r: (r.on, r.id), reverse=True)


def remove_risk_note(desk: Desk, risk: RiskNote) -> None:
    """Remove a risk note that should never have been written. Raises Refused once it is signed."""
    refuse([("note", NoteProblem.SIGNED_ALREADY)] if notes.is_signed(desk, risk.id) else [])
    note = desk.notes.find(risk.id)
    with desk.change(Deed.REMOVE_RISK_NOTE, notes.place_of(note) if note else None):
        desk.remove(risk)
        if note is not None:
            desk.remove(note)


def _note(desk: Desk, risk: RiskNote) -> Note:
    session = desk.sessions.find(risk.session_id or "")
    person = desk.people.find(risk.person_id or "")
    return Note(
        id=risk.id, client_id=risk.client_id, session_id=risk.session_id, kind=NoteKind.RISK, on=risk.on,
        start=session.start if session else None, minutes=session.minutes if session else 0,
        mode=session.mode if session else "", place=session.place if session else "",
        present=(person.known_as,) if person else (), risk=RiskConsidered.SOMETHING,
        risk_words=risk.trigger, next_on=risk.next_contact_on,
        body=write_sections(sections(desk, risk)),
    )  # fmt: skip
