"""Releases: permission to share, and whether it is valid, computed from what it says and who signed.

Source: 45 CFR 164.508(c) for the six elements and three statements, and the UK and EU shape, which asks for
the same facts and for the right to take it back as easily as it was given (clinical.md 1.2, 1.5 row 7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.blocks import element_keys
from practice_desk.domain.dates import date_words
from practice_desk.domain.papers import NEEDS_AUTHORITY, Paper
from practice_desk.domain.practice import DateOrder, Jurisdiction
from practice_desk.domain.record import Record
from practice_desk.domain.standing import PaperFile, PaperState, standing


class ReleaseElement(StrEnum):
    """What a release needs. The order is that of 164.508(c)(1) and (2)."""

    INFORMATION = "information"
    DISCLOSER = "discloser"
    RECIPIENT = "recipient"
    PURPOSE = "purpose"
    EXPIRY = "expiry"
    SIGNATURE = "signature"
    AUTHORITY = "authority"
    RIGHT_TO_REVOKE = "right_to_revoke"
    NOT_CONDITIONED = "not_conditioned"
    REDISCLOSURE = "redisclosure"
    OWN_PAPER = "own_paper"


class ReleaseValidity(StrEnum):
    """What a release is worth on a day."""

    VALID = "valid"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"
    DECLINED = "declined"
    REPLACED = "replaced"
    VOIDED = "voided"
    INCOMPLETE = "incomplete"


class ReleaseProblem(StrEnum):
    """Why the days of a release cannot stand as typed; what it lacks besides is no problem of a draft."""

    ENDS_BEFORE = "ends_before"
    ENDED_ALREADY = "ended_already"


_KEYS = {
    "(c)(1)(i)": ReleaseElement.INFORMATION,
    "(c)(1)(ii)": ReleaseElement.DISCLOSER,
    "(c)(1)(iii)": ReleaseElement.RECIPIENT,
    "(c)(1)(iv)": ReleaseElement.PURPOSE,
    "(c)(1)(v)": ReleaseElement.EXPIRY,
    "(c)(2)(i)": ReleaseElement.RIGHT_TO_REVOKE,
    "(c)(2)(ii)": ReleaseElement.NOT_CONDITIONED,
    "(c)(2)(iii)": ReleaseElement.REDISCLOSURE,
}
_ENDED = {
    PaperState.SUPERSEDED: ReleaseValidity.REPLACED,
    PaperState.VOIDED: ReleaseValidity.VOIDED,
    PaperState.WITHDRAWN: ReleaseValidity.REVOKED,
    PaperState.PARTLY_WITHDRAWN: ReleaseValidity.REVOKED,
    PaperState.DECLINED: ReleaseValidity.DECLINED,
    PaperState.EXPIRED: ReleaseValidity.EXPIRED,
}
OWN_PAPER_KEY = "(b)(3)(ii)"  # what the text for psychotherapy notes carries
_NO_END = {"", "none", "never", "no end", "n/a", "-"}

CORE = (
    ReleaseElement.INFORMATION, ReleaseElement.DISCLOSER, ReleaseElement.RECIPIENT, ReleaseElement.PURPOSE,
    ReleaseElement.EXPIRY, ReleaseElement.SIGNATURE,
)  # fmt: skip
STATEMENTS = (
    ReleaseElement.RIGHT_TO_REVOKE, ReleaseElement.NOT_CONDITIONED, ReleaseElement.REDISCLOSURE,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, repr=False)
class Release(Record):
    """What a permission to share says, beside its paper. An end is a date (the paper's) or an event.

    `valid_from` is set where it starts later than its last signature. `at_request` is the purpose "I ask for
    it", enough when the client starts it. `person_id` is who receives, where they are in the client's file.
    """

    client_id: str
    paper_id: str
    discloser: str = ""
    discloser_address: str = ""
    recipient: str = ""
    recipient_role: str = ""
    recipient_address: str = ""
    person_id: str | None = None
    what: str = ""
    purpose: str = ""
    at_request: bool = False
    expires_event: str = ""
    valid_from: date | None = None
    two_way: bool = False
    psychotherapy_notes: bool = False

    def values(self, place: Jurisdiction, expires_on: date | None) -> dict[str, str]:
        """Return the merge words of a release, with its purpose and its end as sentences."""
        order = DateOrder.MONTH_DAY_YEAR if place is Jurisdiction.US else DateOrder.DAY_MONTH_YEAR
        day = date_words(expires_on, order) if expires_on else ""
        event = self.expires_event.strip()
        until = f"Until {day}" if day else ""
        if event:
            until = (
                f"{until}, or until this happens first: {event}" if day else f"Until this happens: {event}"
            )
        return {
            "discloser_name": self.discloser, "discloser_address": self.discloser_address,
            "recipient_name": self.recipient, "recipient_role": self.recipient_role,
            "recipient_address": self.recipient_address, "what": self.what,
            "purpose_words": self.purpose or ("I ask for it." if self.at_request else ""),
            "until_words": f"{until}." if until else "",
            "one_way": "" if self.two_way else "yes", "two_way": "yes" if self.two_way else "",
        }  # fmt: skip


def day_problems(
    valid_from: date | None, expires_on: date | None, today: date
) -> Iterator[tuple[str, ReleaseProblem]]:
    """Yield what is wrong with the days of a draft: an end that has passed, or one before its start."""
    if expires_on is not None and expires_on < today:
        yield "expires_on", ReleaseProblem.ENDED_ALREADY
    elif expires_on is not None and valid_from is not None and expires_on < valid_from:
        yield "expires_on", ReleaseProblem.ENDS_BEFORE


@dataclass(frozen=True, repr=False)
class Validity:
    """What a release is worth, what it lacks, and the day that matters (its end, or when taken back)."""

    is_worth: ReleaseValidity
    missing: tuple[ReleaseElement, ...] = ()
    on: date | None = None

    @property
    def may_share(self) -> bool:
        """Say whether sharing may be planned on this release."""
        return self.is_worth is ReleaseValidity.VALID


def left_out(paper: Paper) -> set[ReleaseElement]:
    """Return the elements and statements whose place in the paper's text is gone."""
    keys = element_keys(paper.body)
    return {element for key, element in _KEYS.items() if key not in keys}


def lacking(release: Release, file: PaperFile) -> list[ReleaseElement]:
    """Return what a release does not say yet, its signatures apart: what stops it from being offered."""
    absent = left_out(file.paper)
    says: dict[ReleaseElement, Callable[[], bool]] = {
        ReleaseElement.INFORMATION: lambda: bool(release.what.strip()),
        ReleaseElement.DISCLOSER: lambda: bool(release.discloser.strip()),
        ReleaseElement.RECIPIENT: lambda: bool(release.recipient.strip()),
        ReleaseElement.PURPOSE: lambda: bool(release.purpose.strip()) or release.at_request,
        ReleaseElement.EXPIRY: lambda: _ends(release, file),
        ReleaseElement.OWN_PAPER: lambda: _on_its_own(release, file),
    }
    absent |= {element for element, said in says.items() if not said()}
    return [element for element in ReleaseElement if element in absent]


def validity(release: Release, file: PaperFile, today: date) -> Validity:
    """Return what a release is worth on a day. Never stored (164.508(b)(2)): computed each time.

    Ended things first: replaced, taken back, declined, expired; then what is missing; then whether it has
    begun. Every person it asks must have signed.
    """
    now = standing(file, today)
    if now.state in _ENDED:
        return Validity(_ENDED[now.state], (), now.since)
    missing = set(lacking(release, file))
    if not now.in_force:
        missing.add(ReleaseElement.SIGNATURE)
    if any(s.capacity in NEEDS_AUTHORITY and not s.authority.strip() for s in file.signers):
        missing.add(ReleaseElement.AUTHORITY)
    if missing:
        return Validity(ReleaseValidity.INCOMPLETE, tuple(e for e in ReleaseElement if e in missing))
    if release.valid_from is not None and release.valid_from > today:
        return Validity(ReleaseValidity.NOT_YET, (), release.valid_from)
    return Validity(ReleaseValidity.VALID, (), now.last_day)


def _ends(release: Release, file: PaperFile) -> bool:
    return file.paper.expires_on is not None or release.expires_event.strip().casefold() not in _NO_END


def _on_its_own(release: Release, file: PaperFile) -> bool:
    """Psychotherapy notes have a paper of their own, joined with nothing (164.508(b)(3)(ii))."""
    return release.psychotherapy_notes == (OWN_PAPER_KEY in element_keys(file.paper.body))
