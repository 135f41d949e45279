"""Room to write inside a text: a line for each field that is still open, its plain label beside it."""

from __future__ import annotations

import re
from collections.abc import Collection

from practice_desk.documents.styles import LINE, SOFT
from practice_desk.documents.text import GLUED, Fixed, Gap, Part, isolated, printable
from practice_desk.documents.words import printed

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_SHORT = re.compile(r"minutes|every|first_review|hours|weeks|months|fee|_days|_on|date|_by|number|code|limit")
_SHORT_SIGNS, _LONG_SIGNS = 10, 22


def with_gaps(text: str, open_fields: Collection[str]) -> list[Part]:
    """Return a text's pieces; a name in braces that is open is room to write, at least 2 cm wide."""
    parts: list[Part] = []
    done = 0
    for found in _FIELD.finditer(text):
        name = found.group(1)
        if name not in open_fields:
            continue
        before = text[done : found.start()]
        parts += _said(before, after_gap=bool(parts))
        if printable(before) and before[-1:].isspace():
            parts.append(Fixed(" "))
        signs = _SHORT_SIGNS if _SHORT.search(name) else _LONG_SIGNS
        parts += [Gap(signs, colour=LINE), Fixed(f"{GLUED}({label_of(name)})", colour=SOFT)]
        done = found.end()
    return parts + _said(text[done:], after_gap=bool(parts)) if printable(text[done:]) else parts


def only_gap(text: str, open_fields: Collection[str]) -> str:
    """Return the open field that is all a text holds, or nothing."""
    found = _FIELD.fullmatch(text.strip().rstrip("."))
    return found.group(1) if found and found.group(1) in open_fields else ""


def label_of(name: str) -> str:
    """Return what goes into a field, in plain words; a field of the therapist's own is called by its name."""
    return printed("merge_fields").all().get(name) or name.replace("_", " ")


def _said(text: str, *, after_gap: bool) -> list[Part]:
    if not printable(text):
        return [Fixed(" ")] if after_gap and text else []
    space = [Fixed(" ")] if after_gap and text[:1].isspace() else []
    return [*space, *isolated(text)]
