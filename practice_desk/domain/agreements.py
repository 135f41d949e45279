"""Working agreements: clauses chosen and ordered, what was varied, when they are looked at again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from practice_desk.domain.blocks import Block, BlockKind
from practice_desk.domain.dates import add_months
from practice_desk.domain.merging import Merged, merge
from practice_desk.domain.record import Record


class ClauseArea(StrEnum):
    """The twenty-three areas of clinical.md 2.2, in its order."""

    TIME = "time"
    FREQUENCY = "frequency"
    CANCELLING = "cancelling"
    FEES = "fees"
    CONTACT = "contact"
    EMERGENCIES = "emergencies"
    SOCIAL_MEDIA = "social_media"
    GIFTS = "gifts"
    TOUCH = "touch"
    OTHER_TIES = "other_ties"
    CHANCE_MEETINGS = "chance_meetings"
    CLIENT_PRIVACY = "client_privacy"
    RECORDING = "recording"
    DEVICE_ROOM = "device_room"
    ENDINGS = "endings"
    ABSENCE = "absence"
    SUBSTANCES = "substances"
    SAFETY = "safety"
    HOME_VISITS = "home_visits"
    LETTERS_COURT = "letters_court"
    RECORD = "record"
    COMPLAINTS = "complaints"
    CULTURE_ACCESS = "culture_access"


class ClauseChoice(StrEnum):
    """What the two of them did with a clause: agreed as it stands unless marked.

    One that is still to be talked about holds the agreement back from being offered.
    """

    AGREED = "agreed"
    VARIED = "varied"
    NOT_APPLICABLE = "not_applicable"
    TO_TALK_ABOUT = "to_talk_about"


class ClauseProblem(StrEnum):
    """Why a clause cannot be kept as typed."""

    NO_TEXT = "no_text"
    NO_VARIATION = "no_variation"
    NO_REASON = "no_reason"


class ReviewProblem(StrEnum):
    """Why a review cannot be kept as typed."""

    TO_COME = "to_come"
    TOO_LATE = "too_late"


class ReviewTrigger(StrEnum):
    """Why an agreement is looked at (clinical.md 2.3)."""

    SCHEDULED = "scheduled"
    CROSSING = "crossing"
    CHANGE_OF_FORMAT = "change_of_format"
    PLANNED_BREAK = "planned_break"
    ASKED_FOR = "asked_for"


class ReviewOutcome(StrEnum):
    """What came of looking at it."""

    KEPT = "kept"
    NEW_VERSION = "new_version"


@dataclass(frozen=True, kw_only=True, repr=False)
class Clause(Record):
    """One clause of an agreement. `values` are its own, as JSON; `summary` is its line on the client's copy.

    A varied clause says in `variation` what holds instead, and why in `reason`.
    """

    client_id: str
    paper_id: str
    area: ClauseArea
    position: int = 0
    title: str = ""
    template: str = ""
    text: str = ""
    values: str = "{}"
    choice: ClauseChoice = ClauseChoice.AGREED
    variation: str = ""
    reason: str = ""
    summary: str = ""

    def problems(self) -> Iterator[tuple[str, ClauseProblem]]:
        """Yield each field that stands in the way of keeping this clause."""
        if not self.text.strip():
            yield "text", ClauseProblem.NO_TEXT
        if self.choice is ClauseChoice.VARIED and not self.variation.strip():
            yield "variation", ClauseProblem.NO_VARIATION
        if self.choice is ClauseChoice.VARIED and not self.reason.strip():
            yield "reason", ClauseProblem.NO_REASON

    def own_values(self) -> dict[str, str]:
        """Return the values typed for this clause."""
        said: dict[str, Any] = json.loads(self.values)
        return {name: str(value) for name, value in said.items()}


@dataclass(frozen=True, kw_only=True, repr=False)
class AgreementReview(Record):
    """One time an agreement was looked at together, with what was said in the client's own words."""

    client_id: str
    paper_id: str
    session_id: str | None = None
    on: date
    trigger: ReviewTrigger = ReviewTrigger.SCHEDULED
    clause_ids: tuple[str, ...] = ()
    words: str = ""
    outcome: ReviewOutcome = ReviewOutcome.KEPT
    new_paper_id: str | None = None


def agreement_text(
    opening: str, clauses: Sequence[Clause], closing: str, values: Mapping[str, str]
) -> Merged:
    """Return an agreement as it is offered: opening, the clauses that apply in their order, closing.

    A clause's own values come before those of the practice and the client. A varied clause says what was
    varied; the reason stays with the record. One that does not apply is left out.
    """
    parts = [merge(opening, values)]
    for clause in sorted(clauses, key=lambda c: c.position):
        if clause.choice is ClauseChoice.NOT_APPLICABLE:
            continue
        own = {**values, **clause.own_values()}
        varied = clause.choice is ClauseChoice.VARIED
        body = merge(clause.variation if varied else clause.text, own)
        heading = (Block(BlockKind.HEADING, clause.title),) if clause.title else ()
        parts.append(Merged((*heading, *body.blocks), body.unfilled))
    parts.append(merge(closing, values))
    return Merged(
        tuple(block for part in parts for block in part.blocks),
        tuple(dict.fromkeys(name for part in parts for name in part.unfilled)),
    )


def client_copy(clauses: Sequence[Clause], values: Mapping[str, str]) -> list[str]:
    """Return the lines of the one-page client copy: one plain line for each clause that applies."""
    lines: list[str] = []
    for clause in sorted(clauses, key=lambda c: c.position):
        if clause.choice is not ClauseChoice.NOT_APPLICABLE and clause.summary.strip():
            own = {**values, **clause.own_values()}
            lines += [block.text for block in merge(clause.summary, own).blocks]
    return lines


def review_due_on(
    agreed_on: date, held: Iterable[date], looked: Iterable[date], every: tuple[int, int, int]
) -> date:
    """Return the day an agreement is to be looked at again.

    `every` is the first review's number of attended sessions, then every so many, then months. The sooner
    counts (clinical.md 2.3: session 6, then every 6, at least every 6 months). `held` are attended sessions.
    """
    first, then, months = every
    done = sorted(d for d in looked if d >= agreed_on)
    since = done[-1] if done else agreed_on
    after = sorted(d for d in held if d > since)
    number = then if done else first
    by_number = after[number - 1] if number and len(after) >= number else None
    return min(d for d in (by_number, add_months(since, months)) if d)


def in_order(clauses: Iterable[Clause], ids: Sequence[str]) -> list[Clause]:
    """Return clauses in the order of their ids, those not named last as they were."""
    place = {record_id: n for n, record_id in enumerate(ids)}
    return sorted(clauses, key=lambda c: (place.get(c.id, len(place)), c.position))
