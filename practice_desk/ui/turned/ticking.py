"""The boxes that close a paper: what has to be ticked before it is signed, and what says no."""

from __future__ import annotations

import re
from collections.abc import Collection

from practice_desk.domain.blocks import read_canonical
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.standing import PaperFile
from practice_desk.intentions.first_papers import closing_boxes

_NO = re.compile(r"(no\b|please do not\b|i do not (want|agree)\b)", re.IGNORECASE)


def closing(file: PaperFile) -> tuple[str, ...]:
    """Return the boxes at the end of a paper, of which at least one is ticked to agree."""
    return closing_boxes(file.offer.body) if file.offer is not None else ()


def says_no(file: PaperFile, ticked: Collection[str]) -> str:
    """Return a ticked closing box that says no, if there is one: signing with it would read as a yes.

    "I agree." and "No, thank you." stand there as alternatives, told apart by their first words.
    """
    return next((box for box in closing(file) if box in ticked and _is_no(file, box)), "")


def words_of(file: PaperFile, box: str) -> str:
    """Return the words beside a closing box."""
    assert file.offer is not None
    return read_canonical(file.offer.body)[int(box.partition(".")[0])].text


def needs_own(file: PaperFile) -> bool:
    """Say whether the boxes that close a paper are this person's to tick one by one.

    Those of a required paper ("I could ask questions") go with its own tick; those of an optional one never
    do, and a notice's ("I got it", "I do not want a copy") are alternatives.
    """
    return RULES[file.paper.kind].optional or file.paper.kind is PaperKind.PRIVACY_NOTICE


def is_open(file: PaperFile, ticked: Collection[str]) -> bool:
    """Say whether the paper closes with boxes that agree and none of them is ticked."""
    agreeing = {box for box in closing(file) if not _is_no(file, box)}
    return bool(agreeing) and not agreeing & set(ticked)


def _is_no(file: PaperFile, box: str) -> bool:
    return bool(_NO.match(words_of(file, box)))
