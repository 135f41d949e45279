"""Sessions: the occasions on which things are rated, reviewed and agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from practice_desk.domain.record import Record

MINUTES = range(1, 24 * 60 + 1)
YEAR = timedelta(days=366)


class SessionKind(StrEnum):
    """A session, or a contact between sessions."""

    SESSION = "session"
    CALL = "call"
    MESSAGE = "message"
    LETTER = "letter"
    OTHER = "other"


class SessionState(StrEnum):
    """Whether it is still to come, took place, or did not; what did not take place needs no note."""

    PLANNED = "planned"
    HELD = "held"
    NOT_HELD = "not_held"


class SessionProblem(StrEnum):
    """Why a session cannot be kept as typed."""

    MINUTES = "minutes"
    TO_COME = "to_come"
    NOT_PLANNED = "not_planned"
    NO_WORDS = "no_words"
    HAS_SIGNED = "has_signed"


class SessionAdvice(StrEnum):
    """What is worth a second look about a session; none of it is ever refused (product.md, Consents)."""

    SAME_TIME = "same_time"
    FAR_AHEAD = "far_ahead"
    LONG_AGO = "long_ago"


@dataclass(frozen=True, kw_only=True, repr=False)
class Session(Record):
    """One occasion with a client; `start` is local wall time, `minutes` its length.

    `mattered` is what mattered most, in the client's words, and `confirmed` says that it was read back to
    them; `techniques` are words of the therapist's own list. `about` are two lines on a call or message,
    `with_whom` who it was with where that is nobody of the file, `follow_up` what is to be done after it, and
    `followed_up_on` the day that was done.
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
    with_whom: str = ""
    followed_up_on: date | None = None

    def problems(self, today: date) -> Iterator[tuple[str, SessionProblem]]:
        """Yield each field that stands in the way of keeping this session."""
        if self.minutes not in MINUTES:
            yield "minutes", SessionProblem.MINUTES
        if self.state is SessionState.HELD and self.on > today:
            yield "on", SessionProblem.TO_COME
        if self.state is SessionState.PLANNED and self.kind is not SessionKind.SESSION:
            yield "state", SessionProblem.NOT_PLANNED
        if self.followed_up_on is not None and self.followed_up_on > today:
            yield "followed_up_on", SessionProblem.TO_COME

    def advice(self, others: Iterable[Session], today: date) -> Iterator[SessionAdvice]:
        """Yield what is worth a second look; `others` are the sessions of everybody on that day.

        A day more than a year away, either way, is more often a slip of the hand than a plan.
        """
        taken = (o for o in others if o.id != self.id and o.state is not SessionState.NOT_HELD)
        if any(self.overlaps(o) for o in taken):
            yield SessionAdvice.SAME_TIME
        if self.on - today > YEAR:
            yield SessionAdvice.FAR_AHEAD
        if today - self.on > YEAR:
            yield SessionAdvice.LONG_AGO

    @property
    def is_contact(self) -> bool:
        """Say whether this is a contact between sessions."""
        return self.kind is not SessionKind.SESSION

    def follow_up_is_open(self) -> bool:
        """Say whether something is still to be done after this contact."""
        return bool(self.follow_up.strip()) and self.followed_up_on is None

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


def contacts(sessions: Iterable[Session]) -> list[Session]:
    """Return the contacts between sessions, the latest first."""
    found = [s for s in sessions if s.is_contact]
    return sorted(found, key=lambda s: (s.on, s.start or time()), reverse=True)


def before(sessions: Iterable[Session], session: Session) -> list[Session]:
    """Return the sessions held before one, first one first; the last of them is last time."""
    at = (session.on, session.start or time())
    return [s for s in held_sessions(sessions) if s.id != session.id and (s.on, s.start or time()) < at]


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
