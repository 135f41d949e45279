"""An accounting of what was shared about somebody in a time, as a table (45 CFR 164.528)."""

from __future__ import annotations

from reportlab.lib.units import mm

from practice_desk.documents.blocks import Air, Block, Space, Stack
from practice_desk.documents.letterhead import top
from practice_desk.documents.pages import Frame, Section
from practice_desk.documents.paper import Notice, NoticeKind, Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import LARGE, NORMAL, Scale
from practice_desk.documents.table import cell, head_cell, head_style, table
from practice_desk.documents.text import Part, isolated, printable
from practice_desk.documents.words import printed
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed import PrintedAccounting, PrintedDisclosure

_COLUMNS = ("when", "who", "what", "why")
_WIDTHS: list[float | None] = [34 * mm, 40 * mm, None, 42 * mm]
_BY_HAND = 6
_ROW_BY_HAND = 25 * mm


def accounting(record: PrintedAccounting, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the list as a document; a blank one has empty rows to write in. Same record, same bytes."""
    return _Accounting(record, size, LARGE if large else NORMAL).paper()


class _Accounting:
    """One list being laid out."""

    def __init__(self, record: PrintedAccounting, size: PaperSize, scale: Scale) -> None:
        self._record, self._scale, self._words = record, scale, printed("accounting")
        title = self._words("title")
        running = f"{title}: {record.names}" if record.names else title
        footer = " · ".join((title, self._words("private")))
        self._frame = Frame(size, scale, footer, self._words("page"), running)

    def paper(self) -> Paper:
        sections = [self._top(), self._said()]
        if self._record.rows or self._record.blank:
            sections.append(self._table())
        pages = self._frame.place(sections, Air())
        notices = [Notice(NoticeKind.MORE_PAGES, len(pages))] if len(pages) > 1 else []
        return self._frame.draw(pages, self._words("document_title"), self._record.day, notices)

    def _top(self) -> Section:
        record, words = self._record, self._words
        shown = [
            ("about", record.names), ("with", record.therapist), ("from", record.first), ("to", record.last),
            ("made", record.made_on),
        ]  # fmt: skip
        fields = [(f"{words(k)}:", value) for k, value in shown if printable(value) or record.blank]
        element = Element("Sect")
        title: list[Part | str] = [words("title")]
        return Section(element, top(element, self._scale, title, record.letterhead, fields), 0)

    def _said(self) -> Section:
        """Return what this list is, what it leaves out, and that nothing was shared where nothing was."""
        record, words, scale = self._record, self._words, self._scale
        element = Element("Sect")
        keys = ["intro", "counted" if record.counted_only else "all" if record.rows else ""]
        keys = ["by_hand"] if record.blank else [key for key in keys if key]
        said = [Words(element.add("P"), scale.style("body"), " ".join(map(words, keys)))]
        if not record.rows and not record.blank:
            said.append(Words(element.add("P"), scale.style("bold"), words("nothing")))
            said[-1].before = scale.gap
        return Section(element, Stack(said), scale.gap + 2)

    def _table(self) -> Section:
        scale, element = self._scale, Element("Table")
        columns = _COLUMNS if not scale.large else ("when_who", "what_why")
        widths = _WIDTHS if not scale.large else [62 * mm, None]
        style = head_style(scale)
        row = element.add("TR")
        heads = [head_cell(row, "Column") for _ in columns]

        def header(tagged: bool) -> list[Block]:
            owners = heads if tagged else [None] * len(columns)
            return [
                cell(owner, scale, self._words(key), style)
                for owner, key in zip(owners, columns, strict=True)
            ]

        rows = [self._row(element, shared) for shared in self._record.rows]
        rows += [self._empty(element, len(columns)) for _ in range(_BY_HAND if self._record.blank else 0)]
        return Section(element, table(scale, rows, widths, header), scale.gap + 2, keep=False)

    def _empty(self, element: Element, columns: int) -> list[Block]:
        row = element.add("TR")
        for _ in range(columns):
            row.add("TD")
        return [Space(_ROW_BY_HAND) for _ in range(columns)]

    def _row(self, element: Element, shared: PrintedDisclosure) -> list[Block]:
        row = element.add("TR")
        when = [shared.on]
        if shared.written_on:
            when.append(self._words("written").format(shared.written_on))
        who = [shared.recipient, *shared.address.splitlines()]
        what = [*shared.what.splitlines(), f"{self._words('how')} {shared.how}" if shared.how.strip() else ""]
        columns = [when, who, what, self._why(shared)]
        if self._scale.large:
            columns = [[*when, *who], [*what, *self._why(shared)]]
        return [self._cell(row, lines) for lines in columns]

    def _why(self, shared: PrintedDisclosure) -> list[str]:
        words = self._words
        said = [shared.purpose, words(f"basis_{shared.basis}")]
        if printable(shared.law):
            said.append(f"{words('law')} {shared.law}")
        if not shared.valid:
            said.append(words("not_valid"))
        return said

    def _cell(self, row: Element, lines: list[str]) -> Block:
        data, scale = row.add("TD"), self._scale
        body = scale.style("body")
        return Stack([Words(data.add("P"), body, *isolated(line)) for line in lines if printable(line)], 1)
