"""The parts of a safety plan on paper: each under its heading with its sign, short ones beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from practice_desk.documents.blocks import Block, Columns, Stack
from practice_desk.documents.boxes import Panel
from practice_desk.documents.crisis_numbers import crisis_block
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import CLAY
from practice_desk.domain.printed_record import PrintedSafetyPlan
from practice_desk.domain.safety_plan import SafetyPart

SIGNS = {
    SafetyPart.SIGNS: "pencil", SafetyPart.BY_MYSELF: "ring", SafetyPart.PLACES: "flag",
    SafetyPart.PEOPLE: "people", SafetyPart.PROFESSIONALS: "phone", SafetyPart.SURROUNDINGS: "key",
    SafetyPart.REASONS: "heart",
}  # fmt: skip
_BESIDE = 16  # points between two parts beside each other


@dataclass(frozen=True)
class Part:
    """A heading with its sign and its help, and what stands under it."""

    title: str
    sign: str
    element: Element
    blocks: Sequence[Block]
    hint: str = ""


def add_parts(page: RecordPage, *parts: Part | None, beside: bool) -> None:
    """Add parts beside each other, or below each other; large print has them below each other."""
    found = [part for part in parts if part is not None]
    if len(found) < 2 or page.scale.large or not beside:  # noqa: PLR2004  (one has nothing beside it)
        for part in found:
            page.part(part.title, part.sign, part.element, part.blocks, part.hint)
        return
    whole = Element("Sect")
    whole.kids += [part.element for part in found]
    cells = [_half(page, part) for part in found]
    page.add(whole, Columns(cells, [None] * len(cells), _BESIDE, keep=False))


def add_numbers(page: RecordPage, record: PrintedSafetyPlan) -> None:
    """Add the numbers of the client's place in a box of their own."""
    element = Element("Sect")
    block = crisis_block(element, page.scale, page.words, record.numbers)
    page.add(element, Panel(block, (5, 10, 7, 10), stroke=CLAY, weight=1.6))


def _half(page: RecordPage, part: Part) -> Block:
    """Return a part in half the width, its help below its heading."""
    heading, elements = page.heading(part.title, part.sign)
    part.element.kids[:0] = elements
    if not part.hint:
        return Stack([heading, *part.blocks], 2, lead=2)
    note = Element("Sect")
    help_ = page.fixed(note, part.hint, "soft")
    part.element.kids[1:1] = note.kids
    return Stack([heading, help_, *part.blocks], 2, lead=3)
