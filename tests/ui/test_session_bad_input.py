"""What cannot be is said beside its field, what is in doubt is warned about, and no text moves the page."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit
from ui.drivers.goals import settle
from ui.drivers.sessions import SessionsDriver

from practice_desk.domain import clock
from practice_desk.domain.goals import Goal
from practice_desk.domain.people import Person
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.steps import Step
from practice_desk.intentions import goals, notes, noticed, sessions, steps
from practice_desk.intentions.clients import add_client

NOW = datetime(2026, 3, 12, 10, 55).astimezone()
HOSTILE = "<b>x</b> <img src=file:///etc/passwd> & %n {0} \u202egnirts \u0301\u0301 " + "w" * 400 + " 🧩"


@pytest.fixture(autouse=True)
def _that_day():
    with clock.at(NOW):
        yield


@pytest.fixture
def amara(context):
    return add_client(context.desk, [Person(client_id="", known_as="Amara")])


@pytest.fixture
def session(context, amara):
    return held(context, amara)


def held(context, client, days=0, **more):
    on = NOW.date() + timedelta(days=days)
    made = Session(client_id=client.id, on=on, start=time(10), state=SessionState.HELD, **more)
    sessions.keep_session(context.desk, made)
    return made


def test_what_is_mended_is_no_longer_said_to_be_wrong_and_the_true_reason_stands_in_sight(
    context, qtbot, amara, session
):
    with SessionsDriver(context, qtbot, amara.id) as page:
        page.press("Plan a session")
        dialog = page.dialog()
        for name, typed in (("on", "31.2."), ("start", "half ten")):
            dialog.form.field(name).set_raw(typed)
        assert not page.keep()
        assert dialog.form.rows["on"].problem() and dialog.form.rows["start"].problem()
        for name, typed in (("on", "12.03.2026"), ("start", "1015")):
            dialog.form.field(name).set_raw(typed)
        assert not page.keep()
        assert [dialog.form.rows[n].problem() for n in ("on", "start")] == ["", ""]
        assert "another session at this time" in dialog.warning.text()
        below = dialog.form.rows["start"].geometry().bottom()
        assert 0 <= dialog.warning.geometry().top() - below < 40
        assert dialog.keep_button.text() == "Keep both"
        assert page.keep()


def test_a_form_opens_with_the_keyboard_at_its_first_field(context, qtbot, amara, session):
    with SessionsDriver(context, qtbot, amara.id, session.id) as page:
        page.choose("add-part", "Feelings before and after")
        page.press_named("add-feeling")
        typed_into = page.dialog().focusWidget()
        qtbot.keyClicks(typed_into, "fear ")
        assert page.dialog().form.field("words").value() == "fear"
        assert page.dialog().isVisible()


def test_hostile_words_stand_as_they_are_and_make_the_page_no_wider(context, qtbot, amara):
    goal = Goal(client_id=amara.id, words=HOSTILE)
    goals.keep_goal(context.desk, goal)
    last = held(context, amara, -7, mattered=HOSTILE)
    steps.keep_step(
        context.desk, Step(client_id=amara.id, what=HOSTILE, when_where=HOSTILE, session_id=last.id)
    )
    now = held(context, amara)
    with SessionsDriver(context, qtbot, amara.id, now.id) as page:
        page.say("mattered", "<i>so</i> & {0} %n")
        page.say("noticed", "<a href='x'>y</a>")
        page.press("Keep words")
        page.write("came_up", "<b>bold?</b> {0}")
        page.press_named("leave-out-next")
        page.risk()
        page.press("Sign and lock")
        settle()
        assert page.room.width() == 1072
        assert page.sees("<b>bold?</b> {0}")
        assert page.sees("<i>so</i> & {0} %n")
        rich = [w for w in page.room.findChildren(QLabel) if w.textFormat() is not Qt.TextFormat.PlainText]
        assert rich == []
        assert not any("<img" in e.document().toHtml().split("<body", 1)[1] for e in _texts(page))
        view = page.room.page.viewport().width()
        assert max(w.mapTo(page.room, w.rect().topRight()).x() for w in _texts(page)) <= view
    assert [n.words for n in noticed.thread(context.desk, amara.id)] == ["<a href='x'>y</a>"]


def _texts(page) -> list[QTextEdit]:
    return [e for e in page.room.findChildren(QTextEdit) if e.isVisible()]


def test_a_draft_offers_no_addendum_and_a_signed_note_no_writing(context, qtbot, amara, session):
    with SessionsDriver(context, qtbot, amara.id, session.id) as page:
        page.write("came_up", "x")
        page.press("Keep as draft")
        assert not page.has("add-to-note")
        page.press("Go on writing")
        page.risk()
        page.press("Sign and lock")
        assert page.has("add-to-note")
        assert not page.has("go-on")
        assert not page.has("section-came_up")
        assert notes.is_signed(context.desk, notes.note_of(context.desk, session.id).id)


def test_a_session_of_next_year_cannot_be_said_to_have_been_held(context, qtbot, amara, session):
    with SessionsDriver(context, qtbot, amara.id, session.id) as page:
        page.choose("more", "Change details")
        page.fill(on=NOW.date() + timedelta(days=400))
        assert not page.keep()
        assert page.dialog().form.rows["on"].problem()
