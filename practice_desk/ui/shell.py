"""What the window is to the parts that it holds, and what it is filled with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMainWindow, QWidget

from practice_desk.domain.places import PlaceKind

if TYPE_CHECKING:
    from practice_desk.ui.commands import Command
    from practice_desk.ui.context import Context
    from practice_desk.ui.desk_page import DeskPage
    from practice_desk.ui.idle import Idle
    from practice_desk.ui.menus import Menus
    from practice_desk.ui.messages import Messages
    from practice_desk.ui.room import Room
    from practice_desk.ui.search import Found
    from practice_desk.ui.settings import Settings
    from practice_desk.ui.veil import Veil


@dataclass(frozen=True)
class Entry:
    """A room or a section in the rail; a section has no icon."""

    kind: PlaceKind
    words: str
    icon: str = ""


@dataclass(frozen=True)
class House:
    """What the window is filled with: the door's page, the rooms, their entries in the rail, commands."""

    door: Callable[[Any], QWidget]
    rooms: Callable[[Context], list[Room]]
    entries: list[Entry]
    sections: list[Entry]
    commands: Callable[[Context, QWidget], list[Command]]
    found: Callable[[Context], list[Found]]


class Shell(QMainWindow):
    """The window as its parts know it."""

    settings: Settings
    messages: Messages
    menus: Menus
    idle: Idle
    veil: Veil

    @property
    def context(self) -> Context | None:
        """Return what the rooms of the open vault are given, or None while locked."""
        raise NotImplementedError

    @property
    def desk_page(self) -> DeskPage | None:
        """Return the page of the open vault, or None while locked."""
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
