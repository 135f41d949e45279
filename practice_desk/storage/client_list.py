"""The list of clients, read in five queries however many clients there are."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, time
from typing import Any

from practice_desk.domain.client_list import ClientRow
from practice_desk.domain.clients import ClientKind, ClientStatus, is_over
from practice_desk.domain.people import joined_names
from practice_desk.storage.sql import Database

_Row = tuple[Any, ...]
_CLIENTS = "SELECT id, reference, kind, tags, modality, frequency, slot, made_on FROM clients ORDER BY id"
_PEOPLE = (
    "SELECT client_id, known_as, legal_name, pronouns, born_on, left_on FROM people WHERE participant = 1 "
    "ORDER BY client_id, position, id"
)
_STATUSES = 'SELECT client_id, status FROM status_changes WHERE "on" <= ? ORDER BY "on", position, id'
_PHONES = "SELECT client_id, value FROM contact_points ORDER BY client_id, position, id"
_LAST = (
    "SELECT client_id, max(\"on\") FROM sessions WHERE kind = 'session' AND state = 'held' GROUP BY client_id"
)
_NEXT = (
    "SELECT client_id, min(\"on\" || ' ' || coalesce(start, '')) FROM sessions "
    "WHERE state = 'planned' AND \"on\" >= ? GROUP BY client_id"
)


def read_rows(db: Database, today: date) -> list[ClientRow]:
    """Return a row for every client, as they stand on a day."""
    people = _grouped(db, _PEOPLE)
    phones = _grouped(db, _PHONES)
    statuses = {row[0]: ClientStatus(row[1]) for row in db.execute(_STATUSES, [today.isoformat()])}
    last = {row[0]: row[1] for row in db.execute(_LAST)}
    ahead = {row[0]: row[1] for row in db.execute(_NEXT, [today.isoformat()])}
    return [
        _row(
            client, people[client[0]], phones[client[0]], statuses.get(client[0], ClientStatus.ACTIVE),
            last.get(client[0]), ahead.get(client[0]),
        )
        for client in db.execute(_CLIENTS)
    ]  # fmt: skip


def read_names(db: Database) -> dict[str, str]:
    """Return every client's name, by id."""
    people = _grouped(db, _PEOPLE)
    return {client_id: _name(persons) for client_id, persons in people.items()}


def read_references(db: Database) -> list[str]:
    """Return every reference that is taken."""
    return [row[0] for row in db.execute("SELECT reference FROM clients ORDER BY reference")]


def is_taken(db: Database, reference: str, client_id: str) -> bool:
    """Say whether another client has this reference."""
    return db.one("SELECT 1 FROM clients WHERE reference = ? AND id != ?", [reference, client_id]) is not None


def _grouped(db: Database, sql: str) -> defaultdict[str, list[_Row]]:
    groups: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in db.execute(sql):
        groups[row[0]].append(row[1:])
    return groups


def _name(people: list[_Row]) -> str:
    return joined_names([p[0] for p in people if not p[4]] or [p[0] for p in people])


def _row(
    client: _Row,
    people: list[_Row],
    phones: list[_Row],
    status: ClientStatus,
    last: str | None,
    ahead: str | None,
) -> ClientRow:
    client_id, reference, kind, tags, modality, frequency, slot, made_on = client
    here = [p for p in people if not p[4]]
    name = _name(people)
    day, _, start = (ahead or "").partition(" ")
    planned = bool(day) and not is_over(status)
    born = max((p[3] for p in here if p[3]), default=None)
    return ClientRow(
        id=client_id, name=name, reference=reference, kind=ClientKind(kind), status=status,
        pronouns=", ".join(p[2] for p in here if p[2]), people=len(here),
        youngest=date.fromisoformat(born) if born else None,
        rhythm=", ".join(part for part in (frequency, modality, slot) if part),
        last_on=date.fromisoformat(last) if last else None,
        next_on=date.fromisoformat(day) if planned else None,
        next_start=time.fromisoformat(start) if planned and start else None,
        made_on=date.fromisoformat(made_on) if made_on else None,
        found_by=(
            name, reference, *(n for p in people for n in p[:2]), *json.loads(tags), *(p[0] for p in phones)
        ),
    )  # fmt: skip
