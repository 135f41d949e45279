"""Finds wording by hashed runs of five words, so that a test need not hold what it looks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from hashlib import sha256

RUN = 5


def hashed(words: str) -> str:
    return sha256(words.encode()).hexdigest()


def runs(text: str) -> Iterator[str]:
    """Yield each run of five words, without case, apostrophes, marks and line ends."""
    plain = re.sub("[’']", "", unicodedata.normalize("NFKC", text).casefold())
    words = re.findall(r"[a-z0-9]+", plain)
    return (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def found_in(text: str, hashes: Collection[str]) -> bool:
    return any(hashed(run) in hashes for run in runs(text))
