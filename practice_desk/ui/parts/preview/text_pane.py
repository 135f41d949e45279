"""The words of the sheet in reading order, from the same tree as the paper: what a screen reader gets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QFrame, QTextEdit

from practice_desk.documents.paper import TextBlock, TextRole
from practice_desk.ui import theme
from practice_desk.ui.theme import font, px

_LINE_HEIGHT = 140
_HAS_MARK = re.compile(r"(?:•|\d+\.)\s")  # it brings the dot or number it has on paper
_ROLES = {1: "title", 2: "heading", 3: "body"}


class TextPane(QTextEdit):
    """Shows a document's words as plain text with headings; nothing in them is ever markup."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("plain", True)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("The sheet as text"))
        self.document().setDocumentMargin(px(16))
        self.setMinimumWidth(px(220))

    def show_blocks(self, blocks: Sequence[TextBlock]) -> None:
        """Show these words in place of the ones before, at the same place."""
        at = self.verticalScrollBar().value()
        self.clear()
        cursor = self.textCursor()
        for i, block in enumerate(blocks):
            self._put(cursor, block, first=not i)
        self.verticalScrollBar().setValue(at)

    def _put(self, cursor: QTextCursor, block: TextBlock, *, first: bool) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(px(12) if block.role is TextRole.HEADING and not first else px(4))
        letters = QTextCharFormat()
        letters.setForeground(theme.color("text"))
        heading = block.role is TextRole.HEADING
        letters.setFont(font(_ROLES.get(block.level, "body"), strong=heading))
        if heading:
            shape.setHeadingLevel(block.level)
        if first:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
            cursor.setBlockCharFormat(letters)
        if block.role is TextRole.ITEM and not _HAS_MARK.match(block.words):
            cursor.createList(QTextListFormat.Style.ListDisc)
        elif cursor.currentList() is not None:
            cursor.currentList().remove(cursor.block())
        cursor.insertText(block.words, letters)
