"""What I take with me: the sheet at the end, with goals, what helped, own lines and kind words."""

from __future__ import annotations

from practice_desk.documents.bar import Bar, spoken_bar
from practice_desk.documents.blocks import Block, Columns, Rule, Stack
from practice_desk.documents.boxes import Drawing, Panel
from practice_desk.documents.crisis_numbers import crisis_block
from practice_desk.documents.fields import Field, Pairs
from practice_desk.documents.paper import Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import CLAY, SECOND
from practice_desk.documents.text import isolated, printable
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_record import PrintedEnding
from practice_desk.domain.sheet import SheetGoal

_MOST_LINES = 4


def ending(record: PrintedEnding, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the sheet as a document. The same record gives the same bytes."""
    page = RecordPage("ending", record.head, size, *(["couple"] if record.couple else []), large=large)
    words, head = page.words, record.head
    fields = [(words("for"), head.names), (words("with"), head.therapist), (words("date"), head.date)]
    page.begin(words("title"), fields)
    if record.goals:
        element = Element("Sect")
        blocks = _goals(page, element, record.goals)
        page.part(words("goals"), "flag", element, blocks, words("ten"))
    page.beside(
        [
            (words(key), sign, element, page.bullets(element, lines))
            for key, sign, lines in (
                ("bring", "star", record.strengths.splitlines()), ("helped", "ring", record.helped),
            )
            if any(map(printable, lines)) and (element := Element("Sect"))
        ]
    )  # fmt: skip
    if any(map(printable, record.noticed)):
        element = Element("Sect")
        blocks = page.bullets(element, record.noticed, quoted=True)
        page.part(words("noticed"), "pencil", element, blocks)
    if printable(record.kind_words):
        element = Element("Sect")
        said = page.said(element, record.kind_words, quoted=True)
        page.banded(words("kind_words"), "heart", element, said)
    page.beside(
        [
            (words(key), sign, Element("Sect"), [page.lines(2, _MOST_LINES)])
            for key, sign in (("early_signs", "gauge"), ("next", "steps"))
        ]
    )
    _back(page, record)
    if record.numbers:
        element = Element("Sect")
        block = crisis_block(element, page.scale, words, record.numbers)
        page.add(element, Panel(block, (5, 10, 7, 10), stroke=CLAY, weight=1.6))
    return page.paper()


def _back(page: RecordPage, record: PrintedEnding) -> None:
    """Put how to come back, and room for how to keep in touch; nothing of it where nobody may be named."""
    if record.head.discreet:
        return
    words, element = page.words, Element("Sect")
    said = page.fixed(element, words("back_words"))
    ways = [("call_us", record.phone), ("write_us", record.email)]
    known = [(key, value) for key, value in ways if printable(value)] or ways[:1]
    reach = [Field(element.add("P"), page.scale, words(key), value, bold=True) for key, value in known]
    pairs = Pairs(reach, 14, 1, None if page.scale.large else SECOND)
    touch = Field(element.add("P"), page.scale, words("in_touch"), "")
    page.part(words("back"), "fork", element, [said, pairs, touch])


def _goals(page: RecordPage, element: Element, goals: tuple[SheetGoal, ...]) -> list[Block]:
    found: list[Block] = []
    for place, goal in enumerate(goals):
        if place:
            found.append(Rule(before=5))
        named = Words(element.add("H3"), page.scale.style("third"), *isolated(goal.words))
        block: Block = named
        if goal.start is not None or goal.today is not None:
            bar = Bar(goal, page.scale, page.words)
            alt = spoken_bar(goal, page.words)
            figure = Drawing(bar.height, bar.paint, element.add("Figure", alt=alt))
            stacked = Stack([named, figure], 3)
            block = stacked if page.scale.large else Columns([named, figure], [None, SECOND], 14, "middle")
        block.before = 5
        found.append(block)
    return found
