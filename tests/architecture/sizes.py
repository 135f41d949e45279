"""How large the house's pieces are. Run it: `python tests/architecture/sizes.py` prints the figures."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_CLASS, MOST_METHODS = 300, 40, 250, 20
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def function_sizes(text: str) -> list[int]:
    return [lines(node) for node in ast.walk(ast.parse(text)) if isinstance(node, FUNCTIONS)]


def too_large(name: str, text: str) -> Iterator[str]:
    """Yield a line for each piece of a file that is larger than the house allows."""
    length = len(text.splitlines())
    if length > LONGEST_FILE:
        yield f"{name}: {length} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, FUNCTIONS) and lines(node) > LONGEST_FUNCTION:
            yield f"{name}:{node.lineno} {node.name}: {lines(node)} lines"
        if isinstance(node, ast.ClassDef):
            methods = [n for n in node.body if isinstance(n, FUNCTIONS) and not n.name.startswith("_")]
            if lines(node) > LONGEST_CLASS or len(methods) > MOST_METHODS:
                yield f"{name}:{node.lineno} {node.name}: {lines(node)} lines, {len(methods)} public methods"


def figures(sizes: list[int]) -> str:
    return f"median {median(sizes):.0f}, p95 {quantiles(sizes, n=20)[-1]:.0f}, max {max(sizes)}"


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from architecture.tree import sources

    files = sources("practice_desk")
    sys.stdout.write(f"files: {figures([len(t.splitlines()) for t in files.values() if t])} lines\n")
    every = [size for text in files.values() for size in function_sizes(text)]
    sys.stdout.write(f"functions: {figures(every)} lines, {len(every)} of them\n")
