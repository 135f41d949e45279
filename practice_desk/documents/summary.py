"""One session on paper for the client: what we did, what mattered, what I do next. Never the note."""

from __future__ import annotations

from practice_desk.documents.blocks import Block, Rule
from practice_desk.documents.paper import Paper
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.step_row import step_row
from practice_desk.documents.structure import Element
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import Fixed, isolated, printable
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_record import PrintedSummary
from practice_desk.domain.sheet import SheetStep

_LINES, _MOST_LINES = 2, 7


def summary(record: PrintedSummary, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the summary as a document. The same record gives the same bytes."""
    page = RecordPage("summary", record.head, size, *(["couple"] if record.couple else []), large=large)
    words, head = page.words, record.head
    fields = [
        (words("for"), head.names), (words("with"), head.therapist), (words("date"), head.date),
        (words("next_time"), record.next_time),
    ]  # fmt: skip
    page.begin(words("title"), fields)
    if printable(record.mattered):
        element = Element("Sect")
        said = page.said(element, record.mattered, quoted=True)
        page.banded(words("mattered"), "heart", element, said)
    _did(page, record)
    for key, sign, lines in (("noticed", "pencil", record.noticed), ("take", "star", record.take)):
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
    page.part(words("say"), "speech", element, [page.lines(_LINES, _MOST_LINES)])
    return page.paper()


def _did(page: RecordPage, record: PrintedSummary) -> None:
    """Put what we did: goals looked at, steps and how they went, sheets filled in."""
    words, element = page.words, Element("Sect")
    blocks: list[Block] = []
    for key, lines in (("goals", record.goals), ("filled", record.filled)):
        if any(map(printable, lines)):
            blocks += [_named(page, element, key), *page.bullets(element, lines)]
    if record.looked_at:
        blocks.append(_named(page, element, "looked_at"))
        listed = list_of(element, "Disc")
        for step in record.looked_at:
            went = [] if step.went is None else [Fixed(f" ({words(f'went_{step.went}')})")]
            blocks.append(page.bullet(listed, [*isolated(step.what), *went]))
    if blocks:
        page.part(words("did"), "people", element, blocks)


def _named(page: RecordPage, element: Element, key: str) -> Block:
    """Return what a list is of, a little apart from the one before."""
    made = page.fixed(element, page.words(key), "soft")
    made.before = page.scale.body * 0.3
    return made


def _steps(page: RecordPage, record: PrintedSummary) -> None:
    """Put what was agreed, each step with its box, as on the action plan."""
    element = Element("Sect")
    listed = list_of(element, "Square")
    rows: list[Block] = []
    for step in record.steps:
        if rows:
            rows.append(Rule(before=page.scale.body * 0.33))
        row = _step(page, listed.add("LI"), step, couple=record.couple)
        row.before = page.scale.body * 0.4
        rows.append(row)
    page.part(page.words("steps"), "steps", element, rows)


def _step(page: RecordPage, item: Element, step: SheetStep, *, couple: bool) -> Block:
    """Return a step; what is longer than a page may be cut."""
    words = page.words
    asked = [
        ("when_where", step.when_where), ("how_often", step.how_often), ("with_whom", step.with_whom),
        ("use", step.strength), ("who", step.who if couple else ""),
    ]  # fmt: skip
    details = [(words(key), value) for key, value in asked]
    row = step_row(item, page.scale, words("spoken_box"), step.what, details)
    row.keep = False
    return row
