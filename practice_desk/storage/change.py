"""What one intention did to the rows: the piece that undo, the news and the history are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from practice_desk.domain.clients import Client
from practice_desk.domain.clock import now
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place
from practice_desk.domain.plans import Fact
from practice_desk.domain.record import Record

Row = tuple[Record | None, Record | None]


class NotInChange(Exception):
    """Something was written outside `with desk.change(...)`."""


@dataclass(frozen=True, repr=False)
class Change:
    """What one intention did: the deed, where it is seen, and each row before and after."""

    deed: Deed
    place: Place | None = None
    rows: list[Row] = field(default_factory=list[Row])
    at: datetime = field(default_factory=now)

    @property
    def final(self) -> bool:
        """Say whether a fact was added, which nothing takes back."""
        return any(isinstance(after, Fact) for _, after in self.rows)

    def touches(self, *kinds: type[Record]) -> bool:
        """Say whether any row of these kinds changed."""
        return any(isinstance(r, kinds) for row in self.rows for r in row)

    def touched(self, seal: Callable[[Record], tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Return the kind and id of each row and what became of it, as the history keeps them.

        A fact adds its digest, which `seal` makes, so that the chain holds what it says too (C15).
        """
        return [_touched(row, seal) for row in self.rows]

    def client_id(self) -> str | None:
        """Return the one client this was about, if it was one."""
        if self.place and self.place.client_id:
            return self.place.client_id
        ids = {
            r.id if isinstance(r, Client) else getattr(r, "client_id", None)
            for row in self.rows
            for r in row
            if r
        }
        return ids.pop() if len(ids) == 1 else None  # fmt: skip


def _touched(row: Row, seal: Callable[[Record], tuple[str, ...]]) -> tuple[str, ...]:
    before, after = row
    record = after if after is not None else before
    assert record is not None
    how = "added" if before is None else "removed" if after is None else "changed"
    return (type(record).__name__, record.id, how, *(seal(after) if after is not None else ()))
