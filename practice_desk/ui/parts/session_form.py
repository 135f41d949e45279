"""The thin form of a session or a contact between sessions: when, how long, where."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import Session, SessionAdvice, SessionKind, SessionProblem, SessionState
from practice_desk.intentions import sessions
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, LineField, TimeField
from practice_desk.ui.form import Form, bring_into_view
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import button, row
from practice_desk.ui.parts.needed import NeededDate, NeededNumber
from practice_desk.ui.parts.recordings import new_or_kept
from practice_desk.ui.parts.warned import Warned

_MOST_MINUTES = 24 * 60


class SessionDialog(FormDialog):
    """Plans a session, notes a contact, or changes one; two at one time is a warning, not a refusal.

    A new one has an id that stays the same until it is kept, so that what was typed and left is found again.
    """

    def __init__(
        self, parent: QWidget, context: Context, session: Session, title: str, deed: str,
        place: Place | None = None,
    ) -> None:  # fmt: skip
        self.context, self._session = context, session
        self._place = place or Place(PlaceKind.OVERVIEW, session.client_id)
        self.warning = Warned()
        self._fresh = context.desk.sessions.find(session.id) is None
        form = self._fields(session)
        super().__init__(parent, title, form, self._keep_session, deed)
        if not self._fresh:
            remove = button(self.tr("Remove this session"), "quiet", icon="trash")
            remove.setObjectName("remove-session")
            remove.clicked.connect(self._remove)
            holder = QWidget()
            holder.setLayout(row(remove, ...))
            form.add_widget(holder)
        form.start(session, session.client_id)

    def _fields(self, session: Session) -> Form[Session]:
        contact = session.kind is not SessionKind.SESSION
        planning = self._fresh and session.state is SessionState.PLANNED
        form: Form[Session] = Form(self.context.desk, "contact" if contact else "session")
        order = self.context.desk.practice.own().date_order
        form.add("on", self.tr("Date"), NeededDate(order, today()))
        form.add("start", self.tr("Begins at"), TimeField())
        form.add_widget(self.warning)
        form.add("minutes", self.tr("Minutes"), NeededNumber(1, _MOST_MINUTES))
        modes = ("in person", "video", "phone", "home visit")
        form.add("mode", self.tr("How you meet"), LineField(suggestions=modes))
        form.add("place", self.tr("Where"), LineField())
        form.add("kind", self.tr("What"), ChoiceField(words.choices(SessionKind)), more=planning)
        states = ChoiceField(words.choices(SessionState))
        form.add("state", self.tr("Planned or held"), states, more=self._fresh)
        return form

    def _keep_session(self) -> bool:
        typed: Session = self.form.record()
        readable = not any(self.form.field(name).trouble() for name in self.form.rows)
        if readable and not list(typed.problems(today())):
            found = sessions.advice_on(self.context.desk, typed)
            if self.warning.holds({self._about(typed, a) for a in found}, self._said(typed, found)):
                both = found == (SessionAdvice.SAME_TIME,)
                self.keep_button.setText(self.tr("Keep both") if both else self.tr("Keep it"))
                self.form.show_problems({})  # what stood in the way before is mended
                self.fit()
                bring_into_view(self.warning)
                return False
        keep = new_or_kept(
            self._session, lambda s: sessions.keep_session(self.context.desk, s), fresh=self._fresh
        )
        return self.form.keep(Deed.KEEP_SESSION, self._place, keep, lambda kept: kept.problems(today()))

    def _said(self, typed: Session, found: tuple[SessionAdvice, ...]) -> str:
        clash = sessions.at_the_same_time(self.context.desk, typed)
        begins = ", ".join(f"{other.start:%H:%M}" for other in clash)
        same = self.tr("You have another session at this time: {0}. Keep both if that is right.")
        return " ".join(
            same.format(begins) if advice is SessionAdvice.SAME_TIME else words.of(advice) for advice in found
        )

    def _about(self, typed: Session, advice: SessionAdvice) -> str:
        """Return what a warning is about, so that it is said again for another day or another session."""
        if advice is not SessionAdvice.SAME_TIME:
            return f"{advice.value} {typed.on.isoformat()}"
        return " ".join(sorted(o.id for o in sessions.at_the_same_time(self.context.desk, typed)))

    def _remove(self) -> None:
        if not sessions.may_be_removed(self.context.desk, self._session):
            self.form.show_fault(words.of(SessionProblem.HAS_SIGNED))
            return
        with self.context.desk.change(Deed.REMOVE_SESSION, self._place):
            self.form.forget()
            sessions.remove_session(self.context.desk, self._session)
        self.accept()
