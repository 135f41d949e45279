"""The words of printed pages: the client's language, not the window's."""

from __future__ import annotations

import json
from functools import cache

from practice_desk.resources import resource


class Printed:
    """The fixed words of one document in one voice, asked for by key."""

    def __init__(self, words: dict[str, str]) -> None:
        self._words = words

    def __call__(self, key: str) -> str:
        """Return the words for a key. Raises KeyError for a key that has none."""
        return self._words[key]

    def all(self) -> dict[str, str]:
        """Return every key with its words."""
        return dict(self._words)


@cache
def voiced(document: str, voice: str, language: str = "en") -> bool:
    """Say whether a document has words of its own in a voice."""
    text = resource("documents", f"{language}.json").read_text(encoding="utf-8")
    return voice in json.loads(text)[document]


@cache
def printed(document: str, *voices: str, language: str = "en") -> Printed:
    """Return a document's words; each voice (discreet, young, couple) puts its own over the plain ones."""
    text = resource("documents", f"{language}.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)[document]
    words = dict(found["plain"])
    for voice in voices:
        strangers = set(found[voice]) - set(words)
        if strangers:
            raise KeyError(f"{voice} has words that the plain {document} has not: {sorted(strangers)}")
        words |= found[voice]
    return Printed(words)
