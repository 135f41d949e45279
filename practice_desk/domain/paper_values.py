"""Reading and writing the fields of a paper, which are one JSON column."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from practice_desk.domain.paper_fields import FIELDS, PaperFields
from practice_desk.domain.papers import PaperKind

P = TypeVar("P", bound=PaperFields)


def read_fields(kind: PaperKind, text: str) -> PaperFields:
    """Return a paper's fields from its JSON column; names it does not know are left out."""
    made = FIELDS[kind]
    hints = get_type_hints(made)
    said: dict[str, Any] = json.loads(text)
    known = {f.name: _read(hints[f.name], said[f.name]) for f in fields(made) if f.name in said}
    return made(**known)


def fields_as(made: type[P], text: str) -> P:
    """Return a paper's fields as this type."""
    found = read_fields(made.kind, text)
    assert isinstance(found, made)
    return found


def write_fields(said: PaperFields) -> str:
    """Return fields as the JSON column of their paper."""
    values = {f.name: _written(getattr(said, f.name)) for f in fields(said)}
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _read(hint: Any, value: Any) -> Any:
    if hint in (str, int, bool):
        return value
    if hint == tuple[str, ...]:
        return tuple(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return date.fromisoformat(value) if value else None


def _written(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
