"""The action-plan sheet: everything that may be printed on it, and nothing else.

Clinical wording, diagnoses, risk, questionnaire answers and GAS figures have no field here, so that they
cannot get onto a paper the client takes home.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

_INSIDE = re.compile(r"(?<=[^\W\d_] |[,;:’'] )[^\W\d_][\w’'-]+")
_NO_NAMES = frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
        "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "english", "christmas", "easter", "ramadan",
    )
)  # fmt: skip

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


def names_in(sheet: Sheet, names: Iterable[str]) -> list[str]:
    """Return which of these people's names stand in the typed text of a sheet, as whole words.

    Case and accents do not matter. Name, therapist and supporter were chosen and are not looked at.
    """
    chosen = {"name", "therapist", "supporter", "letterhead", "crisis"}
    text = _folded(" ".join(_texts(sheet, chosen)))
    parts = {part for name in names for part in name.split() if len(part) > 1}
    return sorted(p for p in parts if re.search(rf"(?<!\w){re.escape(_folded(p))}(?!\w)", text))


def likely_names(sheet: Sheet) -> list[str]:
    """Return words in the typed text that look like somebody's name: written large inside a sentence.

    Words that follow each other are one name. It only helps to look: whoever prints the sheet decides.
    Supporters were chosen and are not looked at.
    """
    chosen = {
        "name",
        "therapist",
        "supporter",
        "letterhead",
        "crisis",
        "date",
        "next_session",
        "therapist_does",
    }
    found: dict[str, None] = {}
    for text in _texts(sheet, chosen | {"next_session_short", "day"}):
        found.update(dict.fromkeys(_names_inside(unicodedata.normalize("NFC", text))))
    return list(found)


def _names_inside(text: str) -> Iterator[str]:
    """Yield each run of words that are written large, without usual ones and without "'s"."""
    run: list[str] = []
    end = -1
    for match in _INSIDE.finditer(text):
        word = re.sub(r"[’']s$", "", match.group())
        large = word[0].isupper() and word[1:2].islower() and not _is_usual(word.casefold())
        if run and not (large and match.start() == end + 1 and text[end] == " "):
            yield " ".join(run)
            run = []
        if large:
            run.append(word)
            end = match.end()
    if run:
        yield " ".join(run)


def _is_usual(word: str) -> bool:
    return word in _NO_NAMES or word.removesuffix("s") in _NO_NAMES


def _texts(thing: object, left_out: set[str]) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for inner in thing:  # pyright: ignore[reportUnknownVariableType]
            yield from _texts(inner, set())  # pyright: ignore[reportUnknownArgumentType]
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in left_out:
                yield from _texts(getattr(thing, field.name), set())


def _folded(text: str) -> str:
    marks = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in marks if not unicodedata.combining(c))
