"""The window: locked or open, undo bound to the page in view, one command table, nothing left behind."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from practice_desk import app as whole
from practice_desk.domain import clock
from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import clients
from practice_desk.storage import vault as vaults
from practice_desk.storage.sql import DiskFull
from practice_desk.ui import crash, theme
from practice_desk.ui.background import InlineBackground
from practice_desk.ui.fields import TextField
from practice_desk.ui.form import Form
from practice_desk.ui.search import SearchBox
from practice_desk.ui.settings import Settings
from practice_desk.ui.window import Window, fitting


@pytest.fixture
def window(qtbot, state_dir):
    made = Window(whole.house(None), Settings(theme="light"), InlineBackground())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opened(window, demo_template, tmp_path):
    window.open_desk(demo_template.open(tmp_path / "demo"))
    yield window
    window.lock()


def first_client(window) -> Client:
    return window.context.desk.clients.all("reference")[0]


def texts(window) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def go(window, kind, client=None):
    window.desk_page.go(Place(kind, client.id if client else None))


def change_alert(window, words, place=None):
    client = first_client(window)
    desk = window.context.desk
    with desk.change(Deed.KEEP_ALERT, place or Place(PlaceKind.PROFILE, client.id)):
        desk.clients.save(Client(**{**vars(desk.clients.get(client.id)), "alert": words}))


def test_every_page_opens_for_every_client_of_the_demo(opened):
    for client in opened.context.desk.clients.all("reference"):
        for kind in (PlaceKind.OVERVIEW, PlaceKind.PROFILE, PlaceKind.GOALS):
            go(opened, kind, client)
            assert opened.desk_page.place.client_id == client.id
    go(opened, PlaceKind.SHEET, client)
    go(opened, PlaceKind.PRACTICE)
    go(opened, PlaceKind.CLIENTS)


def test_the_made_up_practice_says_so_in_title_and_rail(opened):
    assert "made-up" in opened.windowTitle()
    assert "Made-up practice" in texts(opened)


def test_undo_takes_back_what_was_done_on_the_page_in_view(opened):
    client = first_client(opened)
    before = client.alert
    go(opened, PlaceKind.PROFILE, client)
    change_alert(opened, "new words")
    assert opened.messages.text() == "Alert kept"
    opened.undo()
    assert first_client(opened).alert == before
    opened.redo()
    assert first_client(opened).alert == "new words"


def test_a_change_on_another_page_is_named_and_gone_to_but_not_undone_unseen(opened):
    client = first_client(opened)
    change_alert(opened, "new words")
    go(opened, PlaceKind.CLIENTS)
    opened.undo()
    assert "another page" in opened.messages.text()
    assert first_client(opened).alert == "new words"
    opened.messages.press()
    assert opened.desk_page.place == Place(PlaceKind.PROFILE, client.id)
    opened.undo()
    assert first_client(opened).alert == client.alert


def test_locking_closes_the_file_and_leaves_nothing_of_the_vault_in_the_window(opened):
    client = first_client(opened)
    go(opened, PlaceKind.OVERVIEW, client)
    root = opened.context.vault.root
    opened.lock()
    QApplication.sendPostedEvents(None, 52)  # QEvent::DeferredDelete: what was let go of is gone
    assert opened.context is None
    assert not any(root)
    assert "Amara" not in texts(opened)
    assert "Amara" not in opened.windowTitle()


def test_what_is_being_typed_survives_a_lock(opened, qtbot, demo_template, tmp_path):
    client = first_client(opened)
    form = Form(opened.context.desk, "alert", opened)
    form.add("alert", "Note", TextField())
    form.start(client, client.id)
    form.field("alert").set_raw("half a sent")
    form.field("alert").edited.emit()
    folder = opened.context.vault.folder
    opened.settings.vault = str(folder)
    opened.lock()
    assert "What you were typing is kept." in texts(opened)
    opened.open_desk(vaults.open_vault(folder, bytearray(demo_template.root)))
    assert opened.context.desk.scratch.find("alert", client.id).body["alert"] == "half a sent"


def test_quiet_minutes_lock_the_vault_after_a_countdown(opened, monkeypatch):
    now = clock.awake_seconds()
    minutes = opened.context.desk.practice.own().idle_minutes
    for passed in range(0, minutes * 60 - 30, 20):
        monkeypatch.setattr(clock, "awake_seconds", lambda passed=passed: now + passed)
        opened.idle.tick()
    assert opened.context is not None
    assert "Locking in" in texts(opened)
    monkeypatch.setattr(clock, "awake_seconds", lambda: now + minutes * 60 - 5)
    opened.idle.tick()
    monkeypatch.setattr(clock, "awake_seconds", lambda: now + minutes * 60 + 1)
    opened.idle.tick()
    assert opened.context is None


def test_a_computer_that_slept_wakes_locked(opened, monkeypatch):
    now = clock.awake_seconds()
    monkeypatch.setattr(clock, "awake_seconds", lambda: now + 90)
    opened.idle.tick()
    assert opened.context is None


def test_moving_starts_the_quiet_minutes_anew(opened, qtbot, monkeypatch):
    now = clock.awake_seconds()
    monkeypatch.setattr(clock, "awake_seconds", lambda: now + 20)
    opened.idle.tick()
    before = opened.idle.left()
    qtbot.mouseMove(opened, opened.rect().center())
    qtbot.keyClick(opened, "x")
    assert opened.idle.left() > before


def test_hide_names_covers_everything_and_f12_brings_it_back(opened):
    go(opened, PlaceKind.OVERVIEW, first_client(opened))
    assert "Amara" in texts(opened)
    opened.veil.toggle()
    assert "Amara" not in texts(opened)
    opened.veil.toggle()
    assert "Amara" in texts(opened)


def test_references_can_stand_for_names_on_every_page(opened):
    client = first_client(opened)
    opened.show_references()
    for kind in (PlaceKind.OVERVIEW, PlaceKind.PROFILE, PlaceKind.GOALS):
        go(opened, kind, client)
        header = next(x for x in opened.desk_page.room.findChildren(QLabel) if x.isVisible())
        assert header.text() == client.reference
        assert "Amara" not in texts(opened) and "Okonlind" not in texts(opened)


def test_search_finds_clients_and_commands_by_a_few_letters(opened, qtbot):
    opened.search()
    box = opened.findChild(SearchBox)
    qtbot.keyClicks(box.field, "wrenh")
    box.field.returnPressed.emit()
    assert opened.context.desk.clients.get(opened.desk_page.place.client_id).reference.startswith("TW")


def test_search_leads_to_the_safety_of_the_client_in_view_and_of_nobody_else(opened, qtbot):
    client = first_client(opened)
    go(opened, PlaceKind.GOALS, client)
    opened.search()
    box = opened.findChild(SearchBox)
    qtbot.keyClicks(box.field, "safety plan")
    box.field.returnPressed.emit()
    assert opened.desk_page.place == Place(PlaceKind.SAFETY, client.id)
    go(opened, PlaceKind.CLIENTS)
    assert not next(c for c in opened.menus.shown() if c.id == "safety").enabled()


@pytest.mark.parametrize("way", ["key", "button"])
def test_what_was_hidden_comes_back_by_the_same_key_and_by_its_button(opened, qtbot, way):
    go(opened, PlaceKind.OVERVIEW, first_client(opened))
    with qtbot.waitActive(opened):
        opened.activateWindow()
    qtbot.keyClick(opened, Qt.Key.Key_F12)
    assert opened.veil.is_down() and "Amara" not in texts(opened)
    if way == "key":
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F12)
    else:
        qtbot.mouseClick(opened.veil.show_button, Qt.MouseButton.LeftButton)
    assert not opened.veil.is_down() and "Amara" in texts(opened)


def searched(window, qtbot, typed) -> list[str]:
    window.search()
    box = window.findChild(SearchBox)
    qtbot.keyClicks(box.field, typed)
    model = box.list.model()
    found = [str(model.index(i, 0).data()) for i in range(model.rowCount())]
    box.reject()
    box.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return found


def test_the_search_lists_nobodys_name_before_a_letter_is_typed(opened, qtbot):
    found = "\n".join(searched(opened, qtbot, ""))
    assert "Lock" in found
    assert not [name for name in clients.names(opened.context.desk).values() if name in found]


@pytest.mark.parametrize(
    ("typed", "paper"),
    [
        ("gp", "progress report for a professional"),
        ("farewell", "what I take with me"),
        ("homework", "action plan"),
    ],
)
def test_papers_are_found_from_any_page_of_a_client_by_everyday_words(opened, qtbot, typed, paper):
    client = first_client(opened)
    for kind in (PlaceKind.OVERVIEW, PlaceKind.MEASURES):
        go(opened, kind, client)
        assert any(paper in line for line in searched(opened, qtbot, typed))
    go(opened, PlaceKind.PRACTICE)
    assert not any(paper in line for line in searched(opened, qtbot, typed))


def test_messages_stand_beside_the_rail_where_no_button_is(opened):
    go(opened, PlaceKind.OVERVIEW, first_client(opened))
    opened.messages.say("Kept", "Undo")
    toast = opened.messages._toast
    assert toast.x() > opened.desk_page.rail.width()
    assert toast.geometry().right() < opened.width() / 2


def test_a_window_fits_the_screen_it_opens_on(monkeypatch):
    screen, wanted = QSize(1366, 768), QSize(1280, 800)
    monkeypatch.setattr(QApplication, "platformName", lambda: "xcb")
    assert fitting(wanted, screen).width() == 1280 and fitting(wanted, screen).height() < 768
    assert fitting(wanted, QSize(2560, 1440)) == wanted


def test_no_two_commands_of_a_page_share_a_shortcut(opened):
    client = first_client(opened)
    kinds = (PlaceKind.CLIENTS, PlaceKind.OVERVIEW, PlaceKind.PROFILE, PlaceKind.GOALS, PlaceKind.SHEET)
    for kind in (*kinds, PlaceKind.PRACTICE):
        go(opened, kind, None if kind in (PlaceKind.CLIENTS, PlaceKind.PRACTICE) else client)
        keys = [c.keys for c in opened.menus.shown() if c.keys]
        assert len(keys) == len(set(keys)), kind


def test_an_assistive_program_can_choose_a_row_of_the_rail(opened, qtbot):
    """It selects the row without moving to it, as its Toggle action does."""
    rail = opened.desk_page.rail._list
    rows = {rail.model().index(i, 0).data(): rail.model().index(i, 0) for i in range(rail.model().rowCount())}
    rail.selectionModel().select(rows["Practice"], QItemSelectionModel.SelectionFlag.ClearAndSelect)
    qtbot.waitUntil(lambda: opened.desk_page.place.kind is PlaceKind.PRACTICE)


def test_back_returns_to_the_page_before(opened):
    client = first_client(opened)
    go(opened, PlaceKind.PROFILE, client)
    go(opened, PlaceKind.GOALS, client)
    opened.desk_page.go_back()
    assert opened.desk_page.place.kind is PlaceKind.PROFILE


def test_a_crash_locks_the_vault_and_shows_no_contents(opened):
    secret = "what a client said"
    with pytest.raises(ValueError, match=secret) as caught:
        int(secret)
    text = crash.report(caught.type, caught.tb)
    opened.crash(text)
    assert opened.context is None
    assert secret not in text
    assert "ValueError" in text
    assert "went wrong" in texts(opened)


def test_a_full_disk_is_advice_and_no_crash(opened):
    opened.fault(DiskFull())
    assert "no space left" in opened.messages.text()
    assert opened.context is not None


def test_a_new_day_makes_pages_compute_again(opened, monkeypatch):
    heard = []
    opened.context.news.day_changed.connect(lambda: heard.append(1))
    tomorrow = datetime.now().astimezone().replace(year=2090)
    monkeypatch.setattr(clock, "_source", lambda: tomorrow)
    opened.timerEvent(None)
    assert heard == [1]


def test_another_theme_chosen_by_keyboard_leaves_the_keyboard_on_the_choice(opened, qapp):
    go(opened, PlaceKind.PRACTICE)
    before = opened.desk_page.room.theme_choice
    before.setFocus()
    try:
        before.set_value("dark")
        before.activated.emit(before.currentIndex())
        after = opened.desk_page.room.theme_choice
        assert after is not before and after.value() == "dark"
        assert opened.desk_page.focusWidget() is after
    finally:
        theme.use(qapp, theme.ThemeName.LIGHT)


def test_a_theme_change_builds_the_page_anew_in_the_same_place(opened):
    client = first_client(opened)
    go(opened, PlaceKind.GOALS, client)
    opened.settings.theme = "dark"
    opened.rebuild()
    assert opened.desk_page.place.kind is PlaceKind.GOALS
    assert opened.desk_page.place.client_id == client.id


def test_every_control_of_every_page_has_a_name(opened):
    client = first_client(opened)
    for kind in (PlaceKind.CLIENTS, PlaceKind.OVERVIEW, PlaceKind.PROFILE, PlaceKind.GOALS, PlaceKind.SHEET):
        go(opened, kind, None if kind is PlaceKind.CLIENTS else client)
        assert nameless(opened) == [], kind
    go(opened, PlaceKind.PRACTICE)
    assert nameless(opened) == []


def test_a_control_without_a_name_is_seen(opened):
    TextField().setParent(opened.desk_page.room)
    opened.desk_page.room.findChildren(TextField)[-1].show()
    assert nameless(opened)


def nameless(window) -> list[str]:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAccessible

    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() is Qt.FocusPolicy.NoFocus or widget.focusProxy():
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if face is not None and not face.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def test_settings_hold_nothing_about_clients(opened, state_dir):
    go(opened, PlaceKind.OVERVIEW, first_client(opened))
    opened.close()
    written = [p for p in Path(state_dir).rglob("*") if p.is_file()]
    assert written
    for path in written:
        assert "Amara" not in path.read_text(encoding="utf-8", errors="replace")
