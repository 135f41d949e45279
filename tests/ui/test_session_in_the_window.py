"""A session in the whole window: the screen turned from its page, nothing popping up, nothing lost."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from ui.drivers.goals import settle, texts_of
from ui.drivers.turned import gone, seen

from practice_desk.domain.clock import today
from practice_desk.domain.goals import Goal
from practice_desk.domain.people import ContactKind, ContactPoint, Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.ratings import Rater
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.intentions import clients, goals, notes, people, practice_parts, sessions
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Pips
from practice_desk.ui.rooms.sessions.room import SessionsRoom


@pytest.fixture
def amara(client):
    made = clients.add_client(client.desk, [Person(client_id="", known_as="Amara Okonlind")])
    goals.keep_goal(client.desk, Goal(client_id=made.id, words="I sleep through", target=9))
    return made


@pytest.fixture
def goal(client, amara):
    return client.desk.goals.of_client(amara.id)[0]


@pytest.fixture
def session(client, amara):
    made = Session(client_id=amara.id, on=today(), start=time(0, 5), state=SessionState.HELD)
    sessions.keep_session(client.desk, made)
    return made


@pytest.fixture
def page(client, window, amara, session):
    window.desk_page.go(Place(PlaceKind.SESSIONS, amara.id, session.id))
    settle()
    window.messages.clear()
    return PageInWindow(client, window)


class PageInWindow:
    """The page of a session in the window, by what is in sight on it."""

    def __init__(self, client, window) -> None:
        self.bot, self.window, self.client = client.bot, window, client

    @property
    def room(self):
        return self.window.desk_page.room

    def find(self, name: str) -> QWidget:
        return next(w for w in self.room.findChildren(QWidget) if w.objectName() == name and w.isVisible())

    def pips(self, start: str) -> Pips | None:
        found = (p for p in self.room.findChildren(Pips) if p.isVisible())
        return next((p for p in found if p.objectName().startswith(start)), None)

    def press(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    def key(self, widget: QWidget, value: int) -> None:
        widget.setFocus()
        self.bot.keyClick(widget, str(value))
        settle()


# ---- the screen turned from the page ----


def test_the_client_rates_on_the_turned_screen_and_the_guess_put_in_before_shows_after(
    page, client, goal, session, monkeypatch
):
    page.press(f"guess-{goal.id}")
    page.key(page.pips(f"mark-{goal.id}-therapist"), 4)
    assert page.pips(f"mark-{goal.id}-therapist") is None
    page.press("turn-marks")
    gone()
    assert "guess" not in seen(page.window) and "Your" not in seen(page.window)
    client.answer_all(7)
    client.page.go_on()
    client.press("I am done")
    client.give_back(monkeypatch)
    gone()
    settle()
    assert isinstance(page.room, SessionsRoom)
    assert page.window.desk_page.place.id == session.id
    shown = page.pips(f"mark-{goal.id}-therapist")
    assert shown is not None and shown.value() == 4
    given = {r.rater: (r.value, r.session_id) for r in client.desk.ratings.all()}
    assert given == {Rater.THERAPIST: (4, session.id), Rater.PERSON: (7, session.id)}


def test_the_check_in_is_given_from_the_page_and_its_lines_stand_there_after(
    page, client, amara, session, monkeypatch
):
    practice_parts.switch(client.desk, SessionPart.CHECK_IN, on=True)
    settle()
    (person,) = clients.participants(client.desk, amara.id)
    page.press(f"check-in-{person.id}")
    gone()
    while not hasattr(client.page, "ways"):
        client.answer_all(6)
        client.page.go_on()
    client.press("Show it now")
    client.give_back(monkeypatch)
    gone()
    settle()
    assert page.window.desk_page.place.id == session.id
    said = texts_of(page.room)
    assert "My therapist understood how things are for me." in said
    assert said.count("6") >= 3


def test_with_several_people_the_screen_is_turned_to_one_of_them(page, client, window):
    couple = clients.add_client(
        client.desk,
        [Person(client_id="", known_as="Ines"), Person(client_id="", known_as="Jonah", position=1)],
    )
    goals.keep_goal(client.desk, Goal(client_id=couple.id, words="We talk on Sundays"))
    ours = Session(client_id=couple.id, on=today(), start=time(0, 5), state=SessionState.HELD)
    sessions.keep_session(client.desk, ours)
    window.desk_page.go(Place(PlaceKind.SESSIONS, couple.id, ours.id))
    settle()
    deeds = page.find("turn-marks").menu_of_deeds.actions()  # type: ignore[attr-defined]
    assert [a.text() for a in deeds] == ["\u2068Ines\u2069", "\u2068Jonah\u2069"]
    deeds[1].trigger()
    gone()
    client.answer_all(3)
    client.page.go_on()
    client.press("I am done")
    jonah = clients.participants(client.desk, couple.id)[1]
    assert [(r.person_id, r.value) for r in client.desk.ratings.of_client(couple.id)] == [(jonah.id, 3)]


# ---- nothing pops up ----


def test_nothing_pops_up_while_a_session_is_open_and_the_page_says_that_it_is_kept(page, goal, window):
    page.key(page.pips(f"mark-{goal.id}-person"), 6)
    assert window.messages.text() == ""
    assert any(text.startswith("Kept ") for text in texts_of(page.room))
    window.open.undo()
    settle()
    assert page.client.desk.ratings.all() == []
    assert "Taken back" in window.messages.text()


def test_elsewhere_what_is_kept_is_still_said(page, goal, window, amara):
    """The control: the same change made on another page is announced over it."""
    window.desk_page.go(Place(PlaceKind.GOALS, amara.id))
    settle()
    goals.keep_goal(page.client.desk, Goal(client_id=amara.id, words="I walk"))
    assert window.messages.text() != ""


def test_what_ends_the_session_is_said(page, window):
    page.press("did-not-come")
    assert "Undo" in _actions(window)


def _actions(window) -> list[str]:
    return [b.text() for b in window.findChildren(QAbstractButton) if b.isVisible()]


# ---- nothing is lost ----


def test_a_phone_number_is_fixed_in_the_middle_of_a_note_and_nothing_is_lost(
    page, window, client, amara, goal
):
    """In the real window: the note half written, the client's page, the number changed, and back."""
    (person,) = clients.participants(client.desk, amara.id)
    people.keep_contact(
        client.desk,
        ContactPoint(client_id=amara.id, person_id=person.id, kind=ContactKind.PHONE, value="0151 000 000"),
    )
    page.key(page.pips(f"mark-{goal.id}-person"), 6)
    note, said = page.find("section-came_up"), page.find("mattered")
    for field, text in ((note, "half a sent"), (said, "I can sto"), (_said(page, goal), "Because of Sunday")):
        field.setFocus()
        page.bot.keyClicks(field, text)
    window.desk_page.go(Place(PlaceKind.PROFILE, amara.id))
    settle()
    (point,) = client.desk.contact_points.of_client(amara.id)
    page.press(f"edit-{point.id}")
    dialog = next(d for d in window.findChildren(FormDialog) if d.isVisible())
    number = dialog.form.rows["value"].field
    number.setFocus()
    number.selectAll()
    page.bot.keyClicks(number, "0151 999 999")
    page.bot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    settle()
    assert client.desk.contact_points.of_client(amara.id)[0].value == "0151 999 999"
    window.desk_page.go_back()
    settle()
    assert page.find("section-came_up").toPlainText() == "half a sent"  # type: ignore[attr-defined]
    assert page.find("mattered").value() == "I can sto"  # type: ignore[attr-defined]
    assert _said(page, goal).value() == "Because of Sunday"


def _said(page, goal):
    lines = page.room.findChildren(QLineEdit)
    return next(w for w in lines if w.isVisible() and w.objectName().startswith(f"said-{goal.id}"))


def test_a_lock_in_the_middle_of_everything_typed_loses_nothing(page, window, client, goal, session):
    page.key(page.pips(f"mark-{goal.id}-person"), 6)
    for field, text in ((page.find("section-we_did"), "we look"), (_said(page, goal), "Because")):
        field.setFocus()
        page.bot.keyClicks(field, text)
    desk = client.desk
    page.room._leave()
    assert notes.typed(desk, session.id) is not None
    window.desk_page.go(Place(PlaceKind.CLIENTS))
    window.desk_page.go(Place(PlaceKind.SESSIONS, session.client_id, session.id))
    settle()
    assert page.find("section-we_did").toPlainText() == "we look"  # type: ignore[attr-defined]
    assert _said(page, goal).value() == "Because"


def test_undo_in_the_note_takes_back_letters_first_and_then_what_was_done_on_the_page(page, client, goal):
    page.key(page.pips(f"mark-{goal.id}-person"), 6)
    note = page.find("section-came_up")
    note.setFocus()
    page.bot.keyClicks(note, "half")
    page.bot.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == ""  # type: ignore[attr-defined]
    assert [r.value for r in client.desk.ratings.all()] == [6]
    page.bot.keyClick(note, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert [r.value for r in client.desk.ratings.all()] == [6]


def test_undo_in_a_note_that_nothing_was_typed_into_takes_back_the_mark(page, client, goal):
    page.key(page.pips(f"mark-{goal.id}-person"), 6)
    note = page.find("section-came_up")
    note.setFocus()
    page.bot.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert client.desk.ratings.all() == []
