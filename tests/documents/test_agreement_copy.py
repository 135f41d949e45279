"""The client's copy of an agreement: one page of plain lines, and room to say what should change."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import page
import pytest
from documents.papers import COPY
from documents.reading import overlapping, pages_of, ruled_lines, words_of
from documents.sheets import HOSTILE, NAMES

from practice_desk.documents.agreement_copy import agreement_copy
from practice_desk.documents.paper import Paper
from practice_desk.documents.styles import BOTTOM, LEFT, RIGHT, TOP
from practice_desk.documents.text import printable
from practice_desk.documents.words import printed
from practice_desk.domain.agreements import ClauseArea
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed import CopyLine

A4, LETTER = PaperSize.A4, PaperSize.LETTER
LINES = tuple(CopyLine(area, "A session costs {fee}, paid on the day. Tell me early.") for area in ClauseArea)
EVERY = tuple(CopyLine(area, "Tell me early, so that we can find a way.") for area in ClauseArea)
UNSIGNED = replace(COPY, code="", signed=False)
BLANK = replace(UNSIGNED, blank=True, names="", agreed_on="", look_on="", lines=LINES, open_fields=("fee",))
VARIANTS = {
    "usual": (COPY, A4, False), "letter": (COPY, LETTER, False), "large": (COPY, A4, True),
    "every area": (replace(COPY, lines=EVERY), A4, False), "blank": (BLANK, A4, False),
    "blank large": (BLANK, LETTER, True), "draft": (replace(UNSIGNED, draft=True), A4, False),
    "nothing": (replace(COPY, lines=(), reminder=""), A4, False),
}  # fmt: skip


@cache
def copy(name: str) -> Paper:
    record, size, large = VARIANTS[name]
    return agreement_copy(record, size, large=large)


def lines(paper: Paper) -> list[str]:
    return [block.words for block in paper.text]


@pytest.mark.parametrize("name", VARIANTS)
def test_every_copy_is_tagged_for_screen_readers(name, tmp_path):
    path = tmp_path / "copy.pdf"
    path.write_bytes(copy(name).pdf)
    assert page.validate_pdf(path, profile="ua1").is_compliant


@pytest.mark.parametrize("name", VARIANTS)
def test_no_letter_leaves_the_frame_and_none_overlap(name):
    for width, height, letters in pages_of(copy(name).pdf):
        assert all(a.left >= LEFT - 1 and a.right <= width - RIGHT + 1 for a in letters)
        assert all(a.bottom >= BOTTOM - 30 and a.top <= height - TOP + 2 for a in letters)
        assert overlapping(letters) == []


@pytest.mark.parametrize("name", VARIANTS)
def test_there_is_room_to_write_by_hand(name):
    pages = ruled_lines(copy(name).pdf)
    assert sum(map(len, pages)) >= 2
    for found in pages:
        for left, right, height in found:
            above = [h for a, b, h in found if h > height + 0.5 and a < right and b > left]
            assert not above or (min(above) - height) * 25.4 / 72 >= 7.99


def test_a_usual_agreement_in_short_is_one_page():
    assert copy("usual").pages == copy("letter").pages == copy("draft").pages == 1
    assert copy("every area").pages == 1


def test_it_says_one_line_for_each_clause_below_its_area():
    said = " ".join(lines(copy("usual")))
    areas = printed("clause_areas")
    places = [said.index(areas(line.area)) for line in COPY.lines]
    assert places == sorted(places)
    assert said.count("Please tell me 48 hours before if you cannot come.") == len(COPY.lines)
    assert said.count("Changed for us.") == 1 and "What stays private" in said


def test_each_row_is_read_as_its_area_and_its_line():
    areas = printed("clause_areas")
    line = "Please tell me 48 hours before if you cannot come."
    for clause in COPY.lines:
        assert any(said.startswith(f"{areas(clause.area)}: {line}") for said in lines(copy("usual")))
    assert f"{printed('agreement_copy')('limits')}: {COPY.reminder}" in lines(copy("usual"))


def test_every_area_has_a_heading():
    assert set(printed("clause_areas").all()) == {area.value for area in ClauseArea}


def test_it_carries_the_code_of_the_full_agreement_and_whether_that_is_signed():
    assert "The full agreement is signed. Its check code is 7Q2KM-04XTB." in lines(copy("usual"))
    offered = agreement_copy(replace(COPY, signed=False))
    assert "The full agreement is not signed by all yet. Its check code is 7Q2KM-04XTB." in lines(offered)
    assert not any("check code" in line for line in lines(copy("draft")))


def test_what_is_not_filled_in_is_room_to_write():
    assert any("A session costs … (fee), paid on the day." in line for line in lines(copy("blank")))


@pytest.mark.parametrize("text", [*HOSTILE, *NAMES, "word " * 1000])
def test_whatever_people_type_is_printed_as_it_is(text):
    record = replace(
        COPY, names=text, lines=(CopyLine(ClauseArea.FEES, text, True), *COPY.lines), reminder=text
    )
    paper = agreement_copy(record)
    assert sum(printable(text) in line for line in lines(paper)) >= 3
    for width, _, letters in pages_of(paper.pdf):
        assert all(a.left >= LEFT - 1 and a.right <= width - RIGHT + 1.5 for a in letters)


def test_the_same_record_has_the_same_bytes_and_names_nobody_in_its_title():
    assert agreement_copy(COPY).pdf == copy("usual").pdf
    assert b"Agreement in short" in copy("usual").pdf and "Amara" in words_of(copy("usual").pdf)
