"""Where vaults are kept unless a person says otherwise; the locked window asks this first."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from practice_desk.domain.clock import today

DEMO_PASSPHRASE = "made up people only"  # noqa: S105  (it is printed: nobody in the demo exists)


def home() -> Path:
    """Return where this program keeps vaults unless told otherwise: on this computer, not synced."""
    return Path(platformdirs.user_data_dir("practice-desk", appauthor=False))


def made_up_folder() -> Path:
    """Return where today's made-up practice lies: a new one each day, since its dates count from the day."""
    return home() / "made-up" / f"{today():%Y-%m-%d}"


def is_made_up(folder: Path) -> bool:
    """Say whether a folder is one of the made-up practices this computer has built."""
    return folder.parent == home() / "made-up"
