"""What is done with the thread What I notice: lines are added, mended and taken out."""

from __future__ import annotations

from practice_desk.domain.deeds import Deed
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.storage.desk import Desk


def keep_noticed(desk: Desk, line: Noticed) -> None:
    """Keep a line in the client's own words."""
    with desk.change(Deed.KEEP_NOTICED, Place(PlaceKind.GOALS, line.client_id, line.id)):
        desk.noticed.save(line)


def remove_noticed(desk: Desk, line: Noticed) -> None:
    """Take a line out of the thread."""
    with desk.change(Deed.REMOVE_NOTICED, Place(PlaceKind.GOALS, line.client_id)):
        desk.remove(line)


def thread(desk: Desk, client_id: str) -> list[Noticed]:
    """Return what a client noticed, the latest first."""
    return sorted(desk.noticed.of_client(client_id), key=lambda n: n.on, reverse=True)
