"""Sessions: the list of sessions and contacts, and one of them in its three moments."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.attendance import Attendance
from practice_desk.domain.check_ins import CheckIn
from practice_desk.domain.clients import Client, StatusChange
from practice_desk.domain.clock import now
from practice_desk.domain.deeds import Deed
from practice_desk.domain.emotions import Emotion
from practice_desk.domain.goals import Goal, GoalEdit
from practice_desk.domain.measure_sheets import MeasureSheet
from practice_desk.domain.notes import Note, NoteAddition, SignedNote
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.practice_parts import PracticeParts
from practice_desk.domain.prompt_answers import AnsweredPrompt
from practice_desk.domain.ratings import Rating
from practice_desk.domain.record import Record, override
from practice_desk.domain.ruptures import Rupture
from practice_desk.domain.sessions import Session
from practice_desk.domain.steps import Step, StepReview
from practice_desk.domain.tasks import Task
from practice_desk.intentions import sessions
from practice_desk.storage.desk import Change
from practice_desk.ui import words
from practice_desk.ui.commands import Command
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Pips, StateLine, button, column, section
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.consent_banner import consent_banner
from practice_desk.ui.parts.contact_record import open_contact
from practice_desk.ui.parts.keeping_focus import KeptFocus
from practice_desk.ui.parts.session_form import SessionDialog
from practice_desk.ui.rooms.sessions.asked import commands_of
from practice_desk.ui.rooms.sessions.contact_page import contact_page
from practice_desk.ui.rooms.sessions.list_page import ListPage, SessionList
from practice_desk.ui.rooms.sessions.sitting import SessionSitting

_ANNOUNCED = (Deed.NOTE_DID_NOT_COME, Deed.SIGN_NOTE, Deed.REMOVE_SESSION)


class SessionsRoom(ClientRoom):
    """`place.id` is a session or a contact; without one the list is shown."""

    kind = PlaceKind.SESSIONS
    shows: ClassVar[tuple[type[Record], ...]] = (
        Client, Person, StatusChange, Practice, PracticeParts, Session, Attendance, Goal, GoalEdit, Rating,
        Step, StepReview, Noticed, Note, SignedNote, NoteAddition, Task, CheckIn, Emotion, Rupture,
        MeasureSheet, AnsweredPrompt,
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sitting: SessionSitting | None = None
        self._every, self._kinds, self._focus = False, "all", ""
        self._kept = ""

    # ---- showing ----

    @property
    def session(self) -> Session | None:
        """Return the session or contact in view, None on the list."""
        found = self.desk.sessions.find(self.place.id) if self.place.id else None
        return found if found is not None and found.client_id == self.client_id else None

    @override
    def go(self, place: Place) -> None:
        """Show a client's list, or a session; what is typed in another one is kept in scratch."""
        if (place.client_id, place.id) != (self.place.client_id, self.place.id):
            self._leave()
        if place.client_id != self.place.client_id:
            self._every, self._kinds = False, "all"
        super().go(place)

    @override
    def keeps_quiet(self, change: Change) -> bool:
        """Say whether a change belongs to the session in view while it is open: nothing pops up then."""
        session = self.session
        if session is None or session.is_contact or change.place is None or change.deed in _ANNOUNCED:
            return False
        return change.place.id == session.id and self.sitting is not None and not self.sitting.reads

    @override
    def reload(self) -> None:
        """Build the page anew; the forms that are typed in are carried over as they are."""
        focused = self.focusWidget()
        super().reload()
        if isinstance(focused, Pips) and self.session is not None:
            again = self.page.findChild(Pips, focused.objectName())
            if isinstance(again, Pips):
                again.go_on_from(focused)

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return what the note asks for, or what the list is for."""
        session = self.session
        if session is None:
            self.sitting = None
            return self._list_buttons()
        if session.is_contact:
            return []
        if self.sitting is None or self.sitting.session_id != session.id:
            self.sitting = SessionSitting(self, session)
        self.sitting.read()
        buttons = self.sitting.head_buttons()
        return [StateLine(self._kept, "done"), *buttons] if self._kept and buttons else buttons

    @override
    def content(self) -> QLayout:
        """Return the list, a session or a contact."""
        asks = consent_banner(self.context, self.client_id)
        session = self.session
        if session is None:
            head = section(self.tr("Sessions"), self.tr("and the contacts between them"))
            return column(asks, head, self._list(), ..., gap=12)
        if session.is_contact:
            return contact_page(self.context, session, self.show_list)
        assert self.sitting is not None
        return column(asks, self.sitting.layout(), gap=12)

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for here."""
        return commands_of(self)

    @override
    def help_words(self) -> str:
        """Say what this page is for."""
        return self.tr(
            "Before a session, look at what was agreed. Together, mark how the steps went and where the "
            "goals stand: the client first, your guess shows after. Afterwards write the note, say what you "
            "thought about risk, and sign. A signed note is locked; what you learn later is added below it. "
            "Typing is saved within two seconds, and waits for you if the vault locks."
        )

    @override
    def _on_change(self, change: Change) -> None:
        """Say at the head of the page, and to screen readers, that what was done is kept."""
        if self.keeps_quiet(change):
            self._kept = self.tr("Kept {0}").format(f"{now():%H:%M}")
            said = QAccessibleAnnouncementEvent(self, words.done(change.deed))
            QAccessible.updateAccessibility(said)
        super()._on_change(change)

    # ---- what a person can do ----

    def show_list(self) -> None:
        """Show all sessions of this client."""
        self.wanted(self.kind, self.client_id)

    def to_review(self) -> None:
        """Go to the review of goals, agreement and way of working."""
        self.wanted(PlaceKind.REVIEW, self.client_id)

    def show_session(self, session: Session) -> None:
        """Show one session or contact."""
        self.wanted(self.kind, self.client_id, session.id)

    def plan_session(self, proposed: Session | None = None) -> SessionDialog:
        """Open the form for the next session, filled like the last one."""
        made = proposed or sessions.propose_session(self.desk, self.client_id)
        fresh = self.desk.sessions.find(made.id) is None
        if fresh:
            made = replace(made, id=f"planned-{self.client_id}")
        title = self.tr("Plan a session") if fresh else self.tr("Change the session")
        return self._open(made, title)

    def change_session(self) -> SessionDialog | None:
        """Open the form of the session in view."""
        session = self.session
        return self._open(session, self.tr("Change the session")) if session else None

    def note_contact(self) -> None:
        """Open the form for a call, message, letter or talk."""
        open_contact(self, self.context, self.client_id)

    def keep_draft(self) -> None:
        """Keep the note in view as a draft."""
        if self.sitting is not None:
            self.sitting.keep_draft()

    def sign(self) -> None:
        """Sign and lock the note in view."""
        if self.sitting is not None:
            self.sitting.sign()

    def sign_and_next(self) -> None:
        """Sign the note in view and show the next one to sign, in full."""
        if self.sitting is not None:
            self.sitting.sign_and_next()

    def focus_next(self, name: str) -> None:
        """Say which part takes the keyboard when the page was built anew."""
        self._focus = name

    @override
    def _return_to(self, scrolled: int, focus: KeptFocus) -> None:
        wanted, self._focus = self._focus, ""
        if wanted:
            focus.prefer(wanted)
        super()._return_to(scrolled, focus)
        found = self.page.findChild(QWidget, wanted) if wanted else None
        if found is not None:
            self.page.ensureWidgetVisible(found)

    def _open(self, session: Session, title: str) -> SessionDialog:
        place = Place(self.kind, self.client_id, self.place.id)
        keep = self.tr("Keep session")
        dialog = SessionDialog(self.window(), self.context, session, title, keep, place)
        dialog.open()
        return dialog

    def _leave(self) -> None:
        if self.sitting is not None:
            self.sitting.flush()
            self.sitting = None
        self._kept = ""

    def _list(self) -> QLayout:
        page = ListPage(SessionList(self.context, self.client_id), self.show_session)
        return page.layout(
            self._kinds, every=self._every, filtered=self._filter, show_all=self._show_all,
            plan=self.plan_session,
        )  # fmt: skip

    def _list_buttons(self) -> list[QWidget]:
        contact = button(self.tr("Record a contact"), icon="phone")
        contact.setObjectName("contact")
        contact.setToolTip("Ctrl+Shift+C")
        contact.clicked.connect(self.note_contact)
        plan = button(self.tr("Plan a session"), "primary", icon="plus")
        plan.setObjectName("plan")
        plan.clicked.connect(lambda: self.plan_session())
        for made in (contact, plan):
            made.setEnabled(not self.desk.read_only)
        if not self.desk.sessions.of_client(self.client_id):
            return [contact, plan]
        report = button(self.tr("Progress report"), icon="print")
        report.setObjectName("to-progress")
        report.setAccessibleName(self.tr("Print how the work is going: progress report"))
        report.clicked.connect(lambda: self.wanted(PlaceKind.PAPER, self.client_id, "progress:client"))
        return [report, contact, plan]

    def _filter(self, kinds: str) -> None:
        self._kinds, self._every, self._focus = kinds, False, "kinds"
        QTimer.singleShot(0, self, self.refresh)  # not while the choice itself is still answering

    def _show_all(self) -> None:
        self._every = True
        QTimer.singleShot(0, self, self.refresh)
