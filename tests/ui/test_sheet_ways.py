"""Ways to the sheet and out of it: blank ones, coming back, narrow windows, the printer, and no traces."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QTemporaryFile
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLabel
from ui.drivers.sheet import Preview

from practice_desk.domain.copies import CopyWhy
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sheet_choices import NameShown
from practice_desk.domain.steps import Step
from practice_desk.intentions import copies
from practice_desk.intentions.steps import keep_step
from practice_desk.storage.desk import Desk
from practice_desk.ui.dialogs import Question
from practice_desk.ui.parts.printing import PrintJob

unix = pytest.mark.skipif(os.name != "posix", reason="the printing command of Unix")


@pytest.fixture
def preview(qtbot, demo) -> Preview:
    return Preview(qtbot, demo)


@pytest.fixture
def amara(demo) -> str:
    return demo.desk.clients.all("reference")[0].id


# ---- a blank one ----


def test_a_blank_sheet_for_anybody_has_the_practices_numbers_and_nobodys_words(preview):
    preview.go(None)
    words = preview.reads()
    assert "What matters to me" in words
    assert "116 123" in words
    assert not any(
        said in words for goal in preview.desk.goals.all() for said in (goal.words, goal.why) if said
    )
    assert preview.room.panel.choices().blank
    assert "Nothing about a client is on it." in preview.room.said.words[0]


def test_a_blank_sheet_is_printed_as_chosen_and_noted_without_a_client(preview, tmp_path):
    preview.go(None)
    preview.choose(preview.room.panel.discreet.click)
    preview.room.save_to(tmp_path / preview.room.file_name(), "")
    (copy,) = preview.desk.documents.all()
    assert (copy.client_id, copy.why) == (None, CopyWhy.SAVED)
    assert copy.went_to.startswith("List ")
    assert preview.desk.plans.count() == 0


def test_from_a_blank_sheet_the_way_leads_back_to_the_clients(preview):
    preview.go(None)
    assert preview.room.toolbar.back.text() == "Back to clients"
    preview.room.toolbar.back.click()
    assert preview.went == [Place(PlaceKind.CLIENTS)]


# ---- coming back ----


def test_what_was_chosen_is_still_chosen_after_a_goal_was_mended(preview, amara):
    preview.go(amara)
    panel = preview.room.panel
    off, line = next(iter(panel.goals)), next(iter(panel.noticed))
    preview.choose(panel.goals[off].click)
    preview.choose(panel.noticed[line].click)
    panel.name.set_value(NameShown.INITIALS)
    preview.choose(panel.changed.emit)
    keep_step(preview.desk, Step(client_id=amara, what="Water the tomatoes"))
    preview.leave_and_come_back(amara)
    choices = preview.room.panel.choices()
    assert off not in choices.goal_ids
    assert choices.noticed_ids == (line,)
    assert choices.name is NameShown.INITIALS
    assert "Water the tomatoes" in preview.reads()


def test_another_clients_sheet_is_gone_at_once(preview, amara):
    preview.go(amara)
    other = next(c.id for c in preview.desk.clients.all("reference") if c.id != amara)
    preview.room.go(Place(PlaceKind.SHEET, other))
    assert preview.room.paper is None
    assert preview.room.view.pages.count() == 0
    assert preview.room.text.toPlainText() == ""


def test_what_was_chosen_for_one_client_is_not_chosen_for_another(preview, amara):
    preview.go(amara)
    preview.choose(preview.room.panel.discreet.click)
    other = next(c.id for c in preview.desk.clients.all("reference") if c.id != amara)
    preview.go(other)
    assert not preview.room.panel.choices().discreet
    preview.go(amara)
    assert preview.room.panel.choices().discreet


def test_a_client_who_asks_for_discretion_meanwhile_gets_the_discreet_sheet(preview, amara):
    preview.go(amara)
    preview.choose(next(iter(preview.room.panel.goals.values())).click)
    with preview.desk.change(Deed.KEEP_PERSON):
        for person in preview.desk.people.of_client(amara):
            preview.desk.people.save(replace(person, discreet=True))
    preview.leave_and_come_back(amara)
    assert preview.room.panel.choices().discreet
    assert preview.desk.practice.own().therapist not in preview.reads()


# ---- in the window ----


def test_in_a_narrow_window_the_text_waits_until_it_is_asked_for(qtbot, demo, amara):
    preview = Preview(qtbot, demo, width=820)
    preview.go(amara)
    room = preview.room
    assert room.view.isVisible()
    assert not room.text.isVisible()
    room.resize(1280, 800)
    assert room.text.isVisible()
    room.toolbar.panes.buttons()[2].click()
    room.resize(820, 800)
    assert room.text.isVisible()
    assert not room.view.isVisible()


def test_a_narrow_preview_clips_none_of_its_buttons(qtbot, demo, amara):
    preview = Preview(qtbot, demo, width=700)
    preview.go(amara)
    room = preview.room
    assert room.width() == 700
    for part in (room.toolbar.back, *room.toolbar.panes.buttons(), room.print_button, room.save_button):
        assert part.width() >= part.minimumSizeHint().width()
        assert room.rect().contains(part.mapTo(room, part.rect().bottomRight()))


def test_tab_goes_through_the_page_as_it_is_read(preview, amara):
    preview.go(amara)
    room = preview.room
    room.activateWindow()
    preview.bot.waitUntil(lambda: QApplication.focusWidget() is room.print_button)
    stops = [next(iter(room.panel.goals.values())), room.panel.name, room.save_button, room.print_button,
             room.toolbar.back, room.toolbar.whole, room.view, room.text]  # fmt: skip
    chain = [stops[0]]
    while chain[-1] is not room.text and len(chain) < 500:
        chain.append(chain[-1].nextInFocusChain())
    places = [chain.index(stop) for stop in stops]
    assert all(before < after for before, after in pairwise(places))


# ---- to the printer ----


class Lp:
    """A printing command that keeps what it was given, or says that it cannot print."""

    def __init__(self, folder: Path, monkeypatch, ends_with: int = 0) -> None:
        self.took, self.told = folder / "took", folder / "told"
        program = folder / "bin" / "lp"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\necho "$@" > "{self.told}"\ncat > "{self.took}"\nexit {ends_with}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def job(preview, amara, monkeypatch) -> PrintJob:
    preview.go(amara)
    made = PrintJob(preview.room, preview.room.paper.pdf, preview.room.paper.pages)
    monkeypatch.setattr(made.printer, "printerName", lambda: "Front desk", raising=False)
    return made


@unix
def test_printer_copies_and_sides_are_passed_on_and_no_name_is(job, qtbot, tmp_path, monkeypatch):
    lp, ended = Lp(tmp_path, monkeypatch), []
    job.printer.setCopyCount(2)
    job.printer.setFromTo(1, 1)
    long_side = QPrinter.DuplexMode.DuplexLongSide  # no printer here could be set to it
    monkeypatch.setattr(job.printer, "duplex", lambda: long_side, raising=False)
    job.then = ended.append
    job.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    told = lp.told.read_text().strip()
    assert told == "-d Front desk -n 2 -t Document -o sides=two-sided-long-edge -P 1-1 -"
    assert ended == ["Front desk"]


@unix
def test_where_the_printing_command_will_not_the_pages_are_painted(job, qtbot, tmp_path, monkeypatch):
    Lp(tmp_path, monkeypatch, ends_with=1)
    ended: list[str] = []
    job.printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    job.then = ended.append
    job.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=10_000)
    with pikepdf.open(tmp_path / "painted.pdf") as painted:
        assert len(painted.pages) == 1


def test_the_print_dialog_leads_to_printers_only(job):
    dialog = job.ask()
    assert not dialog.testOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile)
    dialog.reject()


def test_without_a_printer_that_is_said_and_nothing_is_noted(preview, amara):
    preview.go(amara)
    preview.room.print()
    told = next(d for d in preview.room.window().findChildren(Question) if d.isVisible())
    said = [label.text() for label in told.findChildren(QLabel)]
    assert told.windowTitle() == "Nothing was printed" and any("No printer was found." in t for t in said)
    told.accept()
    assert preview.heard == []  # nothing that could be taken for done
    assert copies.last_of(preview.desk, amara) is None


def test_that_the_computer_may_keep_a_copy_is_said_once(preview, amara):
    preview.go(amara)
    made = preview.room.out._seen()
    preview.room.out.note(made, CopyWhy.PRINTED, "Front desk")
    assert "may keep a copy" in preview.heard[-1]
    preview.room.out.note(made, CopyWhy.PRINTED, "Front desk")
    assert preview.heard[-1] == "Sent to the printer"
    assert [c.went_to for c in copies.copies_of(preview.desk, amara)] == ["Front desk"] * 2


def test_in_a_folder_that_is_only_read_a_sheet_can_be_saved_elsewhere(qtbot, demo, amara, tmp_path):
    readable = Desk(demo.vault.db, read_only=True)
    preview = Preview(qtbot, replace(demo, desk=readable))
    preview.go(amara)
    preview.room.save_to(tmp_path / "sheet.pdf", "")
    assert preview.heard[-1] == "Saved as sheet.pdf"
    assert copies.last_of(readable, amara) is None


# ---- no traces ----


def files_in(*folders: Path) -> set[Path]:
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


@unix
def test_seeing_and_printing_a_sheet_leaves_no_file_behind(
    qtbot, demo, amara, tmp_path, state_dir, monkeypatch
):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    lp, ended = Lp(tmp_path, monkeypatch), []
    before = files_in(temporary, state_dir)
    preview = Preview(qtbot, demo)
    preview.go(amara)
    preview.room.grab()
    job = PrintJob(preview.room, preview.room.paper.pdf, preview.room.paper.pages)
    monkeypatch.setattr(job.printer, "printerName", lambda: "Front desk", raising=False)
    job.then = ended.append
    job.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    assert lp.took.read_bytes() == preview.room.paper.pdf
    assert files_in(temporary, state_dir) == before
    left = QTemporaryFile()  # what this test would see
    assert left.open()
    assert left.fileName()  # before it is asked for its name it has none on the disk
    assert files_in(temporary, state_dir) != before
