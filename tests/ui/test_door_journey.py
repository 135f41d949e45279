"""From the welcome into the open window and back: the door inside the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton
from ui.drivers.door import QUICK, DoorDriver

from practice_desk import app as whole
from practice_desk.domain.deeds import Deed
from practice_desk.intentions.homes import DEMO_PASSPHRASE
from practice_desk.storage import keys
from practice_desk.storage.recovery import sheet_lines
from practice_desk.ui.background import InlineBackground, ThreadBackground
from practice_desk.ui.rooms.door.room import Door
from practice_desk.ui.settings import Settings, read_settings
from practice_desk.ui.window import Window

PASSPHRASE = "correct horse battery staple"


class WindowDriver(DoorDriver):
    """A therapist in front of the window: its door while it is locked."""

    def __init__(self, qtbot, folder=None, cost=QUICK, background=None) -> None:
        self.bot = qtbot
        house = whole.house(folder)
        self.window = Window(
            replace(house, rooms=self.one_room), Settings(theme="light"), background or InlineBackground()
        )
        qtbot.addWidget(self.window)
        self.window.show()
        self.door._cost = cost

    @staticmethod
    def one_room(context):
        from practice_desk.ui.rooms.clients.room import ClientsRoom

        return [ClientsRoom(context)]

    @property
    def door(self):
        return self.window.findChildren(Door)[-1]

    def is_open(self) -> bool:
        return self.window.context is not None

    def wait_until_open(self):
        self.wait_for(self.is_open)
        return self.window.context.vault


@pytest.fixture
def arrive(qtbot, state_dir):
    made = []

    def go(folder=None, cost=QUICK, background=None):
        made.append(WindowDriver(qtbot, folder, cost, background))
        return made[-1]

    yield go
    for driver in made:
        driver.window.lock()
        driver.window.background.close()


def test_a_new_vault_opens_the_window_and_the_lock_asks_for_the_same_one(arrive, tmp_path):
    therapist = arrive(cost=keys.FLOOR)
    therapist.create(PASSPHRASE, tmp_path)
    vault = therapist.wait_until_open()
    assert therapist.window.context.desk.practice.own().therapist == "Elena Marsh"
    assert read_settings().vault == str(tmp_path / "Practice"), "the next start knows it"
    therapist.window.lock()
    assert not therapist.is_open() and not any(vault.root)
    assert therapist.page.folder == tmp_path / "Practice"
    therapist.unlock(PASSPHRASE)
    therapist.wait_until_open()
    assert therapist.window.context.desk.last(Deed.UNLOCK)


def test_wrong_passphrases_are_one_row_of_the_history_of_the_next_sitting(arrive, fresh_template, tmp_path):
    therapist = arrive(fresh_template.copy(tmp_path / "v"))
    for n in range(2):
        therapist.unlock(f"wrong horse battery {n}")
        therapist.wait_for(lambda: therapist.page.field.isEnabled())
    therapist.unlock(PASSPHRASE)
    therapist.wait_until_open()
    assert therapist.window.context.desk.last(Deed.FAILED_UNLOCKS)


def test_the_sheet_opens_the_window_and_another_passphrase_is_offered(arrive, fresh_template, tmp_path):
    therapist = arrive(fresh_template.copy(tmp_path / "v"))
    therapist.press("Open with the recovery sheet")
    therapist.type_lines(sheet_lines(fresh_template.root))
    therapist.press("Unlock")
    therapist.wait_until_open()
    desk = therapist.window.context.desk
    assert desk.last(Deed.UNLOCK_WITH_SHEET) and not desk.last(Deed.UNLOCK)
    said = [w.text() for w in therapist.window.findChildren(QLabel) if w.isVisible()]
    assert any("opened this vault with its recovery sheet" in words for words in said)
    therapist.window.lock()
    assert not [
        b
        for b in therapist.window.findChildren(QPushButton)
        if b.text() == "Set a new passphrase" and b.isVisible()
    ]


def test_the_made_up_practice_does_not_take_the_place_of_the_therapists_own(arrive):
    visitor = arrive()
    visitor.press("Look around a made-up practice")
    visitor.wait_until_open()
    assert "made-up" in visitor.window.windowTitle()
    assert read_settings().vault == ""
    visitor.window.lock()
    assert DEMO_PASSPHRASE in visitor.says()
    visitor.press("Open another vault")
    assert visitor.name() == "Welcome"


def test_a_restored_backup_is_gone_to_by_locking_this_vault(arrive, fresh_template, tmp_path):
    folder = fresh_template.copy(tmp_path / "v")
    therapist = arrive(folder)
    therapist.unlock(PASSPHRASE)
    therapist.wait_until_open()
    other = fresh_template.copy(tmp_path / "other")
    commands = {c.id: c for c in therapist.window.house.commands(therapist.window.context, therapist.window)}
    dialog = commands["restore"].run()
    dialog._on_restored(other)
    dialog.do_button.click()
    assert not therapist.is_open() and therapist.page.folder == other


def test_a_theme_that_changes_while_locked_keeps_the_step(arrive, tmp_path):
    therapist = arrive()
    therapist.create(PASSPHRASE, tmp_path, until="ProofStep")
    therapist.window.rebuild()
    assert therapist.name() == "ProofStep"
    therapist.prove_line()
    assert therapist.name() == "PracticeStep"


def test_the_secret_of_a_vault_that_was_not_made_is_wiped_when_the_window_closes(arrive, tmp_path):
    therapist = arrive()
    therapist.create(PASSPHRASE, tmp_path, until="ProofStep")
    root = therapist.page.draft.root
    assert any(root)
    therapist.window.close()
    assert not any(root)


# ---- with real threads ----


def turns_while(therapist, do) -> int:
    """Return how often the window could do something else until it was open."""
    turns = 0

    def turn():
        nonlocal turns
        turns += not therapist.is_open()

    timer = QTimer(interval=2)
    timer.timeout.connect(turn)
    timer.start()
    do()
    therapist.wait_until_open()
    timer.stop()
    return turns


def test_the_window_goes_on_while_the_key_is_derived(arrive, fresh_template, tmp_path):
    threaded = arrive(fresh_template.copy(tmp_path / "a"), background=ThreadBackground())
    going_on = turns_while(threaded, lambda: threaded.unlock(PASSPHRASE))
    inline = arrive(fresh_template.copy(tmp_path / "b"))
    frozen = turns_while(inline, lambda: inline.unlock(PASSPHRASE))
    assert going_on > 2 * frozen, "a frozen window would be seen"


def test_making_looking_around_backing_up_and_checking_work_in_threads(arrive, tmp_path, qtbot):
    therapist = arrive(background=ThreadBackground())
    therapist.press("Look around a made-up practice")
    therapist.wait_until_open()
    therapist.window.lock()
    therapist.press("Open another vault")
    therapist.door._cost = keys.FLOOR
    therapist.create(PASSPHRASE, tmp_path)
    therapist.wait_until_open()
    window, context = therapist.window, therapist.window.context
    commands = {c.id: c for c in window.house.commands(context, window)}
    said = []
    context.news.said.connect(said.append)
    commands["back-up"].run.__self__.back_up(tmp_path / "b.pdbackup")
    therapist.wait_for(lambda: any("Backed up and verified" in words for words in said))
    commands["check"].run()
    therapist.wait_for(lambda: "Everything is as it was written" in shown(window))


def test_a_backup_under_way_is_stopped_by_the_lock(arrive, fresh_template, tmp_path):
    therapist = arrive(fresh_template.copy(tmp_path / "v"), background=ThreadBackground())
    therapist.unlock(PASSPHRASE)
    therapist.wait_until_open()
    window = therapist.window
    commands = {c.id: c for c in window.house.commands(window.context, window)}
    commands["back-up"].run.__self__.back_up(tmp_path / "b.pdbackup")
    window.lock()
    window.background.close()
    backup = tmp_path / "b.pdbackup"
    if backup.exists():  # it was done before the lock: then it is a whole one
        from practice_desk.intentions import keeping

        assert keeping.restore(backup, tmp_path / "back", PASSPHRASE)
    assert list(tmp_path.glob(".*partial")) == []


def shown(window) -> str:
    return "\n".join(w.text() for w in window.findChildren(QLabel) if w.isVisible())
