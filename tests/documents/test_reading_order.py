"""One golden reading order for each document of the work: the PDF's own tree, as a screen reader walks it.

Where a document changed on purpose, `WRITE_GOLDEN=1 pytest tests/documents/test_reading_order.py` writes the
files anew; the change is then read in the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from documents.reading import in_reading_order
from documents.records import DOCUMENTS
from documents.test_process_notes import NOTES

from practice_desk.documents.process_notes import process_notes

GOLDEN = Path(__file__).parent / "golden"
READ = (
    "progress", "progress full", "summary", "summary discreet", "measure phq9", "measure blank dass21",
    "sheet thought_7", "blank thought_7", "safety", "safety blank", "ending", "parents", "parents blank",
    "supervision", "process notes",
)  # fmt: skip


def made(name: str) -> bytes:
    if name == "process notes":
        return process_notes(NOTES).pdf
    return DOCUMENTS[name].make(DOCUMENTS[name].record).pdf


@pytest.mark.parametrize("name", READ)
def test_a_document_is_read_as_it_was_agreed_to_be_read(name):
    file = GOLDEN / f"{name.replace(' ', '_')}.txt"
    read = in_reading_order(made(name))
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text("\n".join([*read, ""]), encoding="utf-8")
    assert read == file.read_text(encoding="utf-8").splitlines()
    assert read[0].startswith("H1: ")


def test_no_golden_file_is_left_that_nothing_reads():
    assert {file.stem for file in GOLDEN.glob("*.txt")} == {name.replace(" ", "_") for name in READ}


def test_what_is_drawn_in_another_order_than_it_is_read_is_read_in_the_trees(tmp_path):
    """The control: the practice stands above and beside the title, and is read after it."""
    read = in_reading_order(made("summary"))
    assert read.index("H1: My session") < read.index("P: Elm Gate Counselling")
    assert sorted(read) != read
