"""What is done with what parents may be told: written down as the young person has seen and agreed it."""

from __future__ import annotations

from dataclasses import replace

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.parent_updates import ParentUpdate, agreed_by
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import refuse
from practice_desk.intentions import clients, sessions
from practice_desk.storage.desk import Desk


def may_have(desk: Desk, client_id: str) -> bool:
    """Say whether there are parents to tell: the client is a young person."""
    client = desk.clients.find(client_id)
    return client is not None and client.kind is ClientKind.YOUNG_PERSON


def begin_update(desk: Desk, client_id: str) -> ParentUpdate:
    """Return the lines agreed last, to be seen again today; not kept yet."""
    people = clients.participants(desk, client_id)
    last = agreed_now(desk, client_id)
    begun = ParentUpdate(
        client_id=client_id, person_id=people[0].id if people else None,
        session_id=sessions.held_today(desk, client_id), seen_on=today(),
    )  # fmt: skip
    return replace(begun, headlines=last.headlines, help=last.help) if last else begun


def keep_update(desk: Desk, update: ParentUpdate) -> ParentUpdate:
    """Keep what was agreed, for good, and return it. Raises Refused, by field, until it was seen."""
    refuse(update.problems(today()))
    with desk.change(Deed.AGREE_PARENT_UPDATE, place_of(update)):
        return desk.parent_updates.add(update)


def agreed_now(desk: Desk, client_id: str) -> ParentUpdate | None:
    """Return what parents may be told today, None where nothing was ever agreed."""
    return agreed_by(desk.parent_updates.of_client(client_id), today())


def updates_of(desk: Desk, client_id: str) -> list[ParentUpdate]:
    """Return what was agreed, the latest first."""
    found = desk.parent_updates.of_client(client_id)
    return sorted(found, key=lambda u: (u.seen_on, u.seq), reverse=True)


def place_of(update: ParentUpdate) -> Place:
    """Return the page it is written down on."""
    return Place(PlaceKind.OVERVIEW, update.client_id)
