"""The safety plan as the client takes it home: read from the top, with the numbers of the client's place."""

from __future__ import annotations

from practice_desk.documents.bar import ruler
from practice_desk.documents.blocks import Block, Columns, Stack
from practice_desk.documents.boxes import Drawing, Panel
from practice_desk.documents.crisis_numbers import crisis_block, number_line
from practice_desk.documents.paper import Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.safety_plan_by_hand import SIGNS, add_by_hand
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import CLAY, SOFT
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import Fixed, isolated, printable
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_record import PrintedSafetyLine, PrintedSafetyPart, PrintedSafetyPlan
from practice_desk.domain.safety_plan import SafetyPart


def safety_plan(record: PrintedSafetyPlan, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the plan as a document; a blank one has room under every heading. Same record, same bytes."""
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
    for part in record.parts:
        if part.lines:
            _part(page, part)
        if part.part is SafetyPart.PROFESSIONALS:
            _numbers(page, record)
    _end(page, record)
    return page.paper()


def _part(page: RecordPage, part: PrintedSafetyPart) -> None:
    element = Element("Sect")
    listed = list_of(element, "Decimal")
    rows: list[Block] = [_line(page, listed, number, line) for number, line in enumerate(part.lines, 1)]
    page.part(part.heading, SIGNS[part.part], element, rows, part.hint)


def _line(page: RecordPage, listed: Element, number: int, line: PrintedSafetyLine) -> Block:
    """Return one line with its place in the order, its number to call, and what else was noted."""
    item, scale = listed.add("LI"), page.scale
    label = Words(item.add("Lbl"), scale.style("bold"), f"{number}.")
    body = item.add("LBody")
    blocks: list[Block] = [Words(body.add("P"), scale.style("body"), *isolated(line.what))]
    if printable(line.phone):
        spoken = page.words("spoken_call").format(printable(line.phone))
        blocks.append(number_line(body.add("P"), scale, line.phone, "", spoken))
    for name, said in line.more:
        parts = [Fixed(f"{name}: ", colour=SOFT), *isolated(said)] if said else [Fixed(name, colour=SOFT)]
        blocks.append(Words(body.add("P"), scale.style("body"), *parts))
    row = Columns([label, Stack(blocks)], [scale.body * 1.6, None], 0, "base", keep=False)
    row.before = scale.body * 0.2
    return row


def _numbers(page: RecordPage, record: PrintedSafetyPlan) -> None:
    element = Element("Sect")
    block = crisis_block(element, page.scale, page.words, record.numbers)
    page.add(element, Panel(block, (5, 10, 7, 10), stroke=CLAY, weight=1.6))


def _end(page: RecordPage, record: PrintedSafetyPlan) -> None:
    """Put how likely it is to be used, and what could get in the way."""
    words = page.words
    if record.likely is not None:
        element = Element("Sect")
        high, paint = ruler(record.likely, page.scale)
        alt = words("spoken_likely").format(record.likely)
        figure = Drawing(high, paint, element.add("Figure", alt=alt))
        page.part(words("likely"), "gauge", element, [figure], words("likely_scale"))
    if printable(record.barriers):
        element = Element("Sect")
        page.part(words("barriers"), "fork", element, page.said(element, record.barriers))
