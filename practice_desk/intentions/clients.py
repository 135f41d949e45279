"""What a therapist does with clients: add one, note an enquiry, keep the profile, change where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from practice_desk.domain.client_list import ClientRow
from practice_desk.domain.clients import (
    Client,
    ClientKind,
    ClientProblem,
    ClientStatus,
    StatusChange,
    next_reference,
    status_on,
)
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.new_clients import NewClient, NewEnquiry
from practice_desk.domain.people import ContactPoint, Person, list_name, youngest
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import new_id
from practice_desk.domain.retention import (
    RetentionPolicy,
    destroy_after,
    destroy_enquiry_after,
    usual_policy,
)
from practice_desk.domain.sessions import last_contact
from practice_desk.storage import client_list
from practice_desk.storage.desk import Desk


def add_client(
    desk: Desk,
    people: Sequence[Person],
    *,
    kind: ClientKind = ClientKind.INDIVIDUAL,
    status: ClientStatus = ClientStatus.ACTIVE,
    contacts: Sequence[ContactPoint] | None = None,
    client_id: str | None = None,
    **fields: object,
) -> Client:
    """Add a client with the people in the file; each person's `client_id` is set here.

    The reference is made from the first person's initials, the place is the practice's where none is given.
    """
    initials = "".join(word[0] for word in people[0].known_as.split()) if people else ""
    reference = next_reference(client_list.read_references(desk.db), initials)
    known: dict[str, object] = {
        "reference": reference, "place": desk.practice.own().place, "made_on": today(), **fields
    }  # fmt: skip
    client = Client(id=client_id or new_id(), kind=kind, **known)  # type: ignore[arg-type]
    deed = Deed.ADD_ENQUIRY if status is ClientStatus.ENQUIRY else Deed.ADD_CLIENT
    with desk.change(deed, Place(PlaceKind.OVERVIEW, client.id)):
        desk.clients.save(client)
        desk.status_changes.save(StatusChange(client_id=client.id, status=status, on=today()))
        for position, person in enumerate(people):
            desk.people.save(replace(person, client_id=client.id, position=position))
        for position, contact in enumerate(contacts or []):
            desk.contact_points.save(replace(contact, client_id=client.id, position=position))
    return client


def add_new_client(desk: Desk, new: NewClient, client_id: str) -> Client:
    """Add a client as typed into the form, under an id that was made for it."""
    people = new.people()
    about: dict[str, Any] = new.about()
    return add_client(
        desk, people, kind=new.kind, contacts=new.contacts(people), client_id=client_id, **about
    )


def add_enquiry(desk: Desk, new: NewEnquiry, client_id: str | None = None) -> Client:
    """Note that somebody asked, with one way to reach them."""
    person = Person(client_id="", known_as=new.known_as)
    point = ContactPoint(
        client_id="", person_id=person.id, kind=new.kind, value=new.value, safe_words=new.safe_words,
        preferred=True,
    )  # fmt: skip
    about: dict[str, Any] = {
        "concern": new.concern, "available": new.available, "answer_by": new.answer_by
    }  # fmt: skip
    contacts = [point] if new.value or new.safe_words else []
    return add_client(
        desk, [person], status=ClientStatus.ENQUIRY, contacts=contacts, client_id=client_id, **about
    )


def keep_profile(desk: Desk, client: Client) -> None:
    """Keep what a client's file says."""
    with desk.change(Deed.KEEP_PROFILE, Place(PlaceKind.PROFILE, client.id)):
        desk.clients.save(client)


def profile_problems(desk: Desk, client: Client) -> Iterator[tuple[str, ClientProblem]]:
    """Yield each field that stands in the way of keeping a client; a reference belongs to one client only."""
    yield from client.problems()
    if client_list.is_taken(desk.db, client.reference, client.id):
        yield "reference", ClientProblem.REFERENCE_TAKEN


def change_status(
    desk: Desk, client_id: str, status: ClientStatus, reason: str, on: date | None = None
) -> None:
    """Note a status from a day on, today if none is given.

    *Died* also sets a hold, so that nothing is sent or erased.
    """
    before = desk.status_changes.of_client(client_id)
    place = max((c.position for c in before), default=-1) + 1
    fresh = StatusChange(client_id=client_id, status=status, on=on or today(), reason=reason, position=place)
    with desk.change(Deed.CHANGE_STATUS, Place(PlaceKind.PROFILE, client_id)):
        desk.status_changes.save(fresh)
        if status is ClientStatus.DIED:
            desk.clients.save(replace(desk.clients.get(client_id), hold=True))


def status_of(desk: Desk, client_id: str) -> ClientStatus:
    """Return where a client stands today."""
    return status_on(desk.status_changes.of_client(client_id), today())


def status_changes(desk: Desk, client_id: str) -> list[StatusChange]:
    """Return how a client's status went, latest first."""
    changes = desk.status_changes.of_client(client_id)
    return sorted(changes, key=lambda c: (c.on, c.position), reverse=True)


def rows(desk: Desk) -> list[ClientRow]:
    """Return the list of clients as they stand today."""
    return client_list.read_rows(desk.db, today())


def search_texts(desk: Desk) -> dict[str, str]:
    """Return what the list's filter looks at, by client id."""
    return client_list.read_search_texts(desk.db)


def names(desk: Desk) -> dict[str, str]:
    """Return the name every client is listed by, by client id."""
    return client_list.read_names(desk.db)


def participants(desk: Desk, client_id: str) -> list[Person]:
    """Return the people whose work it is, in order."""
    return [p for p in desk.people.of_client(client_id) if p.participant and not p.left_on]


def name_of(desk: Desk, client_id: str) -> str:
    """Return the name a client is listed by."""
    return list_name(desk.people.of_client(client_id))


def is_discreet(desk: Desk, client_id: str) -> bool:
    """Say whether anybody in the work asked for discretion."""
    return any(p.discreet for p in participants(desk, client_id))


def places(desk: Desk) -> list[str]:
    """Return the places that have crisis numbers, the practice's own first."""
    own = desk.practice.own().place
    known = dict.fromkeys(number.place for number in desk.crisis_numbers.all(order="place"))
    return list(dict.fromkeys([*([own] if own else []), *known]))


def duplicates(desk: Desk, people: Sequence[Person]) -> list[Person]:
    """Return people of other files with the same name and birth date: worth a warning, never a refusal."""
    return [found for person in people if person.participant for found in desk.people.like(person)]


def policy_of(desk: Desk, client: Client) -> RetentionPolicy | None:
    """Return the retention rule of a client: its own, or the usual one of the practice's jurisdiction."""
    policies = desk.retention_policies.all()
    own = next((p for p in policies if p.id == client.policy_id), None)
    return own or usual_policy(policies, desk.practice.own().jurisdiction)


def usual_policy_name(desk: Desk) -> str:
    """Return the name of the rule that holds for clients without one of their own."""
    usual = usual_policy(desk.retention_policies.all(), desk.practice.own().jurisdiction)
    return usual.name if usual else ""


def destroy_on(desk: Desk, client_id: str) -> date | None:
    """Return the day after which erasing would be proposed if the last contact so far stays the last.

    None while the record is held or no rule is known. An enquiry has a short time of its own.
    """
    client = desk.clients.get(client_id)
    made = client.made_on or today()
    if status_of(desk, client_id) is ClientStatus.ENQUIRY:
        return destroy_enquiry_after(desk.practice.own().jurisdiction, made, hold=client.hold)
    policy = policy_of(desk, client)
    if policy is None:
        return None
    last = last_contact(desk.sessions.of_client(client_id)) or made
    return destroy_after(policy, youngest(desk.people.of_client(client_id)), last, hold=client.hold)
