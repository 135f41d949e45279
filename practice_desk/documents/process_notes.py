"""Process notes on paper: the one door through which they leave, in a document of their own (decisions C30).

Nothing but the page of process notes may import this; no other document knows of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from practice_desk.documents.blocks import Block, Columns
from practice_desk.documents.paper import Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import Fixed, Part, Said, is_rtl, isolated, printable
from practice_desk.domain.note_text import Passage, PassageKind, Run
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.process_notes import PrintedProcessNotes

_NUMBERING = {PassageKind.BULLET: "Disc", PassageKind.NUMBER: "Decimal"}
_BETWEEN = 0.3  # times the size of the letters: above a paragraph
_LABEL = 1.5  # times the size of the letters: room for the number of a line


def process_notes(
    record: PrintedProcessNotes, size: PaperSize = PaperSize.A4, *, large: bool = False
) -> Paper:
    """Return the notes as a document, the oldest first. The same record gives the same bytes."""
    page = RecordPage("notes_apart", record.head, size, *(["us"] * record.psychotherapy), large=large)
    words, head = page.words, record.head
    fields = [(words("about"), head.names), (words("by"), head.therapist), (words("made"), head.date)]
    page.begin(words("title"), fields, version=words("apart"))
    page.band(words("apart_words"))
    for note in record.notes:
        element = Element("Sect")
        page.part(note.day, "pencil", element, list(_blocks(page, element, note.passages)))
    return page.paper()


def _blocks(page: RecordPage, element: Element, passages: Sequence[Passage]) -> Iterator[Block]:
    """Yield paragraphs and lines of lists; lines of one kind below each other are one list."""
    listed, kind, number = element, PassageKind.PARAGRAPH, 0
    for passage in passages:
        if passage.is_empty:
            continue
        if passage.kind is PassageKind.PARAGRAPH:
            paragraph = Words(element.add("P"), page.scale.style("body"), *_parts(passage.runs))
            paragraph.before = page.scale.body * _BETWEEN
            yield paragraph
        else:
            if passage.kind is not kind:
                listed, number = list_of(element, _NUMBERING[passage.kind]), 0
            number += 1
            label = f"{number}." if passage.kind is PassageKind.NUMBER else "•"
            yield _line(page, listed.add("LI"), label, _parts(passage.runs))
        kind = passage.kind


def _line(page: RecordPage, item: Element, label: str, parts: Sequence[Part]) -> Block:
    style, wide = page.scale.style("body"), page.scale.body * _LABEL
    cells = [Words(item.add("Lbl"), style, label), Words(item.add("LBody"), style, *parts)]
    return Columns(cells, [wide, None], 0, "base", keep=False)


def _parts(runs: Sequence[Run]) -> list[Part]:
    """Return runs as parts, bold where they are; right-to-left words are set as one, in one look."""
    if any(is_rtl(run.text) for run in runs):
        return isolated("".join(run.text for run in runs))
    found: list[Part] = []
    for run in runs:
        said = printable(run.text)
        if run.text[:1].isspace() and found:
            found.append(Fixed(" "))
        if said:
            found.append(Said(said, bold=run.bold))
        if run.text[-1:].isspace():
            found.append(Fixed(" "))
    return found
