"""Papers and documents of the work, warm, against plain ReportLab with the same words in the same run."""

from __future__ import annotations

import pytest
from benchmarks.plain import compared
from documents.papers import AGREEMENT, SIGNED
from documents.records import DOCUMENTS

from practice_desk.documents.paper_sheet import paper_sheet
from practice_desk.domain.printed import PrintedPaper

ROUNDS = 15
OF_THE_WORK = ("summary", "progress full", "measure phq9", "sheet thought_7", "safety", "ending")


@pytest.mark.benchmark(group="paper")
@pytest.mark.parametrize("record", [SIGNED, AGREEMENT], ids=["signed consent", "agreement of 40 clauses"])
def test_a_signed_paper_against_plain_reportlab_with_the_same_words(benchmark, record: PrintedPaper):
    words = [block.words for block in paper_sheet(record).text]
    benchmark.extra_info |= compared(lambda: paper_sheet(record), words, ROUNDS)
    benchmark(paper_sheet, record)


@pytest.mark.benchmark(group="paper")
@pytest.mark.parametrize("name", OF_THE_WORK)
def test_a_document_of_the_work_against_plain_reportlab_with_the_same_words(benchmark, name: str):
    document = DOCUMENTS[name]
    words = [block.words for block in document.make(document.record).text]
    benchmark.extra_info |= compared(lambda: document.make(document.record), words, ROUNDS)
    benchmark(document.make, document.record)
