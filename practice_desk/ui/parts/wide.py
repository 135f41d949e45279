"""Dialogs that need more room than most, as far as the window has it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.theme import px

_WIDE = 760
_EDGE = 24


def open_wide(parent: QWidget, dialog: FormDialog) -> FormDialog:
    """Open a dialog as wide as its form is good to fill in, never wider than the window it belongs to."""
    room = max(px(360), parent.window().width() - px(_EDGE))
    dialog.resize(min(px(_WIDE), room), px(200))
    dialog.open()
    return dialog
