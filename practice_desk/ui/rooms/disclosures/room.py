"""What was shared about a client: planned, noted, and accounted for."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.clients import Client
from practice_desk.domain.disclosures import Disclosure
from practice_desk.domain.papers import Offer, Paper, PaperEvent, PaperSigner, Signature
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.record import Record, override
from practice_desk.domain.releases import Release
from practice_desk.domain.tasks import Task
from practice_desk.domain.text import isolate
from practice_desk.intentions import releases, tasks
from practice_desk.ui.commands import Command
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, EmptyState, Label, StateLine, button, column, row, section
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.disclosure_form import open_disclosure
from practice_desk.ui.rooms.disclosures.accounting import AccountingDialog
from practice_desk.ui.rooms.disclosures.entry import EntryCard
from practice_desk.ui.rooms.disclosures.follow_up import FollowUpCard, open_done
from practice_desk.ui.rooms.disclosures.log import Log, read_log
from practice_desk.ui.rooms.disclosures.permissions import PermissionsCard
from practice_desk.ui.rooms.disclosures.plan_form import PlanDialog
from practice_desk.ui.rooms.disclosures.planned import PlannedCard

_AT_FIRST = 12


class DisclosuresRoom(ClientRoom):
    """The log of one client; `place.id` is an entry, a task of this page, or a permission to read under."""

    kind = PlaceKind.DISCLOSURES
    section = PlaceKind.CONSENTS
    shows: ClassVar[tuple[type[Record], ...]] = (
        Client, Person, Practice, Disclosure, Task, Release, Paper, PaperSigner, Offer, Signature, PaperEvent,
    )  # fmt: skip
    log: Log
    _chosen = ""
    _under = ""
    _every = False

    @override
    def go(self, place: Place) -> None:
        """Show a client's log, with the entry that is meant, or only what went by one permission."""
        if place.client_id != self.place.client_id:
            self._every = False
        self._chosen, self._under = self._meant(place.id or "")
        super().go(place)

    @override
    def reload(self) -> None:
        """Read the log anew."""
        if self.client_id and self.desk.clients.find(self.client_id):
            self.log = read_log(self.context, self.client_id)
        super().reload()

    def entries(self) -> list[Disclosure]:
        """Return the entries that are meant, the latest first."""
        return [d for d in self.log.shared if not self._under or d.paper_id == self._under]

    # ---- laying out ----

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return the two things a log is for."""
        plan = button(self.tr("Plan to share"), icon="calendar")
        plan.setObjectName("plan")
        plan.clicked.connect(self.plan)
        note = button(self.tr("Record what was shared"), "primary", icon="plus")
        note.setObjectName("record")
        note.clicked.connect(self.record)
        for made in (plan, note):
            made.setEnabled(not self.desk.read_only)
        return [plan, note]

    @override
    def content(self) -> QLayout:
        """Return the log on the left, what is planned and to be done and the permissions on the right."""
        account = button(self.tr("List a period"), "small", icon="page")
        account.setObjectName("accounting")
        account.clicked.connect(self.account)
        head = section(self.tr("What was shared"), self._counted(), account)
        body = row((self._left(), 60), (self._right(), 40), gap=20, stack=820)
        return column(head, body, ..., gap=12)

    def _counted(self) -> str:
        log = self.log
        left = sum(len(log.open_steps(d.id)) for d in log.shared)
        said = (
            (len(log.shared), self.tr("{0} noted")), (len(log.planned), self.tr("{0} planned")),
            (left, self.tr("{0} to do")),
        )  # fmt: skip
        return ", ".join(words.format(number) for number, words in said if number)

    def _left(self) -> QLayout:
        entries = self.entries()
        if not entries:
            return column(*self._only_under(), self._empty(), ..., gap=12)
        at = next((n for n, d in enumerate(entries) if d.id == self._chosen), 0)
        shown = entries if self._every or at >= _AT_FIRST else entries[:_AT_FIRST]
        cards: list[QWidget] = [self._entry(d) for d in shown]
        if len(shown) < len(entries):
            more = button(self.tr("Show the {0} earlier ones").format(len(entries) - len(shown)), "quiet")
            more.setObjectName("earlier")
            more.clicked.connect(self.show_every)
            cards.append(more)
        return column(*self._only_under(), *cards, ..., gap=12)

    def _entry(self, disclosure: Disclosure) -> QWidget:
        card = EntryCard(self.log, disclosure, chosen=disclosure.id == self._chosen)
        card.permission_wanted.connect(self.open_permission)
        card.follow_up_wanted.connect(self.choose)
        return card

    def _only_under(self) -> list[QLayout]:
        """Return which permission the log is read under, with the way back to all of it."""
        found = self.log.release(self._under) if self._under else None
        if found is None:
            return []
        words = Label(self.tr("Only what went by the permission for {0}").format(isolate(found[0].recipient)))
        words.setWordWrap(True)
        whole = button(self.tr("Show all"), "link")
        whole.setObjectName("show-all")
        whole.clicked.connect(lambda: self.go(Place(self.kind, self.client_id)))
        return [row((words, 1), whole, gap=12)]

    def _right(self) -> QLayout:
        parts: list[QWidget] = []
        if self.log.discreet:
            said = self.tr("Discreet: safe words, plain envelopes, no texts")
            parts.append(StateLine(said, "info"))
        if self.log.planned:
            planned = PlannedCard(self.log)
            planned.shared.connect(lambda task: open_disclosure(self, self.context, self.client_id, task))
            planned.dropped.connect(self.drop)
            parts.append(planned)
        for disclosure in self.log.to_follow(self._chosen):
            card = FollowUpCard(self.log, disclosure)
            card.done_wanted.connect(lambda task: open_done(self, self.context, task))
            parts.append(card)
        permissions = PermissionsCard(self.log)
        permissions.opened.connect(self.open_permission)
        permissions.wanted.connect(lambda: self.ask(""))
        return column(*parts, permissions, ..., gap=16)

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "request", self.tr("Nothing was shared yet"),
            self.tr("Letters, calls, reports: what left this room stands here with when, to whom and why."),
            "" if self.desk.read_only else self.tr("Record what was shared"),
        )  # fmt: skip
        empty.pressed.connect(self.record)
        return Card(empty)

    # ---- what a person can do ----

    def record(self) -> FormDialog:
        """Open the form that notes what was shared."""
        return open_disclosure(self, self.context, self.client_id)

    def plan(self) -> PlanDialog:
        """Open the form that plans to share."""
        dialog = PlanDialog(self.window(), self.log)
        dialog.asked.connect(self.ask)
        dialog.open()
        return dialog

    def account(self) -> AccountingDialog:
        """Open the list of what was shared in a period."""
        dialog = AccountingDialog(self.window(), self.log)
        dialog.paper_wanted.connect(lambda what: self.wanted(PlaceKind.PAPER, self.client_id, what))
        dialog.open()
        return dialog

    def ask(self, like: str) -> None:
        """Draft a permission, empty or like an earlier one, and go to the draft."""
        paper = releases.ask_again(self.desk, self.client_id, like or None)
        self.wanted(PlaceKind.DRAFT, self.client_id, paper.id)

    def drop(self, task: Task) -> None:
        """Note that something planned was not shared after all."""
        tasks.finish_task(self.desk, task, self.tr("Not shared after all"))

    def open_permission(self, paper_id: str) -> None:
        """Go to a permission."""
        self.wanted(PlaceKind.CONSENTS, self.client_id, paper_id)

    def choose(self, disclosure_id: str) -> None:
        """Show an entry with its steps beside it."""
        self.go(Place(self.kind, self.client_id, disclosure_id))

    def show_every(self) -> None:
        """Show the earlier entries too."""
        self._every = True
        self.refresh()

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for on this page."""

        def may_write() -> bool:
            return not self.desk.read_only

        note, plan = self.tr("Record what was shared"), self.tr("Plan to share")
        return [
            Command("record-shared", note, self.record, "Ctrl+N", icon="plus", enabled=may_write),
            Command("plan-sharing", plan, self.plan, "Ctrl+Shift+N", icon="calendar", enabled=may_write),
            Command("accounting", self.tr("List a period"), self.account, "Ctrl+P", icon="page"),
            Command(
                "draft-permission", self.tr("Draft a permission to share"), lambda: self.ask(""),
                enabled=may_write,
            ),
        ]  # fmt: skip

    @override
    def help_words(self) -> str:
        """Say what the page is for."""
        return self.tr(
            "Everything that was shared about this client: when, with whom, what, how and on what ground. "
            "Whatever was shared can be noted, with a permission or without; nothing in the log is changed "
            "later. Planning is another matter: it asks for a permission that holds on that day, or another "
            "ground. The list of a period becomes a paper for the client."
        )

    def _meant(self, record_id: str) -> tuple[str, str]:
        """Return the entry that is meant, and the permission to read under."""
        if not record_id:
            return "", ""
        task = self.desk.tasks.find(record_id)
        if task is not None:
            return task.source_id, ""
        return ("", record_id) if self.desk.papers.find(record_id) else (record_id, "")
