"""The review: goals, agreement and the way of working looked at together, ending in the new sheet."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.agreements import AgreementReview, ReviewOutcome
from practice_desk.domain.clients import Client
from practice_desk.domain.goals import Goal, GoalEdit
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.papers import Offer, Paper, PaperEvent, Signature
from practice_desk.domain.people import Person
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.plans import Plan
from practice_desk.domain.ratings import Rating
from practice_desk.domain.record import Record, override
from practice_desk.domain.reviews import GoalWish, Review, ReviewAnswer, ReviewWish
from practice_desk.domain.sessions import Session
from practice_desk.domain.steps import Step, StepReview
from practice_desk.intentions import reviews
from practice_desk.ui.commands import Command
from practice_desk.ui.kit import MenuButton, button, column, row, section
from practice_desk.ui.kit.buttons import MenuItem
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.goal_form import open_goal
from practice_desk.ui.parts.rate import open_rating
from practice_desk.ui.parts.reading import read
from practice_desk.ui.parts.review_form import open_review
from practice_desk.ui.parts.review_questions import asked_of
from practice_desk.ui.parts.step_form import open_step
from practice_desk.ui.rooms.review import next_cards, said
from practice_desk.ui.rooms.review.goals_card import GoalsCard
from practice_desk.ui.rooms.review.people_card import people_card
from practice_desk.ui.rooms.review.read import LookingBack, read_review
from practice_desk.ui.rooms.review.settling import ASKS_WHY, ask_why
from practice_desk.ui.rooms.review.spoken import open_spoken
from practice_desk.ui.turned.review import review_on_screen


class ReviewRoom(ClientRoom):
    """The page of one review: who looks back, what they said, and what becomes of it, one press each."""

    kind = PlaceKind.REVIEW
    section = PlaceKind.GOALS
    shows: ClassVar[tuple[type[Record], ...]] = (
        Client, Person, Goal, GoalEdit, Rating, Step, StepReview, Noticed, Plan, Session, Paper, Offer,
        Signature, PaperEvent, AgreementReview, Review, ReviewAnswer, ReviewWish,
    )  # fmt: skip
    back: LookingBack

    @override
    def reload(self) -> None:
        if self.client_id and self.desk.clients.find(self.client_id):
            self.back = read_review(self.context, self.client_id)
        super().reload()

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return the way on: the new sheet, which ends a review that is going on."""
        going_on = self.back.is_going_on
        words = self.tr("Finish and print the new sheet") if going_on else self.tr("Print action plan")
        everybody = all(self.back.file.answer_of(p.id) for p in self.back.work.people)
        sheet = button(words, "primary" if going_on and everybody else "secondary", icon="print")
        sheet.setObjectName("finish")
        sheet.clicked.connect(self.finish)
        return [sheet]

    @override
    def content(self) -> QLayout:
        back = self.back
        buttons: list[QWidget] = []
        if back.review.is_open:
            same = button(self.tr("Looked at together, no change"), "small", icon="check")
            same.setObjectName("no-change")
            same.setEnabled(not self.desk.read_only)
            same.clicked.connect(self.no_change)
            buttons.append(same)
        if items := self._more():
            more = MenuButton(self.tr("More"), items)
            more.setObjectName("more")
            buttons.append(more)
        goals = GoalsCard(back)
        goals.settled.connect(self.settle)
        goals.rate_wanted.connect(lambda: open_rating(self, back.work))
        answered = back.has_answers
        steps = next_cards.steps_card(back, lambda step: open_review(self, back.work, step), self.add_step)
        left = column(
            said.better_card(back) if answered else self._people_card(), goals,
            said.noticed_card(back) if answered else None, steps, ..., gap=16,
        )  # fmt: skip
        right = column(
            self._people_card() if answered else None,
            next_cards.AgreementCard(back, self.settle_agreement, self.to_agreement, self._take_back_look),
            next_cards.matters_card(back, self.add_goal, self.add_given_step),
            ..., gap=16,
        )  # fmt: skip
        head = section(self.tr("Review"), back.in_short(), *buttons)
        return column(head, row((left, 58), (right, 42), gap=16, stack=820), ..., gap=12)

    def _people_card(self) -> QWidget:
        return people_card(self.back, self.turn, self.write)

    def _more(self) -> list[MenuItem]:
        items: list[MenuItem] = [
            (self.tr("Print how the goals are going"), self.print_progress, "print"),
        ]
        if not self.back.review.is_open and not self.desk.read_only:
            items.append((self.tr("Open this review again"), self._reopen, "undo"))
        if self.back.earlier:
            items.append((self.tr("Earlier reviews"), self.read_earlier, "history"))
        if self.back.is_going_on and not self.desk.read_only:
            items.append((self.tr("Remove this review"), self.remove, "trash"))
        return items

    # ---- what a person can do ----

    def turn(self, person_id: str) -> None:
        """Turn the screen to one person; afterwards their answers stand here."""
        review_on_screen(self.context, self.client_id, person_id, reviews.place_of(self.client_id))

    def turn_next(self) -> None:
        """Turn the screen to whoever has not answered yet, or to the first person again."""
        if waiting := self._waiting():
            self.turn(waiting[0].id)

    def _waiting(self) -> list[Person]:
        people = self.back.work.people
        return [p for p in people if self.back.file.answer_of(p.id) is None] or people

    def write(self, person_id: str) -> None:
        """Open what one person says, for a review by talking."""
        person = self.desk.people.get(person_id)
        review = reviews.begin(self.desk, self.client_id)
        open_spoken(self, self.back, asked_of(self.desk, review, person))

    def write_next(self) -> None:
        """Open what the person says who has not answered yet, or the first person again."""
        if waiting := self._waiting():
            self.write(waiting[0].id)

    def settle(self, goal: Goal, wish: GoalWish) -> None:
        """Keep what becomes of a goal, with why: in the words that were said, or those asked for now."""
        said = self.back.reason(goal, wish)
        if wish in ASKS_WHY and not said:
            ask_why(self, self.desk, goal, wish, lambda why: self._settle(goal, wish, why))
        else:
            self._settle(goal, wish, said)

    def _settle(self, goal: Goal, wish: GoalWish, reason: str) -> None:
        reviews.settle(
            self.desk, self.back.review, goal, wish, reason or self.tr("Looked at together at the review")
        )
        if wish is GoalWish.CHANGE:
            open_goal(self, self.context, goal, self.client_id, reviews.place_of(self.client_id))

    def settle_agreement(self, outcome: ReviewOutcome) -> None:
        """Keep what comes of the agreement; a new version is opened to be written."""
        fresh = reviews.settle_agreement(self.desk, self.back.review, outcome)
        if fresh is not None:
            self.wanted(PlaceKind.AGREEMENT, self.client_id, fresh.id)

    def to_agreement(self) -> None:
        """Go to the agreement."""
        file = self.back.agreement
        self.wanted(PlaceKind.AGREEMENT, self.client_id, file.paper.id if file else None)

    def add_goal(self, answer: ReviewAnswer) -> None:
        """Make what somebody said about something that matters a goal."""
        reviews.add_goal(self.desk, self.back.review, answer)

    def add_given_step(self, answer: ReviewAnswer) -> None:
        """Make what somebody said about a strength a step, and ask when and how sure they are."""
        step = reviews.add_step(self.desk, self.back.review, answer)
        open_step(self, self.back.work, step, place=reviews.place_of(self.client_id))

    def add_step(self) -> None:
        """Open the form for a new step."""
        open_step(self, self.back.work, None, place=reviews.place_of(self.client_id))

    def no_change(self) -> None:
        """Keep that all stays as it is."""
        reviews.no_change(self.desk, self.client_id)

    def remove(self) -> None:
        """Take out a review that should not have been begun; what was settled in it stays."""
        reviews.remove_review(self.desk, self.back.review)

    def finish(self) -> None:
        """End the review in the new sheet."""
        if self.back.is_going_on and not self.desk.read_only:
            reviews.finish(self.desk, self.back.review)
        self.wanted(PlaceKind.SHEET, self.client_id)

    def _reopen(self) -> None:
        """Open a review again that was finished too soon."""
        reviews.reopen(self.desk, self.back.review)

    def _take_back_look(self) -> None:
        """Take back that the agreement was looked at."""
        reviews.take_back_look(self.desk, self.back.review)

    def print_progress(self) -> None:
        """Go to the report on the goals, which is seen before it is printed."""
        self.wanted(PlaceKind.PAPER, self.client_id, "progress:client")

    def read_earlier(self) -> None:
        """Show the earlier reviews."""
        read(self, self.tr("Earlier reviews"), said.earlier(self.back))

    @override
    def commands(self) -> list[Command]:
        def may_write() -> bool:
            return not self.desk.read_only

        return [
            Command(
                "turn-review", self.tr("Turn the screen to look back"), self.turn_next, enabled=may_write
            ),
            Command(
                "write-review", self.tr("Write what is said at a review"), self.write_next, enabled=may_write
            ),
            Command("print-progress", self.tr("Print how the goals are going"), self.print_progress),
            Command("rate-goals", self.tr("Rate goals"), lambda: open_rating(self, self.back.work), "Ctrl+R"),
            Command("add-step", self.tr("Add a step"), self.add_step, "Ctrl+Shift+N", enabled=may_write),
            Command("print-plan", self.tr("Print action plan"), self.finish, "Ctrl+P", icon="print"),
        ]

    @override
    def help_words(self) -> str:
        return self.tr(
            "Every six sessions, or after six months, you look back together: at the goals, at what you "
            "agreed and at how you work. Turn the screen to each person for five cards, or ask the questions "
            "aloud and write what they say. It stands here afterwards; each answer becomes what it means "
            "with one press, and the review ends in the new sheet. Where nothing changes, one click keeps "
            "that, without a signature. What nobody signed can be taken back."
        )
