"""The unlocked practice: its tables, its changes, its undo, its history."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from practice_desk.domain.clients import Client, StatusChange
from practice_desk.domain.clock import now
from practice_desk.domain.copies import DocumentCopy
from practice_desk.domain.deeds import Actor, Deed
from practice_desk.domain.goals import Goal, GoalEdit
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.people import ContactPoint
from practice_desk.domain.people import Person as PersonRecord
from practice_desk.domain.places import Place
from practice_desk.domain.plans import Plan
from practice_desk.domain.practice import CrisisNumber, Practice
from practice_desk.domain.ratings import Rating
from practice_desk.domain.record import Record
from practice_desk.domain.retention import RetentionPolicy
from practice_desk.domain.sessions import Session
from practice_desk.domain.steps import Step, StepReview
from practice_desk.storage import history
from practice_desk.storage.change import Change, NotInChange
from practice_desk.storage.history import Touched
from practice_desk.storage.people import People
from practice_desk.storage.practice import PracticeTable
from practice_desk.storage.record import RecordTables
from practice_desk.storage.scratch import Scratches
from practice_desk.storage.seals import Seals
from practice_desk.storage.sessions import RatingTable, Sessions
from practice_desk.storage.sql import Database, DiskFault, FileReplaced, ReadOnly
from practice_desk.storage.table import Facts, Rows, Table
from practice_desk.storage.trust import TrustTables

__all__ = ["Change", "Desk", "NotInChange"]

UNDO_LIMIT = 50
VIEWS_ARE_ONE_WITHIN = 600


class Desk(TrustTables, RecordTables):
    """An open practice. Reads are free; writes happen inside `change`."""

    def __init__(self, db: Database, *, read_only: bool = False, actor: Actor = Actor.THERAPIST) -> None:
        self.db, self.read_only, self._actor = db, read_only, actor
        self._audit_key, self._head = history.audit_key(db), history.head(db)
        self._seals = Seals(db, self._audit_key)
        self._written = self._head
        self._open: Change | None = None
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._views: dict[str, datetime] = {}
        self.last_kept: datetime | None = None
        self.listeners: list[Callable[[Change], None]] = []
        self._make_tables()

    def _make_tables(self) -> None:
        db = self.db
        self.scratch = Scratches(db, read_only=self.read_only)
        self.practice = PracticeTable(db, self, Practice, "practice")
        self.crisis_numbers = Table(db, self, CrisisNumber, "crisis_numbers")
        self.retention_policies = Table(db, self, RetentionPolicy, "retention_policies")
        self.clients = Table(db, self, Client, "clients")
        self.status_changes = Table(db, self, StatusChange, "status_changes")
        self.people = People(db, self, PersonRecord, "people")
        self.contact_points = Table(db, self, ContactPoint, "contact_points")
        self.sessions = Sessions(db, self, Session, "sessions")
        self.goals = Table(db, self, Goal, "goals")
        self.goal_edits = Table(db, self, GoalEdit, "goal_edits")
        self.ratings = RatingTable(db, self, Rating, "ratings")
        self.steps = Table(db, self, Step, "steps")
        self.step_reviews = Table(db, self, StepReview, "step_reviews")
        self.noticed = Table(db, self, Noticed, "noticed")
        self.plans = Facts(db, self, Plan, "plans")
        self.documents = Facts(db, self, DocumentCopy, "documents")
        self._make_trust_tables(db, self, read_only=self.read_only)
        self._make_record_tables(db, self)
        rows: list[Rows[Any]] = [t for t in vars(self).values() if isinstance(t, Rows)]  # pyright: ignore[reportUnknownVariableType]
        self.tables: dict[type[Record], Rows[Any]] = {t.record_type(): t for t in rows}

    @contextmanager
    def change(self, deed: Deed, place: Place | None = None) -> Generator[None]:
        """One intention: one transaction, one undo step, one notification, one history row.

        A change inside a change joins the outer one. Raises ReadOnly where the folder cannot be written.
        """
        if self._open is not None:
            yield
            return
        with self._transaction(deed, place) as change:
            yield
        if change.rows:
            self._done = [] if change.final else [*self._done, change][-UNDO_LIMIT:]
            self._undone = []
            self._tell(change)

    @property
    def undo_step(self) -> Change | None:
        """Return what undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def redo_step(self) -> Change | None:
        """Return what redo would do again."""
        return self._undone[-1] if self._undone else None

    def undo(self) -> Deed | None:
        """Take back the last change and return its deed, or None when there is nothing."""
        return self._turn(self._done, self._undone)

    def redo(self) -> Deed | None:
        """Do again what was last taken back and return its deed, or None when there is nothing."""
        return self._turn(self._undone, self._done)

    def witness(self, deed: Deed, client_id: str | None = None, rows: Touched = ()) -> None:
        """Write one history row for what changes nothing: a view, a print, an unlock.

        Views of the same client within ten minutes are one row. Does nothing in a read-only folder. `rows`
        names kinds, ids and counts, never contents.
        """
        if self.read_only:
            return
        moment = now()
        if deed is Deed.VIEW_CLIENT and client_id:
            seen = self._views.get(client_id)
            if seen and 0 <= (moment - seen).total_seconds() < VIEWS_ARE_ONE_WITHIN:
                return
            self._views[client_id] = moment
        if self._open is not None:
            self._append(deed, client_id, rows)
            return
        self._begin()
        try:
            self._append(deed, client_id, rows)
            self._commit()
        except BaseException:
            self._roll_back()
            raise

    def remove(self, record: Record) -> None:
        """Remove a record with what it owns; links to it are cleared. Each row is part of the undo step."""
        for table, column, nullable in self._references(self.tables[type(record)].name):
            owner = self.tables[table]
            if not isinstance(owner, Table):
                continue
            for child in owner.where(f'"{column}" = ?', record.id):
                if nullable:
                    owner.save(_replaced(child, column))
                else:
                    self.remove(child)
        home = self.tables[type(record)]
        assert isinstance(home, Table), "facts are never removed"
        home.remove(record)

    def note(self, before: Record | None, after: Record | None) -> None:
        """Note one row's before and after (the tables call this)."""
        if self._open is None:
            raise NotInChange
        if not self.db.in_transaction:  # SQLite ends it by itself when the disk fails; nothing may follow
            raise DiskFault
        self._open.rows.append((before, after))

    def last(self, deed: Deed) -> datetime | None:
        """Return when a deed was last done, such as a backup, or None when it never was."""
        return history.last(self.db, deed)

    def seq(self) -> int:
        """Return the number of the history row that the open change will write."""
        return history.head(self.db).seq + 1

    def forget_undo(self) -> None:
        """Drop what undo and redo could reach."""
        self._done.clear()
        self._undone.clear()

    def forget(self) -> None:
        """Drop undo and listeners, as at a lock; the vault closes the file."""
        self.forget_undo()
        self.listeners.clear()

    def close(self) -> None:
        """Forget and close the file."""
        self.forget()
        self.db.close()

    def _references(self, name: str) -> list[tuple[type[Record], str, bool]]:
        found: list[tuple[type[Record], str, bool]] = []
        for kind, table in self.tables.items():
            optional = {r[1]: not r[3] for r in self.db.execute(f"PRAGMA table_info({table.name})")}
            keys = self.db.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
            found += [(kind, str(k[3]), optional[k[3]]) for k in keys if k[2] == name]
        return found

    @contextmanager
    def _transaction(self, deed: Deed, place: Place | None) -> Generator[Change]:
        if self.read_only:
            raise ReadOnly
        self._open = change = Change(deed, place)
        try:
            self._begin()
            yield change
            if change.rows:
                self._append(deed, change.client_id(), change.touched(self._seals.of))
            self._commit()
            self.last_kept = now()
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._open = None

    def _append(self, deed: Deed, client_id: str | None, rows: Touched) -> None:
        self._written = history.append(
            self.db, self._audit_key, self._actor, deed, client_id=client_id, touched=rows
        )

    def _begin(self) -> None:
        """Begin a transaction, unless the history no longer holds the row this desk wrote last."""
        self.db.execute("BEGIN IMMEDIATE")
        self._written = self._head
        if not history.holds(self.db, self._head):
            self._roll_back()
            raise FileReplaced

    def _commit(self) -> None:
        self.db.execute("COMMIT")
        self._head = self._written

    def _roll_back(self) -> None:
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")

    def _turn(self, source: list[Change], target: list[Change]) -> Deed | None:
        if not source:
            return None
        last = source[-1]
        with self._transaction(last.deed, last.place) as change:
            for before, after in reversed(last.rows):
                self._put_back(before, after)
        source.pop()
        target.append(change)
        self._tell(change)
        return change.deed

    def _put_back(self, before: Record | None, after: Record | None) -> None:
        record = before if before is not None else after
        assert record is not None
        table = self.tables[type(record)]
        assert isinstance(table, Table), "facts are final"
        if before is not None:
            table.save(before)
        else:
            table.remove(record)

    def _tell(self, change: Change) -> None:
        for listener in list(self.listeners):
            listener(change)


def _replaced(record: Record, column: str) -> Record:
    return replace(record, **{column: None})
