"""The supervision log: each meeting with the minutes that count, month by month. Clients are codes."""

from __future__ import annotations

from reportlab.lib.units import mm

from practice_desk.documents.blocks import Block, Stack
from practice_desk.documents.paper import Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.table import cell, head_cell, head_style, table
from practice_desk.documents.text import isolated, printable
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_record import PrintedMeeting, PrintedMonth, PrintedSupervision

_COLUMNS = ("day", "meeting", "minutes", "counted")
_LARGE = ("meeting", "counted")
_WIDTHS: list[float | None] = [38 * mm, None, 22 * mm, 22 * mm]


def supervision_log(
    record: PrintedSupervision, size: PaperSize = PaperSize.A4, *, large: bool = False
) -> Paper:
    """Return the log as a document. The same record gives the same bytes."""
    page = RecordPage("supervision", record.head, size, large=large)
    words, head = page.words, record.head
    fields = [
        (words("of"), head.therapist), (words("from"), record.first), (words("to"), record.last),
        (words("made"), head.date),
    ]  # fmt: skip
    page.begin(words("title"), fields)
    element = Element("Sect")
    page.add(element, page.fixed(element, words("rule"), "soft"))
    if not record.months:
        element = Element("Sect")
        page.add(element, page.fixed(element, words("nothing"), "bold"))
    for month in record.months:
        _month(page, month)
    return page.paper()


def _month(page: RecordPage, month: PrintedMonth) -> None:
    words, element = page.words, Element("Sect")
    said = words("month").format(month.counted, month.target)
    blocks: list[Block] = [page.fixed(element, said, "bold")]
    if month.meetings:
        blocks.append(_table(page, element, month))
    page.part(month.name, "people", element, blocks, lead=len(blocks) + 1)


def _table(page: RecordPage, element: Element, month: PrintedMonth) -> Block:
    scale, body = page.scale, element.add("Table")
    columns = _LARGE if scale.large else _COLUMNS
    widths = [None, 40 * mm] if scale.large else _WIDTHS
    row, style = body.add("TR"), head_style(scale)
    heads = [head_cell(row, "Column") for _ in columns]

    def header(tagged: bool) -> list[Block]:
        owners = heads if tagged else [None] * len(columns)
        return [cell(o, scale, page.words(key), style) for o, key in zip(owners, columns, strict=True)]

    return table(scale, [_row(page, body.add("TR"), m) for m in month.meetings], widths, header)


def _row(page: RecordPage, row: Element, meeting: PrintedMeeting) -> list[Block]:
    """Return the cells of one meeting; in large print day and minutes stand with it."""
    words = page.words
    kind = words(f"kind_{meeting.kind}").format(meeting.size)
    what = [meeting.supervisor, ", ".join(part for part in (kind, meeting.medium) if printable(part))]
    for key, codes in (("codes", meeting.codes), ("material", meeting.material)):
        if codes:
            what.append(words(key).format(", ".join(codes)))
    what += meeting.topics.splitlines()
    if page.scale.large:
        what = [meeting.on, *what, words("lasted").format(meeting.minutes)]
        return [_cell(page, row, what), _cell(page, row, [meeting.counted])]
    columns = ([meeting.on], what, [str(meeting.minutes)], [meeting.counted])
    return [_cell(page, row, lines) for lines in columns]


def _cell(page: RecordPage, row: Element, lines: list[str]) -> Block:
    data, body = row.add("TD"), page.scale.style("body")
    return Stack([Words(data.add("P"), body, *isolated(line)) for line in lines if printable(line)], 1)
