"""Programs that die at the worst moment: run as `kills.py WHAT FOLDER ROOT TIMES`, prints what was lost.

One Python reads the modules once and forks for each try, before any vault is open.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.storage import backup, keys, migrate
from practice_desk.storage import vault as vaults
from practice_desk.storage.check import check
from practice_desk.storage.connection import keyed
from practice_desk.storage.desk import Desk
from practice_desk.storage.folder import key_file
from practice_desk.storage.sql import KnownError

OLD, NEW = "correct horse battery staple", "another phrase altogether"


def killed(work: Callable[[int], None], after: float, done: int = 1) -> int:
    """Fork, let `work(pipe)` run until it is killed, and return the last number it said it had done.

    It dies so many seconds after it has said `done` numbers.
    """
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        try:
            work(writes)
        finally:
            os._exit(0)
    os.close(writes)
    said = b""
    while said.count(b"\n") < done:
        said += os.read(reads, 10)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(reads, 65536):
        said += piece
    os.close(reads)
    whole = said[: said.rfind(b"\n")]
    return int(whole.rsplit(b"\n", 1)[-1])


def careless(folder: Path, root: bytes, times: int) -> str:
    """The control of `saves`: say that a client is kept before it is."""
    return saves(folder, root, times, early=True)


def saves(folder: Path, root: bytes, times: int, *, early: bool = False) -> str:
    """Kill while numbered clients are kept."""
    lost = broken = 0
    for n in range(times):

        def work(pipe: int, n: int = n) -> None:
            vault = vaults.open_vault(folder, bytearray(root))
            desk = Desk(vault.db)
            for i in range(10**6):
                with desk.change(Deed.ADD_CLIENT):
                    desk.clients.save(Client(reference=f"{n}-{i}", concern="x" * 3000))
                    if early:
                        os.write(pipe, b"%d\n" % i)
                os.write(pipe, b"%d\n" % i)

        acknowledged = killed(work, random.uniform(0, 0.03))
        vault = vaults.open_vault(folder, bytearray(root))
        found = {c.reference for c in Desk(vault.db).clients.all() if c.reference.startswith(f"{n}-")}
        lost += not {f"{n}-{i}" for i in range(acknowledged + 1)} <= found
        broken += len(found) > acknowledged + 2 or not all(f.well for f in check(vault))
        vault.close()
    return f"lost {lost}, broken {broken}"


def backups(folder: Path, root: bytes, times: int) -> str:
    """Kill while backups are made one after the other."""
    broken = made = 0
    for n in range(times):
        place = folder.parent / f"backups-{n}"
        place.mkdir()

        def work(pipe: int, place: Path = place, n: int = n) -> None:
            vault = vaults.open_vault(folder, bytearray(root))
            if n % 2:  # some die in their first backup, the others in a later one
                os.write(pipe, b"0\n")
            for i in range(10**6):
                backup.make_backup(vault, place / f"{i}.pdbackup")
                os.write(pipe, b"%d\n" % (i + 1))

        acknowledged = killed(work, random.uniform(0, 0.05))
        found = list(place.glob("*.pdbackup"))
        made += len(found)
        broken += len(found) < acknowledged
        for i, file in enumerate(found):
            backup.restore(file, place / f"restored-{i}", lambda _: bytearray(root))
    return f"broken {broken}, some made {made > 0}"


def migrations(folder: Path, root: bytes, times: int) -> str:
    """Kill while an older vault is brought up to date."""
    broken = 0
    seen: set[int] = set()
    for n in range(times):
        older = folder.parent / f"older-{n}" / "v"
        older.mkdir(parents=True)
        vaults.lay_tables(older, bytearray(root), key_file(folder).vault_id, migrate.scripts()[:2])

        def work(pipe: int, older: Path = older) -> None:
            os.write(pipe, b"0\n")
            vaults.open_vault(older, bytearray(root))

        killed(work, random.uniform(0, 0.06))
        db = keyed(older / "data.db", bytearray(root), key_file(folder).vault_id, "rw")
        seen.add(migrate.version(db))
        broken += migrate.fingerprint(db) != migrate.known_fingerprint(migrate.version(db))
        db.close()
        vaults.open_vault(older, bytearray(root)).close()
    return f"broken {broken}, some died before the end {min(seen) < len(migrate.scripts())}"


def restores(folder: Path, root: bytes, times: int) -> str:
    """Kill while a backup is restored."""
    broken = 0
    vault = vaults.open_vault(folder, bytearray(root))
    backup.make_backup(vault, folder.parent / "b.pdbackup")
    vault.close()
    for n in range(times):
        back = folder.parent / f"back-{n}"

        def work(pipe: int, back: Path = back) -> None:
            os.write(pipe, b"0\n")
            backup.restore(folder.parent / "b.pdbackup", back, lambda _: bytearray(root))

        killed(work, random.uniform(0, 0.05))
        if back.exists():
            whole = vaults.open_vault(back, bytearray(root))
            broken += not {f.part for f in check(whole) if not f.well} <= {"last_seen"}  # the copies differ
            whole.close()
        else:
            backup.restore(folder.parent / "b.pdbackup", back, lambda _: bytearray(root))
    return f"broken {broken}"


def passphrases(folder: Path, root: bytes, times: int) -> str:
    """Kill while the passphrase goes to and fro."""
    shut_out = 0
    for _ in range(times):

        def work(pipe: int) -> None:
            vault = vaults.open_vault(folder, bytearray(root))
            os.write(pipe, b"0\n")
            for i in range(10**6):
                vaults.change_passphrase(folder, vault.root, NEW if i % 2 else OLD, keys.FLOOR)

        killed(work, random.uniform(0, 0.6))
        shut_out += not any(opens(folder, root, words) for words in (OLD, NEW))
    return f"shut out {shut_out}"


def opens(folder: Path, root: bytes, words: str) -> bool:
    try:
        return vaults.unlock_root(folder, words) == root
    except keys.WrongPassphrase:
        return False


def full(folder: Path, root: bytes, _times: int) -> str:
    """Fill what this process may write, then give it room again."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    vault = vaults.open_vault(folder, bytearray(root))
    desk = Desk(vault.db)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / "data.db").stat().st_size + 50_000, hard))
    kept: set[str] = set()
    refused = ""
    for i in range(100):
        try:
            with desk.change(Deed.ADD_CLIENT):
                desk.clients.save(Client(reference=str(i), concern="x" * 3000))
        except KnownError as error:
            refused = type(error).__name__
            break
        kept.add(str(i))
    same = {c.reference for c in desk.clients.all()} == kept
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(Client(reference="room again"))
    well = all(f.well for f in check(vault))
    vault.close()
    return f"{refused}, some kept {len(kept) > 2}, same {same}, well {well}"


if __name__ == "__main__":
    ways = (saves, careless, backups, migrations, restores, passphrases, full)
    what = {way.__name__: way for way in ways}[sys.argv[1]]
    sys.stdout.write(what(Path(sys.argv[2]), bytes.fromhex(sys.argv[3]), int(sys.argv[4])))
