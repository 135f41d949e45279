"""What stands at the top of every document of the work, and which sheet or plan a document is of."""

from __future__ import annotations

from datetime import date

from practice_desk.documents.dates import long_date
from practice_desk.domain.clock import today
from practice_desk.domain.people import Person, joined_names
from practice_desk.domain.printed_record import PrintedHead
from practice_desk.domain.record import Record
from practice_desk.intentions import clients
from practice_desk.intentions.paper_heads import letterhead_of
from practice_desk.storage.desk import Desk


class NoSuchRecord(Exception):
    """The client has no session, sheet or plan of that number, or it is not to be seen yet."""


def head_of(
    desk: Desk, client_id: str, day: date | None, *, professional: bool = False, person_id: str | None = None
) -> PrintedHead:
    """Return the top of a client's document, one person's where it names one.

    What a client takes home has first names; for who asked for discretion, initials and no practice.
    """
    practice, people = desk.practice.own(), clients.participants(desk, client_id)
    own = [p for p in people if person_id in (None, p.id)] or people
    on = day or today()
    if professional:
        names = joined_names([p.legal() for p in own])
    elif clients.is_discreet(desk, client_id):
        initials = _together(own, initials=True)
        return PrintedHead((), initials, "", long_date(on), on.isoformat(), discreet=True)
    else:
        names = _together(own)
    return PrintedHead(letterhead_of(practice), names, practice.therapist, long_date(on), on.isoformat())


def blank_head(desk: Desk) -> PrintedHead:
    """Return the top of a sheet to fill in by hand."""
    return PrintedHead(letterhead_of(desk.practice.own()), day=today().isoformat())


def owned(record: Record | None, client_id: str) -> None:
    """Make sure that a record is this client's. Raises NoSuchRecord."""
    if record is None or getattr(record, "client_id", None) != client_id:
        raise NoSuchRecord


def _together(people: list[Person], *, initials: bool = False) -> str:
    return " and ".join(p.initials() if initials else p.first_name() for p in people)
