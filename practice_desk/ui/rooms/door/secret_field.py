"""The field for a passphrase: hidden until it is asked to show, and gone once it was used."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from practice_desk.domain.passphrases import LONGEST, SHORTEST
from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit import button
from practice_desk.ui.theme import px

_HINT = Qt.InputMethodHint


class SecretField(QLineEdit):
    """A line for a passphrase with a Show button in it.

    `caps_locked` brings whether Caps Lock seems to be on: Qt does not say, the typed letters do.
    """

    caps_locked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setInputMethodHints(
            _HINT.ImhSensitiveData
            | _HINT.ImhHiddenText
            | _HINT.ImhNoPredictiveText
            | _HINT.ImhNoAutoUppercase
        )
        self.show_button = button(self.tr("Show"), "quiet")
        self.show_button.setParent(self)
        self.show_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._on_show)
        self._wide = self._widest()

    def take(self) -> str:
        """Return what was typed and leave the field empty, its own undo included."""
        typed = self.text()
        self.empty()
        return typed

    def empty(self) -> None:
        """Forget what was typed, and hide again."""
        self.setText("")  # unlike clear(), this leaves nothing to undo
        self.show_button.setChecked(False)

    def _widest(self) -> int:
        """Return the width of the Show button with the longer of its two words."""
        wide = self.show_button.sizeHint().width()
        self.show_button.setText(self.tr("Hide"))
        wide = max(wide, self.show_button.sizeHint().width())
        self.show_button.setText(self.tr("Show"))
        self.setTextMargins(0, 0, wide, 0)
        return wide

    def _on_show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.setText(self.tr("Hide") if shown else self.tr("Show"))

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), px(280)), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        high = min(self.height() - px(6), self.show_button.sizeHint().height())
        self.show_button.setMinimumHeight(0)
        self.show_button.setGeometry(
            self.width() - self._wide - px(4), (self.height() - high) // 2, self._wide, high
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.upper() != typed.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_locked.emit((typed == typed.upper()) != shifted)
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.caps_locked.emit(False)


def missing_letters(typed: str) -> int:
    """Return how many characters a passphrase lacks to the shortest that may be used."""
    return max(0, SHORTEST - len(unicodedata.normalize("NFKC", typed)))
