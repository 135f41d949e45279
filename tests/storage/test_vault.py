import pytest

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.intentions.demo import build_demo
from practice_desk.storage import backup, history, keys, recovery
from practice_desk.storage import vault as vaults
from practice_desk.storage.check import check
from practice_desk.storage.desk import Desk, NotInChange
from practice_desk.storage.lock import InUse


def test_a_wrong_passphrase_opens_nothing(folder, passphrase):
    with pytest.raises(keys.WrongPassphrase):
        vaults.unlock_root(folder, passphrase + "x")


def test_every_flipped_bit_of_the_key_file_is_told_from_a_wrong_passphrase(folder):
    path = folder / "keys.json"
    whole = path.read_bytes()
    keys.read_key_file(whole)
    for i in range(len(whole) * 8):
        bad = bytearray(whole)
        bad[i // 8] ^= 1 << i % 8
        with pytest.raises((keys.DamagedKeyFile, keys.RefusedKeyFile)):
            keys.read_key_file(bytes(bad))


def test_the_sheet_is_the_root_and_names_a_wrong_line():
    root = keys.new_root()
    lines = recovery.sheet_lines(root)
    assert recovery.root_of(lines) == root
    wrong = ("0" if lines[1][0] != "0" else "1") + lines[1][1:]
    assert recovery.line_state(wrong) is recovery.LineState.WRONG


def test_a_second_window_is_refused(vault):
    with pytest.raises(InUse):
        vaults.open_vault(vault.folder, bytearray(vault.root))


def test_a_change_is_one_undo_step_and_one_history_row(desk):
    client = Client(reference="A-1")
    before = history.head(desk.db).seq
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(client)
        desk.goals.save(Goal(client_id=client.id, words="Sleep"))
    assert history.head(desk.db).seq == before + 1
    assert desk.undo() is Deed.ADD_CLIENT and desk.goals.count() == desk.clients.count() == 0
    assert desk.redo() is Deed.ADD_CLIENT and desk.goals.count() == 1


def test_writing_outside_a_change_is_refused(desk):
    with pytest.raises(NotInChange):
        desk.clients.save(Client(reference="A-1"))


def test_a_changed_history_row_is_named(desk):
    desk.witness(Deed.UNLOCK)
    desk.witness(Deed.UNLOCK)
    key = history.audit_key(desk.db)
    assert history.faults(desk.db, key) == []
    desk.db.execute("DROP TRIGGER history_fixed")
    desk.db.execute("UPDATE history SET deed = 'lock' WHERE seq = 2")
    assert history.faults(desk.db, key) == [2]


def test_the_demo_is_backed_up_restored_and_checked(vault, tmp_path, passphrase):
    build_demo(Desk(vault.db))
    assert all(f.well for f in check(vault))
    counts = backup.make_backup(vault, tmp_path / "b.pdbackup")
    back = backup.restore(
        tmp_path / "b.pdbackup", tmp_path / "r", lambda f: vaults.unlock_root(f, passphrase)
    )
    assert back == counts and counts["clients"] == 10
