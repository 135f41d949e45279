"""Where the program's own files are: icons, themes, words and fonts that ship with it."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "resources"
_BESIDE = Path(__file__).parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, as installed or as in a checkout."""
    root = _INSTALLED if _INSTALLED.is_dir() else _BESIDE
    return root.joinpath(*parts)
