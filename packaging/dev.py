#!/usr/bin/env python3
"""Everything a person does with a checkout, set-up included: `python3 packaging/dev.py --help`.

Standard library only, so that it runs on a machine that has nothing but Python and pip.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from environment import ROOT, SCRIPTS, set_up, tool
from libraries import ensure_libraries, has_display

FIRST_CLIENT = "AO-0101"
CHECKS = (("ruff", "check"), ("ruff", "format", "--check", "--quiet"), ("pyright",))


def main() -> int:
    """Set up what is missing, do what was asked, and return the exit code."""
    wish, rest = _parser().parse_known_args()
    if rest and wish.command in ("demo", "lint"):
        _parser().error(f"{wish.command} does not know {' '.join(rest)}")
    ensure_libraries(window=wish.command in ("run", "demo") and has_display())
    set_up()
    wish.rest = rest
    deed: Callable[[argparse.Namespace], int] = wish.deed
    return deed(wish)


def _parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="packaging/dev.py", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, deed: Callable[[argparse.Namespace], int], what: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=what, description=what)
        command.set_defaults(deed=deed)
        return command

    demo = add(
        "demo", _demo, "build the fictional practice and open it; without a display, write pictures of it"
    )
    demo.add_argument("folder", nargs="?", type=Path, help="a new folder for it")
    add("run", _run, "run practice-desk; what follows goes to it")
    add("test", _test, "ruff, pyright and the whole suite; what follows goes to pytest")
    add("lint", _lint, "ruff, pyright and the import contracts")
    add("bench", _bench, "the figures; what follows goes to pytest")
    look = add("look", _look, "save a picture of every page into a folder")
    look.add_argument("folder", type=Path)
    return top


def _demo(wish: argparse.Namespace) -> int:
    moment = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    folder = (wish.folder or ROOT / "demo-practice" / moment).resolve()
    if has_display():
        return _call("practice-desk", "demo", str(folder))
    return _demo_in_pictures(folder)


def _demo_in_pictures(folder: Path) -> int:
    """Build the fictional practice and, since nobody can see a window here, write what it would show."""
    made = subprocess.run(
        [tool("practice-desk"), "demo", str(folder), "--no-window"],
        cwd=ROOT, env=_surroundings(), check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    sys.stdout.write(made.stdout)
    sys.stderr.write(made.stderr)
    if made.returncode:
        return made.returncode
    said = dict(line.split(": ", 1) for line in made.stdout.splitlines() if ": " in line)
    beside = folder.with_name(f"{folder.name}-pictures")
    beside.mkdir(parents=True)
    plan = ("report", str(folder), "--client", FIRST_CLIENT, "--document", "action-plan")
    paper = _call(
        "practice-desk", *plan, "-o", str(beside / "action-plan.pdf"), "--passphrase-stdin", said=said
    )
    window = _call("python", str(ROOT / "packaging" / "pictures.py"), str(folder), str(beside), said=said)
    if not paper and not window:
        print(f"There is no display here. The action plan and pictures of the window: {beside}", flush=True)
    return paper or window


def _run(wish: argparse.Namespace) -> int:
    return _call("practice-desk", *wish.rest)


def _test(wish: argparse.Namespace) -> int:
    complaints = sum(_call(*check) != 0 for check in CHECKS)
    if complaints:
        print(f"{complaints} of {len(CHECKS)} checks found something; see above.", flush=True)
    return _call("pytest", *wish.rest) or min(complaints, 1)


def _lint(_: argparse.Namespace) -> int:
    return min(1, sum(_call(*check) != 0 for check in (*CHECKS, ("lint-imports", "--no-cache"))))


def _bench(wish: argparse.Namespace) -> int:
    flags = "-q --strict-markers --strict-config --import-mode=importlib --benchmark-only"
    return _call("pytest", "-o", f"addopts={flags}", "tests/benchmarks", *wish.rest)


def _look(wish: argparse.Namespace) -> int:
    folder = wish.folder.resolve()
    return _call("pytest", "tests/ui", "--look", str(folder), *wish.rest)


def _call(program: str, *arguments: str, said: dict[str, str] | None = None) -> int:
    """Run one of the environment's programs; `said` holds the passphrase it reads first."""
    line = f"{said['passphrase']}\n".encode() if said else None
    done = subprocess.run([tool(program), *arguments], cwd=ROOT, env=_surroundings(), check=False, input=line)
    return done.returncode


def _surroundings() -> dict[str, str]:
    """Return the environment variables of what is run: its own programs first, words in UTF-8."""
    ours = dict(os.environ, PATH=os.pathsep.join((str(SCRIPTS), os.environ.get("PATH", ""))), PYTHONUTF8="1")
    if not has_display():
        ours.setdefault("QT_QPA_PLATFORM", "offscreen")
    return ours


if __name__ == "__main__":
    sys.exit(main())
