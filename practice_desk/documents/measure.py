"""A measure on paper: to fill in by hand, or answered, with what it adds up to and its notices."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Block, Stack
from practice_desk.documents.fields import Field
from practice_desk.documents.gaps import natural
from practice_desk.documents.measure_scores import scores
from practice_desk.documents.pages import Section
from practice_desk.documents.paper import Paper
from practice_desk.documents.paper_blocks import Flow
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.table import cell, head_cell, head_style, table
from practice_desk.documents.text import isolated
from practice_desk.documents.tick_list import tick_line
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_measures import PrintedItem, PrintedMeasure

_LEAST_QUESTION = 60 * mm
_MOST_COLUMNS = 5


def measure(record: PrintedMeasure, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the sheet as a document; notices stand on each. The same record gives the same bytes."""
    return _Measure(record, size, large=large).paper()


class _Measure:
    """One sheet being laid out."""

    def __init__(self, record: PrintedMeasure, size: PaperSize, *, large: bool) -> None:
        self._record = record
        voices = ("professional",) if record.professional else ()
        self._page = RecordPage("measure", record.head, size, *voices, large=large)
        self._words, self._scale = self._page.words, self._page.scale

    def paper(self) -> Paper:
        record, head, words, page = self._record, self._record.head, self._words, self._page
        fields = [(words("for"), head.names), (words("date"), head.date)]
        if not record.blank:
            fields.insert(1, (words("with"), head.therapist))
        page.begin(record.title, fields, blank=record.blank)
        if record.items:
            self._asked()
            self._items()
        if record.by_score and record.blank:
            self._score_by_hand()
        if not record.blank:
            scores(page, record)
        self._notices()
        return page.paper()

    def _asked(self) -> None:
        """Put the instructions and the stem, word for word."""
        element = Element("Sect")
        blocks = [
            *self._page.said(element, self._record.instructions),
            *self._page.said(element, self._record.stem, "bold"),
        ]
        if blocks:
            self._page.add(element, Stack(blocks, 3), self._scale.gap + 2)

    def _items(self) -> None:
        """Put the questions: those with the same answers in a table, the others one by one."""
        run: list[tuple[int, PrintedItem]] = []
        for number, item in enumerate(self._record.items, 1):
            if run and item.options != run[-1][1].options:
                self._run(run)
                run = []
            run.append((number, item))
        self._run(run)

    def _run(self, run: Sequence[tuple[int, PrintedItem]]) -> None:
        options = run[0][1].options
        widths = self._widths(options)
        if widths and len(run) > 1:
            element = Element("Table")
            block = self._table(element, run, widths)
            self._page.sections.append(Section(element, block, self._scale.gap + 2, keep=False))
            return
        for number, item in run:
            element = Element("Sect")
            said = Words(element.add("P"), self._scale.style("body"), f"{number}. ", *isolated(item.text))
            boxes = self._boxes(element, item)
            self._page.add(element, Stack([said, boxes], 3), self._scale.gap)

    def _widths(self, options: Sequence[str]) -> list[float]:
        """Return how wide the columns of the answers are, nothing where they leave no room for a question."""
        if self._scale.large or not 0 < len(options) <= _MOST_COLUMNS:
            return []
        size = self._scale.body
        longest = [max(fonts.width(w, fonts.BOLD, size) for w in o.split() or [""]) for o in options]
        widths = [max(16 * mm, wide + 3) for wide in longest]
        room = self._page.frame.width - sum(widths) - 8 * len(widths)
        return widths if room >= _LEAST_QUESTION else []

    def _table(self, body: Element, run: Sequence[tuple[int, PrintedItem]], widths: Sequence[float]) -> Block:
        scale, words, head = self._scale, self._words, body.add("TR")
        titles = [words("question"), *run[0][1].options]
        heads = [head_cell(head, "Column") for _ in titles]
        style = head_style(scale)

        def header(tagged: bool) -> list[Block]:
            owners = heads if tagged else [None] * len(heads)
            return [
                Words(o, style, *isolated(title)) if o is not None else cell(None, scale, title, style)
                for o, title in zip(owners, titles, strict=True)
            ]

        rows = [self._row(body.add("TR"), number, item) for number, item in run]
        return table(scale, rows, [None, *widths], header)

    def _row(self, row: Element, number: int, item: PrintedItem) -> list[Block]:
        asked = Words(head_cell(row, "Row"), self._scale.style("body"), f"{number}. ", *isolated(item.text))
        boxes = [
            tick_line(self._page, row.add("TD"), item.beside(place), ticked=place == item.chosen)
            for place in range(len(item.options))
        ]
        return [asked, *boxes]

    def _boxes(self, element: Element, item: PrintedItem) -> Block:
        """Return the answers beside each other, as many as a line holds."""
        scale = self._scale
        shown = [
            option if item.beside(place) in ("", option) else f"{item.beside(place)} {option}"
            for place, option in enumerate(item.options)
        ]
        kids = [
            tick_line(self._page, element.add("P"), option, ticked=place == item.chosen)
            for place, option in enumerate(shown)
        ]
        widths = [scale.body * 1.05 + 26 + natural(isolated(o), scale) for o in shown]
        return Flow(kids, widths, scale.body * 0.3)

    def _score_by_hand(self) -> None:
        """Say where the sheet itself is found, and leave room for the score that was worked out there."""
        page, words, element = self._page, self._words, Element("Sect")
        blocks: list[Block] = [page.fixed(element, words("owner"))]
        if self._record.link:
            blocks.append(page.fixed(element, words("link").format(self._record.link)))
        for scale in self._record.scales:
            label = words("score_of").format(scale.name or words("total"), scale.out_of)
            blocks.append(Field(element.add("P"), self._scale, label, ""))
        page.add(element, Stack(blocks, 4), self._scale.gap + 2)

    def _notices(self) -> None:
        if not self._record.notices:
            return
        element = Element("Sect")
        said = [
            block for notice in self._record.notices for block in self._page.said(element, notice, "soft")
        ]
        self._page.add(element, Stack(said, 2), self._scale.gap + 4)
