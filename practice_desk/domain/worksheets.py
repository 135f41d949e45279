"""Worksheets: a filled-in form of one person, with what was before and what is after."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, cast

from practice_desk.domain.record import Record
from practice_desk.domain.worksheet_forms import NUMBERS, WORDS, FieldKind, FormField, WorksheetForm


class WorksheetProblem(StrEnum):
    """Why a worksheet cannot be kept as it is filled in."""

    NOTHING_WRITTEN = "nothing_written"
    OUT_OF_RANGE = "out_of_range"
    NO_SUCH_CHOICE = "no_such_choice"
    NO_SUCH_FIELD = "no_such_field"
    TO_COME = "to_come"


@dataclass(frozen=True, kw_only=True, repr=False)
class Worksheet(Record):
    """A sheet filled in by one person: `form` and `version` name its form, `body` holds the answers."""

    client_id: str
    person_id: str | None = None
    session_id: str | None = None
    form: str
    version: int = 1
    on: date
    body: str = ""

    def filled(self) -> dict[str, Any]:
        """Return what was filled in, by field: words, numbers, a code, codes, or rows of such."""
        return dict(json.loads(self.body)) if self.body else {}

    def problems(self, form: WorksheetForm, today: date) -> Iterator[tuple[str, WorksheetProblem]]:
        """Yield each field that stands in the way of keeping this; any field may stay empty."""
        filled = self.filled()
        if self.on > today:
            yield "on", WorksheetProblem.TO_COME
        if not any(_says_something(value) for value in filled.values()):
            yield "body", WorksheetProblem.NOTHING_WRITTEN
        yield from _field_problems(form.fields, filled, "")


def write_filled(filled: Mapping[str, Any]) -> str:
    """Return what was filled in as text; fields and rows with nothing in them are left out."""
    kept = {key: _trimmed(value) for key, value in filled.items() if _says_something(value)}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, repr=False)
class BeforeAfter:
    """A number asked for before and after; `about` is the row's own words, `most` the top of the scale."""

    title: str
    about: str
    before: int | None
    after: int | None
    most: int

    @property
    def change(self) -> int | None:
        """Return after minus before, None where either is open; a number, never a judgement."""
        return None if self.before is None or self.after is None else self.after - self.before


def before_and_after(form: WorksheetForm, sheet: Worksheet) -> list[BeforeAfter]:
    """Return each pair of numbers of a sheet of which at least one was given, in the form's order."""
    filled = sheet.filled()
    found = list(_pairs(form.fields, filled, ""))
    for field in form.fields:
        if field.kind is FieldKind.ROWS:
            for row in _rows(filled.get(field.key)):
                found += _pairs(field.columns, row, _about(field, row))
    return found


def of_form(sheets: Iterable[Worksheet], key: str, person_id: str | None = None) -> list[Worksheet]:
    """Return the sheets of one form, oldest first; one person's where it names one."""
    found = [s for s in sheets if s.form == key and (person_id is None or s.person_id == person_id)]
    return sorted(found, key=lambda s: s.on)


def _pairs(fields: Iterable[FormField], filled: Mapping[str, Any], about: str) -> Iterator[BeforeAfter]:
    known = {f.key: f for f in fields}
    for field in known.values():
        first = known.get(field.follows)
        if first is None or field.kind not in NUMBERS:
            continue
        before, after = filled.get(first.key), filled.get(field.key)
        if before is not None or after is not None:
            yield BeforeAfter(first.title, about, before, after, NUMBERS[field.kind][-1])


def _about(field: FormField, row: Mapping[str, Any]) -> str:
    words = next((c.key for c in field.columns if c.kind in WORDS), "")
    return str(row.get(words, "")).strip()


def _rows(value: object) -> list[dict[str, Any]]:
    rows = cast("list[object]", value) if isinstance(value, list) else []
    return [cast("dict[str, Any]", row) for row in rows if isinstance(row, dict)]


def _field_problems(
    fields: Iterable[FormField], filled: Mapping[str, Any], above: str
) -> Iterator[tuple[str, WorksheetProblem]]:
    known = {f.key: f for f in fields}
    for key, value in filled.items():
        field = known.get(key)
        if field is None:
            yield f"{above}{key}", WorksheetProblem.NO_SUCH_FIELD
        elif field.kind is FieldKind.ROWS:
            for number, row in enumerate(_rows(value), 1):
                yield from _field_problems(field.columns, row, f"{above}{key}.{number}.")
        elif value is not None:
            yield from ((f"{above}{key}", problem) for problem in _value_problems(field, value))


def _value_problems(field: FormField, value: object) -> Iterator[WorksheetProblem]:
    if field.kind in NUMBERS:
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or value not in NUMBERS[field.kind]:
            yield WorksheetProblem.OUT_OF_RANGE
    elif field.kind in (FieldKind.CHOICE, FieldKind.TICKS):
        chosen = cast("list[object]", value) if isinstance(value, list) else [value]
        if not set(map(str, chosen)) <= dict(field.options).keys():
            yield WorksheetProblem.NO_SUCH_CHOICE


def _says_something(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, list):
        return any(_says_something(part) for part in cast("list[object]", value))
    if isinstance(value, dict):
        return any(_says_something(part) for part in cast("dict[str, object]", value).values())
    return value is not None and value is not False


def _trimmed(value: object) -> object:
    if isinstance(value, list):
        return [_trimmed(part) for part in cast("list[object]", value) if _says_something(part)]
    if isinstance(value, dict):
        said = cast("dict[str, object]", value)
        return {key: part for key, part in said.items() if _says_something(part)}
    return value
