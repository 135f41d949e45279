"""The form of a Library text as it is read and edited: its lines with their conditions, and its faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from practice_desk.domain.blocks import Block, read_blocks

_TOKEN = re.compile(r"\[\[if ([a-z][a-z0-9_]*)\]\]|\[\[end\]\]|\[\[[^\]\n]*\]{0,2}|\{[^{}\n]*\}?|\}")
_INLINE = re.compile(r"\[\[if ([a-z][a-z0-9_]*)\]\]([^\n]*?)\[\[end\]\]")
_END = "[[end]]"
_MARK = re.compile(r"\s?\[†(\d+)\]")
_WHOLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class FormFault(StrEnum):
    """What the form cannot read."""

    BRACE_OPEN = "brace_open"
    NOT_A_FIELD = "not_a_field"
    PART_OPEN = "part_open"
    PART_IN_PART = "part_in_part"
    END_ALONE = "end_alone"
    UNKNOWN_PART = "unknown_part"


@dataclass(frozen=True, repr=False)
class FaultyLine:
    """One fault of form: the number of its line, from 1, and the piece that cannot be read."""

    line: int
    fault: FormFault
    piece: str


@dataclass(frozen=True, repr=False)
class ShownBlock:
    """A block as the Library shows it: fields in their braces, `†1` for a legal default, and its condition.

    Inside a text an optional part that lies within one line stands between ⟦condition| and ⟧, without a
    condition where it is the very field it depends on.
    """

    block: Block
    only_if: str = ""


def form_faults(text: str) -> list[FaultyLine]:
    """Return what the form cannot read, in the order of the lines."""
    found: list[FaultyLine] = []
    opened: FaultyLine | None = None
    for number, line in enumerate(text.splitlines(), 1):
        for token in _TOKEN.finditer(line):
            piece = token.group()
            if token.group(1):
                if opened:
                    found.append(FaultyLine(number, FormFault.PART_IN_PART, piece))
                else:
                    opened = FaultyLine(number, FormFault.PART_OPEN, piece)
            elif piece == _END and opened:
                opened = None
            elif piece == _END or not _WHOLE.fullmatch(piece):
                found.append(FaultyLine(number, _fault_of(piece), piece))
    return sorted([*found, opened] if opened else found, key=lambda f: f.line)


def shown_blocks(text: str) -> list[ShownBlock]:
    """Return a text as it is shown in the Library: all of its parts, each with what it depends on."""
    return list(_shown(_MARK.sub(r"†\1", text)))


def _shown(text: str) -> Iterator[ShownBlock]:
    condition = ""
    for line in _INLINE.sub(_inline, text).splitlines():
        said = line
        for token in _TOKEN.finditer(line):
            if token.group(1):
                condition = token.group(1)
            if token.group().startswith("[["):
                said = said.replace(token.group(), " ", 1)
        yield from (ShownBlock(block, condition) for block in read_blocks(said))
        if _END in line:
            condition = ""


def _inline(part: re.Match[str]) -> str:
    condition, said = part.group(1), part.group(2).strip()
    if f"{{{condition}}}" in said:
        return f" ⟦{said.strip(' ,')}⟧"
    return f"⟦{condition}|{said}⟧"


def _fault_of(piece: str) -> FormFault:
    if piece == _END:
        return FormFault.END_ALONE
    if piece.startswith("[["):
        return FormFault.UNKNOWN_PART
    return FormFault.NOT_A_FIELD if piece.startswith("{") and piece.endswith("}") else FormFault.BRACE_OPEN
