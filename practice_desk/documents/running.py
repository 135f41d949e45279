"""One line of text outside the paragraphs: a running head or a footer."""

from __future__ import annotations

import re

from practice_desk.documents import fonts
from practice_desk.documents.tagged import TaggedCanvas
from practice_desk.documents.text import is_indic, is_rtl, joined, printable, turned

_NARROWEST = 0.2  # of the size: no letter is narrower, so no more of them need to be tried
_SPACES = re.compile(r"(\s+)")


def draw_line(canvas: TaggedCanvas, x: float, y: float, text: str, size: float, room: float) -> None:
    """Draw one line outside a paragraph (a running head, a footer), cut with … where it is too long."""
    text = printable(text)
    most = int(room / size / _NARROWEST)
    text = f"{text[:most].rstrip()}…" if len(text) > most else text

    def cut(words: str) -> list[tuple[str, str]]:
        shown = turned(joined(words), rtl=False) if is_rtl(words) else words
        # Shaping takes the writing of a run from its first letter: each word is shaped by itself.
        found = [(home or fonts.REGULAR, letters) for home, letters in fonts.pieces(shown)]
        return [
            (font, word) for font, run in found for word in (_SPACES.split(run) if is_indic(run) else [run])
        ]

    pieces = cut(text)
    while text and sum(fonts.width(letters, font, size) for font, letters in pieces) > room:
        text = text[:-1].rstrip()
        pieces = [*cut(text), (fonts.REGULAR, "…")]
    for font, letters in pieces:
        canvas.setFont(font, size)
        shown = fonts.shaped(letters, font, size) if is_indic(letters) else letters
        canvas.drawString(x, y, shown)
        x += fonts.width(shown, font, size)
