"""The form that changes where a client stands, with the day and the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clients import ClientStatus, StatusChange
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place
from practice_desk.domain.sessions import next_planned
from practice_desk.intentions import clients
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.towards_ending import EndingCard


class StatusDialog(FormDialog):
    """Notes another status. `place` is the page that undo belongs to; `proposed` is chosen at first."""

    def __init__(
        self, parent: QWidget, context: Context, place: Place, proposed: ClientStatus | None = None
    ) -> None:
        assert place.client_id is not None
        self.context, self._place, self._client_id = context, place, place.client_id
        form = self._fields()
        super().__init__(parent, self.tr("Status"), form, self._keep_status, self.tr("Keep status"))
        now = proposed or clients.status_of(context.desk, self._client_id)
        change = StatusChange(
            id=f"status-{self._client_id}", client_id=self._client_id, status=now, on=today()
        )
        form.start(change, self._client_id)
        self._ending = EndingCard(context, self._client_id)
        self._ending.sheet.clicked.connect(self.reject)  # what was typed here waits until they come back
        form.add_widget(self._ending)
        self._say_what_follows()
        form.edited.connect(self._say_what_follows)

    def _fields(self) -> Form[StatusChange]:
        form: Form[StatusChange] = Form(self.context.desk, "status")
        form.add("status", self.tr("Status"), ChoiceField(words.choices(ClientStatus)))
        order = self.context.desk.practice.own().date_order
        form.add("on", self.tr("Since"), NeededDate(order, today()))
        form.add("reason", self.tr("Why"), TextField(3))
        return form

    def _say_what_follows(self) -> None:
        follows = {
            ClientStatus.DIED: self.tr(
                "Everything stops at once: nothing is sent or asked any more, and the record is held, so "
                "that it is not put forward for erasing."
            ),
            ClientStatus.ENDED: self.tr("The time for which the record is kept runs from the last contact."),
        }
        status = self.form.field("status").value()
        said = follows.get(status, "")
        self.form.rows["status"].set_hint(f"{self._still_planned()} {said}".strip() if said else "")
        self._ending.setVisible(status is ClientStatus.ENDED)
        self.fit()

    def _still_planned(self) -> str:
        """Return which session is still planned, so that it is taken out where it will not be held."""
        planned = next_planned(self.context.desk.sessions.of_client(self._client_id), today())
        if planned is None:
            return self.tr("Nothing more is planned.")
        said = self.tr("A session is still planned on {0}: take it out where it will not be held.")
        return said.format(self.context.date(planned.on))

    def _keep_status(self) -> bool:
        def change(typed: StatusChange) -> None:
            clients.change_status(self.context.desk, self._client_id, typed.status, typed.reason, typed.on)

        return self.form.keep(Deed.CHANGE_STATUS, self._place, change, lambda typed: typed.problems(today()))
