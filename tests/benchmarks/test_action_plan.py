"""The action plan, warm, against plain ReportLab that writes the same words in the same run."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

import pytest
from benchmarks.plain import compared
from documents.sheets import USUAL

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


@pytest.mark.benchmark(group="paper")
def test_an_action_plan_against_plain_reportlab_with_the_same_words(benchmark):
    words = [block.words for block in action_plan(USUAL).text]
    benchmark.extra_info |= compared(lambda: action_plan(USUAL), words, ROUNDS)
    cold = [
        float(subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    benchmark.extra_info["first document, imports included ms"] = round(1000 * median(cold))
    benchmark(action_plan, USUAL)
