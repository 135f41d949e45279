"""Fields for text: one line, paragraphs, several short lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit

from practice_desk.domain.record import override
from practice_desk.domain.text import clean, one_line
from practice_desk.ui import theme

_PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
_PARAGRAPH = "\u2029"


def passes_undo_on(event: QEvent, *, has_typing: bool) -> bool:
    """Say whether a field should leave Ctrl+Z to the desk because it has nothing of its own to take back.

    A focused text field otherwise swallows the key even when it does nothing with it (decisions C19).
    """
    if event.type() is not QEvent.Type.ShortcutOverride or has_typing or not isinstance(event, QKeyEvent):
        return False
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return event.matches(undo) or event.matches(redo)


class LineField(QLineEdit):
    """A line of text."""

    edited = Signal()

    def __init__(self, placeholder: str = "", suggestions: Sequence[str] = ()) -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setPlaceholderText(placeholder)
        self.setInputMethodHints(_PRIVATE)
        self._showing = False
        # Not textEdited: that is silent when dictation or another assistive program fills the field in.
        self.textChanged.connect(self._on_text)
        if suggestions:
            completer = QCompleter(list(suggestions), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self.setCompleter(completer)

    @override
    def setText(self, text: str | None) -> None:
        """Show a text without telling."""
        self._showing = True
        super().setText(text)
        self._showing = False

    def value(self) -> str:
        """Return the text, cleaned."""
        return one_line(self.text())

    def set_value(self, value: str) -> None:
        """Show a text from its beginning."""
        self.setText(value)
        self.setCursorPosition(0)

    def raw(self) -> str:
        """Return what was typed."""
        return self.text()

    def set_raw(self, raw: object) -> None:
        """Show again what was typed."""
        self.setText(str(raw))

    def trouble(self) -> str:
        """Return nothing: every line of text can be kept."""
        return ""

    def _on_text(self) -> None:
        if not self._showing:
            self.edited.emit()

    @override
    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the desk while nothing was typed."""
        if passes_undo_on(event, has_typing=self.isUndoAvailable() or self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class TextField(QPlainTextEdit):
    """Paragraphs of text, `rows` high at first; Tab moves on."""

    edited = Signal()

    def __init__(self, rows: int = 3, placeholder: str = "") -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setInputMethodHints(_PRIVATE)
        self.setFixedHeight(int(self.fontMetrics().lineSpacing() * rows) + theme.px(24))
        self._showing = False
        self.textChanged.connect(self._on_text)

    def value(self) -> str:
        """Return the text, cleaned; blanks that do not break stay as they are."""
        return clean(self.document().toRawText().replace(_PARAGRAPH, "\n"))

    def set_value(self, value: str) -> None:
        """Show a text."""
        self._showing = True
        self.setPlainText(value)
        self._showing = False

    def raw(self) -> str:
        """Return what was typed."""
        return self.value()

    def set_raw(self, raw: object) -> None:
        """Show again what was typed."""
        self.set_value(str(raw))

    def trouble(self) -> str:
        """Return nothing: every text can be kept."""
        return ""

    def _on_text(self) -> None:
        if not self._showing:
            self.edited.emit()

    @override
    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the desk while nothing was typed."""
        document = self.document()
        if passes_undo_on(event, has_typing=document.isUndoAvailable() or document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class LinesField(TextField):
    """Several short texts, one a line: strengths, values, tags. Gives a tuple without empty lines."""

    @override
    def value(self) -> tuple[str, ...]:  # type: ignore[override]
        """Return the lines that hold something."""
        return tuple(line.strip() for line in super().value().split("\n") if line.strip())

    @override
    def set_value(self, value: Sequence[str]) -> None:  # type: ignore[override]
        """Show the lines."""
        super().set_value("\n".join(value))

    @override
    def raw(self) -> str:
        """Return what was typed."""
        return super().value()

    @override
    def set_raw(self, raw: object) -> None:
        """Show again what was typed."""
        super().set_value(str(raw))
