"""How easy fixed words are to read: the Flesch-Kincaid grade (Kincaid et al. 1975), by our own count."""

from __future__ import annotations

import re

_VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """Return how many syllables a word has, about: groups of vowels, without a silent e at the end."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(plain))
    if plain.endswith("e") and not plain.endswith(("le", "ee")) and count > 1:
        count -= 1
    if plain.endswith("ed") and not plain.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(1, count)


def sentences(text: str) -> list[list[str]]:
    """Return each sentence's words."""
    parts = re.split(r"[.!?:]+(?:\s|$)|\n", text)
    found = [re.findall(r"[A-Za-z][A-Za-z’']*", part) for part in parts]
    return [words for words in found if words]


def grade(text: str) -> float:
    """Return 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    said = sentences(text)
    words = [word for sentence in said for word in sentence]
    return 0.39 * len(words) / len(said) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
