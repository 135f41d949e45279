"""Ways to damage a closed file."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

PAGE = 4096


def flip(path: Path, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


def overwrite(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def cut(path: Path, size: int) -> None:
    with path.open("r+b") as file:
        file.truncate(size)


# The interpreter itself may lie where only its owner can read, so all is read before the owner is left.
_BECOME = """
import os
if who := int(os.environ.get("BECOME", "0")):
    import practice_desk.storage.vault, practice_desk.storage.desk, platformdirs
    practice_desk.storage.migrate.known_fingerprint()
    practice_desk.storage.migrate.known_fingerprint(3)
    platformdirs.user_data_dir("nothing")
    os.setgroups([]), os.setgid(who), os.setuid(who)
"""


def child(script: str, *arguments: object, **more) -> subprocess.Popen[bytes]:
    """Start a Python of its own with this script."""
    return subprocess.Popen(
        [sys.executable, "-c", _BECOME + script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **more,
    )


def outcome(script: str, *arguments: object, **more) -> str:
    """Run a script in a Python of its own and return what it printed."""
    done = child(script, *arguments, **more)
    out, err = done.communicate(timeout=60)
    assert done.returncode == 0, err.decode()[-2000:]
    return out.decode().strip()


@contextmanager
def as_somebody(folder: Path):
    """Yield what makes a child run as somebody who may read this folder but not write it."""
    paths = [folder, *folder.iterdir()]
    before = {p: p.stat().st_mode for p in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    for path in folder.parents:  # these stay so: another test may need them at the same moment
        mode = path.stat().st_mode
        if path != Path("/") and path.stat().st_uid == os.getuid() and mode & 0o111 != 0o111:
            path.chmod(mode | 0o111)
    try:
        yield {"env": {**os.environ, "BECOME": "65534" if os.getuid() == 0 else "0"}}
    finally:
        for path, mode in before.items():
            path.chmod(mode & 0o7777)
