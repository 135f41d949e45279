"""The form of one person: somebody whose work it is, or somebody around them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import Person, PersonRole
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import people
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, DateField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import MenuButton, row
from practice_desk.ui.parts.ages import AgeRow
from practice_desk.ui.parts.recordings import new_or_kept
from practice_desk.ui.rooms.profile.roles_field import RolesField


class PersonDialog(FormDialog):
    """Keeps a person; whoever has nothing of theirs in the record can be removed from the menu."""

    def __init__(self, parent: QWidget, context: Context, person: Person, title: str) -> None:
        self.context, self._person = context, person
        self._fresh = context.desk.people.find(person.id) is None
        form: Form[Person] = Form(context.desk, "person")
        order = context.desk.practice.own().date_order
        if person.participant:
            self._own_fields(form, DateField(order, today(), near=False), DateField(order, today()))
        else:
            self._around_fields(form, DateField(order, today(), near=False), DateField(order, today()))
        super().__init__(parent, title, form, self._keep_person, self.tr("Keep person"))
        if not self._fresh and people.may_be_removed(context.desk, person):
            holder = QWidget()
            self.more = MenuButton(self.tr("More"), [(self.tr("Remove this person"), self._remove)])
            holder.setLayout(row(self.more, ...))
            form.add_widget(holder)
        form.start(person, person.client_id)

    def _own_fields(self, form: Form[Person], born: DateField, left: DateField) -> None:
        form.add("known_as", self.tr("Name to call them by"), LineField())
        self._birth_date(form, born)
        form.add("pronouns", self.tr("Pronouns"), LineField(suggestions=("she/her", "he/him", "they/them")))
        form.add(
            "discreet", self.tr("Discreet"), CheckField(self.tr("Discreet")),
            hint=self.tr("Safe words on every call, plain envelopes, no texts, a sheet without the name."),
        )  # fmt: skip
        form.add(
            "legal_name", self.tr("Legal name"), LineField(), more=True,
            hint=self.tr("Only where it is another than the name above."),
        )  # fmt: skip
        form.add("gender", self.tr("Gender"), LineField(), more=True)
        form.add("language", self.tr("Preferred language"), LineField(), more=True)
        form.add("needs", self.tr("What helps to communicate or get here"), TextField(2), more=True)
        form.add(
            "left_on", self.tr("Left the work on"), left, more=True,
            hint=self.tr("From then on the client is listed without them. What they said stays theirs."),
        )  # fmt: skip

    def _around_fields(self, form: Form[Person], born: DateField, ends: DateField) -> None:
        form.add("known_as", self.tr("Name"), LineField())
        form.add("relationship", self.tr("What they are to the client"), LineField())
        form.add("roles", self.tr("Roles"), RolesField(PersonRole))
        form.add("may_be_told", self.tr("May be told"), TextField(2))
        form.add("must_not_be_told", self.tr("Must not be told, and why"), TextField(2))
        form.add(
            "authority", self.tr("Authority"), LineField(),
            hint=self.tr("Of an adult around a young person: parental responsibility, a court order."),
        )  # fmt: skip
        form.add("authority_seen", self.tr("Proof seen"), LineField())
        form.add("orders_end_on", self.tr("Orders end on"), ends)
        form.add("pronouns", self.tr("Pronouns"), LineField(), more=True)
        form.add("language", self.tr("Preferred language"), LineField(), more=True)
        self._birth_date(form, born, more=True)

    def _birth_date(self, form: Form[Person], field: DateField, *, more: bool = False) -> None:
        born = AgeRow("born_on", self.tr("Birth date"), field)
        form.adopt(born)
        form.add_widget(born, more=more)

    def _keep_person(self) -> bool:
        keep = new_or_kept(
            self._person, lambda p: people.keep_person(self.context.desk, p), fresh=self._fresh
        )
        place = Place(PlaceKind.PROFILE, self._person.client_id)
        return self.form.keep(Deed.KEEP_PERSON, place, keep, lambda typed: typed.problems(today()))

    def _remove(self) -> None:
        with self.context.desk.change(Deed.REMOVE_PERSON, Place(PlaceKind.PROFILE, self._person.client_id)):
            self.form.forget()
            people.remove_person(self.context.desk, self._person)
        self.accept()
