"""Fonts for the letters of the world: FiraGO for most, a font of the system for what it lacks.

ReportLab keeps its fonts in one registry for the whole program: one document is made at a time.
"""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, cast

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFError

from practice_desk.documents.quicker import Face

REGULAR, BOLD = "Go", "Go-B"
ASCENT = 0.935  # FiraGO's first baseline lies this share of the size below the top of a line
_REGISTRY = cast("Any", pdfmetrics)
_FILES = {REGULAR: "figo", BOLD: "figbo"}
_NO_LETTER = ("Cf", "Mn", "Me")
# TrueType outlines only: ReportLab cannot embed the other kind.
_OF_THE_SYSTEM = (
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/fonts-japanese-gothic.ttf",
    "/usr/share/fonts/truetype/unfonts-core/UnDotum.ttf",
    "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "C:/Windows/Fonts/msgothic.ttc",
    "C:/Windows/Fonts/malgun.ttf",
)


def ready() -> None:
    """Register the two faces, once a program (about 90 ms)."""
    for name in _FILES:
        _face(name)
    if REGULAR not in _REGISTRY._fonts:
        return
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, REGULAR, BOLD)


def width(text: str, font: str, size: float) -> float:
    """Return how wide a text is, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def shaped(text: str, font: str, size: float) -> str:
    """Return a word of an Indic writing as ReportLab draws it outside paragraphs: its letters together."""
    return cast("str", ttfonts.shapeStr(text, font, size))


def pieces(text: str) -> list[tuple[str | None, str]]:
    """Return a text cut where the font changes: None for our own faces, or the name of a system font.

    A letter that no font has becomes a question mark; marks that only change their neighbours are left out.
    """
    own = _coverage()
    if text.isascii() or all(ord(letter) in own for letter in text):
        return [(None, text)]
    found: list[tuple[str | None, list[str]]] = []
    for letter in text:
        home, shown = _home(letter)
        if not shown:
            continue
        if found and found[-1][0] == home:
            found[-1][1].append(shown)
        else:
            found.append((home, [shown]))
    return [(home, "".join(letters)) for home, letters in found]


def missing(text: str) -> str:
    """Return the letters of a text that no font here has, each once, in order."""
    own = _coverage()
    strange = dict.fromkeys(c for c in text if ord(c) not in own and not c.isspace())
    return "".join(c for c in strange if unicodedata.category(c) not in _NO_LETTER and _other(c) is None)


@cache
def _home(letter: str) -> tuple[str | None, str]:
    if ord(letter) in _coverage():
        return None, letter
    home = _other(letter)
    if home is not None:
        return home, letter
    return None, "" if unicodedata.category(letter) in _NO_LETTER else "?"


@cache
def _other(letter: str) -> str | None:
    return next((name for name, covered in _system_fonts() if ord(letter) in covered), None)


@cache
def _coverage() -> frozenset[int]:
    ready()
    return frozenset(_face(REGULAR).face.charToGlyph)


@cache
def _system_fonts() -> list[tuple[str, frozenset[int]]]:
    found: list[tuple[str, frozenset[int]]] = []
    for path in _OF_THE_SYSTEM:
        if not Path(path).is_file():
            continue
        name = f"System-{len(found)}"
        try:
            font = Face(name, path)
        except (TTFError, OSError):
            continue  # a font we cannot read is as good as none
        pdfmetrics.registerFont(font)
        found.append((name, frozenset(font.face.charToGlyph)))
    return found


def _face(name: str) -> Any:
    # pdfmetrics.getFont reads a hundred metric files for a name it does not know (0.3 s).
    if name not in _REGISTRY._fonts:
        import pymupdf_fonts

        pdfmetrics.registerFont(Face(name, io.BytesIO(pymupdf_fonts.myfont(_FILES[name]))))
    return _REGISTRY._fonts[name]
