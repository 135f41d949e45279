"""Every code has words, and the words keep to what the program may say."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from enum import StrEnum

import pytest
from architecture.tree import sources

import practice_desk.domain
from practice_desk.domain.deeds import Actor, Deed
from practice_desk.ui import words

# Codes that no page shows as they are: their page has sentences of its own, or they are names already.
SPOKEN_ELSEWHERE = {Actor}
# Words about people that the program does not use (British English, no shame, no blame).
NOT_SAID = re.compile(
    r"\b(overdue|non-?compliant|noncompliance|compliance|adherence|patient|no-show|DNA|resistant|manipulative|"
    r"attention-seeking|are you sure|please|success|great job|oops|invalid|terminat\w+)\b|!",
    re.IGNORECASE,
)


# The one request to a client: it is no order, and the words of the turned screen say it so.
ASKED_OF_CLIENTS = "Please give the computer back to {0}."


def codes() -> list[type[StrEnum]]:
    found = set()
    for module in pkgutil.walk_packages(practice_desk.domain.__path__, "practice_desk.domain."):
        for kind in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(kind) and issubclass(kind, StrEnum) and kind is not StrEnum:
                found.add(kind)
    return sorted(found, key=lambda kind: kind.__name__)


def said_to_people() -> dict[str, str]:
    """Return each sentence that is translated anywhere in the program, with its place."""
    found = {}
    for name, text in sources("practice_desk").items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and _name(node.func) in ("tr", "_tr", "translate"):
                for argument in node.args:
                    for part in ast.walk(argument):
                        if isinstance(part, ast.Constant) and isinstance(part.value, str):
                            found[f"{name}:{part.lineno}"] = part.value
    for kind in words._WORDS.values():
        found |= {f"words {code!r}": text for code, text in kind.items()}
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize("kind", [k for k in codes() if k in words._WORDS], ids=lambda k: k.__name__)
def test_every_code_that_has_words_has_them_for_each_member(kind):
    assert {code for code in kind if not words.of(code).strip()} == set()
    assert set(words._WORDS[kind]) == set(kind)


def test_every_deed_has_words_for_the_menu_and_after_it():
    assert all(words.of(deed) and words.done(deed) for deed in Deed)


def test_no_problem_is_without_its_sentence():
    problems = [
        kind for kind in codes() if kind.__name__.endswith("Problem") and kind.__name__ != "DateProblem"
    ]
    assert len(problems) > 5
    assert [kind.__name__ for kind in problems if kind not in words._WORDS] == []


def test_nothing_the_program_says_blames_or_shouts():
    said = said_to_people()
    assert len(said) > 100
    others = {place: text for place, text in said.items() if text != ASKED_OF_CLIENTS}
    assert {place: text for place, text in others.items() if NOT_SAID.search(text)} == {}


def test_a_blaming_word_is_seen():
    assert NOT_SAID.search("This step is overdue")
    assert NOT_SAID.search("Saved!")
