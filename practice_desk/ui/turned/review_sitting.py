"""What one person says at a review while the screen is turned, and how it is kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, active
from practice_desk.domain.people import Person
from practice_desk.domain.record import override
from practice_desk.domain.reviews import GoalWish, Review, ReviewAnswer, ReviewWish
from practice_desk.intentions import agreements, reviews
from practice_desk.ui.context import Context
from practice_desk.ui.turned.page import Outcome
from practice_desk.ui.turned.questions import Sitting
from practice_desk.ui.turned.rating import RatingSitting

FITS, TALK = "fits", "talk"
_MOST_OFFERED = 4
_TYPED = ("better", "did", "line", "more", "less", "change", "matters", "value_words", "strength_words")


class Marks(RatingSitting):
    """Where one person is with each goal: kept with the rest of the review, and told with it."""

    @override
    def outcomes(self) -> list[Outcome]:
        return []


class ReviewSitting(Sitting):
    """One person's answers at one review; `given` holds them by name while it lasts."""

    def __init__(self, context: Context, person: Person, review: Review) -> None:
        super().__init__(context, person, reviews.DRAFT, person.id)
        desk = context.desk
        self.review, self.client = review, desk.clients.get(person.client_id)
        self.goals = active(desk.goals.of_client(person.client_id))
        self.lines = reviews.lines_for(desk, person)
        self.is_young = person.is_minor(today())
        self.questions = young_questions() if self.is_young else agreements.review_questions(desk)
        values, strengths = reviews.offers(desk, person.client_id)
        self.values, self.strengths = values[:_MOST_OFFERED], strengths[:_MOST_OFFERED]
        self.marks = Marks(context, person, self.goals, reviews.session_today(desk, person.client_id))
        self.given: dict[str, Any] = {**self._kept(), **self.draft}

    def take(self, name: str, value: object, *, typed: bool = False) -> None:
        """Note an answer, or words as they are typed."""
        self.given[name] = value
        self.touched(typed=typed)

    def chosen(self) -> list[str]:
        """Return the ids of the lines chosen for the next sheet."""
        return list(self.given.get("noticed") or [])

    @override
    def answers(self) -> dict[str, Any]:
        return {name: value for name, value in self.given.items() if value not in (None, "", [])}

    @override
    def keep(self) -> None:
        desk = self.context.desk
        marked = bool(self.marks.answers())
        if not self.answers() and not marked:
            self.told.append(Outcome(_tr("{0} left the review open.").format(self.name), is_plain=True))
        else:
            with desk.change(Deed.KEEP_REVIEW, reviews.place_of(self.client.id)):
                if marked:
                    self.marks.keep()
                line = self._said("line")
                reviews.keep_answer(desk, self.review, self._answer(), self._wishes(), line)
            said = _tr("{0} looked back. You can read the answers together now.")
            self.told.append(Outcome(said.format(self.name), is_plain=True))
        self.marks.done = True
        self.marks.forget_draft()
        self.forget_draft()

    @override
    def unfinished(self) -> Outcome | None:
        if not self.answers() and not self.marks.answers():
            return None
        said = _tr("{0} did not come to the end of the review. Turn the screen again to go on.")
        return Outcome(said.format(self.name))

    @override
    def keep_draft(self) -> None:
        super().keep_draft()
        if not self.done:
            self.marks.keep_draft()

    def _said(self, name: str) -> str:
        return str(self.given.get(name) or "").strip()

    def _answer(self) -> ReviewAnswer:
        fit = {q: self.given.get(f"fit|{q}") for q in self.questions}
        typed = {name: self._said(name) for name in _TYPED if name != "line"}
        offered = {
            name: self._offered(name, known) if typed[f"{name}_words"] else ""
            for name, known in (("value", self.values), ("strength", self.strengths))
        }
        return ReviewAnswer(
            client_id=self.client.id, review_id=self.review.id, person_id=self.person.id,
            noticed_ids=tuple(self.chosen()), fits=tuple(q for q, a in fit.items() if a == FITS),
            talk=tuple(q for q, a in fit.items() if a == TALK), **typed, **offered,
        )  # fmt: skip

    def _offered(self, name: str, known: list[str]) -> str:
        said = self._said(name)
        return said or (known[0] if len(known) == 1 else "")

    def _wishes(self) -> list[ReviewWish]:
        made = [
            ReviewWish(
                client_id=self.client.id, review_id=self.review.id, person_id=self.person.id,
                goal_id=goal.id, wish=self._wish(goal), words=self._said(f"why|{goal.id}"),
            )
            for goal in self.goals
        ]  # fmt: skip
        return [w for w in made if w.wish or w.words or w.goal_id in self._known]

    def _wish(self, goal: Goal) -> GoalWish | None:
        given = self.given.get(f"wish|{goal.id}")
        return GoalWish(given) if given else None

    def _kept(self) -> dict[str, Any]:
        """Return what this person said before, so that they can go on from there."""
        file = reviews.file_of(self.context.desk, self.review)
        own = [w for w in file.wishes if w.person_id == self.person.id]
        self._known = {w.goal_id for w in own}
        found: dict[str, Any] = {f"wish|{w.goal_id}": w.wish.value for w in own if w.wish}
        found |= {f"why|{w.goal_id}": w.words for w in own if w.words}
        answer = file.answer_of(self.person.id)
        if answer is not None:
            found |= {n: getattr(answer, n) for n in (*_TYPED, "value", "strength") if n != "line"}
            found |= {f"fit|{q}": FITS for q in answer.fits} | {f"fit|{q}": TALK for q in answer.talk}
            found["noticed"] = list(answer.noticed_ids)
        return found


def young_questions() -> list[str]:
    """Return the five questions on the agreement as they are put to somebody under 18."""
    return [
        _tr("Do the day, the time and the pace suit you?"),
        _tr("Is it clear what stays between us, and what I would have to tell?"),
        _tr("Is it right how you can reach me between sessions?"),
        _tr("Was there a moment when something felt too much, too close or not fair?"),
        _tr("Is there something that should be different?"),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("turned", text)
