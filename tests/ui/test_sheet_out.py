"""The recovery sheet on its way to paper: never beside the vault, never where others copy it."""

from __future__ import annotations

import pytest
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
