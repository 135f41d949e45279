"""When to look back together, worked out from sessions, earlier reviews, the agreement and the plan."""

from __future__ import annotations

from datetime import date

from practice_desk.domain import reviews as domain
from practice_desk.domain.agreements import ReviewTrigger
from practice_desk.domain.clients import is_over
from practice_desk.domain.clock import today
from practice_desk.domain.paper_fields import AgreementFields
from practice_desk.domain.paper_values import fields_as
from practice_desk.domain.reviews import Rhythm
from practice_desk.domain.sessions import held_sessions, next_planned
from practice_desk.domain.standing import PaperFile, standing
from practice_desk.intentions import agreements, clients, plans
from practice_desk.storage.desk import Desk


def due_on(desk: Desk, client_id: str) -> date | None:
    """Return the day to look back together, which may be that of the next session; None where none is.

    At attended session 6 and every 6, at the latest after six months, or as the signed agreement says; a
    date that was set for the plan since the last review comes first where it is sooner.
    """
    if is_over(clients.status_of(desk, client_id)):
        return None
    sessions = desk.sessions.of_client(client_id)
    held = [s.on for s in held_sessions(sessions)]
    looked = _looked(desk, client_id)
    file = signed_agreement(desk, client_id)
    planned = next_planned(sessions, today())
    on = domain.review_on(held, looked, _rhythm(file), planned.on if planned else None)
    found = [on, _plans_own(desk, client_id, max(looked, default=None))]
    found += [agreements.review_on(desk, file)] if file else []
    return min((d for d in found if d), default=None)


def is_due(desk: Desk, client_id: str) -> bool:
    """Say whether goals, agreement and the way of working are to be looked at today."""
    on = due_on(desk, client_id)
    return on is not None and on <= today()


def _looked(desk: Desk, client_id: str) -> list[date]:
    """Return the days on which the work was looked at as planned; a look after a crossing is none."""
    own = [r.finished_on for r in desk.reviews.of_client(client_id) if r.finished_on]
    looks = agreements.reviews_of(desk, client_id)
    return [*own, *(r.on for r in looks if r.trigger is ReviewTrigger.SCHEDULED)]


def _plans_own(desk: Desk, client_id: str, looked: date | None) -> date | None:
    plan = next(iter(plans.plans_of(desk, client_id)), None)
    if plan is None or (looked is not None and plan.agreed_on < looked):
        return None
    return plan.next_review_on


def _rhythm(file: PaperFile | None) -> Rhythm:
    if file is None:
        return Rhythm()
    said = fields_as(AgreementFields, file.paper.fields)
    return Rhythm(said.first_review, said.review_every, said.agreement_review_months)


def signed_agreement(desk: Desk, client_id: str) -> PaperFile | None:
    """Return the agreement that all have signed and that holds, None where there is none."""
    file = agreements.agreement_now(desk, client_id)
    return file if file is not None and standing(file, today()).in_force else None
