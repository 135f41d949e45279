"""What is done with plans: agreed as they stand, kept for good, read again."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import active
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.plans import Plan, canonical, is_due, next_review, seal
from practice_desk.domain.sessions import held_sessions
from practice_desk.domain.steps import open_steps
from practice_desk.storage.desk import Desk

THERAPIST = "therapist"
_SALT_BYTES = 16


def agree_plan(desk: Desk, client_id: str, by: Sequence[str], next_review_on: date | None) -> Plan:
    """Freeze the active goals and open steps as the next plan, and return it. Nothing takes this back.

    `by` holds the ids of the people who agreed, and `THERAPIST`.
    """
    body = body_now(desk, client_id)
    salt = secrets.token_hex(_SALT_BYTES)
    plan = Plan(
        client_id=client_id, number=len(desk.plans.of_client(client_id)) + 1, agreed_on=today(),
        by=tuple(by), next_review_on=next_review_on, body=body, salt=salt, sha=seal(body, salt),
    )  # fmt: skip
    with desk.change(Deed.AGREE_PLAN, Place(PlaceKind.GOALS, client_id)):
        return desk.plans.add(plan)


def body_now(desk: Desk, client_id: str) -> str:
    """Return the canonical text of what would be agreed now."""
    goals = active(desk.goals.of_client(client_id))
    return canonical(goals, open_steps(desk.steps.of_client(client_id)))


def plans_of(desk: Desk, client_id: str) -> list[Plan]:
    """Return a client's plans, the latest first."""
    return desk.plans.of_client(client_id)[::-1]


def number_now(desk: Desk, client_id: str) -> int:
    """Return the number a sheet of today carries: the latest plan's while nothing changed, else the next."""
    latest = next(iter(plans_of(desk, client_id)), None)
    if latest is None:
        return 1
    return latest.number + 1 if changed_since(desk, latest) else latest.number


def keep_version(desk: Desk, client_id: str) -> Plan | None:
    """Freeze what stands on a sheet that leaves the screen, unless the latest plan says the same already.

    Such a version was agreed by nobody in writing; it says what the paper said.
    """
    latest = next(iter(plans_of(desk, client_id)), None)
    if latest is not None and not changed_since(desk, latest):
        return None
    return agree_plan(desk, client_id, (), latest.next_review_on if latest else None)


def changed_since(desk: Desk, plan: Plan) -> bool:
    """Say whether goals or steps are other ones now than in this plan."""
    return plan.body != body_now(desk, plan.client_id)


def usual_next_review(desk: Desk, client_id: str) -> date:
    """Return when a plan agreed today is usually looked at again."""
    return next_review(today(), _held(desk, client_id))


def review_is_due(desk: Desk, client_id: str) -> bool:
    """Say whether the latest plan of a client is to be looked at."""
    latest = next(iter(plans_of(desk, client_id)), None)
    return latest is not None and is_due(latest, _held(desk, client_id), today())


def _held(desk: Desk, client_id: str) -> list[date]:
    return [s.on for s in held_sessions(desk.sessions.of_client(client_id))]
