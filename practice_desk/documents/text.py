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
_SPACES = re.compile(r"\s+")
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


Part = Fixed | Said


def printable(text: str) -> str:
    """Return what a person typed as text for paper: composed, without controls, on one line."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(_DROPPED))).strip()


def is_rtl(text: str) -> bool:
    """Say whether a text holds right-to-left letters."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def starts_rtl(text: str) -> bool:
    """Say whether a text runs from right to left: its first letter decides."""
    kinds = (unicodedata.bidirectional(c) for c in text)
    return next((kind in ("R", "AL") for kind in kinds if kind in ("L", "R", "AL")), False)


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
    if isinstance(part, Fixed):
        return part.text
    text = printable(part.text)
    if is_rtl(text):
        return turned(joined(text)).replace(" ", GLUED)
    return text.replace(" ", GLUED) if part.glued else text


def spoken(part: Part) -> str:
    """Return the words of a part as they are read."""
    return (part.text if isinstance(part, Fixed) else printable(part.text)).replace(GLUED, " ")


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    # FiraGO has no isolated presentation forms: the plain letter is drawn instead.
    return ArabicReshaper({"use_unshaped_instead_of_isolated": True, "delete_harakat": False})
