"""The lines of the recovery sheet: shown large, and typed with a word on each whether it is right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QWidget

from practice_desk.storage.recovery import LETTERS, LineState, line_state
from practice_desk.ui import theme
from practice_desk.ui.fields import LineField
from practice_desk.ui.kit import Label, column, row
from practice_desk.ui.theme import px

_LONGEST = 40
_HINT = Qt.InputMethodHint


class ShownLines(QFrame):
    """The four lines as they stand on the paper."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("card", "card")
        shown = column(gap=10, margin=(20, 16, 20, 16))
        self._words: list[Label] = []
        for number, line in enumerate(lines, 1):
            words = Label(line, "title")
            words.setFont(code_font("title"))
            words.setAccessibleName(self.tr("Line {0}: {1}").format(number, " ".join(line.replace(" ", ""))))
            count = Label(str(number), "small", tone="muted", tabular=True)
            count.setMinimumWidth(px(20))
            shown.addLayout(row(count, words, ..., gap=8))
            self._words.append(words)
        self.setLayout(shown)

    def forget(self) -> None:
        """Take the lines off the screen."""
        for words in self._words:
            words.setText("")
            words.setAccessibleName("")


class LineRow(QWidget):
    """One line to type. `edited` is emitted at each key."""

    edited = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.field = LineField(self.tr("8 characters and a check sign"))
        self.field.setMaxLength(_LONGEST)
        self.field.setFont(code_font("body"))
        self.field.setInputMethodHints(
            _HINT.ImhSensitiveData | _HINT.ImhNoPredictiveText | _HINT.ImhPreferUppercase
        )
        self.field.setAccessibleName(self.tr("Line {0}").format(number))
        self.said = Label("", "small", tone="muted", wrap=True)
        count = Label(self.tr("Line {0}").format(number), strong=True)
        count.setBuddy(self.field)
        self.setLayout(column(row(count, (self.said, 1), gap=10), self.field, gap=4, margin=(4, 0, 4, 0)))
        self.field.edited.connect(self._on_edit)

    def text(self) -> str:
        """Return what was typed."""
        return self.field.text()

    def state(self) -> LineState:
        """Return what can be said of the line so far."""
        return line_state(self.field.text())

    def forget(self) -> None:
        """Empty the line, its own undo included."""
        self.field.setText("")
        self.show_state()

    def show_state(self, *, whole: bool = False) -> None:
        """Say whether the line is right; with `whole` also that something is missing."""
        state, words, tone = self.state(), "", "muted"
        if state is LineState.RIGHT:
            words, tone = self.tr("Right"), "accent"
        elif state is LineState.WRONG:
            words, tone = (
                self.tr("Line {0} has a wrong character. Compare it with the sheet.").format(self.number),
                "danger",
            )
        elif whole:
            words, tone = self.tr("Line {0} is not complete yet.").format(self.number), "danger"
        elif self.field.text():
            typed = len("".join(self.field.text().replace("-", "").split()))
            words = self.tr("{0} of {1}").format(typed, LETTERS + 1)
        self.said.setText(words)
        self.said.set_tone(tone)
        self.field.setAccessibleDescription(words)
        bad = tone == "danger"
        if bool(self.field.property("bad")) != bad:
            self.field.setProperty("bad", bad)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
            self.field.updateGeometry()  # the border that says so is thicker

    def _on_edit(self) -> None:
        self.show_state()
        self.edited.emit()


def code_font(role: str) -> QFont:
    """Return a font in which each character of the sheet has its own place and shape."""
    made = theme.font(role, tabular=True)
    made.setFamilies(["DejaVu Sans Mono", "Menlo", "Consolas", "monospace"])
    made.setStyleHint(QFont.StyleHint.Monospace)
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
    return made
