"""The rows of a worksheet: a table where its columns have room on the paper, else a box for each row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from reportlab.lib.units import mm

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Block, Columns, Stack
from practice_desk.documents.boxes import Drawing, Panel
from practice_desk.documents.fields import Field, Pairs
from practice_desk.documents.gaps import natural
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import RULE
from practice_desk.documents.table import cell, head_cell, head_style, table
from practice_desk.documents.text import Fixed, printable
from practice_desk.documents.tick_list import tick_line
from practice_desk.domain.worksheet_forms import WORDS, FieldKind, FormField

Row = Mapping[str, Any]
_WIDE, _LEAST_WORDS = 25 * mm, 38 * mm  # a column of numbers; a column of words is no narrower
_MOST = 46 * mm  # of an answer to choose
_GAP = 8
_BY_HAND = 9 * mm  # a row to write in, never less
_LEAST_LINE = 12 * mm  # to write a number on


class Rows:
    """Lays out rows of fields; on a `blank` sheet their cells are room to write."""

    def __init__(self, page: RecordPage, *, blank: bool) -> None:
        self._page, self._scale, self._blank = page, page.scale, blank

    def in_cards(self, field: FormField) -> bool:
        """Say whether each row needs a box of its own."""
        return self._scale.large or self._widths(field.columns) is None

    def blocks(self, element: Element, field: FormField, rows: Sequence[Row]) -> list[Block]:
        """Return the rows."""
        widths = None if self._scale.large else self._widths(field.columns)
        if widths is None:
            return [self._card(element, field, row) for row in rows]
        return [self._table(element, field, rows, widths)]

    def _widths(self, columns: Sequence[FormField]) -> list[float | None] | None:
        """Return how wide each column is, as generous as words have room for; None where they have none."""
        words = sum(c.kind in WORDS for c in columns)
        free = self._page.frame.width - _GAP * (len(columns) - 1)
        ways: tuple[Callable[[FormField], float], ...] = (self._usual, self._narrowest)
        for width in ways:
            numbers = sum(width(c) for c in columns if c.kind not in WORDS)
            if words and (free - numbers) / words >= _LEAST_WORDS:
                return [None if c.kind in WORDS else width(c) for c in columns]
        return None

    def _usual(self, column: FormField) -> float:
        """Return the width of a number, or of the longest answer where that is not too long."""
        said = (fonts.width(words, fonts.REGULAR, self._scale.body) + 2 for _, words in column.options)
        return max((_WIDE, *(min(wide, _MOST) for wide in said)))

    def _narrowest(self, column: FormField) -> float:
        """Return the width of the longest word of a column's title."""
        words = [*column.title.split(), *(w for _, said in column.options for w in said.split())]
        return max(fonts.width(word, fonts.BOLD, self._scale.body) for word in words) + 2

    def _table(
        self, element: Element, field: FormField, rows: Sequence[Row], widths: Sequence[float | None]
    ) -> Block:
        scale, body = self._scale, element.add("Table")
        head = body.add("TR")
        heads = [head_cell(head, "Column") for _ in field.columns]
        style = head_style(scale)

        def header(tagged: bool) -> list[Block]:
            owners = heads if tagged else [None] * len(heads)
            return [cell(o, scale, c.title, style) for o, c in zip(owners, field.columns, strict=True)]

        made = [[self._cell(line.add("TD"), c, row.get(c.key)) for c in field.columns]
                for row in rows for line in [body.add("TR")]]  # fmt: skip
        return table(scale, made, widths, header)

    def _cell(self, data: Element, column: FormField, value: object) -> Block:
        if column.kind is FieldKind.TICK and (self._blank or value):
            return tick_line(self._page, data, "", ticked=bool(value))
        said = self._page.said(data, in_words(column, value, self._page.words("yes")))
        return Columns([Stack(said), Drawing(_BY_HAND, _nothing)], [None, 0]) if self._blank else Stack(said)

    def _card(self, element: Element, field: FormField, row: Row) -> Block:
        """Return one row as a box of its own: words in full width, then numbers two by two."""
        scale, blank = self._scale, self._blank
        wide: list[Block] = []
        short: list[Field] = []
        ticks: list[Block] = []
        for column in self._given_first(field.columns, row):
            said = in_words(column, row.get(column.key), self._page.words("yes"))
            if not (blank or printable(said)):
                continue
            if blank and column.kind is FieldKind.TICK:
                ticks.append(tick_line(self._page, element.add("P"), column.title, ticked=False))
                continue
            made = Field(element.add("P"), scale, f"{column.title}:", said)
            if column.kind in WORDS or (blank and said):
                wide.append(made)
            else:
                half = self._page.frame.width / 2 - 30
                label = natural([Fixed(f"{column.title}:")], scale) + 6
                made.natural = half if blank and label + _LEAST_LINE <= half else made.natural
                short.append(made)
        pairs = [Pairs(short, 14, 1)] if short else []
        card = Panel(
            Stack([*wide, *pairs, *ticks], scale.body * 0.1, keep=True), (4, 8, 6, 8), stroke=RULE, weight=0.9
        )
        card.before = scale.body * 0.4
        return card

    def _given_first(self, columns: Sequence[FormField], row: Row) -> list[FormField]:
        """Return the columns in their order; on a blank sheet what a row is given comes first."""
        return sorted(columns, key=lambda c: c.key not in row) if self._blank else list(columns)


def in_words(column: FormField, value: object, yes: str) -> str:
    """Return what was filled in, as it is read; what is empty is nothing."""
    if value is None or value is False:
        return ""
    if column.kind is FieldKind.TICK:
        return yes
    if column.kind in (FieldKind.CHOICE, FieldKind.TICKS):
        codes = cast("list[str]", value) if isinstance(value, list) else [str(value)]
        return ", ".join(column.option_words(code) for code in codes)
    return str(value)


def _nothing(*_: object) -> None:
    """Draw nothing: the cell is room to write."""
