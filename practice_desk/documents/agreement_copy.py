"""The client's copy of an agreement: one plain line for each clause, and room to say what should change."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm

from practice_desk.documents.blocks import Air, Block, Stack
from practice_desk.documents.boxes import Panel, WritingLines
from practice_desk.documents.gaps import with_gaps
from practice_desk.documents.letterhead import top
from practice_desk.documents.marks import Heading
from practice_desk.documents.pages import Frame, Page, Section, height_of
from practice_desk.documents.paper import Notice, NoticeKind, Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import CLAY, LARGE, NORMAL, SAND, Scale
from practice_desk.documents.table import cell, head_cell, head_style, table
from practice_desk.documents.text import Fixed, Gap, Part, printable
from practice_desk.documents.words import printed
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed import CopyLine, PrintedCopy
from practice_desk.domain.signing import grouped

_AIRS = (1.25, 1.0, 0.85, 0.7)
_LEAST, _MOST = 2, 6
_HEADS = 45 * mm, 60 * mm


def agreement_copy(record: PrintedCopy, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the copy as a document, on one page where it can be; the same record gives the same bytes."""
    return _Copy(record, size, LARGE if large else NORMAL).paper()


class _Copy:
    """One copy being laid out."""

    def __init__(self, record: PrintedCopy, size: PaperSize, scale: Scale) -> None:
        self._record, self._scale = record, scale
        self._words, self._areas = printed("agreement_copy"), printed("clause_areas")
        title = self._words("title")
        running = f"{title}: {record.names}" if record.names else title
        version = self._words("footer_version").format(record.version) if record.version else ""
        parts = (title, version, self._words("footer_short"), self._words("private"))
        footer = " · ".join(part for part in parts if part)
        self._frame = Frame(size, scale, footer, self._words("page"), running)

    def paper(self) -> Paper:
        pages = self._pages()
        notices = [Notice(NoticeKind.MORE_PAGES, len(pages))] if len(pages) > 1 else []
        return self._frame.draw(pages, self._words("document_title"), self._record.day, notices)

    def _pages(self) -> list[Page]:
        """Return one page, with as much air and as many lines as it holds; or else as many as it takes."""
        airs = (1.0,) if self._record.open_fields else _AIRS
        frame = self._frame
        for air in map(Air, airs):
            spare = frame.first - height_of(self._sections(0), frame.width, air)
            lines = int(spare // self._scale.hand_pitch(air.factor))
            if lines >= _LEAST:
                return frame.place(self._sections(min(lines, _MOST)), air)
        return frame.place(self._sections(_MOST), Air(min(1.0, airs[-1] + 0.15)))

    def _sections(self, lines: int) -> list[Section]:
        gap = self._scale.gap
        found = [self._top(), self._band(), Section(*self._table(), gap, keep=False)]
        return [*found, Section(*self._end(lines), gap + 2)]

    def _top(self) -> Section:
        record, words = self._record, self._words
        shown = [
            ("for", record.names), ("with", record.therapist), ("agreed", record.agreed_on),
            ("look", record.look_on),
        ]  # fmt: skip
        fields = [(f"{words(k)}:", value) for k, value in shown if printable(value) or record.blank]
        element = Element("Sect")
        title: list[Part | str] = [words("title")]
        return Section(element, top(element, self._scale, title, record.letterhead, fields), 0)

    def _band(self) -> Section:
        element, scale = Element("P"), self._scale
        said = self._words("draft" if self._record.draft else "intro")
        inner = Words(element, scale.style("body"), said)
        return Section(element, Panel(inner, (4.5, 8, 6, 11), fill=SAND, bar=CLAY), scale.gap)

    def _table(self) -> tuple[Element, Block]:
        """Return a row for each clause, closed by what stays private."""
        element = Element("Table")
        rows = [self._row(element.add("TR"), line) for line in self._record.lines]
        if printable(self._record.reminder):
            row = element.add("TR")
            said = with_gaps(self._record.reminder, self._record.open_fields)
            rows.append(self._cells(row, self._words("limits"), said))
        return element, table(self._scale, rows, [_HEADS[self._scale.large], None])

    def _row(self, row: Element, line: CopyLine) -> list[Block]:
        parts = with_gaps(line.words, self._record.open_fields)
        if line.changed:
            parts.append(Fixed(f" {self._words('changed')}", bold=True))
        return self._cells(row, self._areas(line.area), parts)

    def _cells(self, row: Element, head: str, parts: Sequence[Part]) -> list[Block]:
        scale = self._scale
        first = cell(head_cell(row, "Row"), scale, head, head_style(scale))
        gaps = any(isinstance(part, Gap) for part in parts)
        style = scale.hand_style("body") if gaps else scale.style("body")
        return [first, Words(row.add("TD"), style, *parts)]

    def _end(self, lines: int) -> tuple[Element, Block]:
        """Return the room to write on, and the code of the full agreement."""
        record, scale, words = self._record, self._scale, self._words
        element = Element("Sect")
        heading = Heading(element.add("H2"), scale, words("mine"), "pencil")
        full = None
        if record.code:
            said = words("full_signed" if record.signed else "full_open").format(grouped(record.code))
            full = Words(element.add("P"), scale.style("soft"), said)
            full.before = 6
        return element, Stack([heading, WritingLines(lines, scale.hand_pitch), full], keep=not scale.large)
