"""How long a record is kept. Nothing is ever erased by itself: a date is proposed."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import Record

ENQUIRY_MONTHS = {Jurisdiction.UK: 3, Jurisdiction.US: 6}


@dataclass(frozen=True, kw_only=True, repr=False)
class RetentionPolicy(Record):
    """A rule for one place or insurer (clinical.md 6.4).

    `years` after the last contact; for someone seen as a minor also until `majority` + `minor_years`
    (US pattern), or until `minor_until_age` (UK pattern; a year longer for someone who was in the last
    year before majority), whichever of the two dates is later.
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
        last_year = last_contact >= add_years(born_on, policy.majority - 1)
        return max(after, add_years(born_on, policy.minor_until_age + last_year))
    return max(after, add_years(born_on, policy.majority + (policy.minor_years or 0)))


def kept_words(policy: RetentionPolicy, *, young: bool = False) -> str:
    """Return how long a record is kept, as a paper says it; for a young person also until which age."""
    years = f"{policy.years} years" if policy.years != 1 else "1 year"
    age = policy.minor_until_age
    if age is None and policy.minor_years is not None:
        age = policy.majority + policy.minor_years
    if young and age is not None:
        return f"until you are {age}, and for at least {years} after our last session"
    return f"for {years} after our last session"


def destroy_enquiry_after(
    jurisdiction: Jurisdiction, last_contact: date, *, hold: bool = False
) -> date | None:
    """Return the date after which erasing an enquiry is proposed: 3 months on in the UK, 6 in the US."""
    if hold:
        return None
    months = last_contact.month - 1 + ENQUIRY_MONTHS[jurisdiction]
    year, month = last_contact.year + months // 12, months % 12 + 1
    return date(year, month, min(last_contact.day, monthrange(year, month)[1]))


def usual_policy(policies: Iterable[RetentionPolicy], jurisdiction: Jurisdiction) -> RetentionPolicy | None:
    """Return the first rule of the pattern that this jurisdiction uses for minors, or simply the first."""
    ordered = sorted(policies, key=lambda p: p.position)
    field = "minor_until_age" if jurisdiction is Jurisdiction.UK else "minor_years"
    fitting = (p for p in ordered if getattr(p, field) is not None)
    return next(fitting, ordered[0] if ordered else None)
