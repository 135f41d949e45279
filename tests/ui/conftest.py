"""A real desk, a real window, and the made-up practice, built once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from ui.drivers.turned import Turned

from practice_desk import app as whole
from practice_desk.domain.practice import Practice
from practice_desk.intentions.demo import build_demo
from practice_desk.intentions.practice import start_practice
from practice_desk.storage import keys
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk
from practice_desk.ui import theme
from practice_desk.ui.background import InlineBackground
from practice_desk.ui.context import Context, open_context
from practice_desk.ui.english import English
from practice_desk.ui.settings import Settings
from practice_desk.ui.window import Window

PASSPHRASE = "correct horse battery staple"


class Template:
    """A vault that was made once; each test opens a copy of its own."""

    def __init__(self, folder: Path, fill: Callable[[Desk], None]) -> None:
        self.folder, self.root = folder, keys.new_root()
        vaults.create_vault(folder, self.root, PASSPHRASE, keys.FLOOR)
        vault = vaults.open_vault(folder, bytearray(self.root))
        fill(Desk(vault.db))
        vault.close()

    def copy(self, place: Path) -> Path:
        shutil.copytree(self.folder, place, ignore=shutil.ignore_patterns("in-use.lock"))
        return place

    def open(self, place: Path) -> vaults.Vault:
        return vaults.open_vault(self.copy(place), bytearray(self.root))


@pytest.fixture(scope="session")
def fresh_template(tmp_path_factory) -> Template:
    practice = Practice(therapist="Elena Marsh", practice_name="Room at the Quay", place="England")
    folder = tmp_path_factory.mktemp("fresh") / "vault"
    return Template(folder, lambda desk: start_practice(desk, practice))


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory) -> Template:
    return Template(tmp_path_factory.mktemp("demo") / "vault", build_demo)


@pytest.fixture(scope="session", autouse=True)
def _styled(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    qapp.installTranslator(English(qapp))
    theme.use(qapp, theme.ThemeName.LIGHT)


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Widgets that a test is through with go now: outside an event loop Qt would keep them to the end."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def context(qapp, fresh_template, tmp_path, state_dir) -> Iterator[Context]:
    """An open vault with a practice and nobody in it."""
    yield from _opened(fresh_template.open(tmp_path / "fresh"))


@pytest.fixture
def demo(qapp, demo_template, tmp_path, state_dir) -> Iterator[Context]:
    """The made-up practice, opened."""
    yield from _opened(demo_template.open(tmp_path / "demo"))


@pytest.fixture
def window(qtbot, fresh_template, tmp_path, state_dir) -> Iterator[Window]:
    """The whole window, open on a practice with nobody in it."""
    made = Window(whole.house(None), Settings(theme="light"), InlineBackground())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_desk(fresh_template.open(tmp_path / "fresh"))
    yield made
    made.lock()


@pytest.fixture
def client(qtbot, window) -> Turned:
    """A client with the therapist's computer in front of them."""
    return Turned(qtbot, window)


def _opened(vault: vaults.Vault) -> Iterator[Context]:
    desk = Desk(vault.db)
    opened = open_context(vault, desk, InlineBackground(), Settings(theme="light"))
    yield opened
    desk.forget()
    vault.close()
