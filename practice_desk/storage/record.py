"""The tables of the record of the work: notes, check-ins, measures, worksheets, safety, reflection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from practice_desk.domain.attendance import Attendance
from practice_desk.domain.change_sizes import ChangeSize
from practice_desk.domain.check_ins import CheckIn
from practice_desk.domain.emotions import Emotion
from practice_desk.domain.measure_sheets import FollowUp, MeasureSheet
from practice_desk.domain.notes import Note, NoteAddition, SignedNote
from practice_desk.domain.own_measures import KeptMeasure
from practice_desk.domain.parent_updates import ParentUpdate
from practice_desk.domain.plans import Fact
from practice_desk.domain.practice_parts import PracticeParts
from practice_desk.domain.process_notes import ProcessNote, TakenOut
from practice_desk.domain.prompt_answers import AnsweredPrompt
from practice_desk.domain.record import Record
from practice_desk.domain.reflections import Reflection
from practice_desk.domain.reviews import Review, ReviewAnswer, ReviewWish
from practice_desk.domain.risk import RiskNote
from practice_desk.domain.ruptures import Rupture
from practice_desk.domain.safety_plan import SafetyPlan, SafetyReview
from practice_desk.domain.supervision import Supervision
from practice_desk.domain.worksheets import Worksheet
from practice_desk.storage.sql import Database
from practice_desk.storage.table import Facts, Journal, Table

R = TypeVar("R", bound=Record)
A = TypeVar("A", bound=Fact)


class SessionTable(Table[R]):
    """Records that belong to one session, or to a day between two."""

    def of_session(self, session_id: str) -> list[R]:
        """Return what belongs to one session, in the order it is shown in."""
        return self.where("session_id = ?", session_id, order=self._shown_in())


class NoteTable(SessionTable[Note]):
    """Notes being written and those that were signed."""

    def in_order(self, client_id: str) -> list[Note]:
        """Return a client's notes in the order of what they are about."""
        return self.where("client_id = ?", client_id, order='"on", start, rowid')

    def unsigned(self, client_id: str | None = None) -> list[Note]:
        """Return the notes still to sign, oldest first, of one client where one is named."""
        own, values = ("1", ()) if client_id is None else ("client_id = ?", (client_id,))
        left = "NOT EXISTS (SELECT 1 FROM signed_notes s WHERE s.note_id = notes.id)"
        return self.where(f"{own} AND {left}", *values, order='"on", start, rowid')


class SheetTable(SessionTable[MeasureSheet]):
    """The sheets of measures."""

    def of_measures(self, keys: Sequence[str]) -> list[MeasureSheet]:
        """Return everybody's sheets of some measures, in the order of their days."""
        marks = ", ".join("?" * len(keys))
        return self.where(f"measure IN ({marks})", *keys, order='"on", id')

    def corrections_of(self, sheet_id: str) -> list[MeasureSheet]:
        """Return the sheets that take the place of one."""
        return self.where("corrects_id = ?", sheet_id)


class OwnMeasures(Table[KeptMeasure]):
    """The therapist's own measures, each in all its versions."""

    def of_key(self, key: str) -> list[KeptMeasure]:
        """Return the versions of one measure, the first one first."""
        return self.where("key = ?", key, order="version, id")


class NoteFacts(Facts[A]):
    """What was added to a note and stays."""

    def of_note(self, note_id: str) -> list[A]:
        """Return what belongs to one note, in the order it was written down."""
        return self.where("note_id = ?", note_id, order="seq, id")

    def as_written(self, client_id: str) -> list[A]:
        """Return what belongs to one client, in the order it was written down."""
        return self.where("client_id = ?", client_id, order="seq, id")


class FollowUps(Facts[FollowUp]):
    """What was done about answers on self-harm."""

    def of_sheet(self, sheet_id: str) -> list[FollowUp]:
        """Return what was done about one sheet, in the order it was written down."""
        return self.where("sheet_id = ?", sheet_id, order="seq, id")


class ReviewTable(Table[R]):
    """What was said at reviews."""

    def of_review(self, review_id: str) -> list[R]:
        """Return what was said at one review."""
        return self.where("review_id = ?", review_id)


class PartsTable(Table[PracticeParts]):
    """What is switched on, of which there is one for the practice."""

    def own(self) -> PracticeParts:
        """Return what is switched on; before anything was chosen, nothing is."""
        return next(iter(self.all()), None) or PracticeParts()


class RecordTables:
    """The tables of the record; the desk is one of these."""

    def _make_record_tables(self, db: Database, journal: Journal) -> None:
        self.practice_parts = PartsTable(db, journal, PracticeParts, "practice_parts")
        self.attendances = SessionTable(db, journal, Attendance, "attendances")
        self.notes = NoteTable(db, journal, Note, "notes")
        self.signed_notes = NoteFacts(db, journal, SignedNote, "signed_notes")
        self.note_additions = NoteFacts(db, journal, NoteAddition, "note_additions")
        self.process_notes = SessionTable(db, journal, ProcessNote, "process_notes")
        self.process_notes_out = Facts(db, journal, TakenOut, "process_notes_out")
        self.check_ins = SessionTable(db, journal, CheckIn, "check_ins")
        self.prompt_answers = SessionTable(db, journal, AnsweredPrompt, "prompt_answers")
        self.emotions = SessionTable(db, journal, Emotion, "emotions")
        self.measure_sheets = SheetTable(db, journal, MeasureSheet, "measure_sheets")
        self.follow_ups = FollowUps(db, journal, FollowUp, "follow_ups")
        self.change_sizes = Table(db, journal, ChangeSize, "change_sizes")
        self.own_measures = OwnMeasures(db, journal, KeptMeasure, "own_measures")
        self.worksheets = SessionTable(db, journal, Worksheet, "worksheets")
        self.safety_plans = Facts(db, journal, SafetyPlan, "safety_plans")
        self.safety_reviews = Facts(db, journal, SafetyReview, "safety_reviews")
        self.parent_updates = Facts(db, journal, ParentUpdate, "parent_updates")
        self.risk_notes = SessionTable(db, journal, RiskNote, "risk_notes")
        self.ruptures = SessionTable(db, journal, Rupture, "ruptures")
        self.reflections = SessionTable(db, journal, Reflection, "reflections")
        self.supervisions = Table(db, journal, Supervision, "supervisions")
        self.reviews = Table(db, journal, Review, "reviews")
        self.review_answers = ReviewTable(db, journal, ReviewAnswer, "review_answers")
        self.review_wishes = ReviewTable(db, journal, ReviewWish, "review_wishes")
