"""What only a report for a professional has beside the goals: how measures moved, and a line to sign on."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.documents.blocks import Block, Stack
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.signature import SignatureLine
from practice_desk.documents.structure import Element
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import isolated
from practice_desk.domain.printed_progress import PrintedMove

_HAND = 2.6  # of the letters: room for a hand above its line


def measures(page: RecordPage, moves: Sequence[PrintedMove]) -> None:
    """Put a line for each measure: what it is now, what it was, and a word only where one was verified."""
    words, element = page.words, Element("Sect")
    listed = list_of(element, "Disc")
    blocks: list[Block] = [page.bullet(listed, isolated(_said(page, move))) for move in moves]
    page.part(words("measures"), "gauge", element, blocks, words("measures_hint"))


def to_sign(page: RecordPage, signer: str, day: str) -> None:
    """Put a line to sign on, with who signs below it, never apart from each other."""
    element = Element("Sect")
    line = SignatureLine(page.scale.body * _HAND)
    said = page.said(element, f"{signer}, {day}", "soft")
    page.add(element, Stack([line, *said], 1, keep=True))


def _said(page: RecordPage, move: PrintedMove) -> str:
    words = page.words
    name = f"{move.name} ({move.who})" if move.who else move.name
    found = [words("measure_now").format(name, move.last, move.out_of, move.last_on)]
    if move.first:
        found.append(words("measure_first").format(move.first, move.first_on))
    if move.band:
        found.append(words("measure_band").format(move.band))
    if move.change is not None:
        found.append(words(f"measure_{move.change.name.lower()}").format(f"{move.points:g}"))
    return " ".join(found)
