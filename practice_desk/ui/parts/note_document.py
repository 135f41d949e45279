"""The document of a note: passages become blocks and blocks passages, and nothing else gets in or out.

A document of Qt could hold pictures, links and addresses. This one is only ever written block by block from
passages, takes plain text alone, and loads nothing by any name (decisions C28).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)

from practice_desk.domain.note_text import Passage, PassageKind, Run
from practice_desk.domain.record import override
from practice_desk.domain.text import clean
from practice_desk.ui import theme

BROUGHT = QTextFormat.Property.UserProperty.value + 1
_STYLES = {
    PassageKind.BULLET: QTextListFormat.Style.ListDisc,
    PassageKind.NUMBER: QTextListFormat.Style.ListDecimal,
}
_KINDS = {style: kind for kind, style in _STYLES.items()}


class NoteDocument(QTextDocument):
    """A document that loads nothing, whatever it is asked for."""

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Return nothing: a note has no pictures and no addresses."""
        del type, name
        return None


def fill(document: QTextDocument, passages: Sequence[Passage]) -> None:
    """Write passages into a document, in place of what it held; there is nothing to take back then."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    for n, passage in enumerate(passages):
        begin(cursor, passage.kind, first=n == 0, brought=passage.brought)
        for run in passage.runs:
            cursor.insertText(run.text, look_of(run))
    document.setUndoRedoEnabled(True)


def begin(cursor: QTextCursor, kind: PassageKind, *, first: bool, brought: str = "") -> None:
    """Begin another passage at the end of a document."""
    if not first:
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    set_kind(cursor, kind)
    mark(cursor, brought)


def look_of(run: Run, *, struck: bool = False) -> QTextCharFormat:
    """Return how a run is shown."""
    look = QTextCharFormat()
    if run.bold:
        look.setFontWeight(QFont.Weight.Bold)
    look.setFontItalic(run.italic)
    look.setFontStrikeOut(struck)
    return look


def passages_of(document: QTextDocument) -> tuple[Passage, ...]:
    """Return what a document says, as passages."""
    found: list[Passage] = []
    block = document.begin()
    while block.isValid():
        found.append(Passage(kind_of(block), _runs(block), str(block.blockFormat().property(BROUGHT) or "")))
        block = block.next()
    while found and found[-1].is_empty and not found[-1].brought:
        found.pop()
    return tuple(found)


def kind_of(block: QTextBlock) -> PassageKind:
    """Return what a block is: a paragraph, or a line of a list."""
    in_list = block.textList()
    return _KINDS.get(in_list.format().style(), PassageKind.BULLET) if in_list else PassageKind.PARAGRAPH


def set_kind(cursor: QTextCursor, kind: PassageKind) -> None:
    """Make every block a cursor touches a paragraph, or a line of a list."""
    for block in blocks_of(cursor):
        in_list = block.textList()
        if in_list is not None:
            in_list.remove(block)
        if kind is PassageKind.PARAGRAPH:
            at = QTextCursor(block)
            plain = at.blockFormat()
            plain.setIndent(0)
            at.setBlockFormat(plain)
            continue
        before = block.previous().textList() if block.previous().isValid() else None
        if before is not None and before.format().style() is _STYLES[kind]:
            before.add(block)
        else:
            QTextCursor(block).createList(_STYLES[kind])


def blocks_of(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the blocks a cursor touches."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    found = [block]
    while block != last:
        block = block.next()
        found.append(block)
    return found


def mark(cursor: QTextCursor, brought: str) -> None:
    """Mark the block at a cursor as brought forward, or take the mark away."""
    look = cursor.blockFormat()
    if brought:
        look.setProperty(BROUGHT, brought)
        look.setBackground(theme.color("attention_soft"))
    else:
        look.clearProperty(BROUGHT)
        look.clearBackground()
    cursor.setBlockFormat(look)


def unchanged(passages: Iterable[Passage]) -> int:
    """Return how many passages still say what was brought forward."""
    return sum(1 for passage in passages if passage.is_brought_unchanged)


def _runs(block: QTextBlock) -> tuple[Run, ...]:
    runs: list[Run] = []
    each = block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        look = fragment.charFormat()
        text = clean(fragment.text()).replace("\n", " ").replace("\ufffc", "")
        if text:
            runs.append(Run(text, look.fontWeight() >= QFont.Weight.DemiBold, look.fontItalic()))
        each += 1
    return tuple(_joined(runs))


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Join neighbours of one look: Qt cuts a line where formats that cannot be seen differ."""
    found: list[Run] = []
    for run in runs:
        if found and (found[-1].bold, found[-1].italic) == (run.bold, run.italic):
            found[-1] = Run(found[-1].text + run.text, run.bold, run.italic)
        else:
            found.append(run)
    return found
