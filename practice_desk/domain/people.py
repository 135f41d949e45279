"""People: each human in a client's file, and how they may be reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.clients import ClientProblem
from practice_desk.domain.record import Record

MAJORITY = 18


class PersonRole(StrEnum):
    """What someone is to the client."""

    PARTNER = "partner"
    GUARDIAN = "guardian"
    SUPPORTER = "supporter"
    EMERGENCY = "emergency"
    GP = "gp"
    PROFESSIONAL = "professional"
    OTHER = "other"


class ContactKind(StrEnum):
    """Ways to reach someone."""

    PHONE = "phone"
    EMAIL = "email"
    POST = "post"


class ContactWay(StrEnum):
    """What may be done with a number or address."""

    CALL = "call"
    VOICEMAIL = "voicemail"
    TEXT = "text"
    EMAIL = "email"
    POST = "post"


WAYS: dict[ContactKind, tuple[ContactWay, ...]] = {
    ContactKind.PHONE: (ContactWay.CALL, ContactWay.VOICEMAIL, ContactWay.TEXT),
    ContactKind.EMAIL: (ContactWay.EMAIL,),
    ContactKind.POST: (ContactWay.POST,),
}


class PersonProblem(StrEnum):
    """Why a person cannot be kept as typed."""

    NO_NAME = ClientProblem.NO_NAME.value
    BORN_IN_FUTURE = "born_in_future"
    BORN_LONG_AGO = "born_long_ago"


class ContactProblem(StrEnum):
    """Why a way to reach someone cannot be kept as typed."""

    NO_VALUE = "no_value"


@dataclass(frozen=True, kw_only=True, repr=False)
class Person(Record):
    """A human in a client's file: a participant of the work, or someone around them.

    Contact points, ratings, reviews and consents belong to a person, so that what one partner said or
    withdrew is never mixed with the other's. `discreet` asks for safe words, plain envelopes, no texts and
    the discreet sheet. Emergency contact and supporter are never filled in by the program.
    """

    client_id: str
    participant: bool = True
    known_as: str = ""
    legal_name: str = ""
    born_on: date | None = None
    pronouns: str = ""
    gender: str = ""
    language: str = ""
    needs: str = ""
    discreet: bool = False
    roles: tuple[str, ...] = ()
    relationship: str = ""
    may_be_told: str = ""
    must_not_be_told: str = ""
    authority: str = ""
    authority_seen: str = ""
    orders_end_on: date | None = None
    joined_on: date | None = None
    left_on: date | None = None
    position: int = 0

    def problems(self, today: date) -> Iterator[tuple[str, PersonProblem]]:
        """Yield each field that stands in the way of keeping this person."""
        if not self.known_as.strip():
            yield "known_as", PersonProblem.NO_NAME
        if self.born_on is not None and self.born_on > today:
            yield "born_on", PersonProblem.BORN_IN_FUTURE
        if self.born_on is not None and self.born_on.year < today.year - 120:
            yield "born_on", PersonProblem.BORN_LONG_AGO

    def age(self, today: date) -> int | None:
        """Return the age in whole years on a day, if the birth date is known."""
        if self.born_on is None:
            return None
        return (
            today.year
            - self.born_on.year
            - ((today.month, today.day) < (self.born_on.month, self.born_on.day))
        )

    def is_minor(self, today: date) -> bool:
        """Say whether the person is known to be under age."""
        age = self.age(today)
        return age is not None and age < MAJORITY

    def legal(self) -> str:
        """Return the legal name, which is the known-as name until it is changed."""
        return self.legal_name or self.known_as

    def initials(self) -> str:
        """Return initials with points, for a sheet that shows no name."""
        return "".join(f"{word[0]}." for word in self.known_as.split() if word[0].isalpha())

    def first_name(self) -> str:
        """Return the first word of the known-as name, as said in a sentence."""
        return (self.known_as.split() or [""])[0]


@dataclass(frozen=True, kw_only=True, repr=False)
class ContactPoint(Record):
    """One number or address of a person, with what may be done with it and the words safe to leave."""

    client_id: str
    person_id: str
    kind: ContactKind = ContactKind.PHONE
    value: str = ""
    label: str = ""
    may_call: bool = True
    may_voicemail: bool = False
    may_text: bool = False
    may_email: bool = True
    may_post: bool = True
    safe_words: str = ""
    preferred: bool = False
    position: int = 0

    def allowed(self, *, discreet: bool = False) -> list[ContactWay]:
        """Return what may be done with it; nobody who asked for discretion is sent a text (product.md)."""
        ways = [way for way in WAYS[self.kind] if getattr(self, f"may_{way.value}")]
        return [way for way in ways if not (discreet and way is ContactWay.TEXT)]

    def problems(self) -> Iterator[tuple[str, ContactProblem]]:
        """Yield each field that stands in the way of keeping this contact point."""
        if not self.value.strip():
            yield "value", ContactProblem.NO_VALUE


def list_name(people: Iterable[Person]) -> str:
    """Return the name a client is listed by: the participants who are still there, in order.

    Where all of them have left, it is the name the file always had.
    """
    return listed(listed_names(people))


def listed_names(people: Iterable[Person]) -> list[str]:
    """Return the names that `list_name` puts together, a family name shared by all only once, at the end."""
    those = sorted((p for p in people if p.participant), key=lambda p: p.position)
    return _together([p.known_as for p in those if not p.left_on] or [p.known_as for p in those])


def joined_names(names: list[str]) -> str:
    """Return several names as one: ``Ines and Jonah Castelrud``, ``Ana Silva, Rui Dias and Eva Melo``."""
    return listed(_together(names))


def listed(names: list[str]) -> str:
    """Return words as a list in a sentence: ``a, b and c``."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _together(names: list[str]) -> list[str]:
    families = {n.split()[-1] for n in names if n.split()}
    if len(names) > 1 and len(families) == 1 and all(len(n.split()) > 1 for n in names):
        return [*(n.rsplit(maxsplit=1)[0] for n in names[:-1]), names[-1]]
    return names


def youngest(people: Iterable[Person]) -> date | None:
    """Return the latest known birth date of the people whose work it is (retention goes by it, C22)."""
    return max((p.born_on for p in people if p.participant and p.born_on), default=None)


def same_person(one: Person, other: Person) -> bool:
    """Say whether two people look like one: same name, and same birth date where both are known."""
    names = {one.known_as.casefold().strip(), one.legal().casefold().strip()}
    theirs = {other.known_as.casefold().strip(), other.legal().casefold().strip()}
    return bool(names & theirs) and (None in (one.born_on, other.born_on) or one.born_on == other.born_on)
