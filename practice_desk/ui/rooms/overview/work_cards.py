"""The work at a glance: goals with their lines, steps until next time, what was noticed last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from practice_desk.domain.goals import Goal
from practice_desk.domain.people import Person
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.ratings import in_order as ratings_in_order
from practice_desk.domain.steps import Step, open_steps
from practice_desk.intentions import goals
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Icon, Label, Quote, Series, Spark, button, column, heading, row, rule
from practice_desk.ui.parts import days, names


def _tr(text: str) -> str:
    return QCoreApplication.translate("work_cards", text)


class WorkCards:
    """Makes the cards; `to_goals` leads to the page where goals and steps are worked on."""

    def __init__(self, context: Context, client_id: str, to_goals: Callable[[], object]) -> None:
        desk = context.desk
        self.context, self._to_goals = context, to_goals
        self._goals = goals.active_goals(desk, client_id)
        self._ratings = desk.ratings.of_client(client_id)
        self._steps = open_steps(desk.steps.of_client(client_id))
        self._noticed = max(desk.noticed.of_client(client_id), key=lambda n: n.on, default=None)
        self._people: dict[str, Person] = {p.id: p for p in desk.people.of_client(client_id)}

    def has_goals(self) -> bool:
        """Say whether any goal is in work."""
        return bool(self._goals)

    def has_steps(self) -> bool:
        """Say whether any step was agreed until next time."""
        return bool(self._steps)

    def goals_card(self) -> Card:
        """Return the goals in work: the client's words, the line so far, each person's last number."""
        card = Card(heading(_tr("Goals"), self._link(_tr("Goals and plan"), "to-goals")), gap=10)
        for n, goal in enumerate(self._goals):
            if n:
                card.body.addWidget(rule())
            card.body.addLayout(self._goal(goal))
        if not self._goals:
            said = _tr("No goals yet. A goal says what will be different, in the client's own words.")
            card.body.addWidget(Label(said, tone="muted", wrap=True))
        return card

    def steps_card(self) -> Card:
        """Return the steps agreed until next time."""
        card = Card(heading(_tr("Until next time"), self._link(_tr("Steps"), "to-steps")), gap=10)
        for step in self._steps:
            card.body.addLayout(self._step(step))
        if not self._steps:
            said = _tr("No steps yet. One small step until next time is enough.")
            card.body.addWidget(Label(said, tone="muted", wrap=True))
        return card

    def noticed_card(self) -> Card | None:
        """Return what the client noticed last, if anything was kept."""
        if self._noticed is None:
            return None
        person = self._people.get(self._noticed.person_id or "")
        who = [names.person_name(self.context, person)] if person else []
        by = ", ".join([*who, days.day_words(self.context, self._noticed.on)])
        return Card(heading(_tr("Noticed last")), Quote(self._noticed.words, by), gap=8)

    def _goal(self, goal: Goal) -> QHBoxLayout:
        words = column(Label(goal.words, strong=True, wrap=True), gap=2)
        aim = [_tr("Target {0}").format(goal.target)] if goal.target is not None else []
        if goal.target_on:
            aim.append(_tr("by {0}").format(self.context.date(goal.target_on)))
        if aim:
            words.addWidget(Label(" ".join(aim), "small", tone="muted", wrap=True))
        series = self._series(goal)
        if not series:
            return row((words, 1), Label(_tr("Not rated yet"), "small", tone="muted"), gap=16)
        numbers = [self._number(one) for one in series if one.last() is not None]
        spark = Spark(goal.words.rstrip(" ."), series, goal.target, width=128)
        return row((words, 1), row(spark, *numbers, gap=14), gap=16, stack=560)

    def _series(self, goal: Goal) -> list[Series]:
        lines: defaultdict[tuple[Rater, str | None], list[Rating]] = defaultdict(list)
        for rating in ratings_in_order(self._ratings, goal.id, Scale.TEN):
            lines[rating.by()].append(rating)
        order = sorted(lines, key=lambda by: by[0] is Rater.THERAPIST)
        return [
            Series(
                self._who(*by), [(r.on, r.value) for r in lines[by]],
                "therapist" if by[0] is Rater.THERAPIST else "person",
            )
            for by in order
        ]  # fmt: skip

    def _who(self, rater: Rater, person_id: str | None) -> str:
        if rater is Rater.THERAPIST:
            return _tr("You")
        person = self._people.get(person_id or "")
        return names.person_name(self.context, person) if person else _tr("Together")

    def _number(self, series: Series) -> QVBoxLayout:
        tone = "muted" if series.kind == "therapist" else None
        return column(
            Label(str(series.last()), "number", tone=tone, tabular=True),
            Label(series.name, "small", tone="muted"), gap=0,
        )  # fmt: skip

    def _step(self, step: Step) -> QHBoxLayout:
        lines = column(Label(step.what, wrap=True), gap=2)
        sure = "" if step.confidence is None else _tr("sure: {0} of 10").format(step.confidence)
        person = self._people.get(step.person_id or "")
        who = names.person_name(self.context, person) if person else ""
        more = "  ·  ".join(part for part in (who, step.when_where, sure) if part)
        if more:
            lines.addWidget(Label(more, "small", tone="muted", wrap=True))
        return row(Icon("steps", "accent", 20), (lines, 1), gap=12, top=True)

    def _link(self, text: str, name: str) -> QPushButton:
        made = button(text, "link", icon="arrow", trailing=True)
        made.setObjectName(name)
        made.clicked.connect(lambda: self._to_goals())
        return made
