"""Comparing two versions of a text word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable
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


def passages(runs: Iterable[Run]) -> list[list[Run]]:
    """Return runs line by line, for reading: each line with what was taken out of it and what came in.

    Empty lines are left out. A line that is new or gone as a whole is a passage of its own.
    """
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *more = run.text.split("\n")
        lines[-1].append(Run(run.what, first))
        lines += [[Run(run.what, part)] for part in more]
    kept = ([run for run in line if run.text] for line in lines)
    return [line for line in kept if any(run.text.strip() for run in line)]


def is_same(passage: Iterable[Run]) -> bool:
    """Say whether nothing was changed in a passage; a blank more or less is no change."""
    return all(run.what is Difference.SAME or not run.text.strip() for run in passage)
