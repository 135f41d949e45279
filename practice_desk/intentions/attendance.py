"""Who came to a session: filled in from the plan, changed with one press."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time

from practice_desk.domain.attendance import CAME, Attendance, Attended, took_place
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.signing import refuse
from practice_desk.intentions import clients
from practice_desk.storage.desk import Desk


def attendance_of(desk: Desk, session_id: str) -> list[Attendance]:
    """Return how each person was at a session, as far as it was said."""
    return desk.attendances.of_session(session_id)


def expected(desk: Desk, session: Session) -> list[Person]:
    """Return who is expected at a session: the participants who had not left the work by then."""
    people = clients.participants(desk, session.client_id)
    return [p for p in people if p.left_on is None or p.left_on >= session.on]


def fill_attendance(desk: Desk, session: Session, how: Attended = Attended.CAME) -> None:
    """Note of everybody expected, of whom nothing is said yet, how they were; inside an open change."""
    known = {a.person_id for a in attendance_of(desk, session.id)}
    for person in expected(desk, session):
        if person.id not in known:
            desk.attendances.save(
                Attendance(
                    client_id=session.client_id, session_id=session.id, person_id=person.id, how=how
                )
            )  # fmt: skip


def mark_attendance(
    desk: Desk, session_id: str, person_id: str, how: Attended, *,
    told_at: datetime | None = None, words: str = "",
) -> None:  # fmt: skip
    """Note how one person was at a session; where nobody came, it did not take place. Raises Refused."""
    session = desk.sessions.get(session_id)
    rows = attendance_of(desk, session_id)
    row = next((a for a in rows if a.person_id == person_id), None)
    row = row or Attendance(client_id=session.client_id, session_id=session_id, person_id=person_id)
    row = replace(row, how=how, told_at=told_at, words=words.strip())
    refuse(row.problems(start_of(session)))
    with desk.change(Deed.MARK_ATTENDANCE, place_of(session)):
        desk.attendances.save(row)
        settle(desk, session, [*(a for a in rows if a.id != row.id), row])


def settle(desk: Desk, session: Session, rows: Iterable[Attendance]) -> None:
    """Keep a session as held when somebody came, as not held when it is known that nobody did.

    Inside an open change; as long as it is not said of everybody expected, the session stays as it is.
    """
    known = list(rows)
    said = {a.person_id for a in known}
    if took_place(known) and session.on <= today():
        desk.sessions.save(replace(session, state=SessionState.HELD))
    elif not took_place(known) and all(p.id in said for p in expected(desk, session)):
        desk.sessions.save(replace(session, state=SessionState.NOT_HELD))


def present(desk: Desk, session: Session) -> tuple[str, ...]:
    """Return the names of who came, for the header of a note."""
    came = {a.person_id for a in attendance_of(desk, session.id) if a.how in CAME}
    return tuple(p.known_as for p in desk.people.of_client(session.client_id) if p.id in came)


def start_of(session: Session) -> datetime | None:
    """Return when a session begins, None where no time is set."""
    return datetime.combine(session.on, session.start or time()) if session.start else None


def place_of(session: Session) -> Place:
    """Return the page of a session."""
    return Place(PlaceKind.SESSIONS, session.client_id, session.id)


def held_today(desk: Desk, client_id: str) -> str | None:
    """Return the id of a client's session that takes place today, so that what is filled in belongs to it."""
    own = [s for s in desk.sessions.on_day(today()) if s.client_id == client_id and not s.is_contact]
    return next((s.id for s in reversed(own) if s.state is SessionState.HELD), None)
