"""Worksheets, as a therapist meets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from ui.drivers.goals import settle, texts_of
from ui.drivers.pages import PageDriver

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.noticed import NoticedFrom
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.worksheets import BeforeAfter, write_filled
from practice_desk.intentions import worksheets
from practice_desk.intentions.clients import add_client
from practice_desk.ui.parts.before_after import change_words
from practice_desk.ui.parts.sheet_rows import RowsField
from practice_desk.ui.rooms.worksheets.room import WorksheetsRoom

UNKIND = "<b>bold</b> &amp; \u202emirror\u2066 👩‍👩‍👧 محمد Nguyễn " * 20
THOUGHT = {
    "situation": "The ward meeting",
    "feelings": [{"word": "Shame", "before": 80, "after": 30}, {"word": "Fear", "before": 60}],
    "thoughts": [{"thought": "They think I am slow", "belief": 90, "now": 0, "main": True}],
    "patterns": ["mind_reading"],
    "balanced": "I was tired and did it well enough.",
    "balanced_belief": 70,
}


@pytest.fixture
def amara(context):
    return add_client(context.desk, [Person(client_id="", known_as="Amara Okonlind")])


@pytest.fixture
def page(context, qtbot, amara):
    place = Place(PlaceKind.WORKSHEETS, amara.id)
    with PageDriver(context, qtbot, WorksheetsRoom(context), place) as driver:
        yield driver


def kept(page, client, key="thought_7", filled=None, **changes):
    sheet = worksheets.begin(page.desk, client.id, key)
    sheet = replace(sheet, body=write_filled(filled or THOUGHT), **changes)
    worksheets.keep_sheet(page.desk, sheet)
    settle()
    return sheet


def read(page, sheet) -> None:
    page.room.go(Place(PlaceKind.WORKSHEETS, sheet.client_id, sheet.id))
    settle()


def test_an_empty_page_offers_every_form_to_fill_in_or_to_print_blank(page):
    assert page.sees("No worksheets yet.")
    for form in worksheets.forms().values():
        assert page.sees(form.name)
        assert page.sees(form.about)
        page.press(f"Print blank: {form.name}")
        assert page.went[-1] == Place(PlaceKind.PAPER, page.room.client_id, f"worksheet-blank:{form.key}")


@pytest.mark.parametrize("key", sorted(worksheets.forms()))
def test_each_form_is_filled_in_from_its_definition_and_read_again(page, key):
    form = worksheets.form_of(key)
    page.press(f"Fill in: {form.name}")
    dialog = page.dialog()
    assert set(dialog.form.rows) == {*(field.key for field in form.fields), "on"}
    first = next(f for f in form.fields if f.kind in ("line", "text"))
    page.fill(**{first.key: "said in this sheet"})
    page.keep()
    assert not page.is_asking()
    (sheet,) = page.desk.worksheets.all()
    assert sheet.filled() == {first.key: "said in this sheet"}
    read(page, sheet)
    assert page.sees("said in this sheet")


def test_rows_are_added_and_taken_out_and_strengths_are_kept_as_numbers(page):
    page.press("Fill in: Thought check, seven parts")
    rows = page.dialog().form.field("feelings")
    assert isinstance(rows, RowsField)
    page.type(feelings=[{"word": "Shame", "before": "80", "after": "0"}])
    page.press("Add a line", rows)
    rows.lines[1].show_filled({"word": "gone again"})
    page.press("Take out line 2", rows)
    page.keep()
    (sheet,) = page.desk.worksheets.all()
    assert sheet.filled() == {"feelings": [{"word": "Shame", "before": 80, "after": 0}]}


def test_a_coping_menu_begins_with_what_helped_and_a_line_for_each_kind_and_keeps_what_was_written(
    page, amara
):
    with page.desk.change(Deed.KEEP_PERSON):
        page.desk.clients.save(replace(page.desk.clients.get(amara.id), coping=("Walk to the canal",)))
    page.press("Fill in: What helps me")
    rows = page.dialog().form.field("things")
    kinds = [line.value()["kind"] for line in rows.lines]
    assert kinds[1:] == ["body", "attention", "people", "problem"]
    assert rows.lines[0].value()["what"] == "Walk to the canal"
    assert rows.focusProxy() is rows.lines[0].cells["what"].field
    rows.lines[3].show_filled({"kind": "people", "what": "Ring my sister", "helped": 7})
    page.keep()
    (sheet,) = page.desk.worksheets.all()
    assert sheet.filled()["things"] == [
        {"what": "Walk to the canal"}, {"kind": "people", "what": "Ring my sister", "helped": 7},
    ]  # fmt: skip


def test_a_coping_menu_in_which_only_kinds_stand_says_that_nothing_is_written(page):
    page.press("Fill in: What helps me")
    page.keep()
    assert page.problem("things") == "Nothing is written on this sheet yet."


def test_a_strength_outside_its_scale_is_refused_beside_the_field_and_what_was_typed_stays(page):
    page.press("Fill in: Thought check, seven parts")
    page.type(feelings=[{"word": "Shame", "before": "101", "after": ""}], balanced_belief="many")
    page.keep()
    cell = page.dialog().form.field("feelings").lines[0].cells["before"]
    assert cell.problem() == "Type a whole number from 0 to 100."
    assert page.problem("feelings") == "Line 1: Type a whole number from 0 to 100."
    assert page.problem("balanced_belief") == "Type a whole number from 0 to 100."
    assert cell.field.text() == "101"
    assert page.desk.worksheets.count() == 0
    page.type(feelings=[{"word": "Shame", "before": "100", "after": ""}], balanced_belief="")
    page.keep()
    assert page.desk.worksheets.all()[0].filled()["feelings"] == [{"word": "Shame", "before": 100}]


def test_an_empty_sheet_and_a_day_to_come_are_refused_with_a_sentence(page):
    page.press("Fill in: A kinder voice")
    page.keep()
    assert page.problem("happened") == "Nothing is written on this sheet yet."
    page.fill(happened="I snapped", on=today() + timedelta(days=1))
    page.keep()
    assert page.problem("on") == "This date is still to come."
    assert page.desk.worksheets.count() == 0


def test_before_is_shown_beside_after_while_it_is_filled_in(page):
    page.press("Fill in: How I feel right now")
    page.fill(before=8)
    assert any(text.startswith("Before: 8.") for text in texts_of(page.dialog()))


def test_reading_shows_what_was_before_and_after_and_nothing_that_stayed_empty(page, amara):
    sheet = kept(page, amara)
    read(page, sheet)
    assert page.sees("80 → 30")
    assert page.sees("60 → –")
    assert page.sees("90 → 0")
    assert page.sees("The main one")
    assert page.sees("Mind reading: I am sure what others think of me.")
    assert page.sees("70 of 100")
    assert not page.sees("What are the facts for it?")
    assert change_words(BeforeAfter("", "", None, 0, 10)) == "– → 0"


def test_the_list_says_what_moved_and_keeps_to_the_latest_until_all_are_asked_for(page, amara):
    for days in range(6):
        kept(page, amara, on=today() - timedelta(days=days))
    assert page.sees("80 → 30")
    assert sum("Shame" in text for text in page.texts()) == 4
    page.press("Show all 6")
    assert sum("Shame" in text for text in page.texts()) == 6


def test_a_sheet_is_changed_on_purpose_and_that_can_be_taken_back(page, amara):
    sheet = kept(page, amara)
    read(page, sheet)
    page.press("Change")
    page.fill(balanced="Tired, and good enough.")
    page.keep()
    assert page.sees("Tired, and good enough.")
    page.undo()
    assert page.sees("I was tired and did it well enough.")


def test_what_was_typed_and_left_waits_and_a_phone_number_in_between_loses_nothing(page):
    page.press("Fill in: Thought check, seven parts")
    page.type(situation="half a sent", feelings=[{"word": "Sha", "before": "8x", "after": ""}])
    page.leave()
    assert page.desk.worksheets.count() == 0
    page.press("Fill in: Thought check, seven parts")
    form = page.dialog().form
    assert form.field("situation").value() == "half a sent"
    assert form.field("feelings").raw() == [{"word": "Sha", "before": "8x", "after": ""}]


def test_what_is_typed_is_in_the_vault_within_two_seconds(page, qtbot):
    page.press("Fill in: A kinder voice")
    page.type(harsh="you always")
    qtbot.waitUntil(lambda: bool(page.desk.scratch.all()), timeout=2000)
    assert page.desk.scratch.all()[0].body["harsh"] == "you always"


def test_a_sheet_filled_in_during_a_session_belongs_to_it(page, amara):
    session = Session(client_id=amara.id, on=today(), state=SessionState.HELD)
    with page.desk.change(Deed.KEEP_SESSION):
        page.desk.sessions.save(session)
    settle()
    page.press("Fill in: A kinder voice")
    page.fill(happened="I snapped")
    page.keep()
    assert page.desk.worksheets.all()[0].session_id == session.id


def test_a_line_goes_into_the_thread_in_the_clients_words(page, amara):
    sheet = kept(page, amara, "activity", {"noticed": "I laughed."})
    read(page, sheet)
    page.press("Put a line in What I notice")
    page.keep()
    (line,) = page.desk.noticed.all()
    assert (line.words, line.source, line.person_id) == ("I laughed.", NoticedFrom.WORKSHEET, sheet.person_id)
    page.undo()
    assert page.desk.noticed.count() == 0


def test_a_sheet_is_printed_filled_and_removed_from_its_menu(page, amara):
    sheet = kept(page, amara)
    read(page, sheet)
    page.press("Print worksheet")
    assert page.went[-1] == Place(PlaceKind.PAPER, amara.id, f"worksheet:{sheet.id}")
    page.choose_menu("Remove worksheet")
    assert page.desk.worksheets.count() == 0
    assert page.sees("No worksheets yet.")
    page.undo()
    assert page.desk.worksheets.count() == 1


def test_of_two_people_each_has_sheets_of_their_own(context, qtbot):
    people = [Person(client_id="", known_as=name) for name in ("Ines Castelrud", "Jonah Castelrud")]
    couple = add_client(context.desk, people, kind=ClientKind.COUPLE)
    place = Place(PlaceKind.WORKSHEETS, couple.id)
    with PageDriver(context, qtbot, WorksheetsRoom(context), place) as page:
        page.press("Fill in: A kinder voice")
        jonah = page.desk.people.of_client(couple.id)[1]
        page.fill(person_id=jonah.id, happened="We shouted")
        page.keep()
        assert page.desk.worksheets.all()[0].person_id == jonah.id
        assert page.sees("Jonah")


def test_unkind_text_is_shown_as_it_is(page, amara):
    sheet = kept(page, amara, filled={"situation": UNKIND, "feelings": [{"word": UNKIND, "before": 1}]})
    assert page.sees("<b>bold</b>")
    read(page, sheet)
    assert page.sees("<b>bold</b>")
    assert page.room.page.horizontalScrollBar().maximum() == 0


def test_every_control_has_a_name(page, amara):
    page.press("Fill in: Thought check, seven parts")
    page.dialog().form.show_more()
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for made in page.dialog().findChildren(kind):
            assert made.accessibleName() or made.objectName().startswith("qt_"), made
