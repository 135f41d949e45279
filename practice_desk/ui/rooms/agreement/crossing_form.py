"""Entries of the log: noting a crossing, thinking before one that is planned, adding what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from practice_desk.domain.agreements import ClauseArea
from practice_desk.domain.clock import today
from practice_desk.domain.crossings import (
    BoundaryCategory,
    Crossing,
    CrossingDecision,
    CrossingInitiator,
    CrossingNote,
)
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import new_id, override
from practice_desk.intentions import crossings
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, ChoiceField, DateField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, Label, column
from practice_desk.ui.parts.mark_fields import ChecksField, SegmentsField
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.rooms.agreement.crossing_fields import PromptsField


class Time(StrEnum):
    """Whether a crossing took place, or is thought about first."""

    HAPPENED = "happened"
    PLANNED = "planned"


@dataclass(frozen=True, kw_only=True, repr=False)
class Entry(Crossing):
    """A crossing while it is typed."""

    when: Time = Time.HAPPENED

    def crossing(self) -> Crossing:
        """Return the crossing alone, as a record of its own."""
        said = {name: getattr(self, name) for name in Crossing.__dataclass_fields__}
        return replace(Crossing(**said), id=new_id(), planned=self.when is Time.PLANNED)

    @override
    def problems(self, today: Any) -> Iterator[tuple[str, Any]]:
        """Yield each field that stands in the way of noting this."""
        yield from self.crossing().problems(today)


class CrossingForm(Form[Entry]):
    """The facts come first. For a planned one nine questions stand before the decision, all of them free."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.desk, "crossing")
        self._order = context.desk.practice.own().date_order
        times = [(Time.HAPPENED, self.tr("It happened")), (Time.PLANNED, self.tr("It is planned"))]
        self.add("when", "", SegmentsField(times)).field.setAccessibleName(
            self.tr("It happened, or is planned")
        )
        self.add("on", self.tr("Date"), NeededDate(self._order, today()))
        self.add("facts", self.tr("What happened, in plain facts"), TextField(3))
        self.add("category", self.tr("What it is about"), ChoiceField(words.choices(BoundaryCategory)))
        areas = [("", self.tr("None")), *((a.value, words.of(a)) for a in ClauseArea)]
        self.add("clause_area", self.tr("Which clause it touches"), ChoiceField(areas))
        self.add("initiator", self.tr("Who began it"), ChoiceField(words.choices(CrossingInitiator)))
        self.add("client_view", self.tr("What the client said about it, in their words"), TextField(2))
        self._prompts()
        self._later()
        self._decision()
        self.edited.connect(self._fit)

    @override
    def start(self, record: Entry, client_id: str | None = None) -> None:
        """Show an entry."""
        super().start(record, client_id)
        self._fit()

    def _prompts(self) -> None:
        before = PromptsField([_bare(p) for p in crossings.prompts(self.desk, crossings.BEFORE)])
        self.add(
            "before", self.tr("Before you decide"), before, hint=self.tr("None of these must be answered.")
        )
        thoughts = crossings.prompts(self.desk, crossings.THINKING)
        self.add("thinking", self.tr("Is one of these at work?"), ChecksField([(t, t) for t in thoughts]))

    def _later(self) -> None:
        for name, label in (
            ("context", self.tr("What was going on around it")),
            ("meaning", self.tr("What it may mean to the client")),
            ("benefit", self.tr("What good may come of it")),
            ("risk", self.tr("What harm may come of it")),
            ("alternatives", self.tr("What else could be done")),
            (
                "consent_discussed",
                self.tr("What you talked about with the client, and whether a no was easy"),
            ),
        ):
            self.add(name, label, TextField(2), more=True)

    def _decision(self) -> None:
        self.add(
            "consulted", self.tr("Whom you asked, when, and what they said"), TextField(2),
            hint=self.tr("What you think over for yourself belongs into your supervision log."),
        )  # fmt: skip
        self.add("decision", self.tr("Decision"), ChoiceField(words.choices(CrossingDecision)))
        self.add("reason", self.tr("Why"), LineField())
        self.add(
            "follow_up_on", self.tr("Look back at it together on"), DateField(self._order, today()),
            hint=self.tr("It then stands among what is to be done."),
        )  # fmt: skip
        self.add("violation", "", harm_field(self))
        self.steps = steps_card(self, self.desk)
        self.add_widget(self.steps)

    def _fit(self) -> None:
        planned = self.field("when").value() is Time.PLANNED
        for name in ("before", "thinking"):
            self.rows[name].setVisible(planned)
        facts = (
            self.tr("What is planned, in plain facts")
            if planned
            else self.tr("What happened, in plain facts")
        )
        for caption in self.rows["facts"].findChildren(Label)[:1]:
            caption.setText(facts)
        self.rows["facts"].field.setAccessibleName(facts)
        self.rows["violation"].setVisible(not planned)
        self.steps.setVisible(bool(self.field("violation").value()) and not planned)


def open_crossing(
    parent: QWidget, context: Context, client_id: str, then: Callable[[str], object]
) -> FormDialog:
    """Open the form for an entry; `then` is told its id when it was kept."""
    form = CrossingForm(context)
    waiting = Entry(
        id=f"crossing-{client_id}", client_id=client_id, on=today(), category=BoundaryCategory.ROLE,
        decision=CrossingDecision.NOT_YET,
    )  # fmt: skip
    form.start(waiting, client_id)
    kept: list[str] = []

    def record(entry: Entry) -> None:
        kept.append(crossings.record_crossing(context.desk, entry.crossing()).id)

    def keep() -> bool:
        place = Place(PlaceKind.AGREEMENT, client_id)
        return form.keep(Deed.RECORD_CROSSING, place, record, lambda e: e.problems(today()))

    dialog = FormDialog(
        parent.window(), parent.tr("Note a crossing"), form, keep, parent.tr("Keep in the log")
    )
    form.rows["facts"].field.setFocus()
    dialog.accepted.connect(lambda: then(kept[0]))
    dialog.open()
    return dialog


def open_note(parent: QWidget, context: Context, crossing: Crossing) -> FormDialog:
    """Open the form for what came of a crossing: added below, what was written stays."""
    form: Form[CrossingNote] = Form(context.desk, "crossing-note")
    order = context.desk.practice.own().date_order
    ask = "\n".join(crossings.prompts(context.desk, crossings.AFTER))
    form.add_widget(Label(form.tr("What was written stays as it is; this is added below it."), wrap=True))
    form.add_widget(Label(ask, "small", tone="muted", wrap=True))
    form.add("on", form.tr("Date"), NeededDate(order, today()))
    form.add("outcome", form.tr("What came of it, or what was different from what was written"), TextField(3))
    form.add("consulted", form.tr("Whom you asked, when, and what they said"), TextField(2))
    form.add("action", form.tr("What you did or agreed"), TextField(2))
    form.add("violation", "", harm_field(form))
    steps = steps_card(form, context.desk)
    form.add_widget(steps)
    form.edited.connect(lambda: steps.setVisible(bool(form.field("violation").value())))
    waiting = CrossingNote(
        id=f"note-{crossing.id}", client_id=crossing.client_id, crossing_id=crossing.id, on=today()
    )
    form.start(waiting, crossing.client_id)
    steps.setVisible(bool(form.field("violation").value()))

    def add(note: CrossingNote) -> None:
        crossings.add_to_crossing(context.desk, replace(note, id=new_id()))

    def keep() -> bool:
        place = Place(PlaceKind.AGREEMENT, crossing.client_id, crossing.id)
        return form.keep(Deed.ADD_TO_CROSSING, place, add, lambda n: n.problems(today()))

    dialog = FormDialog(
        parent.window(), parent.tr("Add what came of it"), form, keep, parent.tr("Add to the log")
    )
    dialog.open()
    return dialog


def harm_field(form: Form[Any]) -> CheckField:
    """Return the tick that opens the steps."""
    return CheckField(form.tr("This harmed or used the client, or may have"))


def steps_card(form: Form[Any], desk: Any) -> Card:
    """Return what is then done, as steps and without blame; each becomes a task."""
    lines: Sequence[str] = crossings.prompts(desk, crossings.STEPS)
    lead = Label(form.tr("Then these steps are kept as tasks, one by one:"), strong=True, wrap=True)
    card = Card(lead, column(*(Label(f"•  {line}", wrap=True) for line in lines), gap=4), gap=6)
    card.setProperty("card", "sunk")
    card.hide()
    return card


def _bare(prompt: str) -> str:
    """Return a prompt without its number."""
    number, _, rest = prompt.partition(". ")
    return rest if number.isdecimal() else prompt
