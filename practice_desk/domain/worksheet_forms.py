"""Worksheet forms: the fields of a sheet as a definition, in our own words (clinical.md 5).

Methods and column ideas are free to use (Beck 1979; Bennett-Levy et al. 2004; D'Zurilla and Nezu); no
publisher's sheet, prompt or layout is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class FieldKind(StrEnum):
    """How a field is filled in: words, a number, a choice, ticks, or rows of such fields."""

    LINE = "line"
    TEXT = "text"
    TEN = "ten"
    HUNDRED = "hundred"
    CHOICE = "choice"
    TICK = "tick"
    TICKS = "ticks"
    ROWS = "rows"


NUMBERS = {FieldKind.TEN: range(11), FieldKind.HUNDRED: range(101)}
WORDS = (FieldKind.LINE, FieldKind.TEXT)


@dataclass(frozen=True, repr=False)
class FormField:
    """One field. `follows` names the field it is the "after" of; `more` puts it under More.

    `options` are pairs of a code and its words; `columns` are the fields of each row. On a sheet to fill in
    by hand `lines` is how many lines or rows there are, 0 the usual number (where rows are of several kinds,
    how many of each), and a field that is `beside` stands at the right of the one before it.
    """

    key: str
    title: str
    kind: FieldKind = FieldKind.TEXT
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()
    columns: tuple[FormField, ...] = ()
    follows: str = ""
    more: bool = False
    lines: int = 0
    beside: bool = False

    def option_words(self, code: str) -> str:
        """Return the words of an option, empty for a code the field has not."""
        return dict(self.options).get(code, "")


@dataclass(frozen=True, repr=False)
class WorksheetForm:
    """A worksheet as a definition; `about` is the one line under its name."""

    key: str
    name: str
    about: str
    fields: tuple[FormField, ...]
    version: int = 1

    @property
    def reference(self) -> str:
        """Return how a filled sheet names this form and its version."""
        return f"{self.key}@{self.version}"

    def without_lists(self) -> WorksheetForm:
        """Return the form without the lists to tick that wait under More, which have a page of their own."""
        kept = tuple(f for f in self.fields if not (f.more and f.kind is FieldKind.TICKS))
        return replace(self, fields=kept)

    def field(self, key: str) -> FormField | None:
        """Return a field by its key, None where there is none."""
        return next((f for f in self.fields if f.key == key), None)


def read_form(text: str) -> WorksheetForm:
    """Return the form a definition says. Raises KeyError or ValueError for what is no definition."""
    said: dict[str, Any] = json.loads(text)
    fields = tuple(_field(f) for f in said["fields"])
    return WorksheetForm(said["key"], said["name"], said["about"], fields, said.get("version", 1))


def write_form(form: WorksheetForm) -> str:
    """Return a form as text that `read_form` reads back to the same form."""
    said = {
        "key": form.key, "name": form.name, "about": form.about, "version": form.version,
        "fields": [_said(f) for f in form.fields],
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _field(said: dict[str, Any]) -> FormField:
    return FormField(
        key=said["key"], title=said["title"], kind=FieldKind(said.get("kind", "text")),
        help=said.get("help", ""), options=tuple((code, words) for code, words in said.get("options", [])),
        columns=tuple(_field(c) for c in said.get("columns", [])), follows=said.get("follows", ""),
        more=said.get("more", False), lines=said.get("lines", 0), beside=said.get("beside", False),
    )  # fmt: skip


def _said(field: FormField) -> dict[str, Any]:
    return {
        "key": field.key, "title": field.title, "kind": field.kind.value, "help": field.help,
        "options": [list(o) for o in field.options], "columns": [_said(c) for c in field.columns],
        "follows": field.follows, "more": field.more, "lines": field.lines, "beside": field.beside,
    }  # fmt: skip
