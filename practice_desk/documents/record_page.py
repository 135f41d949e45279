"""What every document of the work is made with: its top, its parts with headings, lists, and its pages."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Air, Block, Columns, Stack
from practice_desk.documents.boxes import Panel, WritingLines
from practice_desk.documents.letterhead import top
from practice_desk.documents.marks import Heading
from practice_desk.documents.pages import Frame, Page, Section, height_of, one_page
from practice_desk.documents.paper import Notice, NoticeKind, Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import CLAY, HEADED, LARGE, NORMAL, SAND
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import Part, isolated, printable
from practice_desk.documents.words import printed, voiced
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_record import PrintedHead

_AIRS = (0.85, 0.7)
_KEPT = 0.3  # of a page: a part no higher than this is not cut
_SPARE = 0.6  # times the size of the letters: what a gap gains where the page has room
_BESIDE = 16  # points between two parts beside each other
_LONGEST_TITLE = 60  # letters at the head and the foot of a page
_BULLET = "•"


class RecordPage:
    """One document being laid out: parts are added from top to bottom, then `paper` places and draws them.

    `document` names its words, each of `voices` puts its own over the plain ones.
    """

    def __init__(self, document: str, head: PrintedHead, size: PaperSize, *voices: str, large: bool) -> None:
        fonts.ready()
        self.head, self.scale = head, LARGE if large else NORMAL
        own = [*voices, *(["discreet"] if head.discreet else [])]
        self.words = printed(document, *(voice for voice in own if voiced(document, voice)))
        self.sections: list[Section] = []
        self._size = size
        self._title = ""
        self._frame: Frame | None = None
        self._growing: list[tuple[WritingLines, int]] = []

    def begin(
        self, title: str, fields: Sequence[tuple[str, str]], *, blank: bool = False, version: str = ""
    ) -> None:
        """Put the title, the practice and the fields at the top; on a `blank` one empty fields are lines."""
        self._title = printable(title)
        shown = [(f"{label}:", value) for label, value in fields if blank or printable(value)]
        element = Element("Sect")
        block = top(element, self.scale, isolated(title), self.head.letterhead, shown)
        self.sections.append(Section(element, block, 0))
        short = self._title if len(self._title) <= _LONGEST_TITLE else f"{self._title[:_LONGEST_TITLE]}…"
        footer = " · ".join(part for part in (short, version, self.words("private")) if part)
        running = f"{short}: {self.head.names}" if self.head.names else short
        self._frame = Frame(self._size, self.scale, footer, self.words("page"), running)

    @property
    def frame(self) -> Frame:
        """Return the paper. Only after `begin`."""
        assert self._frame is not None, "begin first"
        return self._frame

    def paper(self) -> Paper:
        """Return the finished document, with as little air as saves a page."""
        pages = self._pages()
        notices = [Notice(NoticeKind.MORE_PAGES, len(pages))] if len(pages) > 1 else []
        return self.frame.draw(pages, self.words("document_title"), self.head.day, notices)

    def add(self, element: Element, block: Block, gap: float | None = None) -> None:
        """Add a part; a low one is never cut."""
        high = block.measure(self.frame.width, Air())
        keep = high < _KEPT * self.frame.later
        self.sections.append(Section(element, block, self.scale.gap + 3 if gap is None else gap, keep=keep))

    def part(
        self, title: str, sign: str, element: Element, blocks: Sequence[Block], hint: str = "", lead: int = 2
    ) -> None:  # fmt: skip
        """Add a part whose words are made: the heading comes first, with its sign and a soft line of help.

        `lead` is how many blocks stay together, the heading counted; those before the last must be low.
        """
        heading, elements = self.heading(title, sign, hint)
        element.kids[:0] = elements

        def again() -> Block:
            return Words(None, self.scale.style("heading"), f"{title} {self.words('continued')}")

        self.add(element, Stack([heading, *blocks], 2, lead=lead, again=again))

    def beside(self, parts: Sequence[tuple[str, str, Element, Sequence[Block]]]) -> None:
        """Add parts beside each other, below each other in large print. Each is title, sign, node, blocks."""
        if self.scale.large or len(parts) < 2:  # noqa: PLR2004
            for title, sign, element, blocks in parts:
                self.part(title, sign, element, blocks)
            return
        whole, cells = Element("Sect"), list[Block]()
        for title, sign, element, blocks in parts:
            heading, elements = self.heading(title, sign)
            element.kids[:0] = elements
            whole.kids.append(element)
            cells.append(Stack([heading, *blocks], 2, lead=2))
        self.add(whole, Columns(cells, [None] * len(cells), _BESIDE, keep=False))

    def heading(self, title: str, sign: str, hint: str = "") -> tuple[Block, list[Element]]:
        """Return a heading with its sign, its help beside it where both fit, and their elements in order."""
        scale, element = self.scale, Element("H2")
        made = Heading(element, scale, title, sign)
        if not hint:
            return made, [element]
        note = Element("P")
        soft = Words(note, scale.style("soft"), hint)
        wide = Heading.natural_width(scale, title)
        below = fonts.width(hint, fonts.REGULAR, scale.body) > HEADED - wide
        block = Stack([made, soft], 1) if below else Columns([made, soft], [wide, None], 8, "base")
        return block, [element, note]

    def banded(self, title: str, sign: str, element: Element, blocks: Sequence[Block]) -> None:
        """Add a short part in a band: its heading, and what was said beside it where that is one line."""
        heading, elements = self.heading(title, sign)
        element.kids[:0] = elements
        wide, inside = Heading.natural_width(self.scale, title), (4.5, 8.0, 6.5, 11.0)
        room = self.frame.width - wide - inside[1] - inside[3] - 10
        short = len(blocks) == 1 and blocks[0].measure(room, Air()) <= self.scale.leading * 1.1
        beside = short and not self.scale.large
        body = (
            Columns([heading, *blocks], [wide, None], 10, "base") if beside else Stack([heading, *blocks], 1)
        )
        self.add(element, Panel(body, inside, fill=SAND, bar=CLAY))

    def band(self, words: str) -> None:
        """Add one line of ours in a band."""
        element = Element("P")
        inner = Words(element, self.scale.style("body"), words)
        panel = Panel(inner, (5, 8, 6, 11), fill=SAND, bar=CLAY)
        self.sections.append(Section(element, panel, self.scale.gap + 2))

    def fixed(self, parent: Element, words: str, style: str = "body") -> Block:
        """Return a paragraph of our own words."""
        return Words(parent.add("P"), self.scale.style(style), words)

    def said(self, parent: Element, text: str, style: str = "body", *, quoted: bool = False) -> list[Block]:
        """Return what a person wrote, a paragraph for each of its lines."""
        lines = [line for line in text.splitlines() if printable(line)]
        shown = [f"“{printable(line)}”" for line in lines] if quoted else lines
        return [Words(parent.add("P"), self.scale.style(style), *isolated(line)) for line in shown]

    def bullets(self, parent: Element, lines: Sequence[str], *, quoted: bool = False) -> list[Block]:
        """Return a list of what people wrote, one dot for each."""
        shown = [printable(line) for line in lines if printable(line)]
        listed = list_of(parent, "Disc")
        return [self.bullet(listed, isolated(f"“{line}”" if quoted else line)) for line in shown]

    def bullet(self, listed: Element, parts: Sequence[Part]) -> Block:
        """Return one line of a list."""
        item, body = listed.add("LI"), self.scale.style("body")
        label = Words(item.add("Lbl"), body, _BULLET)
        row = Columns(
            [label, Words(item.add("LBody"), body, *parts)], [self.scale.body * 0.95, None], 0, "base",
            keep=False,
        )  # fmt: skip
        row.before = self.scale.body * 0.15
        return row

    def lines(self, count: int, most: int = 0) -> Block:
        """Return lines to write on; up to `most` where the one page has room for them."""
        made = WritingLines(count, self.scale.hand_pitch, foot=self.scale.foot)
        if most > count:
            self._growing.append((made, most))
        return made

    def _pages(self) -> list[Page]:
        """Return the pages; with less air where that saves one."""
        frame = self.frame
        pages = frame.place(self.sections, Air())
        if len(pages) == 1:
            return [self._filled()]
        least = frame.place(self.sections, Air(_AIRS[-1]))
        if len(least) == len(pages):
            return frame.place(self.sections, Air())
        layouts = (frame.place(self.sections, Air(air)) for air in _AIRS)
        return next(layout for layout in layouts if len(layout) == len(least))

    def _filled(self) -> Page:
        """Return the one page with what it has to spare: more lines to write on first, then wider gaps."""
        width, first = self.frame.width, self.frame.first
        while any(self._grown(lines) for lines, most in self._fewest_first() if lines.count < most):
            pass
        spare = first - height_of(self.sections, width, Air())
        return one_page(self.sections, width, Air(), spare, self.scale.body * _SPARE)

    def _fewest_first(self) -> list[tuple[WritingLines, int]]:
        return sorted(self._growing, key=lambda grows: grows[0].count)

    def _grown(self, lines: WritingLines) -> bool:
        """Say whether the page holds one line more here, which is then there."""
        lines.count += 1
        if height_of(self.sections, self.frame.width, Air()) <= self.frame.first:
            return True
        lines.count -= 1
        return False
