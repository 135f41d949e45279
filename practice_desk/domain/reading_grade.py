"""How easy a text is to read: the Flesch-Kincaid grade (Kincaid et al. 1975), by our own count.

The syllables are counted by rule, so a grade is right to about half a grade. A low grade shows short words
and sentences; it does not show that somebody understands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from practice_desk.domain.blocks import plain
from practice_desk.domain.merging import blank

HIGHEST_GRADE = 6.0
LONGEST_SENTENCE = 20
_VOWELS = re.compile(r"[aeiouy]+")
_END = re.compile(r"[.!?:]+(?:\s|$)|\n")
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")
_SIGNS = re.compile(r"_{4,}|\[.\]|(?m:^[=-] )")


@dataclass(frozen=True, repr=False)
class Reading:
    """How a text reads: its grade, and how many words its longest sentence has. Empty texts read at 0."""

    grade: float
    longest: int

    @property
    def is_easy(self) -> bool:
        """Say whether a client can be expected to read it: grade 6 and 20 words a sentence at most."""
        return self.grade <= HIGHEST_GRADE and self.longest <= LONGEST_SENTENCE


def reading_of(text: str) -> Reading:
    """Return how a text in the form of the Library reads, all its optional parts in it."""
    shown = _SIGNS.sub(" ", plain(blank(text)))
    said = sentences(shown)
    return Reading(grade(shown) if said else 0.0, max(map(len, said), default=0))


def grade(text: str) -> float:
    """Return 0.39 words a sentence + 11.8 syllables a word - 15.59. Raises ValueError for no words."""
    said = sentences(text)
    if not said:
        raise ValueError("no words")
    words = [word for sentence in said for word in sentence]
    return 0.39 * len(words) / len(said) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def sentences(text: str) -> list[list[str]]:
    """Return each sentence's words; a line end ends a sentence."""
    found = [_WORD.findall(part) for part in _END.split(text)]
    return [words for words in found if words]


def syllables(word: str) -> int:
    """Return how many syllables a word has, about: groups of vowels, without a silent e at the end."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(letters))
    if letters.endswith("e") and not letters.endswith(("le", "ee")) and count > 1:
        count -= 1
    if letters.endswith("ed") and not letters.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(1, count)
