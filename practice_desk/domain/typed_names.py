"""People's names in what was typed: looked for before a paper is printed, so that it can be asked about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, cast

_INSIDE = re.compile(r"(?<=[^\W\d_] |[,;:’'] )[^\W\d_][\w’'-]+")
_NO_NAMES = frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
        "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "english", "christmas", "easter", "ramadan",
    )
)  # fmt: skip
# Days and months in short: no names where nothing stands beside them (Nguyễn Thị Thu Hà is one).
_SHORT = frozenset(
    (
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "jan", "feb", "mar", "apr",
        "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    )
)  # fmt: skip


def texts_of(thing: object, left_out: Collection[str] = ()) -> Iterator[str]:
    """Yield every text in a record that is printed, and in what it holds; `left_out` are its own fields."""
    if isinstance(thing, str) and not isinstance(thing, Enum):
        yield thing
    elif isinstance(thing, Mapping):
        yield from texts_of(tuple(cast("Mapping[str, Any]", thing).values()))
    elif isinstance(thing, tuple | list):
        for inner in cast("Iterable[object]", thing):
            yield from texts_of(inner)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in left_out:
                yield from texts_of(getattr(thing, field.name))


def names_in(texts: Iterable[str], names: Iterable[str]) -> list[str]:
    """Return which of these people's names stand in texts as whole words; case and accents do not matter."""
    said = _folded(" ".join(texts))
    parts = {part for name in names for part in name.split() if len(part) > 1}
    return sorted(p for p in parts if re.search(rf"(?<!\w){re.escape(_folded(p))}(?!\w)", said))


def likely_names(texts: Iterable[str]) -> list[str]:
    """Return words that look like somebody's name: written large inside a sentence.

    Words that follow each other are one name. It only helps to look: whoever prints the paper decides.
    """
    found: dict[str, None] = {}
    for text in texts:
        found.update(dict.fromkeys(_names_inside(unicodedata.normalize("NFC", text))))
    return [name for name in found if name.casefold() not in _SHORT]


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


def _folded(text: str) -> str:
    marks = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in marks if not unicodedata.combining(c))
