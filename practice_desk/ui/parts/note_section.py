"""One section of a note while it is written: bold, italic and lists by its own keys, plain text alone in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QFrame, QTextEdit

from practice_desk.domain.note_text import Passage, PassageKind, read_plain
from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.fields.text import passes_undo_on
from practice_desk.ui.parts import note_document
from practice_desk.ui.theme import px

_PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_LINES = 2


class SectionEdit(QTextEdit):
    """Grows with what is typed. `edited`: a person changed something; `looked`: the cursor moved."""

    edited = Signal()
    looked = Signal()

    def __init__(self, lines: int = _LEAST_LINES) -> None:
        super().__init__()
        self._showing, self._lines = False, lines
        document = note_document.NoteDocument(self)
        document.setDocumentMargin(px(2))
        self.setDocument(document)
        document.setDefaultFont(theme.font())
        document.setIndentWidth(px(20))
        self.setFont(theme.font())
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(_PRIVATE)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self.looked)
        document.documentLayout().documentSizeChanged.connect(lambda _: self.fit())
        self.fit()

    # ---- what it says ----

    def passages(self) -> tuple[Passage, ...]:
        """Return what is written, as passages."""
        return note_document.passages_of(self.document())

    def set_passages(self, passages: Sequence[Passage]) -> None:
        """Show passages."""
        self._showing = True
        note_document.fill(self.document(), passages)
        self._showing = False
        self.fit()

    def add_text(self, text: str) -> None:
        """Put plain text where the cursor is; nothing in it means anything."""
        cursor = self.textCursor()
        cursor.insertText("\n".join(p.plain for p in read_plain(text)))
        self.setTextCursor(cursor)

    # ---- how it looks ----

    def is_bold(self) -> bool:
        """Say whether what is typed now is bold."""
        return self.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold

    def kind(self) -> PassageKind:
        """Return what the line at the cursor is."""
        return note_document.kind_of(self.textCursor().block())

    def toggle_bold(self) -> None:
        """Make the chosen words bold, or no longer."""
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Normal if self.is_bold() else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(look)
        self._tell()

    def toggle_italic(self) -> None:
        """Make the chosen words italic, or no longer."""
        look = QTextCharFormat()
        look.setFontItalic(not self.currentCharFormat().fontItalic())
        self.mergeCurrentCharFormat(look)
        self._tell()

    def toggle_list(self, kind: PassageKind) -> None:
        """Make the lines at the cursor a list of this kind, or paragraphs again."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        note_document.set_kind(cursor, PassageKind.PARAGRAPH if self.kind() is kind else kind)
        cursor.endEditBlock()
        self._tell()

    def give_room(self, lines: int) -> None:
        """Be at least so many lines high."""
        self._lines = lines
        self.fit()

    def fit(self) -> None:
        """Be as high as what is written."""
        least = int(self.fontMetrics().lineSpacing() * self._lines) + px(8)
        high = max(least, int(self.document().size().height())) + px(14) + 2 * self.frameWidth()
        if self.height() != high:
            self.setFixedHeight(high)

    # ---- what goes in and out ----

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Return nothing: a note has no pictures and no addresses."""
        del type, name
        return None

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take plain text alone."""
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in the words that were copied, without their look."""
        if source.hasText():
            self.add_text(source.text())

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Hand out words alone: what was chosen stays plain wherever it goes."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set bold and italic by the usual keys; a new line carries no mark of what was brought forward."""
        if _is_look(event):
            (self.toggle_bold if event.key() == Qt.Key.Key_B else self.toggle_italic)()
            return
        if event.key() not in _RETURNS:
            super().keyPressEvent(event)
            return
        cursor = self.textCursor()
        if cursor.block().textList() is not None and not cursor.block().text():
            note_document.set_kind(cursor, PassageKind.PARAGRAPH)  # an empty line ends the list
            self._tell()
            return
        cursor.beginEditBlock()
        cursor.insertBlock()
        note_document.mark(cursor, "")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+B and Ctrl+I, and leave Ctrl+Z to the desk while nothing was typed.

        One that is come to is the section that is worked in, also where the cursor of an empty one stays.
        """
        if event.type() is QEvent.Type.FocusIn:
            self.looked.emit()
        override_ = event.type() is QEvent.Type.ShortcutOverride
        if override_ and isinstance(event, QKeyEvent) and _is_look(event):
            event.accept()
            return True
        document = self.document()
        if passes_undo_on(event, has_typing=document.isUndoAvailable() or document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(200), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a bar beside each line that was brought forward and not changed: colour is never alone."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("attention"))
        layout, block = self.document().documentLayout(), self.document().begin()
        for passage in self.passages():
            if passage.is_brought_unchanged:
                box = layout.blockBoundingRect(block)
                painter.drawRect(QRectF(0, box.top() + 1, px(3), box.height() - 2))
            block = block.next()

    def _on_text(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _tell(self) -> None:
        self.edited.emit()
        self.looked.emit()


class SectionView(SectionEdit):
    """A section as it is read: the same passages on the page's own ground, which cannot be typed into."""

    def __init__(self) -> None:
        super().__init__(lines=1)
        self.setReadOnly(True)
        self.setProperty("plain", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @override
    def fit(self) -> None:
        """Be as high as what is written, without a frame."""
        high = max(int(self.document().size().height()), self.fontMetrics().lineSpacing()) + px(4)
        if self.height() != high:
            self.setFixedHeight(high)


def _is_look(event: QKeyEvent) -> bool:
    keys = (Qt.Key.Key_B, Qt.Key.Key_I)
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in keys
