"""The profile: everybody in a file, how to reach them, what matters to them. Read first, then edited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.clients import Client, ClientKind, StatusChange
from practice_desk.domain.papers import Paper, PaperEvent, Signature
from practice_desk.domain.people import ContactPoint, Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.record import override
from practice_desk.domain.retention import RetentionPolicy
from practice_desk.domain.sessions import Session
from practice_desk.ui.commands import Command
from practice_desk.ui.form import Form
from practice_desk.ui.kit import button, column, row
from practice_desk.ui.parts.alert import edit_alert
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.status_card import status_card
from practice_desk.ui.parts.status_form import StatusDialog
from practice_desk.ui.rooms.profile import file_forms
from practice_desk.ui.rooms.profile.contact_form import ContactDialog
from practice_desk.ui.rooms.profile.file_cards import FileCards
from practice_desk.ui.rooms.profile.file_forms import FileDialog
from practice_desk.ui.rooms.profile.people_cards import PeopleCards
from practice_desk.ui.rooms.profile.person_form import PersonDialog

_PARTS: dict[str, Callable[[FileDialog, Form[Client]], None]] = {
    "about": file_forms.about_fields,
    "matters": file_forms.matters_fields,
    "helps": file_forms.helps_fields,
    "keeping": file_forms.keeping_fields,
}


class ProfileRoom(ClientRoom):
    """Shows what is known as pages to read; each card opens its own form."""

    kind = PlaceKind.PROFILE
    shows = (
        Client, Person, ContactPoint, StatusChange, Session, Practice, RetentionPolicy, Paper,
        Signature, PaperEvent,
    )  # fmt: skip

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return the one thing every profile can have: a note that stands before everything else."""
        if self.desk.clients.get(self.client_id).alert:
            return []
        note = button(self.tr("Add a note"), icon="note")
        note.setObjectName("note")
        note.setEnabled(not self.desk.read_only)
        note.clicked.connect(self.edit_note)
        return [note]

    @override
    def content(self) -> QLayout:
        """Return people on the left, the file on the right."""
        people = PeopleCards(self.context, self.client_id, self)
        file = FileCards(self.context, self.client_id, self.edit_file)
        left = column(
            *people.own_cards(), self._another(), people.around_card(), file.keeping_card(), ..., gap=16
        )
        right = column(
            status_card(self.context, self.client_id, self.change_status, story=True), file.about_card(),
            file.matters_card(), file.helps_card(), ..., gap=16,
        )  # fmt: skip
        return column(row((left, 50), (right, 50), gap=16, stack=820), ...)

    def _another(self) -> QLayout | None:
        if self.desk.clients.get(self.client_id).kind not in (ClientKind.COUPLE, ClientKind.FAMILY):
            return None
        more = button(self.tr("Add somebody to the work"), "quiet", icon="plus")
        more.setObjectName("add-participant")
        more.setEnabled(not self.desk.read_only)
        more.clicked.connect(lambda: self.add_person(participant=True))
        return row(more, ...)

    # ---- what a person can do ----

    def edit_file(self, part: str) -> FileDialog:
        """Open the form of a part of the file: about, matters, helps or keeping."""
        titles = {
            "about": self.tr("The file"),
            "matters": self.tr("What matters and what is strong"),
            "helps": self.tr("What helps"),
            "keeping": self.tr("How long it is kept"),
        }
        client = self.desk.clients.get(self.client_id)
        dialog = FileDialog(self.window(), self.context, client, part, titles[part], _PARTS[part])
        dialog.open()
        return dialog

    def change_person(self, person: Person) -> PersonDialog:
        """Open the form of a person."""
        dialog = PersonDialog(self.window(), self.context, person, self.tr("Edit person"))
        dialog.open()
        return dialog

    def add_person(self, *, participant: bool) -> PersonDialog:
        """Open the form for somebody else in the file."""
        waiting = f"{'participant' if participant else 'around'}-{self.client_id}"
        person = Person(id=waiting, client_id=self.client_id, participant=participant)
        title = self.tr("Add somebody to the work") if participant else self.tr("Add a person")
        dialog = PersonDialog(self.window(), self.context, person, title)
        dialog.open()
        return dialog

    def change_contact(self, point: ContactPoint) -> ContactDialog:
        """Open the form of a number or address."""
        dialog = ContactDialog(self.window(), self.context, point, self.tr("Edit contact"))
        dialog.open()
        return dialog

    def add_contact(self, person: Person) -> ContactDialog:
        """Open the form for another number or address."""
        point = ContactPoint(id=f"reach-{person.id}", client_id=self.client_id, person_id=person.id)
        dialog = ContactDialog(self.window(), self.context, point, self.tr("Add a way to reach them"))
        dialog.open()
        return dialog

    def change_status(self) -> StatusDialog:
        """Open the form for another status."""
        dialog = StatusDialog(self.window(), self.context, Place(PlaceKind.PROFILE, self.client_id))
        dialog.open()
        return dialog

    def edit_note(self) -> object:
        """Open the form of the note that stands on every page."""
        return edit_alert(self, self.context, self.desk.clients.get(self.client_id))

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for on this page."""

        def may_write() -> bool:
            return not self.desk.read_only

        def add() -> object:
            return self.add_person(participant=False)

        return [
            Command("person", self.tr("Add a person"), add, "Ctrl+N", enabled=may_write),
            Command("about", self.tr("Edit the file"), lambda: self.edit_file("about"), enabled=may_write),
            Command("status", self.tr("Change status"), self.change_status, enabled=may_write),
            Command("alert", self.tr("Add a note or change it"), self.edit_note, enabled=may_write),
        ]

    @override
    def help_words(self) -> str:
        """Say what the page is for."""
        return self.tr(
            "Everybody in this file with how they may be reached and what they may be told, and what matters "
            "to the client. Press Edit on a card to change what stands on it; Esc leaves, and what was typed "
            "waits."
        )
