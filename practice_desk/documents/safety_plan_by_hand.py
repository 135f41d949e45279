"""The safety plan to fill in by hand together: room under every heading, on one page where it fits there."""

from __future__ import annotations

from reportlab.lib.units import mm

from practice_desk.documents.bar import ruler
from practice_desk.documents.blocks import Air, Block, Columns
from practice_desk.documents.boxes import Drawing, WritingLines
from practice_desk.documents.fields import Field
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.safety_parts import SIGNS, Part, add_numbers, add_parts
from practice_desk.documents.structure import Element
from practice_desk.documents.tick_list import tick_line
from practice_desk.domain.printed_record import PrintedSafetyPart, PrintedSafetyPlan
from practice_desk.domain.safety_plan import SafetyPart

_WITH_PHONE = (SafetyPart.PLACES, SafetyPart.PEOPLE, SafetyPart.PROFESSIONALS)
_PHONE, _KNOWS = 62 * mm, 33 * mm
_LINES = {SafetyPart.SIGNS: 3, SafetyPart.BY_MYSELF: 3}
_USUAL, _MOST = 2, 4


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
        page, part = self._page, {p.part: self._written(p) for p in self._record.parts}
        add_parts(page, part[SafetyPart.SIGNS], part[SafetyPart.BY_MYSELF], beside=True)
        for name in _WITH_PHONE:
            add_parts(page, part[name], beside=False)
        add_numbers(page, self._record)
        add_parts(page, part[SafetyPart.SURROUNDINGS], part[SafetyPart.REASONS], beside=True)
        add_parts(page, self._likely(), self._barriers(), beside=True)

    def _written(self, part: PrintedSafetyPart) -> Part:
        element = Element("Sect")
        count = _LINES.get(part.part, _USUAL) + self._more
        room: list[Block] = [self._page.lines(count)]
        if part.part in _WITH_PHONE:
            knows = part.part is SafetyPart.PEOPLE
            room = [self._with_phone(element, knows=knows) for _ in range(_USUAL + self._more)]
        return Part(part.heading, SIGNS[part.part], element, room, part.hint)

    def _with_phone(self, element: Element, *, knows: bool) -> Block:
        """Return a line for a name with one for a number, and a box to tick that they know of the list."""
        page, scale, line = self._page, self._page.scale, element.add("P")
        name = WritingLines(1, scale.hand_pitch, foot=scale.foot)
        cells: list[Block] = [name, Field(line.add("Span"), scale, page.words("phone"), "")]
        if knows:
            cells.append(tick_line(page, line, page.words("knows"), ticked=False))
        widths = [None, _PHONE, _KNOWS * scale.body / 12][: len(cells)]
        return Columns(cells, widths, 10, "bottom")

    def _likely(self) -> Part:
        page, element = self._page, Element("Sect")
        high, paint = ruler(None, page.scale)
        figure = Drawing(high, paint, element.add("Figure", alt=page.words("spoken_circle")))
        return Part(page.words("likely"), "gauge", element, [figure], page.words("likely_scale"))

    def _barriers(self) -> Part:
        room = [self._page.lines(_USUAL + min(1, self._more))]
        return Part(self._page.words("barriers"), "fork", Element("Sect"), room)
