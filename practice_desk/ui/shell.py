"""What the window is to the parts that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from practice_desk.ui.context import Context
    from practice_desk.ui.desk_page import DeskPage
    from practice_desk.ui.idle import Idle
    from practice_desk.ui.messages import Messages
    from practice_desk.ui.settings import Settings
    from practice_desk.ui.veil import Veil


class Shell(QMainWindow):
    """The window as its parts know it."""

    settings: Settings
    messages: Messages
    idle: Idle
    veil: Veil

    @property
    def context(self) -> Context | None:
        """Return what the rooms of the open vault are given, or None while locked."""
        raise NotImplementedError

    @property
    def desk_page(self) -> DeskPage | None:
        """Return the page of the open vault, or None while locked or while the screen is turned."""
        raise NotImplementedError

    def put(self, page: QWidget) -> None:
        """Show a page in place of the one before."""
        raise NotImplementedError

    def lock(self) -> None:
        """Lock the vault."""
        raise NotImplementedError

    def search(self) -> None:
        """Open the search."""
        raise NotImplementedError

    def undo(self) -> None:
        """Take back the last change."""
        raise NotImplementedError

    def redo(self) -> None:
        """Do it again."""
        raise NotImplementedError

    def help(self) -> None:
        """Say what this page is for."""
        raise NotImplementedError

    def show_references(self) -> None:
        """Show references instead of names, or names again."""
        raise NotImplementedError

    def turn_with_passphrase(self) -> None:
        """Ask for the passphrase after the screen was turned, or for the held key again."""
        raise NotImplementedError
