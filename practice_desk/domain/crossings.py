"""Boundary crossings: a departure from the usual that may help, be neutral or harm, noted in plain facts.

The nine categories are those of Gutheil and Gabbard (1993), as in clinical.md 2.1; none has a colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.plans import Fact


class BoundaryCategory(StrEnum):
    """The nine areas of a boundary."""

    ROLE = "role"
    TIME = "time"
    PLACE_SPACE = "place_space"
    MONEY = "money"
    GIFTS_SERVICES = "gifts_services"
    CLOTHING = "clothing"
    LANGUAGE = "language"
    SELF_DISCLOSURE = "self_disclosure"
    PHYSICAL_CONTACT = "physical_contact"


class CrossingInitiator(StrEnum):
    """Who began it."""

    CLIENT = "client"
    THERAPIST = "therapist"
    BOTH = "both"
    CHANCE = "chance"


class CrossingDecision(StrEnum):
    """What was decided about it."""

    NOT_YET = "not_yet"
    DONE = "done"
    NOT_DONE = "not_done"
    TALK_FIRST = "talk_first"


class CrossingProblem(StrEnum):
    """Why a crossing cannot be noted as typed."""

    NO_FACTS = "no_facts"
    TO_COME = "to_come"
    FOLLOW_UP_BEFORE = "follow_up_before"
    NO_NOTE = "no_note"


@dataclass(frozen=True, kw_only=True, repr=False)
class Crossing(Fact):
    """One departure from the usual frame, as it was known when it was written.

    `clause_area` links to a clause. `planned` was thought about before; `before` holds the answers to the
    nine prompts, `thinking` what was found at work. `violation`: this harmed or used the client, or may have.
    """

    client_id: str
    on: date
    category: BoundaryCategory
    clause_area: str = ""
    planned: bool = False
    initiator: CrossingInitiator = CrossingInitiator.CLIENT
    facts: str = ""
    context: str = ""
    meaning: str = ""
    client_view: str = ""
    benefit: str = ""
    risk: str = ""
    alternatives: str = ""
    before: tuple[str, ...] = ()
    thinking: tuple[str, ...] = ()
    consulted: str = ""
    consent_discussed: str = ""
    decision: CrossingDecision = CrossingDecision.NOT_YET
    reason: str = ""
    follow_up_on: date | None = None
    violation: bool = False

    def problems(self, today: date) -> Iterator[tuple[str, CrossingProblem]]:
        """Yield each field that stands in the way of noting this; only a planned one may lie ahead."""
        if not self.facts.strip():
            yield "facts", CrossingProblem.NO_FACTS
        if self.on > today and not self.planned:
            yield "on", CrossingProblem.TO_COME
        if self.follow_up_on is not None and self.follow_up_on < self.on:
            yield "follow_up_on", CrossingProblem.FOLLOW_UP_BEFORE


@dataclass(frozen=True, kw_only=True, repr=False)
class CrossingNote(Fact):
    """What came later of a crossing: added, never an edit of what was written."""

    client_id: str
    crossing_id: str
    on: date
    consulted: str = ""
    outcome: str = ""
    action: str = ""
    violation: bool = False

    def problems(self, today: date) -> Iterator[tuple[str, CrossingProblem]]:
        """Yield each field that stands in the way of adding this."""
        if not any(said.strip() for said in (self.consulted, self.outcome, self.action)):
            yield "outcome", CrossingProblem.NO_NOTE
        if self.on > today:
            yield "on", CrossingProblem.TO_COME
