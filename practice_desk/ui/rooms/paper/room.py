"""A paper before it is printed or saved, or as it was signed."""

from __future__ import annotations

from practice_desk.domain.places import PlaceKind
from practice_desk.domain.record import override
from practice_desk.ui.room import Room


class PaperRoom(Room):
    """A paper before it is printed or saved, or as it was signed."""

    kind = PlaceKind.PAPER
    whole = True

    @override
    def reload(self) -> None:
        """Read the desk again."""
