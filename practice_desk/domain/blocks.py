"""Blocks: the canonical text of a paper, from which the turned screen and the PDF are both made (C28)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from practice_desk.domain.text import clean


class BlockKind(StrEnum):
    """What a block is on the screen and on paper."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TICK = "tick"
    CHOICE = "choice"
    LINE = "line"


@dataclass(frozen=True, repr=False)
class Block:
    """One piece of a paper. A tick is one box; a choice has several `options`; a line is to be written on.

    `ticked` holds the numbers of the options that are ticked from the start, 0 for a tick's own box.
    """

    kind: BlockKind
    text: str = ""
    options: tuple[str, ...] = ()
    ticked: tuple[int, ...] = ()


_MARK = re.compile(r"\s?\[†\d+\]")
_KEY = re.compile(r"\s*\([bc]\)\(\d\)(?:\([ivx]+\))?")
_BOX = re.compile(r"\[( |x)\]")
_LINE = re.compile(r"_{4,}")


def read_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in the form of the Library, its marks and element keys left out.

    `= ` is a heading, `- ` a bullet, `[ ]` a box to tick (`[x]` one that is ticked), `____` a line to write
    on. Lines that follow each other are blocks of their own; blank lines divide nothing more.
    """
    stripped = _KEY.sub("", _MARK.sub("", text))
    lines = (line.strip() for line in stripped.splitlines())
    return tuple(_block(line) for line in lines if line)


def element_keys(text: str) -> frozenset[str]:
    """Return the element keys a text carries, such as ``(c)(1)(ii)`` of 45 CFR 164.508."""
    return frozenset(found.group().strip() for found in _KEY.finditer(text))


def note_marks(text: str) -> tuple[int, ...]:
    """Return the numbers of the legal defaults a text is marked with, each once, in order."""
    return tuple(dict.fromkeys(int(n) for n in re.findall(r"\[†(\d+)\]", text)))


def canonical(blocks: Iterable[Block]) -> str:
    r"""Return blocks as the one text that is hashed and signed.

    A JSON list with sorted keys, NFC, ``\n`` (C27): the same on every computer and in every later release.
    """
    said = [
        {"kind": b.kind.value, "options": list(b.options), "text": b.text, "ticked": list(b.ticked)}
        for b in blocks
    ]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def read_canonical(text: str) -> tuple[Block, ...]:
    """Return the blocks of a canonical text."""
    said: list[dict[str, Any]] = json.loads(text)
    return tuple(
        Block(BlockKind(b["kind"]), b["text"], tuple(b["options"]), tuple(b["ticked"])) for b in said
    )


def plain(blocks: Sequence[Block]) -> str:
    """Return blocks as plain text, one line each, for comparing, reading aloud and reading as text."""
    return "\n".join(_plain(b) for b in blocks)


def boxes(blocks: Sequence[Block]) -> list[str]:
    """Return the name of each box that can be ticked: block number, point, option number (``12.0``)."""
    found: list[str] = []
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.TICK:
            found.append(f"{number}.0")
        found += [f"{number}.{i}" for i in range(len(block.options))]
    return found


def _block(line: str) -> Block:
    boxes = list(_BOX.finditer(line))
    if line.startswith("= "):
        return Block(BlockKind.HEADING, _said(line[2:]))
    if line.startswith("- "):
        return Block(BlockKind.BULLET, _said(line[2:]))
    if not boxes:
        return Block(BlockKind.LINE) if _LINE.fullmatch(line) else Block(BlockKind.PARAGRAPH, _said(line))
    ticked = tuple(i for i, box in enumerate(boxes) if box.group(1) == "x")
    if len(boxes) == 1 and boxes[0].start() == 0:
        return Block(BlockKind.TICK, _said(line[boxes[0].end() :]), (), ticked)
    ends = [*(b.start() for b in boxes[1:]), len(line)]
    options = tuple(_said(line[b.end() : end]) for b, end in zip(boxes, ends, strict=True))
    return Block(BlockKind.CHOICE, _said(line[: boxes[0].start()]), options, ticked)


def _said(text: str) -> str:
    return unicodedata.normalize("NFC", clean(re.sub(r"[ \t]+", " ", text)).strip())


def _plain(block: Block) -> str:
    if block.kind is BlockKind.TICK:
        return f"[{'x' if block.ticked else ' '}] {block.text}"
    if block.kind is BlockKind.CHOICE:
        shown = (f"[{'x' if i in block.ticked else ' '}] {o}" for i, o in enumerate(block.options))
        return " ".join([block.text, *shown]).strip()
    mark = {BlockKind.HEADING: "= ", BlockKind.BULLET: "- ", BlockKind.LINE: "____"}
    return mark.get(block.kind, "") + block.text
