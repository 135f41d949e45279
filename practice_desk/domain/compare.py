"""Comparing two versions of a text word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\n|[^\S\n]+|[^\s]+")


class Difference(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, repr=False)
class Run:
    """Words that follow each other and share a fate."""

    what: Difference
    text: str


def compare(before: str, after: str) -> list[Run]:
    """Return the runs of words that lead from one text to the other, in reading order.

    Removed words come before those that took their place. The same and removed runs make the old text, the
    same and added ones the new text, to the letter.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    runs: list[Run] = []
    for _, i1, i2, j1, j2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        same = old[i1:i2] == new[j1:j2]
        if same:
            runs.append(Run(Difference.SAME, "".join(old[i1:i2])))
            continue
        if i2 > i1:
            runs.append(Run(Difference.REMOVED, "".join(old[i1:i2])))
        if j2 > j1:
            runs.append(Run(Difference.ADDED, "".join(new[j1:j2])))
    return runs
