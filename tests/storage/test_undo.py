"""Whatever is done, taken back and done again, the desk holds what it held at that point."""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from practice_desk.domain import record
from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalChange, GoalEdit
from practice_desk.domain.plans import Plan
from practice_desk.domain.steps import Step
from practice_desk.storage import history
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import UNDO_LIMIT, Desk
from practice_desk.storage.sql import BugError

WORDS = st.text("abc", min_size=1, max_size=3)
PICK = st.integers(0, 50)
MADE: list[tuple[Path, bytes]] = []


class Broken(Exception):
    pass


class Undo(RuleBasedStateMachine):
    """Ids are counted and records chosen by their order of creation, so that a replay meets the same ones."""

    kind = Desk

    def __init__(self):
        super().__init__()
        self.place = tempfile.TemporaryDirectory(prefix="practice-desk-tests-")
        folder, root = MADE[0]
        shutil.copytree(folder, Path(self.place.name) / "v")
        self.random_id, numbers = record.make_id, count(1)
        record.make_id = lambda: f"{next(numbers):032x}"
        self.vault = vaults.open_vault(Path(self.place.name) / "v", bytearray(root))
        self.vault.db.execute("PRAGMA synchronous = OFF")
        self.desk = self.kind(self.vault.db)
        self.states, self.at, self.typed, self.rows = [self.all()], 0, {}, history.head(self.desk.db).seq
        self.heard = []
        self.desk.listeners.append(self.heard.append)

    def all(self):
        return {table.name: table.all() for table in self.desk.tables.values()}

    def pick(self, table, number):
        found = table.all()
        return found[number % len(found)] if found else None

    def done(self, *, final=False):
        """Note what the desk holds after a change that wrote something."""
        self.rows += 1
        now = self.all()
        self.states = [now] if final else [*self.states[: self.at + 1], now][-UNDO_LIMIT - 1 :]
        self.at = len(self.states) - 1

    def keep(self, table, kept):
        before = table.find(kept.id)
        with self.desk.change(Deed.KEEP_GOAL):
            table.save(kept)
        if before != kept:
            self.done()

    @rule(words=WORDS)
    def add_client(self, words):
        self.keep(self.desk.clients, Client(reference=record.new_id(), concern=words))

    @rule(number=PICK, words=WORDS)
    def add_goal(self, number, words):
        if client := self.pick(self.desk.clients, number):
            self.keep(self.desk.goals, Goal(client_id=client.id, words=words))

    @rule(number=PICK, words=WORDS)
    def edit_goal(self, number, words):
        if goal := self.pick(self.desk.goals, number):
            self.keep(self.desk.goals, replace(goal, words=words))

    @rule(number=PICK, words=WORDS)
    def replace_goal(self, number, words):
        """One change of three rows, one of them with a link to another."""
        goal = self.pick(self.desk.goals, number)
        if goal is None:
            return
        fresh = Goal(client_id=goal.client_id, words=words)
        with self.desk.change(Deed.CHANGE_GOAL_STATE), self.desk.change(Deed.KEEP_GOAL):
            self.desk.goals.save(fresh)
            self.desk.goals.save(replace(goal, words=goal.words + "!"))
            self.desk.goal_edits.save(
                GoalEdit(
                    client_id=goal.client_id, goal_id=goal.id, on=date(2026, 1, 1), what=GoalChange.STATE,
                    replaced_by=fresh.id,
                )
            )  # fmt: skip
        self.done()

    @rule(number=PICK)
    def add_step(self, number):
        if goal := self.pick(self.desk.goals, number):
            follows = self.pick(self.desk.steps, number)
            follows_id = follows.id if follows and follows.client_id == goal.client_id else None
            self.keep(
                self.desk.steps,
                Step(client_id=goal.client_id, goal_id=goal.id, what="a", follows_id=follows_id),
            )

    @rule(number=PICK)
    def remove_goal(self, number):
        if goal := self.pick(self.desk.goals, number):
            with self.desk.change(Deed.REMOVE_GOAL):
                self.desk.remove(goal)
            self.done()
            assert all(s.goal_id != goal.id for s in self.desk.steps.all())

    @rule(number=PICK)
    def remove_client(self, number):
        client = self.pick(self.desk.clients, number)
        if client is None or any(p.client_id == client.id for p in self.desk.plans.all()):
            return
        with self.desk.change(Deed.REMOVE_GOAL):
            self.desk.remove(client)
        self.done()
        left = (self.desk.goals, self.desk.steps, self.desk.goal_edits)
        assert [r for table in left for r in table.of_client(client.id)] == []

    @rule(number=PICK)
    def agree_a_plan(self, number):
        """A final change: nothing before it can be taken back any more."""
        client = self.pick(self.desk.clients, number)
        if client is None:
            return
        with self.desk.change(Deed.AGREE_PLAN):
            n = len(self.desk.plans.of_client(client.id)) + 1
            plan = self.desk.plans.add(Plan(client_id=client.id, number=n, agreed_on=date(2026, 1, 1)))
        assert plan.seq == history.head(self.desk.db).seq
        self.done(final=True)

    @rule(number=PICK)
    def break_off(self, number):
        heard = len(self.heard)
        with pytest.raises(Broken), self.desk.change(Deed.KEEP_GOAL):
            self.desk.clients.save(Client(reference="never"))
            client = self.pick(self.desk.clients, number)
            if client and not any(p.client_id == client.id for p in self.desk.plans.all()):
                self.desk.remove(client)
            self.desk.scratch.drop("goal", str(number % 3))
            raise Broken
        assert len(self.heard) == heard

    @rule(number=PICK, words=WORDS)
    def type(self, number, words):
        self.desk.scratch.keep("goal", str(number % 3), {"words": words})
        self.typed[str(number % 3)] = words

    @rule(number=PICK, words=WORDS)
    def keep_what_was_typed(self, number, words):
        with self.desk.change(Deed.ADD_CLIENT):
            self.desk.clients.save(Client(reference=record.new_id(), concern=words))
            self.desk.scratch.drop("goal", str(number % 3))
        self.typed.pop(str(number % 3), None)
        self.done()

    @rule()
    def view(self):
        self.desk.witness(Deed.UNLOCK)
        self.rows += 1

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self):
        assert self.desk.undo() is not None
        self.at, self.rows = self.at - 1, self.rows + 1

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self):
        assert self.desk.redo() is not None
        self.at, self.rows = self.at + 1, self.rows + 1

    @invariant()
    def the_desk_holds_what_it_held_at_this_point(self):
        assert self.all() == self.states[self.at]
        assert (self.desk.undo_step is None) == (self.at == 0)
        assert (self.desk.redo_step is None) == (self.at == len(self.states) - 1)

    @invariant()
    def typing_is_apart_and_the_history_counts_everything(self):
        assert {s.record_id: s.body["words"] for s in self.desk.scratch.all()} == self.typed
        assert history.head(self.desk.db).seq == self.rows
        assert not self.desk.db.in_transaction

    def teardown(self):
        assert history.faults(self.desk.db, history.audit_key(self.desk.db)) == []
        assert self.desk.db.execute("PRAGMA foreign_key_check").fetchall() == []
        record.make_id = self.random_id
        self.vault.close()
        self.place.cleanup()


def test_undo_and_redo_lead_back_to_where_the_desk_was(made):
    MADE[:] = [made]
    Undo.TestCase.settings = settings(max_examples=30, stateful_step_count=30)
    Undo.TestCase("runTest").runTest()


class Forgetful(Desk):
    """A desk whose undo does not take away a client that was added."""

    def _put_back(self, before, after):
        if not isinstance(after, Client) or before is not None:
            super()._put_back(before, after)


def test_a_desk_that_forgets_a_row_is_noticed(made):
    """The control of the one above."""

    class OfAForgetfulDesk(Undo):
        kind = Forgetful

    MADE[:] = [made]
    only = settings(max_examples=50, stateful_step_count=30, phases=[Phase.generate])
    OfAForgetfulDesk.TestCase.settings = only
    with pytest.raises((AssertionError, BugError)):
        OfAForgetfulDesk.TestCase("runTest").runTest()


def test_undo_goes_back_fifty_changes_and_no_further(desk):
    desk.db.execute("PRAGMA synchronous = OFF")
    for n in range(UNDO_LIMIT + 3):
        with desk.change(Deed.ADD_CLIENT):
            desk.clients.save(Client(reference=f"A-{n}"))
    assert sum(desk.undo() is not None for _ in range(UNDO_LIMIT + 3)) == UNDO_LIMIT
    assert desk.clients.count() == 3


def test_a_listener_that_fails_takes_nothing_back(desk):
    def fails(_change):
        raise Broken

    desk.listeners.append(fails)
    with pytest.raises(Broken), desk.change(Deed.ADD_CLIENT):
        desk.clients.save(Client(reference="A-1"))
    assert desk.clients.count() == 1 and not desk.db.in_transaction


def test_views_of_one_client_within_ten_minutes_are_one_row(desk):
    from datetime import datetime, timedelta

    from practice_desk.domain import clock

    start = datetime(2026, 1, 1, 9).astimezone()
    rows = []
    for minutes in (0, 5, 9, 11, 30, -60):
        with clock.at(start + timedelta(minutes=minutes)):
            desk.witness(Deed.VIEW_CLIENT, "c1")
            desk.witness(Deed.VIEW_CLIENT, "c2")
        rows.append(history.head(desk.db).seq)
    assert rows == [2, 2, 2, 4, 6, 8]
