"""The working agreement: its clauses, its versions, its reviews, and apart from it the log of crossings."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.agreements import AgreementReview, Clause
from practice_desk.domain.clients import Client
from practice_desk.domain.crossings import Crossing, CrossingNote
from practice_desk.domain.library import PracticeWord, TemplateVersion
from practice_desk.domain.papers import Offer, Paper, PaperEvent, PaperSigner, Signature
from practice_desk.domain.people import ContactPoint, Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.record import Record, override
from practice_desk.domain.sessions import Session
from practice_desk.domain.tasks import Task
from practice_desk.intentions import papers
from practice_desk.intentions.merge_words import text_of
from practice_desk.ui.commands import Command
from practice_desk.ui.kit import Banner, Card, EmptyState, MenuButton, Segments, button, column, row, section
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.rooms.agreement import compose
from practice_desk.ui.rooms.agreement.agreed_view import AgreedView
from practice_desk.ui.rooms.agreement.beside import beside
from practice_desk.ui.rooms.agreement.clause_form import ClauseForm
from practice_desk.ui.rooms.agreement.crossings_view import CrossingsView
from practice_desk.ui.rooms.agreement.draft_view import DraftView
from practice_desk.ui.rooms.agreement.offering import Offering
from practice_desk.ui.rooms.agreement.open_clause import OpenClause
from practice_desk.ui.rooms.agreement.read import Agreements, Version
from practice_desk.ui.rooms.agreement.refusal import refusal_of
from practice_desk.ui.rooms.agreement.reviewing import Reviewing

_AGREEMENT, _CROSSINGS = "agreement", "crossings"


class AgreementRoom(ClientRoom):
    """The agreement of a client; `place.id` may be a version of it, or an entry of the log of crossings."""

    kind = PlaceKind.AGREEMENT
    shows: ClassVar[tuple[type[Record], ...]] = (
        Client, Person, ContactPoint, Practice, PracticeWord, TemplateVersion, Session, Paper, PaperSigner,
        Offer, Signature, PaperEvent, Clause, AgreementReview, Crossing, CrossingNote, Task,
    )  # fmt: skip
    read: Agreements
    draft: DraftView | None = None
    _part, _chosen, _open_clause, _crossing = _AGREEMENT, "", "", ""
    _form: ClauseForm | None = None
    _refused = ""

    @override
    def go(self, place: Place) -> None:
        """Show a client's agreement, with the version or the entry of the log that is meant."""
        if place.client_id != self.place.client_id:
            self._part, self._chosen, self._crossing = _AGREEMENT, "", ""
            self.close_clause()
        if place.id and self.desk.crossings.find(place.id) is not None:
            self._part, self._crossing = _CROSSINGS, place.id
        elif place.id:
            self._part, self._chosen = _AGREEMENT, place.id
        elif self.draft is None:  # a draft that is worked on is come back to; else what holds is shown
            self._chosen = ""
        if (place.client_id, place.id) != (self.place.client_id, self.place.id) and self._body is not None:
            self._body.verticalScrollBar().setValue(0)
        super().go(place)

    @override
    def reload(self) -> None:
        """Read the agreement anew; a clause that is being typed in stays as it is."""
        if self.client_id and self.desk.clients.find(self.client_id):
            self.read = Agreements(self.context, self.client_id, self._chosen)
        if self._form is not None and self._form.is_touched():
            self._form.setParent(None)  # out of the page that is taken down
        else:
            self._form = None
        super().reload()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed in a clause for the next time."""
        super().hideEvent(event)
        if self._form is not None:
            self._form.flush()

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return printing, and the one thing that this page leads to now."""
        shown = self.read.shown
        if shown is None or self._part == _CROSSINGS:
            return []
        return Offering(self, self.read, shown, self._after_offer).buttons()

    @override
    def content(self) -> QLayout:
        """Return the agreement or the log."""
        if self._part == _CROSSINGS:
            return self._crossings()
        shown = self.read.shown
        if shown is None:
            return column(self._section(self.tr("Nothing agreed yet")), self._empty(), ..., gap=12)
        body = self._drafted(shown) if shown.is_draft else self._agreed(shown)
        return column(body, ..., gap=12)

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for here."""
        return [
            Command("compose", self.tr("Compose an agreement"), self.compose, enabled=self._may_compose),
            Command("add-clause", self.tr("Add clauses"), self.add_clauses, "Ctrl+N", icon="plus",
                    enabled=lambda: self.draft is not None),
            Command("print-agreement", self.tr("Preview and print"), self.print_shown, "Ctrl+P",
                    icon="print", enabled=lambda: self.read.shown is not None),
            Command("crossing", self.tr("Note a crossing"), self.note_crossing, "Ctrl+Shift+N",
                    enabled=lambda: not self.desk.read_only),
        ]  # fmt: skip

    @override
    def help_words(self) -> str:
        """Say what this page is for."""
        return self.tr(
            "The agreement says what the two of you can expect of each other, clause by clause. Alt+Up and "
            "Alt+Down, or the mouse, put the clauses in order. Signing agrees to all of them; only what is "
            "varied or does not apply is marked. Once it is offered its text is fixed, and a change makes a "
            "new version. The log of crossings is yours alone: it is on no paper made for the client."
        )

    # ---- what a person can do ----

    def compose(self) -> QWidget:
        """Ask what goes into a new agreement."""
        return compose.open_compose(self, self.context, self.client_id, lambda p: self.show_version(p.id))

    def show_version(self, paper_id: str) -> None:
        """Show a version."""
        self.close_clause()
        self._refused = ""
        self.go(Place(self.kind, self.client_id, paper_id))

    def open_clause(self, clause_id: str) -> None:
        """Open a clause of the draft in its place, after the one that was open is kept; "" closes it."""
        opened = self.draft.open if self.draft is not None else None
        touched = opened is not None and opened.form.is_touched()
        if clause_id and opened is not None and touched and not opened.keep():
            return
        before = self._open_clause
        self.close_clause()
        self._open_clause = clause_id
        self.reload()
        name = f"open-{clause_id}" if clause_id else f"clause-{before}"
        QTimer.singleShot(0, self, lambda: self._to(name))  # after the page is back where it was scrolled to

    def close_clause(self) -> None:
        """Close the clause that is open; what was typed in it waits for the next time."""
        if self._form is not None:
            self._form.flush()
        self._open_clause, self._form = "", None

    def remove_draft(self) -> None:
        """Remove the draft that is shown, which undo brings back."""
        if self.draft is not None:
            paper = self.draft.version.paper
            self.close_clause()
            self._chosen = ""
            papers.remove_draft(self.desk, paper)

    def add_clauses(self) -> None:
        """Ask which clauses to add to the draft."""
        if self.draft is not None:
            self.draft.add()

    def print_shown(self) -> None:
        """Preview the version that is shown."""
        if self.read.shown is not None:
            self.wanted(PlaceKind.PAPER, self.client_id, self.read.shown.paper.id)

    def note_crossing(self) -> QWidget:
        """Open the form for an entry of the log."""
        from practice_desk.ui.rooms.agreement.crossing_form import open_crossing

        return open_crossing(self, self.context, self.client_id, self._to_crossing)

    # ---- the parts ----

    def _section(self, note: str, *actions: QWidget) -> QLayout:
        parts = Segments([(_AGREEMENT, self.tr("Agreement")), (_CROSSINGS, self.tr("Crossings"))])
        parts.set_value(self._part)
        parts.setAccessibleName(self.tr("Agreement or log of crossings"))
        for part, name in zip(parts.buttons(), (_AGREEMENT, _CROSSINGS), strict=True):
            part.setObjectName(f"part-{name}")
        parts.chosen.connect(self._choose_part)
        title = self.tr("Crossings") if self._part == _CROSSINGS else self.read.title
        return row((section(title, note, *actions), 1), parts, gap=12, stack=880)

    def _choose_part(self, part: str) -> None:
        self._part = part
        self.page.verticalScrollBar().setValue(0)
        self.refresh()

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "fence", self.tr("No agreement yet"),
            self.tr(
                "Clear edges make it safe to speak freely. Begin with the usual clauses on time, fees, "
                "messages and endings, change what you need, and sign it together."
            ),
            self.tr("Compose an agreement"),
        )  # fmt: skip
        empty.pressed.connect(self.compose)
        if empty.action is not None:
            empty.action.setEnabled(not self.desk.read_only)
        return Card(empty)

    def _drafted(self, shown: Version) -> QLayout:
        view = DraftView(self, self.read, shown, self._open_clause, self._kept_form)
        self.draft = view
        self._form = view.open.form if view.open is not None else None
        view.open_wanted.connect(self.open_clause)
        add = button(self.tr("Add clauses"), "small", icon="plus")
        add.setObjectName("add-clauses")
        add.clicked.connect(self.add_clauses)
        add.setEnabled(not self.desk.read_only)
        more = MenuButton(self.tr("More"), [(self.tr("Remove this draft"), self.remove_draft, "trash")])
        more.setEnabled(not self.desk.read_only)
        note = self.tr("Draft of version {0}: {1}").format(shown.number, view.summed_up())
        return column(self._section(note, add, more), *self._told(shown), view, gap=12)

    def _agreed(self, shown: Version) -> QLayout:
        self.draft = None
        view = AgreedView(self.read, shown)
        doing = Reviewing(self, self.read, shown, self.show_version)
        doing.listen(view)
        return column(self._section(doing.summed_up(), *doing.buttons()), *self._told(shown), view, gap=12)

    def _told(self, shown: Version) -> list[QWidget]:
        """Return what has to be said above the agreement: why it was not offered, or what else there is."""
        if self._refused and shown.is_draft:  # as it is now: what was filled in is not asked for again
            self._refused, _ = refusal_of(self.read, shown, text_of(self.desk, shown.paper))
        refused = [Banner(self._refused, "attention")] if self._refused and shown.is_draft else []
        return [*refused, *beside(self.read, shown, self.show_version)]

    def _crossings(self) -> QLayout:
        self.draft = None
        note = button(self.tr("Note a crossing"), "small", icon="plus")
        note.setObjectName("note-crossing")
        note.clicked.connect(self.note_crossing)
        note.setEnabled(not self.desk.read_only)
        view = CrossingsView(self, self.context, self.client_id, self._crossing)
        view.opened.connect(self._to_crossing)
        view.note_wanted.connect(self.note_crossing)
        return column(self._section(view.summed_up(), note), view, ..., gap=12)

    def _to_crossing(self, crossing_id: str) -> None:
        self.go(Place(self.kind, self.client_id, crossing_id))

    def _kept_form(self, clause: Clause) -> ClauseForm | None:
        """Return the form of a clause that is being typed in, to be put into the new page."""
        form = self._form
        return form if form is not None and form.is_of(clause) else None

    def _after_offer(self, refusal: str, clause: Clause | None) -> None:
        """Say why the draft could not be offered, at the clause where there is one."""
        self._refused = refusal
        if clause is not None and refusal:
            self.open_clause(clause.id)
            if self.draft is not None and self.draft.open is not None:
                self.draft.open.form.say_what_is_open()
        else:
            self.refresh()

    def _to(self, name: str) -> None:
        found = self.page.findChild(QWidget, name)
        if found is not None:
            self.page.ensureWidgetVisible(found, 0, 40)
            found.form.take_focus() if isinstance(found, OpenClause) else found.setFocus()

    def _may_compose(self) -> bool:
        return not self.desk.read_only and self.read.coming is None and self.read.in_force is None
