"""The editor of notes: its own bold, italic and lists, plain text alone, and nothing that was typed lost."""

from __future__ import annotations

import json
from datetime import datetime, time

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from ui.drivers.goals import settle
from ui.drivers.sessions import SessionsDriver

from practice_desk.domain import clock
from practice_desk.domain.deeds import Deed
from practice_desk.domain.note_layouts import NoteFormat
from practice_desk.domain.note_text import Passage, PassageKind, Run, brought_forward, passage
from practice_desk.domain.people import ContactKind, ContactPoint, Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.intentions import clients, goals, notes, practice_parts
from practice_desk.intentions import people as people_intentions
from practice_desk.ui import form
from practice_desk.ui.parts import note_document
from practice_desk.ui.parts.note_editor import note_form
from practice_desk.ui.parts.note_section import SectionEdit
from practice_desk.ui.rooms.practice.record_card import NotesDialog

NOW = datetime(2026, 3, 12, 10, 55).astimezone()
EVERYTHING = (
    passage("First, 👩‍👩‍👧 محمد Nguyễn <b>&amp;"),
    Passage(PassageKind.BULLET, (Run("bold", bold=True), Run(" and "), Run("italic", italic=True))),
    passage("second", PassageKind.BULLET),
    passage("one", PassageKind.NUMBER),
    passage(""),
    brought_forward("A goal"),
    passage("last"),
)


@pytest.fixture(autouse=True)
def _that_day():
    with clock.at(NOW):
        yield


@pytest.fixture
def section(qtbot):
    made = SectionEdit()
    qtbot.addWidget(made)
    made.resize(500, 100)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def amara(context):
    return clients.add_client(context.desk, [Person(client_id="", known_as="Amara")])


@pytest.fixture
def session(context, amara):
    made = Session(client_id=amara.id, on=NOW.date(), start=time(10), state=SessionState.HELD)
    with context.desk.change(Deed.KEEP_SESSION, None):
        context.desk.sessions.save(made)
    return made


@pytest.fixture
def page(context, qtbot, amara, session):
    with SessionsDriver(context, qtbot, amara.id, session.id) as driver:
        yield driver


# ---- one section ----


def test_every_kind_of_passage_comes_back_as_it_was(section):
    section.set_passages(EVERYTHING)
    assert section.passages() == EVERYTHING


def test_bold_and_italic_are_set_by_the_usual_keys(section):
    QTest.keyClicks(section, "a ")
    QTest.keyClick(section, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(section, "b")
    QTest.keyClick(section, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(section, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(section, "c")
    (said,) = section.passages()
    assert said.runs == (Run("a "), Run("b", bold=True), Run("c", italic=True))


def test_a_list_goes_on_with_return_and_ends_with_an_empty_line(section):
    QTest.keyClicks(section, "one")
    section.toggle_list(PassageKind.BULLET)
    QTest.keyClick(section, Qt.Key.Key_Return)
    QTest.keyClicks(section, "two")
    QTest.keyClick(section, Qt.Key.Key_Return)
    QTest.keyClick(section, Qt.Key.Key_Return)
    QTest.keyClicks(section, "after")
    assert [(p.kind, p.plain) for p in section.passages()] == [
        (PassageKind.BULLET, "one"), (PassageKind.BULLET, "two"), (PassageKind.PARAGRAPH, "after"),
    ]  # fmt: skip


def test_what_is_pasted_is_plain_text_whatever_it_was(section):
    data = QMimeData()
    data.setHtml('<h1>Big</h1><img src="file:///etc/hostname"><a href="http://x.example">link</a>')
    data.setText("<b>Big</b>\nlink")
    section.insertFromMimeData(data)
    assert [p.plain for p in section.passages()] == ["<b>Big</b>", "link"]
    assert all(run == Run(run.text) for p in section.passages() for run in p.runs)


def test_a_picture_alone_cannot_be_pasted(section):
    data = QMimeData()
    data.setHtml('<img src="file:///etc/hostname">')
    assert not section.canInsertFromMimeData(data)
    section.insertFromMimeData(data)
    assert section.passages() == ()


def test_what_is_copied_is_plain_text(section):
    section.set_passages(EVERYTHING)
    section.selectAll()
    data = section.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert "bold and italic" in data.text()


def test_nothing_is_ever_loaded_by_any_name(section, tmp_path):
    picture = tmp_path / "x.css"
    picture.write_text("p { color: red }")
    kind = QTextDocument.ResourceType.StyleSheetResource.value
    for address in (
        QUrl.fromLocalFile(str(picture)),
        QUrl("http://x.example/a.png"),
        QUrl("data:text/css,p{}"),
    ):
        assert section.loadResource(kind, address) is None
        assert section.document().loadResource(kind, address) is None
        assert not section.document().resource(kind, address)
    usual = QTextEdit()  # what a plain editor of Qt would do
    assert usual.document().loadResource(kind, QUrl.fromLocalFile(str(picture)))


def test_what_was_brought_forward_is_marked_until_it_is_changed(section):
    section.set_passages([brought_forward("Walk to work")])
    assert note_document.unchanged(section.passages()) == 1
    section.moveCursor(section.textCursor().MoveOperation.End)
    QTest.keyClick(section, Qt.Key.Key_Return)
    QTest.keyClicks(section, "own")
    first, second = section.passages()
    assert (first.is_brought_unchanged, second.brought) == (True, "")
    section.moveCursor(section.textCursor().MoveOperation.Start)
    QTest.keyClicks(section, "Still ")
    assert note_document.unchanged(section.passages()) == 0


# ---- the note ----


def test_another_format_leaves_out_nothing_that_was_written(context, qtbot, session):
    made = note_form(context.desk, session.id)
    qtbot.addWidget(made)
    QTest.keyClicks(made.body.boxes[0].text, "what came up")
    QTest.keyClicks(made.body.boxes[1].text, "what we did")
    made._lay_out(NoteFormat.SOAP)
    said = [(box.heading, box.text.toPlainText()) for box in made.body.boxes]
    assert {text for _, text in said} >= {"what came up", "what we did"}
    assert [head for head, _ in said][:4] == ["Subjective", "Objective", "Assessment", "Plan"]


def test_the_practices_own_sections_are_what_a_new_note_has(context, qtbot, session):
    desk = context.desk
    layout = practice_parts.layout_of(desk, NoteFormat.FREE)
    layout = layout.renamed("came_up", "The hour").switched("we_did", on=False).moved("next", 0)
    practice_parts.keep_layouts(desk, [layout])
    made = note_form(desk, session.id)
    qtbot.addWidget(made)
    assert [box.heading for box in made.body.boxes] == ["What next", "The hour"]


def test_sections_are_laid_out_and_snippets_kept_in_practice(context, qtbot):
    dialog = NotesDialog(None, context)
    qtbot.addWidget(dialog)
    field = dialog.form.field("layouts")
    field.findChild(object, "heading-came_up").setText("")
    QTest.keyClicks(field.findChild(object, "heading-came_up"), "The hour")
    QTest.mouseClick(field.findChild(object, "on-we_did"), Qt.MouseButton.LeftButton)
    dialog.form.field("snippets").set_value(("We looked at the week.",))
    dialog.form.field("snippets").edited.emit()
    dialog.try_keep()
    layout = practice_parts.layout_of(context.desk, NoteFormat.FREE)
    assert (layout.heading("came_up"), layout.off) == ("The hour", ("we_did",))
    assert practice_parts.snippets(context.desk) == ("We looked at the week.",)


def test_a_snippet_is_put_where_the_cursor_is(context, qtbot, session):
    practice_parts.keep_snippets(context.desk, ["<i>We looked</i> at the week."])
    made = note_form(context.desk, session.id)
    qtbot.addWidget(made)
    made.body.boxes[1].text.looked.emit()
    made.body._snippet("<i>We looked</i> at the week.")[1]()
    assert made.body.boxes[1].text.toPlainText() == "<i>We looked</i> at the week."


def test_nothing_of_the_last_session_is_brought_forward(context, page, session, amara):
    page.write("came_up", "only of this hour")
    page.press_named("leave-out-next") if page.has("leave-out-next") else None
    page.risk()
    page.press("Sign and lock")
    later = Session(client_id=amara.id, on=NOW.date(), start=time(12), state=SessionState.HELD)
    with context.desk.change(Deed.KEEP_SESSION, None):
        context.desk.sessions.save(later)
    page.show(later.id)
    assert not page.sees("only of this hour")


# ---- nothing is lost ----


def test_what_is_typed_is_in_scratch_within_two_seconds(page, session):
    assert form.SCRATCH_AFTER <= 2000
    page.write("came_up", "half a sentence")
    page.bot.waitUntil(lambda: notes.typed(page.desk, session.id) is not None, timeout=2500)
    assert "half a sentence" in notes.typed(page.desk, session.id).body["body"]


def test_what_is_typed_survives_a_lock(context, qtbot, amara, session):
    with SessionsDriver(context, qtbot, amara.id, session.id) as before:
        before.write("came_up", "half a sentence")
        before.risk("Something to note")
        before.say("risk_words", "a wish to sleep")
        before.room.sitting.flush()
    with SessionsDriver(context, qtbot, amara.id, session.id) as after:
        assert after.find("section-came_up").toPlainText() == "half a sentence"
        assert after.find("risk_words").value() == "a wish to sleep"
        assert after.sees("not kept yet")


def test_fixing_a_phone_number_in_the_middle_of_a_note_loses_nothing(context, page, session, amara):
    """The page is left for another and come back to, and the client's own record changes meanwhile."""
    page.write("came_up", "half a sent")
    page.room.go(Place(PlaceKind.SESSIONS, amara.id))
    (person,) = clients.participants(context.desk, amara.id)
    people_intentions.keep_contact(
        context.desk,
        ContactPoint(client_id=amara.id, person_id=person.id, kind=ContactKind.PHONE, value="0151 000 000"),
    )
    page.show(session.id)
    assert page.find("section-came_up").toPlainText() == "half a sent"


def test_a_change_beside_the_note_moves_not_a_letter_of_it(context, page, amara):
    page.write("came_up", "half a sent")
    (person,) = clients.participants(context.desk, amara.id)
    people_intentions.keep_contact(
        context.desk,
        ContactPoint(client_id=amara.id, person_id=person.id, kind=ContactKind.PHONE, value="0151 000 000"),
    )
    settle()
    section = page.find("section-came_up")
    section.setFocus()
    QTest.keyClicks(section, "ence")
    assert section.toPlainText() == "half a sentence"


def test_a_note_that_was_begun_and_not_kept_is_marked_in_the_list(page, session):
    page.write("came_up", "half a sent")
    page.show(None)
    assert page.sees("Note begun, not kept yet")


def test_a_kept_note_is_read_first(page, session):
    page.write("came_up", "A whole sentence.")
    page.press("Keep as draft")
    assert not page.has("section-came_up")
    assert page.sees("A whole sentence.")
    page.press("Go on writing")
    assert page.find("section-came_up").toPlainText() == "A whole sentence."


def test_a_draft_keeps_blocks_and_never_markup(page, session):
    page.write("came_up", "<b>x</b>")
    page.press("Keep as draft")
    sections = json.loads(notes.note_of(page.desk, session.id).body)
    assert sections[0]["passages"][0]["runs"] == [{"text": "<b>x</b>", "bold": False, "italic": False}]


def test_a_full_disk_is_said_on_the_form_and_the_text_stays(page, monkeypatch, session):
    from practice_desk.storage.sql import DiskFull

    page.write("came_up", "x")

    def full(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(page.desk.notes, "save", full)
    page.press("Keep as draft")
    assert page.find("section-came_up").toPlainText() == "x"
    assert page.sees("There is no space left on this disk.")


def test_goals_are_brought_forward_when_they_are_there(context, qtbot, amara, session):
    from practice_desk.domain.goals import Goal

    goals.keep_goal(context.desk, Goal(client_id=amara.id, words="I walk to work."))
    with SessionsDriver(context, qtbot, amara.id, session.id) as page:
        assert page.find("section-next").toPlainText() == "I walk to work."
        assert page.sees("Brought forward, with a bar beside: 1 line.")
        page.press_named("leave-out-next")
        assert page.find("section-next").toPlainText() == ""
