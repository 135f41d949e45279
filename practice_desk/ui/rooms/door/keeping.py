"""What keeps a vault safe while it is open: the commands of the Vault menu, and what is said on entering."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Actor, Deed
from practice_desk.domain.record import override
from practice_desk.intentions import keeping
from practice_desk.intentions.vaults import note_backup
from practice_desk.storage.backup import ENDING
from practice_desk.storage.check import Finding
from practice_desk.storage.keys import Cost
from practice_desk.storage.last_seen import RolledBack
from practice_desk.ui import dialogs
from practice_desk.ui.commands import Command, Menu
from practice_desk.ui.context import Context
from practice_desk.ui.desk_page import DeskPage
from practice_desk.ui.kit import StateLine
from practice_desk.ui.rooms.door import findings, places
from practice_desk.ui.rooms.door.passphrase_dialog import KeepingDialog, PassphraseDialog
from practice_desk.ui.rooms.door.restoring import Restoring
from practice_desk.ui.rooms.door.sheet_dialog import SheetDialog
from practice_desk.ui.rooms.door.troubles import trouble_of
from practice_desk.ui.rooms.door.working import Working

OpenOther = Callable[[Path], object]


def _tr(text: str) -> str:
    return QCoreApplication.translate("door", text)


def vault_commands(context: Context, window: QWidget, open_other: OpenOther | None = None) -> list[Command]:
    """Return the commands of the Vault menu. `open_other` locks this vault and asks for another."""
    keeper = Keeper(context, window, open_other)
    menu, restore = Menu.VAULT, _tr("Restore a backup into a new folder")

    def writable() -> bool:
        return not context.vault.read_only

    return [
        Command("back-up", _tr("Back up now"), keeper.ask_where, "", menu, "backup"),
        Command("check", _tr("Check this vault"), keeper.check, "", menu, "shield"),
        Command("restore", restore, keeper.restore, "", menu, "restore"),
        Command("passphrase", _tr("Change passphrase"), keeper.change_passphrase, "", menu, "key", writable),
        Command("sheet", _tr("Recovery sheet"), keeper.show_sheet, "", menu, "paper"),
    ]


def welcome_in(context: Context, window: QWidget, actor: Actor) -> None:
    """Remember which vault was opened, and say what must be known about it before work begins."""
    if not context.desk.practice.own().fictional:
        context.settings.vault = str(context.vault.folder.absolute())
        _remember_backup(context)
    if context.vault.rolled_back is not None:
        said = _older(context, context.vault.rolled_back)
        dialogs.tell(window, _tr("This is an older state of your vault"), said)
    if context.vault.history_faults:
        said = _tr(
            "Part of this vault's history is not as it was written. Choose Check this vault in the Vault "
            "menu to see more, and compare with a backup before you go on."
        )
        dialogs.tell(window, _tr("The history was changed"), said)
    if actor is Actor.RECOVERY_SHEET and not context.vault.read_only:
        said = _tr(
            "You opened this vault with its recovery sheet. The sheet stays good. "
            "If you no longer know the passphrase, set another one now."
        )
        keeper = Keeper(context, window, None)
        deed = _tr("Set a new passphrase")
        dialogs.ask(window, deed, said, deed, lambda: keeper.change_passphrase(proved=True))


class Keeper:
    """Does what the Vault menu asks for, for one open vault."""

    def __init__(self, context: Context, window: QWidget, open_other: OpenOther | None) -> None:
        self._context, self._window, self._open_other = context, window, open_other

    # ---- backup ----

    def ask_where(self) -> None:
        """Ask where the backup is to be written."""
        name = f"{places.name_of(self._context.vault.folder)} {today():%Y-%m-%d}{ENDING}"
        kinds = _tr("Backups of Practice Desk (*.pdbackup)")
        dialogs.choose_new_file(self._window, _tr("Back up now"), name, kinds, self.back_up)

    def back_up(self, target: Path) -> Working | None:
        """Write a verified backup beside the window, with its progress shown."""
        context = self._context
        if target.absolute().is_relative_to(context.vault.folder.absolute()):
            words = _tr("A backup in the vault's own folder is lost together with it. Choose another place.")
            dialogs.tell(self._window, _tr("Back up now"), words)
            return None
        held = keeping.apart(context.vault)
        job = context.background.start(lambda step: keeping.back_up(held, target, step))
        shown = Working(self._window, _tr("Backing up"), job)
        shown.broke.connect(self._on_failed)
        shown.succeeded.connect(lambda counts: self._on_backed_up(target, counts))
        shown.open()
        return shown

    def _on_backed_up(self, target: Path, counts: dict[str, int]) -> None:
        context = self._context
        note_backup(context.desk)
        _remember_backup(context)
        for page in self._window.findChildren(DeskPage):
            page.show_backup()
        said = _tr("Backed up and verified: {0}, with {1} clients")
        context.news.said.emit(said.format(target.name, counts["clients"]))

    # ---- the others ----

    def check(self) -> Working:
        """Look through the vault beside the window, and say part by part what was found."""
        held = keeping.apart(self._context.vault)
        job = self._context.background.start(lambda _step: keeping.check(held))
        shown = Working(self._window, _tr("Checking this vault"), job)
        shown.broke.connect(self._on_failed)
        shown.succeeded.connect(self._on_checked)
        shown.open()
        return shown

    def restore(self) -> RestoreDialog:
        """Restore a backup into a new folder, and offer to open it."""
        dialog = RestoreDialog(self._window, self._context, self._open_other)
        dialog.open()
        return dialog

    def change_passphrase(self, *, proved: bool = False, cost: Cost | None = None) -> PassphraseDialog:
        """Ask for a new passphrase."""
        dialog = PassphraseDialog(self._window, self._context, proved=proved, cost=cost)
        dialog.open()
        return dialog

    def show_sheet(self) -> SheetDialog:
        """Show the recovery sheet again."""
        dialog = SheetDialog(self._window, self._context)
        dialog.open()
        return dialog

    def _on_checked(self, found: list[Finding]) -> None:
        CheckDialog(self._window, found).open()

    def _on_failed(self, error: BaseException) -> None:
        dialogs.tell(self._window, _tr("That was not finished"), trouble_of(error).words)


class RestoreDialog(KeepingDialog):
    """Restores a backup while another vault is open."""

    def __init__(self, parent: QWidget, context: Context, open_other: OpenOther | None) -> None:
        title = _tr("Restore a backup into a new folder")
        super().__init__(parent, title, _tr("Restore"))
        self._open_other, self._folder = open_other, Path()
        self._restored = False
        self.form = Restoring(context.background)
        self.form.restored.connect(self._on_restored)
        self.form.busy_changed.connect(lambda busy: self.do_button.setEnabled(not busy))
        self.show_body(title, self.form)

    @override
    def go_on(self) -> None:
        if not self._restored:
            self.form.go_on()
            return
        self.accept()
        if self._open_other is not None:
            self._open_other(self._folder)

    @override
    def done(self, result: int) -> None:
        """Empty what is secret, whichever way the dialog is left."""
        self.form.forget()
        super().done(result)

    def _on_restored(self, folder: Path) -> None:
        self._folder, self._restored = folder, True
        self.form.hide()
        self.work.setText(_tr("Restored and checked. Everything in the backup is there."))
        self.work.show()
        self.leave_button.setVisible(self._open_other is not None)
        self.do_button.setText(_tr("Lock this vault and open it") if self._open_other else _tr("Close"))


class CheckDialog(KeepingDialog):
    """One line for each part of the check."""

    def __init__(self, parent: QWidget, found: list[Finding]) -> None:
        well = all(f.well for f in found)
        title = _tr("Everything is as it was written") if well else _tr("Something is not as it was written")
        super().__init__(parent, title, _tr("Close"))
        self.leave_button.hide()
        lines = [StateLine(findings.words_of(f), "done" if f.well else "danger") for f in found]
        self.show_body(title, *lines)

    @override
    def go_on(self) -> None:
        self.accept()


def _remember_backup(context: Context) -> None:
    last = context.desk.last(Deed.MAKE_BACKUP)
    if context.settings.vault == str(context.vault.folder.absolute()):
        context.settings.backed_up = f"{last.astimezone():%Y-%m-%d}" if last else ""
        context.settings.keep()


def _older(context: Context, back: RolledBack) -> str:
    def moment(at: datetime | None) -> str:
        if at is None:
            return _tr("a time that is not known")
        local = at.astimezone()
        return f"{context.date(local.date())} {local:%H:%M}"

    said = _tr(
        "This file ends on {0}; on this computer you last saved on {1}. A backup or a synced copy may have "
        "taken its place. If you did not do that yourself, lock the vault and look for the newer file before "
        "you write anything."
    )
    return said.format(moment(back.file_ends), moment(back.here_ended))
