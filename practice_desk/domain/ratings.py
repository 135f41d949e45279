"""Ratings of goals: who said what number, on which day. Two people's marks are never averaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.goals import GAS_LEVELS
from practice_desk.domain.record import Record
from practice_desk.domain.sessions import Session, before


class Rater(StrEnum):
    """Who rates: one person of the file, the therapist, or all together."""

    PERSON = "person"
    THERAPIST = "therapist"
    TOGETHER = "together"


class Scale(StrEnum):
    """0 to 10, or the five levels -2 to 2."""

    TEN = "ten"
    GAS = "gas"


class RatingProblem(StrEnum):
    """Why a rating cannot be kept."""

    OUT_OF_RANGE = "out_of_range"


@dataclass(frozen=True, kw_only=True, repr=False)
class Rating(Record):
    """One number by one rater for one goal on one occasion (a session, or only a date between sessions)."""

    client_id: str
    goal_id: str
    session_id: str | None = None
    on: date
    rater: Rater = Rater.PERSON
    person_id: str | None = None
    scale: Scale = Scale.TEN
    value: int
    comment: str = ""

    def problems(self) -> Iterator[tuple[str, RatingProblem]]:
        """Yield what stands in the way of keeping this rating."""
        allowed = range(11) if self.scale is Scale.TEN else GAS_LEVELS
        if self.value not in allowed:
            yield "value", RatingProblem.OUT_OF_RANGE

    def occasion(self) -> str:
        """Return what ratings of one occasion share."""
        return self.session_id or self.on.isoformat()

    def by(self) -> tuple[Rater, str | None]:
        """Return who rated, as a chart line is keyed."""
        return self.rater, self.person_id


def in_order(ratings: Iterable[Rating], goal_id: str, scale: Scale) -> list[Rating]:
    """Return a goal's ratings on one scale, oldest first; those of one day stay as they were given."""
    found = (r for r in ratings if r.goal_id == goal_id and r.scale is scale)
    return sorted(found, key=lambda r: r.on)


def last_values(
    ratings: Iterable[Rating], goal_id: str, scale: Scale, by: tuple[Rater, str | None]
) -> list[int]:
    """Return one rater's numbers for a goal, oldest first."""
    return [r.value for r in in_order(ratings, goal_id, scale) if r.by() == by]


def last_by(
    ratings: Iterable[Rating], goal_id: str, scale: Scale, before: date | None = None
) -> dict[tuple[Rater, str | None], Rating]:
    """Return each rater's latest rating of a goal, up to and without a day where one is given."""
    found: dict[tuple[Rater, str | None], Rating] = {}
    for rating in in_order(ratings, goal_id, scale):
        if before is None or rating.on < before:
            found[rating.by()] = rating
    return found


def given_before(
    ratings: Iterable[Rating], session: Session, sessions: Iterable[Session]
) -> list[Rating]:  # fmt: skip
    """Return what was given before a session; `sessions` are the client's, some perhaps of the same day."""
    known = list(sessions)
    held = {s.id for s in before(known, session)}
    same_day = {s.id for s in known if s.on == session.on} | {session.id}
    return [r for r in ratings if r.on <= session.on and r.session_id not in same_day - held]


def raters(ratings: Iterable[Rating]) -> list[tuple[Rater, str | None]]:
    """Return who rated, the people of the file before the therapist; their marks are never joined."""
    order = list(Rater)
    found = {r.by() for r in ratings}
    return sorted(
        found, key=lambda by: (order.index(by[0]) if by[0] is not Rater.THERAPIST else 9, by[1] or "")
    )
