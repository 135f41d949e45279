"""The program's entry: the command line, or the window when no command was given."""

from __future__ import annotations

import sys

from practice_desk.command_line import run
from practice_desk.storage.hygiene import harden


def main(argv: list[str] | None = None) -> int:
    """Do what the command line says, open the window if it says nothing, and return the exit code."""
    harden()
    outcome = run(sys.argv[1:] if argv is None else argv)
    if isinstance(outcome, int):
        return outcome
    from practice_desk.app import run as open_window  # late: commands start without Qt

    return open_window(outcome.vault)


if __name__ == "__main__":
    sys.exit(main())
