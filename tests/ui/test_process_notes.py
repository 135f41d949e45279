"""Process notes: a page of its own, its own search, and nothing of what they say anywhere else."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QTextEdit, QWidget
from ui.drivers.goals import pressable, settle
from ui.drivers.sessions import SessionsDriver

from practice_desk import app as whole
from practice_desk.domain import clock
from practice_desk.domain.deeds import Deed
from practice_desk.domain.note_text import Section, passage, write_sections
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.process_notes import ProcessNote
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.intentions import clients, process_notes
from practice_desk.ui import words
from practice_desk.ui.rooms.process_notes.room import ProcessNotesRoom

NOW = datetime(2026, 3, 12, 10, 55).astimezone()
CANARY = "the heron at the window"


@pytest.fixture(autouse=True)
def _that_day():
    with clock.at(NOW):
        yield


@pytest.fixture
def amara(context):
    return clients.add_client(context.desk, [Person(client_id="", known_as="Amara")])


@pytest.fixture
def room(context, qtbot, amara):
    made = ProcessNotesRoom(context)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.go(Place(PlaceKind.PROCESS_NOTES, amara.id))
    made.show()
    settle()
    yield made
    for dialog in made.window().findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()
    made.hide()


def kept(desk, client, text=CANARY, **more):
    body = write_sections([Section("process", "", (passage(text),))])
    process_notes.keep_process_note(desk, ProcessNote(client_id=client.id, on=NOW.date(), body=body, **more))


def reads(widget: QWidget) -> str:
    labels = [w.text() for w in widget.findChildren(QLabel) if w.isVisible()]
    edits = [w.toPlainText() for w in widget.findChildren(QTextEdit) if w.isVisible()]
    return "\n".join([*labels, *edits])


def press(room: QWidget, said: str) -> None:
    QTest.mouseClick(pressable(room, said), Qt.MouseButton.LeftButton)
    settle()


def dialog_of(room: QWidget) -> QDialog:
    return next(d for d in room.window().findChildren(QDialog) if d.isVisible())


def test_the_page_says_that_it_stands_apart_and_what_belongs_in_the_session_note(room):
    assert "Kept apart" in reads(room)
    assert "in no other print and no export" in reads(room)
    assert "No process notes" in reads(room)


def test_a_process_note_is_written_read_first_edited_and_taken_back(room):
    press(room, "Write a process note")
    dialog = dialog_of(room)
    press(dialog, "Keep it apart")
    assert dialog.form.rows["body"].problem() == "There is nothing in the note yet."
    QTest.keyClicks(dialog.form.rows["body"].field.boxes[0].text, CANARY)
    press(dialog, "Keep it apart")
    assert CANARY in reads(room)
    press(room, "Edit the process note of Today")
    QTest.keyClicks(dialog_of(room).form.rows["body"].field.boxes[0].text, " again")
    press(dialog_of(room), "Keep it apart")
    assert f"{CANARY} again" in reads(room)
    room.desk.undo()
    settle()
    assert "again" not in reads(room)


def test_what_was_typed_and_left_is_found_again(room):
    press(room, "Write a process note")
    QTest.keyClicks(dialog_of(room).form.rows["body"].field.boxes[0].text, CANARY)
    dialog_of(room).reject()
    press(room, "Write a process note")
    assert dialog_of(room).form.rows["body"].field.boxes[0].text.toPlainText() == CANARY


def test_the_pages_own_search_finds_what_it_says_and_forgets_it_on_the_way_out(room, amara):
    kept(room.desk, amara)
    kept(room.desk, amara, "about the garden")
    settle()
    search = room.findChild(QWidget, "search")
    QTest.keyClicks(search, "HERON")
    settle()
    assert CANARY in reads(room)
    assert "garden" not in reads(room)
    QTest.keyClicks(search, "xyz")
    settle()
    assert "Nothing found on this page." in reads(room)
    room.go(Place(PlaceKind.PROCESS_NOTES, amara.id))
    settle()
    assert "garden" in reads(room)


def test_they_are_reached_from_a_sessions_more(context, qtbot, amara):
    session = Session(client_id=amara.id, on=NOW.date(), start=time(10), state=SessionState.HELD)
    with context.desk.change(Deed.KEEP_SESSION, None):
        context.desk.sessions.save(session)
    with SessionsDriver(context, qtbot, amara.id, session.id) as page:
        page.choose("more", "Process notes")
        assert page.went[-1] == Place(PlaceKind.PROCESS_NOTES, amara.id, session.id)


def test_one_written_after_a_session_has_its_day_and_belongs_to_it(context, room, amara):
    day = date(2026, 3, 9)
    session = Session(client_id=amara.id, on=day, start=time(10), state=SessionState.HELD)
    with context.desk.change(Deed.KEEP_SESSION, None):
        context.desk.sessions.save(session)
    room.go(Place(PlaceKind.PROCESS_NOTES, amara.id, session.id))
    press(room, "Write a process note")
    dialog = dialog_of(room)
    assert dialog.form.field("on").value() == day and "Kept apart" in reads(dialog)
    QTest.keyClicks(dialog.form.rows["body"].field.boxes[0].text, CANARY)
    press(dialog, "Keep it apart")
    [note] = process_notes.process_notes_of(context.desk, amara.id)
    assert (note.on, note.session_id) == (day, session.id)


def test_the_rail_does_not_name_them():
    house = whole.house(None)
    kinds = {entry.kind for entry in (*house.entries, *house.sections)}
    assert PlaceKind.PROCESS_NOTES not in kinds
    assert PlaceKind.SESSIONS in kinds


def test_nothing_of_them_is_in_messages_in_search_or_on_another_page(context, qtbot, amara, room):
    """The positive control is the page itself, which does show the words."""
    said: list[str] = []
    context.news.said.connect(said.append)
    context.news.changed.connect(lambda change: said.append(words.done(change.deed)))
    kept(context.desk, amara)
    settle()
    assert CANARY in reads(room)
    found = [f"{f.words} {f.note}" if hasattr(f, "note") else f.words for f in whole._clients(context)]
    assert not any(CANARY in text for text in (*said, *found))
    assert not any(CANARY in text for text in clients.search_texts(context.desk).values())
    others = [r for r in whole.rooms(context) if r.kind is not PlaceKind.PROCESS_NOTES]
    for other in others:
        qtbot.addWidget(other)
        if other.kind in (PlaceKind.CLIENTS, PlaceKind.OVERVIEW, PlaceKind.SESSIONS, PlaceKind.GOALS):
            other.go(Place(other.kind, amara.id if other.kind is not PlaceKind.CLIENTS else None))
            other.show()
            settle()
            shown = reads(other) + "".join(b.text() for b in other.findChildren(QAbstractButton))
            assert CANARY not in shown, other.kind
            other.hide()
