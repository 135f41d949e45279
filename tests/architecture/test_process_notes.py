"""Process notes are out of everything by construction: only their page and their door can name them."""

import ast
import shutil

import pytest
from architecture.test_imports import contracts
from architecture.tree import ROOT, sources

MAY_READ_THE_TABLE = {
    "practice_desk/storage/record.py",
    "practice_desk/intentions/process_notes.py",
}


def readers(files: dict[str, str]) -> set[str]:
    """Return the modules that reach for the table of process notes on a desk, by name or by its text."""
    found = set()
    for name, text in files.items():
        for node in ast.walk(ast.parse(text)):
            attribute = isinstance(node, ast.Attribute) and node.attr == "process_notes"
            if attribute and not isinstance(node.value, ast.Name | ast.Attribute):
                continue
            if attribute and _is_desk(node.value):
                found.add(name)
            if isinstance(node, ast.Constant) and node.value == "process_notes" and "desk" in text:
                found.add(name)
    return found


def _is_desk(node: ast.expr) -> bool:
    return (node.id if isinstance(node, ast.Name) else node.attr) in ("desk", "_desk", "self")


def test_no_module_but_their_own_reads_the_table_of_process_notes():
    allowed = {n for n in readers(sources("practice_desk")) if "/rooms/process_notes/" in n}
    named_only = {"practice_desk/domain/places.py"}  # the name of their page
    assert readers(sources("practice_desk")) - allowed - named_only <= MAY_READ_THE_TABLE


def test_a_module_that_reads_the_table_would_be_seen():
    planted = {"planted.py": "def report(desk):\n    return desk.process_notes.all()\n"}
    assert readers(planted) == {"planted.py"}


@pytest.mark.parametrize(
    "line",
    [
        "from practice_desk.domain.process_notes import ProcessNote",
        "from practice_desk.intentions import process_notes",
        "from practice_desk.documents.process_notes import process_notes",
    ],
    ids=["domain", "intentions", "documents"],
)
def test_a_document_that_knows_of_process_notes_breaks_the_build(tmp_path, line):
    shutil.copytree(ROOT / "practice_desk", tmp_path / "practice_desk")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "practice_desk" / "intentions" / "reports.py"
    planted.write_text(f"{planted.read_text(encoding='utf-8')}\n{line}\n", "utf-8")
    done = contracts(tmp_path)
    assert done.returncode == 1
    assert "Process notes stay apart" in done.stdout.split("BROKEN")[0].splitlines()[-1]
