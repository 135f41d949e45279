"""Set the project up and work on it: demo, test, lint. Needs Python 3.11 or newer with pip, nothing else."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / ".venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
STAMP = ROOT / ".venv" / "stamp"


def run(*words: object) -> None:
    """Run one command; stop with its exit code when it fails."""
    done = subprocess.run([str(w) for w in words], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def set_up() -> None:
    """Make the environment from the hashed lock file, unless it stands already."""
    parts = [ROOT / name for name in ("requirements-dev.lock", "pyproject.toml")]
    wanted = hashlib.sha256(b"".join(p.read_bytes() for p in parts) + sys.version.encode()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return
    run(sys.executable, "-m", "venv", "--without-pip", ROOT / ".venv")
    pip = (sys.executable, "-m", "pip", "--python", PYTHON, "install", "-q")
    run(*pip, "--require-hashes", "--only-binary", ":all:", "-r", "requirements-dev.lock")
    run(*pip, "--no-index", "--no-build-isolation", "--no-deps", "-e", ".")
    STAMP.write_text(wanted)


def main() -> None:
    """Do what the first word says."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    if word not in ("demo", "test", "lint"):
        sys.exit("usage: python3 packaging/dev.py demo | test | lint")
    set_up()
    if word == "demo":
        run(PYTHON, "-m", "practice_desk", "demo", *sys.argv[2:], "--no-window")
        return
    run(PYTHON, "-m", "ruff", "check", ".")
    if word == "lint":
        run(PYTHON, "-m", "pyright")
        return
    run(PYTHON, "-m", "pytest", *sys.argv[2:])


if __name__ == "__main__":
    main()
