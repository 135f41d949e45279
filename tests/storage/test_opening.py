import shutil
from collections import namedtuple

import pytest
from storage.damage import as_somebody, child, cut, flip, outcome, overwrite

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.storage import folder as folders
from practice_desk.storage import keys, migrate, recovery
from practice_desk.storage import vault as vaults
from practice_desk.storage.check import check, look_through
from practice_desk.storage.desk import Desk
from practice_desk.storage.lock import InUse
from practice_desk.storage.sql import BugError, DiskFull


def what_happens(folder, root):
    try:
        vaults.open_vault(folder, root).close()
    except Exception as error:  # noqa: BLE001  (which one it is, is what the tests are about)
        return type(error)
    return None


def other_vault(folder, tmp_path):
    """Another vault, with a key file that costs nothing to make: its wrapped root is never unwrapped."""
    other = tmp_path / "other"
    other.mkdir()
    root, vault_id = keys.new_root(), b"another vault id"
    vaults.lay_tables(other, root, vault_id)
    known = folders.key_file(folder)
    mark = keys.KeyFile(
        vault_id, known.cost, known.salt, known.nonce, keys._root_mark(root, vault_id), known.wrapped
    )
    (other / "keys.json").write_bytes(mark.to_bytes())
    return other, root


def test_a_whole_vault_opens_and_is_well(folder, root):
    assert what_happens(folder, bytearray(root)) is None
    assert [f for f in look_through(folder, root) if not f.well] == []


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "delete"), ("synchronous", 3), ("temp_store", 2), ("foreign_keys", 1),
        ("recursive_triggers", 1), ("trusted_schema", 0), ("cell_size_check", 1), ("secure_delete", 1),
        ("mmap_size", 0), ("auto_vacuum", 0), ("cipher_status", "1"), ("cipher_use_hmac", "1"),
        ("locking_mode", "normal"), ("fullfsync", 1),
    ],
)  # fmt: skip
def test_a_vault_is_open_with_the_settings_that_were_measured_to_lose_nothing(vault, setting, value):
    assert vault.db.one(f"PRAGMA {setting}") == value


def test_a_folder_without_a_vault_is_not_turned_into_one(tmp_path, root):
    (tmp_path / "empty").mkdir()
    assert what_happens(tmp_path / "empty", root) is vaults.MissingVault
    assert list((tmp_path / "empty").iterdir()) == []


def test_the_four_ways_of_not_getting_in_are_told_apart(folder, root, passphrase, tmp_path):
    other, other_root = other_vault(folder, tmp_path)
    with pytest.raises(keys.WrongPassphrase):
        vaults.unlock_root(folder, passphrase.upper())
    assert what_happens(folder, bytearray(other_root)) is recovery.WrongSheet
    whole = (folder / "keys.json").read_bytes()
    shutil.copy(other / "keys.json", folder / "keys.json")
    assert what_happens(folder, bytearray(other_root)) is vaults.WrongKeyFile
    (folder / "keys.json").unlink()
    with pytest.raises(vaults.MissingKeyFile):
        vaults.unlock_root(folder, passphrase)
    (folder / "keys.json").write_bytes(whole[:-40])
    with pytest.raises(keys.DamagedKeyFile):
        vaults.unlock_root(folder, passphrase)


def test_the_sheet_opens_without_a_key_file_and_beside_one_of_another_vault(folder, root, tmp_path):
    lines = recovery.sheet_lines(root)
    other, _ = other_vault(folder, tmp_path)
    shutil.copy(other / "keys.json", folder / "keys.json")
    assert what_happens(folder, recovery.root_of(lines)) is None
    assert "key_file" in [f.part for f in look_through(folder, recovery.root_of(lines)) if not f.well]
    (folder / "keys.json").unlink()
    assert what_happens(folder, recovery.root_of(lines)) is None
    assert what_happens(folder, keys.new_root()) is recovery.WrongSheet


def test_any_flipped_bit_of_the_first_sixteen_bytes_is_named_and_mended(folder, root):
    path = folder / "data.db"
    whole = path.read_bytes()
    for bit in range(0, 128, 9):
        flip(path, bit)
        assert what_happens(folder, bytearray(root)) is vaults.MendableVault
        assert look_through(folder, bytearray(root))[0].detail == "can be mended"
        vaults.mend(folder, root)
        assert path.read_bytes() == whole
    assert what_happens(folder, root) is None


def test_a_flipped_salt_would_go_unseen_without_the_key_file(folder, root):
    """The control: SQLCipher itself does not look at these bytes when the key comes with a salt."""
    from practice_desk.storage.connection import keyed

    right = folders.first_bytes(folder)
    flip(folder / "data.db", 5)
    db = keyed(folder / "data.db", root, right, "ro")
    assert db.execute("PRAGMA cipher_integrity_check").fetchall() == []
    db.close()


def test_mending_refuses_when_more_than_the_first_bytes_is_damaged(folder, root):
    path = folder / "data.db"
    flip(path, 5)
    flip(path, 8 * (5 * 4096 + 77))
    before = path.read_bytes()
    with pytest.raises(vaults.DamagedVault):
        vaults.mend(folder, root)
    assert path.read_bytes() == before


def test_a_damaged_first_page_is_refused_and_left_as_it_is(folder, root):
    path = folder / "data.db"
    for bit in range(128, 8 * 4096, 1499):
        flip(path, bit)
        before = path.read_bytes()
        assert what_happens(folder, bytearray(root)) is vaults.DamagedVault, bit
        assert path.read_bytes() == before
        flip(path, bit)
    assert what_happens(folder, root) is None


def test_a_flipped_bit_on_any_page_is_refused_or_named_with_its_page(folder, root):
    path = folder / "data.db"
    pages = path.stat().st_size // 4096
    assert pages > 20
    for page in range(2, pages + 1):
        bit = 8 * 4096 * (page - 1) + (page * 7919) % (8 * 4096)
        flip(path, bit)
        try:
            findings = {f.part: f for f in look_through(folder, bytearray(root))}
        except vaults.DamagedVault:
            findings = None
        assert findings is None or str(page) in findings["pages"].detail.split(", ")
        flip(path, bit)


@pytest.mark.parametrize("left", ["nothing", "half a page", "one page", "90 in 100", "all but one page"])
def test_a_cut_off_database_is_refused_and_never_taken_for_a_new_one(folder, root, left):
    path = folder / "data.db"
    size = path.stat().st_size
    cut(
        path,
        {
            "nothing": 0, "half a page": 2048, "one page": 4096, "90 in 100": size * 9 // 10,
            "all but one page": size - 4096,
        }[left],
    )  # fmt: skip
    before = path.read_bytes()
    assert what_happens(folder, root) is vaults.DamagedVault
    assert path.read_bytes() == before


def test_a_zeroed_page_and_swapped_pages_are_found(folder, root):
    path = folder / "data.db"
    whole = path.read_bytes()

    def found():
        try:
            return [f for f in look_through(folder, bytearray(root)) if not f.well]
        except vaults.DamagedVault:
            return ["refused"]

    overwrite(path, 7 * 4096, bytes(4096))
    assert found()
    path.write_bytes(whole)
    overwrite(path, 7 * 4096, whole[8 * 4096 : 9 * 4096] + whole[7 * 4096 : 8 * 4096])
    assert found()
    path.write_bytes(whole)
    assert not found()


def test_an_unencrypted_database_is_refused(folder, root):
    overwrite(folder / "data.db", 0, b"SQLite format 3\0")
    assert what_happens(folder, root) is vaults.DamagedVault


def test_a_newer_vault_is_refused_and_not_written_to(folder, root):
    vault = vaults.open_vault(folder, bytearray(root))
    vault.db.execute(f"PRAGMA user_version = {len(migrate.scripts()) + 1}")
    vault.close()
    before = (folder / "data.db").read_bytes()
    assert what_happens(folder, root) is migrate.NewerVault
    assert (folder / "data.db").read_bytes() == before


def test_a_vault_with_a_trigger_of_somebody_elses_is_refused(folder, root):
    vault = vaults.open_vault(folder, bytearray(root))
    vault.db.execute("CREATE TRIGGER theirs AFTER INSERT ON goals BEGIN DELETE FROM goals; END")
    assert [f.part for f in check(vault) if not f.well] == ["schema"]
    vault.close()
    assert what_happens(folder, bytearray(root)) is migrate.StrangeSchema
    with as_somebody(folder) as who:
        assert outcome(OPEN_READING, folder, root.hex(), **who) == "StrangeSchema"


OPEN_READING = """
import sys; from pathlib import Path
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk
try:
    vault = vaults.open_vault(Path(sys.argv[1]), bytearray.fromhex(sys.argv[2]))
    desk = Desk(vault.db, read_only=vault.read_only)
    desk.witness("unlock")
    try:
        with desk.change("keep_goal"):
            pass
    except Exception as error:
        print(type(error).__name__, vault.read_only, desk.clients.count())
    vault.close()
except Exception as error:
    print(type(error).__name__)
"""


def test_a_folder_that_cannot_be_written_opens_for_reading_only(folder, root):
    before = (folder / "data.db").read_bytes()
    names = sorted(p.name for p in folder.iterdir())
    with as_somebody(folder) as who:
        assert outcome(OPEN_READING, folder, root.hex(), **who) == "ReadOnly True 0"
    assert (folder / "data.db").read_bytes() == before
    assert sorted(p.name for p in folder.iterdir()) == names


INTERRUPTED = """
import os, sys; from pathlib import Path
from practice_desk.storage import vault as vaults
vault = vaults.open_vault(Path(sys.argv[1]), bytearray.fromhex(sys.argv[2]))
vault.db.execute("PRAGMA cache_size = 1")
vault.db.execute("BEGIN IMMEDIATE")
for n in range(300):
    vault.db.execute("INSERT INTO crisis_numbers VALUES (?, 'p', ?, '', 0, NULL)", [str(n), "9" * 500])
print("now", flush=True)
sys.stdin.read()
"""


def test_a_vault_interrupted_while_saving_is_put_right_or_refused_where_it_cannot_be(folder, root):
    saving = child(INTERRUPTED, folder, root.hex())
    assert saving.stdout.readline() == b"now\n"
    saving.kill()
    saving.communicate()
    assert (folder / "data.db-journal").stat().st_size > 512
    with as_somebody(folder) as who:
        assert outcome(OPEN_READING, folder, root.hex(), **who) == "InterruptedReadOnly"
    vault = vaults.open_vault(folder, root)
    assert Desk(vault.db).crisis_numbers.count() == 0
    assert [f for f in check(vault) if not f.well] == []
    vault.close()


def test_a_copy_made_in_the_middle_of_a_save_without_its_journal_is_found(folder, root):
    vault = vaults.open_vault(folder, bytearray(root))
    for n in range(300):
        row = [str(1000 + n), "9" * 500]
        vault.db.execute("INSERT INTO crisis_numbers VALUES (?, 'p', ?, '', 0, NULL)", row)
    vault.close()
    begin = 'vault.db.execute("BEGIN IMMEDIATE")\n'
    delete = 'vault.db.execute("DELETE FROM crisis_numbers")\n'
    saving = child(INTERRUPTED.replace(begin, begin + delete), folder, root.hex())
    assert saving.stdout.readline() == b"now\n"
    saving.kill()
    saving.communicate()
    (folder / "data.db-journal").unlink()
    try:
        wrong = [f for f in look_through(folder, root) if not f.well]
    except vaults.DamagedVault:
        wrong = ["refused"]
    assert wrong


def test_a_second_program_is_told_that_the_vault_is_open(vault):
    assert outcome(OPEN_READING, vault.folder, vault.root.hex()) == "InUse"


def test_a_lock_left_by_a_killed_program_holds_nobody_up(folder, root):
    holding = child(INTERRUPTED, folder, root.hex())
    holding.stdout.readline()
    assert what_happens(folder, bytearray(root)) is InUse
    holding.kill()
    holding.communicate()
    assert what_happens(folder, root) is None


def older(tmp_path, root, made, steps=3):
    """A vault as an earlier version left it."""
    folder = tmp_path / "older"
    folder.mkdir()
    vault_id = folders.first_bytes(made[0])
    vaults.lay_tables(folder, root, vault_id, migrate.scripts()[:steps])
    shutil.copy(made[0] / "keys.json", folder / "keys.json")
    return folder


def test_an_older_vault_is_backed_up_beside_its_folder_and_brought_up_to_date(tmp_path, root, made):
    from practice_desk.storage import backup

    folder = older(tmp_path, root, made)
    vault = vaults.open_vault(folder, bytearray(root))
    assert migrate.version(vault.db) == len(migrate.scripts())
    assert all(f.well for f in check(vault))
    vault.close()
    (kept,) = tmp_path.glob("older-before-update-*.pdbackup")
    assert list(tmp_path.glob(".*")) == []
    with pytest.raises(backup.BadBackup):
        backup.restore(folder / "keys.json", tmp_path / "back", lambda _: bytearray(root))
    counts = backup.restore(kept, tmp_path / "back", lambda _: bytearray(root))
    assert "clients" in counts and "goals" not in counts
    assert what_happens(tmp_path / "back", root) is None


def test_an_older_vault_stays_as_it_is_where_there_is_no_room_for_the_backup(
    tmp_path, root, made, monkeypatch
):
    folder = older(tmp_path, root, made)
    before = (folder / "data.db").read_bytes()
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9 - 10**5, 10**5))
    assert what_happens(folder, bytearray(root)) is DiskFull
    assert (folder / "data.db").read_bytes() == before
    monkeypatch.undo()
    assert what_happens(folder, root) is None


def test_an_older_vault_in_a_read_only_folder_asks_to_be_copied(tmp_path, root, made):
    folder = older(tmp_path, root, made)
    with as_somebody(folder) as who:
        assert outcome(OPEN_READING, folder, root.hex(), **who) == "OlderReadOnly"


def test_a_step_that_fails_half_way_leaves_version_and_tables_as_they_were(vault):
    before = migrate.fingerprint(vault.db), migrate.version(vault.db)
    broken = "CREATE TABLE half (id TEXT);\nALTER TABLE goals ADD COLUMN x TEXT;\nINSERT INTO no VALUES (1);"
    with pytest.raises(BugError):
        migrate.migrate(vault.db, [*migrate.scripts(), broken])
    assert (migrate.fingerprint(vault.db), migrate.version(vault.db)) == before
    assert vault.db.one("PRAGMA foreign_keys") == 1
    loose = (
        "PRAGMA foreign_keys = OFF;\n"
        "INSERT INTO status_changes VALUES ('a', 'no such client', 'active', '2026-01-01', '', 0);"
    )
    with pytest.raises(migrate.StrangeSchema):
        migrate.migrate(vault.db, [*migrate.scripts(), loose])
    assert migrate.version(vault.db) == before[1] and Desk(vault.db).status_changes.count() == 0


def test_a_good_step_is_taken_once(vault):
    more = [*migrate.scripts(), "CREATE TABLE more (id TEXT);"]
    migrate.migrate(vault.db, more)
    migrate.migrate(vault.db, more)
    assert migrate.version(vault.db) == len(more)


def test_each_finding_of_the_check_is_named(desk, vault):
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(Client(reference="A-1"))
    assert [f.part for f in check(vault)] == [
        "header", "key_file", "pages", "tree", "references", "schema", "history", "plans", "texts",
        "signatures", "facts", "files", "clock", "last_seen",
    ]  # fmt: skip

    def wrong():
        return {f.part: f.detail for f in check(vault) if not f.well}

    assert wrong() == {}
    vault.db.execute("PRAGMA foreign_keys = OFF")
    vault.db.execute("INSERT INTO status_changes VALUES ('a', 'nobody', 'active', '2026-01-01', '', 0)")
    assert wrong() == {"references": "status_changes"}
    vault.db.execute("DELETE FROM status_changes")
    client = desk.clients.all()[0]
    vault.db.execute(
        "INSERT INTO plans VALUES ('plan0001xx', 1, ?, 1, '2026-01-01', '[]', NULL, 'x', 'y', 'z', NULL)",
        [client.id],
    )
    assert wrong() == {"plans": "plan0001", "facts": "plans plan0001"}
    (vault.folder / "keys.json").unlink()
    assert wrong()["key_file"] == "missing or damaged"


def test_creating_into_a_full_folder_or_a_place_that_cannot_be_written_changes_nothing(folder, tmp_path):
    with pytest.raises(vaults.NotEmpty):
        vaults.create_vault(folder, keys.new_root(), "x", keys.FLOOR)
    closed = tmp_path / "closed"
    closed.mkdir()
    with as_somebody(closed) as who:
        assert outcome(CREATE, closed / "v", **who) == "ReadOnly"
    assert list(closed.iterdir()) == []


CREATE = """
import sys; from pathlib import Path
from practice_desk.storage import keys, vault as vaults
try:
    vaults.create_vault(Path(sys.argv[1]), keys.new_root(), "x", keys.FLOOR)
    print("made")
except Exception as error:
    print(type(error).__name__)
"""
