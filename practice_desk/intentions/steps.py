"""What is done with steps: agreed until next time, then looked at together."""

from __future__ import annotations

from dataclasses import replace

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.noticed import Noticed, NoticedFrom
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import new_id
from practice_desk.domain.steps import Step, StepReview, StepState, StepVerdict
from practice_desk.intentions.attendance import held_today
from practice_desk.intentions.lists import add_strength
from practice_desk.storage.desk import Desk


def keep_step(desk: Desk, step: Step) -> None:
    """Keep a step; a new one is agreed today and comes last. A new strength joins the client's own list."""
    fresh = desk.steps.find(step.id) is None
    with desk.change(Deed.KEEP_STEP, Place(PlaceKind.GOALS, step.client_id, step.id)):
        if fresh:
            others = desk.steps.of_client(step.client_id)
            place = max((s.position for s in others), default=-1) + 1
            held = held_today(desk, step.client_id) if step.agreed_on in (None, today()) else None
            step = replace(step, agreed_on=step.agreed_on or today(), session_id=step.session_id or held)
            step = replace(step, position=place)
        desk.steps.save(step)
        add_strength(desk, step.client_id, step.strength)


def remove_step(desk: Desk, step: Step) -> None:
    """Remove a step that should never have been written, with its reviews."""
    with desk.change(Deed.REMOVE_STEP, Place(PlaceKind.GOALS, step.client_id)):
        desk.remove(step)


def review_step(
    desk: Desk, review: StepReview, noticed: str = "", smaller: str = "", confidence: int | None = None
) -> Step | None:
    """Keep how a step went, with what was noticed, and carry it on as its verdict says.

    Returns the step that follows (kept, made smaller or changed, `smaller` being its new words and
    `confidence` how sure the client is of it now), linked to the old one, or None.
    """
    step = desk.steps.get(review.step_id)
    ended = StepState.LET_GO if review.verdict is StepVerdict.LET_GO else StepState.REVIEWED
    with desk.change(Deed.REVIEW_STEPS, Place(PlaceKind.GOALS, step.client_id, step.id)):
        desk.step_reviews.save(review)
        desk.steps.save(replace(step, state=ended))
        if noticed.strip():
            desk.noticed.save(
                Noticed(
                    client_id=step.client_id, person_id=step.person_id, on=review.on, words=noticed,
                    source=NoticedFrom.STEP, session_id=review.session_id, step_id=step.id,
                )
            )  # fmt: skip
        if review.verdict in (StepVerdict.LET_GO, StepVerdict.DONE):
            return None
        following = following_step(step, review, smaller, confidence)
        desk.steps.save(following)
    return following


def following_step(step: Step, review: StepReview, what: str = "", confidence: int | None = None) -> Step:
    """Return the step that another goes on as from its review: the same, in other words, as sure as now."""
    return replace(
        step, id=new_id(), what=what.strip() or step.what, state=StepState.OPEN, follows_id=step.id,
        agreed_on=review.on, session_id=review.session_id,
        confidence=step.confidence if confidence is None else confidence,
    )  # fmt: skip
