"""The people of a file as they are read: each with what is known of them and how they may be reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from practice_desk.domain.clock import today
from practice_desk.domain.people import ContactPoint, Person, PersonRole
from practice_desk.domain.text import isolate
from practice_desk.intentions import people
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Chip, Label, StateLine, button, facts, heading, row, rule
from practice_desk.ui.parts.closed_ways import closed_words
from practice_desk.ui.parts.names import person_name
from practice_desk.ui.parts.reach import contact_line


class PeopleDeeds(Protocol):
    """What the page lets do with people."""

    def change_person(self, person: Person) -> object:
        """Open the form of a person."""

    def add_person(self, *, participant: bool) -> object:
        """Open the form for somebody else."""

    def change_contact(self, point: ContactPoint) -> object:
        """Open the form of a number or address."""

    def add_contact(self, person: Person) -> object:
        """Open the form for another number or address."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("people_cards", text)


class PeopleCards:
    """Makes a card for each person."""

    def __init__(self, context: Context, client_id: str, deeds: PeopleDeeds) -> None:
        self.context, self._deeds = context, deeds
        self._people = people.people_of(context.desk, client_id)
        self._writable = not context.desk.read_only
        self._closed = closed_words(context, client_id)

    def own_cards(self) -> list[Card]:
        """Return a card for each person whose work it is."""
        return [self._own(person) for person in self._people if person.participant]

    def around_card(self) -> Card:
        """Return the people around the client, each with role, authority and what they may be told."""
        add = self._button(_tr("Add a person"), "small", "add-person", icon="plus")
        add.clicked.connect(lambda: self._deeds.add_person(participant=False))
        card = Card(heading(_tr("People around"), add), gap=12)
        around = [person for person in self._people if not person.participant]
        for n, person in enumerate(around):
            if n:
                card.body.addWidget(rule())
            self._around(card, person)
        if not around:
            said = _tr(
                "Nobody yet. An emergency contact, a supporter, a GP, a parent: each with what they may know."
            )
            card.body.addWidget(Label(said, tone="muted", wrap=True))
        return card

    def _own(self, person: Person) -> Card:
        edit = self._edit(person)
        chips = [Chip(_tr("Under 18"), "minor")] if person.is_minor(today()) else []
        card = Card(heading(self._shown(person), *chips, edit), gap=12)
        if person.left_on:
            said = _tr("Left the work on {0}").format(self.context.date(person.left_on))
            card.body.addWidget(StateLine(said, "past"))
        if person.discreet:
            said = _tr("Discreet: safe words, plain envelopes, no texts, no name on the sheet")
            card.body.addWidget(StateLine(said, "info"))
        card.body.addLayout(facts(*self._known(person)))
        self._contacts(card, person)
        return card

    def _shown(self, person: Person) -> str:
        """Return the name; where names are not shown, a client's reference and nothing for the others."""
        if not self.context.settings.references:
            return isolate(person.known_as)
        return person_name(self.context, person) if person.participant else ""

    def _known(self, person: Person) -> list[tuple[str, str]]:
        born = self.context.date(person.born_on)
        age = person.age(today())
        if age is not None:
            born = _tr("{0}, age {1}").format(born, age)
        lines = [
            (_tr("Birth date"), born or _tr("not known")),
            (_tr("Legal name"), "" if self.context.settings.references else person.legal_name),
            (_tr("Pronouns"), person.pronouns),
            (_tr("Gender"), person.gender),
            (_tr("Preferred language"), person.language),
            (_tr("What helps to communicate or get here"), person.needs),
        ]
        return [(label, value) for label, value in lines if value]

    def _around(self, card: Card, person: Person) -> None:
        roles = [words.of(PersonRole(role)) for role in person.roles if role in set(PersonRole)]
        parts = [part for part in (person.relationship, *roles) if part]
        name = Label(self._shown(person) or _tr("Another person"), strong=True, wrap=True)
        card.body.addLayout(row((name, 1), self._edit(person), gap=8))
        if parts:
            card.body.addWidget(Label("  ·  ".join(parts), tone="muted", wrap=True))
        lines = [
            (_tr("May be told"), person.may_be_told),
            (_tr("Must not be told"), person.must_not_be_told),
            (_tr("Authority"), person.authority),
            (_tr("Proof seen"), person.authority_seen),
            (_tr("Orders end on"), self.context.date(person.orders_end_on)),
        ]
        card.body.addLayout(facts(*((label, value) for label, value in lines if value)))
        if PersonRole.GUARDIAN.value in person.roles and not person.authority_seen:
            card.body.addWidget(StateLine(_tr("Proof of authority was not seen yet"), "missing"))
        self._contacts(card, person)

    def _contacts(self, card: Card, person: Person) -> None:
        for point in people.contacts_of(self.context.desk, person):
            change = self._button(_tr("Edit"), "link", f"edit-{point.id}")
            change.setAccessibleName(_tr("Edit {0}").format(point.value))
            change.clicked.connect(self._opener(point))
            line = contact_line(point, change, discreet=person.discreet, closed=self._closed(point))
            card.body.addLayout(line)
        add = self._button(_tr("Add a way to reach them"), "quiet", f"reach-{person.id}", icon="plus")
        add.setAccessibleName(_tr("Add a way to reach {0}").format(person.first_name()))
        add.clicked.connect(lambda: self._deeds.add_contact(person))
        card.body.addLayout(row(add, ...))

    def _opener(self, point: ContactPoint) -> Callable[[], object]:
        return lambda: self._deeds.change_contact(point)

    def _edit(self, person: Person) -> QPushButton:
        made = self._button(_tr("Edit"), "link", f"edit-{person.id}")
        made.setAccessibleName(_tr("Edit {0}").format(person.first_name()))
        made.clicked.connect(lambda: self._deeds.change_person(person))
        return made

    def _button(self, text: str, kind: str, name: str, icon: str | None = None) -> QPushButton:
        made = button(text, kind, icon=icon)
        made.setObjectName(name)
        made.setEnabled(self._writable)
        return made
