"""What other programs do to the file while it is open, and what a disk writes wrongly."""

import shutil
import subprocess
import sys

import pytest
from storage.damage import outcome

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.intentions.vaults import change_passphrase
from practice_desk.storage import keys
from practice_desk.storage import vault as vaults
from practice_desk.storage.check import check
from practice_desk.storage.desk import Desk
from practice_desk.storage.lock import InUse
from practice_desk.storage.sql import FileReplaced, ReadOnly

# In a process of its own: closing the file in this one would drop the locks it holds.
COPY = """
import shutil, sys
shutil.copyfile(sys.argv[1], sys.argv[2])
"""
MOVE = """
import os, sys
os.replace(sys.argv[1], sys.argv[2])
"""


def add(desk, reference):
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(Client(reference=reference))


def test_an_older_copy_written_over_the_open_file_is_noticed_before_the_next_save(desk, vault, tmp_path):
    path, older = vault.folder / "data.db", tmp_path / "older.db"
    add(desk, "A-1")
    outcome(COPY, path, older)
    add(desk, "A-2")
    outcome(COPY, older, path)
    with pytest.raises(FileReplaced):
        add(desk, "A-3")
    with pytest.raises(FileReplaced):
        desk.witness(Deed.UNLOCK)
    assert not desk.db.in_transaction
    assert [c.reference for c in desk.clients.all()] == ["A-1"]


def test_the_same_bytes_written_over_the_open_file_disturb_nobody(desk, vault, tmp_path):
    path, same = vault.folder / "data.db", tmp_path / "same.db"
    add(desk, "A-1")
    outcome(COPY, path, same)
    outcome(COPY, same, path)
    add(desk, "A-2")
    assert desk.clients.count() == 2 and all(f.well for f in check(vault))


@pytest.mark.parametrize("there_is_another", [True, False])
def test_a_file_that_was_moved_away_is_not_written_to(desk, vault, tmp_path, there_is_another):
    path, other = vault.folder / "data.db", tmp_path / "other.db"
    add(desk, "A-1")
    outcome(COPY, path, other)
    outcome(MOVE, path, tmp_path / "moved.db")
    if there_is_another:
        outcome(MOVE, other, path)
    with pytest.raises(ReadOnly):
        add(desk, "A-2")
    assert desk.undo_step.deed is Deed.ADD_CLIENT and desk.clients.count() == 1


def test_a_new_passphrase_that_was_written_wrongly_never_takes_the_old_ones_place(
    vault, passphrase, monkeypatch
):
    whole = (vault.folder / "keys.json").read_bytes()
    monkeypatch.setattr(vaults, "write_whole", lambda path, data: path.write_bytes(data[:-1]))
    with pytest.raises(keys.DamagedKeyFile):
        vaults.change_passphrase(vault.folder, vault.root, "another phrase", keys.FLOOR)
    assert (vault.folder / "keys.json").read_bytes() == whole


def test_a_new_passphrase_makes_a_lost_key_file_anew_and_never_opens_the_open_file(desk, vault):
    (vault.folder / "keys.json").unlink()
    with pytest.raises(InUse):
        vaults.change_passphrase(vault.folder, vault.root, "another phrase", keys.FLOOR)
    with desk.change(Deed.CHANGE_PASSPHRASE):
        change_passphrase(vault, desk, "another phrase", keys.FLOOR)
        assert outcome(OPEN, vault.folder, vault.root.hex()) == "FileLocked"
    assert outcome(OPEN, vault.folder, vault.root.hex()) == "written"
    assert vaults.unlock_root(vault.folder, "another phrase") == vault.root


# Past the lock file, so that only SQLite's own lock is left, which closing another descriptor would drop.
OPEN = """
import sys
from pathlib import Path
from practice_desk.storage.connection import keyed
from practice_desk.storage.folder import key_file
folder, root = Path(sys.argv[1]), bytearray.fromhex(sys.argv[2])
db = keyed(folder / "data.db", root, key_file(folder).vault_id, "rw")
db.execute("PRAGMA busy_timeout = 10")
try:
    db.execute("BEGIN IMMEDIATE")
    print("written")
except Exception as error:
    print(type(error).__name__)
"""


def test_a_new_passphrase_is_taken_while_the_vault_is_open(desk, vault, passphrase):
    vaults.change_passphrase(vault.folder, vault.root, "another phrase", keys.FLOOR)
    add(desk, "A-1")
    assert vaults.unlock_root(vault.folder, "another phrase") == vault.root
    with pytest.raises(keys.WrongPassphrase):
        vaults.unlock_root(vault.folder, passphrase)
    assert not (vault.folder / "keys.json.new").exists()


SAVING = """
import sys
from pathlib import Path
from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk
from practice_desk.storage.sql import KnownError
vault = vaults.open_vault(Path(sys.argv[1]), bytearray.fromhex(sys.argv[2]))
desk = Desk(vault.db)
for n in range(6):
    try:
        with desk.change(Deed.ADD_CLIENT):
            desk.clients.save(Client(reference=f"A-{n}", concern="x" * 5000))
        print(f"A-{n}", flush=True)
    except KnownError as error:
        print(f"refused {type(error).__name__}", flush=True)
"""


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize(
    "fault",
    [
        "pwrite64:error=EIO:when=12", "pwrite64:error=ENOSPC:when=9+7", "fsync:error=EIO:when=4",
        "fsync:error=EIO:when=3+5", "unlink:error=EIO:when=2",
    ],
)  # fmt: skip
def test_a_disk_that_fails_in_the_middle_of_a_save_loses_nothing_that_was_acknowledged(
    folder, root, fault, tmp_path
):
    files = [arg for name in ("data.db", "data.db-journal") for arg in ("-P", str(folder / name))]
    calls = ["-e", "trace=pwrite64,fsync,unlink", "-e", f"inject={fault}"]
    command = ["strace", "-f", "-o", str(tmp_path / "trace"), *files, *calls]
    script = [sys.executable, "-c", SAVING, str(folder), root.hex()]
    done = subprocess.run([*command, *script], capture_output=True, encoding="utf-8", timeout=60, check=False)
    if "ptrace" in done.stderr:
        pytest.skip("tracing is not allowed here")
    said = done.stdout.split("\n")
    kept, refused = {s for s in said if s.startswith("A-")}, [s for s in said if s.startswith("refused")]
    injected = (tmp_path / "trace").read_text(errors="replace").count("INJECTED")
    assert injected
    assert refused or done.returncode != 0 or "unlink" in fault, done.stdout
    vault = vaults.open_vault(folder, root)
    assert kept <= {c.reference for c in Desk(vault.db).clients.all()}
    assert [f for f in check(vault) if not f.well] == []
    vault.close()
