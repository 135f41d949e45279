"""When a client's work ends: the questions to ask, and the sheet to take along, where it is noted."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from shiboken6 import isValid
from ui.drivers.goals import settle

from practice_desk.domain.clients import ClientStatus
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import SessionState
from practice_desk.intentions import clients, library
from practice_desk.ui.parts.status_card import status_card
from practice_desk.ui.parts.status_form import StatusDialog
from practice_desk.ui.parts.towards_ending import questions

QUESTION = "What are the first signs of a hard time, and what will you do then? Who will know?"


@pytest.fixture
def amara(demo):
    return next(c.id for c in demo.desk.clients.all() if "Amara" in clients.name_of(demo.desk, c.id))


@pytest.fixture
def went(demo):
    places = []
    demo.news.place_wanted.connect(places.append)
    return places


def reads(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def dialog(demo, qtbot, amara):
    under = QWidget()
    qtbot.addWidget(under)
    made = StatusDialog(under, demo, Place(PlaceKind.OVERVIEW, amara))
    made.open()
    settle()
    yield made
    if isValid(made):
        made.reject()


def choose(dialog: StatusDialog, status: ClientStatus) -> None:
    field = dialog.form.field("status")
    field.set_value(status)
    field.edited.emit()
    settle()


def test_the_questions_stand_where_an_ending_is_noted_and_only_there(dialog):
    assert QUESTION not in reads(dialog)
    choose(dialog, ClientStatus.ENDED)
    assert QUESTION in reads(dialog)
    choose(dialog, ClientStatus.PAUSED)
    assert QUESTION not in reads(dialog)


def test_a_session_that_is_still_planned_is_named_and_nothing_else_is_claimed(dialog, demo, amara):
    planned = [s for s in demo.desk.sessions.of_client(amara) if s.state is SessionState.PLANNED]
    choose(dialog, ClientStatus.ENDED)
    assert f"still planned on {demo.date(planned[0].on)}" in reads(dialog)
    with demo.desk.change(Deed.REMOVE_SESSION):
        for session in planned:
            demo.desk.remove(session)
    choose(dialog, ClientStatus.DIED)
    assert "Nothing more is planned." in reads(dialog) and "still planned" not in reads(dialog)


def test_the_sheet_is_one_press_away_and_what_was_typed_waits(dialog, went, demo, amara, qtbot):
    choose(dialog, ClientStatus.ENDED)
    dialog.form.field("reason").set_value("We came to the end of our plan.")
    dialog.form.field("reason").edited.emit()
    dialog._ending.sheet.click()
    assert went[-1] == Place(PlaceKind.PAPER, amara, "ending")
    assert clients.status_of(demo.desk, amara) is ClientStatus.ACTIVE
    under = QWidget()
    qtbot.addWidget(under)
    again = StatusDialog(under, demo, Place(PlaceKind.OVERVIEW, amara))
    assert again.form.field("reason").value() == "We came to the end of our plan."


def test_a_clients_status_leads_to_the_questions_and_to_the_sheet(demo, qtbot, amara, went):
    card = status_card(demo, amara, lambda: None)
    qtbot.addWidget(card)
    card.show()
    card.findChild(QWidget, "ending-sheet").click()
    assert went[-1] == Place(PlaceKind.PAPER, amara, "ending")
    card.findChild(QWidget, "ending-guide").click()
    reading = next(d for d in card.window().findChildren(QDialog) if d.isVisible())
    assert QUESTION in reads(reading)
    reading.reject()


def test_who_only_asked_has_nothing_to_end(demo, qtbot, amara):
    clients.change_status(demo.desk, amara, ClientStatus.ENQUIRY, "Asked again")
    card = status_card(demo, amara, lambda: None)
    qtbot.addWidget(card)
    assert card.findChild(QWidget, "ending-sheet") is None


def test_the_questions_are_the_librarys_and_change_with_them(demo):
    assert len(questions(demo)) == 6
    text = library.find_text(demo.desk, "ending.guide")
    assert questions(demo) == [line for line in text.body.splitlines() if line.strip()]
