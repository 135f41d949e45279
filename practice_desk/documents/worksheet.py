"""A worksheet on paper: filled in with what moved from before to after, or blank to fill in by hand."""

from __future__ import annotations

from typing import Any, cast

from practice_desk.documents.blocks import Air, Block, Stack
from practice_desk.documents.boxes import Drawing
from practice_desk.documents.number_row import moved_bar
from practice_desk.documents.paper import Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.text import isolated
from practice_desk.documents.tick_list import tick_list
from practice_desk.documents.worksheet_by_hand import ByHand, add_beside
from practice_desk.documents.worksheet_rows import Row, Rows
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_record import PrintedWorksheet
from practice_desk.domain.worksheet_forms import NUMBERS, FieldKind, FormField

_MORE_LINES = (2, 1)


def worksheet(record: PrintedWorksheet, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the worksheet as a document. The same record gives the same bytes."""
    return (_blank if record.blank else _filled)(record, size, large=large)


def _begun(record: PrintedWorksheet, size: PaperSize, *, large: bool) -> RecordPage:
    page = RecordPage("worksheet", record.head, size, large=large)
    fields = [(page.words("for"), record.head.names), (page.words("date"), record.head.date)]
    page.begin(record.form.name, fields, blank=record.blank)
    page.band(record.form.about)
    return page


def _blank(record: PrintedWorksheet, size: PaperSize, *, large: bool) -> Paper:
    """Return the sheet to fill in by hand, with as many lines as one page has; a list to tick comes last."""
    form = record.form
    lists = [f for f in form.fields if f not in form.without_lists().fields]
    for more in () if large or lists else _MORE_LINES:
        page = _begun(record, size, large=large)
        ByHand(page, more).add(form.fields)
        if len(page.frame.place(page.sections, Air())) == 1:
            return page.paper()
    page = _begun(record, size, large=large)
    ByHand(page).add([*form.without_lists().fields, *lists])
    return page.paper()


def _filled(record: PrintedWorksheet, size: PaperSize, *, large: bool) -> Paper:
    page = _begun(record, size, large=large)

    def answered(element: Element, field: FormField, _width: float) -> Block:
        asked = Words(element.add("H2"), page.scale.style("third"), field.title)
        return Stack([asked, *_answer(page, element, field, record.filled[field.key])], 1.5, lead=2)

    given = [f for f in record.form.fields if record.filled.get(f.key) not in (None, "", [])]
    add_beside(page, given, answered)
    if record.moved:
        _moved(page, record)
    return page.paper()


def _answer(page: RecordPage, element: Element, field: FormField, value: object) -> list[Block]:
    if field.kind is FieldKind.ROWS:
        rows = [r for r in cast("list[Row]", value) if r]
        return Rows(page, blank=False).blocks(element, field, rows)
    if field.kind in (FieldKind.TICKS, FieldKind.TICK, FieldKind.CHOICE):
        return tick_list(page, element, [(words, True) for words in _chosen(page, field, value)])
    if field.kind in NUMBERS:
        return [page.fixed(element, page.words("out_of").format(value, NUMBERS[field.kind][-1]))]
    return page.said(element, str(value))


def _chosen(page: RecordPage, field: FormField, value: object) -> list[str]:
    if field.kind is FieldKind.TICK:
        return [page.words("yes")] if value else []
    codes = cast("list[str]", value) if isinstance(value, list) else [str(value)]
    return [field.option_words(code) for code in codes]


def _moved(page: RecordPage, record: PrintedWorksheet) -> None:
    """Put what was before beside what is after, in numbers and as bars."""
    words, scale, element = page.words, page.scale, Element("Sect")
    blocks: list[Block] = []
    for pair in record.moved:
        name = f"{pair.title}: {pair.about}" if pair.about else pair.title
        said = words("moved").format(_shown(pair.before, words), _shown(pair.after, words), pair.most)
        named = Words(element.add("P"), scale.style("bold"), *isolated(name))
        named.before = scale.body * 0.3
        high, paint = moved_bar(pair.before, pair.after, pair.most, scale)
        blocks += [named, page.fixed(element, said), Drawing(high, paint)]
    page.part(words("then_now"), "gauge", element, blocks)


def _shown(value: int | None, words: Any) -> str:
    return words("open") if value is None else str(value)
