"""The part for hard days: what helps, and whom to call."""

from __future__ import annotations

from practice_desk.documents.blocks import Block, Columns, Stack
from practice_desk.documents.boxes import Panel, WritingLines
from practice_desk.documents.crisis_numbers import number_line
from practice_desk.documents.fields import Field
from practice_desk.documents.marks import Heading
from practice_desk.documents.pages import Section
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import CLAY, SECOND
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import printable
from practice_desk.documents.voice import Voice
from practice_desk.domain.sheet import CrisisLine


def hard_part(voice: Voice) -> Section:
    """Return the only outlined part, so that it is found at once: what helps, and whom to call."""
    sheet, scale, words = voice.sheet, voice.scale, voice.words
    element = Element("Sect")
    heading = Heading(element.add("H2"), scale, words("hard"), "ring")
    blocks: list[Block] = [heading]
    if not sheet.discreet:
        said = Words(element.add("P"), scale.style("body"), words("hard_words"))
        wide = Heading.natural_width(scale, words("hard"))
        blocks = [heading, said] if scale.large else [Columns([heading, said], [wide, None], 10, "base")]
    coping = sheet.coping or (("", "") if sheet.blank else ())
    tries = [
        Field(element.add("P"), scale, words("or" if i else "try"), text) for i, text in enumerate(coping[:2])
    ]
    if (printable(sheet.kind_words) or sheet.blank) and not sheet.discreet:
        tries.append(Field(element.add("P"), scale, words("tell_myself"), sheet.kind_words))
    numbers = _numbers(voice, element)
    if scale.large or not numbers or not tries:
        body: Block = Stack([*blocks, *tries, *numbers], 2)
    else:
        body = Stack([Stack(blocks, 1), Columns([Stack(tries, 1), *numbers], [None, SECOND], 14)], 3)
    return Section(element, Panel(body, (5, 10, 7, 10), stroke=CLAY, weight=1.6), scale.gap)


def _numbers(voice: Voice, element: Element) -> list[Block]:
    """Return the numbers to call as one block, or nothing on a discreet sheet that has none."""
    sheet, scale, words = voice.sheet, voice.scale, voice.words
    if not sheet.crisis:
        if sheet.discreet:
            return []
        said = Words(element.add("P"), scale.style("body"), words("no_numbers"))
        return [Stack([said, WritingLines(1, scale.hand_pitch)])]
    called = Words(element.add("H3"), scale.style("third"), words("call"))
    listed = list_of(element, "None")
    rows = [_number(voice, listed.add("LI").add("LBody").add("P"), line) for line in sheet.crisis]
    return [Stack([called, *rows], 1)]


def _number(voice: Voice, paragraph: Element, line: CrisisLine) -> Block:
    discreet = voice.sheet.discreet
    spoken = voice.words("spoken_number" if discreet else "spoken_call").format(printable(line.number))
    return number_line(paragraph, voice.scale, line.number, "" if discreet else line.label, spoken)
