"""Restoring a backup: into a new folder, proved there, with nothing that exists now being touched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.intentions import homes, keeping
from practice_desk.storage.folder import MissingKeyFile
from practice_desk.ui import dialogs
from practice_desk.ui.background import Background
from practice_desk.ui.fields import LineField
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Banner, Label, button, column, row
from practice_desk.ui.rooms.door import places
from practice_desk.ui.rooms.door.recovery import SheetEntry
from practice_desk.ui.rooms.door.secret_field import SecretField
from practice_desk.ui.rooms.door.troubles import trouble_of


class Restoring(QWidget):
    """Asks for the file, the new folder and the key, and restores. `restored` brings the folder."""

    restored = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self.file: Path | None = None
        self.parent_folder = homes.home()
        self._by_sheet = False
        self._make_fields()
        self.setLayout(
            column(
                self._trouble, row(4, Label(self.tr("Backup file"), strong=True)), row(4, self._file_words),
                row(4, self.choose_file_button, ...), 4, self.name_row, row(4, self._place),
                row(4, self.choose_place_button, ...), self._warning, 4, self.key_row, self.entry,
                row(4, self.sheet_button, ...), row(4, self._work), gap=8,
            )
        )  # fmt: skip
        self.choose_file_button.clicked.connect(self._on_choose_file)
        self.choose_place_button.clicked.connect(self._on_choose_place)
        self.sheet_button.clicked.connect(self.turn)
        self.field.returnPressed.connect(self.go_on)
        self.entry.entered.connect(self.go_on)
        self.name.edited.connect(self._show_place)
        self._show_place()

    def start(self) -> None:
        """Put the cursor where the first thing is missing."""
        (self.name if self.file else self.choose_file_button).setFocus()

    def forget(self) -> None:
        """Empty what is secret."""
        self.field.empty()
        self.entry.forget()

    def turn(self) -> None:
        """Ask for the sheet instead of the passphrase, or the other way round."""
        self.forget()
        self._by_sheet = not self._by_sheet
        self.key_row.setVisible(not self._by_sheet)
        self.entry.setVisible(self._by_sheet)
        words = self.tr("Use the passphrase instead") if self._by_sheet else self.tr("Use the recovery sheet")
        self.sheet_button.setText(words)
        (self.entry.rows[0].field if self._by_sheet else self.field).setFocus()

    def take_file(self, file: Path) -> None:
        """Say which backup is meant."""
        self.file = file
        self._file_words.setText(file.name)
        self._file_words.set_tone(None)
        self._trouble.hide()
        self.name.setFocus()

    def take_parent(self, folder: Path) -> None:
        """Say where the restored vault will lie."""
        self.parent_folder = folder
        self._show_place()

    def folder(self) -> Path:
        """Return the new folder."""
        return self.parent_folder / self.name.value()

    def go_on(self) -> None:
        """Restore beside the window, or say what is missing."""
        if not self.isEnabled() or not self._is_settled():
            return
        root = self.entry.root() if self._by_sheet else None
        if self._by_sheet and root is None:
            return
        file, folder, typed = self.file, self.folder(), self.field.text()
        assert file is not None
        self._set_busy(self.tr("Restoring, and checking every page. This can take a minute."))
        job = self._background.start(lambda _step: keeping.restore(file, folder, root or typed))
        job.finished.connect(lambda _counts: self._on_restored(folder))
        job.failed.connect(self._on_failed)

    def text(self) -> str:
        """Return what is said to be wrong, or an empty string."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    # ---- inside ----

    def _make_fields(self) -> None:
        self._trouble = Banner("", "danger")
        self._trouble.hide()
        self._file_words = Label(self.tr("None chosen yet"), tone="muted", wrap=True)
        self.choose_file_button = button(self.tr("Choose the backup file"), "small", icon="open")
        self.name = LineField()
        self.name.set_value(self.tr("Restored {0}").format(f"{today():%Y-%m-%d}"))
        self.name_row = FormRow("name", self.tr("Name of the new folder"), self.name)
        self._place = Label("", "small", tone="muted", wrap=True)
        self.choose_place_button = button(self.tr("Choose another place"), "small", icon="folder")
        self._warning = Banner("", "attention")
        self.field = SecretField()
        self.key_row = FormRow("passphrase", self.tr("Passphrase at the time of the backup"), self.field)
        self.entry = SheetEntry()
        self.entry.hide()
        self.sheet_button = button(self.tr("Use the recovery sheet"), "link", icon="paper")
        self._work = Label("", tone="muted", wrap=True)
        self._work.hide()

    def _is_settled(self) -> bool:
        if self.file is None:
            self._say(self.tr("Choose the backup file first."))
            self.choose_file_button.setFocus()
            return False
        problem = places.name_problem(self.parent_folder, self.name.value())
        self.name_row.show_problem(problem)
        if problem:
            self.name.setFocus()
            return False
        if not self._by_sheet and not self.field.text():
            self.key_row.show_problem(self.tr("Type the passphrase, or use the recovery sheet."))
            self.field.setFocus()
            return False
        self.key_row.show_problem("")
        return True

    def _on_restored(self, folder: Path) -> None:
        self._set_busy("")
        self.forget()
        self.restored.emit(folder)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy("")
        if isinstance(error, MissingKeyFile):
            self._say(self.tr("This backup holds no key file. Use the recovery sheet. Nothing was restored."))
            return
        trouble = trouble_of(error)
        if trouble.typing and not self._by_sheet:
            self.key_row.show_problem(
                self.tr("That passphrase does not open this backup. An older one may. Nothing was restored.")
            )
            self.field.setFocus()
        else:
            self._say(trouble.words)

    def _say(self, words: str) -> None:
        self._trouble.set_text(words)
        self._trouble.show()

    def _set_busy(self, words: str) -> None:
        self.setEnabled(not words)
        self._trouble.hide()
        self._work.setText(words)
        self._work.setVisible(bool(words))
        self.busy_changed.emit(bool(words))

    def _on_choose_file(self) -> None:
        kinds = self.tr("Backups of Practice Desk (*.pdbackup)")
        dialogs.choose_file(self, self.tr("Choose the backup file"), kinds, self.take_file)

    def _on_choose_place(self) -> None:
        dialogs.choose_folder(self, self.tr("Where the new folder is made"), None, self.take_parent)

    def _show_place(self) -> None:
        self._place.setText(places.place_of(self.folder()))
        places.warn(self._warning, self.parent_folder)
