"""The top of a page: title and practice beside each other, and who it is for, with whom, when."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Block, Columns, Rule, Stack
from practice_desk.documents.fields import Field, Pairs
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import LEFT, PINE, RIGHT, SECOND, SIZES, Scale
from practice_desk.documents.text import Fixed, Part, Said, drawn, printable
from practice_desk.domain.practice import PaperSize

_ACROSS = SIZES[PaperSize.A4][0] - LEFT - RIGHT  # points; Letter is a little wider


def top(
    element: Element, scale: Scale, title: Sequence[Part | str], letterhead: Sequence[str],
    fields: Sequence[tuple[str, str]],
) -> Block:  # fmt: skip
    """Return title, practice, a rule and the fields below it, in this reading order.

    A field is its label and its value; one without a value is a line to write on.
    """
    named = Words(element.add("H1"), scale.style("title"), *title)
    lines = [line for line in letterhead if printable(line)]
    head = _with_letterhead(element, scale, named, lines) if lines else named
    rows = [Field(element.add("P"), scale, label, value, bold=True) for label, value in fields]
    meta = Pairs(rows, 14, 1, None if scale.large else SECOND)
    meta.before = 6 if scale.large else 4
    rule = Rule(PINE, 1.6 if scale.large else 1.4, before=4.5 * scale.body / 12)
    return Stack([head, rule, meta if rows else None])


def _with_letterhead(element: Element, scale: Scale, title: Words, lines: Sequence[str]) -> Block:
    """Return title and practice beside each other; in large print, and over a long title, practice above."""
    rest = ", ".join(printable(line) for line in lines[1:] if printable(line))
    name = Said(lines[0], bold=True)
    longest = max(
        fonts.width(rest, fonts.REGULAR, scale.small),
        fonts.width(printable(lines[0]), fonts.BOLD, scale.small),
    )
    beside = min(SECOND * 1.05, longest + 4)
    wide = fonts.width("".join(drawn(part) for part in title.parts), fonts.BOLD, scale.title)
    if scale.large or _ACROSS - beside - 10 < wide <= _ACROSS:
        line = Words(element.add("P"), scale.style("small"), name, Fixed("\u00a0\u00a0 "), Said(rest))
        return Stack([line, title], 2)
    right = scale.style("small_right")
    practice = Stack([Words(element.add("P"), right, name), Words(element.add("P"), right, Said(rest))])
    return Columns([title, practice], [None, beside], 10, "bottom")
