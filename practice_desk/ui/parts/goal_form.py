"""The form for a goal: the client's words first and large, everything else can wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clients import Client
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import (
    GAS_LEVELS,
    Goal,
    GoalAdvice,
    GoalMeasure,
    GoalState,
    active,
    advice_on,
    says_what_to_avoid,
)
from practice_desk.domain.places import Place
from practice_desk.domain.record import new_id, override
from practice_desk.intentions import goals, library
from practice_desk.ui import theme, words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, DateField, LineField, LinesField, RatingField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Banner
from practice_desk.ui.parts.ladder import signed
from practice_desk.ui.parts.mark_fields import LevelsField, Picks

_LARGE_ROWS = 3


class GoalForm(Form[Goal]):
    """What a goal is made of. Words that say what to avoid are asked, quietly, what to do instead."""

    def __init__(self, context: Context, client: Client, name: str) -> None:
        super().__init__(context.desk, name)
        self.context, self.client = context, client
        self._words()
        self._meaning()
        self._measure()
        self._later()
        self.edited.connect(self._fit)

    @override
    def start(self, record: Goal, client_id: str | None = None) -> None:
        """Show a goal."""
        super().start(record, client_id)
        self._fit()

    def _words(self) -> None:
        large = TextField(_LARGE_ROWS)
        large.setFont(theme.font("title"))
        large.setFixedHeight(int(large.fontMetrics().lineSpacing() * 2) + theme.px(24))
        self.add(
            "words", self.tr("The goal, in the client's own words"), large,
            hint=self.tr("First person: what will be different, and what someone would see."),
        )  # fmt: skip
        self.add(
            "instead", self.tr("What would you be doing instead? What would someone see?"), TextField(2),
            hint=self.tr("The words above stay as they were said. This is how the goal is read from now on."),
        )  # fmt: skip

    def _meaning(self) -> None:
        self._picked("why", self.tr("Why it matters"), self.client.aspirations)
        self._picked("matters", self.tr("Which of the things that matter it serves"), self.client.matters)
        asks = library.find_text(self.desk, "goal.strengths").body.strip()
        self._picked("strength", self.tr("A strength that could help"), self.client.strengths, asks)

    def _measure(self) -> None:
        order = self.context.desk.practice.own().date_order
        self.add("measure", self.tr("How we look at it"), ChoiceField(words.choices(GoalMeasure)))
        self.add("baseline", self.tr("Where the client is today, 0 to 10"), RatingField())
        self.add("target", self.tr("Where it would be good enough, 0 to 10"), RatingField())
        self.add("levels", self.tr("Five levels, written together before the work"), LevelsField())
        start = [(None, self.tr("Open")), *((level, signed(level)) for level in GAS_LEVELS)]
        self.add("gas_baseline", self.tr("Level at the start"), ChoiceField(start))
        self.add("target_on", self.tr("Good enough by"), DateField(order, today()), more=True)

    def _later(self) -> None:
        importance = (
            (1, self.tr("Somewhat important")), (2, self.tr("Important")), (3, self.tr("Very important")),
            (0, self.tr("Not important now")),
        )  # fmt: skip
        self.add("strategies", self.tr("How we will work on it, one way to a line"), LinesField(2), more=True)
        self.add("area", self.tr("Area of life"), LineField(suggestions=self._areas()), more=True)
        self.add("importance", self.tr("How important, to the client"), ChoiceField(importance), more=True)
        self.add(
            "clinical", self.tr("Clinical wording"), TextField(2),
            hint=self.tr("Not on the client's sheet, and no part of the plan that is agreed."), more=True,
        )  # fmt: skip

    def _picked(self, name: str, label: str, lines: Sequence[str], hint: str = "") -> FormRow:
        field = LineField()
        made = self.add(name, label, field, hint=hint)
        layout = made.layout()
        assert layout is not None
        if lines:
            layout.addWidget(Picks(lines, field))
        return made

    def _areas(self) -> list[str]:
        usual = (
            self.tr("Family"), self.tr("Friends"), self.tr("Partner"), self.tr("Work or learning"),
            self.tr("Health"), self.tr("Rest"), self.tr("Home and money"), self.tr("Fun"),
        )  # fmt: skip
        return list(usual)

    def _fit(self) -> None:
        """Show the question only for words that avoid, and the scales only where they are looked at."""
        avoids = says_what_to_avoid(self.field("words").value())
        self.rows["instead"].setVisible(avoids or bool(self.field("instead").value()))
        measure = self.field("measure").value()
        for name in ("baseline", "target"):
            self.rows[name].setVisible(measure in (GoalMeasure.TEN, GoalMeasure.BOTH))
        for name in ("levels", "gas_baseline"):
            self.rows[name].setVisible(measure in (GoalMeasure.GAS, GoalMeasure.BOTH))


def open_goal(
    parent: QWidget, context: Context, goal: Goal | None, client_id: str, place: Place | None = None
) -> FormDialog:
    """Open the form for a goal, or for a new one; `place` is the page it is opened on."""
    client = context.desk.clients.get(client_id)
    form = GoalForm(context, client, "goal" if goal else "new-goal")
    fresh = goal is None
    if goal is None:
        goal = Goal(id=waiting(context, "new-goal", client_id), client_id=client_id)
        _advise(form, context, client_id)
    form.start(goal, client_id)
    known = goal

    def keep() -> bool:
        here = place or goals.place_of(client_id, known.id)
        do = goals.begin_goal if fresh else goals.keep_goal
        return form.keep(Deed.KEEP_GOAL, here, lambda g: do(context.desk, g))

    title = parent.tr("Add a goal") if fresh else parent.tr("Edit goal")
    return _shown(parent, title, form, keep, parent.tr("Keep goal"))


def open_replacement(parent: QWidget, context: Context, goal: Goal, reason: str = "") -> FormDialog:
    """Open the form for the goal that takes another one's place, filled with what the other one said."""
    form = GoalForm(context, context.desk.clients.get(goal.client_id), "next-goal")
    following = Goal(
        id=waiting(context, "next-goal", goal.client_id), client_id=goal.client_id, words=goal.wording(),
        why=goal.why, matters=goal.matters, strength=goal.strength, area=goal.area,
        strategies=goal.strategies, measure=goal.measure, importance=goal.importance,
    )  # fmt: skip
    form.start(following, goal.client_id)

    def replace(new: Goal) -> None:
        kept = context.desk.goals.get(goal.id)
        goals.change_state(context.desk, kept, GoalState.REPLACED, reason, new)

    def keep() -> bool:
        return form.keep(Deed.CHANGE_GOAL_STATE, goals.place_of(goal.client_id, following.id), replace)

    title = parent.tr("The goal that takes its place")
    return _shown(parent, title, form, keep, parent.tr("Replace goal"))


def waiting(context: Context, form: str, client_id: str) -> str:
    """Return the id under which something new was typed for a client and left, or a fresh one."""
    typed = context.desk.scratch.newest(form, client_id)
    return typed.record_id if typed else new_id()


def _advise(form: GoalForm, context: Context, client_id: str) -> None:
    advice = advice_on(len(active(context.desk.goals.of_client(client_id))))
    if advice is not None:
        look = "attention" if advice is GoalAdvice.TOO_MANY else "plain"
        form.add_widget(Banner(words.of(advice), look))


def _shown(parent: QWidget, title: str, form: GoalForm, keep: Callable[[], bool], deed: str) -> FormDialog:
    dialog = FormDialog(parent.window(), title, form, keep, deed)
    form.rows["words"].field.setFocus()
    dialog.open()
    return dialog
