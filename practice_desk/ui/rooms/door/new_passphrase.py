"""A new passphrase: typed twice, with plain advice, or a phrase of seven words made by the program."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from practice_desk.domain.passphrases import SHORTEST
from practice_desk.domain.record import override
from practice_desk.storage.passphrase import Advice, PassphraseProblem, advice, generated_phrase
from practice_desk.ui import theme
from practice_desk.ui.background import Background
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Banner, Label, button, column, row, wrap
from practice_desk.ui.rooms.door.clipboard import SecretClipboard
from practice_desk.ui.rooms.door.secret_field import SecretField, missing_letters
from practice_desk.ui.theme import px

_ADVICE_AFTER, _BARS = 300, 4


class Strength(QWidget):
    """Four bars, filled as far as a passphrase is hard to guess. The words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._score = 0
        self.setFixedSize(px(120), px(6))

    def show_score(self, score: int) -> None:
        """Fill the bars; `score` is 0 to 4."""
        self._score = score
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = px(4)
        wide = (self.width() - gap * (_BARS - 1)) / _BARS
        tone = "accent" if self._score > _BARS // 2 else "attention"
        for n in range(_BARS):
            bar = QRectF(n * (wide + gap), 0, wide, self.height()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(theme.color(tone if n < self._score else "line_strong"), 1))
            painter.setBrush(theme.color(tone if n < self._score else "sunk"))
            painter.drawRoundedRect(bar, 2, 2)


class NewPassphrase(QWidget):
    """The two fields with advice below the first. `entered` is emitted by Enter in the second."""

    entered = Signal()

    def __init__(self, background: Background, names: tuple[str, ...] = (), label: str = "") -> None:
        super().__init__()
        self._background, self._names = background, names
        self.first, self.again = SecretField(), SecretField()
        hint = self.tr("At least {0} characters, spaces included. Five words by chance are easy to type.")
        self.first_row = FormRow("first", label or self.tr("Passphrase"), self.first, hint.format(SHORTEST))
        self.again_row = FormRow("again", self.tr("The same once more"), self.again)
        self.strength = Strength()
        self.said = Label("", "small", tone="muted", wrap=True)
        self._caps = Banner(self.tr("Caps Lock is on."), "attention")
        self._caps.hide()
        self._clipboard = SecretClipboard(self)
        self._suggestion = self._make_suggestion()
        self.setLayout(
            column(
                self.first_row, row(4, self.strength, (self.said, 1), gap=10), self._suggestion, 6,
                self.again_row, self._caps, gap=8,
            )
        )  # fmt: skip
        self._wait = QTimer(self, interval=_ADVICE_AFTER, singleShot=True)
        self._wait.timeout.connect(self.advise)
        self.first.textChanged.connect(self._on_typed)
        self.again.textChanged.connect(lambda _: self.again_row.show_problem(""))
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.entered)
        for field in (self.first, self.again):
            field.caps_locked.connect(self._caps.setVisible)

    def start(self) -> None:
        """Put the cursor into the first field."""
        self.first.setFocus()

    def ready(self) -> bool:
        """Say whether the two can be used; otherwise say beside the fields what is in the way."""
        typed, again = self.first.text(), self.again.text()
        missing = missing_letters(typed)
        short = self.tr("{0} more are needed.").format(missing) if missing else ""
        self.first_row.show_problem(short)
        differ = (
            ""
            if _normal(typed) == _normal(again)
            else self.tr("This is not the same as above. Type it again.")
        )
        self.again_row.show_problem("" if short else differ)
        if short:
            self.first.setFocus()
        elif differ:
            self.again.setFocus()
            self.again.selectAll()
        return not (short or differ)

    def show_difference(self) -> None:
        """Say that the second did not open what the first one locked."""
        self.again_row.show_problem(self.tr("This is not the same as above. Type it again."))
        self.again.setFocus()

    def forget(self) -> None:
        """Empty the fields, the suggestion and the clipboard."""
        self.first.empty()
        self.again.empty()
        self.phrase.setText("")
        self._show_suggestion(shown=False)
        self._clipboard.clear()

    def suggest(self) -> None:
        """Show a phrase made by the program, to be used or not."""
        self.phrase.setText(generated_phrase())
        self.phrase.setCursorPosition(0)
        self._show_suggestion(shown=True)
        self.phrase.setFocus()

    def copy(self) -> None:
        """Put the suggested phrase on the clipboard for a moment."""
        self._clipboard.put(self.phrase.text())
        self._copied.show()

    def advise(self) -> None:
        """Ask, beside the window, how easily the passphrase would be guessed."""
        typed, names = self.first.text(), self._names
        if missing_letters(typed):
            return
        job = self._background.start(lambda _step: advice(typed, names))
        job.finished.connect(self._on_advice)

    def _on_typed(self) -> None:
        typed = self.first.text()
        self.first_row.show_problem("")
        missing = missing_letters(typed)
        if missing:
            self._wait.stop()
            self.strength.show_score(0)
            self.said.setText(self.tr("{0} more are needed.").format(missing) if typed else "")
            return
        self._wait.start()

    def _on_advice(self, found: Advice) -> None:
        if missing_letters(self.first.text()):
            return  # it was shortened while the advice was on its way
        self.strength.show_score(max(1, found.score))
        if found.problem is PassphraseProblem.EASY:
            self.said.setText(self.tr("Easy to guess. One or two more words make it much harder."))
        elif found.score == _BARS:
            self.said.setText(self.tr("Very hard to guess."))
        else:
            self.said.setText(self.tr("Hard to guess."))

    def _make_suggestion(self) -> QWidget:
        made = QWidget()
        self.phrase = QLineEdit()
        self.phrase.setReadOnly(True)
        self.phrase.setFont(theme.font())
        self.phrase.setAccessibleName(self.tr("A phrase made for you"))
        self.suggest_button = button(self.tr("Suggest a phrase"), "link")
        self.copy_button = button(self.tr("Copy"), "small", icon="copy")
        self.other_button = button(self.tr("Another"), "small")
        self._copied = Label(
            self.tr("Copied. It leaves the clipboard in 45 seconds. Write it down by hand, too."),
            "small", tone="muted", wrap=True,
        )  # fmt: skip
        note = Label(
            self.tr("Seven words by chance. Write them down, then type or paste them into both fields."),
            "small", tone="muted", wrap=True,
        )  # fmt: skip
        self._shown = QWidget()
        self._shown.setLayout(
            column(self.phrase, wrap(self.copy_button, self.other_button), note, self._copied, gap=6)
        )
        made.setLayout(
            column(row(4, self.suggest_button, ..., gap=0), row(4, (self._shown, 1), 4, gap=0), gap=4)
        )
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.suggest_button.clicked.connect(self.suggest)
        self.other_button.clicked.connect(self.suggest)
        self.copy_button.clicked.connect(self.copy)
        self._show_suggestion(shown=False)
        return made

    def _show_suggestion(self, *, shown: bool) -> None:
        self._shown.setVisible(shown)
        self._copied.hide()
        self.suggest_button.setVisible(not shown)


def _normal(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed)
