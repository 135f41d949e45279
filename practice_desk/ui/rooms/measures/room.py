"""Measures: what a client filled in and what it adds up to, the check-in, and all of it over time."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.attendance import Attendance
from practice_desk.domain.change_sizes import ChangeSize
from practice_desk.domain.check_ins import CheckIn
from practice_desk.domain.clients import Client
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.emotions import Emotion
from practice_desk.domain.goals import Goal, GoalEdit
from practice_desk.domain.measure_sheets import FollowUp, MeasureSheet
from practice_desk.domain.own_measures import KeptMeasure
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.prompt_answers import AnsweredPrompt
from practice_desk.domain.ratings import Rating
from practice_desk.domain.record import Record as Kept
from practice_desk.domain.record import override
from practice_desk.domain.sessions import Session
from practice_desk.domain.steps import StepReview
from practice_desk.intentions import measures
from practice_desk.ui.commands import Command
from practice_desk.ui.kit import Card, EmptyState, Segments, button, column, row, section
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.follow_up_card import DoneCard, FollowUpCard
from practice_desk.ui.rooms.measures.check_in_view import CheckInView
from practice_desk.ui.rooms.measures.give_form import open_give
from practice_desk.ui.rooms.measures.given_cards import GivenCard
from practice_desk.ui.rooms.measures.over_time import over_time
from practice_desk.ui.rooms.measures.records import Given, Record, read_record
from practice_desk.ui.rooms.measures.sheet_form import open_sheet_form
from practice_desk.ui.rooms.measures.sheet_view import SheetView
from practice_desk.ui.rooms.measures.waiting_cards import BegunCard, UnopenedCard

SHEETS, CHECK_INS, TIME = "sheets", "check-ins", "time"


class MeasuresRoom(ClientRoom):
    """The measures of a client.

    `place.id` may be a sheet, a check-in, a session, `check-ins` (with a session behind a colon), or `time`.
    """

    kind = PlaceKind.MEASURES
    shows: ClassVar[tuple[type[Kept], ...]] = (
        Client, Person, Practice, MeasureSheet, FollowUp, KeptMeasure, CheckIn, Emotion, Attendance, Session,
        Goal, GoalEdit, Rating, StepReview, AnsweredPrompt, ChangeSize,
    )  # fmt: skip
    record: Record
    _part, _sheet, _session = SHEETS, "", ""
    _whole: frozenset[tuple[str, str | None]] = frozenset()

    @override
    def go(self, place: Place) -> None:
        """Show a client's measures, with the sheet, check-in or part that is meant."""
        head, _, rest = (place.id or "").partition(":")
        if place.client_id != self.place.client_id:
            self._part, self._whole = SHEETS, frozenset()
        self._sheet = self._session = ""
        check_in = self.desk.check_ins.find(head) if head else None
        if head in (CHECK_INS, TIME):
            self._part, self._session = head, rest
        elif check_in is not None:
            self._part, self._session = CHECK_INS, check_in.session_id or ""
        elif head and self.desk.sessions.find(head) is not None:
            self._part, self._session = SHEETS, head
        elif head:
            self._part, self._sheet = SHEETS, head
        super().go(place)

    @override
    def reload(self) -> None:
        """Read the record anew."""
        if self.client_id and self.desk.clients.find(self.client_id):
            self.record = read_record(self.context, self.client_id)
        super().reload()

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return the one thing this page leads to."""
        give = button(self.tr("Give a measure"), "primary", icon="measure")
        give.setObjectName("give-measure")
        give.clicked.connect(self.give)
        give.setEnabled(not self.desk.read_only)
        return [give]

    @override
    def content(self) -> QLayout:
        """Return the sheets, the sheet that is open, the check-ins, or everything over time."""
        sheet = self.desk.measure_sheets.find(self._sheet) if self._sheet else None
        if sheet is not None and sheet.client_id == self.client_id and sheet.handed_back:
            return column(self._open_sheet(sheet), ..., gap=12)
        self.part = Segments(
            [(SHEETS, self.tr("Measures")), (CHECK_INS, self.tr("Check-in")), (TIME, self.tr("Over time"))]
        )
        self.part.setAccessibleName(self.tr("Part of the page"))
        self.part.setObjectName("part")
        self.part.set_value(self._part)
        self.part.chosen.connect(self.turn_to)
        head = section(self.tr("Measures"), self._counted())
        cards = {SHEETS: self._sheets, CHECK_INS: self._check_ins, TIME: self._time}[self._part]()
        return column(head, row(self.part, ...), *cards, ..., gap=12)

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for here."""
        return [
            Command("give-measure", self.tr("Give a measure"), self.give, "Ctrl+N", icon="measure"),
            Command("print-sheet", self.tr("Print this sheet"), self.print_sheet, "Ctrl+P", icon="print",
                    enabled=lambda: bool(self._sheet)),
        ]  # fmt: skip

    @override
    def help_words(self) -> str:
        """Say what this page is for."""
        return self.tr(
            "A measure is given on the turned screen, typed in from paper, or printed blank. Scores, bands "
            "and changes stand here and never on a page the client sees; a change has a label only where its "
            "size was verified. An answer on death or self-harm opens a card that stays until what was done "
            "is noted. In the check-in your guess comes first and is shown after theirs."
        )

    def give(self) -> None:
        """Open the choice of a measure."""
        if not self.desk.read_only:
            open_give(self, self.record, session_id=self._session)

    def print_sheet(self) -> None:
        """Go to the sheet as it is printed."""
        if self._sheet:
            self.wanted(PlaceKind.PAPER, self.client_id, f"measure:{self._sheet}")

    def turn_to(self, part: str) -> None:
        """Show the sheets, the check-ins or everything over time."""
        self._part, self._sheet = part, ""
        self.refresh()

    def open(self, sheet_id: str) -> None:
        """Open a sheet, or with an empty id all of them."""
        self.go(Place(self.kind, self.client_id, sheet_id or None))

    # ---- the sheets ----

    def _counted(self) -> str:
        return ", ".join(dict.fromkeys(g.measure.name for g in self.record.given))

    def _sheets(self) -> list[QWidget]:
        cards = self._waiting()
        for given in self.record.given:
            whole = (given.measure.key, given.person_id) in self._whole
            card = GivenCard(self.record, given, whole=whole)
            card.opened.connect(self.open)
            card.again.connect(lambda given=given: self._again(given))
            card.all_wanted.connect(lambda given=given: self._show_all(given))
            cards.append(card)
        return cards or [self._empty()]

    def _waiting(self) -> list[QWidget]:
        record = self.record
        cards: list[QWidget] = [FollowUpCard(self.context, found) for found in record.follow_ups]
        cards += self._done_today()
        for sheet in record.unopened:
            unopened = UnopenedCard(record, sheet)
            unopened.opened.connect(self.open)
            cards.append(unopened)
        for begun in record.begun:
            half = BegunCard(record, begun)
            half.kept.connect(self.open)
            half.gone.connect(self.refresh)
            cards.append(half)
        return cards

    def _done_today(self) -> list[QWidget]:
        """Return what was done today about answers, so that the way on to the risk note stays at hand."""
        found: dict[str, list[FollowUp]] = {}
        for note in self.desk.follow_ups.of_client(self.client_id):
            if note.at_utc.astimezone().date() == today():
                found.setdefault(note.sheet_id, []).append(note)
        return [DoneCard(self.context, notes, self._named(sheet_id)) for sheet_id, notes in found.items()]

    def _named(self, sheet_id: str) -> str:
        sheet = self.desk.measure_sheets.get(sheet_id)
        return f"{measures.measure_of(self.desk, sheet).name}, {self.context.date(sheet.on)}"

    def _again(self, given: Given) -> None:
        open_give(self, self.record, given.measure.key, given.person_id)

    def _show_all(self, given: Given) -> None:
        self._whole |= {(given.measure.key, given.person_id)}
        self.refresh()

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "measure", self.tr("No measures yet"),
            self.tr("A short questionnaire now and then shows both of you how things go."),
            self.tr("Give a measure"),
        )  # fmt: skip
        empty.pressed.connect(self.give)
        return Card(empty)

    def _open_sheet(self, sheet: MeasureSheet) -> QWidget:
        view = SheetView(self.record, sheet)
        view.back_wanted.connect(lambda: self.open(""))
        view.print_wanted.connect(self.print_sheet)
        view.correct_wanted.connect(lambda: open_sheet_form(self, self.record, sheet, corrects=True))
        view.remove_wanted.connect(lambda: self._remove(sheet))
        view.other_wanted.connect(self.open)
        return view

    def _remove(self, sheet: MeasureSheet) -> None:
        place = Place(self.kind, self.client_id)
        with self.desk.change(Deed.REMOVE_MEASURE, place):
            measures.remove_sheet(self.desk, sheet)
        self.open("")

    # ---- the other parts ----

    def _check_ins(self) -> list[QWidget]:
        sessions = self.record.sessions()
        known = {s.id for s in sessions}
        chosen = self._session if self._session in known else (sessions[0].id if sessions else "")
        view = CheckInView(self.record, chosen)
        view.session_chosen.connect(self._choose_session)
        return [view]

    def _choose_session(self, session_id: str) -> None:
        self._session = session_id
        self.refresh()

    def _time(self) -> list[QWidget]:
        return over_time(self.record)
