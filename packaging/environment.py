"""The project's own Python environment: made once from hashed lock files with nothing but Python and pip."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "set-up.stamp"
LOCKS = ("requirements-dev.lock", "requirements.lock")
OLDEST = (3, 11)


def tool(name: str) -> str:
    """Return the path of a program inside the environment."""
    return str(SCRIPTS / (name + (".exe" if os.name == "nt" else "")))


def set_up() -> None:
    """Make the environment match the lock files and the project; do nothing when it already does.

    Raises SystemExit with one sentence where this Python cannot do it.
    """
    wanted = _fingerprints()
    found = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() else []
    if found == wanted:
        return
    _refuse_what_cannot_work()
    STAMP.unlink(missing_ok=True)
    if found[:1] != wanted[:1]:
        print("Setting up .venv, about half a minute …", flush=True)
        _run(_python(), "-m", "venv", "--clear", "--without-pip", str(VENV))
        _pip("--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / LOCKS[0]))
    _pip("--no-index", "--no-build-isolation", "--no-deps", "-e", str(ROOT))
    STAMP.write_text("\n".join(wanted) + "\n", encoding="utf-8")


def _fingerprints() -> list[str]:
    """Return two lines: what the libraries depend on, and what the project's own entry depends on.

    They are apart so that a changed setting does not fetch forty libraries again.
    """
    version = f"{platform.python_implementation()} {platform.python_version()}"
    libraries = hashlib.sha256(version.encode())
    for name in LOCKS:
        libraries.update((ROOT / name).read_bytes())
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    return [f"libraries {libraries.hexdigest()}", f"project {project.hexdigest()} {ROOT.as_posix()}"]


def _refuse_what_cannot_work() -> None:
    if sys.version_info < OLDEST:
        raise SystemExit(f"Practice Desk needs Python 3.11 or newer; this is {platform.python_version()}.")
    found = subprocess.run(
        [_python(), "-m", "pip", "--version"], capture_output=True, text=True, check=False
    ).stdout.split()
    if len(found) < 2:  # noqa: PLR2004  ("pip 23.0.1 from ...")
        raise SystemExit("Python's pip is missing. On Debian: apt-get install python3-pip")
    if tuple(int(part) for part in found[1].split(".")[:2] if part.isdigit()) < (22, 3):
        raise SystemExit(f"pip 22.3 or newer is needed to fill another environment; this is {found[1]}.")


def _python() -> str:
    """Return the Python outside the environment, also when this one runs inside it."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _pip(*arguments: str) -> None:
    inside = tool("python")
    _run(
        _python(), "-m", "pip", "--python", inside, "--disable-pip-version-check",
        "install", "-q", "--root-user-action", "ignore", *arguments,
    )  # fmt: skip


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"Set-up stopped at: {' '.join(command)}")
