"""The recovery sheet: four lines that open the vault, set so that nobody can misread them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Air, Block, Columns, Rule, Stack
from practice_desk.documents.boxes import Panel
from practice_desk.documents.dates import long_date
from practice_desk.documents.fields import Field
from practice_desk.documents.marks import Heading
from practice_desk.documents.pages import Frame, Section
from practice_desk.documents.paper import Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import CLAY, LARGE, NORMAL, PINE, SAND
from practice_desk.documents.tagged import list_of
from practice_desk.documents.words import Printed, printed
from practice_desk.domain.practice import PaperSize

_GROUP_GAP = 18


def recovery_sheet(
    practice_name: str,
    vault_id_short: str,
    lines: Sequence[str],
    made_on: date,
    paper: PaperSize = PaperSize.A4,
) -> Paper:
    """Return the sheet as one page; `lines` are four, each two groups of four signs and a check sign."""
    words = printed("recovery_sheet")
    frame = Frame(paper, NORMAL, words("footer"), words("page"))
    sections = [
        _top(words, practice_name, vault_id_short, made_on),
        _lines(words, lines),
        _listed(words, "keep", "key", ("keep_1", "keep_2", "keep_3", "keep_4")),
        _listed(words, "use", "steps", ("use_1", "use_2", "use_3")),
        _listed(words, "executor", "people", ("executor_1", "executor_2", "executor_3")),
    ]
    pages = frame.place(sections, Air())
    return frame.draw(pages, words("document_title"), made_on.isoformat())


def _top(words: Printed, practice_name: str, vault_id_short: str, made_on: date) -> Section:
    element = Element("Sect")
    title = Words(element.add("H1"), NORMAL.style("title"), words("title"))
    rule = Rule(PINE, 1.4, before=4)
    said = Words(element.add("P"), NORMAL.style("bold"), words("subtitle"))
    said.before = 8
    shown = [("practice", practice_name), ("made", long_date(made_on)), ("vault", vault_id_short)]
    fields = [
        Field(element.add("P"), NORMAL, f"{words(key)}:", value, bold=True) for key, value in shown if value
    ]
    return Section(element, Stack([title, rule, said, Stack(fields, before=6)]), 0)


def _lines(words: Printed, lines: Sequence[str]) -> Section:
    """Return the four lines, numbered, each group of signs in a column of its own."""
    element = Element("Sect")
    heading = Heading(element.add("H2"), NORMAL, words("lines"), "key")
    hint = Words(element.add("P"), NORMAL.style("soft"), words("lines_hint"))
    listed = list_of(element, "Decimal")
    style = LARGE.style("title")
    widest = max(fonts.width(group, fonts.BOLD, style.fontSize) for line in lines for group in line.split())
    rows: list[Block] = []
    for number, line in enumerate(lines, 1):
        item = listed.add("LI")
        label = Words(item.add("Lbl"), NORMAL.style("soft"), str(number))
        body = item.add("LBody")
        groups = [Words(body.add("Span"), style, group) for group in line.split()]
        widths = [28.0, *([widest + _GROUP_GAP] * (len(groups) - 1)), None]
        row = Columns([label, *groups], widths, 0, "base")
        row.before = 6
        rows.append(row)
    body_ = Stack([heading, hint, *rows])
    return Section(element, Panel(body_, (10, 14, 14, 16), fill=SAND, stroke=CLAY, weight=1.6), 16)


def _listed(words: Printed, title: str, sign: str, keys: Sequence[str]) -> Section:
    element = Element("Sect")
    heading = Heading(element.add("H2"), NORMAL, words(title), sign)
    listed = list_of(element, "Decimal")
    rows: list[Block] = []
    for number, key in enumerate(keys, 1):
        item = listed.add("LI")
        label = Words(item.add("Lbl"), NORMAL.style("bold"), str(number))
        rows.append(
            Columns([label, Words(item.add("LBody"), NORMAL.style("body"), words(key))], [16, None], 0)
        )
    return Section(element, Stack([heading, *rows], 2), 16)
