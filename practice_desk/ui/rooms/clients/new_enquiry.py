"""The one-minute form for somebody who asks: a name, a way back to them, and when to answer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.new_clients import NewEnquiry
from practice_desk.domain.people import ContactKind
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import new_id
from practice_desk.intentions import clients
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, DateField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog

_BLANK = "new-enquiry"


class NewEnquiryDialog(FormDialog):
    """Adds an enquiry; only a name is needed."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        self.context = context
        super().__init__(
            parent, self.tr("New enquiry"), self._fields(), self._keep_enquiry, self.tr("Add enquiry")
        )
        self.form.start(NewEnquiry(id=_BLANK))
        self.form.field("known_as").setFocus()  # type: ignore[attr-defined]

    def _fields(self) -> Form[NewEnquiry]:
        form: Form[NewEnquiry] = Form(self.context.desk, "new-enquiry")
        order = self.context.desk.practice.own().date_order
        form.add("known_as", self.tr("Name to call them by"), LineField())
        form.add("kind", self.tr("How to reach them"), ChoiceField(words.choices(ContactKind)))
        form.add("value", self.tr("Number or address"), LineField())
        form.add(
            "safe_words", self.tr("Words that are safe to leave"), LineField(),
            hint=self.tr("What may be said when somebody else answers."),
        )  # fmt: skip
        form.add("concern", self.tr("Why, in their words"), TextField(3))
        form.add("available", self.tr("When they can come"), LineField())
        form.add("answer_by", self.tr("Answer by"), DateField(order, today()))
        return form

    def _keep_enquiry(self) -> bool:
        client_id = new_id()
        place = Place(PlaceKind.OVERVIEW, client_id)

        def add(typed: NewEnquiry) -> None:
            clients.add_enquiry(self.context.desk, typed, client_id)

        kept = self.form.keep(Deed.ADD_ENQUIRY, place, add)
        if kept:
            self.context.news.place_wanted.emit(place)
        return kept
