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
