"""Safety: the plan made together for hard moments, and the risk notes; needs and actions, never levels."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.notes import Note, NoteAddition, SignedNote
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.record import Record, override
from practice_desk.domain.risk import RiskNote
from practice_desk.domain.safety_plan import SafetyPlan, SafetyReview
from practice_desk.domain.signing import Refused
from practice_desk.intentions import clients, notes, risk_notes, safety_plans
from practice_desk.ui import words
from practice_desk.ui.commands import Command
from practice_desk.ui.context import Context
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, EmptyState, Label, Segments, button, column, heading, row, section
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.names import person_name
from practice_desk.ui.parts.reading import Reading, read
from practice_desk.ui.rooms.safety.addition_form import open_addition
from practice_desk.ui.rooms.safety.look_form import open_look
from practice_desk.ui.rooms.safety.plan_form import open_plan
from practice_desk.ui.rooms.safety.plan_view import PlanCard, plan_text
from practice_desk.ui.rooms.safety.risk_card import RiskCard
from practice_desk.ui.rooms.safety.risk_form import open_risk


class SafetyRoom(ClientRoom):
    """The safety plan beside the risk notes; where several people come, each has a plan of their own."""

    kind = PlaceKind.SAFETY
    shows: ClassVar[tuple[type[Record], ...]] = (
        Client, Person, Practice, SafetyPlan, SafetyReview, RiskNote, Note, SignedNote, NoteAddition,
    )  # fmt: skip
    _person = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._read: set[str] = set()

    @override
    def go(self, place: Place) -> None:
        """Show a client's plan, the person's whose plan or note is meant."""
        if place.client_id != self.place.client_id:
            self._person = ""
            self._read.clear()
        if self.desk.risk_notes.find(place.id or "") is not None:
            self._read.add(place.id or "")
        meant = self.desk.safety_plans.find(place.id or "")
        if meant is not None and meant.person_id:
            self._person = meant.person_id
        super().go(place)

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return the one thing this page leads to: the plan on paper, once there is one."""
        if self.plan is None:
            return []
        printing = button(self.tr("Print safety plan"), "primary", icon="print")
        printing.setObjectName("print")
        printing.clicked.connect(self.print_plan)
        return [printing]

    @property
    def plan(self) -> SafetyPlan | None:
        """Return the plan in force of the person in view."""
        return safety_plans.plan_of(self.desk, self.client_id, self.person_id)

    @property
    def person_id(self) -> str | None:
        """Return whose plan is in view."""
        ids = [p.id for p in clients.participants(self.desk, self.client_id)]
        return self._person if self._person in ids else next(iter(ids), None)

    @override
    def content(self) -> QLayout:
        """Return the plan beside the risk notes."""
        title = section(self.tr("Safety"), self.tr("What was said, what is needed, and what was agreed"))
        plan = self._plan_card()
        left, right = column(plan, ..., gap=16), column(*self._risk_cards(), ..., gap=16)
        body = row((left, 3), (right, 2), gap=16, top=False, stack=900)
        return column(title, self._whose(), body, ..., gap=12)

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for here."""

        def may_write() -> bool:
            return not self.desk.read_only

        def has_plan() -> bool:
            return bool(self.client_id) and self.plan is not None

        return [
            Command("write-plan", self.tr("Write safety plan"), self.write_plan, "Ctrl+E", enabled=may_write),
            Command("new-risk", self.tr("New risk note"), self.new_risk, "Ctrl+N", enabled=may_write),
            Command(
                "print-safety", self.tr("Print safety plan"), self.print_plan, "Ctrl+P", enabled=has_plan
            ),
        ]

    @override
    def help_words(self) -> str:
        """Say what this page is for."""
        return self.tr(
            "A safety plan is made together, in the client's own words, and goes home with them. Each change "
            "makes a new version; the earlier ones stay. A risk note says what was asked and said, what is "
            "needed and what was agreed. It has no level. Signed, it is only added to."
        )

    def write_plan(self) -> FormDialog:
        """Open the next version of the plan."""
        return open_plan(self, self.context, self.client_id, self.person_id)

    def look_again(self) -> FormDialog | None:
        """Open the form that notes a look at the plan."""
        return open_look(self, self.context, self.plan) if self.plan is not None else None

    def print_plan(self) -> None:
        """Go to the plan on paper."""
        if self.plan is not None:
            self.wanted(PlaceKind.PAPER, self.client_id, f"safety:{self.plan.id}")

    def read_earlier(self) -> Reading:
        """Open the versions that came before."""
        title = self.tr("Earlier versions")
        version = self.tr("Version {0}, {1}")
        earlier = [p for p in self._versions() if self.plan is None or p.id != self.plan.id]
        passages = [(version.format(p.number, self.context.date(p.made_on)), plan_text(p)) for p in earlier]
        return read(self, title, passages)

    def new_risk(self) -> FormDialog:
        """Open a new risk note."""
        dialog = open_risk(self, self.context, None, self.client_id)
        dialog.accepted.connect(self._open_last)
        return dialog

    def sign(self, card: RiskCard) -> None:
        """Sign a risk note, or say on it what stands in the way."""
        try:
            with self.desk.change(Deed.SIGN_NOTE, Place(self.kind, self.client_id, card.note.id)):
                risk_notes.sign_risk_note(self.desk, card.note)
        except Refused as refused:
            card.say([words.of(code) for _, code in refused.problems])

    def turn(self, note: RiskNote) -> None:
        """Open a risk note to read it, or fold it."""
        self._read ^= {note.id}
        self.refresh()

    def _open_last(self) -> None:
        drafts = [n for n in risk_notes.risk_notes_of(self.desk, self.client_id)
                  if not notes.is_signed(self.desk, n.id)]  # fmt: skip
        self._read |= {n.id for n in drafts[:1]}
        self.refresh()

    def _versions(self) -> list[SafetyPlan]:
        own = safety_plans.plans_of(self.desk, self.client_id)
        return [p for p in own if self.person_id in (None, p.person_id)]

    def _whose(self) -> QWidget | None:
        people = clients.participants(self.desk, self.client_id)
        if len(people) < 2:  # noqa: PLR2004  (one person needs no choice)
            return None
        choice = Segments([(p.id, person_name(self.context, p)) for p in people])
        choice.setAccessibleName(self.tr("Whose safety plan"))
        choice.setObjectName("person")
        choice.set_value(self.person_id)
        choice.chosen.connect(self._show_person)
        holder = QWidget()
        holder.setLayout(row(choice, ...))
        return holder

    def _show_person(self, person_id: str) -> None:
        self._person = person_id
        self.refresh()

    def _plan_card(self) -> QWidget:
        plan = self.plan
        if plan is None:
            said = self.tr(
                "A plan for hard moments, made together and in the client's own words: what to notice, what "
                "to do, whom to ask. It goes home with them."
            )
            empty = EmptyState("shield", self.tr("No safety plan yet"), said, self.tr("Make a safety plan"))
            empty.pressed.connect(self.write_plan)
            assert empty.action is not None
            empty.action.setEnabled(not self.desk.read_only)
            return Card(empty)
        reviews = [r for r in safety_plans.reviews_of(self.desk, self.client_id) if r.plan_id == plan.id]
        due = safety_plans.is_due(self.desk, plan)
        card = PlanCard(self.context, plan, reviews, due=due, earlier=len(self._versions()) > 1)
        card.edit_wanted.connect(self.write_plan)
        card.review_wanted.connect(self.look_again)
        card.earlier_wanted.connect(self.read_earlier)
        return card

    def _risk_cards(self) -> list[QWidget]:
        add = button(self.tr("New risk note"), "small", icon="plus")
        add.setObjectName("new-risk")
        add.setEnabled(not self.desk.read_only)
        add.clicked.connect(self.new_risk)
        found = risk_notes.risk_notes_of(self.desk, self.client_id)
        said = self.tr("Only what was asked, said and agreed. Each is signed and then only added to.")
        if not found:
            said = self.tr("No risk notes. Write one when something was said or seen that needs an answer.")
        lead = Card(heading(self.tr("Risk notes"), add), Label(said, tone="muted", wrap=True), gap=4)
        return [lead, *(self._risk_card(note) for note in found)]

    def _risk_card(self, note: RiskNote) -> RiskCard:
        reading = notes.file_of(self.desk, note.id).reading()
        card = RiskCard(self.context, note, reading, folded=note.id not in self._read)
        card.turned.connect(lambda: self.turn(note))
        card.edit_wanted.connect(lambda: open_risk(self, self.context, note, self.client_id))
        card.add_wanted.connect(lambda: open_addition(self, self.context, self.client_id, note.id))
        card.remove_wanted.connect(lambda: risk_notes.remove_risk_note(self.desk, note))
        card.sign_wanted.connect(lambda: self.sign(card))
        return card
