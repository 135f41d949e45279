"""Process notes on paper: a document of their own, tagged, whatever was typed, under their own footer."""

from __future__ import annotations

import page
import pytest
from documents.reading import overlapping, pages_of, words_of
from documents.records import HEAD
from documents.sheets import HOSTILE, NAMES

from practice_desk.documents.paper import Paper
from practice_desk.documents.process_notes import process_notes
from practice_desk.documents.styles import BOTTOM, LEFT, RIGHT, TOP
from practice_desk.documents.text import printable
from practice_desk.domain.note_text import Passage, PassageKind, Run, passage
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.process_notes import PrintedProcessNote, PrintedProcessNotes

PASSAGES = (
    Passage(PassageKind.PARAGRAPH, (Run("I felt "), Run("scolded", bold=True), Run(" and quiet."))),
    passage("My mother's sigh.", PassageKind.BULLET),
    passage("The clock.", PassageKind.BULLET),
    passage("Ask about it.", PassageKind.NUMBER),
    passage("Wait.", PassageKind.NUMBER),
    passage("", PassageKind.PARAGRAPH),
)
NOTES = PrintedProcessNotes(HEAD, tuple(PrintedProcessNote(f"{n} March 2026", PASSAGES) for n in (2, 9)))


def said(paper: Paper) -> list[str]:
    return [block.words for block in paper.text]


def stands_inside(paper: Paper) -> bool:
    return all(
        a.left >= LEFT - 1 and a.right <= width - RIGHT + 2.5 and a.bottom >= BOTTOM - 30
        and a.top <= height - TOP + 3.5
        for width, height, letters in pages_of(paper.pdf)
        for a in letters
    )  # fmt: skip


def of(text: str, large: bool = False) -> Paper:
    passages = tuple(passage(text, kind) for kind in PassageKind)
    bold = Passage(PassageKind.PARAGRAPH, (Run(text, bold=True), Run(" and "), Run(text, italic=True)))
    note = PrintedProcessNote("2 March 2026", (*passages, bold))
    return process_notes(PrintedProcessNotes(HEAD, (note,)), large=large)


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("large", [False, True])
def test_they_are_tagged_and_the_same_twice(size, large, tmp_path):
    paper = process_notes(NOTES, size, large=large)
    path = tmp_path / "notes.pdf"
    path.write_bytes(paper.pdf)
    assert page.validate_pdf(path, profile="ua1").is_compliant
    assert paper.pdf == process_notes(NOTES, size, large=large).pdf
    assert stands_inside(paper) and all(overlapping(a) == [] for _, _, a in pages_of(paper.pdf))


def test_they_are_read_note_by_note_with_their_lists():
    assert said(process_notes(NOTES)) == [
        "Process notes", "Elm Gate Counselling", "4 Elm Gate, Norbrook, 01632 960 100", "About: Amara",
        "Written by: Marta Ellingwood", "Made on: Tuesday 14 April 2026",
        "The therapist's own thinking about what was said, kept apart from the record.",
        *(
            line
            for day in ("2 March 2026", "9 March 2026")
            for line in (
                day, "I felt scolded and quiet.", "• My mother's sigh.", "• The clock.", "1. Ask about it.",
                "2. Wait.",
            )
        ),
    ]  # fmt: skip


def test_in_the_us_they_are_psychotherapy_notes():
    words = words_of(process_notes(PrintedProcessNotes(HEAD, NOTES.notes, psychotherapy=True)).pdf)
    assert words.startswith("Psychotherapy notes") and "45 CFR 164.501" in words
    assert "Psychotherapy notes · kept apart from the record · private" in words


def test_the_title_of_the_file_says_nothing_about_anybody():
    pdf = process_notes(NOTES).pdf
    assert pdf.split(b"/Title (")[1].split(b")")[0] == b"Notes"


@pytest.mark.parametrize("text", [*HOSTILE, *NAMES])
def test_what_was_typed_is_printed_word_for_word(text):
    for large in (False, True):
        paper = of(text, large)
        assert " ".join(said(paper)).count(printable(text)) >= 5
        assert stands_inside(paper)


def test_a_long_note_goes_on_under_its_day():
    note = PrintedProcessNote(
        "2 March 2026", tuple(passage(f"Line {n} of what I thought.") for n in range(90))
    )
    paper = process_notes(PrintedProcessNotes(HEAD, (note,)))
    assert paper.pages == 3 and words_of(paper.pdf).count("2 March 2026 (more)") == 2
