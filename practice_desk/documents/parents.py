"""An update for parents: attendance, headlines the young person has seen, how to help. Nothing else fits."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.documents.blocks import Block
from practice_desk.documents.paper import Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.text import Fixed, Part, isolated, printable
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_record import PrintedParents

_ROOM = 4


def parents(record: PrintedParents, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the update; what was not agreed yet is room to write it. Same record, same bytes."""
    page = RecordPage("parents", record.head, size, large=large)
    words, head = page.words, record.head
    fields = [
        (words("about"), head.names), (words("with"), head.therapist), (words("date"), head.date),
        (words("next_time"), record.next_time),
    ]  # fmt: skip
    page.begin(words("title"), fields)
    if record.came is not None:
        element = Element("Sect")
        key = "came_all" if record.came == record.planned else "came"
        said = words(key).format("{0}", record.came, record.planned, record.since)
        page.part(words("attendance"), "people", element, [_named(page, element, record, said)])
    for key, sign, lines in (("headlines", "speech", record.headlines), ("help", "heart", record.help)):
        _lines(page, record, key, sign, lines)
    element = Element("Sect")
    rest = [_named(page, element, record, words("private_rest")), page.fixed(element, words("danger"))]
    page.part(words("rest"), "key", element, rest)
    return page.paper()


def _lines(page: RecordPage, record: PrintedParents, key: str, sign: str, lines: Sequence[str]) -> None:
    """Put what was agreed, with the day it was seen; room to write before anything was."""
    written = any(map(printable, lines))
    if record.seen_on and not written:
        return
    element = Element("Sect")
    blocks: list[Block] = []
    if record.seen_on and (key == "headlines" or not any(map(printable, record.headlines))):
        blocks.append(_named(page, element, record, page.words("seen").format("{0}", record.seen_on)))
    blocks += page.bullets(element, lines) if written else [page.lines(_ROOM)]
    page.part(page.words(key), sign, element, blocks)


def _named(page: RecordPage, element: Element, record: PrintedParents, said: str) -> Block:
    """Return our words with the young person's name where ``{0}`` stands."""
    name = printable(record.known_as) or page.words("nameless")
    parts: list[Part] = []
    for place, piece in enumerate(said.split("{0}")):
        parts += isolated(name) if place else []
        parts += [Fixed(piece)] if piece else []
    return Words(element.add("P"), page.scale.style("body"), *_begun(parts))


def _begun(parts: Sequence[Part]) -> Sequence[Part]:
    return parts
