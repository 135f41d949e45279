"""One table, one record type: rows in, records out."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any, Generic, Protocol, TypeVar, cast, get_args, get_origin, get_type_hints

from practice_desk.domain.plans import Fact
from practice_desk.domain.record import Record
from practice_desk.storage.sql import Database

R = TypeVar("R", bound=Record)
A = TypeVar("A", bound=Fact)


class Journal(Protocol):
    """Where a table notes what it changed."""

    def note(self, before: Record | None, after: Record | None) -> None:
        """Note one row's before and after; raises when no change is open."""

    def seq(self) -> int:
        """Return the history row that the open change will be."""
        ...


class Rows(Generic[R]):
    """Reads the records of one type.

    The columns are the record's fields, by name and in order, so a field lives in two places only: the
    record and a migration.
    """

    def __init__(self, db: Database, journal: Journal, record: type[R], name: str) -> None:
        self._db, self._journal, self._record, self.name = db, journal, record, name
        self.columns = [f.name for f in fields(record)]
        self._list = ", ".join(f'"{c}"' for c in self.columns)

    def record_type(self) -> type[R]:
        """Return the kind of record this table holds."""
        return self._record

    def find(self, record_id: str) -> R | None:
        """Return the record with this id, or None."""
        return next(iter(self.where("id = ?", record_id)), None)

    def get(self, record_id: str) -> R:
        """Return the record with this id. Raises KeyError when there is none."""
        record = self.find(record_id)
        if record is None:
            raise KeyError(record_id)
        return record

    def where(self, condition: str, *values: object, order: str = "id") -> list[R]:
        """Return the records that meet a condition, in a stated order."""
        sql = f"SELECT {self._list} FROM {self.name} WHERE {condition} ORDER BY {order}"
        return [record_from(self._record, row) for row in self._db.execute(sql, values)]

    def all(self, order: str = "id") -> list[R]:
        """Return every record."""
        return self.where("1", order=order)

    def of_client(self, client_id: str) -> list[R]:
        """Return what belongs to one client, in the order it is shown in."""
        return self.where("client_id = ?", client_id, order=self._shown_in())

    def count(self) -> int:
        """Return how many records there are."""
        return int(self._db.one(f"SELECT count(*) FROM {self.name}"))

    def _shown_in(self) -> str:
        keys = [c for c in ("position", "on", "number", "id") if c in self.columns]
        return ", ".join(f'"{k}"' for k in keys)

    def _insert(self, record: R, ending: str = "") -> None:
        marks = ", ".join("?" * len(self.columns))
        self._db.execute(
            f"INSERT INTO {self.name} ({self._list}) VALUES ({marks}) {ending}",
            [stored(getattr(record, c)) for c in self.columns],
        )


class Table(Rows[R]):
    """Records that can be kept again and removed."""

    def save(self, record: R) -> None:
        """Insert or update a record; an equal one changes nothing."""
        before = self.find(record.id)
        if before == record:
            return
        self._journal.note(before, record)
        updates = ", ".join(f'"{c}" = excluded."{c}"' for c in self.columns if c != "id")
        self._insert(record, f"ON CONFLICT(id) DO UPDATE SET {updates}")

    def remove(self, record: R) -> None:
        """Delete a record."""
        self._journal.note(record, None)
        self._db.execute(f"DELETE FROM {self.name} WHERE id = ?", [record.id])


class Facts(Rows[A]):
    """Records that are added once and never change."""

    def add(self, record: A) -> A:
        """Add a fact and return it with the history row it belongs to. The change becomes final."""
        placed = replace(record, seq=self._journal.seq())
        self._journal.note(None, placed)
        self._insert(placed)
        return placed


def record_from(kind: type[R], row: Sequence[Any]) -> R:
    """Return the record that a row holds, its columns in the order of the fields.

    Raises ValueError where a value is none that its field can have.
    """
    values: dict[str, Any] = {
        name: value if read is None or value is None else read(value)
        for (name, read), value in zip(_readers(kind), row, strict=True)
    }
    return kind(**values)


@cache
def _readers(record: type[Record]) -> list[tuple[str, Callable[[Any], Any] | None]]:
    """Return each field with what turns its column into it, None where the column holds it as it is.

    Looked up once a process: a page of a long record reads hundreds of rows.
    """
    hints = get_type_hints(record)
    found = [(f.name, _reader(hints[f.name])) for f in fields(record)]
    return [(name, None if read in (str, int) else read) for name, read in found]


def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return what turns a stored value into one of this type."""
    if isinstance(hint, types.UnionType):
        (hint,) = [a for a in get_args(hint) if a is not types.NoneType]
    if get_origin(hint) is tuple:
        return _tuple
    if issubclass(hint, date | datetime | time):
        return cast("Callable[[Any], Any]", hint.fromisoformat)
    return cast("Callable[[Any], Any]", hint)


def _tuple(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text))


def stored(value: object) -> object:
    """Return a field's value as its column holds it."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value
