"""Goals and plan: the goals of one client beside the one that is open, with its steps and its story."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.clients import Client
from practice_desk.domain.clock import today
from practice_desk.domain.goals import Goal, GoalEdit, GoalState
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.papers import Offer, Paper, PaperEvent, Requirement, Signature
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.plans import Plan
from practice_desk.domain.practice import Practice
from practice_desk.domain.prompt_answers import AnsweredPrompt
from practice_desk.domain.ratings import Rating
from practice_desk.domain.record import Record, override
from practice_desk.domain.sessions import Session, SessionKind
from practice_desk.domain.steps import Step, StepReview
from practice_desk.intentions import goals, quiet_prompts
from practice_desk.ui.commands import Command
from practice_desk.ui.kit import Card, EmptyState, MenuButton, button, column, row, section, side
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.consent_banner import consent_banner
from practice_desk.ui.parts.goal_form import open_goal, open_replacement
from practice_desk.ui.parts.noticed import NoticedCard, open_noticed
from practice_desk.ui.parts.papers_of_work import paper_commands
from practice_desk.ui.parts.prompt_card import PromptCard
from practice_desk.ui.parts.rate import open_rating
from practice_desk.ui.parts.review_form import open_review
from practice_desk.ui.parts.step_form import open_step
from practice_desk.ui.parts.steps import Steps
from practice_desk.ui.parts.work import Work, read_work
from practice_desk.ui.rooms.goals import stories
from practice_desk.ui.rooms.goals.goal_card import GoalCard
from practice_desk.ui.rooms.goals.plan import PlanCard, open_agreement, read_plans
from practice_desk.ui.rooms.goals.state_form import open_standing
from practice_desk.ui.rooms.goals.tiles import Tiles, tiles_under
from practice_desk.ui.rooms.goals.together import Together
from practice_desk.ui.turned.rating import rate_on_screen

_LIST_WIDTH = 264


class GoalsRoom(ClientRoom):
    """The goals of a client; `place.id` may be a goal, a step or a line that was noticed."""

    kind = PlaceKind.GOALS
    shows: ClassVar[tuple[type[Record], ...]] = (
        Client, Person, Practice, Goal, GoalEdit, Rating, Step, StepReview, Noticed, Plan, Session, Paper,
        Offer, Signature, PaperEvent, Requirement, AnsweredPrompt,
    )  # fmt: skip
    work: Work
    _chosen = ""

    @override
    def go(self, place: Place) -> None:
        """Show a client's goals, with the one that is meant open."""
        if place.client_id != self.place.client_id:
            self._chosen = ""
        if place.id:
            step = self.desk.steps.find(place.id)
            self._chosen = (step.goal_id or "") if step else place.id
        super().go(place)

    @override
    def reload(self) -> None:
        """Read the work anew."""
        if self.client_id and self.desk.clients.find(self.client_id):
            self.work = read_work(self.context, self.client_id)
        super().reload()

    @property
    def goal(self) -> Goal | None:
        """Return the goal that is open."""
        known = [*self.work.in_work, *self.work.closed]
        return next((g for g in known if g.id == self._chosen), known[0] if known else None)

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return the review, and the one thing this page leads to."""
        sheet = button(self.tr("Print action plan"), "primary", icon="print")
        sheet.setObjectName("print-plan")
        sheet.clicked.connect(self.print_plan)
        review = button(self.tr("Review"), icon="clock")
        review.setObjectName("review")
        review.clicked.connect(lambda: self.wanted(PlaceKind.REVIEW, self.client_id))
        progress = button(self.tr("Progress report"), icon="measure")
        progress.setObjectName("print-progress")
        progress.setEnabled(bool(self.work.goals))
        progress.clicked.connect(lambda: self.wanted(PlaceKind.PAPER, self.client_id, "progress:client"))
        return [review, progress, sheet]

    @override
    def content(self) -> QLayout:
        """Return the goals beside the one that is open."""
        add = button(self.tr("Add a goal"), "small", icon="plus")
        add.setObjectName("add-goal")
        add.clicked.connect(self.add_goal)
        rate = button(self.tr("Rate goals"), "small", icon="measure")
        rate.setObjectName("rate-goals")
        rate.clicked.connect(self.rate)
        rate.setEnabled(any(g.state is GoalState.ACTIVE for g in self.work.goals))
        head = section(self.tr("Goals and plan"), self._counted(), *self._turn_buttons(), rate, add)
        asks = consent_banner(self.context, self.client_id)
        goal = self.goal
        if goal is None:
            return column(asks, head, self._empty(), *self._loose(), self._noticed(), ..., gap=16)
        left = column(*self._tiles(goal), Together(self.work), self._plan(), ..., gap=8)
        box = QWidget()
        box.setLayout(left)
        right = column(self._card(goal), *self._loose(), self._noticed(), ..., gap=16)
        return column(asks, head, row(side(box, _LIST_WIDTH), (right, 1), gap=16, stack=820), ..., gap=12)

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for here."""
        return [
            Command("add-goal", self.tr("Add a goal"), self.add_goal, "Ctrl+N", icon="plus"),
            Command("add-step", self.tr("Add a step"), self.add_step, "Ctrl+Shift+N", icon="steps"),
            Command("rate-goals", self.tr("Rate goals"), self.rate, "Ctrl+R", icon="measure"),
            Command("print-plan", self.tr("Print action plan"), self.print_plan, "Ctrl+P", icon="print"),
            *paper_commands(self.context, self.client_id),
        ]

    @override
    def help_words(self) -> str:
        """Say what this page is for."""
        return self.tr(
            "A goal stands in the client's own words; one of them is open at a time, with its ratings, its "
            "levels and its steps. Alt+Up and Alt+Down, or the mouse, put the goals in order. In a rating "
            "the client's number comes first. A step is looked at the next time: keep it, make it smaller, "
            "change it or let it go. Agreeing keeps the plan as it stands today; all else can be undone."
        )

    def add_goal(self) -> None:
        """Open the form for a new goal."""
        open_goal(self, self.context, None, self.client_id)

    def add_step(self) -> None:
        """Open the form for a new step towards the goal that is open."""
        open_step(self, self.work, None, self.goal.id if self.goal else None)

    def rate(self) -> None:
        """Open the ratings of today's session, or of a day."""
        open_rating(self, self.work)

    def print_plan(self) -> None:
        """Go to the sheet."""
        self.wanted(PlaceKind.SHEET, self.client_id)

    def turn(self, person_id: str) -> None:
        """Turn the screen to one person, who says where they are before any other number is seen."""
        held = [s for s in self.work.sessions if s.on == today() and s.kind is SessionKind.SESSION]
        place = Place(self.kind, self.client_id)
        rate_on_screen(self.context, self.client_id, person_id, place, held[0].id if held else None)

    def _turn_buttons(self) -> list[QWidget]:
        rated = any(g.state is GoalState.ACTIVE for g in self.work.goals)
        people = self.work.people if rated and not self.desk.read_only else []
        if len(people) == 1:
            turn = button(self.tr("Turn the screen"), "small", icon="person")
            turn.clicked.connect(lambda: self.turn(people[0].id))
        elif people:
            named = [(self.work.name_of(p.id), lambda p=p: self.turn(p.id)) for p in people]
            turn = MenuButton(self.tr("Turn the screen"), named)
        else:
            return []
        turn.setObjectName("turn-screen")
        return [turn]

    def choose(self, goal_id: str) -> None:
        """Open a goal."""
        self.go(Place(self.kind, self.client_id, goal_id))

    def _counted(self) -> str:
        def count(*states: GoalState) -> int:
            return sum(1 for g in self.work.goals if g.state in states)

        active, resting = count(GoalState.ACTIVE), count(GoalState.PAUSED, GoalState.DRAFT)
        achieved = count(GoalState.ACHIEVED, GoalState.PARTLY)
        said = (
            (active, self.tr("%n active", "", active)),
            (resting, self.tr("%n resting or in draft", "", resting)),
            (achieved, self.tr("%n achieved", "", achieved)),
        )  # fmt: skip
        return ", ".join(words for number, words in said if number)

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "goal", self.tr("No goals yet"),
            self.tr("A goal says what will be different, in the client's own words."), self.tr("Add a goal"),
        )  # fmt: skip
        empty.pressed.connect(self.add_goal)
        return Card(empty)

    def _tiles(self, goal: Goal) -> list[QWidget]:
        parts: list[QWidget] = []
        in_work = Tiles(self.work, self.work.in_work, goal.id, can_move=not self.desk.read_only)
        in_work.ordered.connect(lambda ids: goals.order_goals(self.desk, self.client_id, ids))
        closed = Tiles(self.work, self.work.closed, goal.id, can_move=False)
        for tiles in (in_work, closed):
            tiles.chosen.connect(self.choose)
        if self.work.in_work:
            parts.append(in_work)
        if self.work.closed:
            parts += tiles_under(self.tr("Finished or let go"), closed)
        return parts

    def _card(self, goal: Goal) -> QWidget:
        card = GoalCard(self.work, goal, self._steps(goal.id).layout(), self._quiet(goal))
        card.edit_wanted.connect(lambda: open_goal(self, self.context, goal, self.client_id))
        card.replace_wanted.connect(lambda: open_replacement(self, self.context, goal))
        card.remove_wanted.connect(lambda: goals.remove_goal(self.desk, goal))
        card.state_wanted.connect(lambda: open_standing(self, self.context, goal))
        card.history_wanted.connect(lambda: stories.read_changes(self, self.work, goal))
        card.ratings_wanted.connect(lambda: stories.read_ratings(self, self.work, goal))
        return card

    def _quiet(self, goal: Goal) -> list[QWidget]:
        """Return what is worth a talk: the goal stays where it is, or a step of it does."""
        place, many = Place(self.kind, self.client_id, goal.id), self.work.many()
        edit = (
            self.tr("Make it smaller, or change it"),
            lambda: open_goal(self, self.context, goal, self.client_id),
        )
        rest = (self.tr("Let it rest, or let it go"), lambda: open_standing(self, self.context, goal))
        made: list[QWidget] = [
            PromptCard(self.context, quiet, many=many, deeds=(edit, rest), place=place)
            for quiet in quiet_prompts.goals_still(self.desk, self.client_id, self.work.ratings)
            if quiet.goal is not None and quiet.goal.id == goal.id
        ]
        for quiet in quiet_prompts.steps_still(self.desk, self.client_id):
            step = quiet.step
            if step is not None and step.goal_id == goal.id:
                look = (self.tr("Change the step"), partial(open_step, self, self.work, step))
                made.append(PromptCard(self.context, quiet, many=many, deeds=(look,), place=place))
        return made

    def _steps(self, goal_id: str | None) -> Steps:
        steps = Steps(self, self.work, goal_id)
        steps.add_wanted.connect(lambda: open_step(self, self.work, None, goal_id))
        steps.edit_wanted.connect(lambda step: open_step(self, self.work, step))
        steps.review_wanted.connect(lambda step: open_review(self, self.work, step))
        steps.earlier_wanted.connect(lambda: stories.read_steps(self, self.work, steps.closed))
        return steps

    def _plan(self) -> QWidget:
        card = PlanCard(self.work)
        card.agree_wanted.connect(lambda: open_agreement(self, self.work))
        card.earlier_wanted.connect(lambda: read_plans(self, self.work))
        return card

    def _noticed(self) -> QWidget:
        card = NoticedCard(self.work)
        card.add_wanted.connect(lambda: open_noticed(self, self.work, None))
        card.opened.connect(lambda line: open_noticed(self, self.work, line))
        card.all_wanted.connect(lambda: stories.read_thread(self, self.work))
        return card

    def _loose(self) -> list[QWidget]:
        """Return the steps that belong to no goal, if there are some."""
        if not any(step.goal_id is None for step in self.work.steps):
            return []
        return [Card(self._steps(None).layout())]
