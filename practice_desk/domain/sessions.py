"""Sessions: the occasions on which things are rated, reviewed and agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from practice_desk.domain.record import Record


class SessionKind(StrEnum):
    """A session, or a contact between sessions."""

    SESSION = "session"
    CALL = "call"
    MESSAGE = "message"
    OTHER = "other"


class SessionState(StrEnum):
    """Whether it is still to come."""

    PLANNED = "planned"
    HELD = "held"


@dataclass(frozen=True, kw_only=True, repr=False)
class Session(Record):
    """One occasion with a client; `start` is local wall time, `minutes` its length."""

    client_id: str
    kind: SessionKind = SessionKind.SESSION
    state: SessionState = SessionState.PLANNED
    on: date
    start: time | None = None
    minutes: int = 50
    mode: str = ""
    place: str = ""


def next_planned(sessions: Iterable[Session], today: date) -> Session | None:
    """Return the soonest planned session from today on."""
    ahead = [s for s in sessions if s.state is SessionState.PLANNED and s.on >= today]
    return min(ahead, key=lambda s: (s.on, s.start or time()), default=None)


def held_sessions(sessions: Iterable[Session]) -> list[Session]:
    """Return the sessions that took place, first one first: session n is the n-th of them."""
    done = [s for s in sessions if s.kind is SessionKind.SESSION and s.state is SessionState.HELD]
    return sorted(done, key=lambda s: (s.on, s.start or time()))
