"""Sessions: the occasions on which things are rated, reviewed and agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from practice_desk.domain.record import Record

MINUTES = range(1, 24 * 60 + 1)


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


class SessionProblem(StrEnum):
    """Why a session cannot be kept as typed."""

    MINUTES = "minutes"
    TO_COME = "to_come"
    NOT_PLANNED = "not_planned"


@dataclass(frozen=True, kw_only=True, repr=False)
class Session(Record):
    """One occasion with a client; `start` is local wall time, `minutes` its length.

    `mattered` is what mattered most, in the client's words, and `confirmed` says that it was read back to
    them; `techniques` are words of the therapist's own list. `about` are two lines on a call or message, and
    `follow_up` what is to be done after it.
    """

    client_id: str
    kind: SessionKind = SessionKind.SESSION
    state: SessionState = SessionState.PLANNED
    on: date
    start: time | None = None
    minutes: int = 50
    mode: str = ""
    place: str = ""
    mattered: str = ""
    confirmed: bool = False
    techniques: tuple[str, ...] = ()
    about: str = ""
    follow_up: str = ""

    def problems(self, today: date) -> Iterator[tuple[str, SessionProblem]]:
        """Yield each field that stands in the way of keeping this session."""
        if self.minutes not in MINUTES:
            yield "minutes", SessionProblem.MINUTES
        if self.state is SessionState.HELD and self.on > today:
            yield "on", SessionProblem.TO_COME
        if self.state is SessionState.PLANNED and self.kind is not SessionKind.SESSION:
            yield "state", SessionProblem.NOT_PLANNED

    def overlaps(self, other: Session) -> bool:
        """Say whether two sessions claim the same time of the same day."""
        if self.on != other.on or self.start is None or other.start is None:
            return False
        begins, others = _minute(self.start), _minute(other.start)
        return begins < others + other.minutes and others < begins + self.minutes


def next_planned(sessions: Iterable[Session], today: date) -> Session | None:
    """Return the soonest planned session from today on."""
    ahead = [s for s in sessions if s.state is SessionState.PLANNED and s.on >= today]
    return min(ahead, key=lambda s: (s.on, s.start or time()), default=None)


def last_contact(sessions: Iterable[Session]) -> date | None:
    """Return the day of the latest session or contact that took place: retention counts from it."""
    return max((s.on for s in sessions if s.state is SessionState.HELD), default=None)


def propose_next(sessions: Iterable[Session], client_id: str, frequency: str, today: date) -> Session:
    """Return a session to plan: as the last one, one or two weeks on, never in the past.

    `frequency` is free text; two weeks are proposed where it speaks of a fortnight or of two weeks.
    """
    known = sorted(sessions, key=lambda s: (s.on, s.start or time()))
    alike = [s for s in known if s.kind is SessionKind.SESSION]
    if not alike:
        return Session(client_id=client_id, on=today)
    last, words = alike[-1], frequency.casefold()
    gap = timedelta(days=14 if "fortnight" in words or "two weeks" in words else 7)
    on = last.on + gap
    while on < today:
        on += gap
    return Session(
        client_id=client_id, on=on, start=last.start, minutes=last.minutes, mode=last.mode, place=last.place
    )


def held_sessions(sessions: Iterable[Session]) -> list[Session]:
    """Return the sessions that took place, first one first: session n is the n-th of them."""
    done = [s for s in sessions if s.kind is SessionKind.SESSION and s.state is SessionState.HELD]
    return sorted(done, key=lambda s: (s.on, s.start or time()))


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
