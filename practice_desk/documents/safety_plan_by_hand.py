"""The safety plan to fill in by hand together: room under every heading, on one page where it fits there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from practice_desk.documents.bar import ruler
from practice_desk.documents.blocks import Air, Block, Columns, Stack
from practice_desk.documents.boxes import Drawing, Panel, WritingLines
from practice_desk.documents.crisis_numbers import crisis_block
from practice_desk.documents.fields import Field
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import CLAY
from practice_desk.documents.tick_list import tick_line
from practice_desk.domain.printed_record import PrintedSafetyPart, PrintedSafetyPlan
from practice_desk.domain.safety_plan import SafetyPart

SIGNS = {
    SafetyPart.SIGNS: "pencil", SafetyPart.BY_MYSELF: "ring", SafetyPart.PLACES: "flag",
    SafetyPart.PEOPLE: "people", SafetyPart.PROFESSIONALS: "phone", SafetyPart.SURROUNDINGS: "key",
    SafetyPart.REASONS: "heart",
}  # fmt: skip
_BESIDE = 16  # points between two parts beside each other
_WITH_PHONE = (SafetyPart.PLACES, SafetyPart.PEOPLE, SafetyPart.PROFESSIONALS)
_PHONE, _KNOWS = 62 * mm, 33 * mm
_LINES = {SafetyPart.SIGNS: 3, SafetyPart.BY_MYSELF: 3}
_USUAL, _MOST = 2, 4


@dataclass(frozen=True)
class _Part:
    """A heading with its sign and its help, and the room under it."""

    title: str
    sign: str
    hint: str
    element: Element
    room: Sequence[Block]


def add_by_hand(page: RecordPage, record: PrintedSafetyPlan) -> None:
    """Add every part with as many lines as one page has, and at least two."""
    begun = list(page.sections)
    for lines in range(_MOST, _USUAL - 1, -1):
        page.sections[:] = begun
        _ByHand(page, record, lines - _USUAL).add()
        if page.scale.large or len(page.frame.place(page.sections, Air())) == 1:
            return


class _ByHand:
    """One plan being laid out; `more` is how many lines each part has beyond its own."""

    def __init__(self, page: RecordPage, record: PrintedSafetyPlan, more: int) -> None:
        self._page, self._record, self._more = page, record, 0 if page.scale.large else more

    def add(self) -> None:
        """Add the parts in the order they are read in, short ones beside each other."""
        part = {p.part: self._written(p) for p in self._record.parts}
        self._row(part[SafetyPart.SIGNS], part[SafetyPart.BY_MYSELF])
        for name in _WITH_PHONE:
            self._row(part[name])
        element = Element("Sect")
        numbers = crisis_block(element, self._page.scale, self._page.words, self._record.numbers)
        self._page.add(element, Panel(numbers, (5, 10, 7, 10), stroke=CLAY, weight=1.6))
        self._row(part[SafetyPart.SURROUNDINGS], part[SafetyPart.REASONS])
        self._row(self._likely(), self._barriers())

    def _written(self, part: PrintedSafetyPart) -> _Part:
        element = Element("Sect")
        count = _LINES.get(part.part, _USUAL) + self._more
        room: list[Block] = [self._page.lines(count)]
        if part.part in _WITH_PHONE:
            knows = part.part is SafetyPart.PEOPLE
            room = [self._with_phone(element, knows=knows) for _ in range(_USUAL + self._more)]
        return _Part(part.heading, SIGNS[part.part], part.hint, element, room)

    def _with_phone(self, element: Element, *, knows: bool) -> Block:
        """Return a line for a name with one for a number, and a box to tick that they know of the list."""
        page, scale, line = self._page, self._page.scale, element.add("P")
        name = WritingLines(1, scale.hand_pitch, foot=scale.foot)
        phone = Field(line.add("Span"), scale, page.words("phone"), "")
        cells: list[Block] = [name, phone]
        if knows:
            cells.append(tick_line(page, line, page.words("knows"), ticked=False))
        wide = scale.body / 12
        widths = [None, _PHONE, _KNOWS * wide][: len(cells)]
        return Columns(cells, widths, 10, "bottom")

    def _likely(self) -> _Part:
        page, element = self._page, Element("Sect")
        high, paint = ruler(None, page.scale)
        figure = Drawing(high, paint, element.add("Figure", alt=page.words("spoken_circle")))
        return _Part(page.words("likely"), "gauge", page.words("likely_scale"), element, [figure])

    def _barriers(self) -> _Part:
        room = [self._page.lines(_USUAL + min(1, self._more))]
        return _Part(self._page.words("barriers"), "fork", "", Element("Sect"), room)

    def _row(self, *parts: _Part) -> None:
        """Add parts beside each other; large print has them below each other."""
        if len(parts) == 1 or self._page.scale.large:
            for part in parts:
                self._page.part(part.title, part.sign, part.element, part.room, part.hint)
            return
        whole = Element("Sect")
        whole.kids += [part.element for part in parts]
        cells = [self._half(part) for part in parts]
        self._page.add(whole, Columns(cells, [None] * len(cells), _BESIDE))

    def _half(self, part: _Part) -> Block:
        """Return a part in half the width, its help below its heading."""
        heading, elements = self._page.heading(part.title, part.sign)
        part.element.kids[:0] = elements
        if not part.hint:
            return Stack([heading, *part.room], 2)
        note = Element("Sect")
        help_ = self._page.fixed(note, part.hint, "soft")
        part.element.kids[1:1] = note.kids
        return Stack([heading, help_, *part.room], 2)
