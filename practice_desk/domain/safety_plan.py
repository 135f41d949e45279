"""The safety plan: made together, in the client's words, versioned and looked at again; never a contract.

Our own wording and order of what the literature has in common (Henriques, Beck and Brown 2007, clinical.md
7); no published form is used. Detail about methods is not asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from practice_desk.domain.plans import Fact

LIKELY = range(11)


class SafetyPart(StrEnum):
    """The parts of the plan, in the order it is read in a hard moment."""

    SIGNS = "signs"
    BY_MYSELF = "by_myself"
    PLACES = "places"
    PEOPLE = "people"
    PROFESSIONALS = "professionals"
    SURROUNDINGS = "surroundings"
    REASONS = "reasons"


class SafetyProblem(StrEnum):
    """Why a safety plan cannot be kept yet."""

    NOTHING_WRITTEN = "nothing_written"
    NO_HELP = "no_help"
    NO_NAME = "no_name"
    OUT_OF_RANGE = "out_of_range"
    REVIEW_BEFORE = "review_before"
    TO_COME = "to_come"


@dataclass(frozen=True, repr=False)
class SafetyLine:
    """One line of the plan. `what` is the sign, step, place, name or reason; lines of a part are ranked.

    `phone` and `hours` are for people and help, `told` that a person knows of being on the list, `who` and
    `by_when` for what makes the surroundings safer.
    """

    what: str
    phone: str = ""
    hours: str = ""
    told: bool = False
    who: str = ""
    by_when: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class SafetyPlan(Fact):
    """One version; a change makes the next one. `likely` is how likely it will be used, 0 to 10."""

    client_id: str
    person_id: str | None = None
    session_id: str | None = None
    number: int = 1
    made_on: date
    made_with: str = ""
    body: str = ""
    copy_given: str = ""
    likely: int | None = None
    barriers: str = ""
    next_review_on: date | None = None
    document_id: str | None = None

    def lines(self, part: SafetyPart) -> tuple[SafetyLine, ...]:
        """Return the lines of a part, the first to try first."""
        said: dict[str, list[dict[str, Any]]] = json.loads(self.body) if self.body else {}
        return tuple(SafetyLine(**line) for line in said.get(part.value, []))

    def problems(self, today: date) -> Iterator[tuple[str, SafetyProblem]]:
        """Yield what stands in the way of keeping this version; one number to reach at any hour is needed."""
        every = {part: self.lines(part) for part in SafetyPart}
        if not any(every.values()):
            yield "body", SafetyProblem.NOTHING_WRITTEN
        elif not any(line.phone.strip() for line in every[SafetyPart.PROFESSIONALS]):
            yield "professionals", SafetyProblem.NO_HELP
        for part, lines in every.items():
            bare = (n for n, line in enumerate(lines, 1) if not line.what.strip())
            yield from ((f"{part.value}.{n}", SafetyProblem.NO_NAME) for n in bare)
        if self.likely is not None and (isinstance(self.likely, bool) or self.likely not in LIKELY):
            yield "likely", SafetyProblem.OUT_OF_RANGE
        yield from self._date_problems(today)

    def _date_problems(self, today: date) -> Iterator[tuple[str, SafetyProblem]]:
        if self.made_on > today:
            yield "made_on", SafetyProblem.TO_COME
        if self.next_review_on is not None and self.next_review_on < self.made_on:
            yield "next_review_on", SafetyProblem.REVIEW_BEFORE


@dataclass(frozen=True, kw_only=True, repr=False)
class SafetyReview(Fact):
    """One time the plan was looked at again: still right, or the number of the version that came of it."""

    client_id: str
    plan_id: str
    session_id: str | None = None
    on: date
    words: str = ""
    changed_to: int | None = None
    next_review_on: date | None = None


def write_lines(parts: Mapping[SafetyPart, Sequence[SafetyLine]]) -> str:
    """Return the parts of a plan as text; lines with nothing in them are left out."""
    said = {
        part.value: [_said(line) for line in lines if line != SafetyLine("")] for part, lines in parts.items()
    }
    kept = {part: lines for part, lines in said.items() if lines}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def in_force(plans: Iterable[SafetyPlan], person_id: str | None = None) -> SafetyPlan | None:
    """Return the newest version, one person's where it names one, None where there is none."""
    found = [p for p in plans if person_id is None or p.person_id == person_id]
    return max(found, key=lambda p: p.number, default=None)


def next_version(plan: SafetyPlan, new_id: str, made_on: date) -> SafetyPlan:
    """Return the plan as the next version to change; copy, review day and frozen paper begin anew."""
    return replace(
        plan, id=new_id, seq=0, number=plan.number + 1, made_on=made_on, copy_given="", next_review_on=None,
        document_id=None, session_id=None,
    )  # fmt: skip


def review_is_due(plan: SafetyPlan, reviews: Iterable[SafetyReview], today: date) -> bool:
    """Say whether the plan is to be looked at: the day set last, by the plan or a review, has come."""
    own = sorted((r for r in reviews if r.plan_id == plan.id), key=lambda r: (r.on, r.seq))
    due = own[-1].next_review_on if own else plan.next_review_on
    return due is not None and due <= today


def _said(line: SafetyLine) -> dict[str, Any]:
    return {
        "what": line.what, "phone": line.phone, "hours": line.hours, "told": line.told, "who": line.who,
        "by_when": line.by_when,
    }  # fmt: skip
