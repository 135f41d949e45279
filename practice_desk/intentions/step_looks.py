"""Looking at steps within a session: one press keeps how a step went, another changes what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

from practice_desk.domain.deeds import Deed
from practice_desk.domain.sessions import Session, held_sessions
from practice_desk.domain.steps import (
    Step,
    StepReview,
    StepState,
    StepVerdict,
    open_steps,
    reviews_of,
    story,
)
from practice_desk.domain.steps import agreed_in as agreed_in_session
from practice_desk.intentions import steps
from practice_desk.intentions.attendance import place_of
from practice_desk.storage.desk import Desk

ENDS = (StepVerdict.LET_GO, StepVerdict.DONE)


@dataclass(frozen=True, repr=False)
class StepLook:
    """A step that was open when a session began, and how it went, once that was said there.

    `following` is the step it goes on as, None where it ended or nothing was said yet; `earlier` are the
    reviews of it and of those it grew out of, oldest first.
    """

    step: Step
    review: StepReview | None = None
    following: Step | None = None
    earlier: tuple[StepReview, ...] = ()


def looks(desk: Desk, session: Session) -> list[StepLook]:
    """Return the steps to look at in a session, in order, also those that were looked at in it already.

    What is open now belongs to the latest session; an earlier one shows only what was looked at in it.
    """
    known = desk.steps.of_client(session.client_id)
    reviews = desk.step_reviews.of_client(session.client_id)
    here = {r.step_id: r for r in reviews if r.session_id == session.id}
    after = {s.follows_id: s for s in known if s.follows_id in here}
    fresh = {s.id for s in agreed_in(desk, session)} | {s.id for s in after.values()}
    asked = [s for s in known if s.id in here]
    if not _is_past(desk, session):
        asked += [s for s in open_steps(known) if s.id not in fresh and s.id not in here]
    made: list[StepLook] = []
    for step in sorted(asked, key=lambda s: s.position):
        earlier = [r for r in reviews_of(story(step, known), reviews) if r.session_id != session.id]
        made.append(StepLook(step, here.get(step.id), after.get(step.id), tuple(earlier)))
    return made


def agreed_in(desk: Desk, session: Session) -> list[Step]:
    """Return the steps that stand agreed since a session, kept ones and new ones, in order."""
    known, sessions = desk.steps.of_client(session.client_id), desk.sessions.of_client(session.client_id)
    return open_steps(agreed_in_session(known, session, sessions))


def mark_step(desk: Desk, session: Session, look: StepLook, name: str, value: int | None) -> None:
    """Keep a mark of how a step went (`done_client` or `done_therapist`, 0 to 4); at first it is kept on.

    A mark that is taken back stays out; what became of the step stays as it is.
    """
    with desk.change(Deed.REVIEW_STEPS, place_of(session)):
        if look.review is not None:
            desk.step_reviews.save(replace(look.review, **{name: value}))
            return
        review = StepReview(
            client_id=session.client_id, step_id=look.step.id, session_id=session.id, on=session.on
        )
        steps.review_step(desk, replace(review, **{name: value}))


def decide(desk: Desk, session: Session, look: StepLook, verdict: StepVerdict) -> Step | None:
    """Keep what becomes of a step that was looked at, and return the step it goes on as, or None."""
    if look.review is None:
        return None
    with desk.change(Deed.REVIEW_STEPS, place_of(session)):
        desk.step_reviews.save(replace(look.review, verdict=verdict))
        ended = StepState.LET_GO if verdict is StepVerdict.LET_GO else StepState.REVIEWED
        desk.steps.save(replace(look.step, state=ended))
        if verdict in ENDS:
            if look.following is not None:
                desk.remove(look.following)
            return None
        return look.following or _carried_on(desk, look.step, look.review)


def _is_past(desk: Desk, session: Session) -> bool:
    """Say whether another session was held after this one."""
    held = held_sessions(desk.sessions.of_client(session.client_id))
    return any((s.on, s.start or time()) > (session.on, session.start or time()) for s in held)


def _carried_on(desk: Desk, step: Step, review: StepReview) -> Step:
    following = steps.following_step(step, review)
    desk.steps.save(following)
    return following
