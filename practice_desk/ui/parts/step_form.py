"""The form for a step: only what is needed; being less sure than 7 opens what would help."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import PersonRole
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import new_id, override
from practice_desk.domain.steps import SURE_ENOUGH, Step
from practice_desk.intentions import steps
from practice_desk.ui.fields import ChoiceField, LineField, RatingField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label, button
from practice_desk.ui.parts.mark_fields import Picks
from practice_desk.ui.parts.work import Work
from practice_desk.ui.theme import px

_HELPS = ("raise_it", "obstacle", "if_cue", "then_do")


class StepForm(Form[Step]):
    """What a step is made of; a new one says towards which goal it is."""

    def __init__(self, work: Work, name: str, goal_id: str | None = None) -> None:
        super().__init__(work.context.desk, name)
        self.work = work
        goal = next((g for g in work.goals if g.id == goal_id), None)
        if goal is not None:
            towards = self.tr("Towards: {0}").format(goal.wording())
            self.add_widget(Label(towards, "small", tone="muted", wrap=True))
        self.add("what", self.tr("What"), LineField(), hint=self.tr("One small thing, until next time."))
        self.add("when_where", self.tr("When and where"), LineField())
        if work.many():
            people = [(p.id, work.name_of(p.id)) for p in work.people]
            self.add("person_id", self.tr("Whose step"), ChoiceField([(None, self.tr("Together")), *people]))
        self.add(
            "confidence", self.tr("How sure are you that you will do this?"), RatingField(),
            hint=self.tr("0 is not sure at all, 10 is fully sure."),
        )  # fmt: skip
        self._helps()
        self._later()
        self._asked = False
        self.edited.connect(self._fit)

    @override
    def start(self, record: Step, client_id: str | None = None) -> None:
        """Show a step."""
        super().start(record, client_id)
        self._fit()

    def plan_for_it(self) -> None:
        """Show the obstacle and the if–then plan, whatever the number is."""
        self._asked = True
        self._fit()
        self.rows["obstacle"].field.setFocus()

    def _helps(self) -> None:
        self.add(
            "raise_it", self.tr("What would make it a 7?"), TextField(2),
            hint=self.tr("Make it smaller, pick a better time, or ask someone."),
        )  # fmt: skip
        self.add("obstacle", self.tr("What could get in the way"), LineField())
        self.add("if_cue", self.tr("If …"), LineField(self.tr("it is raining")))
        then = self.tr("… then …") if self.work.many() else self.tr("… then I …")
        self.add("then_do", then, LineField(self.tr("walk to the covered market")))
        self.plan_button = button(self.tr("Plan for what could get in the way"), "quiet", icon="plus")
        self.plan_button.clicked.connect(self.plan_for_it)
        self.add_widget(self.plan_button)

    def _later(self) -> None:
        goals = [(g.id, g.wording()) for g in self.work.in_work]
        supporters = [p.known_as for p in self._supporters()]
        strength = LineField()
        later = (
            ("how_often", self.tr("How often"), LineField()),
            ("how_much", self.tr("How much or how long"), LineField()),
            ("with_whom", self.tr("With whom"), LineField()),
            ("supporter", self.tr("Who supports it"), LineField(suggestions=supporters)),
            ("strength", self.tr("The strength it uses"), strength),
            ("goal_id", self.tr("Goal"), ChoiceField([(None, self.tr("No goal")), *goals])),
        )
        for name, label, field in later:
            made = self.add(name, label, field, more=True)
            if field is strength and self.work.client.strengths:
                layout = made.layout()
                assert layout is not None
                layout.addWidget(Picks(self.work.client.strengths, strength))

    def _supporters(self) -> list:
        around = self.desk.people.of_client(self.work.client.id)
        return [p for p in around if PersonRole.SUPPORTER.value in p.roles]

    def _fit(self) -> None:
        """Open what would help for a step the client is less sure of than 7."""
        sure = self.field("confidence").value()
        unsure = sure is not None and sure < SURE_ENOUGH
        filled = any(self.field(name).value() for name in _HELPS[1:])
        planned = unsure or filled or self._asked
        self.rows["raise_it"].setVisible(unsure or bool(self.field("raise_it").value()))
        for name in _HELPS[1:]:
            self.rows[name].setVisible(planned)
        self.plan_button.setVisible(not planned)


def open_step(
    parent: QWidget, work: Work, step: Step | None, goal_id: str | None = None, place: Place | None = None
) -> FormDialog:
    """Open the form for a step, or for a new one towards a goal; `place` is the page it is opened on."""
    desk, client_id = work.context.desk, work.client.id
    fresh = step is None
    form = StepForm(work, "new-step" if fresh else "step", goal_id if fresh else step.goal_id)
    if step is None:
        typed = desk.scratch.newest("new-step", client_id)
        step = Step(id=typed.record_id if typed else new_id(), client_id=client_id, goal_id=goal_id)
    form.start(step, client_id)
    known = step

    def keep() -> bool:
        here = place or Place(PlaceKind.GOALS, client_id, known.id)
        return form.keep(Deed.KEEP_STEP, here, lambda s: steps.keep_step(desk, s))

    title = parent.tr("Add a step") if fresh else parent.tr("Edit step")
    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Keep step"))
    if not fresh:
        _offer_removal(dialog, work, known)
    form.rows["what"].field.setFocus()
    dialog.resize(px(600), min(px(680), max(px(360), parent.window().height())))
    dialog.open()
    return dialog


def _offer_removal(dialog: FormDialog, work: Work, step: Step) -> None:
    """Offer to take out a step that should never have been written; undo brings it back."""
    remove = button(dialog.tr("Remove step"), "quiet", icon="trash")

    def take_out() -> None:
        dialog.form.forget()
        dialog.accept()
        steps.remove_step(work.context.desk, work.context.desk.steps.get(step.id))

    remove.clicked.connect(take_out)
    dialog.form.add_widget(remove, more=True)
