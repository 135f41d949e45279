"""The action-plan sheet: everything that may be printed on it, and nothing else.

Clinical wording, diagnoses, risk, questionnaire answers and GAS figures have no field here, so that they
cannot get onto a paper the client takes home.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from practice_desk.domain import typed_names

_I = re.compile(r"(?:then\s+)?i(?:[’']ll)?\s+(?=\w)", re.IGNORECASE)
_WE = re.compile(r"(?:then\s+)?(?:we|either\s+of\s+us)(?:[’']ll)?\s+(?=\w)", re.IGNORECASE)


@dataclass(frozen=True, repr=False)
class SheetGoal:
    """A goal in the client's words; `start`, `today`, `hope` and `before` (last ratings) are 0 to 10."""

    words: str
    why: str = ""
    start: int | None = None
    before: tuple[int, ...] = ()
    today: int | None = None
    hope: int | None = None


@dataclass(frozen=True, repr=False)
class SheetStep:
    """One small step with its tick-box; `who` holds initials on a couple's sheet."""

    what: str
    when_where: str = ""
    how_often: str = ""
    with_whom: str = ""
    strength: str = ""
    who: str = ""


@dataclass(frozen=True, repr=False)
class IfThen:
    """If `cue`, then I will `response`; the response is stored without its "I"."""

    cue: str
    response: str


@dataclass(frozen=True, repr=False)
class CrisisLine:
    """A number to call, and what it is."""

    number: str
    label: str


@dataclass(frozen=True, repr=False)
class Sheet:
    """One sheet. Empty parts are left out; on a `blank` sheet every part keeps its heading and lines.

    `date` and `next_session` are in long form as printed; `day` is the sheet's ISO date for its metadata.
    """

    name: str = ""
    date: str = ""
    therapist: str = ""
    letterhead: tuple[str, ...] = ()
    next_session: str = ""
    next_session_short: str = ""
    day: str = "2000-01-01"
    matters: str = ""
    strengths: str = ""
    goals: tuple[SheetGoal, ...] = ()
    steps: tuple[SheetStep, ...] = ()
    if_then: tuple[IfThen, ...] = ()
    confidence: int | None = None
    supporter: str = ""
    therapist_does: str = ""
    coping: tuple[str, ...] = ()
    kind_words: str = ""
    crisis: tuple[CrisisLine, ...] = ()
    noticed: tuple[str, ...] = ()
    version: int = 1
    discreet: bool = False
    young: bool = False
    couple: bool = False
    blank: bool = False


def response(words: str, *, joint: bool = False, after_will: bool = True) -> str:
    """Return a typed response without its subject, since the sheet prints that itself.

    "I will ring Ada" becomes "ring Ada", and for a couple (`joint`) "we swap" becomes "swap". Without
    `after_will` the verb stays as it was said: "then I", "am kind to myself".
    """
    said = words.strip()
    found = (_WE if joint else _I).match(said)
    if found is None:
        return said
    rest = said[found.end() :]
    if not after_will:
        return rest
    rest = re.sub(r"^(?:will|can)\s+(?=\w)", "", rest, flags=re.IGNORECASE)
    rest = re.sub(r"^(?:am|are)\b", "be", rest, flags=re.IGNORECASE)
    return re.sub(r"^(?:do\s+not|don[’']t|won[’']t)\b", "not", rest, flags=re.IGNORECASE)


_CHOSEN = frozenset({"name", "therapist", "supporter", "letterhead", "crisis"})
_NO_TYPED = frozenset({"date", "next_session", "next_session_short", "day", "therapist_does"})


def names_in(sheet: Sheet, names: Iterable[str]) -> list[str]:
    """Return which of these people's names stand in the typed text of a sheet.

    Name, therapist and supporter were chosen and are not looked at.
    """
    return typed_names.names_in(typed_names.texts_of(sheet, _CHOSEN), names)


def likely_names(sheet: Sheet) -> list[str]:
    """Return words in the typed text of a sheet that look like somebody's name; supporters were chosen."""
    return typed_names.likely_names(typed_names.texts_of(sheet, _CHOSEN | _NO_TYPED))
