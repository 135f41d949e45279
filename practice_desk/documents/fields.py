"""Pieces of forms on paper: a label with what was said, or with a line to write on when nothing was."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Air, Block, Columns, Stack
from practice_desk.documents.boxes import WritingLines
from practice_desk.documents.paragraphs import Words, labelled, natural_width
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import LINE, SOFT, Scale
from practice_desk.documents.tagged import TaggedCanvas
from practice_desk.documents.text import Fixed, Said, printable

_ROOM_TO_WRITE = 36 * mm


class Field(Block):
    """A label with its words; when there are none, a line to write on, at least 8 mm high."""

    def __init__(self, parent: Element, scale: Scale, label: str, value: str, *, bold: bool = False) -> None:
        said = Said(value, bold=bold)
        self._scale = scale
        self.is_empty = not printable(value)
        self._label_width = fonts.width(label, fonts.REGULAR, scale.body) + 6
        self._words: Block
        if self.is_empty:
            self._words = Words(parent, scale.style("body"), Fixed(label, colour=SOFT))
            self.natural = self._label_width + _ROOM_TO_WRITE
        else:
            self._words = labelled(parent, scale, label, said)
            self.natural = natural_width(label, said, scale) + 2

    def measure(self, width: float, air: Air) -> float:
        """Measure the words."""
        high = self._words.measure(width, air)
        self.width = width
        self.height = max(self._scale.hand_pitch(air.factor), high) if self.is_empty else high
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:
        """Cut long words between lines."""
        return [] if self.is_empty else self._words.cut(room, air)

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the words, and the line."""
        self._words.draw(canvas, x, y)
        if self.is_empty:
            base = y + self._scale.foot
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.6)
            canvas.line(x + self._label_width, base, x + self.width, base)

    def ascent(self) -> float:
        """Return where the first line stands."""
        return self._scale.body * fonts.ASCENT


class Pairs(Block):
    """Short fields two by two; one that is wider than its half takes a row of its own."""

    def __init__(
        self, fields: Sequence[Field], gap: float, between: float = 0, right: float | None = None
    ) -> None:
        self._fields, self._gap, self._between, self._right = fields, gap, between, right
        self._stack = Stack([])

    def measure(self, width: float, air: Air) -> float:
        """Decide which fields stand beside each other, and measure them."""
        right = self._right or (width - self._gap) / 2
        left = width - self._gap - right
        rows: list[Block] = []
        rest = list(self._fields)
        while rest:
            pair = rest[:2]
            if len(pair) > 1 and pair[0].natural <= left and pair[1].natural <= right:
                rows.append(Columns(pair, [left, right], self._gap, "bottom"))
                rest = rest[2:]
            else:
                rows.append(rest.pop(0))
        self._stack = Stack(rows, self._between)
        self.width, self.height = width, self._stack.measure(width, air)
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:
        """Cut between rows."""
        return self._stack.cut(room, air)

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the rows."""
        self._stack.draw(canvas, x, y)

    def ascent(self) -> float:
        """Return the first row's."""
        return self._stack.ascent()


def written(element: Element, scale: Scale, text: str, style: str = "body") -> Block:
    """Return what was typed, or a line to write on."""
    if printable(text):
        return Words(element, scale.style(style), Said(text))
    return WritingLines(1, scale.hand_pitch, foot=scale.foot)
