"""Merging: a template's text with a client's values put in, and what is still open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from practice_desk.domain.blocks import Block, canonical, read_blocks
from practice_desk.domain.text import clean

FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_IF = re.compile(r"\[\[if ([a-z][a-z0-9_]*)\]\](.*?)\[\[end\]\]", re.DOTALL)
_LOOSE = re.compile(r"\[\[[^\]]*\]\]")
_BOX = re.compile(r"\[[ x]\]")
_WRITE_HERE = "____________"
_LONELY = re.compile(r"^(- )?\{([a-z][a-z0-9_]*)\}(.*)$")


@dataclass(frozen=True, repr=False)
class Merged:
    """A text with its values: the blocks, and the fields that nothing was put into, each once, in order."""

    blocks: tuple[Block, ...]
    unfilled: tuple[str, ...] = ()

    def canonical(self) -> str:
        """Return the one text that is hashed and signed."""
        return canonical(self.blocks)


def merge(text: str, values: Mapping[str, str]) -> Merged:
    """Put values into a text; a field without one stays visible in its braces and is named.

    A part between `[[if x]]` and `[[end]]` stays where `x` has a value. A box to tick whose own field is
    empty is left out: nobody can agree to a blank. Values are shown as typed, never read as form again.
    """
    kept = _with_parts(text, values)
    lines: list[str] = []
    for line in kept.splitlines():
        lines += _lines(line, values)
    asked = dict.fromkeys(name for line in lines for name in FIELD.findall(line))
    blocks = tuple(_put_in(block, values) for line in lines for block in read_blocks(line))
    return Merged(blocks, tuple(name for name in asked if not _value(name, values)))


def blank(text: str) -> tuple[Block, ...]:
    """Return a text to be filled in by hand: every part in it, every field a line to write on."""
    whole = _IF.sub(lambda part: part.group(2), text)
    return read_blocks(FIELD.sub(_WRITE_HERE + " ", whole))


def fields_in(text: str) -> tuple[str, ...]:
    """Return the fields a text asks for, each once, in order."""
    return tuple(dict.fromkeys(FIELD.findall(text)))


def conditions_in(text: str) -> tuple[str, ...]:
    """Return what the optional parts of a text depend on, each once, in order."""
    return tuple(dict.fromkeys(name for name, _ in _IF.findall(text)))


def faults_of_form(text: str) -> Iterator[str]:
    """Yield each piece of a text that the form cannot read: a part that is not ended, a brace left open."""
    rest = _IF.sub(lambda part: part.group(2), text)
    yield from _LOOSE.findall(rest)
    yield from re.findall(r"\{[^{}\n]*\}?|\}", FIELD.sub("", rest))


def _with_parts(text: str, values: Mapping[str, str]) -> str:
    return _IF.sub(lambda part: part.group(2) if values.get(part.group(1), "").strip() else "", text)


def _lines(line: str, values: Mapping[str, str]) -> list[str]:
    """Return a line as the lines it becomes: without boxes about nothing, one for each line of a value."""
    boxes = list(_BOX.finditer(line))
    if boxes:
        ends = [*(b.start() for b in boxes[1:]), len(line)]
        parts = [line[b.start() : end] for b, end in zip(boxes, ends, strict=True)]
        whole = [p for p in parts if all(values.get(n, "").strip() for n in FIELD.findall(p))]
        return [line[: boxes[0].start()] + "".join(whole)] if whole else []
    alone = _LONELY.match(line.strip())
    value = values.get(alone.group(2), "") if alone else ""
    if alone is None or "\n" not in value.strip():
        return [line]
    bullet, name, rest = alone.group(1) or "", alone.group(2), alone.group(3)
    count = len([part for part in value.splitlines() if part.strip()])
    return [f"{bullet}{{{name}__{n}}}{rest if n == count - 1 else ''}" for n in range(count)]


def _put_in(block: Block, values: Mapping[str, str]) -> Block:
    options = tuple(_filled(o, values) for o in block.options)
    return Block(block.kind, _filled(block.text, values), options, block.ticked)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return FIELD.sub(lambda field: _value(field.group(1), values) or field.group(), text)


def _value(name: str, values: Mapping[str, str]) -> str:
    base, _, number = name.partition("__")
    value = values.get(base, "").strip()
    if number:
        value = [part.strip() for part in value.splitlines() if part.strip()][int(number)]
    return " ".join(clean(value).split())
