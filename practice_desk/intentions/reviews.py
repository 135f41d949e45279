"""Looking back together: when it is due, what each person said, and what becomes of it, one press each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from practice_desk.domain import reviews as domain
from practice_desk.domain.agreements import AgreementReview, ReviewOutcome
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalState, active
from practice_desk.domain.noticed import Noticed, NoticedFrom
from practice_desk.domain.papers import Paper, PaperKind
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.reviews import (
    GoalWish,
    Review,
    ReviewAnswer,
    ReviewAnswerProblem,
    ReviewWish,
)
from practice_desk.domain.sessions import held_sessions
from practice_desk.domain.signing import refuse
from practice_desk.domain.standing import standing
from practice_desk.domain.steps import Step
from practice_desk.intentions import agreements, clients, copies, goals, noticed, papers, steps
from practice_desk.intentions.review_due import due_on, is_due, signed_agreement
from practice_desk.storage.desk import Desk

__all__ = ["due_on", "is_due", "signed_agreement"]

DRAFT = "turned-review"  # what is typed on the turned screen, by person
SPOKEN = "spoken-review"  # what the therapist types of what is said, by person
STATES = {
    GoalWish.KEEP: GoalState.ACTIVE, GoalWish.CHANGE: GoalState.ACTIVE, GoalWish.REST: GoalState.PAUSED,
    GoalWish.FINISH: GoalState.ACHIEVED, GoalWish.PARTLY: GoalState.PARTLY,
}  # fmt: skip


@dataclass(frozen=True, repr=False)
class ReviewFile:
    """A review with what each person said; two people's answers are never joined."""

    review: Review
    answers: tuple[ReviewAnswer, ...] = ()
    wishes: tuple[ReviewWish, ...] = ()

    def answer_of(self, person_id: str | None) -> ReviewAnswer | None:
        """Return what one person said, None before they did."""
        return next((a for a in self.answers if a.person_id == person_id), None)

    def wishes_for(self, goal_id: str) -> list[ReviewWish]:
        """Return what each person would like of a goal."""
        return [w for w in self.wishes if w.goal_id == goal_id]


def place_of(client_id: str, record_id: str | None = None) -> Place:
    """Return the page on which a client's work is looked back at."""
    return Place(PlaceKind.REVIEW, client_id, record_id)


# ---- what was said ----


def reviews_of(desk: Desk, client_id: str) -> list[Review]:
    """Return a client's reviews, the latest first."""
    return sorted(desk.reviews.of_client(client_id), key=lambda r: (r.on, not r.is_open, r.id), reverse=True)


def open_review(desk: Desk, client_id: str) -> Review | None:
    """Return the review that is going on, if one is."""
    return next((r for r in reviews_of(desk, client_id) if r.is_open), None)


def begin(desk: Desk, client_id: str) -> Review:
    """Return the review that is going on, or a new one of today, which is kept with the first answer."""
    known = open_review(desk, client_id)
    return known or Review(client_id=client_id, on=today(), session_id=session_today(desk, client_id))


def session_today(desk: Desk, client_id: str) -> str | None:
    """Return the session in which something is said today, None between sessions."""
    held = held_sessions(desk.sessions.of_client(client_id))
    return next((s.id for s in held if s.on == today()), None)


def remove_review(desk: Desk, review: Review) -> None:
    """Remove a review that should never have been begun, with its answers; what was settled stays."""
    with desk.change(Deed.REMOVE_REVIEW, place_of(review.client_id)):
        desk.remove(review)


def file_of(desk: Desk, review: Review) -> ReviewFile:
    """Return a review with its answers, those of the people in the order they have in the file."""
    order = {p.id: n for n, p in enumerate(desk.people.of_client(review.client_id))}
    answers = sorted(desk.review_answers.of_review(review.id), key=lambda a: order.get(a.person_id or "", 99))
    wishes = sorted(desk.review_wishes.of_review(review.id), key=lambda w: order.get(w.person_id or "", 99))
    return ReviewFile(review, tuple(answers), tuple(wishes))


def keep_answer(
    desk: Desk, review: Review, answer: ReviewAnswer, wishes: Sequence[ReviewWish] = (), line: str = ""
) -> None:
    """Keep what one person said, in place of what they said before; a new line joins What I notice.

    Raises Refused once the review is finished.
    """
    known = desk.reviews.find(review.id)
    over = known is not None and not known.is_open
    refuse([("review", ReviewAnswerProblem.OVER)] if over else answer.problems())
    file = file_of(desk, review)
    before = file.answer_of(answer.person_id)
    with desk.change(Deed.KEEP_REVIEW, place_of(review.client_id)):
        desk.reviews.save(known or review)
        desk.review_answers.save(replace(answer, id=before.id) if before else answer)
        same = {w.goal_id: w for w in file.wishes if w.person_id == answer.person_id}
        for wish in wishes:
            old = same.get(wish.goal_id)
            desk.review_wishes.save(replace(wish, id=old.id) if old else wish)
        if line.strip():
            noticed.keep_noticed(desk, _noticed(desk, answer, line))


def _noticed(desk: Desk, answer: ReviewAnswer, line: str) -> Noticed:
    return Noticed(
        client_id=answer.client_id, person_id=answer.person_id, on=today(), words=line.strip(),
        source=NoticedFrom.SESSION, session_id=session_today(desk, answer.client_id),
    )  # fmt: skip


def lines_for(desk: Desk, person: Person) -> list[Noticed]:
    """Return what one person may see of the thread, latest first: their own lines and those said together."""
    return [n for n in noticed.thread(desk, person.client_id) if n.person_id in (person.id, None)]


def lines_for_sheet(desk: Desk, client_id: str) -> tuple[str, ...]:
    """Return the ids of up to two lines chosen at the latest review, until a sheet was printed after it."""
    review = next(iter(reviews_of(desk, client_id)), None)
    if review is None:
        return ()
    last = copies.last_of(desk, client_id)
    if last is not None and last.on > (review.finished_on or review.on):
        return ()
    known = {n.id for n in desk.noticed.of_client(client_id)}
    return tuple(i for i in domain.chosen_lines(file_of(desk, review).answers) if i in known)


def offers(desk: Desk, client_id: str) -> tuple[list[str], list[str]]:
    """Return what matters and has no goal, and the strengths that nothing uses yet."""
    client, known = desk.clients.get(client_id), desk.goals.of_client(client_id)
    values = domain.values_without_goal(client.matters, known)
    return values, domain.strengths_unused(client.strengths, known, desk.steps.of_client(client_id))


# ---- what becomes of it ----


def settle(desk: Desk, review: Review, goal: Goal, wish: GoalWish, reason: str) -> None:
    """Keep what becomes of a goal: it stays, rests or is finished, with the reason in the clients' words.

    One that is to be changed is noted as settled; its words are changed where goals are written. What was
    settled may be settled otherwise: one that rested and is to be kept is in work again.
    """
    with desk.change(Deed.SETTLE_GOAL, place_of(review.client_id)):
        kept = desk.reviews.find(review.id) or review
        desk.reviews.save(replace(kept, settled=tuple(dict.fromkeys((*kept.settled, goal.id)))))
        if STATES[wish] is not goal.state:
            goals.change_state(desk, goal, STATES[wish], reason)


def add_goal(desk: Desk, review: Review, answer: ReviewAnswer) -> Goal:
    """Make what somebody said about something that matters their next goal, and return it."""
    goal = Goal(client_id=review.client_id, words=answer.value_words.strip(), matters=answer.value)
    with desk.change(Deed.KEEP_GOAL, place_of(review.client_id)):
        goals.keep_goal(desk, goal)
    return goal


def add_step(desk: Desk, review: Review, answer: ReviewAnswer) -> Step:
    """Make what somebody said about a strength a step until next time, and return it."""
    several = len(clients.participants(desk, review.client_id)) > 1
    step = Step(
        client_id=review.client_id, what=answer.strength_words.strip(), strength=answer.strength,
        person_id=answer.person_id if several else None,
    )  # fmt: skip
    with desk.change(Deed.KEEP_STEP, place_of(review.client_id)):
        steps.keep_step(desk, step)
    return step


def settle_agreement(desk: Desk, review: Review, outcome: ReviewOutcome) -> Paper | None:
    """Keep that the agreement was looked at: it stays, or its next version is drafted and returned.

    The old version holds until all have signed the new one. Nobody signs the look itself: undo takes it back,
    and later `take_back_look` does. Returns None where it stays, or where there is no signed agreement.
    """
    file = signed_agreement(desk, review.client_id)
    if file is None:
        return None
    words = _said_about_agreement(file_of(desk, review).answers)
    look = AgreementReview(
        client_id=review.client_id, paper_id=file.paper.id, on=today(), words=words, outcome=outcome,
        session_id=session_today(desk, review.client_id),
    )  # fmt: skip
    with desk.change(Deed.REVIEW_AGREEMENT, place_of(review.client_id)):
        fresh = agreements.review(desk, look, None, _draft(desk, review.client_id))
        kept = desk.reviews.find(review.id) or review
        desk.reviews.save(replace(kept, agreement_review_id=look.id))
    return fresh


def take_back_look(desk: Desk, review: Review) -> None:
    """Take back that a review looked at the agreement; a version that was drafted stays a draft.

    A new version that was offered is a fact, and so is the look it came from: that one stays.
    """
    if not may_take_back_look(desk, review):
        return
    with desk.change(Deed.TAKE_BACK_LOOK, place_of(review.client_id)):
        look = desk.agreement_reviews.get(review.agreement_review_id or "")
        desk.reviews.save(replace(desk.reviews.get(review.id), agreement_review_id=None))
        desk.remove(look)


def may_take_back_look(desk: Desk, review: Review) -> bool:
    """Say whether a review's look at the agreement can be taken back: nobody signed any of it."""
    look = desk.agreement_reviews.find(review.agreement_review_id or "")
    if look is None:
        return False
    stands_alone = any(e.id == look.id for e in papers.file_of(desk, look.paper_id).events)
    fresh = desk.papers.find(look.new_paper_id or "")
    return stands_alone and (fresh is None or papers.file_of(desk, fresh.id).offer is None)


def reopen(desk: Desk, review: Review) -> None:
    """Open the latest review again, as after it was finished too soon; what was said and settled stays."""
    with desk.change(Deed.REOPEN_REVIEW, place_of(review.client_id)):
        if review.unchanged and may_take_back_look(desk, review):
            take_back_look(desk, review)
        kept = desk.reviews.get(review.id)
        settled = () if review.unchanged else kept.settled
        desk.reviews.save(replace(kept, finished_on=None, unchanged=False, settled=settled))


def finish(desk: Desk, review: Review) -> Review:
    """Keep that a review is done, and return it.

    Where somebody looked at the questions on the agreement and all of them fit, it is noted as looked at.
    """
    kept = desk.reviews.find(review.id) or review
    answers = file_of(desk, kept).answers
    fits = any(a.fits for a in answers) and not domain.questions_to_talk_about(answers)
    with desk.change(Deed.FINISH_REVIEW, place_of(review.client_id)):
        if fits and kept.agreement_review_id is None:
            settle_agreement(desk, kept, ReviewOutcome.KEPT)
            kept = desk.reviews.find(kept.id) or kept
        done = replace(kept, finished_on=today())
        desk.reviews.save(done)
    _forget_typing(desk, review.client_id)
    return done


def no_change(desk: Desk, client_id: str) -> Review:
    """Keep in one step that all was looked at together and stays as it is; it needs no signature."""
    review = begin(desk, client_id)
    ids = tuple(g.id for g in active(desk.goals.of_client(client_id)))
    with desk.change(Deed.FINISH_REVIEW, place_of(client_id)):
        desk.reviews.save(replace(review, unchanged=True, settled=ids))
        if review.agreement_review_id is None:
            settle_agreement(desk, review, ReviewOutcome.KEPT)
        done = replace(desk.reviews.get(review.id), finished_on=today())
        desk.reviews.save(done)
    _forget_typing(desk, client_id)
    return done


def _forget_typing(desk: Desk, client_id: str) -> None:
    """Drop what somebody began to type and did not send: it belongs to the review that is over."""
    for person in desk.people.of_client(client_id):
        desk.scratch.drop(DRAFT, person.id)
        desk.scratch.drop(SPOKEN, person.id)


def _draft(desk: Desk, client_id: str) -> Paper | None:
    """Return the next version of the agreement that is drafted already, if one is."""
    files = (f for f in papers.files_of(desk, client_id) if f.paper.kind is PaperKind.AGREEMENT)
    return next((f.paper for f in files if f.offer is None and not standing(f, today()).is_over), None)


def _said_about_agreement(answers: Iterable[ReviewAnswer]) -> str:
    return "\n".join(dict.fromkeys(a.change.strip() for a in answers if a.change.strip()))
