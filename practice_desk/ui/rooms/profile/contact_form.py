"""The form of one way to reach somebody: the number, what is allowed, the words that are safe to leave."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import WAYS, ContactKind, ContactPoint
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import people
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, ChoiceField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import MenuButton, row
from practice_desk.ui.parts.recordings import new_or_kept


class ContactDialog(FormDialog):
    """Keeps a number or address; only the permissions that fit its kind are asked for."""

    def __init__(self, parent: QWidget, context: Context, point: ContactPoint, title: str) -> None:
        self.context, self._point = context, point
        self._fresh = context.desk.contact_points.find(point.id) is None
        form = self._fields()
        super().__init__(parent, title, form, self._keep_contact, self.tr("Keep contact"))
        if not self._fresh:
            holder = QWidget()
            self.more = MenuButton(self.tr("More"), [(self.tr("Remove this contact"), self._remove)])
            holder.setLayout(row(self.more, ...))
            form.add_widget(holder)
        form.edited.connect(self._fit)
        form.start(point, point.client_id)
        self._fit()

    def _fields(self) -> Form[ContactPoint]:
        form: Form[ContactPoint] = Form(self.context.desk, "contact-point")
        form.add("kind", self.tr("What it is"), ChoiceField(words.choices(ContactKind)))
        form.add("value", self.tr("Number or address"), TextField(2))
        for ways in WAYS.values():
            for way in ways:
                form.add(f"may_{way.value}", "", CheckField(self._may(way.value)))
        form.add(
            "safe_words", self.tr("Words that are safe to leave"), LineField(),
            hint=self.tr("What may be said to somebody else, for example “Call about the booking”."),
        )  # fmt: skip
        form.add("preferred", "", CheckField(self.tr("The preferred way to reach them")))
        form.add("label", self.tr("Remark"), LineField(), hint=self.tr("Such as work, or after six."))
        for name in ("preferred", *(f"may_{way.value}" for ways in WAYS.values() for way in ways)):
            check = form.rows[name].field
            check.setAccessibleName(check.text())  # type: ignore[attr-defined]
        return form

    def _may(self, way: str) -> str:
        return {
            "call": self.tr("May be called"),
            "voicemail": self.tr("A voicemail may be left"),
            "text": self.tr("Texts may be sent"),
            "email": self.tr("E-mails may be sent"),
            "post": self.tr("Post may be sent"),
        }[way]

    def _fit(self) -> None:
        kind = self.form.field("kind").value()
        for known, ways in WAYS.items():
            for way in ways:
                self.form.rows[f"may_{way.value}"].setVisible(known is kind)

    def _keep_contact(self) -> bool:
        keep = new_or_kept(
            self._point, lambda p: people.keep_contact(self.context.desk, p), fresh=self._fresh
        )
        return self.form.keep(Deed.KEEP_CONTACT, Place(PlaceKind.PROFILE, self._point.client_id), keep)

    def _remove(self) -> None:
        with self.context.desk.change(Deed.REMOVE_CONTACT, Place(PlaceKind.PROFILE, self._point.client_id)):
            self.form.forget()
            people.remove_contact(self.context.desk, self._point)
        self.accept()
