"""The rules of the house that no linter knows. Each finder is shown something it must see."""

import ast
import re
from collections.abc import Iterator

import pytest
from architecture.tree import found_in, seen, sources, texts

OURS = ("practice_desk",)


def attributes(*names: str):
    """Find these attributes, called or not."""

    def finder(tree: ast.AST) -> Iterator[int]:
        return (n.lineno for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in names)

    return finder


def dotted(*names: str):
    """Find `owner.attribute` by its last two parts."""

    def finder(tree: ast.AST) -> Iterator[int]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                owner = node.value
                last = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
                if f"{last}.{node.attr}" in names:
                    yield node.lineno

    return finder


def imports(*names: str):
    """Find imports of these modules or of anything below them."""

    def hit(module: str) -> bool:
        return any(module == name or module.startswith(name + ".") for name in names)

    def finder(tree: ast.AST) -> Iterator[int]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import) and any(hit(a.name) for a in node.names):
                yield node.lineno
            if isinstance(node, ast.ImportFrom):
                modules = [node.module or "", *(f"{node.module}.{a.name}" for a in node.names)]
                if any(hit(m) for m in modules):
                    yield node.lineno

    return finder


def swallows(tree: ast.AST) -> Iterator[int]:
    """Find a handler of everything that neither raises again nor hands the error on by its name."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        kinds = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)} if node.type else {"Exception"}
        if kinds & {"Exception", "BaseException"}:
            inner = [n for part in node.body for n in ast.walk(part)]
            raises = any(isinstance(n, ast.Raise) for n in inner)
            hands_on = node.name and any(isinstance(n, ast.Name) and n.id == node.name for n in inner)
            if not raises and not hands_on:
                yield node.lineno


def vague_names(tree: ast.AST) -> Iterator[int]:
    vague = re.compile(r"(Manager|Helper|Utils?|Service|Controller)$")
    return (n.lineno for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and vague.search(n.name))


def speaks(tree: ast.AST) -> Iterator[int]:
    return (
        n.lineno
        for n in ast.walk(tree)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id in ("print", "breakpoint")
    )


RULES = {
    "only the clock asks what time it is": (
        dotted("datetime.now", "datetime.utcnow", "date.today", "time.time"),
        ("practice_desk/domain/clock.py",),
        "x = datetime.date.today()",
    ),
    "the event loop is never run by hand": (attributes("processEvents"), (), "QApplication.processEvents()"),
    "nothing waits for an answer but the dialogs and the program itself": (
        attributes("exec", "exec_"),
        ("practice_desk/ui/dialogs.py", "practice_desk/app.py"),
        "dialog.exec()",
    ),
    "nothing can reach a network": (
        imports(
            "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "socketserver",
            "xmlrpc", "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets", "requests",
            "httpx",
        ),
        (),
        "from PySide6 import QtNetwork",
    ),
    "no error is swallowed": (swallows, (), "try:\n    x()\nexcept Exception:\n    pass"),
    "classes have names of the field": (vague_names, (), "class VaultManager: ..."),
    "only the command line speaks on the terminal": (
        speaks,
        ("practice_desk/command_line.py", "practice_desk/__main__.py"),
        "print(1)",
    ),
    "what people wrote is never taken for markup": (
        attributes("setHtml", "insertHtml", "appendHtml", "RichText", "AutoText", "MarkdownText"),
        (),
        "label.setTextFormat(Qt.TextFormat.RichText)",
    ),
    "nothing is put where the system keeps settings": (
        attributes("QSettings", "QStandardPaths"),
        (),
        "QtCore.QSettings()",
    ),
    "only an encrypted trial is put among the temporary files": (
        imports("tempfile"),
        ("practice_desk/storage/hygiene.py",),
        "import tempfile",
    ),
    "nobody but SQL runs what was put together as text": (
        lambda tree: (
            n.lineno
            for n in ast.walk(tree)
            if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id in ("eval", "exec")
        ),
        (),
        "eval('1')",
    ),
    "no file is unpickled and no program is started": (
        imports("pickle", "marshal", "shelve", "subprocess"),
        (),
        "import subprocess",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_the_house_keeps_its_rules(rule):
    finder, allowed, _ = RULES[rule]
    assert found_in(sources(*OURS), finder, allowed) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_broken_rule_is_seen(rule):
    finder, _, planted = RULES[rule]
    assert seen(finder, planted)


# Here the sleep is the slow work that is looked at, or the moment of a kill; nothing waits for an outcome.
SLOW_ON_PURPOSE = ("tests/storage/kills.py", "tests/ui/test_background.py")


def test_tests_do_not_sleep():
    waits = dotted("time.sleep", "QTest.qWait", "QTest.qSleep", "qtbot.wait")
    assert found_in(sources("tests"), waits, SLOW_ON_PURPOSE) == []
    assert seen(waits, "time.sleep(1)") and seen(waits, "qtbot.wait(100)")


# Put together here, so that this file does not name them.
ELSEWHERE = re.compile("|".join(["/" + "work/", "/" + "root/", "arti" + "factory", "pypi" + r"\.org/simple"]))


def test_no_file_names_the_machine_it_was_written_on():
    names = {name for name, text in texts().items() if ELSEWHERE.search(text)}
    assert names == set()
    assert ELSEWHERE.search("see /" + "work/notes")


def test_every_text_file_ends_with_one_line_end_and_has_no_tabs_or_marks_of_a_merge():
    wrong = []
    for name, text in texts().items():
        if not name.endswith((".py", ".md", ".toml", ".json", ".sql", ".txt")) or not text:
            continue
        merge = any(line.startswith(("<<" + "<<<<<", ">>" + ">>>>>")) for line in text.splitlines())
        if merge or not text.endswith("\n") or (name.endswith(".py") and "\t" in text):
            wrong.append(name)
    assert wrong == []
