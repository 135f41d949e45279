"""The thin form of a session or a contact between sessions: when, how long, where."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import Session, SessionKind, SessionState
from practice_desk.intentions import sessions
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, LineField, TimeField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import MenuButton, row
from practice_desk.ui.parts.needed import NeededDate, NeededNumber
from practice_desk.ui.parts.recordings import new_or_kept
from practice_desk.ui.parts.warned import Warned

_MOST_MINUTES = 24 * 60


class SessionDialog(FormDialog):
    """Plans a session, notes a contact, or changes one; two at one time is a warning, not a refusal.

    A new one has an id that stays the same until it is kept, so that what was typed and left is found again.
    """

    def __init__(self, parent: QWidget, context: Context, session: Session, title: str, deed: str) -> None:
        self.context, self._session = context, session
        self.warning = Warned()
        self._fresh = context.desk.sessions.find(session.id) is None
        form = self._fields(session)
        super().__init__(parent, title, form, self._keep_session, deed)
        form.add_widget(self.warning)
        if not self._fresh:
            more = MenuButton(self.tr("More"), [(self.tr("Remove this session"), self._remove)])
            more.setObjectName("more")
            holder = QWidget()
            holder.setLayout(row(more, ...))
            form.add_widget(holder)
        form.start(session, session.client_id)

    def _fields(self, session: Session) -> Form[Session]:
        contact = session.kind is not SessionKind.SESSION
        planning = self._fresh and session.state is SessionState.PLANNED
        form: Form[Session] = Form(self.context.desk, "contact" if contact else "session")
        form.add("kind", self.tr("What"), ChoiceField(words.choices(SessionKind)), more=planning)
        states = ChoiceField(words.choices(SessionState))
        form.add("state", self.tr("Planned or held"), states, more=self._fresh)
        order = self.context.desk.practice.own().date_order
        form.add("on", self.tr("Date"), NeededDate(order, today()))
        form.add("start", self.tr("Begins at"), TimeField())
        form.add("minutes", self.tr("Minutes"), NeededNumber(1, _MOST_MINUTES))
        modes = ("in person", "video", "phone", "home visit")
        form.add("mode", self.tr("How you meet"), LineField(suggestions=modes))
        form.add("place", self.tr("Where"), LineField(), more=True)
        return form

    def _keep_session(self) -> bool:
        typed: Session = self.form.record()
        readable = not any(self.form.field(name).trouble() for name in self.form.rows)
        if readable and not list(typed.problems(today())):
            clash = sessions.at_the_same_time(self.context.desk, typed)
            said = self.tr("You have another session at this time: {0}. Keep both if that is right.")
            begins = ", ".join(f"{other.start:%H:%M}" for other in clash)
            if self.warning.holds({other.id for other in clash}, said.format(begins)):
                self.keep_button.setText(self.tr("Keep both"))
                return False
        keep = new_or_kept(
            self._session, lambda s: sessions.keep_session(self.context.desk, s), fresh=self._fresh
        )
        place = Place(PlaceKind.OVERVIEW, self._session.client_id)
        return self.form.keep(Deed.KEEP_SESSION, place, keep, lambda kept: kept.problems(today()))

    def _remove(self) -> None:
        with self.context.desk.change(
            Deed.REMOVE_SESSION, Place(PlaceKind.OVERVIEW, self._session.client_id, self._session.id)
        ):
            self.form.forget()
            sessions.remove_session(self.context.desk, self._session)
        self.accept()
