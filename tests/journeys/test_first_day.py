"""The first day: from nothing to a printed action plan in the client's hand, and back through the lock."""

from __future__ import annotations

from pathlib import Path

import page
from ui.drivers.window import WindowDriver

from practice_desk.domain.places import PlaceKind
from practice_desk.storage import backup
from practice_desk.storage import vault as vaults
from practice_desk.storage.check import check

PASSPHRASE = "correct horse battery staple"
GOAL = "I want to walk to work again."
STEP = "Walk to the bridge"


def test_a_therapist_makes_a_vault_and_prints_a_plan_on_the_first_day(qtbot, state_dir, tmp_path):
    therapist = WindowDriver(qtbot)
    therapist.create(PASSPHRASE, tmp_path, "Practice")
    therapist.wait_until_open()
    assert therapist.here() is PlaceKind.CLIENTS
    add_a_client_with_a_goal_and_a_step(therapist)
    print_the_plan(therapist, tmp_path)
    lock_and_come_back(therapist)
    back_up_and_restore(therapist, tmp_path)


def add_a_client_with_a_goal_and_a_step(therapist: WindowDriver) -> None:
    therapist.click("New client")
    therapist.type(known_as="Zoë Nguyễn")
    therapist.keep()
    assert "Zoë Nguyễn" in therapist.reads()
    therapist.go("Goals and plan")
    therapist.click("Add a goal")
    therapist.type(words=GOAL)
    therapist.rate("baseline", 2)
    therapist.rate("target", 7)
    therapist.keep()
    assert GOAL in therapist.reads()
    therapist.click("Add a step")
    therapist.type(what=STEP, when_where="After breakfast")
    therapist.keep()
    assert STEP in therapist.reads()


def print_the_plan(therapist: WindowDriver, folder: Path) -> None:
    therapist.click("Print action plan")
    assert therapist.here() is PlaceKind.SHEET
    therapist.wait_for(lambda: therapist.room.paper is not None)
    text = therapist.room.text.toPlainText()
    assert GOAL in text
    assert STEP in text
    assert therapist.room.paper.pages == 1
    saved = folder / therapist.room.file_name()
    therapist.room.save_to(saved, "")
    assert page.validate_pdf(saved, profile="ua1").is_compliant


def lock_and_come_back(therapist: WindowDriver) -> None:
    therapist.shortcut("Ctrl+L")
    assert not therapist.is_open()
    therapist.wait_for_page("Unlock")
    assert "Locked at " in therapist.reads()
    assert "kept" not in therapist.door.page.note.text()
    therapist.wait_for(lambda: GOAL not in therapist.everything_typed())
    therapist.unlock(PASSPHRASE)
    therapist.wait_until_open()
    (client,) = therapist.desk.clients.all()
    assert [g.words for g in therapist.desk.goals.of_client(client.id)] == [GOAL]


def back_up_and_restore(therapist: WindowDriver, folder: Path) -> None:
    vault = therapist.window.context.vault
    assert [f.part for f in check(vault) if not f.well] == []
    backup.make_backup(vault, folder / "first.pdbackup")
    therapist.window.lock()
    counts = backup.restore(
        folder / "first.pdbackup", folder / "again", lambda f: vaults.unlock_root(f, PASSPHRASE)
    )
    assert counts["clients"] == 1
    assert counts["goals"] == 1


def test_what_was_kept_by_mistake_is_taken_back_by_key(qtbot, state_dir, tmp_path):
    therapist = WindowDriver(qtbot)
    therapist.create(PASSPHRASE, tmp_path, "Practice")
    therapist.wait_until_open()
    therapist.click("New client")
    therapist.type(known_as="Łukasz")
    therapist.keep()
    therapist.go("Goals and plan")
    therapist.click("Add a goal")
    therapist.type(words=GOAL)
    therapist.keep()
    assert "Undo: Keep goal" in [a.text() for _, a in therapist.window.menus._actions]
    therapist.shortcut("Ctrl+Z")
    assert therapist.desk.goals.count() == 0
    therapist.shortcut("Ctrl+Shift+Z")
    assert therapist.desk.goals.count() == 1
    therapist.window.lock()
