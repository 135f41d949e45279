import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import practice_desk.ui.rooms

HEAVY = {
    "reportlab",
    "pypdfium2",
    "zxcvbn",
    "pikepdf",
    "PySide6.QtPrintSupport",
    "fitz_fonts",
    "pymupdf_fonts",
}


def loaded_by(statement: str) -> set[str]:
    """Return the names of all modules that a fresh Python has read after a statement, from -X importtime."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", statement],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [line.split("|") for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {row[-1].strip() for row in rows}


@pytest.mark.parametrize("module", ["practice_desk.__main__", "practice_desk.app", "practice_desk.ui.window"])
def test_the_door_opens_without_the_heavy_libraries(module):
    if importlib.util.find_spec(module) is not None:
        assert loaded_by(f"import {module}") & HEAVY == set()


def test_unlocking_opens_every_room_without_the_heavy_libraries():
    rooms = Path(practice_desk.ui.rooms.__file__).parent
    names = sorted(f"practice_desk.ui.rooms.{p.parent.name}.room" for p in rooms.glob("*/room.py"))
    assert len(names) > 10
    assert loaded_by(f"import {', '.join(names)}") & HEAVY == set()


def test_the_command_line_starts_without_qt():
    assert not any(name.startswith("PySide6") for name in loaded_by("import practice_desk.command_line"))


def test_a_heavy_import_is_seen():
    assert "reportlab" in loaded_by("import practice_desk, reportlab")
