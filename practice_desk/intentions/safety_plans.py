"""What is done with safety plans: made together, each version kept for good, looked at again.

Own words and order: clinical.md 7. It is a plan, never a contract.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import new_id
from practice_desk.domain.safety_plan import (
    SafetyLine,
    SafetyPart,
    SafetyPlan,
    SafetyProblem,
    SafetyReview,
    in_force,
    next_version,
    review_is_due,
    write_lines,
)
from practice_desk.domain.signing import refuse
from practice_desk.intentions import clients, practice
from practice_desk.storage.desk import Desk


def plan_of(desk: Desk, client_id: str, person_id: str | None = None) -> SafetyPlan | None:
    """Return the version that holds, one person's where it names one, None where there is none."""
    return in_force(desk.safety_plans.of_client(client_id), person_id)


def plans_of(desk: Desk, client_id: str) -> list[SafetyPlan]:
    """Return every version, the newest first."""
    return sorted(desk.safety_plans.of_client(client_id), key=lambda p: p.number, reverse=True)


def begin_plan(
    desk: Desk, client_id: str, *, person_id: str | None = None, session_id: str | None = None
) -> SafetyPlan:
    """Return the next version to change, or a first plan with the help of the place; not kept yet."""
    people = clients.participants(desk, client_id)
    if person_id is None and len(people) == 1:
        person_id = people[0].id
    known = plan_of(desk, client_id, person_id)
    if known is not None:
        return replace(next_version(known, new_id(), today()), session_id=session_id)
    return SafetyPlan(
        client_id=client_id, person_id=person_id, session_id=session_id, made_on=today(),
        body=write_lines({SafetyPart.PROFESSIONALS: _help(desk, client_id)}),
    )  # fmt: skip


def keep_plan(desk: Desk, plan: SafetyPlan, *, words: str = "") -> SafetyPlan:
    """Keep a version for good and return it; the one before counts as looked at. Raises Refused, by field."""
    refuse(plan.problems(today()))
    others = [p for p in desk.safety_plans.of_client(plan.client_id) if p.person_id == plan.person_id]
    before = in_force(others)
    with desk.change(Deed.KEEP_SAFETY_PLAN, place_of(plan)):
        kept = desk.safety_plans.add(replace(plan, number=before.number + 1 if before else 1))
        if before is not None:
            desk.safety_reviews.add(
                SafetyReview(
                    client_id=plan.client_id, plan_id=before.id, session_id=plan.session_id,
                    on=plan.made_on, words=words, changed_to=kept.number,
                )
            )  # fmt: skip
    return kept


def review_plan(
    desk: Desk, plan: SafetyPlan, *, words: str = "", session_id: str | None = None,
    next_review_on: date | None = None,
) -> SafetyReview:  # fmt: skip
    """Note that a plan was looked at and still fits, and when it is looked at next. Raises Refused."""
    early = next_review_on is not None and next_review_on < today()
    refuse([("next_review_on", SafetyProblem.REVIEW_BEFORE)] if early else [])
    made = SafetyReview(
        client_id=plan.client_id, plan_id=plan.id, session_id=session_id, on=today(), words=words.strip(),
        next_review_on=next_review_on,
    )  # fmt: skip
    with desk.change(Deed.REVIEW_SAFETY_PLAN, place_of(plan)):
        return desk.safety_reviews.add(made)


def reviews_of(desk: Desk, client_id: str) -> list[SafetyReview]:
    """Return the times a client's plans were looked at, the latest first."""
    return sorted(desk.safety_reviews.of_client(client_id), key=lambda r: (r.on, r.seq), reverse=True)


def is_due(desk: Desk, plan: SafetyPlan) -> bool:
    """Say whether a plan is to be looked at today."""
    return review_is_due(plan, desk.safety_reviews.of_client(plan.client_id), today())


def place_of(plan: SafetyPlan) -> Place:
    """Return the page a safety plan is read on."""
    return Place(PlaceKind.SAFETY, plan.client_id, plan.id)


def _help(desk: Desk, client_id: str) -> list[SafetyLine]:
    """Return the numbers of the client's place, or of the practice's, that fit their age."""
    place = desk.clients.get(client_id).place or desk.practice.own().place
    ages = [p.age(today()) for p in clients.participants(desk, client_id)]
    fitting = (n for n in practice.numbers_of(desk, place) if n.is_for(ages))
    return [SafetyLine(n.label, phone=n.number) for n in fitting]
