"""Keeping an open vault safe: passphrase, sheet, backup, restore and check; none of it blocks the window."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from ui.drivers.keeping import KeepingDriver

from practice_desk.domain.deeds import Actor, Deed
from practice_desk.intentions import keeping
from practice_desk.storage import keys
from practice_desk.storage import vault as storage
from practice_desk.storage.check import check
from practice_desk.storage.last_seen import RolledBack
from practice_desk.storage.recovery import root_of, sheet_lines
from practice_desk.storage.wipe import wipe
from practice_desk.ui.rooms.door import findings
from practice_desk.ui.rooms.door.keeping import welcome_in

PASSPHRASE = "correct horse battery staple"
FRESH = "seven plain words of another kind"


@pytest.fixture
def therapist(qtbot, context):
    return KeepingDriver(qtbot, context)


def opens(context, passphrase) -> bool:
    try:
        storage.unlock_root(context.vault.folder, passphrase)
    except keys.WrongPassphrase:
        return False
    return True


def test_every_command_of_the_vault_menu_is_there_and_opens_something(therapist):
    commands = therapist.commands()
    assert list(commands) == [
        "Back up now", "Check this vault", "Restore a backup into a new folder", "Change passphrase",
        "Recovery sheet",
    ]  # fmt: skip


# ---- passphrase ----


def test_a_changed_passphrase_opens_and_the_old_one_does_not(therapist, context):
    therapist.change_passphrase(PASSPHRASE, FRESH)
    therapist.wait_for_news("Passphrase changed")
    assert opens(context, FRESH) and not opens(context, PASSPHRASE)
    assert context.desk.last(Deed.CHANGE_PASSPHRASE)
    left = therapist.everything_typed()
    assert FRESH not in left and PASSPHRASE not in left


def test_without_the_present_passphrase_nothing_is_changed(therapist, context):
    therapist.change_passphrase("not the present passphrase", FRESH)
    therapist.wait_for("not the passphrase of this vault")
    assert opens(context, PASSPHRASE) and not context.desk.last(Deed.CHANGE_PASSPHRASE)
    therapist.press("Leave")
    assert FRESH not in therapist.everything_typed()


def test_two_different_new_passphrases_change_nothing(therapist, context):
    therapist.change_passphrase(PASSPHRASE, FRESH, FRESH + " more")
    therapist.wait_for("not the same as above")
    assert opens(context, PASSPHRASE)


def test_whoever_came_with_the_sheet_may_set_a_passphrase_without_the_old_one(therapist, context):
    welcome_in(context, therapist.window, Actor.RECOVERY_SHEET)
    therapist.wait_for("You opened this vault with its recovery sheet")
    therapist.press("Set a new passphrase")
    dialog = therapist.dialog
    assert not dialog.present.isVisible()
    therapist.press("Leave")
    therapist.keeper.change_passphrase(proved=True, cost=keys.FLOOR)
    dialog = therapist.dialog
    therapist.type_in(dialog.fields.first, FRESH)
    therapist.type_in(dialog.fields.again, FRESH)
    therapist.press("Change passphrase")
    therapist.wait_for_news("Passphrase changed")
    assert opens(context, FRESH)


def test_who_came_with_the_passphrase_is_not_asked_for_another(therapist, context):
    welcome_in(context, therapist.window, Actor.THERAPIST)
    assert not therapist.is_shown("recovery sheet")


def test_a_lock_while_the_passphrase_is_changed_cannot_lock_the_vault_for_good(context):
    held = keeping.apart(context.vault)
    before = bytearray(context.vault.root)
    wipe(context.vault.root)  # as a lock does
    keeping.change_passphrase(held, None, FRESH, keys.FLOOR)
    assert storage.unlock_root(context.vault.folder, FRESH) == before
    assert not any(held.root), "the copy is wiped as well"
    context.vault.root[:] = before


# ---- the sheet ----


def test_the_sheet_is_shown_only_for_the_passphrase_and_goes_when_it_is_left(therapist, context):
    lines = sheet_lines(context.vault.root)
    dialog = therapist.keeper.show_sheet()
    therapist.type_in(dialog.field, "not the passphrase at all")
    therapist.press("Show the sheet")
    therapist.wait_for("not the passphrase of this vault")
    assert not any(line in therapist.everything_typed() for line in lines)
    therapist.type_in(dialog.field, PASSPHRASE)
    therapist.press("Show the sheet")
    therapist.wait_for(lines[0])
    assert all(line in therapist.everything_typed() for line in lines)
    assert PASSPHRASE not in therapist.everything_typed()
    assert root_of(lines) == context.vault.root
    therapist.press("Done")
    assert not any(line in therapist.everything_typed() for line in lines)
    assert context.desk.last(Deed.MAKE_RECOVERY_SHEET)


# ---- backup ----


def test_a_backup_is_written_verified_and_remembered(therapist, context, tmp_path):
    welcome_in(context, therapist.window, Actor.THERAPIST)
    assert context.settings.backed_up == ""
    therapist.keeper.back_up(tmp_path / "b.pdbackup")
    therapist.wait_for_news("Backed up and verified: b.pdbackup")
    assert context.desk.last(Deed.MAKE_BACKUP)
    assert context.settings.backed_up == f"{datetime.now(UTC).astimezone():%Y-%m-%d}"
    counts = keeping.restore(tmp_path / "b.pdbackup", tmp_path / "back", PASSPHRASE)
    assert counts["practice"] == 1


def test_a_stopped_backup_leaves_no_file_and_is_not_remembered(therapist, context, tmp_path, qtbot):
    shown = therapist.keeper.back_up(tmp_path / "b.pdbackup")
    job = shown._job
    with qtbot.waitSignal(job.stopped, timeout=20_000):
        shown.stop_button.click()
    assert list(tmp_path.glob("*.pdbackup*")) == [] and list(tmp_path.glob(".*partial")) == []
    assert context.desk.last(Deed.MAKE_BACKUP) is None and therapist.said == []


def test_a_backup_is_not_written_into_the_vault_itself(therapist, context):
    therapist.keeper.back_up(context.vault.folder / "b.pdbackup")
    therapist.wait_for("Choose another place")
    assert not (context.vault.folder / "b.pdbackup").exists()


def test_a_backup_that_cannot_be_written_is_said(therapist, context, tmp_path):
    therapist.keeper.back_up(tmp_path / "gone" / "b.pdbackup")
    therapist.wait_for("cannot be written to")
    assert context.desk.last(Deed.MAKE_BACKUP) is None


def test_a_lock_while_a_backup_is_made_cannot_sign_it_with_nothing(context, tmp_path):
    held = keeping.apart(context.vault)
    before = bytearray(context.vault.root)
    wipe(context.vault.root)
    keeping.back_up(held, tmp_path / "b.pdbackup", lambda *_: None)
    assert keeping.restore(tmp_path / "b.pdbackup", tmp_path / "back", PASSPHRASE)
    context.vault.root[:] = before


# ---- restore ----


def test_a_restored_backup_can_be_gone_to(therapist, context, tmp_path):
    therapist.keeper.back_up(tmp_path / "b.pdbackup")
    therapist.wait_for_news("Backed up")
    form = therapist.keeper.restore().form
    form.take_file(tmp_path / "b.pdbackup")
    form.take_parent(tmp_path)
    therapist.type_in(form.name, "Back again")
    therapist.type_in(form.field, PASSPHRASE)
    therapist.press("Restore")
    therapist.wait_for("Restored and checked")
    therapist.press("Lock this vault and open it")
    assert therapist.went_to == [tmp_path / "Back again"]
    assert PASSPHRASE not in therapist.everything_typed()


# ---- check ----


def test_the_check_says_part_by_part_that_all_is_well(therapist):
    therapist.keeper.check()
    therapist.wait_for("Everything is as it was written")
    assert therapist.is_shown("Every page of the file is as it was written.")
    assert therapist.is_shown("The history is unbroken")


def test_the_check_names_what_is_not_well(therapist, context):
    db = context.vault.db
    db.execute("DROP TRIGGER history_fixed")
    db.execute("UPDATE history SET deed = 'lock' WHERE seq = 1")
    therapist.keeper.check()
    therapist.wait_for("Something is not as it was written")
    assert therapist.is_shown("The history was changed at row 1")


def test_every_part_of_the_check_has_its_sentences(context):
    assert {f.part for f in check(context.vault)} == findings.parts()


# ---- on entering ----


def test_an_older_state_of_the_vault_is_said_before_work_begins(therapist, context):
    welcome_in(context, therapist.window, Actor.THERAPIST)
    assert not therapist.is_shown("older state")
    at = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)
    context.vault.rolled_back = RolledBack(10, at, 12, at)
    welcome_in(context, therapist.window, Actor.THERAPIST)
    therapist.wait_for("This file ends on")


def test_a_changed_history_is_said_before_work_begins(therapist, context):
    context.vault.history_faults = [7]
    welcome_in(context, therapist.window, Actor.THERAPIST)
    therapist.wait_for("history is not as it was written")


def test_the_made_up_practice_is_not_remembered_as_the_therapists_own(qtbot, demo):
    therapist = KeepingDriver(qtbot, demo)
    welcome_in(demo, therapist.window, Actor.THERAPIST)
    assert demo.settings.vault == ""


def test_the_therapists_own_vault_is_remembered(therapist, context):
    welcome_in(context, therapist.window, Actor.THERAPIST)
    assert context.settings.vault == str(context.vault.folder)
