"""Finding sessions across clients, and what stands in the order of their hours."""

from __future__ import annotations

from datetime import date

from practice_desk.domain.ratings import Rating
from practice_desk.domain.record import override
from practice_desk.domain.sessions import Session
from practice_desk.storage.record import SessionTable
from practice_desk.storage.table import Table


class RatingTable(SessionTable[Rating]):
    """The numbers goals were given: those of two occasions of one day stand in the order of their hours."""

    @override
    def _shown_in(self) -> str:
        start = "(SELECT start FROM sessions s WHERE s.id = ratings.session_id)"
        return f'"on", {start}, rowid'


class Sessions(Table[Session]):
    """The sessions and contacts of everybody. Two without an hour stand as they were written down."""

    @override
    def _shown_in(self) -> str:
        return '"on", start, rowid'

    def on_day(self, day: date) -> list[Session]:
        """Return what was or is planned on a day, in the order of the day."""
        return self.where('"on" = ?', day.isoformat(), order="start, rowid")

    def unwritten(self, client_id: str | None = None) -> list[Session]:
        """Return the sessions held of which nothing is written yet, oldest first, of one client if named."""
        own, values = ("1", ()) if client_id is None else ("client_id = ?", (client_id,))
        held = "kind = 'session' AND state = 'held'"
        bare = "NOT EXISTS (SELECT 1 FROM notes n WHERE n.session_id = sessions.id AND n.kind = 'progress')"
        return self.where(f"{own} AND {held} AND {bare}", *values, order='"on", start, rowid')

    def with_open_follow_up(self, client_id: str | None = None) -> list[Session]:
        """Return the contacts with something still to be done, oldest first, one client's if named."""
        own, values = ("1", ()) if client_id is None else ("client_id = ?", (client_id,))
        left = "trim(follow_up) <> '' AND followed_up_on IS NULL"
        return self.where(f"{own} AND {left}", *values, order='"on", start, rowid')
