import json
import shutil
import threading
import zipfile
from collections import namedtuple

import pytest
from storage.damage import overwrite

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.intentions.demo import build_demo
from practice_desk.intentions.vaults import note_backup
from practice_desk.storage import backup, history, keys, recovery
from practice_desk.storage import vault as vaults
from practice_desk.storage.check import check
from practice_desk.storage.desk import Desk
from practice_desk.storage.sql import Damaged, DiskFull, ReadOnly


def add(desk, reference):
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(Client(reference=reference))


def references(folder, root):
    vault = vaults.open_vault(folder, bytearray(root))
    found = [c.reference for c in Desk(vault.db).clients.all("reference")]
    wrong = [f for f in check(vault) if not f.well and f.part != "key_file"]
    vault.close()
    assert wrong == []
    return found


@pytest.fixture
def target(tmp_path):
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups" / "b.pdbackup"


class InTheBackground:
    """A backup on a thread of its own that stops after its first pages until it may go on."""

    def __init__(self, vault, target, stop=None):
        self.started, self.may_go, self.error = threading.Event(), threading.Event(), None
        self.counts = None
        self._stop = stop
        self.thread = threading.Thread(target=self._run, args=(vault, target))
        self.thread.start()
        assert self.started.wait(20)

    def _step(self, _done, _total):
        if not self.started.is_set():
            self.started.set()
            self.may_go.wait(20)
            if self._stop:
                raise self._stop

    def _run(self, vault, target):
        try:
            self.counts = backup.make_backup(vault, target, self._step)
        except Exception as error:  # noqa: BLE001  (handed to the thread that asks)
            self.error = error

    def end(self):
        self.may_go.set()
        self.thread.join(30)
        assert not self.thread.is_alive()


@pytest.fixture
def filled(desk):
    """A desk with enough pages that a backup takes several steps."""
    build_demo(desk)
    with desk.change(Deed.ADD_CLIENT):
        for n in range(400):
            desk.clients.save(Client(reference=f"F-{n}", concern="x" * 2000))
    return desk


def test_a_backup_on_another_thread_holds_what_was_kept_meanwhile(vault, filled, target, tmp_path, root):
    running = InTheBackground(vault, target)
    add(filled, "Z-1")
    assert filled.undo() and filled.redo()
    running.end()
    assert running.error is None and running.counts["clients"] == 411
    backup.restore(target, tmp_path / "back", lambda _: bytearray(root))
    assert references(tmp_path / "back", root)[-1] == "Z-1"


def test_a_change_that_is_taken_back_while_a_backup_runs_is_not_in_it(vault, filled, target, tmp_path, root):
    running = InTheBackground(vault, target)
    with pytest.raises(ValueError, match="no"), filled.change(Deed.ADD_CLIENT):
        filled.clients.save(Client(reference="Z-1", concern="y" * 100_000))
        running.may_go.set()
        running.thread.join(0.2)
        assert running.thread.is_alive()  # it waits for the change to end
        raise ValueError("no")
    running.end()
    assert running.error is None
    backup.restore(target, tmp_path / "back", lambda _: bytearray(root))
    assert "Z-1" not in references(tmp_path / "back", root)


class Stopped(Exception):
    pass


def test_a_stopped_backup_leaves_nothing_and_the_desk_goes_on(vault, filled, target):
    running = InTheBackground(vault, target, stop=Stopped())
    running.end()
    assert isinstance(running.error, Stopped)
    assert list(target.parent.iterdir()) == []
    add(filled, "Z-1")
    assert all(f.well for f in check(vault))


def test_the_steps_of_a_backup_count_up_to_all_pages(vault, filled, target):
    steps = []
    backup.make_backup(vault, target, lambda done, total: steps.append((done, total)))
    assert len(steps) > 3 and steps == sorted(steps) and steps[-1][0] == steps[-1][1]


def test_a_backup_is_one_private_file_with_nothing_readable_in_it(vault, desk, target):
    add(desk, "ZEBRA-77")
    backup.make_backup(vault, target)
    assert [p.name for p in target.parent.iterdir()] == ["b.pdbackup"]
    assert target.stat().st_mode & 0o777 == 0o600
    assert b"ZEBRA" not in target.read_bytes()


def test_every_row_of_every_table_comes_back_and_the_history_says_that_it_was_restored(
    vault, filled, target, tmp_path, root
):
    def dump(db):
        names = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        return {n: db.execute(f"SELECT * FROM {n} ORDER BY 1").fetchall() for n in names}

    counts = backup.make_backup(vault, target)
    assert backup.restore(target, tmp_path / "back", lambda _: bytearray(root)) == counts
    back = vaults.open_vault(tmp_path / "back", bytearray(root))
    before, after = dump(vault.db), dump(back.db)
    assert after["history"][-1][4] == Deed.RESTORE_BACKUP
    after["history"].pop()
    assert before == after
    back.close()


def test_a_backup_opens_with_the_sheet_alone(vault, desk, target, tmp_path, root):
    add(desk, "A-1")
    (vault.folder / "keys.json").unlink()
    backup.make_backup(vault, target)
    lines = recovery.sheet_lines(root)
    backup.restore(target, tmp_path / "back", lambda _: recovery.root_of(lines))
    assert references(tmp_path / "back", root) == ["A-1"]


def test_the_desk_knows_when_the_last_backup_was_made(desk, vault, target):
    assert desk.last(Deed.MAKE_BACKUP) is None
    backup.make_backup(vault, target)
    note_backup(desk)
    noted = desk.last(Deed.MAKE_BACKUP)
    assert noted == history.ends_at(desk.db)
    add(desk, "A-1")
    assert desk.last(Deed.MAKE_BACKUP) == noted and desk.undo_step.deed is Deed.ADD_CLIENT


def repacked(target, change):
    """Take a backup apart, change its entries, and put it together again."""
    with zipfile.ZipFile(target) as package:
        entries = {n: package.read(n) for n in package.namelist()}
    change(entries)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, data in entries.items():
            package.writestr(name, data)


def in_manifest(**values):
    def change(entries):
        entries["manifest.json"] = json.dumps({**json.loads(entries["manifest.json"]), **values}).encode()

    return change


def flipped(name, at):
    def change(entries):
        data = bytearray(entries[name])
        data[at] ^= 1
        entries[name] = bytes(data)

    return change


HOSTILE = {
    "a path out of the folder": lambda e: e.update({"../out.txt": b"x"}),
    "one entry more": lambda e: e.update({"more.txt": b"x"}),
    "no database": lambda e: e.pop("data.db"),
    "no manifest": lambda e: e.pop("manifest.json"),
    "a manifest that is a list": lambda e: e.update({"manifest.json": b"[]"}),
    "a manifest as deep as a well": lambda e: e.update({"manifest.json": b"[" * 100_000}),
    "a huge manifest": lambda e: e.update({"manifest.json": b" " * 2_000_000}),
    "other counts": in_manifest(counts={"clients": 0}),
    "another vault's id": in_manifest(vault_id="00" * 16),
    "an id that is none": in_manifest(vault_id=5),
    "a bit of the database": flipped("data.db", 40_000),
    "a bit of the salt": flipped("data.db", 3),
    "a bit of the key file": flipped("keys.json", 40),
    "half a database": lambda e: e.update({"data.db": e["data.db"][: len(e["data.db"]) // 8192 * 4096]}),
    "an empty database": lambda e: e.update({"data.db": b""}),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_package_that_is_not_as_it_was_made_is_refused_and_nothing_stays(
    vault, target, tmp_path, root, what
):
    backup.make_backup(vault, target)
    repacked(target, HOSTILE[what])
    with pytest.raises((backup.BadBackup, vaults.DamagedVault)):
        backup.restore(target, tmp_path / "back", lambda _: bytearray(root))
    assert not (tmp_path / "back").exists() and not (tmp_path / "out.txt").exists()


def test_the_same_package_unchanged_is_accepted(vault, target, tmp_path, root):
    backup.make_backup(vault, target)
    repacked(target, lambda entries: None)
    backup.restore(target, tmp_path / "back", lambda _: bytearray(root))
    assert (tmp_path / "back" / "data.db").is_file()


@pytest.mark.parametrize("how", ["squeezed", "twice", "cut", "text"])
def test_a_file_that_is_not_our_kind_of_package_is_refused(vault, target, tmp_path, root, how):
    backup.make_backup(vault, target)
    if how == "squeezed":
        with zipfile.ZipFile(target) as package:
            entries = {n: package.read(n) for n in package.namelist()}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in entries.items():
                package.writestr(name, data)
    elif how == "twice":
        with zipfile.ZipFile(target, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
            package.writestr("data.db", b"x")
    elif how == "cut":
        target.write_bytes(target.read_bytes()[:-100])
    else:
        target.write_text("not a backup")
    with pytest.raises(backup.BadBackup, match="form"):
        backup.restore(target, tmp_path / "back", lambda _: bytearray(root))
    assert not (tmp_path / "back").exists()


def test_a_sheet_of_another_vault_and_a_wrong_passphrase_are_said_as_such(vault, target, tmp_path):
    backup.make_backup(vault, target)
    with pytest.raises(recovery.WrongSheet):
        backup.restore(target, tmp_path / "back", lambda _: keys.new_root())
    with pytest.raises(keys.WrongPassphrase):
        backup.restore(target, tmp_path / "back", lambda folder: vaults.unlock_root(folder, "wrong"))
    (vault.folder / "keys.json").unlink()
    backup.make_backup(vault, target)
    with pytest.raises(recovery.WrongSheet):
        backup.restore(target, tmp_path / "back", lambda _: keys.new_root())
    assert not (tmp_path / "back").exists()


def test_nothing_is_restored_over_anything(vault, target, tmp_path, root):
    backup.make_backup(vault, target)
    before = {p.name: p.read_bytes() for p in vault.folder.iterdir() if p.name != "data.db"}
    with pytest.raises(vaults.NotEmpty):
        backup.restore(target, vault.folder, lambda _: bytearray(root))
    assert before == {p.name: p.read_bytes() for p in vault.folder.iterdir() if p.name != "data.db"}


def test_a_full_disk_is_said_before_anything_is_written(vault, target, tmp_path, root, monkeypatch):
    backup.make_backup(vault, target)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9 - 10**5, 10**5))
    with pytest.raises(DiskFull):
        backup.make_backup(vault, target.with_name("c.pdbackup"))
    with pytest.raises(DiskFull):
        backup.restore(target, tmp_path / "back", lambda _: bytearray(root))
    assert [p.name for p in target.parent.iterdir()] == ["b.pdbackup"]
    assert not (tmp_path / "back").exists()


def test_a_folder_that_is_not_there_is_said_as_one_that_cannot_be_written(vault, tmp_path):
    with pytest.raises(ReadOnly):
        backup.make_backup(vault, tmp_path / "nowhere" / "b.pdbackup")


def test_a_vault_with_a_damaged_page_makes_no_backup(folder, root, target):
    path = folder / "data.db"
    for page in range(5, path.stat().st_size // 4096, 3):
        overwrite(path, page * 4096, bytes(64))
    try:
        vault = vaults.open_vault(folder, root)
    except vaults.DamagedVault:
        return
    with pytest.raises((Damaged, backup.BadBackup)):
        backup.make_backup(vault, target)
    vault.close()
    assert list(target.parent.iterdir()) == []


def test_a_vault_whose_history_was_changed_is_backed_up_as_it_is(vault, desk, target, tmp_path, root):
    """Losing the records would be worse; the check goes on naming the row."""
    add(desk, "A-1")
    add(desk, "A-2")
    trigger = vault.db.one("SELECT sql FROM sqlite_master WHERE name = 'history_fixed'")
    vault.db.execute("DROP TRIGGER history_fixed")
    vault.db.execute("UPDATE history SET deed = 'lock' WHERE seq = 1")
    vault.db.execute(trigger)
    backup.make_backup(vault, target)
    backup.restore(target, tmp_path / "back", lambda _: bytearray(root))
    back = vaults.open_vault(tmp_path / "back", bytearray(root))
    assert {f.part: f.detail for f in check(back) if not f.well}["history"] == "1"
    back.close()


def test_what_a_killed_restore_left_is_cleared_by_the_next(vault, target, tmp_path, root):
    backup.make_backup(vault, target)
    (tmp_path / ".back.partial").mkdir()
    (tmp_path / ".back.partial" / "data.db").write_bytes(b"half")
    (tmp_path / "back").mkdir()
    backup.restore(target, tmp_path / "back", lambda _: bytearray(root))
    assert not (tmp_path / ".back.partial").exists()
    names = sorted(p.name for p in (tmp_path / "back").iterdir())
    assert names == ["READ ME.txt", "data.db", "keys.json"]


def test_what_a_killed_backup_left_is_cleared_by_the_next(vault, target):
    left = target.with_name(f".{target.name}.partial")
    left.mkdir()
    (left / "data.db").write_bytes(b"half")
    backup.make_backup(vault, target)
    assert [p.name for p in target.parent.iterdir()] == ["b.pdbackup"]
