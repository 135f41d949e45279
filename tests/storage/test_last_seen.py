import json
import shutil

import pytest

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Actor, Deed
from practice_desk.intentions.vaults import lock, unlock
from practice_desk.storage import history, keys, last_seen
from practice_desk.storage import vault as vaults
from practice_desk.storage.check import check
from practice_desk.storage.folder import first_bytes


def sit(folder, root, *references):
    """One sitting: open, add clients, lock."""
    vault, desk = unlock(folder, bytearray(root))
    for reference in references:
        with desk.change(Deed.ADD_CLIENT):
            desk.clients.save(Client(reference=reference))
    lock(vault, desk)
    return vault


def rows(folder, root):
    vault = vaults.open_vault(folder, bytearray(root))
    found = vault.db.execute("SELECT deed, actor, rows FROM history ORDER BY seq").fetchall()
    vault.close()
    return found


def test_an_older_file_in_the_place_of_the_newest_is_noticed(folder, root):
    sit(folder, root, "A-1")
    older = (folder / "data.db").read_bytes()
    assert sit(folder, root, "A-2").rolled_back is None
    (folder / "data.db").write_bytes(older)
    vault = vaults.open_vault(folder, bytearray(root))
    back = vault.rolled_back
    assert (back.file_rows, back.here_rows) == (3, 6) and back.file_ends <= back.here_ended
    assert [f.detail for f in check(vault) if not f.well] == ["3 rows, 6 seen before"]
    vault.close()


def test_an_older_file_that_was_worked_on_elsewhere_is_noticed_too(folder, root, monkeypatch, tmp_path):
    sit(folder, root, "A-1")
    older = (folder / "data.db").read_bytes()
    sit(folder, root, "A-2")
    (folder / "data.db").write_bytes(older)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another computer"))
    assert sit(folder, root, "B-1", "B-2", "B-3").rolled_back is None
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "computer"))
    back = sit(folder, root).rolled_back
    assert back.file_rows > back.here_rows


def test_a_record_that_somebody_else_wrote_is_not_believed(folder, root, seen_here):
    sit(folder, root, "A-1")
    (path,) = seen_here.glob("*.seen.json")
    seen = json.loads(path.read_text())
    path.write_text(json.dumps({**seen, "rows": 99}))
    assert sit(folder, root).rolled_back is None
    path.write_text("[]")
    assert sit(folder, root).rolled_back is None


def change_row(folder, root, seq):
    """Change a history row as somebody who has the key could, and leave the schema as it was."""
    vault = vaults.open_vault(folder, bytearray(root))
    trigger = vault.db.one("SELECT sql FROM sqlite_master WHERE name = 'history_fixed'")
    vault.db.execute("DROP TRIGGER history_fixed")
    vault.db.execute("UPDATE history SET deed = 'lock' WHERE seq = ?", [seq])
    vault.db.execute(trigger)
    vault.db.close()
    vault.lock.release()


def test_a_changed_row_since_this_computer_last_looked_is_named_at_opening(folder, root, seen_here):
    sit(folder, root, "A-1")
    seen = {p: p.read_bytes() for p in seen_here.glob("*.seen.json")}
    sit(folder, root, "A-2")
    change_row(folder, root, 5)
    for path, data in seen.items():
        path.write_bytes(data)
    vault = vaults.open_vault(folder, bytearray(root))
    assert vault.history_faults == [5]
    vault.close()


def test_the_whole_history_is_looked_at_on_a_computer_that_never_saw_the_vault(folder, root, seen_here):
    sit(folder, root, "A-1")
    change_row(folder, root, 2)
    assert sit(folder, root).history_faults == []  # seen here before: only the tail
    shutil.rmtree(seen_here)
    assert sit(folder, root).history_faults == [2]


def test_wrong_passphrases_are_one_history_row_at_the_next_unlock(folder, root):
    before = (folder / "data.db").read_bytes()
    for typed in ("wrong", "wrong again"):
        with pytest.raises(keys.WrongPassphrase):
            vaults.unlock_root(folder, typed)
    assert (folder / "data.db").read_bytes() == before
    sit(folder, root)
    sit(folder, root)
    found = [json.loads(r[2])[0] for r in rows(folder, root) if r[0] == Deed.FAILED_UNLOCKS]
    assert [f[0] for f in found] == ["2"] and found[0][1] <= found[0][2]


def test_a_sitting_opened_with_the_sheet_says_so_in_every_row(folder, root):
    vault, desk = unlock(folder, bytearray(root), Actor.RECOVERY_SHEET)
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(Client(reference="A-1"))
    lock(vault, desk)
    sit(folder, root)
    deeds = [(r[0], r[1]) for r in rows(folder, root)]
    sheet = Actor.RECOVERY_SHEET.value
    assert deeds[:3] == [("unlock_with_sheet", sheet), ("add_client", sheet), ("lock", sheet)]
    assert deeds[3:] == [("unlock", "therapist"), ("lock", "therapist")]


def test_a_missing_key_file_is_put_back_from_this_computer(folder, root, passphrase):
    assert not vaults.put_back_key_file(folder)  # never opened here
    sit(folder, root)
    whole = (folder / "keys.json").read_bytes()
    (folder / "keys.json").unlink()
    assert vaults.put_back_key_file(folder)
    assert (folder / "keys.json").read_bytes() == whole
    assert vaults.unlock_root(folder, passphrase) == root


def test_a_damaged_copy_of_a_key_file_is_not_offered(folder, root, seen_here):
    sit(folder, root)
    (path,) = seen_here.glob("*.keys.json")
    path.write_bytes(path.read_bytes()[:-1])
    assert last_seen.key_copy(first_bytes(folder)) is None
    assert not vaults.put_back_key_file(folder)


def test_a_changed_passphrase_is_in_this_computers_copy_too(folder, root, passphrase):
    vault, desk = unlock(folder, bytearray(root))
    vaults.change_passphrase(folder, vault.root, "another passphrase", keys.FLOOR)
    desk.witness(Deed.CHANGE_PASSPHRASE)
    lock(vault, desk)
    (folder / "keys.json").unlink()
    assert vaults.put_back_key_file(folder)
    assert vaults.unlock_root(folder, "another passphrase") == root
    with pytest.raises(keys.WrongPassphrase):
        vaults.unlock_root(folder, passphrase)


def test_nothing_of_a_client_is_kept_beside_the_vault(folder, root, seen_here):
    sit(folder, root, "ZEBRA-77")
    kept = b"".join(p.read_bytes() for p in seen_here.iterdir())
    assert kept and b"ZEBRA" not in kept
    assert {p.suffixes[0] for p in seen_here.iterdir()} == {".keys", ".seen"}


def test_a_home_that_cannot_be_written_keeps_nobody_out(folder, root, tmp_path, monkeypatch, passphrase):
    (tmp_path / "a file").write_text("x")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "a file"))
    with pytest.raises(keys.WrongPassphrase):
        vaults.unlock_root(folder, "wrong")
    assert sit(folder, root, "A-1").rolled_back is None
    assert history.Deed.ADD_CLIENT in [r[0] for r in rows(folder, root)]
