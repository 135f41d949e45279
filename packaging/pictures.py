"""Pictures of the window on the made-up practice, without a display: for `dev.py demo` and for README.

Runs inside the project's environment. The passphrase is the first line of standard input.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # what this platform cannot do

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from practice_desk import app as house
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.storage import vault as vaults
from practice_desk.ui import theme
from practice_desk.ui.settings import Settings
from practice_desk.ui.window import Window

PAGES = (
    PlaceKind.CLIENTS,
    PlaceKind.OVERVIEW,
    PlaceKind.PROFILE,
    PlaceKind.GOALS,
    PlaceKind.SHEET,
    PlaceKind.PRACTICE,
)


def main() -> None:
    """Open the vault and save a picture of each page that was asked for."""
    wish = _wish()
    app = house.make_application(sys.argv[:1])
    theme.use(app, theme.ThemeName(wish.theme), scale=wish.scale)
    window = house.make_window(Settings(theme=wish.theme, scale=wish.scale, width=1280, height=800), None)
    window.show()
    root = vaults.unlock_root(wish.vault, sys.stdin.readline().rstrip("\n"))
    window.open_desk(vaults.open_vault(wish.vault, root))
    wish.folder.mkdir(parents=True, exist_ok=True)
    for kind in wish.pages:
        _take(app, window, PlaceKind(kind), wish.folder)
    window.lock()
    window.background.close()


def _take(app: QApplication, window: Window, kind: PlaceKind, folder: Path) -> None:
    assert window.context is not None
    assert window.desk_page is not None
    first = window.context.desk.clients.all("reference")[0]
    needs_client = kind not in (PlaceKind.CLIENTS, PlaceKind.PRACTICE)
    window.desk_page.go(Place(kind, first.id if needs_client else None))
    loop = QEventLoop()
    QTimer.singleShot(
        1500 if kind is PlaceKind.SHEET else 300, app, loop.quit
    )  # documents are made in a thread
    loop.exec()
    window.grab().save(str(folder / f"{kind.value}.png"))


def _wish() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vault", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--theme", default="light", choices=[name.value for name in theme.ThemeName])
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--pages", nargs="*", default=[kind.value for kind in PAGES])
    return parser.parse_args()


if __name__ == "__main__":
    main()
