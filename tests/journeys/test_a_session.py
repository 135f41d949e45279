"""A session, twice: before, together, after, and the sheet the client takes home, each time another one."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import page
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from ui.drivers.goals import settle
from ui.drivers.window import WindowDriver

from practice_desk.domain import clock
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import SessionState
from practice_desk.domain.steps import StepState
from practice_desk.intentions import notes
from practice_desk.storage.check import check

PASSPHRASE = "correct horse battery staple"
GOAL = "I want to walk to work again."
FIRST = datetime(2026, 3, 12, 10, 0).astimezone()
WEEK = timedelta(days=7)
MOST_ACTIONS = 12  # of a core record; three minutes at fifteen seconds each


class Counting(WindowDriver):
    """Counts what the therapist does: each press, each key that marks, each field that is typed into."""

    def __init__(self, qtbot) -> None:
        super().__init__(qtbot)
        self.done: list[str] = []

    def click(self, words: str) -> None:
        super().click(words)
        settle()
        self.done.append(f"press {words}")

    def keep(self) -> None:
        super().keep()
        settle()
        self.done.append("keep")

    def type(self, **values: str) -> None:
        super().type(**values)
        self.done += [f"type {name}" for name in values]

    def named(self, name: str) -> QWidget:
        return next(w for w in self.room.findChildren(QWidget, name) if w.isVisible())

    def press_named(self, name: str) -> None:
        button = self.named(name)
        assert isinstance(button, QAbstractButton)
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()
        self.done.append(f"press {name}")

    def write(self, name: str, text: str) -> None:
        field = self.named(name)
        assert isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit)
        field.setFocus()
        self.bot.keyClicks(field, text)
        self.done.append(f"type {name}")

    def key(self, widget: QWidget, value: int) -> None:
        self.bot.keyClick(widget, Qt.Key(Qt.Key.Key_0 + value))
        settle()
        self.done.append(f"key {value}")

    def choose(self, menu: str, words: str) -> None:
        deeds = self.named(menu).menu_of_deeds.actions()
        next(a for a in deeds if a.text() == words).trigger()
        settle()
        self.done.append(f"choose {words}")

    def mark_step(self, step_id: str, client: int, mine: int) -> None:
        field = self.named(f"done_client-{step_id}").focusProxy()
        assert field is not None
        field.setFocus()
        self.key(field, client)
        own = self.window.focusWidget()
        assert own is not None
        self.key(own, mine)

    def rate_goal(self, goal_id: str, client: int, mine: int) -> None:
        for who, value in (("person", client), ("therapist", mine)):
            found = (w for w in self.room.findChildren(QWidget) if w.isVisible())
            pips = next(w for w in found if w.objectName().startswith(f"mark-{goal_id}-{who}"))
            pips.setFocus()
            self.key(pips, value)


def test_two_sessions_end_in_two_different_sheets(qtbot, state_dir, tmp_path):
    therapist = Counting(qtbot)
    with clock.at(FIRST):
        therapist.create(PASSPHRASE, tmp_path, "Practice")
        therapist.wait_until_open()
        client_id = take_up(therapist)
        one = a_session(therapist, client_id, marks=(3, 2), goal=4, said="I can begin again", step="Call Ada")
        first = sheet(therapist, tmp_path / "first.pdf")
    with clock.at(FIRST + WEEK):
        two = a_session(therapist, client_id, marks=(4, 4), goal=6, said="It was lighter", step="Ask Ben")
        second = sheet(therapist, tmp_path / "second.pdf")
    assert "Call Ada" in first
    assert "Ask Ben" in second
    assert first != second
    assert max(one, two) <= MOST_ACTIONS, therapist.done
    everything_is_in_the_record(therapist, client_id)


def take_up(therapist: Counting) -> str:
    """Take up a client with a goal and a step from a week ago, and plan the first session for today."""
    therapist.click("New client")
    therapist.type(known_as="Amara")
    therapist.keep()
    client_id = therapist.client_id()
    therapist.go("Goals and plan")
    therapist.click("Add a goal")
    therapist.type(words=GOAL)
    therapist.rate("baseline", 2)
    therapist.rate("target", 7)
    therapist.keep()
    with clock.at(FIRST - WEEK):
        therapist.click("Add a step")
        therapist.type(what="Walk to the bridge")
        therapist.keep()
    therapist.go("Sessions")
    therapist.click("Plan a session")
    therapist.keep()
    return client_id


def a_session(
    therapist: Counting, client_id: str, *, marks: tuple[int, int], goal: int, said: str, step: str
) -> int:
    """Turn the loop once and return how many actions the core record took, beyond words and new steps."""
    desk = therapist.desk
    today = next(s for s in desk.sessions.of_client(client_id) if s.on == clock.today())
    assert today.state is SessionState.PLANNED
    therapist.window.desk_page.go(Place(PlaceKind.SESSIONS, client_id))
    settle()
    therapist.press_named(f"session-{today.id}")
    assert GOAL in therapist.reads()
    therapist.done.clear()
    (aim,) = desk.goals.of_client(client_id)
    for each in [s for s in desk.steps.of_client(client_id) if s.state is StepState.OPEN][:1]:
        therapist.mark_step(each.id, *marks)
    therapist.rate_goal(aim.id, goal, goal - 1)
    therapist.write("mattered", said)
    therapist.click("Read back, confirmed")
    therapist.write("section-came_up", "We looked at the week.")
    therapist.press_named("leave-out-next")
    therapist.click("Nothing new")
    therapist.click("Sign and lock")
    therapist.press_named("plan-next")
    actions = len(therapist.done)
    assert desk.sessions.get(today.id).state is SessionState.HELD
    assert notes.is_signed(desk, notes.note_of(desk, today.id).id)
    therapist.choose("more", "Change marks and words")
    therapist.click("Add a step")
    therapist.type(what=step)
    therapist.keep()
    return actions


def sheet(therapist: Counting, file: Path) -> str:
    """Go to the sheet from the session, save it, and return what it says."""
    therapist.press_named("to-sheet")
    assert therapist.here() is PlaceKind.SHEET
    therapist.wait_for(lambda: therapist.room.paper is not None)
    text = therapist.room.text.toPlainText()
    therapist.room.save_to(file, "")
    assert page.validate_pdf(file, profile="ua1").is_compliant
    return text


def everything_is_in_the_record(therapist: Counting, client_id: str) -> None:
    desk = therapist.desk
    held = [s for s in desk.sessions.of_client(client_id) if s.state is SessionState.HELD]
    assert [s.mattered for s in held] == ["I can begin again", "It was lighter"]
    assert all(s.confirmed for s in held)
    assert len(desk.signed_notes.of_client(client_id)) == len(held)
    assert [r.value for r in desk.ratings.of_client(client_id) if r.rater.value == "person"] == [2, 4, 6]
    reviews = desk.step_reviews.of_client(client_id)
    assert [(r.done_client, r.done_therapist) for r in reviews] == [(3, 2), (4, 4)]
    assert [f.part for f in check(therapist.window.context.vault) if not f.well] == []
    therapist.window.lock()
