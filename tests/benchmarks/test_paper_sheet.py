"""A signed consent, warm, against plain ReportLab that writes the same words in the same run."""

from __future__ import annotations

import io
import time
from statistics import median

import pytest
from documents.papers import AGREEMENT, SIGNED
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from practice_desk.documents import fonts
from practice_desk.documents.paper_sheet import paper_sheet
from practice_desk.domain.printed import PrintedPaper

ROUNDS = 15


def seconds(do) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


@pytest.mark.benchmark(group="paper")
@pytest.mark.parametrize("record", [SIGNED, AGREEMENT], ids=["signed consent", "agreement of 40 clauses"])
def test_a_signed_paper_against_plain_reportlab_with_the_same_words(benchmark, record: PrintedPaper):
    words = [block.words for block in paper_sheet(record).text]
    style = ParagraphStyle("plain", fontName=fonts.REGULAR, fontSize=12, leading=15)

    def plain():
        SimpleDocTemplate(io.BytesIO(), invariant=1).build([Paragraph(text, style) for text in words])

    plain()
    pairs = [(seconds(lambda: paper_sheet(record)), seconds(plain)) for _ in range(ROUNDS)]
    benchmark.extra_info["paper ms"] = round(1000 * median(a for a, _ in pairs), 1)
    benchmark.extra_info["plain words ms"] = round(1000 * median(b for _, b in pairs), 1)
    benchmark.extra_info["ratio"] = round(median(a / b for a, b in pairs), 2)
    benchmark(paper_sheet, record)
