"""A consent, a release or an agreement on paper: its words, who signs it, and the code that proves both."""

from __future__ import annotations

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Air, Block, Stack
from practice_desk.documents.boxes import Panel
from practice_desk.documents.gaps import with_gaps, without_gaps
from practice_desk.documents.letterhead import top
from practice_desk.documents.pages import Frame, Page, Section
from practice_desk.documents.paper import Notice, NoticeKind, Paper
from practice_desk.documents.paper_blocks import PaperText, Ticks
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.signers import signature_rows
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import CLAY, LARGE, LEFT, NORMAL, RIGHT, RULE, SAND, SIZES, Scale
from practice_desk.documents.text import printable
from practice_desk.documents.tied import Tied
from practice_desk.documents.words import Printed, printed
from practice_desk.domain.blocks import BlockKind
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed import PrintedPaper
from practice_desk.domain.signing import grouped

_AIRS = (0.85, 0.7)
_LONGEST_TITLE = 120  # letters tried at the foot of a page
_KEPT = 0.3  # of a page: a part no higher than this is not cut
_DOCUMENTS = {PaperKind.RELEASE: "title_release", PaperKind.AGREEMENT: "title_agreement"}


def paper_sheet(record: PrintedPaper, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return a paper as a document; `large` is 18 pt, reflowed. The same record gives the same bytes."""
    fonts.ready()
    return _Sheet(record, size, LARGE if large else NORMAL).paper()


class _Sheet:
    """One paper being laid out."""

    def __init__(self, record: PrintedPaper, size: PaperSize, scale: Scale) -> None:
        self._record, self._scale = record, scale
        self._words = printed("paper")
        first = record.blocks[0] if record.blocks else None
        self._titled = first is not None and first.kind is BlockKind.HEADING
        kind = _DOCUMENTS.get(record.kind, "title_consent") if record.kind else "title_form"
        self._kind = self._words(kind)
        named = first.text if first is not None and self._titled else record.title
        self._named = printable(named) or self._kind
        self._title = without_gaps(self._named, record.open_fields)
        heading = ": ".join(part for part in (self._title, record.names) if part)
        room = SIZES[size][0] - LEFT - RIGHT
        footer = _footer(record, self._title, self._words, room, scale.small)
        self._frame = Frame(size, scale, footer, self._words("page"), heading)

    def paper(self) -> Paper:
        """Return the finished document, with as little air as saves a page."""
        pages = self._pages()
        notices = [Notice(NoticeKind.MORE_PAGES, len(pages))] if len(pages) > 1 else []
        return self._frame.draw(pages, self._kind, self._record.day, notices)

    def _pages(self) -> list[Page]:
        """Return the pages; with less air where that saves one, but never where one writes by hand."""
        sections = self._sections()
        pages = self._frame.place(sections, Air())
        if len(pages) == 1 or self._record.open_fields:
            return pages
        least = self._frame.place(sections, Air(_AIRS[-1]))
        if len(least) == len(pages):
            return self._frame.place(sections, Air())
        layouts = (self._frame.place(sections, Air(air)) for air in _AIRS)
        return next(layout for layout in layouts if len(layout) == len(least))

    def _sections(self) -> list[Section]:
        record, scale = self._record, self._scale
        found = [self._top(), *self._notes()]
        text = PaperText(scale, self._words, _ticks(record), record.open_fields)
        groups = text.groups(record.blocks, skip=int(self._titled))
        for element, blocks in groups:
            element.language = record.language
            stack = Stack(blocks, lead=2)
            high = stack.measure(self._frame.width, Air())
            found.append(Section(element, stack, scale.gap + 3, keep=high < _KEPT * self._frame.later))
        return self._with_signatures(found)

    def _top(self) -> Section:
        record, words = self._record, self._words
        version = str(record.version) if record.version else ""
        shown = [("for", record.names), ("with", record.therapist), ("date", record.date)]
        by_hand = record.blank and not record.signers  # who signs writes the day beside their name
        fields = [
            (f"{words(k)}:", value)
            for k, value in shown
            if printable(value) or (record.blank and (k != "date" or by_hand))
        ]
        fields += [(f"{words('version')}:", version)] if version and not record.blank else []
        element = Element("Sect")
        share = self._scale.body / self._scale.title
        title = with_gaps(self._named, record.open_fields, share)
        return Section(element, top(element, self._scale, title, record.letterhead, fields), 0)

    def _notes(self) -> list[Section]:
        """Return what is said of the page itself: a draft, a copy to read, or to take one's time."""
        record, words = self._record, self._words
        if record.draft:
            return [self._band(words("draft"))]
        if record.reading:
            return [self._band(words("reading_signed").format(grouped(record.code)))]
        open_still = any(s.method is None and not s.declined_on for s in record.signers)
        if not open_still or record.kind is None:
            return []
        key = {PaperKind.AGREEMENT: "read_agreement", PaperKind.PRIVACY_NOTICE: "read_notice"}
        return [self._band(words(key.get(record.kind, "read_consent")))]

    def _band(self, said: str) -> Section:
        element, scale = Element("P"), self._scale
        inner = Words(element, scale.style("body"), said)
        return Section(element, Panel(inner, (5, 8, 6, 11), fill=SAND, bar=CLAY), scale.gap + 2)

    def _with_signatures(self, found: list[Section]) -> list[Section]:
        """Tie the signatures to the last part before them."""
        rows = self._signing(Element("Sect"))
        if not rows:
            return found
        element, blocks = rows
        last = found.pop()
        whole = Element("Sect")
        whole.kids += [last.element, element]
        tied = Tied(last.block, blocks, self._scale.gap + 5, self._frame.later, self._scale.leading * 2.5)
        return [*found, Section(whole, tied, last.gap, keep=False)]

    def _signing(self, element: Element) -> tuple[Element, list[Block]] | None:
        """Return rows of signatures, the first with its heading, the last with what ends the paper."""
        record, scale, words = self._record, self._scale, self._words
        if not record.signers:
            return None
        heading = Words(element.add("H2"), scale.style("heading"), words("signatures"))
        first, *rest = signature_rows(element, scale, words, record.signers)
        rows: list[list[Block]] = [[heading, first], *([row] for row in rest)]
        rows[-1] += [block for block in (self._since(element), self._code(element)) if block]
        return element, [Stack(row, keep=True, before=row[0].before) for row in rows]

    def _since(self, element: Element) -> Block | None:
        record, scale, words = self._record, self._scale, self._words
        if not record.since:
            return None
        heading = Words(element.add("H2"), scale.style("heading"), words("since"))
        said = [
            Words(element.add("P"), scale.style("body"), words(f"event_{e.kind}").format(e.on))
            for e in record.since
        ]
        return Stack([heading, *said], 2, lead=2, before=scale.gap + 3)

    def _code(self, element: Element) -> Block | None:
        record, scale, words = self._record, self._scale, self._words
        if not record.code:
            return None
        label = f"{words('code')} {grouped(record.code)}"
        signed = any(s.method for s in record.signers)
        said = [
            Words(element.add("P"), scale.style("bold"), label),
            Words(element.add("P"), scale.style("soft"), words("code_signed" if signed else "code_offered")),
        ]
        if record.head_code:
            place = f"{words('head_code')} {record.head_code}"
            said.append(Words(element.add("P"), scale.style("soft"), place))
        panel = Panel(Stack(said, 1, keep=True), (5, 8, 7, 10), stroke=RULE, weight=1)
        panel.before = scale.gap + 3
        return panel


def _footer(record: PrintedPaper, title: str, words: Printed, room: float, size: float) -> str:
    """Return what stands at the foot of each page; a long title gives way, never the code."""
    parts = [
        words("footer_version").format(record.version) if record.version else "",
        words("footer_draft") if record.draft else "",
        words("footer_reading") if record.reading else "",
        words("private"),
        words("footer_code").format(grouped(record.code)) if record.code else "",
    ]
    rest = " · ".join(part for part in parts if part)
    shown = title[:_LONGEST_TITLE]

    def wide(words: str) -> float:
        return fonts.width(f"{words} · {rest}", fonts.REGULAR, size)

    if shown == title and wide(title) <= room:
        return f"{title} · {rest}"
    while shown and wide(f"{shown}…") > room:
        shown = shown[:-1].rstrip()
    return f"{shown}… · {rest}" if shown else rest


def _ticks(record: PrintedPaper) -> Ticks:
    """Return whose boxes are ticked; those ticked from the start count until somebody has signed."""
    asked = [s for s in record.signers if not s.is_therapist]
    signed = [s for s in asked if s.method is not None]
    if not signed:
        given = {f"{number}.{n}": ("",) for number, block in enumerate(record.blocks) for n in block.ticked}
        return Ticks(given)
    boxes = dict.fromkeys(box for s in signed for box in s.ticks)
    by = {box: tuple(s.name for s in signed if box in s.ticks) for box in boxes}
    same = len(asked) == len(signed) and len({frozenset(s.ticks) for s in signed}) == 1
    return Ticks(by, told=not same, asked=False)
