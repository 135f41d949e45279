"""The sheet before it is printed: what is seen is what leaves, and nothing clinical can get on it."""

from __future__ import annotations

import io
import os
import stat
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from practice_desk.domain.clients import Client
from practice_desk.domain.copies import CopyWhy
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sheet import SheetGoal, likely_names
from practice_desk.domain.sheet_choices import NameShown, SheetPart
from practice_desk.intentions import copies, sheets
from practice_desk.ui.parts.printing import PrintJob
from practice_desk.ui.parts.saving import SaveDialog
from practice_desk.ui.rooms.sheet.room import SheetRoom

CANARY = "Quetzalcoatl"


@pytest.fixture
def amara(demo) -> Client:
    return demo.desk.clients.all("reference")[0]


@pytest.fixture
def room(demo, amara, qtbot):
    made = SheetRoom(demo)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.go(Place(PlaceKind.SHEET, amara.id))
    qtbot.waitUntil(lambda: made.paper is not None)
    return made


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    document.close()
    return " ".join(" ".join(pages).split())


def made_anew(room, qtbot, change):
    before = room.paper
    change()
    qtbot.waitUntil(lambda: room.paper is not before, timeout=3000)
    return room.paper


def test_the_preview_shows_the_pages_of_the_paper_and_its_words(room):
    assert room.view.pages.count() == room.paper.pages
    assert "I want to leave work on time." in room.text.toPlainText()
    assert "I want to leave work on time." in words_of(room.paper.pdf)


def test_a_goal_that_is_not_ticked_is_not_on_the_paper(room, qtbot):
    goal_id, check = next(iter(room.panel.goals.items()))
    words = room.desk.goals.get(goal_id).words
    paper = made_anew(room, qtbot, check.click)
    assert words not in words_of(paper.pdf)


def test_a_fourth_goal_and_a_third_line_wait_until_another_is_taken_off(room):
    ticks = list(room.panel.noticed.values())
    ticks[0].click()
    ticks[1].click()
    assert not ticks[2].isEnabled()
    ticks[0].click()
    assert ticks[2].isEnabled()


def test_the_client_is_named_as_chosen(room, qtbot):
    def choose(shown):
        room.panel.name.set_value(shown)
        room.panel.changed.emit()

    assert "Amara" in words_of(made_anew(room, qtbot, lambda: choose(NameShown.NAME)).pdf)
    initials = words_of(made_anew(room, qtbot, lambda: choose(NameShown.INITIALS)).pdf)
    assert "A.O." in initials
    assert "Amara" not in initials
    assert "Amara" not in words_of(made_anew(room, qtbot, lambda: choose(NameShown.NOTHING)).pdf)


def test_the_discreet_sheet_names_no_therapist_no_practice_and_no_helpline(room, qtbot):
    paper = made_anew(room, qtbot, room.panel.discreet.click)
    words = words_of(paper.pdf).lower()
    practice = room.desk.practice.own()
    for hidden in (practice.therapist, practice.practice_name, "samaritans", "therapist", "private", "plan"):
        assert hidden.lower() not in words
    assert "116 123" in words
    assert "List" in room.file_name()


def test_the_blank_sheet_holds_nobodys_words(room, qtbot):
    paper = made_anew(room, qtbot, room.panel.blank.click)
    words = words_of(paper.pdf)
    assert "leave work" not in words
    assert "What matters to me" in words


def test_nothing_clinical_can_get_onto_the_sheet(demo, amara):
    desk = demo.desk
    with desk.change(Deed.KEEP_PROFILE):
        hidden = {
            "alert": CANARY,
            "concern": CANARY,
            "helps": CANARY,
            "helps_not": CANARY,
            "referral": CANARY,
        }
        desk.clients.save(replace(desk.clients.get(amara.id), **hidden))
        for goal in desk.goals.of_client(amara.id):
            desk.goals.save(replace(goal, clinical=CANARY, levels=(CANARY,) * 5))
        for rating in desk.ratings.of_client(amara.id):
            desk.ratings.save(replace(rating, comment=CANARY))
        for person in desk.people.of_client(amara.id):
            desk.people.save(replace(person, needs=CANARY, must_not_be_told=CANARY, authority=CANARY))
    made = sheets.sheet(desk, amara.id, sheets.usual_choices(desk, amara.id))
    assert CANARY not in str([vars(part) if hasattr(part, "__dict__") else part for part in _flat(made)])
    seen = replace(made, goals=(SheetGoal(CANARY),))
    assert CANARY in str(list(_flat(seen)))


def _flat(thing):
    from dataclasses import fields, is_dataclass

    if is_dataclass(thing):
        for field in fields(thing):
            yield from _flat(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for inner in thing:
            yield from _flat(inner)
    else:
        yield thing


def test_the_therapists_numbers_are_not_on_the_sheet(demo, amara):
    desk = demo.desk
    own = [r for r in desk.ratings.of_client(amara.id) if r.person_id]
    made = sheets.sheet(desk, amara.id, sheets.usual_choices(desk, amara.id))
    goal = sorted(desk.goals.of_client(amara.id), key=lambda g: g.position)[0]
    mine = [
        r.value for r in sorted(own, key=lambda r: r.on) if r.goal_id == goal.id and r.scale.value == "ten"
    ]
    assert made.goals[0].today == mine[-1]
    assert made.goals[0].before == tuple(mine[-4:-1])


def test_parts_that_are_left_off_are_empty(demo, amara):
    choices = sheets.usual_choices(demo.desk, amara.id)
    bare = sheets.sheet(demo.desk, amara.id, replace(choices, parts=frozenset()))
    assert (bare.matters, bare.strengths, bare.if_then, bare.confidence, bare.coping) == (
        "",
        "",
        (),
        None,
        (),
    )
    full = sheets.sheet(demo.desk, amara.id, replace(choices, parts=frozenset(SheetPart)))
    assert full.matters
    assert full.if_then


def test_names_of_people_in_typed_text_are_pointed_out(demo, amara):
    desk = demo.desk
    goal = desk.goals.of_client(amara.id)[0]
    with desk.change(Deed.KEEP_GOAL):
        desk.goals.save(replace(goal, why="So that Benedikt and I have an evening, on Fridays."))
    made = sheets.sheet(desk, amara.id, sheets.usual_choices(desk, amara.id))
    assert "Benedikt" in sheets.people_named(desk, amara.id, made)
    assert "Amara" not in sheets.people_named(desk, amara.id, made)
    assert "Fridays" not in likely_names(made)


def test_a_couple_has_joint_numbers_or_none_and_never_a_mean(demo):
    couple = next(c for c in demo.desk.clients.all() if c.kind.value == "couple")
    made = sheets.sheet(demo.desk, couple.id, sheets.usual_choices(demo.desk, couple.id))
    joint = {r.value for r in demo.desk.ratings.of_client(couple.id) if r.rater.value == "together"}
    assert all(goal.today in joint for goal in made.goals)


@pytest.mark.parametrize(("reference", "young"), [("NH", True), ("AO", False)])
def test_numbers_for_the_young_stand_on_their_sheets_only(demo, reference, young):
    client = next(c for c in demo.desk.clients.all() if c.reference.startswith(reference))
    choices = sheets.usual_choices(demo.desk, client.id)
    for made in (choices, replace(choices, blank=True)):
        numbers = [line.number for line in sheets.sheet(demo.desk, client.id, made).crisis]
        assert "116 123" in numbers
        assert ("0800 1111" in numbers) is young


def test_in_a_young_persons_file_an_age_nobody_knows_counts_as_young(demo):
    client = next(c for c in demo.desk.clients.all() if c.reference.startswith("NH"))
    with demo.desk.change(Deed.KEEP_PROFILE):
        for person in demo.desk.people.of_client(client.id):
            demo.desk.people.save(replace(person, born_on=None))
    made = sheets.sheet(demo.desk, client.id, sheets.usual_choices(demo.desk, client.id))
    assert "0800 1111" in [line.number for line in made.crisis]


def test_saving_writes_the_file_whole_for_its_owner_alone_and_notes_where_it_went(room, tmp_path, amara):
    target = tmp_path / "out" / room.file_name()
    target.parent.mkdir()
    room.save_to(target, "")
    assert words_of(target.read_bytes()) == words_of(room.paper.pdf)
    assert [p.name for p in target.parent.iterdir()] == [target.name]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    copy = copies.last_of(room.desk, amara.id)
    assert (copy.why, copy.went_to) == (CopyWhy.SAVED, target.name)
    assert "Amara" not in target.name


def test_a_saved_sheet_with_a_password_opens_with_it_and_only_with_it(room, tmp_path):
    target = tmp_path / "closed.pdf"
    room.save_to(target, "a long password")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    pikepdf.open(target, password="a long password").close()


def test_two_different_passwords_are_refused_beside_the_field(room, qtbot):
    dialog = SaveDialog(room, "x.pdf", lambda *_: None)
    qtbot.addWidget(dialog)
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
    dialog.password.setText("one password")
    dialog.again.setText("another one")
    dialog.go_on()
    assert "not the same" in dialog._second.problem()
    dialog.password.setText("short")
    dialog.again.setText("short")
    dialog.go_on()
    assert "at least" in dialog._first.problem()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_noted(room, tmp_path, amara):
    room.save_to(tmp_path / "missing" / "x.pdf", "")
    (told,) = [d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible()]
    assert told.windowTitle() == "Nothing was saved"
    told.close()
    assert copies.last_of(room.desk, amara.id) is None


def test_what_was_on_the_paper_is_kept_as_a_version_once(room, tmp_path, amara):
    room.save_to(tmp_path / "one.pdf", "")
    room.save_to(tmp_path / "two.pdf", "")
    assert len(room.desk.plans.of_client(amara.id)) == 1
    goal = room.desk.goals.of_client(amara.id)[0]
    with room.desk.change(Deed.KEEP_GOAL):
        room.desk.goals.save(Goal(**{**vars(goal), "words": "I want something else."}))
    room.save_to(tmp_path / "three.pdf", "")
    assert [p.number for p in room.desk.plans.of_client(amara.id)] == [1, 2]


@pytest.mark.skipif(os.name != "posix", reason="the printing command of Unix")
def test_printing_hands_the_bytes_to_the_system_without_a_file(room, qtbot, tmp_path, monkeypatch):
    took = tmp_path / "took"
    program = tmp_path / "bin" / "lp"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\ncat > "{took}"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    ended = []
    job = PrintJob(room, room.paper.pdf, room.paper.pages)
    job.printer.setPrinterName("A printer")
    monkeypatch.setattr(job.printer, "printerName", lambda: "A printer", raising=False)
    job.then = ended.append
    job.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    assert took.read_bytes() == room.paper.pdf


def test_without_a_printing_command_the_pages_are_painted(room, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    ended = []
    job = PrintJob(room, room.paper.pdf, room.paper.pages)
    job.printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    job.then = ended.append
    job.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=10_000)
    with pikepdf.open(io.BytesIO(Path(tmp_path / "painted.pdf").read_bytes())) as painted:
        assert len(painted.pages) == room.paper.pages


def test_escape_goes_back_to_the_goals(room, qtbot):
    wanted = []
    room.context.news.place_wanted.connect(wanted.append)
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    assert wanted[0].kind is PlaceKind.GOALS


def test_a_hidden_sheet_holds_no_pages(room):
    room.hide()
    assert room.view.pages.count() == 0
    assert room.text.toPlainText() == ""


def test_the_page_fits_and_grows_and_text_can_stand_alone(room, qtbot):
    before = room.view.pages.page_width()
    room.toolbar.larger.click()
    assert room.view.pages.page_width() > before
    room.toolbar.whole.click()
    room.toolbar.panes.set_value("text")
    room.toolbar.panes_chosen.emit("text")
    assert not room.view.isVisible()
    assert room.text.isVisible()


def test_the_sheet_looks_as_it_should(room, look):
    look(room, "sheet")
