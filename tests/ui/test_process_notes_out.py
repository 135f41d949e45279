"""The one door through which process notes leave: seen first, let go with ground and reason, and noted."""

from __future__ import annotations

from dataclasses import replace

import page
import pypdfium2
import pytest
from PySide6.QtWidgets import QDialog, QLabel
from ui.drivers.goals import settle

from practice_desk import app as whole
from practice_desk.domain.copies import CopyWhy, DocumentKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.process_notes import ExitGround
from practice_desk.domain.signing import Refused
from practice_desk.intentions import clients, copies, process_notes
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.saving import SaveDialog
from practice_desk.ui.rooms.process_notes.out import ProcessNotesOutRoom
from practice_desk.ui.rooms.process_notes.room import ProcessNotesRoom

CANARY = "wanted to explain. My mother's sigh"


@pytest.fixture
def amara(demo):
    return next(c.id for c in demo.desk.clients.all() if "Amara" in clients.name_of(demo.desk, c.id))


@pytest.fixture
def door(demo, qtbot, amara):
    made = ProcessNotesOutRoom(demo)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.go(Place(PlaceKind.PROCESS_NOTES_OUT, amara))
    made.show()
    qtbot.waitUntil(lambda: made.paper is not None)
    yield made
    for dialog in made.window().findChildren(QDialog):
        dialog.reject()
    made.hide()


def reads(door) -> str:
    document = pypdfium2.PdfDocument(door.paper.pdf)
    pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    document.close()
    return " ".join(" ".join(pages).split())


def asked(door) -> FormDialog:
    return next(d for d in door.window().findChildren(FormDialog) if d.isVisible())


def answer(door, ground=ExitGround.AUTHORIZATION, reason="Solicitor's letter of 3 March, signed by her"):
    dialog = asked(door)
    for name, value in (("ground", ground), ("reason", reason)):
        field = dialog.form.field(name)
        field.set_value(value)
        field.edited.emit()
    dialog.keep_button.click()
    settle()


def history(desk) -> str:
    return " ".join(str(row) for row in desk.db.execute("SELECT * FROM history"))


def test_what_will_leave_is_seen_first_under_its_own_title_and_footer(door):
    assert CANARY in reads(door)
    assert reads(door).startswith("Process notes")
    assert "Process notes · kept apart from the record · private" in reads(door)


def test_without_ground_and_reason_nothing_is_saved_and_no_way_out_is_open(door, tmp_path):
    door.save()
    asked(door).keep_button.click()
    rows = asked(door).form.rows
    assert rows["ground"].problem() == "Choose the ground."
    assert rows["reason"].problem() == "Write the reason in a few words."
    door.save_to(tmp_path / "notes.pdf", "")
    assert not (tmp_path / "notes.pdf").exists()
    assert not [d for d in door.findChildren(SaveDialog) if d.isVisible()]


def test_with_them_it_is_saved_tagged_and_noted_with_its_reason_and_without_a_word_of_it(
    door, amara, tmp_path
):
    door.save()
    answer(door)
    assert door.file_name().startswith("Notes 20")
    target = tmp_path / "notes.pdf"
    door.save_to(target, "")
    assert page.validate_pdf(target, profile="ua1").is_compliant
    [(out, copy)] = process_notes.taken_out(door.desk, amara)
    assert (out.ground, out.reason) == (
        ExitGround.AUTHORIZATION,
        "Solicitor's letter of 3 March, signed by her",
    )
    assert [door.desk.process_notes.get(i).client_id for i in out.note_ids] == [amara]
    assert (copy.kind, copy.why, copy.went_to) == (DocumentKind.PROCESS_NOTES, CopyWhy.SAVED, "notes.pdf")
    assert copies.copies_of(door.desk, amara)[0] == copy
    assert Deed.TAKE_OUT_PROCESS_NOTES.value in history(door.desk) and out.id in history(door.desk)
    assert CANARY not in history(door.desk)
    assert door.desk.undo_step is None  # nothing takes back that it left


def test_each_time_is_asked_anew(door, tmp_path):
    door.save()
    answer(door)
    door.save_to(tmp_path / "once.pdf", "")
    door.save_to(tmp_path / "twice.pdf", "")
    assert (tmp_path / "once.pdf").exists() and not (tmp_path / "twice.pdf").exists()
    door.save()
    assert asked(door).form.field("reason").value() == ""


def test_only_the_notes_that_are_ticked_leave(door, qtbot):
    check = next(iter(door.panel.notes.values()))
    before = door.paper
    check.click()
    qtbot.waitUntil(lambda: door.paper is not before, timeout=3000)
    assert CANARY not in reads(door)
    assert not door.print_button.isEnabled() and not door.save_button.isEnabled()


def test_what_it_means_is_said_for_the_place_of_the_practice(door, demo):
    door.print()
    here = " ".join(label.text() for label in asked(door).findChildren(QLabel))
    assert "personal data about the client" in here and "164.508" not in here
    asked(door).reject()
    in_the_us(demo)
    door.reload()
    settle()
    assert reads(door).startswith("Psychotherapy notes") and "45 CFR 164.501" in reads(door)
    door.print()
    there = " ".join(label.text() for label in asked(door).findChildren(QLabel))
    assert "164.508(a)(2)" in there and "personal data" not in there


def in_the_us(context):
    with context.desk.change(Deed.KEEP_PRACTICE):
        own = replace(context.desk.practice.own(), jurisdiction=Jurisdiction.US)
        context.desk.practice.save(own)


def test_in_the_us_a_permission_must_be_one_for_just_these_notes(door, demo, tmp_path):
    door.save()
    answer(door)
    assert door._out is not None  # elsewhere the ground and the reason are enough
    in_the_us(demo)
    door.save()
    answer(door)
    assert asked(door).form.rows["ground"].problem().startswith("No permission for just these notes")
    door.save_to(tmp_path / "notes.pdf", "")
    assert not (tmp_path / "notes.pdf").exists()
    answer(door, ExitGround.COURT_ORDER, "Order of 2 March")
    door.save_to(tmp_path / "notes.pdf", "")
    assert (tmp_path / "notes.pdf").exists()


def test_the_door_is_opened_from_their_page_and_from_nowhere_else(demo, qtbot, amara):
    went = []
    demo.news.place_wanted.connect(went.append)
    room = ProcessNotesRoom(demo)
    qtbot.addWidget(room)
    room.go(Place(PlaceKind.PROCESS_NOTES, amara))
    room.show()
    settle()
    next(c for c in room.commands() if c.id == "take-out").run()
    assert went[-1] == Place(PlaceKind.PROCESS_NOTES_OUT, amara)
    others = [r for r in whole.rooms(demo) if not isinstance(r, ProcessNotesRoom | ProcessNotesOutRoom)]
    for other in others:
        qtbot.addWidget(other)
        assert "take-out" not in [c.id for c in other.commands()]
    room.hide()


def test_their_page_says_what_left_and_why(door, demo, qtbot, amara, tmp_path):
    door.save()
    answer(door, ExitGround.OWN_USE, "For supervision on Friday")
    door.save_to(tmp_path / "notes.pdf", "")
    room = ProcessNotesRoom(demo)
    qtbot.addWidget(room)
    room.go(Place(PlaceKind.PROCESS_NOTES, amara))
    room.show()
    settle()
    shown = " ".join(label.text() for label in room.findChildren(QLabel))
    assert "saved: My own use, such as supervision" in shown and "For supervision on Friday" in shown
    room.hide()


def test_what_is_noted_needs_ground_and_reason_too(demo, amara):
    begun = process_notes.begin_taking_out(amara)
    with pytest.raises(Refused):
        process_notes.take_out(demo.desk, begun, CopyWhy.SAVED, b"x")
    assert process_notes.taken_out(demo.desk, amara) == []
