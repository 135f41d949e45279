"""The goals on the sheet: the client's words, why they matter, and a bar from 0 to 10."""

from __future__ import annotations

from practice_desk.documents import fonts
from practice_desk.documents.bar import Bar, spoken_bar
from practice_desk.documents.blocks import Block, Columns, Rule, Stack
from practice_desk.documents.boxes import Drawing
from practice_desk.documents.fields import Field, written
from practice_desk.documents.marks import Heading
from practice_desk.documents.pages import Section
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import HEADED, SECOND
from practice_desk.documents.text import printable
from practice_desk.documents.voice import Voice
from practice_desk.domain.sheet import SheetGoal


def goals_part(voice: Voice) -> Section | None:
    """Return the part with up to three goals, or nothing on a sheet that has none."""
    sheet, scale, words = voice.sheet, voice.scale, voice.words
    goals = sheet.goals or ((SheetGoal(""), SheetGoal("")) if sheet.blank else ())
    if not goals or sheet.discreet:
        return None
    element = Element("Sect")
    title = words("goals")
    heading = Heading(element.add("H2"), scale, title, "flag")
    key = "dots" if any(g.before for g in goals) else "ten"
    note = Words(element.add("P"), scale.style("soft_right"), words(key))
    wide = Heading.natural_width(scale, title)
    top: Block = Columns([heading, note], [wide, None], 8, "base")
    if scale.large and fonts.width(words(key), fonts.REGULAR, scale.body) > HEADED - wide:
        note.style = scale.style("soft")
        top = Stack([heading, Words(element.add("P"), scale.style("soft"), words(key))])
        element.kids = [kid for kid in element.kids if kid is not note.element]
    blocks: list[Block] = [top]
    for i, goal in enumerate(goals):
        if i:
            blocks.append(Rule(before=scale.body * 0.42))
        row = _goal(voice, element, goal, i + 1 if len(goals) > 1 else 0)
        row.before = scale.body * (0.4 if i else 0.3)
        blocks.append(row)

    def again() -> Block:
        return Words(None, scale.style("heading"), f"{title} {words('continued')}")

    return Section(element, Stack(blocks, lead=2, again=again), scale.gap, keep=not scale.large)


def _goal(voice: Voice, element: Element, goal: SheetGoal, number: int) -> Block:
    """Return a goal: its words, why it matters, and the bar beside them (below them where there is room)."""
    scale, words = voice.scale, voice.words
    third = element.add("H3")
    if number:
        first = Words(third.add("Span"), scale.style("third"), str(number))
        line = "top" if printable(goal.words) else "bottom"
        body = written(third.add("Span"), scale, goal.words, "third")
        top: Block = Columns([first, body], [scale.body * 0.62 + 6, None], 0, line)
    else:
        top = written(third, scale, goal.words, "third")
    why: Block | None = None
    if printable(goal.why) or not printable(goal.words):
        why = Field(element.add("P"), scale, words("because"), goal.why)
    bar = Bar(goal, scale, words)
    figure = Drawing(bar.height, bar.paint, element.add("Figure", alt=spoken_bar(goal, words)))
    text = Stack([top, why], 1)
    if scale.large or not number:
        return Stack([text, figure], scale.body * 0.28, keep=True)
    return Columns([text, figure], [None, SECOND], 14, "middle")
