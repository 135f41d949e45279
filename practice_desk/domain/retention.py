"""How long a record is kept. Nothing is ever erased by itself: a date is proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from practice_desk.domain.record import Record


@dataclass(frozen=True, kw_only=True, repr=False)
class RetentionPolicy(Record):
    """A rule for one place or insurer (clinical.md 6.4).

    `years` after the last contact; for someone seen as a minor also until `majority` + `minor_years`
    (US pattern), or until `minor_until_age` (UK pattern), whichever of the two dates is later.
    """

    name: str
    years: int
    majority: int = 18
    minor_years: int | None = None
    minor_until_age: int | None = None
    position: int = 0


def add_years(day: date, years: int) -> date:
    """Return the same day some years on; 29 February becomes the last day of February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def destroy_after(
    policy: RetentionPolicy, born_on: date | None, last_contact: date, *, hold: bool = False
) -> date | None:
    """Return the date after which erasing is proposed, or None while the record is held.

    Source: APA record keeping guidelines and UK practice, as set out in clinical.md 6.4 (vectors R1 to R6).
    """
    if hold:
        return None
    after = add_years(last_contact, policy.years)
    if born_on is None or add_years(born_on, policy.majority) <= last_contact:
        return after
    if policy.minor_until_age is not None:
        return max(after, add_years(born_on, policy.minor_until_age))
    return max(after, add_years(born_on, policy.majority + (policy.minor_years or 0)))
