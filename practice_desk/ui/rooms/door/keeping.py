"""What keeps a vault safe while it is open: the commands of the Vault menu, and what is said on entering."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Actor, Deed
from practice_desk.ui.commands import Command
from practice_desk.ui.context import Context


def vault_commands(context: Context, window: QWidget) -> list[Command]:
    """Return the commands of the Vault menu."""
    return []


def welcome_in(context: Context, window: QWidget, actor: Actor) -> None:
    """Remember which vault was opened, and say what must be known about it before work begins."""
    if not context.desk.practice.own().fictional:
        last = context.desk.last(Deed.MAKE_BACKUP)
        context.settings.vault = str(context.vault.folder)
        context.settings.backed_up = f"{last.astimezone():%Y-%m-%d}" if last else ""
        context.settings.keep()
