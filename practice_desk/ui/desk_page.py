"""The open practice: the rail beside the room in view, and the way between rooms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from practice_desk.domain.clients import Client
from practice_desk.domain.clock import now
from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import override
from practice_desk.intentions import clients
from practice_desk.storage import history
from practice_desk.storage.desk import Change
from practice_desk.ui.context import Context
from practice_desk.ui.house import Entry
from practice_desk.ui.kit import Banner
from practice_desk.ui.rail import Rail
from practice_desk.ui.room import Room
from practice_desk.ui.search import Found

MOST_STEPS_BACK = 50


class _Rooms(QStackedWidget):
    """One room at a time; what is out of view does not say how small the window may be."""

    @override
    def minimumSizeHint(self) -> QSize:
        room = self.currentWidget()
        return room.minimumSizeHint() if room is not None else QSize()


class DeskPage(QWidget):
    """Shows one room at a time. `moved` is emitted when another page came into view."""

    moved = Signal()

    def __init__(
        self, context: Context, rooms: Sequence[Room], entries: list[Entry], sections: list[Entry]
    ) -> None:
        super().__init__()
        self.setObjectName("bg")
        self.context = context
        self._sections = {entry.kind for entry in sections}
        self._all_sections = sections
        self._entries = entries
        self._rooms = {room.kind: room for room in rooms}
        self._way: list[Place] = []
        self.rail = Rail(entries, sections)
        self._stack = _Rooms()
        for room in rooms:
            self._stack.addWidget(room)
        self._notice = Banner("", "attention")
        self._notice.setVisible(False)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self._notice)
        side.addWidget(self._stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(side, 1)
        self.rail.chosen.connect(self._on_chosen)
        context.news.place_wanted.connect(self.go)
        context.news.changed.connect(self._on_change)
        self._say_what_kind_of_vault()
        self.show_backup()

    @property
    def room(self) -> Room:
        """Return the room in view."""
        room = self._stack.currentWidget()
        assert isinstance(room, Room)
        return room

    @property
    def place(self) -> Place:
        """Return the place in view."""
        return self.room.place

    def find_room(self, kind: PlaceKind) -> Room:
        """Return the room of a kind."""
        return self._rooms[kind]

    def go(self, place: Place, *, back: bool = False) -> None:
        """Show a place; where it no longer exists, the list of clients."""
        desk = self.context.desk
        if place.kind not in self._rooms or (place.client_id and desk.clients.find(place.client_id) is None):
            place = Place(PlaceKind.CLIENTS)
        if not back and self._way[-1:] != [self.place] and self.place != place:
            self._way = [*self._way, self.place][-MOST_STEPS_BACK:]
        if place.client_id:
            desk.witness(Deed.VIEW_CLIENT, place.client_id)
        room = self._rooms[place.kind]
        room.go(place)
        self._stack.setCurrentWidget(room)
        self.rail.setVisible(not room.whole)
        self.show_rail()
        self.moved.emit()

    def go_back(self) -> None:
        """Show the place that was in view before."""
        if self._way:
            self.go(self._way.pop(), back=True)

    def entries(self, client_id: str | None) -> list[Found]:
        """Return the rooms, and the sections of the client in view, as the search lists them."""
        found = [self._found(e, None) for e in self._entries]
        return found + ([self._found(e, client_id) for e in self._all_sections] if client_id else [])

    def _found(self, entry: Entry, client_id: str | None) -> Found:
        return Found(entry.words, "", lambda: self.go(Place(entry.kind, client_id)))

    def show_rail(self) -> None:
        """Show in the rail where we are and whose client is open."""
        place = self.place
        name = self._client_name(place.client_id) if place.client_id else ""
        self.rail.show_place(self.room.section or place.kind, name)

    def show_backup(self) -> None:
        """Say at the foot how old the last backup is."""
        last = history.last(self.context.desk.db, Deed.MAKE_BACKUP)
        if last is None:
            words = self.tr("No backup yet")
        else:
            days = (now().date() - last.astimezone().date()).days
            words = (
                self.tr("Last backup today") if days < 1 else self.tr("Last backup %n day(s) ago", "", days)
            )
        self.rail.backup.setText(words)

    def show_time(self, seconds_left: int) -> None:
        """Say at the foot when something was kept and when the vault locks."""
        kept = self.context.desk.last_kept
        minutes = max(1, round(seconds_left / 60))
        if kept is None:
            words = self.tr("Locks in {0} min").format(minutes)
        else:
            words = self.tr("Kept {0} · locks in {1} min").format(f"{kept.astimezone():%H:%M}", minutes)
        self.rail.saved.setText(words)

    def _client_name(self, client_id: str) -> str:
        desk = self.context.desk
        if self.context.settings.references:
            return desk.clients.get(client_id).reference
        people = clients.participants(desk, client_id)
        return people[0].first_name() if len(people) == 1 else clients.name_of(desk, client_id)

    def _on_chosen(self, kind: PlaceKind) -> None:
        self.go(Place(kind, self.place.client_id if kind in self._sections else None))

    def _on_change(self, change: Change) -> None:
        if change.touches(Client, Person):
            self.show_rail()

    def _say_what_kind_of_vault(self) -> None:
        desk = self.context.desk
        if desk.practice.own().fictional:
            self.rail.notice.setText(self.tr("Made-up practice. Nobody in it exists."))
            self.rail.notice.show()
        if desk.read_only:
            words = "This folder can only be read. You can look at everything; nothing can be kept here."
            self._notice.set_text(self.tr(words))
            self._notice.show()
