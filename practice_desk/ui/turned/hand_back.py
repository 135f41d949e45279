"""The end of every sitting on the turned screen: the computer goes back, and the therapist goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from practice_desk.domain.record import override
from practice_desk.intentions import keeping
from practice_desk.storage.keys import WrongPassphrase
from practice_desk.ui.context import Context
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Box, Label, button, column, row
from practice_desk.ui.kit.roles import speaks_as
from practice_desk.ui.rail_parts import Sign
from practice_desk.ui.theme import font, px
from practice_desk.ui.turned.hold import Hold
from practice_desk.ui.turned.page import TurnedPage
from practice_desk.ui.turned.text_size import big, say

_MEASURE = 620
_CENTRED = Qt.AlignmentFlag.AlignHCenter
_HINT = Qt.InputMethodHint


def middle(*items: QWidget | QLayout | int) -> QLayout:
    """Lay out a quiet page: a narrow column in the middle of the window."""
    body = Box(column(*items, gap=14))
    body.setMaximumWidth(px(_MEASURE))
    return column(..., row(..., (body, 100), ..., margin=(32, 24, 32, 24)), ...)


def centred(label: Label) -> Label:
    """Put words in the middle."""
    label.setAlignment(_CENTRED)
    return label


class HandBack(TurnedPage):
    """Asks for the computer to be given back, and lets the therapist go on.

    `gone_on` comes when F12 was held or the passphrase was right; `back_wanted` when whoever reads goes on
    reading. After quiet minutes nothing but the request is shown (`only`).
    """

    gone_on = Signal()
    back_wanted = Signal()

    def __init__(self, context: Context, therapist: str) -> None:
        super().__init__()
        self._context = context
        self._secret = context.settings.passphrase_after_turning
        self.hold = Hold()
        self.hold.done.connect(self.gone_on)
        self.words = centred(say("", role="display"))
        self.words.setText(self.tr("Please give the computer back to {0}.").format(therapist))
        self.thanks = centred(say(self.tr("Thank you."), "muted", role="title"))
        self.how = centred(say(self.tr("{0}: hold F12 for two seconds to go on.").format(therapist), "muted"))
        self._back = button(self.tr("Go on reading"), icon="back")
        self._back.clicked.connect(self.back_wanted)
        self._other = button(self.tr("Type the passphrase instead"), "quiet", icon="key")
        self._other.clicked.connect(self.ask_passphrase)
        self._held = Box(column(row(..., self.hold, ...), self.how, row(..., self._other, ...), gap=8))
        self._typed = self._passphrase()
        self.setLayout(
            middle(
                row(..., Sign(44), ...), self.thanks, self.words,
                row(..., self._back, ...), 24, self._held, self._typed,
            )
        )  # fmt: skip
        self.setAccessibleName(self.words.text())
        self.setAccessibleDescription(self.how.text())
        speaks_as(self, QAccessible.Role.Pane)
        self._show_ways(self._secret)

    def may_go_on(self, *, back: bool, thanks: bool) -> None:
        """Say whether somebody may go on reading, and whether there is something to thank for."""
        self._back.setVisible(back)
        self.thanks.setVisible(thanks)

    @override
    def arrive(self) -> None:
        self._empty()
        self._show_ways(self._secret)
        (self.field if self._secret else self).setFocus()

    def press(self) -> None:
        """Begin to hold, unless the passphrase is asked for."""
        if not self._secret and self._held.isVisible():
            self.hold.begin()

    def ask_passphrase(self) -> None:
        """Show the field for the passphrase in place of the key."""
        self.hold.end()
        self._show_ways(True)
        self.field.setFocus()

    def _passphrase(self) -> QWidget:
        self.field = QLineEdit()
        self.field.setFont(font())
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setInputMethodHints(
            _HINT.ImhSensitiveData | _HINT.ImhHiddenText | _HINT.ImhNoPredictiveText
        )
        self.field_row = FormRow("passphrase", self.tr("Passphrase of the vault"), self.field)
        self.go_on_button = big(self.tr("Go on"), "primary")
        self.go_on_button.clicked.connect(self._prove)
        self.field.returnPressed.connect(self._prove)
        return Box(column(self.field_row, self.go_on_button, gap=12))

    def _show_ways(self, typed: bool) -> None:
        self._held.setVisible(not typed)
        self._typed.setVisible(typed)

    def _empty(self) -> None:
        self.field.setText("")  # unlike clear(), this leaves nothing to undo
        self.field_row.show_problem("")
        self._rest(False)

    def _rest(self, busy: bool) -> None:
        self.field.setEnabled(not busy)
        self.go_on_button.setEnabled(not busy)

    def _prove(self) -> None:
        typed, folder = self.field.text(), self._context.vault.folder
        if not typed:
            self.field_row.show_problem(self.tr("Type the passphrase."))
            return
        self._rest(True)
        work = self._context.background.start(lambda _step: keeping.prove(folder, typed))
        work.finished.connect(self._on_proved)
        work.failed.connect(self._on_failed)

    def _on_proved(self, _nothing: object) -> None:
        self._empty()
        if self.isVisible():
            self.gone_on.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._empty()
        wrong = self.tr("That is not the passphrase of this vault.")
        other = self.tr("The passphrase could not be looked at. Lock with Ctrl+L and unlock again.")
        self.field_row.show_problem(wrong if isinstance(error, WrongPassphrase) else other)
        self.field.setFocus()


class Landing(TurnedPage):
    """What comes after hand-back: a page without content, from which one button leads on."""

    def __init__(self) -> None:
        super().__init__()
        self.on = big(self.tr("Go on"), "primary", "right")
        self.on.clicked.connect(self.finished)
        self.on.setMaximumWidth(px(260))
        self.on.setAccessibleDescription(self.tr("Nothing is shown until you go on."))
        self.setLayout(
            middle(
                row(..., Sign(44), ...),
                centred(say(self.tr("The screen is yours again"), role="display")),
                centred(say(self.tr("Nothing is shown until you go on."), "muted")),
                8, row(..., (self.on, 100), ...),
            )
        )  # fmt: skip

    @override
    def arrive(self) -> None:
        self.on.setFocus()
