"""Running text of a document on the turned screen: large, with real headings and lists, read-only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from practice_desk.domain.blocks import Block, BlockKind
from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit.layout import fits_height_to_width

_LINE, _HEADING_LINE = 145, 122  # percent of the font's own line
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_TITLE, _HEADING = 1.5, 1.12  # times the running text


class Passage(QTextEdit):
    """Headings, paragraphs and bullets that follow each other; as high as its text needs."""

    def __init__(self, blocks: Sequence[Block], *, first: bool) -> None:
        super().__init__()
        self._blocks, self._first = blocks, first
        self._heights: dict[int, int] = {}
        self.setProperty("plain", "true")
        self.setReadOnly(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(_NEVER)
        self.setHorizontalScrollBarPolicy(_NEVER)
        by = Qt.TextInteractionFlag
        self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keys scroll the document around it
        self.document().setDocumentMargin(0)
        fits_height_to_width(self, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Text"))

    def write(self, font: QFont) -> None:
        """Write the text anew with a font for its running words."""
        self._heights.clear()
        self.document().clear()
        self.document().setDefaultFont(font)
        cursor = QTextCursor(self.document())
        at_start = True
        for number, block in enumerate(self._blocks):
            title = self._first and not number
            if at_start:
                cursor.setBlockFormat(_format(block, top=0, title=title))
                cursor.setBlockCharFormat(_letters(block, font, title=title))
            else:
                gap = font.pointSizeF() * (1.3 if block.kind is BlockKind.HEADING else 0.5)
                cursor.insertBlock(_format(block, top=gap, title=title), _letters(block, font, title=title))
            if block.kind is BlockKind.BULLET:
                bullets = QTextListFormat()
                bullets.setStyle(QTextListFormat.Style.ListDisc)
                bullets.setIndent(1)
                cursor.createList(bullets)
            cursor.insertText(theme.prepare_for(block.text), _letters(block, font, title=title))
            at_start = False
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            document = self.document()
            before = document.textWidth()
            document.setTextWidth(width)
            self._heights[width] = int(document.size().height()) + 2
            document.setTextWidth(before)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self.heightForWidth(max(self.width(), theme.px(320))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(20))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the document around it scrolls

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)  # selecting and copying
        else:
            event.ignore()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()


def _format(block: Block, *, top: float, title: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    heading = block.kind is BlockKind.HEADING
    made.setLineHeight(_HEADING_LINE if heading else _LINE, _PROPORTIONAL)
    made.setTopMargin(top)
    if heading:
        made.setHeadingLevel(1 if title else 2)
        made.setBottomMargin(2)
    return made


def _letters(block: Block, font: QFont, *, title: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    own = QFont(font)
    if block.kind is BlockKind.HEADING:
        own.setPointSizeF(font.pointSizeF() * (_TITLE if title else _HEADING))
        own.setWeight(QFont.Weight.DemiBold)
    made.setFont(own)
    return made
