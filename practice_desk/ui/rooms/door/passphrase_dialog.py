"""Changing the passphrase of an open vault: the present one is asked for, unless the sheet opened it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.record import override
from practice_desk.intentions import keeping
from practice_desk.storage.keys import Cost, WrongPassphrase
from practice_desk.ui.context import Context
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Banner, Label, Page, StateLine, button, column, row
from practice_desk.ui.rooms.door.new_passphrase import NewPassphrase
from practice_desk.ui.rooms.door.secret_field import SecretField
from practice_desk.ui.rooms.door.troubles import trouble_of
from practice_desk.ui.theme import px

_LEAST_ROOM = 480


class KeepingDialog(QDialog):
    """The frame of the dialogs about the vault: a title, a page, and two buttons. None of them blocks."""

    def __init__(self, parent: QWidget, title: str, deed: str) -> None:
        super().__init__(parent)
        self.left = False
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.trouble = Banner("", "danger")
        self.trouble.hide()
        self.work = Label("", tone="muted", wrap=True)
        self.work.hide()
        self.do_button = button(deed, "primary")
        self.leave_button = button(self.tr("Leave"))
        self.do_button.clicked.connect(self.go_on)
        self.leave_button.clicked.connect(self.reject)

    def show_body(self, title: str, *items: QWidget | int) -> None:
        """Put the dialog together; it grows with what is shown in it later, as far as its window allows."""
        lines = [row(4, (i, 1), gap=0) if isinstance(i, Label | StateLine) else i for i in items]
        first, last = row(4, Label(title, "title", wrap=True), gap=0), row(4, self.work, gap=0)
        body = column(first, self.trouble, *lines, last, ..., gap=12)
        body.setContentsMargins(px(20), px(20), px(20), px(12))
        foot = row(..., self.leave_button, self.do_button)
        foot.setContentsMargins(px(24), px(8), px(24), px(16))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        page = Page(body)
        outer.addWidget(page, 1)
        outer.addLayout(foot)
        self.do_button.setDefault(True)
        self.resize(px(540), px(220))
        page.verticalScrollBar().rangeChanged.connect(self._grow)

    def _grow(self, _least: int, hidden: int) -> None:
        parent = self.parentWidget()
        most = max(px(_LEAST_ROOM), parent.window().height() - px(24) if parent is not None else 0)
        if hidden and self.height() < most:
            self.resize(self.width(), min(most, self.height() + hidden))

    def go_on(self) -> None:
        """Do what the dialog is for."""

    @override
    def done(self, result: int) -> None:
        """Close; whatever is still under way is no longer told to it."""
        self.left = True
        super().done(result)

    def set_busy(self, words: str) -> None:
        """Rest the dialog while something is done, and say what; an empty text ends it."""
        self.do_button.setEnabled(not words)
        self.trouble.hide()
        self.work.setText(words)
        self.work.setVisible(bool(words))

    def show_trouble(self, words: str) -> None:
        """Say what stands in the way."""
        self.set_busy("")
        self.trouble.set_text(words)
        self.trouble.show()


class PassphraseDialog(KeepingDialog):
    """Asks for the present passphrase (`proved` leaves that out) and twice for the new one."""

    changed = Signal()

    def __init__(self, parent: QWidget, context: Context, *, proved: bool, cost: Cost | None = None) -> None:
        title = parent.tr("Change passphrase")
        super().__init__(parent, title, parent.tr("Change passphrase"))
        self._context, self._proved, self._cost = context, proved, cost
        self.present = SecretField()
        self.present_row = FormRow("present", self.tr("Your passphrase until now"), self.present)
        self.present_row.setVisible(not proved)
        self.fields = NewPassphrase(context.background, label=self.tr("New passphrase"))
        note = Label(
            self.tr("Your recovery sheet stays as it is. Older backups keep the passphrase of their day."),
            tone="muted", wrap=True,
        )  # fmt: skip
        self.show_body(title, note, self.present_row, self.fields)
        self.fields.entered.connect(self.go_on)
        (self.fields.first if proved else self.present).setFocus()

    @override
    def go_on(self) -> None:
        if not self.do_button.isEnabled():
            return
        if not self._proved and not self.present.text():
            self.present_row.show_problem(self.tr("Type your passphrase."))
            self.present.setFocus()
            return
        if not self.fields.ready():
            return
        held = keeping.apart(self._context.vault)
        present, fresh = None if self._proved else self.present.text(), self.fields.first.text()
        cost = self._cost
        self.present_row.show_problem("")
        self.set_busy(self.tr("Changing. This takes a few seconds."))
        self._enable(on=False)
        work = self._context.background.start(
            lambda _step: keeping.change_passphrase(held, present, fresh, cost)
        )
        work.finished.connect(self._on_changed)
        work.failed.connect(self._on_failed)

    @override
    def done(self, result: int) -> None:
        """Empty the fields, whichever way the dialog is left."""
        self.present.empty()
        self.fields.forget()
        super().done(result)

    def _on_changed(self, _nothing: object) -> None:
        if self.left:
            return
        context = self._context
        context.desk.witness(Deed.CHANGE_PASSPHRASE)
        context.news.said.emit(self.tr("Passphrase changed"))
        self.accept()
        self.changed.emit()

    def _on_failed(self, error: BaseException) -> None:
        if self.left:
            return
        self.set_busy("")
        self._enable(on=True)
        if isinstance(error, WrongPassphrase):
            self.present_row.show_problem(
                self.tr("That is not the passphrase of this vault. Nothing was changed.")
            )
            self.present.setFocus()
            self.present.selectAll()
        else:
            self.show_trouble(trouble_of(error).words)

    def _enable(self, *, on: bool) -> None:
        self.present.setEnabled(on)
        self.fields.setEnabled(on)
