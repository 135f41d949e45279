"""The page of the door on which a backup is restored."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from practice_desk.domain.record import override
from practice_desk.ui.background import Background
from practice_desk.ui.kit import Banner, Card, button, row
from practice_desk.ui.rooms.door.frame import CardPage
from practice_desk.ui.rooms.door.restoring import Restoring


class RestorePage(CardPage):
    """Restores a backup. `open_wanted` brings the restored folder, `back_wanted` leads back."""

    open_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.form = Restoring(background)
        self.button = button(self.tr("Restore"), "primary", icon="restore")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.back = button(self.tr("Back"), "link", icon="back")
        self._done = Banner(self.tr("Restored and checked. Everything in the backup is there."), "done")
        self._done.hide()
        self._folder: Path | None = None
        card = Card(
            self._done, self.form, 2, row(self.button, margin=(4, 0, 4, 0)), gap=10, margin=(20, 22, 20, 18)
        )
        self.lay_out(
            self.tr("Restore a backup"),
            self.tr("It is restored into a new folder and checked there. Nothing you have now is changed."),
            card,
            None,
            row(self.back, ...),
        )
        self.button.clicked.connect(self.go_on)
        self.back.clicked.connect(self.back_wanted)
        self.form.restored.connect(self._on_restored)
        self.form.busy_changed.connect(self._on_busy)

    @override
    def start(self) -> None:
        self.form.start()

    @override
    def forget(self) -> None:
        self.form.forget()

    @override
    def leave(self) -> None:
        if not self.busy:
            self.back_wanted.emit()

    @override
    def go_on(self) -> None:
        if self._folder is not None:
            self.open_wanted.emit(self._folder)
        else:
            self.form.go_on()

    def _on_busy(self, busy: bool) -> None:
        self.busy = busy
        self.button.setEnabled(not busy)
        self.back.setEnabled(not busy)

    def _on_restored(self, folder: Path) -> None:
        self._folder = folder
        self.form.hide()
        self._done.show()
        self.button.setText(self.tr("Open it"))
        self.button.setFocus()
