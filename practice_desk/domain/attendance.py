"""Attendance: who came to a session and how; the words for it are for the therapist alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from practice_desk.domain.record import Record


class Attended(StrEnum):
    """How somebody was at a session, or was not."""

    CAME = "came"
    CAME_LATE = "came_late"
    DID_NOT_COME = "did_not_come"
    CANCELLED_IN_TIME = "cancelled_in_time"
    CANCELLED_LATE = "cancelled_late"
    I_CANCELLED = "i_cancelled"


CAME = (Attended.CAME, Attended.CAME_LATE)
CANCELLED = (Attended.CANCELLED_IN_TIME, Attended.CANCELLED_LATE, Attended.I_CANCELLED)


class AttendanceProblem(StrEnum):
    """Why an attendance cannot be kept."""

    TOLD_AFTER = "told_after"


@dataclass(frozen=True, kw_only=True, repr=False)
class Attendance(Record):
    """How one person was at one session. `told_at` is local wall time, for one who cancelled."""

    client_id: str
    session_id: str
    person_id: str | None = None
    how: Attended = Attended.CAME
    told_at: datetime | None = None
    words: str = ""

    def problems(self, start: datetime | None) -> Iterator[tuple[str, AttendanceProblem]]:
        """Yield what stands in the way: a session that began can no longer be cancelled in time."""
        told = self.told_at
        if self.how is Attended.CANCELLED_IN_TIME and told and start and told > start:
            yield "told_at", AttendanceProblem.TOLD_AFTER


def cancelled(told_at: datetime, start: datetime, notice_hours: int) -> Attended:
    """Return whether a client cancelled in time: at least the agreement's notice before the start."""
    in_time = start - told_at >= timedelta(hours=notice_hours)
    return Attended.CANCELLED_IN_TIME if in_time else Attended.CANCELLED_LATE


def took_place(attendances: Iterable[Attendance]) -> bool:
    """Say whether anybody came, so that there is something to write a note about."""
    return any(a.how in CAME for a in attendances)


def counts(attendances: Iterable[Attendance]) -> dict[Attended, int]:
    """Return how often each happened, every kind with its number, for the therapist's chart."""
    found = dict.fromkeys(Attended, 0)
    for attendance in attendances:
        found[attendance.how] += 1
    return found
