"""Fields: widgets that show and give one value of a record, whatever was typed into them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from enum import StrEnum
from typing import Any, Literal, Protocol

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit

from practice_desk.domain.dates import DateProblem, TypedDate, read_date, show_date
from practice_desk.domain.practice import DateOrder
from practice_desk.domain.record import override
from practice_desk.domain.text import clean, one_line
from practice_desk.ui import theme
from practice_desk.ui.kit import Check, Choice, Pips

_PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
_PARAGRAPH = "\u2029"


class Field(Protocol):
    """A widget that shows and gives one value. `raw` is what was typed, as a form keeps it for later."""

    edited: SignalInstance

    def value(self) -> Any:
        """Return the value as the record holds it; what cannot be read gives the value shown last."""

    def set_value(self, value: Any) -> None:
        """Show a value."""

    def raw(self) -> Any:
        """Return what stands in the field, readable or not, as plain text, number or list."""

    def set_raw(self, raw: Any) -> None:
        """Show again what stood in the field."""

    def trouble(self) -> str:
        """Return a sentence when what was typed cannot be read, otherwise an empty string."""
        ...


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
        self.textEdited.connect(lambda _: self.edited.emit())
        if suggestions:
            completer = QCompleter(list(suggestions), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.activated.connect(lambda _: self.edited.emit())
            self.setCompleter(completer)

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


class DateField(LineField):
    """A date that is typed in the practice's order, or none."""

    def __init__(self, order: DateOrder, today: date) -> None:
        super().__init__()
        self._order, self._today = order, today
        self._shown: date | None = None
        example = show_date(date(today.year, 3, 31), order)
        self._example = example
        self.setPlaceholderText(self.tr("for example {0}").format(example))

    @override
    def value(self) -> date | None:  # type: ignore[override]
        """Return the date, or the one shown last while what was typed cannot be read."""
        typed = self.typed()
        return self._shown if typed.problem else typed.day

    @override
    def set_value(self, value: date | None) -> None:  # type: ignore[override]
        """Show a date in the practice's order."""
        self._shown = value
        super().set_value(show_date(value, self._order))

    def typed(self) -> TypedDate:
        """Return what was typed as a date, nothing, or a problem."""
        return read_date(self.text(), self._order, self._today)

    @override
    def trouble(self) -> str:
        """Say what is wrong with a date that does not exist or cannot be read."""
        typed = self.typed()
        if typed.problem is DateProblem.NO_SUCH_DAY and 1 <= typed.month <= 12:  # noqa: PLR2004  (months)
            words = self.tr("{0} {1} does not exist. Type the date as {2}.")
            return words.format(typed.day_of_month, self.locale().monthName(typed.month), self._example)
        return self.tr("This is not a date. Type it as {0}.").format(self._example) if typed.problem else ""


class TimeField(LineField):
    """A local time of day such as 10:00 or 9.30, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: time | None = None
        self.setPlaceholderText(self.tr("for example {0}").format("10:00"))

    @override
    def value(self) -> time | None:  # type: ignore[override]
        """Return the time, or the one shown last while what was typed cannot be read."""
        read = self._read()
        return self._shown if isinstance(read, bool) else read

    @override
    def set_value(self, value: time | None) -> None:  # type: ignore[override]
        """Show a time."""
        self._shown = value
        super().set_value(f"{value:%H:%M}" if value else "")

    @override
    def trouble(self) -> str:
        """Say what is wrong with a time that cannot be read."""
        wrong = self._read() is False
        return self.tr("This is not a time. Type it as {0}.").format("10:00") if wrong else ""

    def _read(self) -> time | Literal[False] | None:
        """Return the time, None for nothing typed, False for what is no time."""
        text = self.text().strip().replace(".", ":").lower()
        afternoon = text.endswith("pm")
        text = text.removesuffix("pm").removesuffix("am").strip()
        if not text:
            return None
        hours, _, minutes = text.partition(":")
        try:
            return time(int(hours) % 12 + 12 if afternoon else int(hours), int(minutes or 0))
        except ValueError:
            return False


class NumberField(LineField):
    """A whole number from `least` to `most`, or none."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._range = range(least, most + 1)
        self._shown: int | None = None

    @override
    def value(self) -> int | None:  # type: ignore[override]
        """Return the number, or the one shown last while what was typed cannot be read."""
        text = self.text().strip()
        if not text:
            return None
        return self._shown if self.trouble() else int(text)

    @override
    def set_value(self, value: int | None) -> None:  # type: ignore[override]
        """Show a number."""
        self._shown = value
        super().set_value("" if value is None else str(value))

    @override
    def trouble(self) -> str:
        """Say which numbers there are when another was typed."""
        text = self.text().strip()
        fits = not text or (text.isdecimal() and len(text) < 6 and int(text) in self._range)  # noqa: PLR2004
        words = self.tr("Type a whole number from {0} to {1}.")
        return "" if fits else words.format(self._range.start, self._range.stop - 1)


class ChoiceField(Choice):
    """One of a few codes with their words."""

    edited = Signal()

    def __init__(self, items: Sequence[tuple[Any, str]]) -> None:
        super().__init__(list(items))
        self.activated.connect(lambda _: self.edited.emit())

    def raw(self) -> Any:
        """Return the chosen code as text."""
        value = self.value()
        return value.value if isinstance(value, StrEnum) else value

    def set_raw(self, raw: Any) -> None:
        """Choose again what was chosen, if it is still there."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: only what can be kept can be chosen."""
        return ""


class CheckField(Check):
    """Yes or no."""

    edited = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.clicked.connect(lambda _: self.edited.emit())

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))

    raw = value
    set_raw = set_value

    def trouble(self) -> str:
        """Return nothing: both can be kept."""
        return ""


class RatingField(Pips):
    """0 to 10, or not rated."""

    edited = Signal()

    def __init__(self, before: int | None = None) -> None:
        super().__init__(None, before)
        self.rated.connect(lambda _: self.edited.emit())

    def raw(self) -> int | None:
        """Return the number."""
        return self.value()

    def set_raw(self, raw: Any) -> None:
        """Show the number again."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: only 0 to 10 can be chosen."""
        return ""
