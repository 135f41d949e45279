"""Contacts between sessions: calls, messages, letters and talks, each two lines, part of the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from practice_desk.domain.clock import now, today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.sessions import Session, SessionKind, SessionProblem, SessionState, contacts
from practice_desk.domain.signing import refuse
from practice_desk.intentions.attendance import place_of
from practice_desk.storage.desk import Desk

USUAL_MINUTES = 10


def begin_contact(desk: Desk, client_id: str, kind: SessionKind = SessionKind.CALL) -> Session:
    """Return a contact to fill in, now, not kept yet."""
    moment = now().replace(second=0, microsecond=0)
    client = desk.clients.get(client_id)
    return Session(
        client_id=client.id, kind=kind, state=SessionState.HELD, on=moment.date(),
        start=moment.time().replace(tzinfo=None), minutes=USUAL_MINUTES,
    )  # fmt: skip


def keep_contact(desk: Desk, contact: Session) -> None:
    """Keep a contact: when, how, with whom, two lines, what is to be done. Raises Refused, by field."""
    problems = [*contact.problems(today())]
    if not contact.about.strip():
        problems.append(("about", SessionProblem.NO_WORDS))
    refuse(problems)
    with desk.change(Deed.KEEP_CONTACT_RECORD, place_of(contact)):
        desk.sessions.save(replace(contact, about=contact.about.strip(), follow_up=contact.follow_up.strip()))


def contacts_of(desk: Desk, client_id: str) -> list[Session]:
    """Return a client's contacts between sessions, latest first."""
    return contacts(desk.sessions.of_client(client_id))


def to_follow_up(desk: Desk, client_id: str | None = None) -> list[Session]:
    """Return the contacts after which something is still to be done, oldest first."""
    return desk.sessions.with_open_follow_up(client_id)


def finish_follow_up(desk: Desk, contact: Session, on: date | None = None) -> None:
    """Note that what was to be done after a contact was done. Raises Refused."""
    done = replace(contact, followed_up_on=on or today())
    refuse(done.problems(today()))
    with desk.change(Deed.FINISH_FOLLOW_UP, place_of(done)):
        desk.sessions.save(done)
