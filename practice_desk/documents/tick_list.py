"""Boxes to tick with their words, or ticked ones."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Block, Columns, Space
from practice_desk.documents.boxes import Drawing
from practice_desk.documents.marks import tick_box
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import isolated

_APART = 14  # points between two boxes in a row


def tick_list(page: RecordPage, parent: Element, lines: Sequence[tuple[str, bool]]) -> list[Block]:
    """Return a list of boxes: the words of each, and whether it is ticked."""
    listed = list_of(parent, "Square")
    found: list[Block] = []
    for words, ticked in lines:
        item = listed.add("LI")
        box = _box(page, item.add("Lbl", actual=spoken(page, ticked=ticked)), ticked=ticked)
        said = Words(item.add("LBody"), page.scale.style("body"), *isolated(words))
        row = Columns([box, said], [page.scale.body * 1.05 + 8, None], 0, "middle", keep=False)
        row.before = page.scale.body * 0.25
        found.append(row)
    return found


def tick_row(
    page: RecordPage, parent: Element, lines: Sequence[tuple[str, bool]], width: float
) -> Block | None:
    """Return a list of boxes beside each other, None where they have no room in one row."""
    scale = page.scale
    sign = scale.body * 1.05 + 8
    wide = [sign + fonts.width(words, fonts.REGULAR, scale.body) + 2 for words, _ in lines]
    if sum(wide) + _APART * (len(wide) - 1) > width:
        return None
    cells = tick_list(page, parent, lines)
    for each in cells:
        each.before = None
    row = Columns([*cells, Space(0)], [*wide, None], _APART)
    row.before = scale.body * 0.25
    return row


def tick_line(page: RecordPage, parent: Element, words: str, *, ticked: bool) -> Block:
    """Return one box in a cell; without words of its own it says only whether it is ticked."""
    said = spoken(page, ticked=ticked)
    element = parent.add("Span", actual=said)
    element.words = said
    box = _box(page, element, ticked=ticked)
    if not words:
        return box
    label = Words(parent.add("Span"), page.scale.style("body"), *isolated(words))
    return Columns([box, label], [page.scale.body * 1.05 + 6, None], 0, "middle")


def spoken(page: RecordPage, *, ticked: bool) -> str:
    """Return what a box says to who cannot see it."""
    return page.words("ticked" if ticked else "to_tick")


def _box(page: RecordPage, element: Element, *, ticked: bool) -> Block:
    size = page.scale.body * 1.05
    return Drawing(size + 2, tick_box(size, ticked=ticked), element, size + 2)
