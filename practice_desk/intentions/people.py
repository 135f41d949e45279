"""What a therapist does with the people in a file: keep them, remove them, keep how they may be reached."""

from __future__ import annotations

from dataclasses import replace

from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import ContactPoint, Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.storage.desk import Desk


def people_of(desk: Desk, client_id: str) -> list[Person]:
    """Return everybody in a file, the people whose work it is first."""
    return sorted(desk.people.of_client(client_id), key=lambda p: (not p.participant, p.position))


def contacts_of(desk: Desk, person: Person) -> list[ContactPoint]:
    """Return the ways to reach one person, the preferred one first."""
    points = [c for c in desk.contact_points.of_client(person.client_id) if c.person_id == person.id]
    return sorted(points, key=lambda c: (not c.preferred, c.position))


def keep_person(desk: Desk, person: Person) -> None:
    """Keep a person; a new one comes last."""
    with desk.change(Deed.KEEP_PERSON, _profile(person.client_id)):
        if desk.people.find(person.id) is None:
            others = desk.people.of_client(person.client_id)
            person = replace(person, position=max((p.position for p in others), default=-1) + 1)
        desk.people.save(person)


def may_be_removed(desk: Desk, person: Person) -> bool:
    """Say whether a person can be removed: somebody is left, and nothing in the record is theirs.

    Whoever came to a session, rated or answered something, has a step, or is named in a paper or in what was
    shared leaves the work with a date instead, and what they said stays theirs.
    """
    if person.participant:
        rest = [p for p in desk.people.of_client(person.client_id) if p.participant and p.id != person.id]
        if not rest:
            return False
    tables = (
        desk.ratings, desk.steps, desk.noticed, desk.paper_signers, desk.releases, desk.disclosures,
        desk.attendances, desk.check_ins, desk.emotions, desk.measure_sheets, desk.worksheets,
        desk.safety_plans, desk.risk_notes, desk.ruptures, desk.parent_updates,
    )  # fmt: skip
    return not any(record.person_id == person.id for t in tables for record in t.of_client(person.client_id))


def remove_person(desk: Desk, person: Person) -> None:
    """Remove a person with the ways to reach them."""
    assert may_be_removed(desk, person), "what they said would no longer be theirs"
    with desk.change(Deed.REMOVE_PERSON, _profile(person.client_id)):
        desk.remove(person)


def keep_contact(desk: Desk, point: ContactPoint) -> None:
    """Keep a way to reach somebody; only one of a person's is preferred, and a new one comes last."""
    with desk.change(Deed.KEEP_CONTACT, _profile(point.client_id)):
        others = [c for c in desk.contact_points.of_client(point.client_id) if c.id != point.id]
        own = [c for c in others if c.person_id == point.person_id]
        if desk.contact_points.find(point.id) is None:
            point = replace(point, position=max((c.position for c in others), default=-1) + 1)
        desk.contact_points.save(point)
        for other in own:
            if point.preferred and other.preferred:
                desk.contact_points.save(replace(other, preferred=False))


def remove_contact(desk: Desk, point: ContactPoint) -> None:
    """Remove a way to reach somebody."""
    with desk.change(Deed.REMOVE_CONTACT, _profile(point.client_id)):
        desk.remove(point)


def _profile(client_id: str) -> Place:
    return Place(PlaceKind.PROFILE, client_id)
