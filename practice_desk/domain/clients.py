"""Clients: the file a person, a couple or a family has in the practice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from practice_desk.domain.record import Record
from practice_desk.domain.text import folded


class ClientKind(StrEnum):
    """Who the file is about. Each human in it is a person of their own."""

    INDIVIDUAL = "individual"
    YOUNG_PERSON = "young_person"
    COUPLE = "couple"
    FAMILY = "family"


class ClientStatus(StrEnum):
    """Where a client stands with the practice; the latest status change says which."""

    ENQUIRY = "enquiry"
    WAITING = "waiting"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"
    DIED = "died"


class ClientProblem(StrEnum):
    """Why a client cannot be kept as typed."""

    NO_NAME = "no_name"
    NO_REFERENCE = "no_reference"
    REFERENCE_TAKEN = "reference_taken"


class StatusProblem(StrEnum):
    """Why a change of status cannot be kept as typed."""

    TO_COME = "to_come"


@dataclass(frozen=True, kw_only=True, repr=False)
class Client(Record):
    """One file. `matters`, `strengths` and `aspirations` are the client's own lines, picked from for goals.

    `coping`, `kind_words` and `therapist_does` stand on the action-plan sheet in the client's words.
    `place` decides which crisis numbers are printed.
    """

    reference: str
    kind: ClientKind = ClientKind.INDIVIDUAL
    place: str = ""
    alert: str = ""
    concern: str = ""
    available: str = ""
    answer_by: date | None = None
    matters: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    aspirations: tuple[str, ...] = ()
    helps: str = ""
    helps_not: str = ""
    coping: tuple[str, ...] = ()
    kind_words: str = ""
    therapist_does: str = ""
    modality: str = ""
    frequency: str = ""
    slot: str = ""
    tags: tuple[str, ...] = ()
    referral: str = ""
    referred_on: date | None = None
    policy_id: str | None = None
    hold: bool = False
    continues_id: str | None = None
    made_on: date | None = None

    def problems(self) -> Iterator[tuple[str, ClientProblem]]:
        """Yield each field that stands in the way of keeping this client."""
        if not self.reference.strip():
            yield "reference", ClientProblem.NO_REFERENCE


@dataclass(frozen=True, kw_only=True, repr=False)
class StatusChange(Record):
    """A client's status from a date on, with the reason."""

    client_id: str
    status: ClientStatus
    on: date
    reason: str = ""
    position: int = field(default=0)

    def problems(self, today: date) -> Iterator[tuple[str, StatusProblem]]:
        """Yield each field that stands in the way of keeping this change."""
        if self.on > today:
            yield "on", StatusProblem.TO_COME


def status_on(changes: Iterable[StatusChange], today: date) -> ClientStatus:
    """Return the status that holds on a day: the latest change up to then, active if there is none."""
    past = [c for c in changes if c.on <= today]
    latest = max(past, key=lambda c: (c.on, c.position), default=None)
    return latest.status if latest else ClientStatus.ACTIVE


def is_over(status: ClientStatus) -> bool:
    """Say whether the work has ended, so that nothing more is planned or asked."""
    return status in (ClientStatus.ENDED, ClientStatus.DIED)


def next_reference(taken: Iterable[str], initials: str) -> str:
    """Return an unused reference such as ``AO-0117`` for someone with these initials.

    Other scripts than Latin give ``C-0117``: a reference must be typed and filed on any computer.
    """
    numbers = [int(t[-4:]) for t in taken if t[-4:].isdecimal() and t[-4:].isascii()]
    letters = "".join(c for c in folded(initials).upper() if "A" <= c <= "Z")[:2] or "C"
    return f"{letters}-{max(numbers, default=100) + 1:04d}"
