"""A worksheet to fill in by hand: each question with room for its answer, on one page where it fits there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.lib.units import mm

from practice_desk.documents import fonts
from practice_desk.documents.bar import ruler
from practice_desk.documents.blocks import Block, Columns, Stack
from practice_desk.documents.boxes import Drawing, WritingLines
from practice_desk.documents.number_row import hundred_row
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.tick_list import tick_list, tick_row
from practice_desk.documents.worksheet_rows import Row, Rows
from practice_desk.domain.worksheet_forms import NUMBERS, WORDS, FieldKind, FormField

_LINES = {FieldKind.LINE: 1, FieldKind.TEXT: 3}
_ROWS, _CARDS = 4, 3
_BETWEEN = 16  # points between two fields that stand beside each other
_NUMBER = 24 * mm  # a line to write one number on


def add_beside(
    page: RecordPage, fields: Sequence[FormField], made: Callable[[Element, FormField, float], Block]
) -> None:
    """Add fields, those beside each other as one part; large print has them all below each other.

    `made` makes the block of a field in an element, in so much width.
    """
    groups: list[list[FormField]] = []
    for field in fields:
        beside = field.beside and not page.scale.large and groups and len(groups[-1]) == 1
        groups[-1].append(field) if beside else groups.append([field])
    for group in groups:
        width = (page.frame.width - _BETWEEN * (len(group) - 1)) / len(group)
        element = Element("Sect")
        owners = [element] if len(group) == 1 else [element.add("Sect") for _ in group]
        cells = [made(o, f, width) for o, f in zip(owners, group, strict=True)]
        block = cells[0] if len(cells) == 1 else Columns(cells, [None] * len(cells), _BETWEEN, keep=False)
        page.add(element, block, page.scale.gap)


class ByHand:
    """Adds the fields of a form to a page; `more` is how many lines and rows each has beyond its own."""

    def __init__(self, page: RecordPage, more: int = 0) -> None:
        self._page, self._scale, self._more = page, page.scale, more
        self._rows = Rows(page, blank=True)

    def add(self, fields: Sequence[FormField]) -> None:
        """Add every field."""
        add_beside(self._page, fields, self._field)

    def _field(self, element: Element, field: FormField, width: float) -> Block:
        asked = self._asked(element, field, width)
        return Stack([*asked, *self._room(element, field, width)], 1.5, lead=len(asked) + 1)

    def _asked(self, element: Element, field: FormField, width: float) -> list[Block]:
        """Return the question with its help beside it where both fit on one line, else below it."""
        scale = self._scale
        asked = Words(element.add("H2"), scale.style("third"), field.title)
        if not field.help:
            return [asked]
        title = fonts.width(field.title, fonts.BOLD, scale.body) + 1
        help_ = self._page.fixed(element, field.help, "soft")
        if title + 8 + fonts.width(field.help, fonts.REGULAR, scale.body) <= width:
            return [Columns([asked, help_], [title, None], 8, "base")]
        return [asked, help_]

    def _room(self, element: Element, field: FormField, width: float) -> list[Block]:
        if field.kind in WORDS:
            usual = field.lines or _LINES[field.kind]
            return [self._page.lines(usual + (self._more if field.kind is FieldKind.TEXT else 0))]
        if field.kind is FieldKind.ROWS:
            return self._rows.blocks(element, field, self._empty_rows(field))
        if field.kind in NUMBERS:
            return [self._number(element, field.kind, width)]
        return self._choices(element, field, width)

    def _empty_rows(self, field: FormField) -> list[Row]:
        """Return rows to fill in; where they are of several kinds, as many of each, with the kind in them."""
        kinds = next((c for c in field.columns if c.kind is FieldKind.CHOICE), None)
        if kinds is not None:
            each = (field.lines or 1) + self._more
            return [{kinds.key: code} for code, _ in kinds.options for _ in range(each)]
        usual = _CARDS if self._rows.in_cards(field) else _ROWS
        return [{}] * ((field.lines or usual) + self._more)

    def _number(self, element: Element, kind: FieldKind, width: float) -> Block:
        """Return numbers to circle; where there is only half the width for a hundred, a line to write on."""
        if kind is FieldKind.TEN or width >= self._page.frame.width:
            ten = kind is FieldKind.TEN
            high, paint = ruler(None, self._scale) if ten else hundred_row(self._scale)
            alt = self._page.words("circle_ten" if ten else "circle_hundred")
            return Drawing(high, paint, element.add("Figure", alt=alt))
        said = self._page.fixed(element, self._page.words("out_of_hundred"), "soft")
        line = WritingLines(1, self._scale.hand_pitch, foot=self._scale.foot)
        return Columns([line, said], [_NUMBER, None], 6, "bottom")

    def _choices(self, element: Element, field: FormField, width: float) -> list[Block]:
        """Return boxes to tick, in one row where they fit."""
        options = field.options or (("", self._page.words("yes")),)
        lines = [(words, False) for _, words in options]
        in_a_row = None if field.kind is FieldKind.TICKS else tick_row(self._page, element, lines, width)
        return [in_a_row] if in_a_row else tick_list(self._page, element, lines)
