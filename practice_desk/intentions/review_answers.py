"""What one person is asked at a review and what they said, by name: the same turned to them or spoken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from practice_desk.domain.clients import Client, ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.goals import Goal, active
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.people import Person
from practice_desk.domain.reviews import GoalWish, Review, ReviewAnswer, ReviewWish
from practice_desk.intentions import reviews
from practice_desk.storage.desk import Desk

FITS, TALK = "fits", "talk"
LINE, NOTICED = "line", "noticed"  # a new line, and the ids of those for the next sheet
TYPED = ("better", "did", "more", "less", "change", "matters", "value_words", "strength_words")
_MOST_OFFERED = 4

Said = Mapping[str, Any]


@dataclass(frozen=True, repr=False)
class Asked:
    """What one person is asked: goals in work, their own lines, the questions on the agreement, offers.

    `values` matter to them and have no goal, `strengths` are used by none; four of each at most.
    """

    review: Review
    person: Person
    client: Client
    goals: Sequence[Goal]
    lines: Sequence[Noticed]
    questions: Sequence[str]
    values: Sequence[str]
    strengths: Sequence[str]


def asked(desk: Desk, review: Review, person: Person, questions: Sequence[str]) -> Asked:
    """Return what a person is asked at a review; `questions` are those on the agreement, in their wording."""
    client = desk.clients.get(person.client_id)
    values, strengths = reviews.offers(desk, client.id)
    return Asked(
        review, person, client, active(desk.goals.of_client(client.id)), reviews.lines_for(desk, person),
        questions, values[:_MOST_OFFERED], strengths[:_MOST_OFFERED],
    )  # fmt: skip


def is_young(client: Client, person: Person) -> bool:
    """Say whether somebody is asked in the words for the young: under 18, or one of unknown age."""
    if person.born_on is None:
        return client.kind is ClientKind.YOUNG_PERSON and person.participant
    return person.is_minor(today())


def fit(question: str) -> str:
    """Return the name of the answer to a question on the agreement: `FITS`, `TALK` or None."""
    return f"fit|{question}"


def wish(goal: Goal) -> str:
    """Return the name of what somebody would like of a goal."""
    return f"wish|{goal.id}"


def why(goal: Goal) -> str:
    """Return the name of what somebody says about that."""
    return f"why|{goal.id}"


def said_before(desk: Desk, asks: Asked) -> dict[str, Any]:
    """Return what this person said at this review so far, so that they can go on from there."""
    file = reviews.file_of(desk, asks.review)
    own = [w for w in file.wishes if w.person_id == asks.person.id]
    found: dict[str, Any] = {f"wish|{w.goal_id}": w.wish.value for w in own if w.wish}
    found |= {f"why|{w.goal_id}": w.words for w in own if w.words}
    answer = file.answer_of(asks.person.id)
    if answer is None:
        return found
    found |= {name: getattr(answer, name) for name in (*TYPED, "value", "strength")}
    found |= {fit(q): FITS for q in answer.fits} | {fit(q): TALK for q in answer.talk}
    return {**found, NOTICED: list(answer.noticed_ids)}


def keep(desk: Desk, asks: Asked, said: Said) -> None:
    """Keep what a person said, in place of what they said before. Raises Refused once the review is over."""
    known = {w.goal_id for w in reviews.file_of(desk, asks.review).wishes if w.person_id == asks.person.id}
    made = [_wish(asks, goal, said) for goal in asks.goals]
    wishes = [w for w in made if w.wish or w.words or w.goal_id in known]
    reviews.keep_answer(desk, asks.review, _answer(asks, said), wishes, _text(said, LINE))


def _answer(asks: Asked, said: Said) -> ReviewAnswer:
    typed = {name: _text(said, name) for name in TYPED}
    offered = {
        name: _offered(said, name, known) if typed[f"{name}_words"] else ""
        for name, known in (("value", asks.values), ("strength", asks.strengths))
    }
    fits = {q: said.get(fit(q)) for q in asks.questions}
    return ReviewAnswer(
        client_id=asks.client.id, review_id=asks.review.id, person_id=asks.person.id,
        noticed_ids=tuple(said.get(NOTICED) or ()), fits=tuple(q for q, a in fits.items() if a == FITS),
        talk=tuple(q for q, a in fits.items() if a == TALK), **typed, **offered,
    )  # fmt: skip


def _offered(said: Said, name: str, known: Sequence[str]) -> str:
    return _text(said, name) or (known[0] if len(known) == 1 else "")


def _wish(asks: Asked, goal: Goal, said: Said) -> ReviewWish:
    chosen = said.get(wish(goal))
    return ReviewWish(
        client_id=asks.client.id, review_id=asks.review.id, person_id=asks.person.id, goal_id=goal.id,
        wish=GoalWish(chosen) if chosen else None, words=_text(said, why(goal)),
    )  # fmt: skip


def _text(said: Said, name: str) -> str:
    return str(said.get(name) or "").strip()
