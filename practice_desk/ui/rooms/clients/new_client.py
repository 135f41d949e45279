"""The form for a new client: a name is enough, the rest can wait."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.new_clients import NewClient
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import new_id, override
from practice_desk.intentions import clients
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, ChoiceField, DateField, LineField, LinesField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import row
from practice_desk.ui.parts.ages import AgeRow
from practice_desk.ui.parts.choices import place_choice
from practice_desk.ui.parts.warned import Warned

# One form at a time: what was typed and left waits under this id until the next new client.
_BLANK = "new-client"


class NewClientForm(Form[NewClient]):
    """The fields of product.md, those that change what is done next before the ones that can wait."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.desk, "new-client")
        self.context = context
        self._who()
        self._reach()
        self._around()
        self._later()
        self.edited.connect(self._fit)

    @override
    def start(self, record: NewClient, client_id: str | None = None) -> None:
        """Show what is known so far."""
        super().start(record, client_id)
        self._fit()

    def _who(self) -> None:
        self.add("kind", self.tr("Who comes"), ChoiceField(words.choices(ClientKind)))
        self.add("known_as", self.tr("Name to call the client by"), LineField())
        self.add("others", self.tr("Names of the others, one to a line"), LinesField(2))
        self.add("guardian", self.tr("A parent or guardian"), LineField())
        order = self.context.desk.practice.own().date_order
        self.age = AgeRow("born_on", self.tr("Birth date"), DateField(order, today(), near=False))
        self.adopt(self.age)
        self.add_widget(self.age)

    def _reach(self) -> None:
        self.add("phone", self.tr("Phone"), LineField())
        may = [
            FormRow("may_call", "", CheckField(self.tr("May call"))),
            FormRow("may_voicemail", "", CheckField(self.tr("May leave a voicemail"))),
            FormRow("may_text", "", CheckField(self.tr("May text"))),
        ]
        for permission in may:
            permission.field.setAccessibleName(permission.field.text())  # type: ignore[attr-defined]
            self.adopt(permission)
        together = QWidget()
        together.setLayout(row(*may, ..., gap=8, stack=460))
        self.add_widget(together)
        self.add("email", self.tr("E-mail"), LineField())
        self.add("may_email", "", CheckField(self.tr("May e-mail")))
        self.rows["may_email"].field.setAccessibleName(self.tr("May e-mail"))
        self.add(
            "safe_words", self.tr("Words that are safe to leave"), LineField(),
            hint=self.tr("What may be said to somebody else, for example “Call about the booking”."),
        )  # fmt: skip
        self.add(
            "discreet", self.tr("Discreet"), CheckField(self.tr("Discreet")),
            hint=self.tr("Safe words on every call, plain envelopes, no texts, a sheet without the name."),
        )  # fmt: skip

    def _around(self) -> None:
        self.add(
            "place", self.tr("Where the client is"), place_choice(self.context),
            hint=self.tr("Decides which crisis numbers stand on the sheet."),
        )  # fmt: skip
        self.add("emergency", self.tr("Emergency contact"), LineField())
        self.add("emergency_phone", self.tr("Phone of the emergency contact"), LineField())
        self.add(
            "alert", self.tr("What must be known before anything else"), TextField(2),
            hint=self.tr("It stands behind the word “Note” on every page of this client, and on no paper."),
        )  # fmt: skip

    def _later(self) -> None:
        order = self.context.desk.practice.own().date_order
        later = (
            ("legal_name", self.tr("Legal name, if it is another"), LineField()),
            ("pronouns", self.tr("Pronouns"), LineField(suggestions=("she/her", "he/him", "they/them"))),
            ("gender", self.tr("Gender"), LineField()),
            ("language", self.tr("Preferred language"), LineField()),
            ("needs", self.tr("What helps to communicate or get here"), TextField(2)),
            ("address", self.tr("Postal address"), TextField(3)),
            ("concern", self.tr("What brings them, in their words"), TextField(3)),
            ("frequency", self.tr("How often"), LineField(suggestions=("weekly", "fortnightly", "monthly"))),
            ("modality", self.tr("How you meet"), LineField(suggestions=("in person", "video", "phone"))),
            ("slot", self.tr("Usual time"), LineField()),
            ("referral", self.tr("Who sent them"), LineField()),
            ("referred_on", self.tr("Date of the referral"), DateField(order, today())),
            ("tags", self.tr("Tags, one to a line"), LinesField(2)),
        )
        for name, label, field in later:
            self.add(name, label, field, more=True)

    def _fit(self) -> None:
        """Show only the fields that this kind of client has."""
        kind = self.field("kind").value()
        self.rows["others"].setVisible(kind in (ClientKind.COUPLE, ClientKind.FAMILY))
        self.rows["guardian"].setVisible(kind is ClientKind.YOUNG_PERSON)


class NewClientDialog(FormDialog):
    """Adds a client and goes to their page; somebody of the same name is a warning, not a refusal.

    `open_wanted` carries the id of the client that is already there and should be opened instead.
    """

    open_wanted = Signal(str)

    def __init__(self, parent: QWidget, context: Context) -> None:
        self.context = context
        form = NewClientForm(context)
        super().__init__(parent, self.tr("New client"), form, self._keep_client, self.tr("Add client"))
        self._alike: list[Person] = []
        self.alike = Warned(self.tr("Open that record"))
        self.alike.pressed.connect(self._open_that)
        form.add_widget(self.alike)
        form.start(NewClient(id=_BLANK, place=context.desk.practice.own().place))
        form.field("known_as").setFocus()  # type: ignore[attr-defined]

    def _keep_client(self) -> bool:
        new: NewClient = self.form.record()
        if self._warned(new):
            return False
        client_id = new_id()

        def add(typed: NewClient) -> None:
            clients.add_new_client(self.context.desk, typed, client_id)

        place = Place(PlaceKind.OVERVIEW, client_id)
        kept = self.form.keep(Deed.ADD_CLIENT, place, add, lambda typed: typed.problems(today()))
        if kept:
            self.context.news.place_wanted.emit(place)
        return kept

    def _warned(self, new: NewClient) -> bool:
        """Say once that somebody like this is already here."""
        self._alike = clients.duplicates(self.context.desk, new.people())
        if not self._alike:
            return self.alike.holds(set(), "")
        found = self._alike[0]
        client = self.context.desk.clients.get(found.client_id)
        status = words.of(clients.status_of(self.context.desk, client.id)).lower()
        same = new.born_on is not None and found.born_on is not None
        said = self.tr("Someone with this name and birth date is already here: {0}, {1}.")
        said = said if same else self.tr("Someone with this name is already here: {0}, {1}.")
        said = said.format(client.reference, status) + " " + self.tr("Open that record, or keep both.")
        self.keep_button.setText(self.tr("Keep both"))
        return self.alike.holds({p.id for p in self._alike}, said)

    def _open_that(self) -> None:
        if self._alike:
            self.open_wanted.emit(self._alike[0].client_id)
            self.reject()
