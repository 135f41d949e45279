"""Tables: rows of cells between thin lines, tagged row by row; the header comes again as an artifact."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFName

from practice_desk.documents.blocks import Block, Columns, Rule, Space, Stack
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import PINE, Scale

Widths = Sequence[float | None]


def head_cell(row: Element, scope: str) -> Element:
    """Add a header cell to a row; `scope` is Row or Column."""
    made = row.add("TH")
    made.attributes = {"O": PDFName("Table"), "Scope": PDFName(scope)}
    return made


def head_style(scale: Scale) -> ParagraphStyle:
    """Return the style of header cells."""
    return ParagraphStyle("head", parent=scale.style("bold"), textColor=PINE)


def table(
    scale: Scale,
    rows: Sequence[Sequence[Block]],
    widths: Widths,
    header: Callable[[bool], list[Block]] | None = None,
) -> Stack:
    """Return rows of cells. `header` makes the header's cells, tagged or (False) as an artifact."""
    blocks: list[Block] = [_row(scale, header(True), widths), Rule(PINE, 1.2)] if header else []
    for number, cells in enumerate(rows):
        blocks += [*([Rule()] if number else []), _row(scale, cells, widths)]
    blocks.append(Rule(PINE, 1.2))

    def again() -> Block:
        assert header is not None
        return Stack([_row(scale, header(False), widths), Rule(PINE, 1.2)], keep=True)

    return Stack(blocks, lead=3 if header else 1, again=again if header else None)


def cell(element: Element | None, scale: Scale, words: str, style: ParagraphStyle | None = None) -> Words:
    """Return a cell of fixed words."""
    return Words(element, style or scale.style("body"), words)


def _row(scale: Scale, cells: Sequence[Block], widths: Widths) -> Block:
    pad = 2.6 * scale.body / 12
    return Stack([Space(pad), Columns(cells, widths, 8), Space(pad + 0.4)], keep=True)
