"""The Library: the texts that papers are made from, and the packs of first papers."""

from __future__ import annotations

from practice_desk.domain.places import PlaceKind
from practice_desk.domain.record import override
from practice_desk.ui.room import Room


class LibraryRoom(Room):
    """The Library: the texts that papers are made from, and the packs of first papers."""

    kind = PlaceKind.LIBRARY

    @override
    def reload(self) -> None:
        """Read the desk again."""
