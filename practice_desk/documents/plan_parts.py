"""The parts of the action-plan sheet, top to bottom; what holds nothing is left out, but not when blank."""

from __future__ import annotations

from practice_desk.documents import fonts
from practice_desk.documents.bar import ruler
from practice_desk.documents.blocks import Block, Columns, Rule, Stack
from practice_desk.documents.boxes import Drawing, Panel, WritingLines
from practice_desk.documents.fields import Field, written
from practice_desk.documents.letterhead import top
from practice_desk.documents.marks import Heading
from practice_desk.documents.pages import Section
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.plan_goals import goals_part
from practice_desk.documents.plan_hard import hard_part
from practice_desk.documents.step_row import step_row
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import CLAY, HEADED, PINE, SAND, SECOND
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import Fixed, Said, is_rtl, printable
from practice_desk.documents.voice import Voice
from practice_desk.domain.sheet import IfThen, Sheet, SheetStep


def sections(voice: Voice, first: int = 0, last: int | None = None, overleaf: str = "") -> list[Section]:
    """Return the parts above the writing space, with the steps from `first` up to `last`.

    `overleaf` is the key of a line that says what is on page 2.
    """
    found = [
        _top(voice), _band(voice), goals_part(voice),
        steps(voice, first, last) if voice.sheet.steps or voice.sheet.blank else None,
        _if_then(voice), _sure(voice), _therapist(voice), hard_part(voice),
    ]  # fmt: skip
    kept = [section for section in found if section is not None]
    if overleaf:
        element = Element("P")
        kept.append(Section(element, Words(element, voice.scale.style("soft"), voice.words(overleaf)), 4))
    return kept


def steps(voice: Voice, first: int = 0, last: int | None = None, key: str = "") -> Section:
    """Return the part with the small steps, each with its box to tick."""
    sheet, scale, words = voice.sheet, voice.scale, voice.words
    until = sheet.next_session_short
    title = words(key) if key else words("steps").format(until) if until else words("steps_open")
    element = Element("Sect")
    blocks: list[Block] = [Heading(element.add("H2"), scale, title, "steps")]
    listed = list_of(element, "Square")
    chosen = (sheet.steps or _blank_steps(sheet))[first:last]
    for i, step in enumerate(chosen):
        if i:
            blocks.append(Rule(before=scale.body * 0.33))
        row = _step(voice, listed.add("LI"), step)
        row.before = scale.body * 0.4
        blocks.append(row)

    def again() -> Block:
        return Words(None, scale.style("heading"), f"{title} {words('continued')}")

    return Section(element, Stack(blocks, lead=2, again=again), scale.gap, keep=not scale.large)


def noticed(voice: Voice, lines: int) -> list[Section]:
    """Return the room to write on: what was noticed (chosen lines first), and what to say next time."""
    sheet, scale, words = voice.sheet, voice.scale, voice.words
    element = Element("Sect")
    title, hint = words("noticed"), words("noticed_hint")
    heading = Heading(element.add("H2"), scale, title, "pencil")
    top: Block = heading
    if hint and not sheet.discreet:
        soft = Words(element.add("P"), scale.style("soft"), hint)
        wide = Heading.natural_width(scale, title)
        below = fonts.width(hint, fonts.REGULAR, scale.body) > HEADED - wide
        top = Stack([heading, soft], 1) if below else Columns([heading, soft], [wide, None], 8, "base")
    chosen = [Words(element.add("P"), scale.style("body"), Said(f"“{printable(w)}”")) for w in sheet.noticed]
    for line in chosen:
        line.before = 2
    body = Stack([top, *chosen, WritingLines(lines, scale.hand_pitch, boxed=sheet.young)])
    found = [Section(element, body, scale.gap)]
    if not sheet.discreet:
        found.append(_say(voice))
    return found


def _say(voice: Voice) -> Section:
    scale, element = voice.scale, Element("Sect")
    heading = Heading(element.add("H2"), scale, voice.words("say"), "speech")
    wide = Heading.natural_width(scale, voice.words("say"))
    if wide > SECOND * (1.3 if scale.large else 1.6):
        return Section(element, Stack([heading, WritingLines(1, scale.hand_pitch)]), scale.gap)
    lines = Columns([heading, WritingLines(1, scale.hand_pitch)], [wide, None], 10, "bottom")
    return Section(element, lines, scale.gap * 0.6)


def _blank_steps(sheet: Sheet) -> tuple[SheetStep, ...]:
    return (SheetStep(""), SheetStep("")) if sheet.blank else ()


def _top(voice: Voice) -> Section:
    sheet, scale, words = voice.sheet, voice.scale, voice.words
    element = Element("Sect")
    shown = [("for", sheet.name), ("date", sheet.date)]
    if not sheet.discreet:
        shown = [shown[0], ("made_with", sheet.therapist), shown[1], ("next_time", sheet.next_session)]
    fields = [(f"{words(key)}:", value) for key, value in shown if printable(value) or sheet.blank]
    lines = () if sheet.discreet else sheet.letterhead
    return Section(element, top(element, scale, [words("title")], lines, fields), 0)


def _band(voice: Voice) -> Section | None:
    """Return what matters and what the client brings, in one band."""
    sheet, scale = voice.sheet, voice.scale
    asked = [("matters", "heart", sheet.matters), ("bring", "star", sheet.strengths)]
    if sheet.discreet:
        asked = asked[:1]
    shown = [a for a in asked if printable(a[2]) or sheet.blank]
    if not shown:
        return None
    element = Element("Sect")
    titles = [voice.words(key) for key, _, _ in shown]
    wide = max(Heading.natural_width(scale, title) for title in titles)
    rows: list[Block] = []
    for title, (_, sign, text) in zip(titles, shown, strict=True):
        heading = Heading(element.add("H2"), scale, title, sign)
        body = written(element.add("P"), scale, text)
        rows.append(_beside(voice, heading, body, wide, empty=not printable(text)))
    return Section(element, Panel(Stack(rows, 3), (4.5, 8, 6.5, 11), fill=SAND, bar=CLAY), scale.gap)


def _beside(voice: Voice, heading: Block, body: Block, wide: float, *, empty: bool = False) -> Block:
    if voice.scale.large:
        return Stack([heading, body], 1)
    return Columns([heading, body], [wide, None], 10, "bottom" if empty else "base")


def _step(voice: Voice, item: Element, step: SheetStep) -> Block:
    words, sheet = voice.words, voice.sheet
    asked = [
        ("when_where", step.when_where), ("how_often", step.how_often), ("with", step.with_whom),
        ("use", step.strength),
    ]  # fmt: skip
    if sheet.couple:
        asked.append(("who", step.who))
    details = [(words(key), value) for key, value in asked]
    return step_row(item, voice.scale, words("spoken_box"), step.what, details, to_write=words("when_where"))


def _if_then(voice: Voice) -> Section | None:
    sheet, scale, words = voice.sheet, voice.scale, voice.words
    pairs = sheet.if_then or ((IfThen("", ""),) if sheet.blank else ())
    if not pairs:
        return None
    element = Element("Sect")
    heading = Heading(element.add("H2"), scale, words("if_then"), "fork")
    rows: list[Block] = []
    for pair in pairs:
        paragraph = element.add("P")
        first = _worded(voice, paragraph, words("if"), pair.cue, ",")
        second = _worded(voice, paragraph, words("then"), pair.response, ".")
        rows.append(Stack([first, second]))
    wide = Heading.natural_width(scale, words("matters"))
    band = _beside(voice, heading, Stack(rows, 3), wide, empty=sheet.blank and not sheet.if_then)
    return Section(element, Panel(band, (4.5, 8, 6.5, 11), fill=SAND, bar=PINE), scale.gap)


def _worded(voice: Voice, paragraph: Element, word: str, text: str, end: str) -> Block:
    if not printable(text):
        return Field(paragraph.add("Span"), voice.scale, word, "")
    said = Said(printable(text).rstrip(".,;"))
    return Words(paragraph.add("Span"), voice.scale.style("body"), Fixed(word, bold=True), " ", said, end)


def _sure(voice: Voice) -> Section | None:
    sheet, scale, words = voice.sheet, voice.scale, voice.words
    if sheet.discreet:
        return None
    element = Element("Sect")
    cells: list[Block] = []
    if sheet.confidence is not None or sheet.blank:
        heading = Heading(element.add("H2"), scale, words("sure"), "gauge")
        note = Words(element.add("P"), scale.style("soft"), words("sure_scale"))
        height, paint = ruler(sheet.confidence, scale)
        blind = sheet.confidence is None
        alt = words("spoken_circle") if blind else words("spoken_sure").format(sheet.confidence)
        figure = Drawing(height, paint, element.add("Figure", alt=alt))
        wide = Heading.natural_width(scale, words("sure"))
        cells.append(Stack([Columns([heading, note], [wide, None], 8, "base"), figure], 2))
    if printable(sheet.supporter) or sheet.blank:
        heading = Heading(element.add("H2"), scale, words("helps"), "people")
        cells.append(Stack([heading, written(element.add("P"), scale, sheet.supporter)], 1))
    if not cells:
        return None
    both = len(cells) > 1 and not scale.large
    block = Columns(cells, [None, SECOND], 14) if both else Stack(cells, scale.gap)
    return Section(element, block, scale.gap)


def _therapist(voice: Voice) -> Section | None:
    sheet, scale, words = voice.sheet, voice.scale, voice.words
    if sheet.discreet or not (printable(sheet.therapist_does) or sheet.blank):
        return None
    element = Element("Sect")
    named = printable(sheet.therapist).split(",")[0]
    title = words("therapist_does").format(named) if named else words("therapist_does_open")
    heading = Heading(element.add("H2"), scale, title, "speech")
    body = written(element.add("P"), scale, sheet.therapist_does)
    wide = Heading.natural_width(scale, title)
    if scale.large or wide > SECOND * 1.3 or is_rtl(named):
        return Section(element, Stack([heading, body], 1), scale.gap)
    line = "base" if printable(sheet.therapist_does) else "bottom"
    return Section(element, Columns([heading, body], [wide, None], 10, line), scale.gap)
