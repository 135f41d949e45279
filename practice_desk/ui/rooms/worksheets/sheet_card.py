"""A worksheet for reading: each line of its form with what was written, rows as they belong together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.text import breakable
from practice_desk.domain.worksheet_forms import NUMBERS, WORDS, FieldKind, FormField, WorksheetForm
from practice_desk.domain.worksheets import Worksheet
from practice_desk.ui.kit import Card, Label, StateLine, column


def _tr(text: str) -> str:
    return QCoreApplication.translate("SheetCard", text)


class SheetCard(Card):
    """What was filled in, in the order of the form; lines that stayed empty are left out."""

    def __init__(self, form: WorksheetForm, sheet: Worksheet) -> None:
        super().__init__(gap=14)
        self.setAccessibleName(form.name)
        filled = sheet.filled()
        for field in form.fields:
            value = filled.get(field.key)
            if value not in (None, "", [], {}):
                self.body.addWidget(_answer(field, value))


def _answer(field: FormField, value: Any) -> QWidget:
    made = QWidget()
    title = Label(field.title, "small", tone="muted", wrap=True)
    if field.kind is FieldKind.ROWS:
        boxes = [_row(field, line) for line in value]
        made.setLayout(column(title, *boxes, gap=6))
    elif field.kind is FieldKind.TICKS:
        ticked = [StateLine(field.option_words(code) or str(code), "done") for code in value]
        made.setLayout(column(title, *ticked, gap=4))
    else:
        said = Label(breakable(value_words(field, value)), wrap=True, selectable=True)
        made.setLayout(column(title, said, gap=2))
    return made


def _row(field: FormField, line: dict[str, Any]) -> QWidget:
    if len(field.columns) == 1:
        return Label(breakable(f"•  {line.get(field.columns[0].key, '')}"), wrap=True, selectable=True)
    box = Card(gap=2, margin=(12, 8, 12, 8))
    box.setProperty("card", "sunk")
    words = [c for c in field.columns if c.kind in WORDS and line.get(c.key)]
    for n, part in enumerate(words):
        said = breakable(str(line[part.key]))
        text = said if n == 0 else f"{part.title}: {said}"
        box.body.addWidget(Label(text, strong=n == 0, wrap=True, selectable=True))
    others = "   ".join(_others(field, line))
    if others:
        box.body.addWidget(Label(others, "small", tone="muted", wrap=True))
    return box


def _others(field: FormField, line: dict[str, Any]) -> Iterator[str]:
    """Yield the numbers, answers and ticks of a row; a number before stands with the one after."""
    after = {c.follows: c for c in field.columns if c.follows}
    for part in field.columns:
        value = line.get(part.key)
        if part.kind in WORDS or part.follows in line:
            continue
        if part.kind is FieldKind.TICK:
            if value:
                yield part.title
        elif value is not None:
            then = line.get(after[part.key].key) if part.key in after else None
            said = value_words(part, value)
            yield f"{part.title}: {said}" if then is None else f"{part.title}: {value} → {then}"


def value_words(field: FormField, value: Any) -> str:
    """Return what was filled in as it is read: a number with the top of its scale, an answer in words."""
    if field.kind in NUMBERS:
        return _tr("{0} of {1}").format(value, NUMBERS[field.kind][-1])
    if field.kind is FieldKind.CHOICE:
        return field.option_words(str(value)) or str(value)
    if field.kind is FieldKind.TICK:
        return _tr("Yes")
    return str(value)
