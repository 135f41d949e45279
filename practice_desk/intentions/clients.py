"""What a therapist does with clients: add one, note an enquiry, change where they stand."""

from __future__ import annotations

from dataclasses import replace

from practice_desk.domain.clients import (
    Client,
    ClientKind,
    ClientStatus,
    StatusChange,
    next_reference,
    status_on,
)
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import ContactPoint, Person, list_name
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.storage.desk import Desk


def add_client(
    desk: Desk,
    people: list[Person],
    *,
    kind: ClientKind = ClientKind.INDIVIDUAL,
    status: ClientStatus = ClientStatus.ACTIVE,
    contacts: list[ContactPoint] | None = None,
    **fields: object,
) -> Client:
    """Add a client with the people in the file; each person's `client_id` is set here.

    The reference is made from the first person's initials; place and retention come from the practice.
    """
    initials = "".join(word[0] for word in people[0].known_as.split()) if people else ""
    reference = next_reference((c.reference for c in desk.clients.all()), initials)
    known: dict[str, object] = {"place": desk.practice.own().place, "made_on": today(), **fields}
    client = Client(reference=reference, kind=kind, **known)  # type: ignore[arg-type]
    deed = Deed.ADD_ENQUIRY if status is ClientStatus.ENQUIRY else Deed.ADD_CLIENT
    with desk.change(deed, Place(PlaceKind.PROFILE, client.id)):
        desk.clients.save(client)
        desk.status_changes.save(StatusChange(client_id=client.id, status=status, on=today()))
        for position, person in enumerate(people):
            desk.people.save(replace(person, client_id=client.id, position=position))
        for contact in contacts or []:
            desk.contact_points.save(replace(contact, client_id=client.id))
    return client


def change_status(desk: Desk, client_id: str, status: ClientStatus, reason: str) -> None:
    """Note a new status from today. *Died* also sets a hold, so that nothing is sent or erased."""
    before = desk.status_changes.of_client(client_id)
    fresh = StatusChange(client_id=client_id, status=status, on=today(), reason=reason, position=len(before))
    with desk.change(Deed.CHANGE_STATUS, Place(PlaceKind.PROFILE, client_id)):
        desk.status_changes.save(fresh)
        if status is ClientStatus.DIED:
            desk.clients.save(replace(desk.clients.get(client_id), hold=True))


def status_of(desk: Desk, client_id: str) -> ClientStatus:
    """Return where a client stands today."""
    return status_on(desk.status_changes.of_client(client_id), today())


def participants(desk: Desk, client_id: str) -> list[Person]:
    """Return the people whose work it is, in order."""
    return [p for p in desk.people.of_client(client_id) if p.participant and not p.left_on]


def name_of(desk: Desk, client_id: str) -> str:
    """Return the name a client is listed by."""
    return list_name(desk.people.of_client(client_id))


def is_discreet(desk: Desk, client_id: str) -> bool:
    """Say whether anybody in the work asked for discretion."""
    return any(p.discreet for p in participants(desk, client_id))
