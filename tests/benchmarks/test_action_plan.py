"""The action plan, warm, against plain ReportLab that writes the same words in the same run."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from statistics import median

import pytest
from documents.sheets import USUAL
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from practice_desk.documents import fonts
from practice_desk.documents.action_plan import action_plan

ROUNDS = 25
COLD = """
import sys, time
sys.path.insert(0, "tests")
from documents.sheets import USUAL
begun = time.perf_counter()
from practice_desk.documents.action_plan import action_plan
action_plan(USUAL)
print(time.perf_counter() - begun)
"""


def seconds(do) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


@pytest.mark.benchmark(group="paper")
def test_an_action_plan_against_plain_reportlab_with_the_same_words(benchmark):
    words = [block.words for block in action_plan(USUAL).text]
    style = ParagraphStyle("plain", fontName=fonts.REGULAR, fontSize=12, leading=15)

    def plain():
        SimpleDocTemplate(io.BytesIO(), invariant=1).build([Paragraph(text, style) for text in words])

    plain()
    pairs = [(seconds(lambda: action_plan(USUAL)), seconds(plain)) for _ in range(ROUNDS)]
    cold = [
        float(subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    benchmark.extra_info["plan ms"] = round(1000 * median(a for a, _ in pairs), 1)
    benchmark.extra_info["plain words ms"] = round(1000 * median(b for _, b in pairs), 1)
    benchmark.extra_info["ratio"] = round(median(a / b for a, b in pairs), 2)
    benchmark.extra_info["first document, imports included ms"] = round(1000 * median(cold))
    benchmark(action_plan, USUAL)
