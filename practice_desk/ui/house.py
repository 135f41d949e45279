"""What a window is filled with: the door, the rooms, and their entries in the rail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from practice_desk.domain.places import PlaceKind

if TYPE_CHECKING:
    from practice_desk.ui.commands import Command
    from practice_desk.ui.context import Context
    from practice_desk.ui.room import Room
    from practice_desk.ui.search import Found


@dataclass(frozen=True)
class Entry:
    """A room or a section in the rail; a section has no icon."""

    kind: PlaceKind
    words: str
    icon: str = ""


@runtime_checkable
class SaysLocked(Protocol):
    """A door that can say when the vault was locked, and that what was being typed is kept."""

    def say_locked(self, at: str, *, typed: bool) -> None:
        """Say when it was locked, and whether text was being typed."""
        ...


@dataclass(frozen=True)
class House:
    """What the window is filled with: the door's page, the rooms, their entries in the rail, commands."""

    door: Callable[[Any], QWidget]
    rooms: Callable[[Context], list[Room]]
    entries: list[Entry]
    sections: list[Entry]
    commands: Callable[[Context, QWidget], list[Command]]
    found: Callable[[Context], list[Found]]
