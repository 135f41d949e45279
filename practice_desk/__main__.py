"""The program's door: the command line, until the window stands."""

from __future__ import annotations

import sys

from practice_desk.command_line import run
from practice_desk.storage.hygiene import harden


def main(argv: list[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    harden()
    outcome = run(sys.argv[1:] if argv is None else argv)
    if isinstance(outcome, int):
        return outcome
    print("The window is not built yet. See practice-desk --help for what works.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
