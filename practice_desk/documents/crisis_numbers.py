"""Numbers to call: each a link with large figures, and what it is beside it."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Block, Columns, Stack
from practice_desk.documents.boxes import WritingLines
from practice_desk.documents.marks import Heading
from practice_desk.documents.paragraphs import TelephoneNumber, Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import Scale
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import Said, printable
from practice_desk.documents.words import Printed
from practice_desk.domain.sheet import CrisisLine


def number_line(paragraph: Element, scale: Scale, number: str, label: str, spoken: str) -> Block:
    """Return one number with its label; `spoken` is what the link says, such as "Call 999"."""
    number, label = printable(number), printable(label)
    if not any(c.isdigit() for c in number):
        return Words(paragraph, scale.style("body"), Said(f"{number} {label}"))
    called = TelephoneNumber(paragraph.add("Link", alt=spoken), scale.style("number"), number)
    wide = fonts.width(number, fonts.BOLD, scale.number) + 3
    if not label:
        return called
    return Columns(
        [called, Words(paragraph.add("Span"), scale.style("body"), Said(label))], [wide, None], 7, "base"
    )


def crisis_block(element: Element, scale: Scale, words: Printed, lines: Sequence[CrisisLine]) -> Block:
    """Return the numbers to call under their heading; where none is known there is room to write them."""
    called = Heading(element.add("H2"), scale, words("call"), "phone")
    if not lines:
        said = Words(element.add("P"), scale.style("body"), words("no_numbers"))
        return Stack([called, said, WritingLines(1, scale.hand_pitch)])
    listed = list_of(element, "None")
    rows = [
        number_line(
            listed.add("LI").add("LBody").add("P"), scale, line.number, line.label,
            words("spoken_call").format(printable(line.number)),
        )
        for line in lines
    ]  # fmt: skip
    return Stack([called, *rows], 1)
