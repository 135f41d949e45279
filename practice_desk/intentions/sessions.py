"""What is done with sessions: planned, opened, held or not, what mattered in them, moved, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from practice_desk.domain.attendance import Attendance, Attended
from practice_desk.domain.clock import now, today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.notes import Note
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import (
    Session,
    SessionAdvice,
    SessionProblem,
    SessionState,
    propose_next,
)
from practice_desk.domain.signing import refuse
from practice_desk.intentions import attendance, notes
from practice_desk.intentions.attendance import attendance_of, held_today, mark_attendance, place_of
from practice_desk.intentions.moments import Before, moments
from practice_desk.intentions.notes import sign_and_next, two_lines
from practice_desk.storage.desk import Desk

__all__ = [
    "Before", "attendance_of", "held_today", "mark_attendance", "moments", "place_of", "sign_and_next",
    "two_lines",
]  # fmt: skip


def sessions_of(desk: Desk, client_id: str) -> list[Session]:
    """Return a client's sessions and contacts, latest first."""
    found = desk.sessions.of_client(client_id)
    return sorted(found, key=lambda s: (s.on, str(s.start or "")), reverse=True)


def sessions_on(desk: Desk) -> list[Session]:
    """Return everybody's sessions and contacts of today, in the order of the day."""
    return desk.sessions.on_day(today())


def propose_session(desk: Desk, client_id: str) -> Session:
    """Return the session that would usually come next; nothing is kept."""
    client = desk.clients.get(client_id)
    sessions = desk.sessions.of_client(client_id)
    proposed = propose_next(sessions, client_id, client.frequency, today())
    return proposed if sessions else replace(proposed, mode=client.modality)


def keep_session(desk: Desk, session: Session) -> None:
    """Keep a session or a contact between sessions. Raises Refused, by field."""
    refuse(session.problems(today()))
    with desk.change(Deed.KEEP_SESSION, _overview(session)):
        desk.sessions.save(session)


def open_session(desk: Desk, session_id: str) -> Session:
    """Begin a session: it is held, today where it was planned for a later day, and who came is filled in.

    Opening one again changes nothing. Returns the session as it is kept.
    """
    session = desk.sessions.get(session_id)
    moment = now()
    if session.state is SessionState.PLANNED:
        later = session.on > moment.date()
        start = moment.time().replace(second=0, microsecond=0) if later else session.start
        session = replace(session, state=SessionState.HELD, on=min(session.on, moment.date()), start=start)
    with desk.change(Deed.OPEN_SESSION, place_of(session)):
        desk.sessions.save(session)
        if session.state is SessionState.HELD:
            attendance.fill_attendance(desk, session)
    return session


def hold_session(desk: Desk, session: Session) -> None:
    """Note that a planned session was held, today where it was planned for a later day."""
    keep_session(desk, replace(session, state=SessionState.HELD, on=min(session.on, today())))


def did_not_come(
    desk: Desk, session_id: str, how: Attended = Attended.DID_NOT_COME, *, told_at: datetime | None = None
) -> Session:
    """Note in one press that nobody came, or that it was cancelled: no note is needed.

    An empty draft goes with it, one with words stays; steps, ratings and what was agreed stay untouched.
    Raises Refused for cancelling in time after the session began.
    """
    session = desk.sessions.get(session_id)
    said = Attendance(client_id=session.client_id, session_id=session_id, how=how, told_at=told_at)
    refuse(said.problems(attendance.start_of(session)))
    with desk.change(Deed.NOTE_DID_NOT_COME, place_of(session)):
        attendance.fill_attendance(desk, session, how)
        for row in attendance_of(desk, session_id):
            desk.attendances.save(replace(row, how=how, told_at=told_at))
        session = replace(session, state=SessionState.NOT_HELD)
        desk.sessions.save(session)
        draft = notes.note_of(desk, session_id)
        if draft and not notes.is_signed(desk, draft.id) and _says_nothing(draft):
            desk.remove(draft)
    return session


def mattered(desk: Desk, session_id: str, words: str, *, confirmed: bool = False) -> Session:
    """Keep what mattered most in the client's own words; `confirmed` says that it was read back to them."""
    session = replace(desk.sessions.get(session_id), mattered=words.strip())
    session = replace(session, confirmed=confirmed and bool(session.mattered))
    with desk.change(Deed.KEEP_MATTERED, place_of(session)):
        desk.sessions.save(session)
    return session


def keep_techniques(desk: Desk, session_id: str, techniques: Sequence[str]) -> Session:
    """Keep which of the therapist's own list of techniques were used."""
    used = tuple(dict.fromkeys(t.strip() for t in techniques if t.strip()))
    session = replace(desk.sessions.get(session_id), techniques=used)
    with desk.change(Deed.KEEP_TECHNIQUES, place_of(session)):
        desk.sessions.save(session)
    return session


def may_be_removed(desk: Desk, session: Session) -> bool:
    """Say whether a session can be removed: nothing that is signed or fixed belongs to it."""
    if any(notes.is_signed(desk, note.id) for note in desk.notes.of_session(session.id)):
        return False
    fixed = (desk.safety_plans, desk.safety_reviews, desk.parent_updates)
    return not any(f.session_id == session.id for t in fixed for f in t.of_client(session.client_id))


def remove_session(desk: Desk, session: Session) -> None:
    """Remove a session with its drafts; what was rated or noticed in it stays, with its date.

    Raises Refused where something signed belongs to it.
    """
    refuse([] if may_be_removed(desk, session) else [("session", SessionProblem.HAS_SIGNED)])
    with desk.change(Deed.REMOVE_SESSION, _overview(session)):
        for note in desk.notes.of_session(session.id):
            desk.remove(note)
        desk.remove(session)


def unwritten(desk: Desk, client_id: str | None = None) -> list[Session]:
    """Return the sessions held of which nothing is written yet, oldest first: lines of Today."""
    return desk.sessions.unwritten(client_id)


def advice_on(desk: Desk, session: Session) -> tuple[SessionAdvice, ...]:
    """Return what is worth a second look before a session is kept; none of it is refused (product.md)."""
    return tuple(session.advice(desk.sessions.on_day(session.on), today()))


def at_the_same_time(desk: Desk, session: Session) -> list[Session]:
    """Return other clients' sessions at this time: worth a warning, never a refusal (product.md)."""
    return [
        o
        for o in desk.sessions.on_day(session.on)
        if o.id != session.id and o.state is not SessionState.NOT_HELD and session.overlaps(o)
    ]


def _says_nothing(note: Note) -> bool:
    return all(section.is_empty for section in notes.leave_plan_out(note).sections())


def _overview(session: Session) -> Place:
    return Place(PlaceKind.OVERVIEW, session.client_id, session.id)
