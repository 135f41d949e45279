"""The project's own files, as the tests that hold the house read them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
Finder = Callable[[ast.AST], Iterator[int]]


def ours() -> list[Path]:
    """Return every file of the project, without what .gitignore leaves out; works without git."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    left_out = [line.strip("/") for line in lines if line.strip()] + [".git"]
    return sorted(_below(ROOT, left_out))


def _below(folder: Path, left_out: list[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        if any(fnmatch(path.name, pattern) for pattern in left_out):
            continue
        if path.is_dir():
            yield from _below(path, left_out)
        elif path.is_file():
            yield path


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts() -> dict[str, str]:
    """Return each file that is text, by its name in the project."""
    found = {}
    for path in ours():
        raw = path.read_bytes()
        if b"\0" not in raw:
            found[name_of(path)] = raw.decode("utf-8", errors="replace")
    return found


def sources(*folders: str) -> dict[str, str]:
    """Return the Python files below those folders."""
    return {
        name: text for name, text in texts().items() if name.endswith(".py") and name.split("/")[0] in folders
    }


def found_in(files: dict[str, str], finder: Finder, allowed: tuple[str, ...] = ()) -> list[str]:
    """Return `file:line` wherever the finder sees something outside the allowed files."""
    return [
        f"{name}:{line}"
        for name, text in files.items()
        if name not in allowed
        for line in finder(ast.parse(text))
    ]


def seen(finder: Finder, snippet: str) -> bool:
    """Return whether a finder sees something in a snippet: the proof that it can."""
    return bool(list(finder(ast.parse(snippet))))
