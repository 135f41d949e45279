"""Forms lose nothing that was typed, and say beside the field what is in the way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import Person
from practice_desk.domain.practice import DateOrder
from practice_desk.domain.text import clean, one_line
from practice_desk.storage import sql
from practice_desk.ui.fields import DateField, LineField, LinesField, TextField, TimeField
from practice_desk.ui.form import Form, forms_of
from practice_desk.ui.form_dialog import FormDialog

HOSTILE = "<b>&amp; \u202eturned\u202c 👩‍👩‍👧 \u00a0two  blanks\tمحمد रीता\nsecond line"


@pytest.fixture
def client(context):
    client = Client(reference="AO-1", concern="first")
    with context.desk.change(Deed.ADD_CLIENT):
        context.desk.clients.save(client)
    return client


@pytest.fixture
def form(context, client, qtbot):
    return opened(context, client, qtbot)


def opened(context, client, qtbot):
    form = Form(context.desk, "client")
    form.add("reference", "Reference", LineField())
    form.add("concern", "Concern", TextField())
    form.add("matters", "What matters", LinesField(), more=True)
    form.start(client, client.id)
    qtbot.addWidget(form)
    form.show()
    return form


def keep(form):
    return form.keep(Deed.KEEP_PROFILE, None, form.desk.clients.save)


def type_into(field, text):
    field.set_raw(text)
    field.edited.emit()


def test_what_is_typed_and_kept_is_in_the_vault(form, context, client):
    type_into(form.field("concern"), HOSTILE)
    assert keep(form)
    assert context.desk.clients.get(client.id).concern == HOSTILE


def test_typing_is_in_the_vault_before_it_is_kept_and_comes_back(form, context, client, qtbot):
    type_into(form.field("concern"), "half a sentence")
    qtbot.waitUntil(lambda: context.desk.scratch.find("client", client.id) is not None, timeout=3000)
    again = opened(context, client, qtbot)
    assert again.field("concern").value() == "half a sentence"
    assert context.desk.clients.get(client.id).concern == "first"


def test_keeping_forgets_the_scratch_in_the_same_change(form, context, client):
    type_into(form.field("concern"), "new")
    form.flush()
    assert keep(form)
    assert context.desk.scratch.find("client", client.id) is None


def test_a_refused_change_leaves_scratch_and_text(form, context, client):
    type_into(form.field("concern"), "new")
    form.flush()

    def full(_):
        raise sql.DiskFull

    assert not form.keep(Deed.KEEP_PROFILE, None, full)
    assert context.desk.scratch.find("client", client.id) is not None
    assert form.field("concern").value() == "new"


def test_start_again_gives_up_what_was_typed(form, context, client):
    type_into(form.field("concern"), "new")
    form.flush()
    form.start_again()
    assert form.field("concern").value() == "first"
    assert context.desk.scratch.find("client", client.id) is None


def test_a_problem_is_said_beside_its_field(form):
    type_into(form.field("reference"), "  ")
    assert not keep(form)
    assert "reference" in form.rows["reference"].problem()
    type_into(form.field("reference"), "X")
    assert keep(form)
    assert form.rows["reference"].problem() == ""


def test_only_changed_fields_are_kept_over_what_another_page_kept(form, context, client):
    with context.desk.change(Deed.KEEP_PROFILE):
        context.desk.clients.save(Client(id=client.id, reference="AO-2", concern="first"))
    type_into(form.field("concern"), "mine")
    assert keep(form)
    kept = context.desk.clients.get(client.id)
    assert (kept.reference, kept.concern) == ("AO-2", "mine")


def test_a_field_changed_in_both_places_shows_both_and_keeps_on_the_second_wish(form, context, client):
    with context.desk.change(Deed.KEEP_PROFILE):
        context.desk.clients.save(Client(id=client.id, reference="AO-1", concern="theirs"))
    type_into(form.field("concern"), "mine")
    assert not keep(form)
    assert "theirs" in form.rows["concern"].problem()
    assert keep(form)
    assert context.desk.clients.get(client.id).concern == "mine"


def test_fields_that_wait_open_when_a_problem_lies_there(form):
    more = form.rows["matters"]
    assert not more.isVisible()
    form.show_problems({"matters": "Something"})
    assert more.isVisible()


@pytest.mark.parametrize("text", ["31.02.1990", "soon"])
def test_a_date_that_cannot_be_is_refused_beside_the_field(context, qtbot, text):
    form = Form(context.desk, "person")
    form.add("known_as", "Known as", LineField())
    form.add("born_on", "Birth date", DateField(DateOrder.DAY_MONTH_YEAR, date(2026, 11, 24)))
    qtbot.addWidget(form)
    form.start(Person(client_id="c", known_as="Zoë"))
    type_into(form.field("born_on"), text)
    assert not form.keep(Deed.KEEP_PERSON, None, lambda _: None, lambda p: p.problems(date(2026, 11, 24)))
    assert form.rows["born_on"].problem()
    assert form.field("born_on").raw() == text


def test_the_sentence_names_the_day_that_does_not_exist(qtbot):
    field = DateField(DateOrder.DAY_MONTH_YEAR, date(2026, 11, 24))
    qtbot.addWidget(field)
    field.set_raw("31.2.1990")
    assert field.trouble().startswith("31 February does not exist.")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("9.30", "09:30"),
        ("10", "10:00"),
        ("2 pm", "14:00"),
        ("12pm", "12:00"),
        ("1545", "15:45"),
        ("930", "09:30"),
    ],
)
def test_times_are_read_as_people_type_them(qtbot, text, shown):
    field = TimeField()
    qtbot.addWidget(field)
    field.set_raw(text)
    assert not field.trouble()
    assert f"{field.value():%H:%M}" == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1545", "15:45"),
        ("930", "09:30"),
        ("15", "15:00"),
        ("12am", "00:00"),
        ("12 pm", "12:00"),
        ("3pm", "15:00"),
    ],
)
def test_times_are_read_as_they_are_typed_in_haste(qtbot, text, shown):
    field = TimeField()
    qtbot.addWidget(field)
    field.set_raw(text)
    assert not field.trouble()
    assert f"{field.value():%H:%M}" == shown


@pytest.mark.parametrize("text", ["15pm", "0am", "pm", "2575", "12345"])
def test_a_time_there_is_not_is_not_guessed(qtbot, text):
    field = TimeField()
    qtbot.addWidget(field)
    field.set_raw(text)
    assert field.trouble()


def test_what_was_wrong_is_no_longer_said_once_it_is_right(context, qtbot):
    form = Form(context.desk, "client")
    form.add("reference", "Day", DateField(DateOrder.DAY_MONTH_YEAR, date(2026, 11, 24)))
    qtbot.addWidget(form)
    form.show_problems({"reference": "This is not a date."})
    type_into(form.field("reference"), "soon")
    assert form.rows["reference"].problem()
    type_into(form.field("reference"), "24.11")
    assert not form.rows["reference"].problem()


def test_typing_begins_in_the_first_field_of_a_dialog_and_it_is_no_higher_than_its_form(
    context, client, qtbot
):
    form = Form(context.desk, "client")
    form.add_widget(QPushButton("Something before"))
    form.add("reference", "Reference", LineField())
    form.start(client, client.id)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = FormDialog(window, "A form", form, lambda: True)
    with qtbot.waitExposed(dialog):
        dialog.open()
    assert dialog.focusWidget() is form.rows["reference"].field
    assert dialog.height() < 320


def test_a_time_that_cannot_be_says_so(qtbot):
    field = TimeField()
    qtbot.addWidget(field)
    field.set_raw("25:00")
    assert field.trouble()


@given(st.text(max_size=300))
def test_text_fields_give_back_every_text_that_can_be_kept(qapp, text):
    wanted = clean(text)
    field = TextField()
    field.set_value(wanted)
    assert field.value() == wanted
    line = LineField()
    line.set_value(one_line(text))
    assert line.value() == one_line(text)


def test_ten_thousand_characters_come_back(qapp):
    field, line = TextField(), LineField()
    field.set_value(HOSTILE * 200)
    line.set_value("ü" * 10_000)
    assert field.value() == HOSTILE * 200
    assert line.value() == "ü" * 10_000


@pytest.mark.parametrize("make", [LineField, TextField])
def test_ctrl_z_in_a_field_belongs_to_the_field_only_while_it_has_typing(qtbot, make):
    window, field, fresh, undone = QWidget(), make(), make(), []
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(fresh)
    QShortcut(QKeySequence("Ctrl+Z"), window, lambda: undone.append(1))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not undone
    fresh.setFocus()
    qtbot.keyClick(fresh, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone


@pytest.mark.parametrize("made", [LineField, TextField])
def test_what_an_assistive_program_fills_in_counts_as_typed_and_what_is_shown_does_not(made, qtbot):
    field, told = made(), []
    qtbot.addWidget(field)
    field.edited.connect(lambda: told.append(field.raw()))
    field.set_value("kept before")
    field.set_raw("typed before")
    assert not told
    QAccessible.queryAccessibleInterface(field).editableTextInterface().replaceText(0, 5, "said")
    assert told[-1] == "said before"


def test_every_form_of_a_vault_is_known_and_none_that_is_gone(form, context, client, qtbot):
    other = Form(context.desk, "client")
    assert {form, other} <= set(forms_of(context.desk))
    assert forms_of(object()) == []  # type: ignore[arg-type]
    other.deleteLater()
    QCoreApplication.sendPostedEvents(other, QEvent.Type.DeferredDelete)
    assert form in forms_of(context.desk) and other not in forms_of(context.desk)
