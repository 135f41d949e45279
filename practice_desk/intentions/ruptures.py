"""What is done with moments that came between the two: kept, with how it is now, taken out."""

from __future__ import annotations

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.ruptures import Rupture
from practice_desk.domain.signing import refuse
from practice_desk.storage.desk import Desk


def keep_rupture(desk: Desk, rupture: Rupture) -> None:
    """Keep what came between the two, how each saw it, and how it is now. Raises Refused, by field."""
    refuse(rupture.problems(today()))
    with desk.change(Deed.KEEP_RUPTURE, place_of(rupture)):
        desk.ruptures.save(rupture)


def remove_rupture(desk: Desk, rupture: Rupture) -> None:
    """Take one out."""
    with desk.change(Deed.REMOVE_RUPTURE, place_of(rupture)):
        desk.remove(rupture)


def ruptures_of(desk: Desk, client_id: str) -> list[Rupture]:
    """Return a client's, the latest first."""
    return sorted(desk.ruptures.of_client(client_id), key=lambda r: (r.on, r.id), reverse=True)


def of_session(desk: Desk, session_id: str) -> list[Rupture]:
    """Return those of one session."""
    return desk.ruptures.of_session(session_id)


def place_of(rupture: Rupture) -> Place:
    """Return the page it is written on."""
    return Place(PlaceKind.SESSIONS, rupture.client_id, rupture.session_id)
