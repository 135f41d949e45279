"""Room to write by hand, large print, and lines that break as a reader would have them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from documents.reading import words_of
from documents.sheets import BLANK, FULL, USUAL

from practice_desk.documents.action_plan import action_plan
from practice_desk.documents.paper import Paper
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.sheet import CrisisLine, Sheet
from practice_desk.intentions.practice import crisis_places

A4, LETTER = PaperSize.A4, PaperSize.LETTER
VARIANTS = {
    "usual": (USUAL, A4, False),
    "large": (USUAL, A4, True),
    "letter": (USUAL, LETTER, False),
    "full": (FULL, A4, False),
    "blank": (BLANK, A4, False),
    "blank large": (BLANK, A4, True),
    "young": (replace(USUAL, young=True), A4, False),
    "nothing": (Sheet(), A4, False),
}


@pytest.fixture(scope="module")
def papers() -> dict[str, Paper]:
    return {name: action_plan(sheet, size, large=large) for name, (sheet, size, large) in VARIANTS.items()}


def lines_to_write_on(pdf: bytes) -> list[list[tuple[float, float, float]]]:
    """Return left, right and height of each ruled line of each page."""
    import io

    import pikepdf

    found = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for sheet in opened.pages:
            lines, weight, start, end, before = [], 0.0, (0.0, 0.0), (0.0, 0.0), ""
            for operands, operator in pikepdf.parse_content_stream(sheet):
                if str(operator) == "w":
                    weight = float(operands[0])
                elif str(operator) == "m":
                    start = (float(operands[0]), float(operands[1]))
                elif str(operator) == "l":
                    end = (float(operands[0]), float(operands[1]))
                elif str(operator) == "S" and before == "l" and weight == 0.6 and end[1] == start[1]:
                    lines.append((start[0], end[0], start[1]))
                before = str(operator)
            found.append(lines)
    return found


def closest(lines: list[tuple[float, float, float]]) -> float:
    """Return the least distance of two lines above one another, in mm."""
    apart = [
        abs(one[2] - other[2])
        for i, one in enumerate(lines)
        for other in lines[i + 1 :]
        if abs(one[2] - other[2]) > 1 and min(one[1], other[1]) - max(one[0], other[0]) > 5
    ]
    return min(apart, default=999.0) * 25.4 / 72


@pytest.mark.parametrize("name", ["usual", "large", "letter", "full", "blank", "blank large", "nothing"])
def test_there_is_room_to_write_by_hand(papers, name):
    pages = lines_to_write_on(papers[name].pdf)
    assert sum(map(len, pages)) >= 3
    assert all(closest(lines) >= 7.99 for lines in pages)


def test_lines_too_close_to_write_between_would_be_seen(papers):
    lines = lines_to_write_on(papers["usual"].pdf)[0]
    assert closest([*lines, (lines[0][0], lines[0][1], lines[0][2] + 12)]) < 7.99


def test_a_usual_plan_in_large_print_is_two_pages():
    assert action_plan(replace(USUAL, steps=USUAL.steps[:2]), large=True).pages == 2


def test_the_young_have_a_frame_to_draw_in_and_others_lines(papers):
    assert (
        len(lines_to_write_on(papers["young"].pdf)[0]) + 2
        < len(lines_to_write_on(papers["usual"].pdf)[0]) + 1
    )
    assert "write or draw" in words_of(papers["young"].pdf)


def test_no_word_stands_alone_on_the_last_line_where_two_can():
    from practice_desk.documents.blocks import Air
    from practice_desk.documents.paragraphs import Words
    from practice_desk.documents.styles import NORMAL
    from practice_desk.documents.text import Said

    def last(text: str, *, glued: bool) -> int:
        words = Words(None, NORMAL.style("body"), Said(text, glued=glued), " ")
        words.measure(190, Air())
        line = cast("Any", words)._paragraph.blPara.lines[-1]
        return len(line[1]) if isinstance(line, tuple) else line.wordCount

    text = "So I have something left for my family."
    assert last(text, glued=False) > 1
    assert last("Aaaaaaaaaaaaaaaaaaaaa " * 2, glued=False) == 1


@pytest.mark.parametrize("name", ["हिन्दी", "शनिवार"])
def test_letters_that_are_drawn_together_are_so_in_the_running_head_too(name, monkeypatch):
    from practice_desk.documents import running

    sheet = replace(FULL, name=name)
    made = action_plan(sheet)
    assert made.pages == 2
    monkeypatch.setattr(running, "is_indic", lambda _text: False)
    assert action_plan(sheet).pdf != made.pdf


def test_without_steps_there_is_no_heading_for_them(papers):
    assert "small steps" not in words_of(papers["nothing"].pdf)
    assert "small steps" in words_of(papers["blank"].pdf)


@pytest.mark.parametrize("place", ["England", "Wales", "Scotland", "Northern Ireland", "Ireland", "US"])
@pytest.mark.parametrize("young", [True, False])
def test_a_blank_sheet_is_one_page_with_the_numbers_of_every_place(place, young):
    numbers = [n for n in crisis_places()[place] if young or n.under_age is None]
    letterhead = ("Elm Gate Counselling", "4 Elm Gate, Norbrook", "01632 960 100")
    crisis = tuple(CrisisLine(n.number, n.label) for n in numbers)
    paper = action_plan(
        Sheet(blank=True, young=young, letterhead=letterhead, crisis=crisis), LETTER if place == "US" else A4
    )
    assert paper.pages == 1
    said = words_of(paper.pdf)
    assert all(n.number in said and n.label in said for n in numbers)
