"""Making and opening vaults as the window and the command line both do."""

from __future__ import annotations

from pathlib import Path

from practice_desk.intentions.demo import build_demo
from practice_desk.storage import keys
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk

DEMO_PASSPHRASE = "made up people only"  # noqa: S105  (it is printed: nobody in the demo exists)


def make_demo(folder: Path) -> str:
    """Build the fictional practice in a new folder and return its passphrase. Raises NotEmpty."""
    root = keys.new_root()
    vaults.create_vault(folder, root, DEMO_PASSPHRASE, keys.FLOOR)
    vault = vaults.open_vault(folder, root)
    try:
        build_demo(Desk(vault.db))
    finally:
        vault.close()
    return DEMO_PASSPHRASE
