"""Pages: sections placed on sheets of paper, with running head and footer."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Air, Block
from practice_desk.documents.paper import Notice, NoticeKind, Paper, reading, strange_letters
from practice_desk.documents.running import draw_line
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import BOTTOM, LEFT, RIGHT, RULE, SIZES, SOFT, TOP, Scale
from practice_desk.documents.tagged import TaggedCanvas
from practice_desk.domain.practice import PaperSize

_NEARLY = 0.01


@dataclass(frozen=True, eq=False, repr=False)
class Section:
    """One part of a document: its node of the tree, the block that draws it, and the gap above it."""

    element: Element
    block: Block
    gap: float = 8
    keep: bool = True


@dataclass(frozen=True, eq=False, repr=False)
class Placed:
    """A block on a page, so far below the one before."""

    section: Section
    block: Block
    gap: float


Page = list[Placed]


class Frame:
    """The paper: how wide and high its writing is, and what stands outside it."""

    def __init__(
        self, size: PaperSize, scale: Scale, footer: str, page_words: str, running: str = ""
    ) -> None:
        fonts.ready()
        self.size, self.scale = size, scale
        self._footer, self._page_words, self._running = footer, page_words, running
        self.page_width, self.page_height = SIZES[size]
        self.width = self.page_width - LEFT - RIGHT
        counted = fonts.width(page_words.format(99, 99), fonts.REGULAR, scale.small)
        own = fonts.width(footer, fonts.REGULAR, scale.small)
        self._two_lines = own + counted + 12 > self.width
        self._bottom = BOTTOM + (6 if scale.large else 0) + (scale.small_leading if self._two_lines else 0)
        self.first = self.page_height - TOP - self._bottom
        self._head = scale.small_leading + 8 if running else 0
        self.later = self.first - self._head

    def place(self, sections: Sequence[Section], air: Air, first: float | None = None) -> list[Page]:
        """Return pages: whole sections move on, those that need not keep whole are cut.

        What is larger than a page is cut anyway, never refused.
        """
        pages: list[Page] = [[]]
        left = self.first if first is None else first
        for section in sections:
            block: Block | None = section.block
            while block is not None:
                gap = section.gap * air.factor if pages[-1] else 0.0
                height = block.measure(self.width, air)
                if height + gap <= left + _NEARLY:
                    pages[-1].append(Placed(section, block, gap))
                    left -= height + gap
                    break
                block = self._cut(pages, section, block, left - gap, gap, air)
                pages.append([])
                left = self.later
        return pages

    def _cut(
        self, pages: list[Page], section: Section, block: Block, room: float, gap: float, air: Air
    ) -> Block:
        """Put what fits on the last page and return the rest."""
        alone = not pages[-1]
        parts = block.cut(room, air) if not section.keep or alone else []
        if alone and not parts:
            forced = replace(air, forced=True)
            block.measure(self.width, forced)
            parts = block.cut(room, forced)
            if not parts:
                raise ValueError("a block is larger than a page and cannot be cut")
        if not parts:
            return block
        parts[0].measure(self.width, air)
        pages[-1].append(Placed(section, parts[0], gap))
        return parts[1]

    def draw(self, pages: Sequence[Page], title: str, day: str, notices: Sequence[Notice] = ()) -> Paper:
        """Draw the pages and return the document; `title` is neutral, `day` the document's ISO date."""
        root = Element("Document")
        for page in pages:
            root.kids += [p.section.element for p in page if p.section.element not in root.kids]
        out = io.BytesIO()
        canvas = TaggedCanvas(
            out, root, title, day,
            pagesize=(self.page_width, self.page_height), initialFontName=fonts.REGULAR, lang="en-GB",
        )  # fmt: skip
        for number, page in enumerate(pages, 1):
            self._draw_page(canvas, page, number, len(pages))
        canvas.save()
        letters = strange_letters(root)
        said = [*notices, Notice(NoticeKind.NO_FONT, letters=letters)] if letters else list(notices)
        return Paper(out.getvalue(), len(pages), tuple(said), reading(root))

    def _draw_page(self, canvas: TaggedCanvas, page: Page, number: int, count: int) -> None:
        y, scale = self.page_height - TOP, self.scale
        if number > 1 and self._running:
            canvas.setFillColor(SOFT)
            draw_line(canvas, LEFT, y - scale.small, self._running, scale.small, self.width)
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.7)
            line = y - scale.small_leading - 1
            canvas.line(LEFT, line, LEFT + self.width, line)
            y -= self._head
        for placed in page:
            y -= placed.gap + placed.block.height
            placed.block.draw(canvas, LEFT, y)
        self._draw_footer(canvas, number, count)
        canvas.showPage()

    def _draw_footer(self, canvas: TaggedCanvas, number: int, count: int) -> None:
        scale = self.scale
        y = self._bottom - scale.small - 7
        canvas.setFillColor(SOFT)
        draw_line(canvas, LEFT, y, self._footer, scale.small, self.width)
        canvas.setFont(fonts.REGULAR, scale.small)
        if self._two_lines:
            y -= scale.small_leading
        canvas.drawRightString(LEFT + self.width, y, self._page_words.format(number, count))


def height_of(sections: Sequence[Section], width: float, air: Air) -> float:
    """Return how high sections are below each other, gaps included."""
    return sum(s.block.measure(width, air) + (s.gap * air.factor if i else 0) for i, s in enumerate(sections))


def one_page(sections: Sequence[Section], width: float, air: Air, spare: float = 0, most: float = 0) -> Page:
    """Return one page of sections; spare height is shared between them, up to `most` points each."""
    extra = max(0.0, min(spare / max(1, len(sections) - 1), most))
    for section in sections:
        section.block.measure(width, air)
    return [Placed(s, s.block, s.gap * air.factor + extra if i else 0.0) for i, s in enumerate(sections)]
