"""Finding sessions across clients."""

from __future__ import annotations

from datetime import date

from practice_desk.domain.sessions import Session
from practice_desk.storage.table import Table


class Sessions(Table[Session]):
    """The sessions and contacts of everybody."""

    def on_day(self, day: date) -> list[Session]:
        """Return what was or is planned on a day, in the order of the day."""
        return self.where('"on" = ?', day.isoformat(), order="start, id")

    def unwritten(self, client_id: str | None = None) -> list[Session]:
        """Return the sessions held of which nothing is written yet, oldest first, of one client if named."""
        own, values = ("1", ()) if client_id is None else ("client_id = ?", (client_id,))
        held = "kind = 'session' AND state = 'held'"
        bare = "NOT EXISTS (SELECT 1 FROM notes n WHERE n.session_id = sessions.id AND n.kind = 'progress')"
        return self.where(f"{own} AND {held} AND {bare}", *values, order='"on", start, id')

    def with_open_follow_up(self, client_id: str | None = None) -> list[Session]:
        """Return the contacts with something still to be done, oldest first, one client's if named."""
        own, values = ("1", ()) if client_id is None else ("client_id = ?", (client_id,))
        left = "trim(follow_up) <> '' AND followed_up_on IS NULL"
        return self.where(f"{own} AND {left}", *values, order='"on", start, id')
