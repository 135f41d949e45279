"""Disclosures: what was shared about a client, with whom, on what ground; the log never refuses a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from practice_desk.domain.plans import Fact
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import Record


class DisclosureBasis(StrEnum):
    """On what ground something was shared (product.md, Consents)."""

    RELEASE = "release"
    LEGAL_DUTY = "legal_duty"
    COURT = "court"
    SERIOUS_DANGER = "serious_danger"
    EMERGENCY = "emergency"
    SAFEGUARDING = "safeguarding"
    TO_THE_CLIENT = "to_the_client"
    OWN_DEFENCE = "own_defence"
    TREATMENT_PAYMENT = "treatment_payment"
    WITHOUT_PERMISSION = "without_permission"


class DisclosureProblem(StrEnum):
    """Why a disclosure cannot be noted as typed. None of them is about permission."""

    NO_RECIPIENT = "no_recipient"
    NO_WHAT = "no_what"
    TO_COME = "to_come"
    NO_RELEASE = "no_release"


class PlanProblem(StrEnum):
    """Why sharing cannot be planned as typed; a permission that does not hold is said beside these."""

    NO_GROUND = "no_ground"
    NO_WHAT = "no_what"
    NO_DAY = "no_day"
    PASSED = "passed"


class PeriodProblem(StrEnum):
    """Why what was shared cannot be accounted for from one day to another."""

    TURNED_ROUND = "turned_round"
    TO_COME = "to_come"


# The grounds on which sharing may be planned where no permission holds (clinical.md 1.4, product.md).
WITHOUT_RELEASE = tuple(
    b for b in DisclosureBasis if b not in (DisclosureBasis.RELEASE, DisclosureBasis.WITHOUT_PERMISSION)
)
# The grounds that rest on a rule or an order which is named with them.
RESTS_ON_LAW = frozenset(
    {
        DisclosureBasis.LEGAL_DUTY, DisclosureBasis.COURT, DisclosureBasis.SERIOUS_DANGER,
        DisclosureBasis.SAFEGUARDING, DisclosureBasis.OWN_DEFENCE,
    }
)  # fmt: skip
# Within what time after it was noticed a report is made, where one is needed: UK GDPR Art. 33(1) to the ICO;
# 45 CFR 164.404(b) to the client.
REPORT_WITHIN = {Jurisdiction.UK: timedelta(hours=72), Jurisdiction.US: timedelta(days=60)}
# How far back an accounting goes in the US (45 CFR 164.528(a)(1)).
ACCOUNTED_YEARS = 6

# 45 CFR 164.528(a)(1): what an accounting of disclosures in the US may leave out.
_NOT_COUNTED = frozenset(
    {DisclosureBasis.RELEASE, DisclosureBasis.TO_THE_CLIENT, DisclosureBasis.TREATMENT_PAYMENT}
)


@dataclass(frozen=True, kw_only=True, repr=False)
class Disclosure(Fact):
    """One time something was shared: `on` is when it happened, `at_utc` when it was written down.

    `paper_id` is the release it went by, `person_id` whom it was about, `law` the rule where a law asked,
    `valid` whether the release held that day as far as was known when this was written.
    """

    client_id: str
    basis: DisclosureBasis
    paper_id: str | None = None
    person_id: str | None = None
    on: date
    at_utc: datetime
    recipient: str = ""
    address: str = ""
    what: str = ""
    how: str = ""
    purpose: str = ""
    law: str = ""
    consulted: str = ""
    valid: bool = True

    def problems(self, today: date) -> Iterator[tuple[str, DisclosureProblem]]:
        """Yield each field that stands in the way of noting this."""
        if not self.recipient.strip():
            yield "recipient", DisclosureProblem.NO_RECIPIENT
        if not self.what.strip():
            yield "what", DisclosureProblem.NO_WHAT
        if self.on > today:
            yield "on", DisclosureProblem.TO_COME
        if self.basis is DisclosureBasis.RELEASE and self.paper_id is None:
            yield "paper_id", DisclosureProblem.NO_RELEASE

    @property
    def needs_follow_up(self) -> bool:
        """Say whether this opens something to do: shared without a valid permission."""
        return self.basis is DisclosureBasis.WITHOUT_PERMISSION or not self.valid


@dataclass(frozen=True, kw_only=True, repr=False)
class PlannedSharing(Record):
    """What is to be shared on a day: under the release `paper_id`, or on another `ground`."""

    client_id: str
    paper_id: str | None = None
    ground: DisclosureBasis | None = None
    what: str = ""
    on: date | None = None

    def problems(self, today: date) -> Iterator[tuple[str, PlanProblem]]:
        """Yield each field that stands in the way of planning this, the permission apart."""
        if self.paper_id is None and self.ground is None:
            yield "ground", PlanProblem.NO_GROUND
        if not self.what.strip():
            yield "what", PlanProblem.NO_WHAT
        if self.on is None:
            yield "on", PlanProblem.NO_DAY
        elif self.on < today:
            yield "on", PlanProblem.PASSED


@dataclass(frozen=True, kw_only=True, repr=False)
class AccountingPeriod(Record):
    """From which day to which, both included, it is told what was shared; `counted` as in the US."""

    client_id: str
    first: date
    last: date
    counted: bool = False

    def problems(self, today: date) -> Iterator[tuple[str, PeriodProblem]]:
        """Yield each field that stands in the way of accounting for this period."""
        if self.first > self.last:
            yield "first", PeriodProblem.TURNED_ROUND
        if self.last > today:
            yield "last", PeriodProblem.TO_COME


def accounting(
    disclosures: Iterable[Disclosure], first: date, last: date, *, counted_only: bool = False
) -> list[Disclosure]:
    """Return what was shared from one day to another, both included, in the order it happened.

    `counted_only` leaves out what a US accounting may leave out (45 CFR 164.528(a)(1)): by the client's own
    permission, to the client, for treatment and payment. What was shared without one always stays.
    """
    within = [d for d in disclosures if first <= d.on <= last]
    shown = [d for d in within if not counted_only or d.basis not in _NOT_COUNTED or d.needs_follow_up]
    return sorted(shown, key=lambda d: (d.on, d.seq))
