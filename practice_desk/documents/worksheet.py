"""A worksheet on paper: filled in with what moved from before to after, or blank to fill in by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from reportlab.lib.units import mm

from practice_desk.documents.bar import ruler
from practice_desk.documents.blocks import Block, Space, Stack
from practice_desk.documents.boxes import Drawing, Panel
from practice_desk.documents.fields import Field, Pairs
from practice_desk.documents.gaps import natural
from practice_desk.documents.number_row import hundred_row, moved_bar
from practice_desk.documents.paper import Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import RULE
from practice_desk.documents.table import cell, head_cell, head_style, table
from practice_desk.documents.text import Fixed, isolated, printable
from practice_desk.documents.tick_list import tick_line, tick_list
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_record import PrintedWorksheet
from practice_desk.domain.worksheet_forms import NUMBERS, WORDS, FieldKind, FormField

_BY_HAND = {FieldKind.LINE: 1, FieldKind.TEXT: 3}
_ROWS, _CARDS = 4, 3
_IN_A_TABLE = 4  # columns at most; more than these are a card for each row
_NARROW = 25 * mm
_ROW_BY_HAND = 11 * mm
_LEAST_LINE = 12 * mm  # to write a number on
Row = Mapping[str, Any]


def worksheet(record: PrintedWorksheet, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the worksheet as a document. The same record gives the same bytes."""
    return _Worksheet(record, size, large=large).paper()


class _Worksheet:
    """One worksheet being laid out."""

    def __init__(self, record: PrintedWorksheet, size: PaperSize, *, large: bool) -> None:
        self._record = record
        self._page = RecordPage("worksheet", record.head, size, large=large)
        self._words, self._scale = self._page.words, self._page.scale

    def paper(self) -> Paper:
        record, page, words = self._record, self._page, self._words
        fields = [(words("for"), record.head.names), (words("date"), record.head.date)]
        page.begin(record.form.name, fields, blank=record.blank)
        page.band(record.form.about)
        for field in record.form.fields:
            value = record.filled.get(field.key)
            if record.blank or value not in (None, "", []):
                self._field(field, value)
        if record.moved:
            self._moved()
        return page.paper()

    def _field(self, field: FormField, value: object) -> None:
        """Put one field: its question, its help on a blank one, and the answer or room for it."""
        page, element = self._page, Element("Sect")
        asked = Words(element.add("H2"), self._scale.style("third"), field.title)
        blocks: list[Block] = [asked]
        if self._record.blank and field.help:
            blocks.append(page.fixed(element, field.help, "soft"))
        blocks += self._room(element, field) if self._record.blank else self._answer(element, field, value)
        page.add(element, Stack(blocks, 1.5, lead=2), self._scale.gap)

    # ---- blank ----

    def _room(self, element: Element, field: FormField) -> list[Block]:
        if field.kind in WORDS:
            return [self._page.lines(_BY_HAND[field.kind])]
        if field.kind in NUMBERS:
            return [self._numbers(element, field.kind)]
        if field.kind is FieldKind.ROWS:
            rows: list[Row] = [{}] * (_CARDS if self._in_cards(field) else _ROWS)
            return self._rows(element, field, rows)
        if field.kind is FieldKind.TICK:
            return tick_list(self._page, element, [(self._words("yes"), False)])
        return tick_list(self._page, element, [(words, False) for _, words in field.options])

    def _numbers(self, element: Element, kind: FieldKind) -> Block:
        row = ruler(None, self._scale) if kind is FieldKind.TEN else hundred_row(self._scale)
        alt = self._words("circle_ten" if kind is FieldKind.TEN else "circle_hundred")
        return Drawing(row[0], row[1], element.add("Figure", alt=alt))

    # ---- filled ----

    def _answer(self, element: Element, field: FormField, value: object) -> list[Block]:
        if field.kind is FieldKind.ROWS:
            rows = [r for r in cast("list[Row]", value) if r]
            return self._rows(element, field, rows)
        if field.kind in (FieldKind.TICKS, FieldKind.TICK, FieldKind.CHOICE):
            return tick_list(self._page, element, [(w, True) for w in self._chosen(field, value)])
        if field.kind in NUMBERS:
            return [self._page.fixed(element, self._number(field, value))]
        return self._page.said(element, str(value))

    def _chosen(self, field: FormField, value: object) -> list[str]:
        if field.kind is FieldKind.TICK:
            return [self._words("yes")] if value else []
        codes = cast("list[str]", value) if isinstance(value, list) else [str(value)]
        return [field.option_words(code) for code in codes]

    def _number(self, field: FormField, value: object) -> str:
        return "" if value is None else self._words("out_of").format(value, NUMBERS[field.kind][-1])

    def _moved(self) -> None:
        """Put what was before beside what is after, in numbers and as bars."""
        page, words, element = self._page, self._words, Element("Sect")
        blocks: list[Block] = []
        for pair in self._record.moved:
            name = f"{pair.title}: {pair.about}" if pair.about else pair.title
            said = words("moved").format(_shown(pair.before, words), _shown(pair.after, words), pair.most)
            named = Words(element.add("P"), self._scale.style("bold"), *isolated(name))
            named.before = self._scale.body * 0.3
            high, paint = moved_bar(pair.before, pair.after, pair.most, self._scale)
            blocks += [named, page.fixed(element, said), Drawing(high, paint)]
        page.part(words("then_now"), "gauge", element, blocks)

    # ---- rows ----

    def _in_cards(self, field: FormField) -> bool:
        return self._scale.large or len(field.columns) > _IN_A_TABLE

    def _rows(self, element: Element, field: FormField, rows: Sequence[Row]) -> list[Block]:
        if self._in_cards(field):
            return [self._card(element, field, row) for row in rows]
        return [self._table(element, field, rows)]

    def _table(self, element: Element, field: FormField, rows: Sequence[Row]) -> Block:
        scale, body = self._scale, element.add("Table")
        head = body.add("TR")
        heads = [head_cell(head, "Column") for _ in field.columns]
        widths = [None if c.kind in WORDS else _NARROW for c in field.columns]
        style = head_style(scale)

        def header(tagged: bool) -> list[Block]:
            owners = heads if tagged else [None] * len(heads)
            return [cell(o, scale, c.title, style) for o, c in zip(owners, field.columns, strict=True)]

        made = [self._cells(body.add("TR"), field.columns, row) for row in rows]
        return table(scale, made, widths, header)

    def _cells(self, line: Element, columns: Sequence[FormField], row: Row) -> list[Block]:
        return [self._cell(line.add("TD"), column, row.get(column.key)) for column in columns]

    def _cell(self, data: Element, column: FormField, value: object) -> Block:
        if column.kind is FieldKind.TICK and (self._record.blank or value):
            return tick_line(self._page, data, "", ticked=bool(value))
        if self._record.blank:
            return Space(_ROW_BY_HAND)
        return Stack(self._page.said(data, self._in_words(column, value)))

    def _card(self, element: Element, field: FormField, row: Row) -> Block:
        """Return one row as a box of its own: words in full width, then numbers two by two."""
        scale, blank = self._scale, self._record.blank
        wide: list[Block] = []
        short: list[Field] = []
        for column in field.columns:
            said = self._in_words(column, row.get(column.key))
            if not (blank or printable(said)):
                continue
            made = Field(element.add("P"), scale, f"{column.title}:", said)
            if column.kind in WORDS:
                wide.append(made)
            else:
                half = self._page.frame.width / 2 - 30
                label = natural([Fixed(f"{column.title}:")], scale) + 6
                made.natural = half if blank and label + _LEAST_LINE <= half else made.natural
                short.append(made)
        pairs = [Pairs(short, 14, 1)] if short else []
        card = Panel(Stack([*wide, *pairs], 1), (4, 8, 6, 8), stroke=RULE, weight=0.9)
        card.before = scale.body * 0.4
        return card

    def _in_words(self, column: FormField, value: object) -> str:
        if value is None or value is False:
            return ""
        if column.kind in (FieldKind.CHOICE, FieldKind.TICKS, FieldKind.TICK):
            return ", ".join(self._chosen(column, value))
        return str(value)


def _shown(value: int | None, words: Any) -> str:
    return words("open") if value is None else str(value)
