"""The turned screen: nothing of a record is in the window, and no way out leads to one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from ui.drivers.turned import Turned, gone, offered, seen

from practice_desk.domain import clock
from practice_desk.domain.check_ins import CheckInForm
from practice_desk.domain.crossings import BoundaryCategory, Crossing
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.domain.measure_sheets import FollowUpOutcome, GivenHow
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.ratings import Rater, Rating
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.tasks import Task, TaskKind, TaskSource
from practice_desk.intentions import check_ins, clients, goals, measures, sessions, worksheets
from practice_desk.intentions.clients import add_client
from practice_desk.intentions.crossings import record_crossing
from practice_desk.storage import vault as vaults
from practice_desk.ui import theme
from practice_desk.ui.dialogs import tell
from practice_desk.ui.open_desk import OpenDesk
from practice_desk.ui.settings import read_settings
from practice_desk.ui.turned import text_size
from practice_desk.ui.turned.check_in import check_in_on_screen
from practice_desk.ui.turned.measure import measure_on_screen
from practice_desk.ui.turned.page import TurnedPage
from practice_desk.ui.turned.rating import rate_on_screen
from practice_desk.ui.turned.review import review_on_screen
from practice_desk.ui.turned.screen import turn
from practice_desk.ui.turned.signing import sign_on_screen
from practice_desk.ui.turned.worksheet import worksheet_on_screen

CANARY = "Kanarienvogel"
ALL_KEYS = (
    "Ctrl+K", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+P", "Ctrl+N", "Ctrl+Q", "Ctrl++", "F1", "Alt+Left", "Alt+V",
)  # fmt: skip


@pytest.fixture
def amara(window):
    """A client in whose record, and beside it, a canary sits wherever words can be written."""
    desk = window.context.desk
    client = add_client(desk, [Person(client_id="", known_as="Amara Okonlind")])
    add_client(desk, [Person(client_id="", known_as=f"{CANARY} Other")])
    with desk.change(Deed.KEEP_ALERT):
        desk.clients.save(
            replace(
                desk.clients.get(client.id),
                alert=CANARY,
                concern=CANARY,
                tags=(CANARY,),
                aspirations=(CANARY,),
            )
        )
        desk.goals.save(Goal(client_id=client.id, words="I sleep", clinical=CANARY, why=CANARY))
        desk.tasks.save(
            Task(
                client_id=client.id, source=TaskSource.PAPER, source_id=client.id, about=CANARY,
                kind=TaskKind.TALK_ABOUT_IT, due_on=clock.today(),
            )
        )  # fmt: skip
    record_crossing(
        desk, Crossing(client_id=client.id, on=clock.today(), category=BoundaryCategory.TIME, facts=CANARY,
                       thinking=(CANARY,), meaning=CANARY),
    )  # fmt: skip
    desk.scratch.keep("note", client.id, {"body": CANARY}, client_id=client.id)
    rated_before(desk, client.id)
    return client


def rated_before(desk, client_id):
    """Keep a number of the therapist's, a check-in, a sheet and what was done about it, with canaries."""
    (goal,) = desk.goals.of_client(client_id)
    goals.keep_ratings(desk, client_id, [Rating(client_id=client_id, goal_id=goal.id, on=clock.today(),
                                                rater=Rater.THERAPIST, value=3, comment=CANARY)])  # fmt: skip
    person = clients.participants(desk, client_id)[0].id
    earlier = Session(client_id=client_id, on=clock.today(), state=SessionState.HELD, mattered=CANARY)
    sessions.keep_session(desk, earlier)
    check_in = check_ins.begin(desk, earlier.id, person, turned=False)
    check_ins.keep_check_in(desk, replace(check_in, answers=(1,) * 5, more=CANARY))
    sheet = measures.give(desk, client_id, "phq9", how=GivenHow.ON_PAPER)
    measures.keep_sheet(desk, replace(sheet, answers=(3,) * 10))
    measures.answer_follow_up(desk, sheet.id, 9, FollowUpOutcome.TALKED, said=CANARY)


@pytest.fixture
def client(qtbot, window, amara):
    return Turned(qtbot, window)


def places(client_id):
    sections = (
        PlaceKind.OVERVIEW,
        PlaceKind.PROFILE,
        PlaceKind.GOALS,
        PlaceKind.CONSENTS,
        PlaceKind.AGREEMENT,
    )
    return [Place(PlaceKind.CLIENTS), *(Place(kind, client_id) for kind in sections)]


def every_page(client, monkeypatch):
    """Go through each page of the mode as a client does, and yield after each."""
    files = [offered(client.desk, client.window_client, key) for key in ("limits.uk", "messages.both")]
    yield from one_paper(client, files[:1], monkeypatch)
    client.turn(files)
    yield "several papers"
    for _ in range(3):
        client.page.finished.emit()
        yield f"page {client.page.title}"
    client.page.sign()
    yield "nothing ticked"
    client.give_back(monkeypatch)
    yield from questions(client, monkeypatch)
    back = Place(PlaceKind.WORKSHEETS, client.window_client)
    for key in ("thought_7", "coping"):  # every kind of field is in them
        worksheet_on_screen(client.context, worksheets.form_of(key), None, client.window_client, back)
        yield f"worksheet {key}"
        client.give_back(monkeypatch)


def questions(client, monkeypatch):
    """Go through goals, check-in, measures and a review, each to its end and back to the therapist."""
    person = clients.participants(client.desk, client.window_client)[0].id
    session = Session(client_id=client.window_client, on=clock.today(), state=SessionState.HELD)
    sessions.keep_session(client.desk, session)
    asked = (client.context, client.window_client, person, Place(PlaceKind.OVERVIEW, client.window_client))
    turns = {
        "goals": lambda: rate_on_screen(*asked, session.id),
        "check-in": lambda: check_in_on_screen(*asked, session.id),
        "faces": lambda: check_in_on_screen(*asked, session.id, CheckInForm.FACES),
        "phq9": lambda: measure_on_screen(*asked[:3], "phq9", asked[3], session.id),
        "review": lambda: look_back(client.desk, *asked),
    }
    for name, begin in turns.items():
        begin()
        yield from client.go_through(name)
        client.give_back(monkeypatch)


def look_back(desk, context, client_id, person_id, back):
    """Begin a review; what the client hoped for is theirs and is read out there, so no canary is in it."""
    with desk.change(Deed.KEEP_PROFILE):
        desk.clients.save(replace(desk.clients.get(client_id), aspirations=("A calm house",)))
    review_on_screen(context, client_id, person_id, back)


def one_paper(client, files, monkeypatch):
    client.turn(files)
    yield "one paper"
    client.screen.bar.as_text.click()
    yield "as plain text"
    client.screen.bar.as_text.click()
    for size in text_size.TextSize:
        client.screen.bar.sizes.chosen.emit(size)
        yield f"text {size.value}"
    client.press("I agree and sign")
    yield "refused"
    client.press("I do not agree")
    yield "no"
    client.press("Back to the paper")
    client.escape()
    yield "hand-back"
    client.screen.hand_back.ask_passphrase()
    yield "passphrase"
    client.press("Go on reading")
    client.press("Sign on paper")
    client.press("I want to sign on paper")
    yield "thanks"
    client.press("Give the computer back")
    client.hold_f12(monkeypatch)
    yield "landing"
    client.press("Go on")


def nameless(screen):
    """Return the controls in view that have no accessible name."""
    found = []
    for widget in screen.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() is Qt.FocusPolicy.NoFocus or widget.focusProxy():
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if face is not None and not face.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def test_no_page_of_the_mode_shows_or_speaks_anything_of_the_record(client, amara, monkeypatch):
    client.window_client = amara.id
    names = []
    for place in places(amara.id):  # every page was seen before, so that it could have left something
        client.window.desk_page.go(place)
    for name in every_page(client, monkeypatch):
        gone()
        assert nameless(client.screen) == [], name
        assert CANARY not in seen(client.window), name
        assert client.window.menus.shown() == [], name
        names.append(name)
    assert len(names) > 40 and any("What now" in name for name in names)
    assert "Amara" in seen(client.window)  # the control: names are found where they stand


def test_no_part_of_the_mode_or_of_a_page_before_it_is_a_window_of_its_own_for_a_moment(
    client, amara, qapp, monkeypatch
):
    """A part that is made visible before it has a place flashes up, and takes the keyboard with it."""
    client.window_client = amara.id
    shown = []

    class Watch(QObject):
        def eventFilter(self, watched, event):  # noqa: N802  (as Qt calls it)
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    for place in places(amara.id):
        client.window.desk_page.go(place)
    list(every_page(client, monkeypatch))
    loose = QLabel("loose")
    loose.setVisible(True)  # the control
    qapp.removeEventFilter(watch)
    assert [type(w).__name__ for w in shown] == ["Afterwards", "QLabel"]
    loose.close()


def test_the_canary_is_found_on_the_therapists_own_page(client, amara):
    client.window.desk_page.go(Place(PlaceKind.OVERVIEW, amara.id))
    assert CANARY in seen(client.window)


def test_a_page_that_was_only_hidden_would_be_noticed(client, amara, monkeypatch):
    """The positive control: the guard that takes the record out of the window is broken."""
    client.window.desk_page.go(Place(PlaceKind.OVERVIEW, amara.id))
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    kept = []

    def only_hide(page):
        before = client.window._stack.currentWidget()
        kept.append(before)
        client.window._stack.addWidget(page)
        client.window._stack.setCurrentWidget(page)

    monkeypatch.setattr(client.window, "put", only_hide)
    monkeypatch.setattr(QWidget, "setParent", lambda *_: None)
    client.turn([file])
    assert CANARY in seen(client.window)
    monkeypatch.undo()
    kept[0].deleteLater()


def test_a_message_that_was_not_held_back_would_be_noticed(client, amara):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    client.turn([file])
    client.context.news.said.emit(CANARY)
    assert CANARY not in seen(client.window)
    client.window.messages.release()  # the guard, broken
    assert CANARY in seen(client.window)


def test_no_shortcut_leads_anywhere(client, amara, qtbot):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    with client.desk.change(Deed.KEEP_ALERT, Place(PlaceKind.PROFILE, amara.id)):
        client.desk.clients.save(replace(client.desk.clients.get(amara.id), alert="undo me"))
    client.turn([file])
    page = client.page
    for target in (client.page.reading.page, client.page.answer.ways.buttons()[0], client.window):
        target.setFocus()
        for keys in ALL_KEYS:
            qtbot.keySequence(target, keys)
    client.window.search()
    client.window.help()
    client.window.undo()
    client.context.news.place_wanted.emit(Place(PlaceKind.PROFILE, amara.id))
    assert client.page is page
    assert client.desk.clients.get(amara.id).alert == "undo me"
    assert not [d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible()]
    assert client.window.desk_page is None


def test_a_dialog_that_comes_up_meanwhile_waits(client, amara, monkeypatch):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    client.turn([file])
    told = tell(client.window, "The backup is done", CANARY)
    client.bot.waitUntil(lambda: not told.isVisible())
    assert client.page.title == client.screen._pages[0].title
    client.press("Not today")
    client.give_back(monkeypatch)
    assert told.isVisible()
    told.close()


def test_an_open_dialog_is_left_before_anybody_looks(client, amara):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    told = tell(client.window, "Something", CANARY)
    client.turn([file])
    gone()
    assert not any(d is told for d in QApplication.topLevelWidgets())
    assert CANARY not in seen(client.window)


@pytest.mark.parametrize("way", ["escape", "close", "bar", "f12"])
def test_every_way_out_asks_for_the_computer_and_leads_back_to_the_paper(client, amara, qtbot, way):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    client.turn([file])
    client.read_to_the_end()
    client.tick("I could ask questions")
    client.draw()
    if way == "escape":
        client.escape()
    elif way == "close":
        event = QCloseEvent()
        client.window.closeEvent(event)
        assert not event.isAccepted()
    elif way == "bar":
        client.press("Give back to Elena")
    else:
        qtbot.keyClick(client.page.reading.page, Qt.Key.Key_F12)
    assert client.page is client.screen.hand_back
    assert (
        "Please give the computer back to" in client.page.words.text() and "Elena" in client.page.words.text()
    )
    assert not client.screen.bar.isVisible()
    client.press("Go on reading")
    assert client.page.reading.ticks() and client.page.answer.pad.count() == 1
    assert client.page.reading.is_read


def test_a_short_press_of_f12_leads_nowhere_and_a_long_one_to_a_page_without_content(
    client, amara, qtbot, monkeypatch
):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    client.window.desk_page.go(Place(PlaceKind.OVERVIEW, amara.id))
    client.turn([file])
    client.escape()
    qtbot.keyPress(client.window, Qt.Key.Key_F12)
    assert client.screen.hand_back.hold.is_held()
    assert client.screen.hand_back.hold.accessibleDescription()
    qtbot.keyRelease(client.window, Qt.Key.Key_F12)
    assert not client.screen.hand_back.hold.is_held()
    assert client.page is client.screen.hand_back
    client.hold_f12(monkeypatch)
    gone()
    assert CANARY not in seen(client.window)
    client.press("Go on")
    assert client.window.desk_page.place == Place(PlaceKind.OVERVIEW, amara.id)
    assert client.window.menus.shown() and client.window.menuBar().isVisible()


def test_the_passphrase_leads_on_and_another_does_not(client, amara, qtbot):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    client.context.settings.passphrase_after_turning = True
    client.turn([file])
    client.escape()
    back = client.screen.hand_back
    qtbot.keyPress(client.window, Qt.Key.Key_F12)
    assert not back.hold.is_held() and not back.hold.isVisible()
    qtbot.keyClicks(back.field, "not this one at all")
    qtbot.keyClick(back.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(back.field_row.problem()))
    assert client.page is back and back.field.text() == ""
    qtbot.keyClicks(back.field, "correct horse battery staple")
    qtbot.keyClick(back.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: client.page is client.screen.landing)
    assert back.field.text() == ""


def test_the_way_on_is_chosen_in_the_menu_and_kept_on_this_computer(client, amara):
    def words():
        return next(c.words for c in client.window.menus.shown() if c.id == "turning")

    assert "ask for the passphrase" in words()
    client.window.turn_with_passphrase()
    assert "hold F12" in words() and read_settings().passphrase_after_turning


def test_messages_wait_for_the_therapist(client, amara, monkeypatch):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    client.turn([file])
    client.context.news.said.emit("Backup kept")
    assert client.window.messages.text() == ""
    client.give_back(monkeypatch)
    assert client.window.messages.text() == "Backup kept"


# ---- quiet minutes, sleep, lock ----


def quiet(client, monkeypatch, minutes):
    now = clock.awake_seconds()
    for second in range(0, minutes * 60 + 2, 20):
        monkeypatch.setattr(clock, "awake_seconds", lambda second=second: now + second)
        client.window.idle.tick()


def test_quiet_minutes_ask_for_the_computer_first_and_lock_a_minute_later(client, amara, monkeypatch):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    client.turn([file])
    client.type_name("Amara Ok")
    client.draw()
    quiet(client, monkeypatch, client.desk.practice.own().idle_minutes)
    assert client.window.context is not None
    assert client.page is client.screen.hand_back
    assert "Locking" not in seen(client.window)
    assert not any(b.isVisible() and b.text() == "Go on reading" for b in client.page.findChildren(QWidget)
                   if hasattr(b, "text"))  # fmt: skip
    folder, root = client.context.vault.folder, bytearray(client.context.vault.root)
    quiet(client, monkeypatch, 1)
    assert client.window.context is None
    monkeypatch.undo()
    client.window.open_desk(vaults.open_vault(folder, root))
    assert "not kept" in client.window.messages.text()
    assert client.desk.signatures.all() == []
    client.turn([file])
    assert client.page.answer.typed.text() == "Amara Ok"


def test_a_computer_that_sleeps_locks_at_once(client, amara):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    client.turn([file])
    client.window.idle.asleep(True)
    assert client.window.context is None


def test_the_therapist_can_lock_from_the_turned_screen(client, amara, qtbot):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    client.turn([file])
    qtbot.keySequence(client.page.reading.page, "Ctrl+L")
    assert client.window.context is None
    gone()
    assert "Amara" not in seen(client.window)


def test_a_window_that_is_closed_after_hand_back_locks_and_goes(client, amara):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    client.turn([file])
    client.window.close()
    assert client.window.isVisible() and client.page is client.screen.hand_back
    client.window.close()
    assert not client.window.isVisible() and client.window.context is None


def test_a_theme_that_changes_meanwhile_leaves_the_client_where_they_are(client, amara):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    client.turn([file])
    client.draw()
    theme.news().changed.emit()
    assert client.page.answer.pad.count() == 1 and client.window.desk_page is None


# ---- any page can be shown in this mode ----


class Sample(TurnedPage):
    """A page as a later part of the program may make one."""

    def __init__(self):
        super().__init__("A question")
        self.field = QPlainTextEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.kept = ""

    def keep_typing(self):
        self.kept = self.field.toPlainText()


def test_any_page_can_be_shown_and_keeps_what_was_typed_on_it(client, amara, monkeypatch):
    page = Sample()
    turn(client.context, [page], Place(PlaceKind.OVERVIEW, amara.id))
    page.field.setPlainText("half a thought")
    client.window.idle.ran_out.emit()
    assert page.kept == "half a thought"
    client.hold_f12(monkeypatch)
    client.press("Go on")
    assert client.window.desk_page.place.kind is PlaceKind.OVERVIEW


def test_what_cannot_be_answered_is_said_and_nothing_is_turned(client, amara):
    (file,) = [offered(client.desk, amara.id, "limits.uk")]
    stranger = next(p for p in client.desk.people.all() if p.known_as.startswith(CANARY))
    assert sign_on_screen(client.context, [file.paper.id], stranger.id, Place(PlaceKind.CLIENTS)) is None
    assert "not among those who sign" in client.window.messages.text()
    assert client.window.desk_page is not None
    assert isinstance(client.window.open, OpenDesk)
