"""Names in typed text: pointed out where a text should do without them; whoever wrote it decides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from practice_desk.domain.text import folded

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST = 2


def names_said(texts: Iterable[str], names: Iterable[str]) -> list[str]:
    """Return which parts of these people's names stand in the texts, as they stand there.

    Whole words only; accents do not matter. A word that begins small is no name, so that "will" is not Will.
    """
    known = {folded(part) for name in names for part in _WORD.findall(name) if len(part) >= _LEAST}
    found = (word for text in texts for word in _WORD.findall(text) if _is_large(word))
    return list(dict.fromkeys(word for word in found if _bare(word) in known))


def _bare(word: str) -> str:
    return folded(re.sub(r"['’]s$", "", word))


def _is_large(word: str) -> bool:
    """Say whether a word begins large, or is of a script that knows no large letters."""
    return word[0].isupper() or word[0].upper() == word[0].lower()
