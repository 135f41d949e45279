"""The program's door: the command line first, the window when one is wished for."""

from __future__ import annotations

import sys

from practice_desk.command_line import run


def main(argv: list[str] | None = None) -> int:
    """Do what the command line says, or open the window; return the exit code."""
    outcome = run(sys.argv[1:] if argv is None else argv)
    if isinstance(outcome, int):
        return outcome
    from practice_desk.app import open_window

    return open_window(outcome.vault)


if __name__ == "__main__":
    sys.exit(main())
