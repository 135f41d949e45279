"""Advice on a passphrase, and one that the program thinks up.

Length is the only rule (NIST SP 800-63B-4: at least 15 characters for a sole factor, no composition rules);
how easily it could be guessed is advice (security D2).
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from practice_desk.domain.passphrases import LONGEST, SHORTEST
from practice_desk.resources import resource

WORDS = 7
_SCORED = 72
_EASY = 3


class PassphraseProblem(StrEnum):
    """Why a passphrase cannot be used, or should be thought over."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    EASY = "easy"


@dataclass(frozen=True, repr=False)
class Advice:
    """What is said of a passphrase: `score` 0 (guessed at once) to 4; only `usable` decides."""

    problem: PassphraseProblem | None
    score: int

    @property
    def usable(self) -> bool:
        """Say whether it may be used; one that seems easy may."""
        return self.problem in (None, PassphraseProblem.EASY)


def advice(passphrase: str, words_known: Sequence[str] = ()) -> Advice:
    """Return advice on a passphrase; `words_known` are names of the therapist and the practice.

    Takes some 100 ms the first time, when its word lists are read, and up to 50 ms for a long one.
    """
    length = len(unicodedata.normalize("NFKC", passphrase))
    if length < SHORTEST:
        return Advice(PassphraseProblem.TOO_SHORT, 0)
    if length > LONGEST:
        return Advice(PassphraseProblem.TOO_LONG, 0)
    score = _score(passphrase, words_known)
    return Advice(PassphraseProblem.EASY if score < _EASY else None, score)


def generated_phrase() -> str:
    """Return seven words drawn from 2,048, which is 77 bits: with the cost of a try, out of reach."""
    return " ".join(secrets.choice(word_list()) for _ in range(WORDS))


@cache
def word_list() -> tuple[str, ...]:
    """Return the 2,048 words, compiled for this program and under its own licence."""
    return tuple(resource("words", "en.txt").read_text(encoding="utf-8").split())


def _score(passphrase: str, words_known: Sequence[str]) -> int:
    from zxcvbn import zxcvbn  # pyright: ignore[reportMissingTypeStubs]

    known = [part for words in words_known for part in [words, *words.split()] if part]
    return int(zxcvbn(passphrase[:_SCORED], user_inputs=known)["score"])  # it refuses more than 72
