"""Fields of a form that is a definition: words, strengths, choices, ticks, and rows that can be added."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtWidgets import QLineEdit, QWidget

from practice_desk.domain.worksheet_forms import NUMBERS, FieldKind, FormField
from practice_desk.ui.fields import CheckField, ChoiceField, LineField, NumberField, RatingField, TextField
from practice_desk.ui.parts.kind_fields import TicksField
from practice_desk.ui.theme import px

_NUMBER_WIDTH = 96
_ROWS = 3


class OpenChoice(ChoiceField):
    """One of a few answers, or none: it can be left open and opened again."""

    def __init__(self, field: FormField) -> None:
        super().__init__([("", "–"), *field.options])
        self.set_value("")

    def set_value(self, value: Any) -> None:
        """Choose an answer; anything else leaves it open."""
        super().set_value(value or "")


class SmallNumber(NumberField):
    """A number on a scale, in a field no wider than a number needs."""

    def __init__(self, most: int) -> None:
        super().__init__(0, most)
        self.setFixedWidth(px(_NUMBER_WIDTH))


def field_for(field: FormField, *, in_row: bool = False) -> QWidget:
    """Return the widget a field is filled in with; in a row a strength is typed, else it is eleven circles.

    Raises ValueError for rows, which have a field of their own (`sheet_rows.RowsField`).
    """
    if field.kind is FieldKind.TEN and not in_row:
        return RatingField()
    if field.kind in NUMBERS:
        return SmallNumber(NUMBERS[field.kind][-1])
    made = {
        FieldKind.LINE: LineField,
        FieldKind.TEXT: lambda: TextField(_ROWS),
        FieldKind.CHOICE: lambda: OpenChoice(field),
        FieldKind.TICK: lambda: CheckField(field.title),
        FieldKind.TICKS: lambda: TicksField(field.options),
    }.get(field.kind)
    if made is None:
        raise ValueError(field.kind.value)
    return made()


def show_value(widget: Any, value: object) -> None:
    """Show what was filled in, or that nothing was; a line of words has no None."""
    holds_words = isinstance(widget, QLineEdit | TextField) and not isinstance(widget, NumberField)
    show = cast("Callable[[object], None]", cast("Any", widget).set_value)
    show("" if value is None and holds_words else value)
