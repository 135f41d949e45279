"""The boxes that close a paper: what has to be ticked before it is signed, and what says no."""

from __future__ import annotations

from collections.abc import Collection

from practice_desk.domain import closing_boxes
from practice_desk.domain.standing import PaperFile


def closing(file: PaperFile) -> tuple[str, ...]:
    """Return the boxes at the end of a paper, of which at least one is ticked to agree."""
    return closing_boxes.closing_boxes(_body(file)) if file.offer is not None else ()


def says_no(file: PaperFile, ticked: Collection[str]) -> str:
    """Return a ticked closing box that says no, if there is one: signing with it would read as a yes."""
    return closing_boxes.ticked_no(_body(file), ticked)


def words_of(file: PaperFile, box: str) -> str:
    """Return the words beside a closing box."""
    return closing_boxes.words_of(_body(file), box)


def needs_own(file: PaperFile) -> bool:
    """Say whether the boxes that close a paper are this person's to tick one by one."""
    return closing_boxes.are_own(file.paper.kind)


def only_agrees(file: PaperFile, box: str) -> bool:
    """Say whether a closing box says no more than the tick of the paper itself."""
    return not needs_own(file) and closing_boxes.only_agrees(_body(file), box)


def is_open(file: PaperFile, ticked: Collection[str]) -> bool:
    """Say whether the paper closes with boxes that agree and none of them is ticked."""
    agreeing = {box for box in closing(file) if not closing_boxes.is_no(_body(file), box)}
    return bool(agreeing) and not agreeing & set(ticked)


def _body(file: PaperFile) -> str:
    assert file.offer is not None
    return file.offer.body
