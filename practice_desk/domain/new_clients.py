"""What is typed about somebody who is not in the vault yet: a new client, or an enquiry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.clients import ClientKind, ClientProblem
from practice_desk.domain.people import ContactKind, ContactPoint, Person, PersonRole
from practice_desk.domain.record import Record


@dataclass(frozen=True, kw_only=True, repr=False)
class NewClient(Record):
    """A new client as typed; only a name to call them by is needed (product.md, Clients).

    `others` are the further people of a couple or family. `guardian` is an adult around a young person.
    The emergency contact is only ever what somebody typed.
    """

    kind: ClientKind = ClientKind.INDIVIDUAL
    known_as: str = ""
    others: tuple[str, ...] = ()
    guardian: str = ""
    born_on: date | None = None
    phone: str = ""
    may_call: bool = True
    may_voicemail: bool = False
    may_text: bool = False
    email: str = ""
    may_email: bool = True
    safe_words: str = ""
    discreet: bool = False
    place: str = ""
    emergency: str = ""
    emergency_phone: str = ""
    alert: str = ""
    legal_name: str = ""
    pronouns: str = ""
    gender: str = ""
    language: str = ""
    needs: str = ""
    address: str = ""
    referral: str = ""
    referred_on: date | None = None
    concern: str = ""
    frequency: str = ""
    modality: str = ""
    slot: str = ""
    tags: tuple[str, ...] = ()

    def problems(self, today: date) -> Iterator[tuple[str, StrEnum]]:
        """Yield each field that stands in the way of adding this client."""
        yield from self.person().problems(today)

    def person(self) -> Person:
        """Return the first person of the file."""
        return Person(
            client_id="", known_as=self.known_as, legal_name=self.legal_name, born_on=self.born_on,
            pronouns=self.pronouns, gender=self.gender, language=self.language, needs=self.needs,
            discreet=self.discreet,
        )  # fmt: skip

    def people(self) -> list[Person]:
        """Return everybody who was named, the people whose work it is first."""
        together = self.kind in (ClientKind.COUPLE, ClientKind.FAMILY)
        others = self.others if together else ()
        people = [self.person(), *(Person(client_id="", known_as=name) for name in others)]
        if self.kind is ClientKind.YOUNG_PERSON and self.guardian:
            people.append(_around(self.guardian, PersonRole.GUARDIAN))
        if self.emergency:
            people.append(_around(self.emergency, PersonRole.EMERGENCY))
        return people

    def contacts(self, people: list[Person]) -> list[ContactPoint]:
        """Return the ways to reach them, each belonging to a person."""
        own = people[0].id
        points = [
            ContactPoint(
                client_id="", person_id=own, value=self.phone, may_call=self.may_call,
                may_voicemail=self.may_voicemail, may_text=self.may_text, safe_words=self.safe_words,
            ),
            ContactPoint(
                client_id="", person_id=own, kind=ContactKind.EMAIL, value=self.email,
                may_email=self.may_email, safe_words="" if self.phone else self.safe_words,
            ),
            ContactPoint(client_id="", person_id=own, kind=ContactKind.POST, value=self.address),
        ]  # fmt: skip
        if self.emergency_phone and self.emergency:
            points.append(ContactPoint(client_id="", person_id=people[-1].id, value=self.emergency_phone))
        return [point for point in points if point.value]

    def about(self) -> dict[str, object]:
        """Return what belongs to the file rather than to one person."""
        names = ("alert", "referral", "referred_on", "concern", "frequency", "modality", "slot", "tags")
        found: dict[str, object] = {name: getattr(self, name) for name in names}
        return {**found, "place": self.place} if self.place else found


@dataclass(frozen=True, kw_only=True, repr=False)
class NewEnquiry(Record):
    """Somebody who asked, noted in a minute: a name, one way to reach them, and when to answer."""

    known_as: str = ""
    kind: ContactKind = ContactKind.PHONE
    value: str = ""
    safe_words: str = ""
    concern: str = ""
    available: str = ""
    answer_by: date | None = None

    def problems(self) -> Iterator[tuple[str, StrEnum]]:
        """Yield each field that stands in the way of keeping this enquiry."""
        if not self.known_as.strip():
            yield "known_as", ClientProblem.NO_NAME


def _around(name: str, role: PersonRole) -> Person:
    return Person(client_id="", participant=False, known_as=name, roles=(role.value,))
