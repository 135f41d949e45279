"""The recovery sheet: one page on which every sign of the four lines can be read."""

from __future__ import annotations

from datetime import date

import page
import pytest
from documents.grade import grade, sentences
from documents.reading import words_of

from practice_desk.documents.recovery_sheet import recovery_sheet
from practice_desk.documents.words import printed
from practice_desk.domain.practice import PaperSize

LINES = ["7K3M Q0ZP 4", "0000 1111 *", "ABCD EFGH ~", "WXYZ 9876 $"]


@pytest.fixture(scope="module", params=list(PaperSize))
def paper(request):
    return recovery_sheet("Elm Gate <b>Counselling</b>", "99090f1f", LINES, date(2026, 11, 24), request.param)


def test_it_is_one_tagged_page(paper, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(paper.pdf)
    assert paper.pages == 1
    assert page.validate_pdf(path, profile="ua1").is_compliant


def test_every_sign_of_every_line_can_be_read(paper):
    words = words_of(paper.pdf)
    for line in LINES:
        assert line in words
    assert [b.words for b in paper.text if b.words[2:] in LINES] == [
        f"{i} {line}" for i, line in enumerate(LINES, 1)
    ]


def test_the_name_of_the_practice_is_text(paper):
    assert "Elm Gate <b>Counselling</b>" in words_of(paper.pdf)


def test_its_words_are_easy_to_read():
    words = printed("recovery_sheet").all()
    text = "\n".join(v for k, v in words.items() if not k.startswith(("spoken", "document")))
    assert grade(text) <= 6
    assert max(len(s) for s in sentences(text)) <= 20
