"""Plain ReportLab, as it comes: the same words as paragraphs, with none of what ours does faster."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from statistics import median

import pymupdf_fonts
from reportlab.lib import rl_accel
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts
from reportlab.pdfgen import canvas, pathobject, textobject
from reportlab.platypus import Paragraph, SimpleDocTemplate

from practice_desk.documents import quicker

_FONT = "Plain"


@contextmanager
def _as_it_comes() -> Generator[None]:
    numbers, letters = (canvas, pathobject, textobject, pdfdoc, ttfonts), (canvas, pdfdoc)
    for module in numbers:
        module.fp_str = rl_accel.fp_str
    for module in letters:
        module.escapePDF = rl_accel.escapePDF
    try:
        yield
    finally:
        for module in numbers:
            module.fp_str = quicker.numbers
        for module in letters:
            module.escapePDF = quicker.escaped


def plainly(words: list[str]) -> None:
    """Write words as a document of paragraphs."""
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(ttfonts.TTFont(_FONT, io.BytesIO(pymupdf_fonts.myfont("figo"))))
    style = ParagraphStyle("plain", fontName=_FONT, fontSize=12, leading=15)
    with _as_it_comes():
        SimpleDocTemplate(io.BytesIO(), invariant=1).build([Paragraph(text, style) for text in words])


def compared(ours: Callable[[], object], words: list[str], rounds: int) -> dict[str, float]:
    """Return the medians of both in ms, and of the ratio of each pair, one after the other."""
    plainly(words)
    ours()
    pairs = [(_seconds(ours), _seconds(lambda: plainly(words))) for _ in range(rounds)]
    return {
        "ours ms": round(1000 * median(a for a, _ in pairs), 1),
        "plain words ms": round(1000 * median(b for _, b in pairs), 1),
        "ratio": round(median(a / b for a, b in pairs), 2),
    }


def _seconds(do: Callable[[], object]) -> float:
    """Return the time of this process alone: others on the computer are not counted."""
    begun = time.process_time()
    do()
    return time.process_time() - begun
