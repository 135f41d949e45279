"""One small step on paper: its box to tick, what it is, and when, how often and with whom below it."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.documents.blocks import Block, Columns, Stack
from practice_desk.documents.boxes import Drawing
from practice_desk.documents.fields import Field, written
from practice_desk.documents.marks import tick_box
from practice_desk.documents.paragraphs import Words, natural_width
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import SOFT, Scale
from practice_desk.documents.text import Fixed, Part, Said, is_rtl, printable

_ON_ONE_LINE = 420  # points: a detail of a step no wider than this is not broken


def step_row(
    item: Element, scale: Scale, spoken: str, what: str, details: Sequence[tuple[str, str]], *,
    to_write: str = "",
) -> Columns:  # fmt: skip
    """Return a step as one line of a list. Each detail is its label and what was said.

    One without words has lines to write on: for what it is, and for the detail labelled `to_write`.
    """
    label, body = item.add("Lbl", actual=spoken), item.add("LBody")
    size = scale.body * (1.3 if scale.large else 1.55)
    named = written(body.add("P"), scale, what, "third")
    if printable(what):
        below = _said(scale, body, [(name, value) for name, value in details if printable(value)])
    else:
        below = [Field(body.add("P"), scale, to_write, "")] if to_write else []
    box = Drawing(size + 2.5, tick_box(size), label, width=size + 1)
    return Columns([box, Stack([named, *below])], [size + 8, None], 0)


def _said(scale: Scale, body: Element, shown: Sequence[tuple[str, str]]) -> list[Block]:
    """Return the details in running words; where one runs from the right, each on its own line."""
    if any(is_rtl(value) for _, value in shown):
        return [Field(body.add("P"), scale, label, value) for label, value in shown]
    parts: list[Part] = []
    for label, value in shown:
        whole = natural_width(label, Said(value), scale) < _ON_ONE_LINE
        parts += [
            Fixed(f"{label}\u00a0".replace(" ", "\u00a0"), colour=SOFT),
            Said(value, glued=whole),
            Fixed("\u00a0· ", colour=SOFT),
        ]
    return [Words(body.add("P"), scale.style("body"), *parts[:-1])] if parts else []
