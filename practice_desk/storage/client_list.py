"""The list of clients, read in a few queries however many clients there are."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, time
from typing import Any

from practice_desk.domain.client_list import ClientRow, search_text
from practice_desk.domain.clients import ClientKind, ClientStatus, is_over
from practice_desk.domain.people import joined_names
from practice_desk.storage.sql import Database

_Row = tuple[Any, ...]
_KINDS = {kind.value: kind for kind in ClientKind}
_STATES = {status.value: status for status in ClientStatus}
_CLIENTS = "SELECT id, reference, kind, modality, frequency, slot, made_on FROM clients"
_PEOPLE = (
    "SELECT client_id, known_as, pronouns, born_on, left_on FROM people WHERE participant = 1 "
    "ORDER BY client_id, position"
)
_STATUSES = 'SELECT client_id, status FROM status_changes WHERE "on" <= ? ORDER BY "on", position, id'
_SESSIONS = (
    "SELECT client_id, max(iif(kind = 'session' AND state = 'held', \"on\", NULL)), "
    "min(iif(state = 'planned' AND \"on\" >= ?, \"on\" || ' ' || coalesce(start, ''), NULL)) "
    "FROM sessions GROUP BY client_id"
)
_TAGS = "SELECT id, reference, tags FROM clients ORDER BY id"
_CALLED = (
    "SELECT client_id, known_as, legal_name FROM people WHERE participant = 1 ORDER BY client_id, position"
)
_PHONES = "SELECT client_id, value FROM contact_points ORDER BY client_id, position"


def read_rows(db: Database, today: date) -> list[ClientRow]:
    """Return a row for every client, as they stand on a day."""
    people = _grouped(db, _PEOPLE)
    day = today.isoformat()
    statuses: dict[str, str] = dict(db.execute(_STATUSES, [day]).fetchall())
    sessions = {row[0]: (row[1] or "", row[2] or "") for row in db.execute(_SESSIONS, [day]).fetchall()}
    return [
        _row(
            client, people[client[0]], _STATES[statuses.get(client[0], "active")],
            *sessions.get(client[0], ("", "")),
        )
        for client in db.execute(_CLIENTS).fetchall()
    ]  # fmt: skip


def read_search_texts(db: Database) -> dict[str, str]:
    """Return what the filter looks at for each client: names, reference, tags, phones and addresses."""
    called, phones = _grouped(db, _CALLED), _grouped(db, _PHONES)
    found: dict[str, str] = {}
    for client_id, reference, tags in db.execute(_TAGS):
        words = [reference, *json.loads(tags)] if tags != "[]" else [reference]
        for known_as, legal_name in called[client_id]:
            words += (known_as, legal_name)
        found[client_id] = search_text(words, [row[0] for row in phones[client_id]])
    return found


def read_names(db: Database) -> dict[str, str]:
    """Return every client's name, by id."""
    return {client_id: _name(people) for client_id, people in _grouped(db, _PEOPLE).items()}


def read_references(db: Database) -> list[str]:
    """Return every reference that is taken."""
    return [row[0] for row in db.execute("SELECT reference FROM clients ORDER BY reference")]


def is_taken(db: Database, reference: str, client_id: str) -> bool:
    """Say whether another client has this reference."""
    return db.one("SELECT 1 FROM clients WHERE reference = ? AND id != ?", [reference, client_id]) is not None


def _grouped(db: Database, sql: str) -> defaultdict[str, list[_Row]]:
    groups: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in db.execute(sql).fetchall():
        groups[row[0]].append(row[1:])
    return groups


def _name(people: list[_Row]) -> str:
    if len(people) == 1:
        return people[0][0]
    return joined_names([p[0] for p in people if not p[3]] or [p[0] for p in people])


def _row(client: _Row, people: list[_Row], status: ClientStatus, last: str, ahead: str) -> ClientRow:
    client_id, reference, kind, modality, frequency, slot, made_on = client
    pronouns, born, here = _about(people)
    day, _, start = ahead.partition(" ") if ahead and not is_over(status) else ("", "", "")
    return ClientRow(
        id=client_id, name=_name(people), reference=reference, kind=_KINDS[kind], status=status,
        pronouns=pronouns, people=here, youngest=date.fromisoformat(born) if born else None,
        rhythm=", ".join([part for part in (frequency, modality, slot) if part]),
        last_on=date.fromisoformat(last) if last else None,
        next_on=date.fromisoformat(day) if day else None,
        next_start=time.fromisoformat(start) if start else None,
        made_on=date.fromisoformat(made_on) if made_on else None,
    )  # fmt: skip


def _about(people: list[_Row]) -> tuple[str, str, int]:
    """Return the pronouns, the youngest's birth date and the number of those who have not left."""
    if len(people) == 1:  # as with nearly every client: this runs thousands of times
        _, pronouns, born, left = people[0]
        return ("", "", 0) if left else (pronouns, born or "", 1)
    here = [p for p in people if not p[3]]
    youngest = max([p[2] for p in here if p[2]], default="")
    return ", ".join([p[1] for p in here if p[1]]), youngest, len(here)
