"""What is done with the supervision log: meetings with counted minutes; clients are codes here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import refuse
from practice_desk.domain.standing import standing
from practice_desk.domain.supervision import (
    Supervision,
    SupervisionMonth,
    SupervisionProblem,
    month_of,
    months,
)
from practice_desk.intentions import papers, practice_parts
from practice_desk.storage.desk import Desk


def keep_supervision(desk: Desk, meeting: Supervision) -> None:
    """Keep a meeting. Raises Refused, by field.

    A client is a reference code that somebody has, and session material is only of who agreed to that; what
    was kept before stays, also when a consent has ended since.
    """
    kept = desk.supervisions.find(meeting.id)
    refuse([*meeting.problems(today()), *_code_problems(desk, meeting, kept)])
    with desk.change(Deed.KEEP_SUPERVISION, place_of(meeting)):
        desk.supervisions.save(meeting)


def remove_supervision(desk: Desk, meeting: Supervision) -> None:
    """Remove a meeting."""
    with desk.change(Deed.REMOVE_SUPERVISION, place_of(meeting)):
        desk.remove(meeting)


def supervisions(desk: Desk, first: date | None = None, last: date | None = None) -> list[Supervision]:
    """Return the meetings, the latest first, from a day to a day where they are named."""
    found = [s for s in desk.supervisions.all() if (first or s.on) <= s.on <= (last or s.on)]
    return sorted(found, key=lambda s: (s.on, s.id), reverse=True)


def month(desk: Desk, year: int, number: int) -> SupervisionMonth:
    """Return one month's counted minutes against the practice's target."""
    return month_of(desk.supervisions.all(), year, number, _target(desk))


def every_month(desk: Desk) -> list[SupervisionMonth]:
    """Return every month from the first meeting to the last; months are never averaged."""
    return months(desk.supervisions.all(), _target(desk))


def may_be_brought(desk: Desk) -> list[str]:
    """Return the reference codes of clients whose consent to supervision holds today, in order."""
    agreed = [c for c in desk.clients.all() if _consented(desk, c.id)]
    return sorted(c.reference for c in agreed)


def has_agreed(desk: Desk, reference: str, day: date | None = None) -> bool:
    """Say whether the client with this reference code has a consent to supervision that held on a day."""
    found = desk.clients.where("reference = ?", reference)
    return any(_consented(desk, client.id, day) for client in found)


def place_of(meeting: Supervision) -> Place:
    """Return the page of a meeting; it is no client's page."""
    return Place(PlaceKind.REFLECTION, None, meeting.id)


def _target(desk: Desk) -> int:
    return practice_parts.parts(desk).supervision_minutes


def _code_problems(
    desk: Desk, meeting: Supervision, kept: Supervision | None
) -> Iterator[tuple[str, SupervisionProblem]]:
    for name in ("codes", "material"):
        known = getattr(kept, name) if kept else ()
        fresh = [code for code in getattr(meeting, name) if code not in known]
        if any(not desk.clients.where("reference = ?", code) for code in fresh):
            yield name, SupervisionProblem.NO_SUCH_CODE
        elif name == "material" and not all(has_agreed(desk, code, meeting.on) for code in fresh):
            yield name, SupervisionProblem.NOT_AGREED


def _consented(desk: Desk, client_id: str, day: date | None = None) -> bool:
    files = (f for f in papers.files_of(desk, client_id) if f.paper.kind is PaperKind.SUPERVISION)
    return any(standing(f, day or today()).in_force for f in files)
