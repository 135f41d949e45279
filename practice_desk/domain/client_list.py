"""The list of clients: one line for each, found by what is typed, grouped by status, put in an order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from practice_desk.domain.clients import ClientKind, ClientStatus
from practice_desk.domain.record import Record
from practice_desk.domain.text import folded

_NO_DIGIT = re.compile(r"\D+")


class ClientGroup(StrEnum):
    """The groups the list is shown in; whoever died stands with those whose work has ended."""

    ACTIVE = "active"
    ENQUIRY = "enquiry"
    WAITING = "waiting"
    PAUSED = "paused"
    ENDED = "ended"
    ALL = "all"


class ListOrder(StrEnum):
    """What the list goes by."""

    NAME = "name"
    NEXT = "next"
    LAST = "last"
    NEWEST = "newest"


@dataclass(frozen=True, kw_only=True, repr=False)
class ClientRow(Record):
    """One client in the list; the id is the client's. `youngest` is the latest known birth date.

    `next_on` is never in the past.
    """

    name: str
    reference: str
    kind: ClientKind
    status: ClientStatus
    pronouns: str = ""
    youngest: date | None = None
    people: int = 1
    rhythm: str = ""
    last_on: date | None = None
    next_on: date | None = None
    next_start: time | None = None
    made_on: date | None = None

    def group(self) -> ClientGroup:
        """Return the group this client is shown in."""
        return ClientGroup.ENDED if self.status is ClientStatus.DIED else ClientGroup(self.status.value)


def search_text(words: Iterable[str], phones: Iterable[str] = ()) -> str:
    """Return what the typed letters are looked for in; numbers are found with and without their gaps."""
    numbers = [line for phone in phones for line in (phone, _NO_DIGIT.sub("", phone))]
    return folded("\n".join([*filter(None, words), *numbers]))


def wanted(typed: str) -> Callable[[str], bool]:
    """Return a test for a search text: every typed word must be in it, in any order."""
    parts = folded(typed).split()
    if parts and not "".join(parts).strip("0123456789+()/-."):
        parts = ["".join(filter(str.isdecimal, "".join(parts)))]
    return lambda text: all(part in text for part in parts)


def in_order(rows: Iterable[ClientRow], order: ListOrder) -> list[ClientRow]:
    """Return the rows in an order; what a row does not know comes last, names decide between equals."""
    named = sorted(rows, key=lambda r: (folded(r.name), r.reference))
    if order is ListOrder.NEXT:
        return sorted(named, key=lambda r: (r.next_on or date.max, r.next_start or time.max))
    if order is ListOrder.LAST:
        return sorted(named, key=lambda r: r.last_on or date.min, reverse=True)
    if order is ListOrder.NEWEST:
        return sorted(named, key=lambda r: r.made_on or date.min, reverse=True)
    return named
