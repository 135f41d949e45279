"""Text on its way to paper: the one choke point for what people typed, and right-to-left writing.

What people typed never meets ReportLab's paragraph markup: `<b>` would break the build, `<Mum>` would vanish,
an `<img>` would embed a file. Paragraphs are made of ready pieces instead.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

GLUED = "\u00a0"
# Controls, and the marks that could turn the letters around them: each typed piece is turned by itself.
_DROPPED = dict.fromkeys(
    [
        *range(9), 11, 12, *range(14, 32), 127, *range(0x80, 0xA0), 0x061C, 0x200B, 0x200E, 0x200F,
        *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000), 0xFEFF, 0xFFFE, 0xFFFF,
    ]
)  # fmt: skip
_INDIC = ((0x0900, 0x0DFF), (0x1000, 0x109F), (0x1780, 0x17FF))


@dataclass(frozen=True, repr=False)
class Fixed:
    """Words of ours, printed as they are."""

    text: str
    bold: bool = False
    colour: Any = None


@dataclass(frozen=True, repr=False)
class Said:
    """Words that a person typed; with `glued` a short one is never broken over two lines."""

    text: str
    bold: bool = False
    glued: bool = False
    colour: Any = None


@dataclass(frozen=True, repr=False)
class Gap:
    """Room to write inside a line, so many spaces wide; read out as a pause before its label."""

    signs: int = 40
    bold: bool = False
    colour: Any = None


Part = Fixed | Said | Gap
_LATIN_WORD = re.compile(r"(?<!\S)[a-z]{2,}(?!\S)")
_LONGEST_INSIDE = 40  # letters: a longer run from right to left is broken with its whole paragraph


def printable(text: str) -> str:
    """Return what a person typed as text for paper: composed, without controls, on one line."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_DROPPED)).split())


def is_rtl(text: str) -> bool:
    """Say whether a text holds right-to-left letters."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def starts_rtl(text: str) -> bool:
    """Say whether a text runs from right to left: its first letter decides."""
    kinds = (unicodedata.bidirectional(c) for c in text)
    return next((kind in ("R", "AL") for kind in kinds if kind in ("L", "R", "AL")), False)


def isolated(text: str) -> list[Part]:
    """Return a person's words so that a name from right to left turns nothing round but itself.

    What was merged into one text long ago is found again by its letters: a text with a small Latin word in it
    ("born", "and") runs from the left, even where it begins with such a name.
    """
    shown = printable(text)
    from_right = starts_rtl(shown) and not _LATIN_WORD.search(shown)
    runs = [] if is_indic(shown) or from_right else _from_right(shown)
    if not runs or max(end - start for start, end in runs) > _LONGEST_INSIDE:
        return [Said(shown)]
    parts: list[Part] = []
    done = 0
    for start, end in runs:
        parts += [Fixed(shown[done:start]), Said(shown[start:end])]
        done = end
    return [part for part in (*parts, Fixed(shown[done:])) if part.text]  # type: ignore[union-attr]


def _from_right(text: str) -> list[tuple[int, int]]:
    """Return where runs of right-to-left letters begin and end; spaces and signs between them belong."""
    if text.isascii():
        return []
    runs: list[list[int]] = []
    joined_on = False
    for place, kind in enumerate(map(unicodedata.bidirectional, text)):
        if kind in ("R", "AL"):
            if joined_on:
                runs[-1][1] = place + 1
            else:
                runs.append([place, place + 1])
            joined_on = True
        elif kind == "L":
            joined_on = False
        elif kind == "NSM" and joined_on and runs[-1][1] == place:
            runs[-1][1] = place + 1
    return [(start, end) for start, end in runs]


def is_indic(text: str) -> bool:
    """Say whether a text holds letters that must be shaped together."""
    return not text.isascii() and any(low <= ord(c) <= high for c in text for low, high in _INDIC)


def joined(text: str) -> str:
    """Return Arabic letters in the forms that join, in reading order."""
    return str(_reshaper().reshape(text))


def turned(text: str, *, rtl: bool | None = None) -> str:
    """Return a line in the order in which its letters are drawn from left to right."""
    from bidi.algorithm import get_display  # the faster one of this package does not mirror brackets

    right = starts_rtl(text) if rtl is None else rtl
    return str(get_display(text, base_dir="R" if right else "L"))


def drawn(part: Part) -> str:
    """Return the letters of a part as they are drawn."""
    if isinstance(part, Gap):
        return GLUED * part.signs
    if isinstance(part, Fixed):
        return part.text
    text = printable(part.text)
    if is_rtl(text):
        return turned(joined(text)).replace(" ", GLUED)
    return text.replace(" ", GLUED) if part.glued else text


def spoken(part: Part) -> str:
    """Return the words of a part as they are read."""
    if isinstance(part, Gap):
        return "…"
    return (part.text if isinstance(part, Fixed) else printable(part.text)).replace(GLUED, " ")


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    # FiraGO has no isolated presentation forms: the plain letter is drawn instead.
    return ArabicReshaper({"use_unshaped_instead_of_isolated": True, "delete_harakat": False})
