"""Rooms: the pages of the desk, which keep themselves current."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import Record, override
from practice_desk.storage.desk import Change
from practice_desk.ui.commands import Command
from practice_desk.ui.context import Context


class Room(QWidget):
    """A page that reloads when what it shows changes.

    A hidden room only marks itself stale, and reloads when it is next shown. `shows` are the kinds of record
    it reads. A room whose `whole` is true is shown without rail and menu bar; `section` is where the
    rail stands meanwhile, where that is not the room's own kind.
    """

    kind: ClassVar[PlaceKind]
    shows: ClassVar[tuple[type[Record], ...]] = ()
    whole: ClassVar[bool] = False
    section: ClassVar[PlaceKind | None] = None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.desk = context, context.desk
        self.place = Place(self.kind)
        self._stale = True
        context.news.changed.connect(self._on_change)
        context.news.day_changed.connect(self.refresh)

    @property
    def client_id(self) -> str:
        """Return the client whose page this is, or an empty string."""
        return self.place.client_id or ""

    def go(self, place: Place) -> None:
        """Show a place of this room's kind: another client, or a record on the page."""
        self.place = place
        self.refresh()

    def reload(self) -> None:
        """Read the desk again and show it."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Reload now if the room is in view, otherwise when it next is."""
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def commands(self) -> list[Command]:
        """Return what can be asked for on this page."""
        return []

    def keeps_quiet(self, change: Change) -> bool:
        """Say whether a change is not announced over the page, because the page itself says what was kept."""
        del change
        return False

    def help_words(self) -> str:
        """Return a few plain sentences on what this page is for and how it is used (F1)."""
        return ""

    def wanted(self, kind: PlaceKind, client_id: str | None = None, record_id: str | None = None) -> None:
        """Ask the window to go somewhere."""
        self.context.news.place_wanted.emit(Place(kind, client_id, record_id))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Catch up on what changed while the room was hidden."""
        super().showEvent(event)
        if self._stale:
            self._catch_up()

    def _on_change(self, change: Change) -> None:
        if change.touches(*self.shows):
            self.refresh()

    def _catch_up(self) -> None:
        self._stale = False
        self.reload()
