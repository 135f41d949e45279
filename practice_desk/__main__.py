"""The program's entry: the command line, or the window when no command was given."""

from __future__ import annotations

import sys
from pathlib import Path

from practice_desk.storage.process import harden

_VAULT = "--vault"


def main(argv: list[str] | None = None) -> int:
    """Do what the command line says, open the window if it says nothing, and return the exit code."""
    harden()
    words = sys.argv[1:] if argv is None else argv
    if not words:
        return _open_window(None)
    if len(words) == 2 and words[0] == _VAULT:  # noqa: PLR2004  (an option and its value)
        return _open_window(Path(words[1]))
    from practice_desk.command_line import run  # late: the window starts without it

    outcome = run(words)
    if isinstance(outcome, int):
        return outcome
    return _open_window(outcome.vault, made_up=outcome.command == "demo")


def _open_window(folder: Path | None, *, made_up: bool = False) -> int:
    from practice_desk.app import run  # late: commands start without Qt

    return run(folder, made_up=made_up)


if __name__ == "__main__":
    sys.exit(main())
