"""The boxes that close a paper: which say yes, which say no, and which go with the paper's own tick."""

from __future__ import annotations

import re
from collections.abc import Collection

from practice_desk.domain.blocks import BlockKind, boxes, read_canonical
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import PaperKind

_YES = re.compile(r"i agree\b", re.IGNORECASE)
_NO = re.compile(r"(no\b|please do not\b|please share only\b|i do not (want|agree)\b)", re.IGNORECASE)


def closing_boxes(body: str) -> tuple[str, ...]:
    """Return the boxes that close a paper, such as "I could ask questions"; a sentence may follow them."""
    blocks = read_canonical(body)
    names = set(boxes(blocks))
    last: list[str] = []
    for number in range(len(blocks) - 1, -1, -1):
        if blocks[number].kind is BlockKind.PARAGRAPH and not last:
            continue
        if blocks[number].kind is not BlockKind.TICK:
            break
        last.append(f"{number}.0")
    return tuple(reversed([name for name in last if name in names]))


def words_of(body: str, box: str) -> str:
    """Return the words beside a closing box."""
    return read_canonical(body)[int(box.partition(".")[0])].text


def is_no(body: str, box: str) -> bool:
    """Say whether a closing box says no: "I agree." and "No, thank you." stand there as alternatives."""
    return bool(_NO.match(words_of(body, box)))


def agreeing_boxes(body: str) -> tuple[str, ...]:
    """Return the boxes that close a paper and agree: what somebody ticks who says yes to all of it."""
    return tuple(box for box in closing_boxes(body) if not is_no(body, box))


def ticked_no(body: str, ticked: Collection[str]) -> str:
    """Return a ticked closing box that says no, if there is one: a signature with it would read as a yes."""
    return next((box for box in closing_boxes(body) if box in ticked and is_no(body, box)), "")


def only_agrees(body: str, box: str) -> bool:
    """Say whether a closing box says no more than yes: "I agree to start" goes with the paper's own tick.

    One that says what happened ("I have read this", "I could ask questions") is nobody's to tick but theirs.
    """
    return bool(_YES.match(words_of(body, box)))


def are_own(kind: PaperKind) -> bool:
    """Say whether the boxes that close a paper are each person's to tick one by one.

    Those of a required paper may go with its own tick where they only agree; those of an optional one never
    do, and a notice's ("I got it", "I do not want a copy") are alternatives.
    """
    return RULES[kind].optional or kind is PaperKind.PRIVACY_NOTICE
