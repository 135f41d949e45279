"""A disk that loses its power: what was written, as the system saw it, replayed up to a cut.

What a file was given since its last fsync may be there, missing or torn; a file that was made or removed
since the folder's last fsync may be there or not. Everything before such an fsync is there (security 6, 2).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from architecture.tree import ROOT

CALL = re.compile(r"^\d+\s+(\w+)\((.*)\) = (-?\d+)")
TEXT = re.compile(r'["<]((?:\\x[0-9a-f]{2})*)[">]')
SECTOR = 512

SAVING = """
import sys
from pathlib import Path
from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk
vault = vaults.open_vault(Path(sys.argv[1]), bytearray.fromhex(sys.argv[2]))
vault.db.execute("PRAGMA synchronous = " + sys.argv[3])
desk = Desk(vault.db)
for n in range(12):
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(Client(reference=f"A-{n}", concern="x" * 6000))
    print(f"A-{n}", flush=True)
"""

SIGNING = """
import sys
from pathlib import Path
from storage.kills_signing import steps
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk
vault = vaults.open_vault(Path(sys.argv[1]), bytearray.fromhex(sys.argv[2]))
vault.db.execute("PRAGMA synchronous = " + sys.argv[3])
desk = Desk(vault.db)
for n in range(2):
    for line in steps(desk, desk.clients.all()[0].id):
        print("A-" + line, flush=True)
"""


@dataclass(frozen=True)
class Write:
    """One call that changes a file, a folder, or tells the therapist that something is kept."""

    what: str
    path: str
    at: int = 0
    data: bytes = b""


@dataclass
class File:
    """What is safely on the disk of one file, and what is on its way."""

    safe: bytearray = field(default_factory=bytearray)
    waiting: list[Write] = field(default_factory=list)

    def put(self, write: Write, data: bytes) -> None:
        if write.what == "ftruncate":
            del self.safe[write.at :]
            self.safe.extend(bytes(write.at - len(self.safe)))
            return
        self.safe.extend(bytes(max(0, write.at - len(self.safe))))
        self.safe[write.at : write.at + len(data)] = data

    def settle(self) -> None:
        for write in self.waiting:
            self.put(write, write.data)
        self.waiting.clear()

    def after_a_cut(self, chance: Random) -> bytes:
        left = File(bytearray(self.safe))
        for write in self.waiting:
            luck = chance.random()
            torn = write.data[: chance.randrange(len(write.data) // SECTOR + 1) * SECTOR]
            if luck < 0.5:
                left.put(write, write.data)
            elif luck < 0.6 and write.what != "ftruncate":
                left.put(write, torn)
        return bytes(left.safe)


def recorded(folder: Path, root: bytes, synchronous: str, trace: Path, script: str = SAVING) -> list[Write]:
    """Save twelve clients, or sign papers, under strace and return every call that matters, in order."""
    calls = "trace=openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink"
    command = ["strace", "-f", "-y", "-xx", "-s", "100000", "-e", calls, "-o", str(trace)]
    program = [sys.executable, "-c", script, str(folder), root.hex(), synchronous]
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(str(p) for p in (ROOT, ROOT / "tests"))}
    subprocess.run([*command, *program], check=True, capture_output=True, timeout=120, env=where)
    return [w for line in trace.read_text("ascii").splitlines() if (w := _read(line, folder))]


def _read(line: str, folder: Path) -> Write | None:
    call = CALL.match(line)
    if not call or int(call[3]) < 0:
        return None
    what, inside = call[1], call[2]
    texts = [bytes.fromhex(t.replace("\\x", "")) for t in TEXT.findall(inside)]
    if what == "write":
        said = inside.startswith("1<") and texts[1].startswith(b"A-")
        return Write("said", texts[1].decode().strip()) if said else None
    path = (texts[1] if what == "openat" else texts[0]).decode()
    made = what != "openat" or "O_CREAT" in inside
    if not made or (path != str(folder) and not path.startswith(str(folder / "data.db"))):
        return None
    numbers = [int(n) for n in re.findall(r", (\d+)(?=,|$)", inside)]
    if what == "pwrite64":
        return Write(what, path, numbers[-1], texts[1])
    plain = {"openat": "create", "fdatasync": "fsync"}.get(what, what)
    return Write(plain, path, numbers[-1] if what == "ftruncate" else 0)


@dataclass
class Disk:
    """The vault's folder on a disk: names that are safe, names that are on their way, and their files."""

    folder: str
    files: dict[str, File]
    safe: dict[str, File] = field(default_factory=dict)
    waiting: list[tuple[str, File | None]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.safe = dict(self.files)

    def do(self, write: Write) -> None:
        if write.what == "said":
            self.said.append(write.path)
        elif write.what == "create":
            if write.path not in self.files:
                self.files[write.path] = File()
                self.waiting.append((write.path, self.files[write.path]))
        elif write.what == "unlink":
            self.files.pop(write.path, None)
            self.waiting.append((write.path, None))
        elif write.what == "fsync":
            self._settle(write.path)
        else:
            self.files[write.path].waiting.append(write)

    def _settle(self, path: str) -> None:
        if path != self.folder:
            self.files[path].settle()
            return
        for name, file in self.waiting:
            self._name(self.safe, name, file)
        self.waiting.clear()

    @staticmethod
    def _name(names: dict[str, File], name: str, file: File | None) -> None:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file

    def cut(self, place: Path, chance: Random) -> None:
        """Write into a folder what a computer would find after its power came back."""
        names = dict(self.safe)
        for name, file in self.waiting[: chance.randrange(len(self.waiting) + 1)]:
            self._name(names, name, file)
        for name, file in names.items():
            (place / Path(name).name).write_bytes(file.after_a_cut(chance))
