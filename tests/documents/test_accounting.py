"""What was shared about somebody, as a table that everyone can read."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from itertools import pairwise

import page
import pikepdf
import pytest
from documents.papers import ACCOUNTING, SHARED
from documents.reading import overlapping, pages_of, words_of
from documents.sheets import HOSTILE, NAMES

from practice_desk.documents.accounting import accounting
from practice_desk.documents.paper import Paper
from practice_desk.documents.styles import BOTTOM, LEFT, RIGHT, TOP
from practice_desk.documents.text import printable
from practice_desk.documents.words import printed
from practice_desk.domain.disclosures import DisclosureBasis
from practice_desk.domain.practice import PaperSize

A4, LETTER = PaperSize.A4, PaperSize.LETTER
MANY = replace(ACCOUNTING, rows=(SHARED,) * 30)
VARIANTS = {
    "usual": (ACCOUNTING, A4, False), "letter": (ACCOUNTING, LETTER, False), "large": (ACCOUNTING, A4, True),
    "many": (MANY, A4, False), "many large": (MANY, LETTER, True),
    "empty": (replace(ACCOUNTING, rows=()), A4, False),
    "blank": (replace(ACCOUNTING, rows=(), blank=True, names="", first="", last="", made_on=""), A4, False),
    "blank large": (replace(ACCOUNTING, rows=(), blank=True), A4, True),
    "counted": (replace(ACCOUNTING, counted_only=True), A4, False),
}  # fmt: skip


@cache
def account(name: str) -> Paper:
    record, size, large = VARIANTS[name]
    return accounting(record, size, large=large)


def lines(paper: Paper) -> list[str]:
    return [block.words for block in paper.text]


def elements(pdf: bytes, *tags: str) -> list[pikepdf.Dictionary]:
    """Return the elements of the logical tree that have these tags."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [
            o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"
        ]
        return [o for o in found if str(o.S) in tags]


@pytest.mark.parametrize("name", VARIANTS)
def test_every_accounting_is_tagged_for_screen_readers(name, tmp_path):
    path = tmp_path / "list.pdf"
    path.write_bytes(account(name).pdf)
    assert page.validate_pdf(path, profile="ua1").is_compliant


@pytest.mark.parametrize("name", VARIANTS)
def test_no_letter_leaves_the_frame_and_none_overlap(name):
    for width, height, letters in pages_of(account(name).pdf):
        assert all(a.left >= LEFT - 1 and a.right <= width - RIGHT + 1 for a in letters)
        assert all(a.bottom >= BOTTOM - 30 and a.top <= height - TOP + 2 for a in letters)
        assert overlapping(letters) == []


def test_it_says_whom_it_is_about_and_for_what_time():
    said = lines(account("usual"))
    assert {"About: Tobias Wrenhall", "From: 1 January 2026", "To: 24 November 2026"} <= set(said)


def test_each_line_says_when_with_whom_what_how_and_why():
    said = " ".join(lines(account("usual")))
    for words in ("19 October 2026", "Dr Ruth Osei", "Canal Street Practice", "a safety plan", "How: Letter"):
        assert said.count(words) == 3
    assert (
        "With your permission." in said and "A court told me to." in said and "Rule: Order of 3 May" in said
    )
    assert "written down on 21 October 2026" in said
    assert "The permission did not hold on that day." in said


def test_an_empty_time_says_so():
    said = lines(account("empty"))
    assert "Nothing was shared in this time." in said and not any("left out" in line for line in said)


def test_it_says_whether_something_is_left_out():
    assert any("Nothing is left out." in line for line in lines(account("usual")))
    assert any("leave some things out" in line for line in lines(account("counted")))


def test_columns_have_headers_that_stand_on_each_page_and_are_read_with_each_row():
    heads = elements(account("many").pdf, "/TH")
    assert len(heads) == 4 and len(elements(account("many").pdf, "/TR")) == 31
    assert account("many").pages > 1
    seen = words_of(account("many").pdf)
    assert seen.count("What and how") == account("many").pages
    assert sum("What and how: " in line for line in lines(account("many"))) == 30


def test_a_blank_one_has_rows_to_write_in_as_high_as_two_lines():
    with pikepdf.open(io.BytesIO(account("blank").pdf)) as opened:
        heights = [
            float(operands[1])
            for sheet in opened.pages
            for operands, operator in pikepdf.parse_content_stream(sheet)
            if str(operator) == "m" and float(operands[0]) == pytest.approx(LEFT, abs=0.1)
        ]
    rules = sorted(set(heights), reverse=True)
    assert sum(a - b >= 2 * 8 * 72 / 25.4 for a, b in pairwise(rules)) >= 6


def test_every_ground_has_words():
    words = printed("accounting").all()
    assert all(words[f"basis_{basis}"] for basis in DisclosureBasis)


@pytest.mark.parametrize("text", [*HOSTILE, *NAMES, "word " * 1000])
@pytest.mark.parametrize("large", [False, True])
def test_whatever_people_type_is_printed_as_it_is(text, large):
    row = replace(SHARED, recipient=text, what=text, purpose=text, law=text)
    paper = accounting(replace(ACCOUNTING, rows=(SHARED, row, SHARED)), large=large)
    assert " ".join(lines(paper)).count(printable(text)) >= 4
    for width, _, letters in pages_of(paper.pdf):
        assert all(a.left >= LEFT - 1 and a.right <= width - RIGHT + 1.5 for a in letters)


def test_the_same_record_has_the_same_bytes():
    assert accounting(ACCOUNTING).pdf == account("usual").pdf
