"""The first page of a client: what comes next, how the goals go, how to reach them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.attendance import Attendance
from practice_desk.domain.clients import Client, ClientStatus, StatusChange, is_over
from practice_desk.domain.clock import today
from practice_desk.domain.goals import Goal
from practice_desk.domain.measure_sheets import FollowUp, MeasureSheet
from practice_desk.domain.notes import SignedNote
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.papers import Offer, Paper, PaperEvent, Requirement, Signature
from practice_desk.domain.parent_updates import ParentUpdate
from practice_desk.domain.people import ContactPoint, Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.plans import Plan
from practice_desk.domain.ratings import Rating
from practice_desk.domain.record import override
from practice_desk.domain.reviews import Review
from practice_desk.domain.risk import RiskNote
from practice_desk.domain.safety_plan import SafetyPlan, SafetyReview
from practice_desk.domain.sessions import Session, SessionKind, SessionState
from practice_desk.domain.steps import Step, StepReview
from practice_desk.domain.tasks import Task
from practice_desk.intentions import clients, contact_records, parent_updates, sessions
from practice_desk.ui.commands import Command
from practice_desk.ui.context import Context
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import button, column, row
from practice_desk.ui.parts.agreement_line import agreement_lines
from practice_desk.ui.parts.alert import edit_alert
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.consent_banner import consent_banner
from practice_desk.ui.parts.contact_record import open_contact
from practice_desk.ui.parts.papers_of_work import papers_button
from practice_desk.ui.parts.parent_update import ParentUpdateCard
from practice_desk.ui.parts.safety_card import SafetyCard
from practice_desk.ui.parts.session_form import SessionDialog
from practice_desk.ui.parts.status_form import StatusDialog
from practice_desk.ui.parts.tasks import TasksCard
from practice_desk.ui.rooms.overview.person_cards import PersonCards
from practice_desk.ui.rooms.overview.session_cards import SessionCards
from practice_desk.ui.rooms.overview.so_far import so_far_card
from practice_desk.ui.rooms.overview.work_cards import WorkCards


class OverviewRoom(ClientRoom):
    """Read at a glance before a session; everything on it leads to where it is worked on."""

    kind = PlaceKind.OVERVIEW
    shows = (
        Client, Person, ContactPoint, StatusChange, Session, Goal, Rating, Step, Noticed, Paper, Offer,
        Signature, PaperEvent, Requirement, Task, SafetyPlan, SafetyReview, RiskNote, SignedNote,
        Attendance, StepReview, Plan, Review, ParentUpdate, MeasureSheet, FollowUp,
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._every = False

    @override
    def go(self, place: Place) -> None:
        """Show another client, with only the latest sessions."""
        self._every = False
        super().go(place)

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return what the page is for: the session of today, the papers, and the goals they come from."""
        goals = button(self.tr("Goals and plan"), icon="goal")
        goals.setObjectName("goals")
        goals.clicked.connect(self.to_goals)
        if clients.status_of(self.desk, self.client_id) is ClientStatus.DIED:
            return [goals]
        now = self._of_today()
        printing = button(self.tr("Print action plan"), "secondary" if now else "primary", icon="print")
        printing.setObjectName("print")
        printing.clicked.connect(self.print_sheet)
        papers = papers_button(self.context, self.client_id)
        others = [papers] if papers is not None else []
        if now is None:
            return [goals, *others, printing]
        beginning = button(self.tr("Open today's session"), "primary", icon="calendar")
        beginning.setObjectName("today")
        beginning.clicked.connect(lambda: self.show_session(now))
        return [*others, printing, beginning]

    def _of_today(self) -> Session | None:
        """Return the client's session that is planned for today, if there is one."""
        mine = [s for s in sessions.sessions_on(self.desk) if s.client_id == self.client_id]
        return next((s for s in mine if s.state is SessionState.PLANNED and not s.is_contact), None)

    @override
    def content(self) -> QLayout:
        """Return the page in two columns, what is done next before what is looked up."""
        work = WorkCards(self.context, self.client_id, self.to_goals)
        meetings = SessionCards(
            self.context,
            self.client_id,
            self.change_session,
            self.plan_session,
            self.note_contact,
            self.show_session,
        )
        people = PersonCards(self.context, self.client_id, self.change_status, self.to_profile)
        status = clients.status_of(self.desk, self.client_id)
        asks = status is not ClientStatus.ENQUIRY and not is_over(status)
        left = column(
            people.over_banner(), people.enquiry_card(), meetings.next_card(), self._tasks(),
            work.goals_card() if asks or work.has_goals() else None,
            work.steps_card() if asks or work.has_steps() else None,
            so_far_card(self.context, self.client_id), ..., gap=16,
        )  # fmt: skip
        right = column(
            people.reach_card(), SafetyCard(self.context, self.client_id), work.noticed_card(),
            self._parents(), people.status_card(),
            meetings.list_card(every=self._every, show_all=self._show_all), ..., gap=16,
        )  # fmt: skip
        asks_for = consent_banner(self.context, self.client_id)
        lines = agreement_lines(self.context, self.client_id)
        return column(asks_for, *lines, row((left, 62), (right, 38), gap=16, stack=820), ..., gap=16)

    def _parents(self) -> ParentUpdateCard | None:
        young = parent_updates.may_have(self.desk, self.client_id)
        return ParentUpdateCard(self.context, self.client_id) if young else None

    def _tasks(self) -> TasksCard | None:
        card = TasksCard(self.context, self.client_id)
        return card if card.is_needed else None

    # ---- what a person can do ----

    def to_goals(self) -> None:
        """Go to the goals and the plan."""
        self.wanted(PlaceKind.GOALS, self.client_id)

    def to_profile(self) -> None:
        """Go to the profile."""
        self.wanted(PlaceKind.PROFILE, self.client_id)

    def print_sheet(self) -> None:
        """Go to the sheet that the client takes home."""
        self.wanted(PlaceKind.SHEET, self.client_id)

    def plan_session(self) -> SessionDialog:
        """Open the form for the next session, filled like the last one."""
        proposed = sessions.propose_session(self.desk, self.client_id)
        waiting = replace(proposed, id=f"planned-{self.client_id}")
        return self._open(waiting, self.tr("Plan a session"), self.tr("Keep session"))

    def show_session(self, session: Session) -> None:
        """Go to a session or contact."""
        self.wanted(PlaceKind.SESSIONS, self.client_id, session.id)

    def note_contact(self, kind: SessionKind) -> FormDialog | None:
        """Open the form for something that took place: a session, a call, a message, a letter, a talk."""
        if kind is not SessionKind.SESSION:
            begun = contact_records.begin_contact(self.desk, self.client_id, kind)
            begun = replace(begun, id=f"{kind.value}-{self.client_id}")
            return open_contact(self, self.context, self.client_id, begun)
        noted = Session(
            id=f"{kind.value}-{self.client_id}", client_id=self.client_id, kind=kind,
            state=SessionState.HELD, on=today(),
        )  # fmt: skip
        return self._open(noted, self.tr("What took place"), self.tr("Keep it"))

    def change_session(self, session: Session) -> SessionDialog:
        """Open the form of a session."""
        return self._open(session, self.tr("Change the session"), self.tr("Keep session"))

    def change_status(self, proposed: ClientStatus | None = None) -> StatusDialog:
        """Open the form for another status."""
        place = Place(PlaceKind.OVERVIEW, self.client_id)
        dialog = StatusDialog(self.window(), self.context, place, proposed)
        dialog.open()
        return dialog

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for on this page."""

        def may_write() -> bool:
            return not self.desk.read_only

        def note() -> object:
            return edit_alert(self, self.context, self.desk.clients.get(self.client_id))

        call = self.tr("Note a call or message")
        return [
            Command("plan", self.tr("Plan a session"), self.plan_session, "Ctrl+N", enabled=may_write),
            Command("call", call, lambda: self.note_contact(SessionKind.CALL), enabled=may_write),
            Command("print", self.tr("Print action plan"), self.print_sheet, "Ctrl+P", icon="print"),
            Command("status", self.tr("Change status"), self.change_status, enabled=may_write),
            Command("alert", self.tr("Add a note or change it"), note, enabled=may_write),
        ]

    @override
    def help_words(self) -> str:
        """Say what the page is for."""
        return self.tr(
            "Look here before a session: when it is, how the goals go, which steps were agreed and what was "
            "noticed. Plan the next session here, and print the sheet the client takes home."
        )

    def _open(self, session: Session, title: str, deed: str) -> SessionDialog:
        dialog = SessionDialog(self.window(), self.context, session, title, deed)
        dialog.open()
        return dialog

    def _show_all(self) -> None:
        self._every = True
        self.refresh()
