"""Running text with marks in it: read-only, as high as its words need, selectable with mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.theme import px

_LINE_HEIGHT = 140


class Prose(QTextEdit):
    """A page part for paragraphs whose words have marks of their own; words are always plain text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("plain", True)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFont(theme.font())
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        by = Qt.TextInteractionFlag
        self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(px(4))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._empty = True
        self._heights: dict[int, int] = {}
        self.document().contentsChanged.connect(lambda: self._heights.clear())

    def begin(self) -> None:
        """Drop what is shown, to write anew."""
        self.clear()
        self._empty = True

    def paragraph(self, *, indent: float = 0, above: float = 6, ground: str = "") -> None:
        """Begin a paragraph, `indent` and `above` in px of the design."""
        shape = QTextBlockFormat()
        shape.setLeftMargin(px(indent))
        shape.setTopMargin(0 if self._empty else px(above))
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if ground:
            shape.setBackground(theme.color(ground))
        cursor = self._end()
        if self._empty:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape, self.look())
        self._empty = False

    def say(self, words: str, look: QTextCharFormat | None = None) -> None:
        """Add words to the paragraph."""
        self._end().insertText(theme.prepare_for(words), look or self.look())

    def look(
        self, role: str = "body", *, strong: bool = False, tone: str = "text", ground: str = ""
    ) -> QTextCharFormat:
        """Return how words look: the font of a role, and colours of the theme."""
        made = QTextCharFormat()
        made.setFont(theme.font(role, strong=strong))
        made.setForeground(theme.color(tone))
        if ground:
            made.setBackground(theme.color(ground))
        return made

    def text(self) -> str:
        """Return everything that is shown, as plain text."""
        return self.toPlainText()

    def _end(self) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return cursor

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # layouts ask for the same few widths again and again
            document = self.document()
            before = document.textWidth()
            document.setTextWidth(max(1, width))
            self._heights[width] = int(document.size().height()) + 2
            document.setTextWidth(before)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        wide = px(480)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.fontMetrics().height())
