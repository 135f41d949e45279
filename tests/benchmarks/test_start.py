"""Exec to the unlock page, against a bare PySide6 window started in turn with it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median

import pytest

from practice_desk.storage import keys
from practice_desk.storage import vault as vaults

RUNS = 7
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv[:1])
app.setStyle("Fusion")
window = QMainWindow()
window.setCentralWidget(QLabel("A bare window"))
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, lambda: (window.grab(), app.quit()))
app.exec()
"""
OURS = """
import sys
from pathlib import Path
from practice_desk.__main__ import harden
harden()
from PySide6.QtCore import QTimer
from practice_desk import app as house
from practice_desk.ui import look
from practice_desk.ui.settings import read_settings
app = house.make_application(sys.argv[:1])
settings = read_settings()
look.apply(app, settings)
window = house.make_window(settings, Path(sys.argv[1]))
window.show()
QTimer.singleShot(0, lambda: (window.grab(), app.quit()))
app.exec()
"""


@pytest.fixture
def seconds(tmp_path):
    """How long a program runs, compiled as it is once installed: the first run of each is for that."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    around["PYTHONPYCACHEPREFIX"] = str(tmp_path / "compiled")

    def run(program: str, *arguments: str) -> float:
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", program, *arguments], check=True, capture_output=True, env=around
        )
        return time.perf_counter() - begun

    return run


@pytest.mark.benchmark(group="start")
def test_exec_to_unlock_page_against_a_bare_window(benchmark, seconds, tmp_path, state_dir):
    vaults.create_vault(tmp_path / "v", keys.new_root(), "correct horse battery staple", keys.FLOOR)
    place = str(tmp_path / "v")
    seconds(BARE), seconds(OURS, place)
    pairs = [(seconds(OURS, place), seconds(BARE)) for _ in range(RUNS)]
    benchmark.extra_info["unlock page s"] = round(median(ours for ours, _ in pairs), 3)
    benchmark.extra_info["bare window s"] = round(median(bare for _, bare in pairs), 3)
    benchmark.extra_info["ratio"] = round(median(ours / bare for ours, bare in pairs), 2)
    benchmark.pedantic(seconds, (OURS, place), rounds=1)
