"""What is done with reflections: private, kept apart from every client's papers (clinical.md 6.2, 6.5)."""

from __future__ import annotations

from dataclasses import replace

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.reflections import Reflection, TryOutcome, of_month, to_try
from practice_desk.domain.signing import refuse
from practice_desk.storage.desk import Desk


def begin_reflection(desk: Desk, session_id: str | None = None) -> Reflection:
    """Return an entry to write, of a session where one is named; not kept yet."""
    session = desk.sessions.find(session_id or "")
    if session is None:
        return Reflection(on=today())
    return Reflection(on=min(session.on, today()), client_id=session.client_id, session_id=session.id)


def keep_reflection(desk: Desk, reflection: Reflection) -> None:
    """Keep an entry. Raises Refused, by field."""
    refuse(reflection.problems(today()))
    with desk.change(Deed.KEEP_REFLECTION, place_of(reflection)):
        desk.reflections.save(reflection)


def answer_try(desk: Desk, reflection: Reflection, outcome: TryOutcome) -> None:
    """Note on the next last-time card what became of a line to try."""
    keep_reflection(desk, replace(reflection, tried=outcome))


def remove_reflection(desk: Desk, reflection: Reflection) -> None:
    """Remove an entry."""
    with desk.change(Deed.REMOVE_REFLECTION, place_of(reflection)):
        desk.remove(reflection)


def reflections(desk: Desk, client_id: str | None = None) -> list[Reflection]:
    """Return the entries, the latest first, those linked to one client where it names one."""
    found = desk.reflections.all() if client_id is None else desk.reflections.of_client(client_id)
    return sorted(found, key=lambda r: (r.on, r.id), reverse=True)


def month(desk: Desk, year: int, number: int) -> list[Reflection]:
    """Return a month's entries in order, to look back on."""
    return of_month(desk.reflections.all(), year, number)


def open_tries(desk: Desk, client_id: str) -> list[Reflection]:
    """Return the lines to try with a client that are still open, for the therapist alone."""
    return to_try(desk.reflections.of_client(client_id), client_id)


def to_supervision(desk: Desk) -> list[Reflection]:
    """Return the entries marked for supervision, the latest first."""
    return [r for r in reflections(desk) if r.to_supervision]


def place_of(reflection: Reflection) -> Place:
    """Return the page of an entry; it is no client's page."""
    return Place(PlaceKind.REFLECTION, None, reflection.id)
