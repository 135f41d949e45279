"""One session on paper for the client: what we did, what mattered, what I do next. Never the note."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.documents.blocks import Block, Columns, Stack
from practice_desk.documents.boxes import Drawing
from practice_desk.documents.marks import tick_box
from practice_desk.documents.paper import Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import SOFT
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import Fixed, Part, isolated, printable
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_record import PrintedSummary
from practice_desk.domain.sheet import SheetStep


def summary(record: PrintedSummary, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the summary as a document. The same record gives the same bytes."""
    page = RecordPage("summary", record.head, size, *(["couple"] if record.couple else []), large=large)
    words, head = page.words, record.head
    fields = [
        (words("for"), head.names), (words("with"), head.therapist), (words("date"), head.date),
        (words("next_time"), record.next_time),
    ]  # fmt: skip
    page.begin(words("title"), fields)
    _did(page, record)
    for key, sign, lines in (
        ("mattered", "heart", record.mattered.splitlines()),
        ("noticed", "pencil", record.noticed),
        ("take", "star", record.take),
    ):
        if any(map(printable, lines)):
            element = Element("Sect")
            page.part(words(key), sign, element, page.bullets(element, lines, quoted=True))
    if record.steps:
        _steps(page, record)
    if printable(record.therapist_does):
        named = printable(head.therapist).split(",")[0]
        element = Element("Sect")
        title = words("therapist_does").format(named) if named else words("therapist_does_open")
        page.part(title, "speech", element, page.said(element, record.therapist_does))
    element = Element("Sect")
    page.part(words("say"), "speech", element, [page.lines(2)])
    return page.paper()


def _did(page: RecordPage, record: PrintedSummary) -> None:
    """Put what we did: goals looked at, steps and how they went, sheets filled in."""
    words, element = page.words, Element("Sect")
    blocks: list[Block] = []
    for key, lines in (("goals", record.goals), ("filled", record.filled)):
        if any(map(printable, lines)):
            blocks.append(page.fixed(element, words(key)))
            blocks += page.bullets(element, lines)
    if record.looked_at:
        blocks.append(page.fixed(element, words("looked_at")))
        listed = list_of(element, "Disc")
        for step in record.looked_at:
            went = [] if step.went is None else [Fixed(f" ({words(f'went_{step.went}')})")]
            blocks.append(page.bullet(listed, [*isolated(step.what), *went]))
    if blocks:
        page.part(words("did"), "people", element, blocks)


def _steps(page: RecordPage, record: PrintedSummary) -> None:
    words, element = page.words, Element("Sect")
    listed = list_of(element, "Square")
    rows = [_step(page, listed.add("LI"), step, couple=record.couple) for step in record.steps]
    page.part(words("steps"), "steps", element, rows)


def _step(page: RecordPage, item: Element, step: SheetStep, *, couple: bool) -> Block:
    """Return a step with its box to tick, and when, how often and with whom below it."""
    scale, words = page.scale, page.words
    size = scale.body * 1.2
    box = Drawing(size + 2, tick_box(size), item.add("Lbl", actual=words("spoken_box")), width=size + 1)
    body = item.add("LBody")
    what = Words(body.add("P"), scale.style("third"), *isolated(step.what))
    asked = [
        ("when_where", step.when_where), ("how_often", step.how_often), ("with_whom", step.with_whom),
        ("who", step.who if couple else ""),
    ]  # fmt: skip
    shown = [(words(key), value) for key, value in asked if printable(value)]
    details = [Words(body.add("P"), scale.style("body"), *_detail(label, value)) for label, value in shown]
    row = Columns([box, Stack([what, *details])], [size + 8, None], 0, keep=False)
    row.before = scale.body * 0.35
    return row


def _detail(label: str, value: str) -> Sequence[Part]:
    return [Fixed(f"{label} ", colour=SOFT), *isolated(value)]
