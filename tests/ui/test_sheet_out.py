"""The recovery sheet on its way to paper: never beside the vault, never where others copy it."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtWidgets import QDialog, QPushButton

from practice_desk.domain.practice import PaperSize
from practice_desk.storage import keys
from practice_desk.storage.recovery import sheet_lines
from practice_desk.ui.background import InlineBackground
from practice_desk.ui.rooms.door.sheet_out import SheetFacts, SheetOut

LINES = sheet_lines(keys.new_root())


@pytest.fixture
def out(qtbot, tmp_path):
    facts = SheetFacts("Room at the Quay", bytes(range(16)), lambda: LINES, PaperSize.A4)
    made = SheetOut(InlineBackground(), tmp_path / "vault", lambda: facts)
    qtbot.addWidget(made)
    made.show()
    return made


def pdfs(folder):
    return list(folder.rglob("*.pdf"))


def test_the_sheet_is_not_saved_beside_the_vault_nor_where_it_is_copied(out, tmp_path):
    (tmp_path / "vault" / "inside").mkdir(parents=True)
    (tmp_path / "Nextcloud").mkdir()
    out.save_to(tmp_path / "vault" / "inside" / "sheet.pdf")
    assert "Not in the vault's own folder" in out.said.text()
    out.save_to(tmp_path / "Nextcloud" / "sheet.pdf")
    assert "Not in a folder that is copied" in out.said.text()
    assert pdfs(tmp_path) == []


def test_what_a_file_means_is_said_before_a_place_is_asked_for(out):
    out.save()
    (asked,) = [w for w in out.findChildren(QDialog) if w.isVisible()]
    assert "Choose where to save it" in [b.text() for b in asked.findChildren(QPushButton)]
    asked.reject()


def test_the_facts_print_nothing_of_the_sheet(out):
    assert not any(line in repr(out._facts()) for line in LINES)


def words_of(path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "".join(document[0].get_textpage().get_text_range().split())


def test_a_saved_sheet_holds_every_line_and_only_its_owner_reads_it(out, tmp_path, qtbot):
    out.save_to(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: "Saved as sheet.pdf" in out.said.text(), timeout=20_000)
    read = words_of(tmp_path / "sheet.pdf")
    assert all("".join(line.split()) in read for line in LINES)
    assert "".join(sheet_lines(keys.new_root())[0].split()) not in read
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [tmp_path / "sheet.pdf"]


def test_a_place_that_cannot_be_written_is_said(out, tmp_path, qtbot):
    out.save_to(tmp_path / "taken away" / "sheet.pdf")
    qtbot.waitUntil(lambda: "cannot be written to" in out.said.text(), timeout=20_000)
    assert pdfs(tmp_path) == []


def test_a_page_that_was_left_is_not_spoken_to(out, qtbot, tmp_path):
    page = SheetOut(out._background, out._folder, out._facts)
    page.save_to(tmp_path / "sheet.pdf")
    (job,) = out._background._jobs
    shiboken6.delete(page)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        pass
    assert pdfs(tmp_path) == []
