"""What one person says at a review while the screen is turned, and how it is kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import Person
from practice_desk.domain.record import override
from practice_desk.domain.reviews import Review
from practice_desk.intentions import review_answers, reviews
from practice_desk.ui.context import Context
from practice_desk.ui.parts.review_questions import asked_of
from practice_desk.ui.turned.page import Outcome
from practice_desk.ui.turned.questions import Sitting
from practice_desk.ui.turned.rating import RatingSitting


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
        self.asks = asked_of(desk, review, person)
        self.goals = list(self.asks.goals)
        self.marks = Marks(context, person, self.goals, reviews.session_today(desk, person.client_id))
        self.given: dict[str, Any] = {**review_answers.said_before(desk, self.asks), **self.draft}

    def take(self, name: str, value: object, *, typed: bool = False) -> None:
        """Note an answer, or words as they are typed."""
        self.given[name] = value
        self.touched(typed=typed)

    def chosen(self) -> list[str]:
        """Return the ids of the lines chosen for the next sheet."""
        return list(self.given.get(review_answers.NOTICED) or [])

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
            with desk.change(Deed.KEEP_REVIEW, reviews.place_of(self.asks.client.id)):
                if marked:
                    self.marks.keep()
                review_answers.keep(desk, self.asks, self.given)
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


def _tr(text: str) -> str:
    return QCoreApplication.translate("turned", text)
