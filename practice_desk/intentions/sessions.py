"""What is done with the thin list of sessions: planned, held, moved, removed."""

from __future__ import annotations

from dataclasses import replace

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import Session, SessionState, propose_next
from practice_desk.storage.desk import Desk


def sessions_of(desk: Desk, client_id: str) -> list[Session]:
    """Return a client's sessions and contacts, latest first."""
    found = desk.sessions.of_client(client_id)
    return sorted(found, key=lambda s: (s.on, str(s.start or "")), reverse=True)


def propose_session(desk: Desk, client_id: str) -> Session:
    """Return the session that would usually come next; nothing is kept."""
    client = desk.clients.get(client_id)
    sessions = desk.sessions.of_client(client_id)
    proposed = propose_next(sessions, client_id, client.frequency, today())
    return proposed if sessions else replace(proposed, mode=client.modality)


def keep_session(desk: Desk, session: Session) -> None:
    """Keep a session or a contact between sessions."""
    with desk.change(Deed.KEEP_SESSION, _overview(session)):
        desk.sessions.save(session)


def hold_session(desk: Desk, session: Session) -> None:
    """Note that a planned session was held, today where it was planned for a later day."""
    keep_session(desk, replace(session, state=SessionState.HELD, on=min(session.on, today())))


def remove_session(desk: Desk, session: Session) -> None:
    """Remove a session; what was rated or noticed in it stays, with its date."""
    with desk.change(Deed.REMOVE_SESSION, _overview(session)):
        desk.remove(session)


def at_the_same_time(desk: Desk, session: Session) -> list[Session]:
    """Return other clients' sessions at this time: worth a warning, never a refusal (product.md)."""
    return [o for o in desk.sessions.on_day(session.on) if o.id != session.id and session.overlaps(o)]


def _overview(session: Session) -> Place:
    return Place(PlaceKind.OVERVIEW, session.client_id, session.id)
