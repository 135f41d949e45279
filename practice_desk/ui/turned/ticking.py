"""The boxes that close a paper: what has to be ticked before it is signed, and what says no."""

from __future__ import annotations

from collections.abc import Collection

from practice_desk.domain.blocks import read_canonical
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.standing import PaperFile
from practice_desk.intentions.first_papers import closing_boxes


def closing(file: PaperFile) -> tuple[str, ...]:
    """Return the boxes at the end of a paper, of which at least one is ticked to agree."""
    return closing_boxes(file.offer.body) if file.offer is not None else ()


def says_no(file: PaperFile) -> str:
    """Return the box that says no, if a paper has one: the last of several that close an optional one.

    "I agree." and "No, thank you." stand there as alternatives; signing with the second would read as a yes.
    """
    last = closing(file)
    return last[-1] if len(last) > 1 and RULES[file.paper.kind].optional else ""


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
    """Say whether the paper closes with boxes and none of them is ticked."""
    last = closing(file)
    return bool(last) and not set(last) & set(ticked)
