"""The safety plan as the client takes it home: read from the top, with the numbers of the client's place."""

from __future__ import annotations

from reportlab.lib.units import mm

from practice_desk.documents import fonts
from practice_desk.documents.bar import ruler
from practice_desk.documents.blocks import Air, Block, Columns, Stack
from practice_desk.documents.boxes import Drawing
from practice_desk.documents.crisis_numbers import number_line
from practice_desk.documents.paper import Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.safety_parts import SIGNS, Part, add_numbers, add_parts
from practice_desk.documents.safety_plan_by_hand import add_by_hand
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import SOFT
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import Fixed, isolated, printable
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_record import PrintedSafetyLine, PrintedSafetyPart, PrintedSafetyPlan
from practice_desk.domain.safety_plan import SafetyPart

_PHONE = 50 * mm
_SEPARATE = "  ·  "


def safety_plan(record: PrintedSafetyPlan, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the plan as a document; a blank one has room under every heading. Same record, same bytes.

    Who is in a hard moment has one sheet in hand: where that saves a page, short parts stand side by side.
    """
    page = RecordPage("safety_plan", record.head, size, large=large)
    words, head = page.words, record.head
    fields = [
        (words("for"), head.names), (words("with"), head.therapist), (words("date"), head.date),
        (words("look"), record.look_on),
    ]  # fmt: skip
    version = "" if record.blank else words("version").format(record.number)
    page.begin(words("title"), fields, blank=record.blank, version=version)
    page.band(words("about"))
    if record.blank:
        add_by_hand(page, record)
        return page.paper()
    begun = list(page.sections)
    _add(page, record, beside=False)
    if not large and len(page.frame.place(page.sections, Air())) > 1:
        page.sections[:] = begun
        _add(page, record, beside=True)
    return page.paper()


def _add(page: RecordPage, record: PrintedSafetyPlan, *, beside: bool) -> None:
    part = {p.part: _part(page, p, record) for p in record.parts}
    add_parts(page, part.get(SafetyPart.SIGNS), part.get(SafetyPart.BY_MYSELF), beside=beside)
    for name in (SafetyPart.PLACES, SafetyPart.PEOPLE, SafetyPart.PROFESSIONALS):
        add_parts(page, part.get(name), beside=False)
    add_numbers(page, record)
    add_parts(page, part.get(SafetyPart.SURROUNDINGS), part.get(SafetyPart.REASONS), beside=beside)
    add_parts(page, _likely(page, record), _barriers(page, record), beside=beside)


def _part(page: RecordPage, part: PrintedSafetyPart, record: PrintedSafetyPlan) -> Part | None:
    """Return a part with its lines, None where it has none; a number of the box below is not said twice."""
    boxed = {_digits(line.number) for line in record.numbers}
    twice = part.part is SafetyPart.PROFESSIONALS
    lines = [n for n in part.lines if not (twice and _digits(n.phone) and _digits(n.phone) in boxed)]
    if not lines:
        return None
    element = Element("Sect")
    listed = list_of(element, "Decimal")
    rows: list[Block] = [_line(page, listed, number, line) for number, line in enumerate(lines, 1)]
    return Part(part.heading, SIGNS[part.part], element, rows, part.hint)


def _line(page: RecordPage, listed: Element, number: int, line: PrintedSafetyLine) -> Block:
    """Return one line with its place in the order, its number to call, and what else was noted."""
    item, scale = listed.add("LI"), page.scale
    label = Words(item.add("Lbl"), scale.style("bold"), f"{number}.")
    body = item.add("LBody")
    said = Words(body.add("P"), scale.style("body"), *isolated(line.what))
    blocks: list[Block] = [said]
    if printable(line.phone):
        spoken = page.words("spoken_call").format(printable(line.phone))
        called = number_line(body.add("P"), scale, line.phone, "", spoken)
        fits = not scale.large and fonts.width(printable(line.phone), fonts.BOLD, scale.number) < _PHONE
        blocks = [Columns([said, called], [None, _PHONE], 8, "base")] if fits else [said, called]
    more: list[Fixed] = []
    for name, noted in line.more:
        more += [Fixed(_SEPARATE, colour=SOFT)] if more else []
        more += [Fixed(f"{name}: ", colour=SOFT), *isolated(noted)] if noted else [Fixed(name, colour=SOFT)]
    if more:
        blocks.append(Words(body.add("P"), scale.style("body"), *more))
    row = Columns([label, Stack(blocks)], [scale.body * 1.6, None], 0, "base", keep=False)
    row.before = scale.body * 0.2
    return row


def _likely(page: RecordPage, record: PrintedSafetyPlan) -> Part | None:
    if record.likely is None:
        return None
    words, element = page.words, Element("Sect")
    high, paint = ruler(record.likely, page.scale)
    alt = words("spoken_likely").format(record.likely)
    figure = Drawing(high, paint, element.add("Figure", alt=alt))
    return Part(words("likely"), "gauge", element, [figure], words("likely_scale"))


def _barriers(page: RecordPage, record: PrintedSafetyPlan) -> Part | None:
    if not printable(record.barriers):
        return None
    element = Element("Sect")
    return Part(page.words("barriers"), "fork", element, page.said(element, record.barriers))


def _digits(number: str) -> str:
    return "".join(c for c in number if c.isdigit())
