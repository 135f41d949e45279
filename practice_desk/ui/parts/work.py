"""The work with one client as it stands now: goals, marks, steps and plans, read once for a page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.clients import Client
from practice_desk.domain.clock import today
from practice_desk.domain.goals import Goal, GoalEdit, GoalState
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.people import Person
from practice_desk.domain.plans import Plan
from practice_desk.domain.ratings import Rater, Rating, Scale, in_order, raters
from practice_desk.domain.sessions import Session, held_sessions, next_planned
from practice_desk.domain.steps import Step, StepReview
from practice_desk.domain.text import isolate
from practice_desk.intentions import clients, noticed, plans
from practice_desk.ui.context import Context
from practice_desk.ui.parts.names import person_name

By = tuple[Rater, str | None]
_ORDER = (Rater.PERSON, Rater.TOGETHER, Rater.THERAPIST)
IN_WORK = (GoalState.ACTIVE, GoalState.DRAFT, GoalState.PAUSED)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Work", text)


@dataclass(frozen=True, repr=False)
class Work:
    """Everything a page on goals shows. Ratings, steps and reviews are those of all goals."""

    context: Context
    client: Client
    people: list[Person]
    goals: list[Goal]
    edits: list[GoalEdit]
    ratings: list[Rating]
    steps: list[Step]
    reviews: list[StepReview]
    noticed: list[Noticed]
    plans: list[Plan]
    sessions: list[Session]

    @property
    def in_work(self) -> list[Goal]:
        """Return the goals that are active, in draft or paused, in their order."""
        return [g for g in self.goals if g.state in IN_WORK]

    @property
    def closed(self) -> list[Goal]:
        """Return the goals that came to an end, in their order."""
        return [g for g in self.goals if g.state not in IN_WORK]

    def many(self) -> bool:
        """Say whether several people do this work."""
        return len(self.people) > 1

    def who(self, by: By) -> str:
        """Return what a rater is called."""
        rater, person_id = by
        if rater is Rater.THERAPIST:
            return _tr("You")
        if rater is Rater.TOGETHER:
            return _tr("Together")
        return self.name_of(person_id)

    def name_of(self, person_id: str | None) -> str:
        """Return what a person of the file is called."""
        person = self.context.desk.people.find(person_id) if person_id else None
        if person is None:
            return _tr("Client") if self.many() else self.first_name()
        if self.many() and self.context.settings.references:
            return _tr("Person {0}").format(person.position + 1)
        return person_name(self.context, person)

    def first_name(self) -> str:
        """Return what the client is called in a sentence."""
        return person_name(self.context, self.people[0]) if self.people else isolate(self.client.reference)

    def marks(self, goal: Goal, scale: Scale) -> list[Rating]:
        """Return a goal's ratings on one scale, oldest first."""
        return in_order(self.ratings, goal.id, scale)

    def raters(self, goal: Goal, scale: Scale) -> list[By]:
        """Return who rated a goal on a scale, the people in the order they have in the file."""
        return self.ordered(raters(self.marks(goal, scale)))

    def ordered(self, bys: list[By]) -> list[By]:
        """Put raters in one order: each person as in the file, then together, then the therapist."""
        places = {person.id: n for n, person in enumerate(self.people)}
        return sorted(bys, key=lambda by: (_ORDER.index(by[0]), places.get(by[1] or "", len(places))))

    def last_values(self, goal: Goal, scale: Scale) -> list[int]:
        """Return the clients' latest numbers, one for each person, or the one they gave together later."""
        marks = self.marks(goal, scale)
        last = {r.by(): r for r in marks if r.rater is not Rater.THERAPIST}
        joint = last.pop((Rater.TOGETHER, None), None)
        if joint is not None and all(r.on <= joint.on for r in last.values()):
            return [joint.value]
        return [last[by].value for by in self.ordered(list(last))]

    def next_session(self) -> Session | None:
        """Return the soonest planned session."""
        return next_planned(self.sessions, today())

    def session_number(self, session_id: str | None) -> int | None:
        """Return which of the held sessions one is, from 1."""
        held = [s.id for s in held_sessions(self.sessions)]
        return held.index(session_id) + 1 if session_id in held else None


def read_work(context: Context, client_id: str) -> Work:
    """Read everything about a client's goals."""
    desk = context.desk
    return Work(
        context=context,
        client=desk.clients.get(client_id),
        people=clients.participants(desk, client_id),
        goals=desk.goals.of_client(client_id),
        edits=desk.goal_edits.of_client(client_id),
        ratings=desk.ratings.of_client(client_id),
        steps=desk.steps.of_client(client_id),
        reviews=desk.step_reviews.of_client(client_id),
        noticed=noticed.thread(desk, client_id),
        plans=plans.plans_of(desk, client_id),
        sessions=desk.sessions.of_client(client_id),
    )
