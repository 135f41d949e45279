"""The recovery sheet of an open vault, shown again: for a lost sheet, or a second one for the executor."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.record import override
from practice_desk.intentions import keeping
from practice_desk.storage.keys import WrongPassphrase
from practice_desk.storage.recovery import sheet_lines
from practice_desk.ui.context import Context
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Label, column
from practice_desk.ui.rooms.door import places
from practice_desk.ui.rooms.door.passphrase_dialog import KeepingDialog
from practice_desk.ui.rooms.door.secret_field import SecretField
from practice_desk.ui.rooms.door.sheet_lines import ShownLines
from practice_desk.ui.rooms.door.sheet_out import SheetFacts, SheetOut
from practice_desk.ui.rooms.door.troubles import trouble_of


class SheetDialog(KeepingDialog):
    """Asks for the passphrase, then shows the lines with the ways to put them on paper.

    An open screen left alone must not give away what opens everything for good.
    """

    def __init__(self, parent: QWidget, context: Context) -> None:
        title = parent.tr("Recovery sheet")
        super().__init__(parent, title, parent.tr("Show the sheet"))
        self._context = context
        self.field = SecretField()
        self.row = FormRow("passphrase", self.tr("Your passphrase"), self.field)
        self._note = Label(
            self.tr(
                "It opens the vault without the passphrase, and it is the same sheet as before: the older "
                "one stays good. If one is lost, somebody may have it."
            ),
            tone="muted",
            wrap=True,
        )
        self._sheet = QWidget()
        self._inside = column(gap=12)
        self._sheet.setLayout(self._inside)
        self._sheet.hide()
        self.shown: ShownLines | None = None
        self.show_body(title, self._note, self.row, self._sheet)
        self.field.returnPressed.connect(self.go_on)
        self.field.setFocus()

    @override
    def go_on(self) -> None:
        if self.shown is not None:
            self.accept()
            return
        if not self.field.text() or not self.do_button.isEnabled():
            self.field.setFocus()
            return
        folder, typed = self._context.vault.folder, self.field.text()
        self.set_busy(self.tr("One moment."))
        self.row.show_problem("")
        job = self._context.background.start(lambda _step: keeping.prove(folder, typed))
        job.finished.connect(self._on_proved)
        job.failed.connect(self._on_failed)

    @override
    def done(self, result: int) -> None:
        """Forget passphrase and lines, whichever way the dialog is left."""
        self.field.empty()
        if self.shown is not None:
            self.shown.forget()
        super().done(result)

    def _on_proved(self, _nothing: object) -> None:
        if self.left:
            return
        self.set_busy("")
        self.field.empty()
        vault, context = self._context.vault, self._context
        self.shown = ShownLines(sheet_lines(vault.root))
        out = SheetOut(context.background, vault.folder, self._facts)
        self._inside.addWidget(self.shown)
        self._inside.addWidget(out)
        self.row.hide()
        self._sheet.show()
        self.do_button.setText(self.tr("Done"))
        self.leave_button.hide()
        context.desk.witness(Deed.MAKE_RECOVERY_SHEET)

    def _facts(self) -> SheetFacts:
        vault, practice = self._context.vault, self._context.desk.practice.own()
        name = practice.practice_name or practice.therapist or places.name_of(vault.folder)
        lines = sheet_lines(vault.root)
        return SheetFacts(name, vault.vault_id, lambda: lines, practice.paper)

    def _on_failed(self, error: BaseException) -> None:
        if self.left:
            return
        self.set_busy("")
        if isinstance(error, WrongPassphrase):
            self.row.show_problem(self.tr("That is not the passphrase of this vault."))
            self.field.setFocus()
            self.field.selectAll()
        else:
            self.show_trouble(trouble_of(error).words)
