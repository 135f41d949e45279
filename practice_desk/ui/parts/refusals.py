"""Refusals said at their place: beside the field they belong to, or above the form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place
from practice_desk.domain.record import Record
from practice_desk.domain.signing import Refused
from practice_desk.ui import words
from practice_desk.ui.form import Form, Problems

R = TypeVar("R", bound=Record)


def keep_or_say(
    form: Form[R],
    deed: Deed,
    place: Place | None,
    do: Callable[[R], object],
    problems: Callable[[R], Problems] | None = None,
) -> bool:
    """Keep a form through a deed that may be refused; what stands in the way is said where it belongs."""
    try:
        return form.keep(deed, place, do, problems)
    except Refused as refused:
        say(form, refused.problems)
        return False


def say(form: Form[Any], problems: Iterable[tuple[str, StrEnum]]) -> list[tuple[str, StrEnum]]:
    """Say each problem beside its field, and return those that have none here, which stand above the form."""
    found = list(problems)
    form.show_problems({name: words.of(code) for name, code in found if name in form.rows})
    rest = [(name, code) for name, code in found if name not in form.rows]
    if rest:
        form.show_fault(sentences(rest))
    return rest


def sentences(problems: Iterable[tuple[str, StrEnum]]) -> str:
    """Return what stands in the way as sentences, each once."""
    return " ".join(dict.fromkeys(words.of(code) for _, code in problems))
