"""The door: a vault is made when all is settled, opens only with its key, and says what is the matter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from ui.drivers.door import QUICK, DoorDriver

from practice_desk.domain.deeds import Actor, Deed
from practice_desk.intentions import homes, new_vaults, vaults
from practice_desk.storage import keys, last_seen
from practice_desk.storage import vault as storage
from practice_desk.storage.connection import keyed
from practice_desk.storage.desk import Desk
from practice_desk.storage.recovery import sheet_lines
from practice_desk.ui.rooms.door import places, troubles
from practice_desk.ui.settings import Settings

PASSPHRASE = "correct horse battery staple"
STEPS = ["LossStep", "PlaceStep", "PassphraseStep", "SheetStep", "ProofStep", "PracticeStep"]


@pytest.fixture
def at(qtbot, state_dir):
    """Return a function that puts a therapist in front of the door."""
    drivers = []

    def arrive(folder=None, cost=QUICK, **settings):
        drivers.append(DoorDriver(qtbot, folder, Settings(theme="light", **settings), cost))
        return drivers[-1]

    yield arrive
    for driver in drivers:
        driver.opened.close()


@pytest.fixture
def folder(fresh_template, tmp_path):
    """A vault of its own for one test."""
    return fresh_template.copy(tmp_path / "Room at the Quay")


def spoil(path, at, bit=1):
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ bit]))


# ---- making a vault ----


def test_a_vault_is_created_unlocked_and_opens_with_the_practice_in_it(at, tmp_path):
    therapist = at(cost=keys.FLOOR)
    assert therapist.name() == "Welcome"
    therapist.create(PASSPHRASE, tmp_path / "here")
    vault = therapist.wait_until_open()
    desk = Desk(vault.db)
    assert vault.folder == tmp_path / "here" / "Practice"
    assert desk.practice.own().therapist == "Elena Marsh"
    assert desk.last(Deed.CREATE_VAULT) and desk.last(Deed.MAKE_RECOVERY_SHEET)
    vaults.lock(vault, desk)
    therapist.opened.vaults.clear()

    later = at(tmp_path / "here" / "Practice")
    assert later.name() == "Unlock"
    later.unlock(PASSPHRASE)
    assert later.wait_until_open().folder == tmp_path / "here" / "Practice"
    assert later.opened.actor is Actor.THERAPIST


def test_the_sheet_that_was_shown_opens_the_vault_that_was_made(at, tmp_path):
    therapist = at()
    lines = therapist.create(PASSPHRASE, tmp_path)
    therapist.wait_until_open()
    therapist.opened.close()
    executor = at(tmp_path / "Practice")
    executor.press("Open with the recovery sheet")
    executor.type_lines(lines)
    executor.press("Unlock")
    executor.wait_until_open()
    assert executor.opened.actor is Actor.RECOVERY_SHEET


@pytest.mark.parametrize("last", STEPS)
def test_nothing_is_on_the_disk_when_somebody_stops_at_a_step(at, tmp_path, state_dir, last):
    therapist = at()
    here = tmp_path / "here"
    therapist.create(PASSPHRASE, here, until=last)
    assert therapist.name() == last
    draft = therapist.page.draft
    therapist.press("Stop")
    assert therapist.name() == "Welcome"
    assert not here.exists() and list((state_dir / "data").rglob("keys.json")) == []
    assert not any(draft.root) and draft.keys is None, "the key of a vault that was not made is wiped"


def test_a_vault_whose_disk_is_full_leaves_nothing_half_made(at, tmp_path, monkeypatch):
    from practice_desk.storage.sql import DiskFull

    def no_room(*_):
        raise DiskFull

    monkeypatch.setattr(storage, "lay_tables", no_room)
    therapist = at()
    therapist.create(PASSPHRASE, tmp_path)
    therapist.wait_for(lambda: "no space left" in therapist.says())
    assert list(tmp_path.glob("Practice*")) == [] and therapist.opened.vaults == []
    monkeypatch.undo()
    therapist.press("Create my vault")
    assert therapist.wait_until_open().folder == tmp_path / "Practice"


def test_what_losing_the_keys_means_must_be_acknowledged_first(at):
    therapist = at()
    therapist.press("Create my vault")
    assert not therapist.button("Continue").isEnabled()
    therapist.key(Qt.Key.Key_Return)
    therapist.page.go_on()
    assert therapist.name() == "LossStep"
    therapist.page.understood.click()
    therapist.press("Continue")
    assert therapist.name() == "PlaceStep"


def test_a_folder_that_holds_something_is_not_taken(at, tmp_path):
    (tmp_path / "Practice").mkdir()
    (tmp_path / "Practice" / "letter.txt").write_text("x")
    therapist = at()
    therapist.create(PASSPHRASE, tmp_path, until="PlaceStep")
    therapist.page.choose_parent(tmp_path)
    therapist.type_in(therapist.page.name, "Practice")
    therapist.press("Continue")
    assert therapist.name() == "PlaceStep" and "already something of that name" in therapist.says()
    therapist.type_in(therapist.page.name, "Another")
    therapist.press("Continue")
    assert therapist.name() == "PassphraseStep"


def test_a_synced_folder_is_warned_about_and_a_plain_one_is_not(at, tmp_path):
    therapist = at()
    therapist.create(PASSPHRASE, tmp_path, until="PlaceStep")
    therapist.page.choose_parent(tmp_path / "Dropbox" / "work")
    assert "Dropbox copies this folder" in therapist.says()
    therapist.page.choose_parent(tmp_path / "Documents")
    assert "Dropbox" not in therapist.says()


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("too short", "too short", "6 more are needed"),
        (PASSPHRASE, PASSPHRASE + "s", "not the same as above"),
        (PASSPHRASE, "", "not the same as above"),
    ],
)
def test_a_short_or_different_passphrase_is_said_beside_its_field(at, tmp_path, first, again, said):
    therapist = at()
    therapist.create(PASSPHRASE, tmp_path, until="PassphraseStep")
    therapist.type_in(therapist.page.fields.first, first)
    therapist.type_in(therapist.page.fields.again, again)
    therapist.press("Continue")
    assert therapist.name() == "PassphraseStep" and said in therapist.says()
    therapist.type_in(therapist.page.fields.first, PASSPHRASE)
    therapist.type_in(therapist.page.fields.again, PASSPHRASE)
    therapist.press("Continue")
    therapist.wait_for_page("SheetStep")


def test_fifteen_characters_are_enough_and_advice_never_forbids(at, tmp_path):
    therapist = at()
    therapist.create(PASSPHRASE, tmp_path, until="PassphraseStep")
    therapist.type_in(therapist.page.fields.first, "aaaaaaaaaaaaaaa")
    therapist.page.fields.advise()
    therapist.wait_for(lambda: "Easy to guess" in therapist.says())
    therapist.type_in(therapist.page.fields.again, "aaaaaaaaaaaaaaa")
    therapist.press("Continue")
    therapist.wait_for_page("SheetStep")


def test_a_suggested_phrase_is_seven_words_and_leaves_the_clipboard_again(at, tmp_path):
    therapist = at()
    therapist.create(PASSPHRASE, tmp_path, until="PassphraseStep")
    therapist.press("Suggest a phrase")
    phrase = therapist.page.fields.phrase.text()
    assert len(phrase.split()) == 7
    therapist.press("Copy")
    held = QGuiApplication.clipboard()
    assert held.text() == phrase and held.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    therapist.type_in(therapist.page.fields.first, phrase)
    therapist.type_in(therapist.page.fields.again, phrase)
    therapist.press("Continue")
    therapist.wait_for_page("SheetStep")
    assert held.text() == ""


def test_what_somebody_copied_meanwhile_stays_on_the_clipboard(at, tmp_path):
    therapist = at()
    therapist.create(PASSPHRASE, tmp_path, until="PassphraseStep")
    therapist.press("Suggest a phrase")
    therapist.press("Copy")
    QGuiApplication.clipboard().setText("a shopping list")
    therapist.press("Stop")
    assert QGuiApplication.clipboard().text() == "a shopping list"


def test_the_line_asked_for_must_be_typed_from_the_paper(at, tmp_path):
    therapist = at()
    lines = therapist.create(PASSPHRASE, tmp_path, until="ProofStep")
    asked = therapist.page.line.number - 1
    assert not any(line in therapist.says() for line in lines), "the screen no longer shows the sheet"
    assert not therapist.button("Continue").isEnabled()
    therapist.type_in(therapist.page.line.field, lines[(asked + 1) % 4])
    assert "a right line, but not line" in therapist.says()
    assert not therapist.button("Continue").isEnabled()
    wrong = ("0" if lines[asked][0] != "0" else "1") + lines[asked][1:]
    therapist.type_in(therapist.page.line.field, wrong)
    assert f"Line {asked + 1} has a wrong character" in therapist.says()
    therapist.type_in(therapist.page.line.field, lines[asked].lower().replace(" ", ""))
    therapist.press("Continue")
    assert therapist.name() == "PracticeStep"


def test_a_vault_is_made_by_the_keyboard_alone(at, tmp_path, state_dir):
    therapist = at()
    therapist.key(Qt.Key.Key_Return)
    therapist.key(Qt.Key.Key_Space)
    therapist.key(Qt.Key.Key_Return)
    therapist.keys("Keyboard")
    therapist.key(Qt.Key.Key_Return)
    therapist.keys(PASSPHRASE)
    therapist.key(Qt.Key.Key_Return)
    therapist.keys(PASSPHRASE)
    therapist.key(Qt.Key.Key_Return)
    therapist.wait_for_page("SheetStep")
    lines = therapist.page.draft.lines()
    therapist.tab_to("I have it on paper")
    therapist.key(Qt.Key.Key_Return)
    therapist.keys(lines[therapist.page.line.number - 1])
    therapist.key(Qt.Key.Key_Return)
    therapist.keys("Elena Marsh")
    therapist.key(Qt.Key.Key_Return)
    assert therapist.wait_until_open().folder == homes.home() / "Keyboard"


def test_escape_goes_back_one_step_and_what_was_settled_stays(at, tmp_path):
    therapist = at()
    therapist.create(PASSPHRASE, tmp_path, until="ProofStep")
    for before in reversed(STEPS[:4]):
        therapist.key(Qt.Key.Key_Escape)
        assert therapist.name() == before
    assert therapist.page.understood.isChecked()
    therapist.press("Continue")
    assert therapist.page.name.value() == "Practice"
    therapist.press("Continue")
    assert "A passphrase is set" in therapist.says()
    therapist.press("Continue")
    assert therapist.name() == "SheetStep"


def test_a_change_of_theme_keeps_the_step_and_what_was_typed(at, tmp_path):
    therapist = at()
    therapist.create(PASSPHRASE, tmp_path, until="PlaceStep")
    therapist.type_in(therapist.page.name, "Half typed")
    before = therapist.page
    therapist.door.rebuild()
    assert therapist.page is not before and therapist.page.name.value() == "Half typed"
    therapist.press("Continue")
    therapist.settle_passphrase(PASSPHRASE)
    therapist.press("I have it on paper")
    therapist.prove_line()
    therapist.type_in(therapist.page.fields["therapist"], "Elena")
    therapist.door.rebuild()
    assert therapist.page.fields["therapist"].value() == "Elena"


def test_the_second_passphrase_must_really_open_what_the_first_one_locked():
    root, vault_id = keys.new_root(), bytes(16)
    with pytest.raises(new_vaults.NotTheSame):
        new_vaults.wrap_root(root, vault_id, PASSPHRASE, PASSPHRASE.upper(), QUICK)
    composed, taken_apart = "cafe\u0301 au lait pour deux", "caf\u00e9 au lait pour deux"
    wrapped = new_vaults.wrap_root(root, vault_id, composed, taken_apart, QUICK)
    assert keys.unwrap(wrapped, composed) == root


# ---- what stays behind ----


def test_no_passphrase_and_no_line_of_the_sheet_is_left_in_any_widget(at, tmp_path):
    therapist = at(cost=keys.FLOOR)
    lines = therapist.create(PASSPHRASE, tmp_path, until="ProofStep")
    therapist.type_in(therapist.page.line.field, lines[therapist.page.line.number - 1])
    assert lines[therapist.page.line.number - 1] in therapist.everything_typed(), "the search can find it"
    therapist.press("Continue")
    therapist.press("Create my vault")
    therapist.wait_until_open()
    left = therapist.everything_typed()
    assert PASSPHRASE not in left and not any(line in left for line in lines)
    therapist.opened.close()

    again = at(tmp_path / "Practice")
    again.type_in(again.page.field, PASSPHRASE)
    assert PASSPHRASE in again.everything_typed()
    again.press("Unlock")
    again.wait_until_open()
    assert PASSPHRASE not in again.everything_typed()
    again.page.field.undo()
    assert PASSPHRASE not in again.everything_typed()


# ---- unlocking ----


def test_a_wrong_passphrase_opens_nothing_and_says_that_nothing_is_lost(at, folder):
    therapist = at(folder)
    therapist.unlock("wrong horse battery staple")
    therapist.wait_for(lambda: "does not open this vault" in therapist.says())
    assert "Nothing has been lost" in therapist.says()
    assert therapist.opened.vaults == []
    therapist.unlock(PASSPHRASE)
    assert therapist.wait_until_open()


def test_the_remembered_vault_is_asked_for_and_the_one_named_comes_first(at, folder, tmp_path):
    assert at(vault=str(folder)).page.folder == folder
    assert at(tmp_path / "other", vault=str(folder)).page.folder == tmp_path / "other"
    assert at().name() == "Welcome"


def test_a_vault_that_is_not_there_is_never_made(at, tmp_path):
    therapist = at(tmp_path / "gone")
    assert "There is no vault in this folder" in therapist.says()
    assert "Unlock" not in [b.text() for b in therapist.buttons()], (
        "there is nothing to type a passphrase for"
    )
    therapist.page.go_on()
    assert not (tmp_path / "gone").exists()
    therapist.press("Open another vault")


def test_the_wait_grows_after_wrong_passphrases_and_outlives_the_window(at, folder):
    therapist = at(folder)
    waits = []
    for n in range(5):
        therapist.unlock(f"wrong horse battery {n}")
        therapist.wait_for(lambda: therapist.page.field.isEnabled())
        waits.append(therapist.wait_out())
    assert waits == [0, 0, 2, 4, 8]
    assert last_seen.failed_unlocks(storage.key_file(folder).vault_id).count == 5
    later = at(folder)
    later.unlock("wrong again and again")
    later.wait_for(lambda: later.page.field.isEnabled())
    assert later.wait_out() == 16
    later.unlock(PASSPHRASE)
    assert later.wait_until_open()


def test_while_it_waits_nothing_is_tried(at, folder):
    therapist = at(folder)
    for n in range(3):
        therapist.unlock(f"wrong horse battery {n}")
        therapist.wait_for(lambda: therapist.page.field.isEnabled())
    therapist.type_in(therapist.page.field, PASSPHRASE)
    therapist.key(Qt.Key.Key_Return)
    assert not therapist.page.busy and therapist.opened.vaults == []
    therapist.wait_out()
    therapist.key(Qt.Key.Key_Return)
    assert therapist.wait_until_open()


def test_caps_lock_is_said_from_what_is_typed(at, folder):
    therapist = at(folder)
    therapist.type_in(therapist.page.field, "abc")
    assert "Caps Lock is on" not in therapist.says()
    therapist.bot.keyClick(therapist.page.field, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    therapist.bot.keyClicks(therapist.page.field, "A")  # a capital without Shift
    assert "Caps Lock is on" in therapist.says()


def test_show_shows_the_passphrase_and_unlocking_hides_it_again(at, folder):
    therapist = at(folder)
    field = therapist.page.field
    therapist.type_in(field, PASSPHRASE)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    therapist.press("Show")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    therapist.press("Hide")
    assert field.echoMode() is QLineEdit.EchoMode.Password


# ---- what can be the matter ----


def test_a_missing_key_file_is_put_back_from_this_computers_copy(at, folder):
    first = at(folder)
    first.unlock(PASSPHRASE)
    first.wait_until_open()
    first.opened.close()
    (folder / "keys.json").unlink()
    therapist = at(folder)
    assert "key file (keys.json) is missing" in therapist.says()
    therapist.press("Put this computer's copy back")
    assert (folder / "keys.json").is_file()
    therapist.unlock(PASSPHRASE)
    assert therapist.wait_until_open()


def test_without_a_copy_the_missing_key_file_leads_to_the_sheet(at, folder, fresh_template):
    (folder / "keys.json").unlink()
    therapist = at(folder)
    assert "Put this computer's copy back" not in therapist.says()
    therapist.press("Use the recovery sheet")
    therapist.type_lines(sheet_lines(fresh_template.root))
    therapist.press("Unlock")
    therapist.wait_until_open()
    assert therapist.opened.actor is Actor.RECOVERY_SHEET


def test_a_damaged_vault_is_said_and_not_touched(at, folder):
    spoil(folder / "data.db", 100)
    before = (folder / "data.db").read_bytes()
    therapist = at(folder)
    therapist.unlock(PASSPHRASE)
    therapist.wait_for(lambda: "This vault's file is damaged" in therapist.says())
    assert (folder / "data.db").read_bytes() == before
    assert therapist.button("Restore a backup") and therapist.opened.vaults == []


def test_damaged_first_bytes_are_put_right_when_that_is_asked_for(at, folder):
    spoil(folder / "data.db", 3)
    therapist = at(folder)
    therapist.unlock(PASSPHRASE)
    therapist.wait_for(lambda: "first bytes" in therapist.says())
    assert therapist.opened.vaults == []
    therapist.press("Put the first bytes right")
    assert therapist.wait_until_open()


def test_a_newer_vault_asks_for_the_newer_program(at, folder, fresh_template):
    vault_id = storage.key_file(folder).vault_id
    db = keyed(folder / "data.db", bytearray(fresh_template.root), vault_id, "rw")
    db.execute("PRAGMA user_version = 99")
    db.close()
    therapist = at(folder)
    therapist.unlock(PASSPHRASE)
    therapist.wait_for(lambda: "A newer Practice Desk" in therapist.says())
    assert therapist.opened.vaults == []


def test_a_vault_open_in_another_window_says_so_and_opens_when_that_is_closed(at, folder):
    first, second = at(folder), at(folder)
    first.unlock(PASSPHRASE)
    first.wait_until_open()
    second.unlock(PASSPHRASE)
    second.wait_for(lambda: "already open in another window" in second.says())
    assert second.opened.vaults == []
    first.opened.close()
    second.press("Try again")
    second.unlock(PASSPHRASE)
    assert second.wait_until_open()


def test_a_damaged_key_file_is_told_from_a_wrong_passphrase(at, folder):
    spoil(folder / "keys.json", 40)
    therapist = at(folder)
    assert "key file (keys.json) is damaged" in therapist.says()
    assert "does not open" not in therapist.says()


def test_each_trouble_has_a_sentence_of_its_own_and_an_unforeseen_one_is_not_swallowed():
    said = [words for _, words, _ in troubles._TROUBLES]
    assert len(set(said)) == len(said)
    assert all(words.endswith(".") and words.count(".") >= 2 for words in said)
    kinds = [kind for kind, _, _ in troubles._TROUBLES]
    hidden = [(b, a) for n, b in enumerate(kinds) for a in kinds[:n] if issubclass(b, a)]
    assert hidden == [], "what is special stands before what is general"
    with pytest.raises(ZeroDivisionError):
        troubles.trouble_of(ZeroDivisionError())


def test_the_place_step_tells_a_vault_from_something_else_of_the_same_name(folder):
    assert places.name_problem(folder.parent, folder.name).startswith("There is a vault of that name")
    (folder.parent / "letters").mkdir()
    (folder.parent / "letters" / "a.txt").write_text("x")
    assert places.name_problem(folder.parent, "letters").startswith("There is already something")


# ---- the recovery sheet ----


def test_each_line_says_while_typing_whether_it_is_right(at, folder, fresh_template):
    therapist = at(folder)
    therapist.press("Open with the recovery sheet")
    lines = sheet_lines(fresh_template.root)
    rows = therapist.page.entry.rows
    therapist.type_in(rows[0].field, lines[0][:4])
    assert "4 of 9" in therapist.says()
    therapist.type_in(rows[0].field, lines[0])
    assert rows[0].said.text() == "Right"
    assert therapist.focused() is rows[1].field, "the next line is gone to by itself"
    wrong = ("0" if lines[1][1] != "0" else "1").join((lines[1][0], lines[1][2:]))
    therapist.type_in(rows[1].field, wrong)
    assert "Line 2 has a wrong character" in therapist.says()
    therapist.press("Unlock")
    assert therapist.opened.vaults == [] and therapist.focused() is rows[1].field
    therapist.type_lines(lines)
    therapist.press("Unlock")
    assert therapist.wait_until_open()


def test_a_sheet_of_another_vault_is_told_from_a_mistyped_one(at, folder):
    therapist = at(folder)
    therapist.press("Open with the recovery sheet")
    therapist.type_lines(sheet_lines(keys.new_root()))
    therapist.press("Unlock")
    assert "belong to another vault" in therapist.says()
    assert therapist.opened.vaults == []


# ---- the other ways in ----


def test_looking_around_builds_the_made_up_practice_and_opens_it_again_the_same_day(at):
    visitor = at()
    visitor.press("Look around a made-up practice")
    vault = visitor.wait_until_open()
    assert Desk(vault.db).practice.own().fictional and homes.is_made_up(vault.folder)
    visitor.opened.close()
    again = at(homes.made_up_folder())
    assert homes.DEMO_PASSPHRASE in again.says(), "whoever looks around is told the passphrase"
    again.unlock(homes.DEMO_PASSPHRASE)
    assert again.wait_until_open()


def test_a_backup_is_restored_into_a_new_folder_and_opened(at, folder, fresh_template, tmp_path):
    vault = storage.open_vault(folder, bytearray(fresh_template.root))
    vaults.back_up(vault, Desk(vault.db), tmp_path / "b.pdbackup")
    vault.close()
    therapist = at(folder)
    therapist.press("Restore a backup")
    form = therapist.page.form
    therapist.press("Restore")
    assert "Choose the backup file first" in therapist.says()
    form.take_file(tmp_path / "b.pdbackup")
    form.take_parent(tmp_path)
    therapist.type_in(form.name, "Back again")
    therapist.type_in(form.field, "wrong horse battery staple")
    therapist.press("Restore")
    therapist.wait_for(lambda: "does not open this backup" in therapist.says())
    assert not (tmp_path / "Back again").exists()
    therapist.type_in(form.field, PASSPHRASE)
    therapist.press("Restore")
    therapist.wait_for(lambda: "Restored and checked" in therapist.says())
    therapist.press("Open it")
    assert therapist.page.folder == tmp_path / "Back again"
    therapist.unlock(PASSPHRASE)
    assert therapist.wait_until_open()


def test_a_backup_that_is_not_whole_is_refused(at, tmp_path):
    (tmp_path / "b.pdbackup").write_bytes(b"PK\x03\x04 and nothing")
    therapist = at()
    therapist.press("Restore a backup")
    form = therapist.page.form
    form.take_file(tmp_path / "b.pdbackup")
    form.take_parent(tmp_path)
    therapist.type_in(form.name, "Back again")
    therapist.type_in(form.field, PASSPHRASE)
    therapist.press("Restore")
    therapist.wait_for(lambda: "not a whole backup" in therapist.says())
    assert not (tmp_path / "Back again").exists()


def test_every_control_of_every_page_has_a_name(at, folder, tmp_path):
    therapist = at()
    for last in ["", *STEPS]:
        if last:
            therapist = at()
            therapist.create(PASSPHRASE, tmp_path / last, until=last)
        assert nameless(therapist.page) == []
    therapist = at(folder)
    assert nameless(therapist.page) == []
    therapist.press("Open with the recovery sheet")
    assert nameless(therapist.page) == []
    therapist.door.show_restore(therapist.door.show_welcome)
    assert nameless(therapist.page) == []
    QLineEdit(therapist.page)
    assert len(nameless(therapist.page)) == 1, "the search can find one"


def nameless(page: QWidget) -> list[QWidget]:
    controls = [*page.findChildren(QLineEdit), *page.findChildren(QPushButton)]
    return [
        c
        for c in controls
        if not (c.accessibleName() or (getattr(c, "text", str)() and not isinstance(c, QLineEdit)))
    ]
