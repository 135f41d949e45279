"""What this computer remembers about the window. Nothing about clients, ever."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import platformdirs


@dataclass
class Settings:
    """The window's habits here: `theme` is light, dark, contrast or system; `scale` is 1.0 to 2.0.

    `vault` is the folder opened last, `backed_up` the ISO date of its last backup, for the locked page.
    With `passphrase_after_turning` the passphrase leads on from the turned screen, instead of a held key.
    """

    theme: str = "system"
    scale: float = 1.0
    vault: str = ""
    backed_up: str = ""
    width: int = 1280
    height: int = 800
    maximised: bool = False
    spooler_told: bool = False
    references: bool = False
    passphrase_after_turning: bool = False

    def keep(self) -> None:
        """Write the settings, whole or not at all; a place that cannot be written is left alone."""
        path = settings_file()
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside = path.with_suffix(".new")
            beside.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
            beside.replace(path)
        except OSError:
            return  # a computer that keeps no settings still opens vaults


def settings_file() -> Path:
    """Return where the settings of this computer are."""
    return Path(platformdirs.user_config_dir("practice-desk", appauthor=False)) / "settings.json"


def read_settings() -> Settings:
    """Return this computer's settings; what is missing or unreadable gets its default."""
    try:
        found = json.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    kept = Settings()
    for field in fields(Settings):
        value = found.get(field.name)
        if type(value) is type(getattr(kept, field.name)):
            setattr(kept, field.name, value)
    kept.scale = min(2.0, max(1.0, kept.scale))
    return kept
