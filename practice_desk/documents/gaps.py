"""Room to write inside a text: a line for each field that is still open, its plain label beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from practice_desk.documents import fonts
from practice_desk.documents.styles import LINE, SOFT, Scale
from practice_desk.documents.text import GLUED, Fixed, Gap, Part, drawn, isolated, printable
from practice_desk.documents.words import printed

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_WORD = re.compile(r"\w+")
_SHORT = re.compile(r"minutes|every|first_review|hours|weeks|months|fee|_days|_on|date|_by|number|code|limit")
_SHORT_SIGNS, _LONG_SIGNS = 22, 44


def with_gaps(text: str, open_fields: Collection[str], share: float = 1.0) -> list[Part]:
    """Return a text's pieces; a name in braces that is open is room to write, at least 2 cm wide.

    In larger letters a `share` of the usual spaces is as wide.
    """
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
        parts += [Gap(int(signs * share), colour=LINE), Fixed(f"{GLUED}({label_of(name)})", colour=SOFT)]
        done = found.end()
    return parts + _said(text[done:], after_gap=bool(parts)) if printable(text[done:]) else parts


def without_gaps(text: str, open_fields: Collection[str]) -> str:
    """Return a text for one line outside the words, such as a running head; what is open is a pause."""
    return _FIELD.sub(lambda found: "…" if found.group(1) in open_fields else found.group(), text)


def field_names(text: str, open_fields: Collection[str]) -> list[str]:
    """Return the open fields of a text that holds hardly anything else, such as a name and an address."""
    found = [name for name in _FIELD.findall(text) if name in open_fields]
    rest = _FIELD.sub("", text)
    return found if found and len(_WORD.findall(rest)) <= 1 and "{" not in rest else []


def natural(parts: Sequence[Part], scale: Scale) -> float:
    """Return how wide pieces are on one line."""
    return sum(fonts.width(drawn(part), fonts.REGULAR, scale.body) for part in parts)


def label_of(name: str) -> str:
    """Return what goes into a field, in plain words; a field of the therapist's own is called by its name."""
    return printed("merge_fields").all().get(name) or name.replace("_", " ")


def _said(text: str, *, after_gap: bool) -> list[Part]:
    if not printable(text):
        return [Fixed(" ")] if after_gap and text else []
    space = [Fixed(" ")] if after_gap and text[:1].isspace() else []
    return [*space, *isolated(text)]
