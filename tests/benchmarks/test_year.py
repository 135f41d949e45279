"""A year of writing against three sessions of one client: what a click costs, up to the redrawn page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from statistics import median

import pytest
from benchmarks.year import build_year
from PySide6.QtWidgets import QApplication

from practice_desk.domain.clients import Client
from practice_desk.domain.clock import today
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.ratings import Rating
from practice_desk.domain.sessions import Session, held_sessions
from practice_desk.intentions import clients, goals, sessions
from practice_desk.intentions.practice import start_practice
from practice_desk.storage import keys
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk
from practice_desk.ui.background import InlineBackground
from practice_desk.ui.context import Context, open_context
from practice_desk.ui.room import Room
from practice_desk.ui.rooms.goals.room import GoalsRoom
from practice_desk.ui.rooms.overview.room import OverviewRoom
from practice_desk.ui.rooms.sessions.room import SessionsRoom
from practice_desk.ui.settings import Settings

CLIENTS, SESSIONS, FEW, ROUNDS = 30, 45, 3, 9
MOST_TIMES = 1.5


@dataclass
class Desktop:
    """One vault with its window's rooms, and a client in it."""

    context: Context
    client: Client

    def __post_init__(self) -> None:
        self.days = count(1)
        self.values = count()
        held = held_sessions(self.context.desk.sessions.of_client(self.client.id))
        self.session: Session = held[-1]
        self.rooms: dict[PlaceKind, Room] = {}

    def shown(self, kind: PlaceKind, record_id: str | None = None) -> Room:
        room = self.rooms.get(kind) or self._made(kind)
        for other in self.rooms.values():
            other.setVisible(other is room)  # the window shows one at a time; the others wait
        room.go(Place(kind, self.client.id, record_id))
        return _drawn(room)

    def _made(self, kind: PlaceKind) -> Room:
        made = {
            PlaceKind.OVERVIEW: OverviewRoom, PlaceKind.SESSIONS: SessionsRoom, PlaceKind.GOALS: GoalsRoom
        }[kind](self.context)  # fmt: skip
        made.resize(1072, 900)
        made.show()
        self.rooms[kind] = made
        return made

    # ---- the four clicks ----

    def open_a_client(self) -> None:
        self.shown(PlaceKind.OVERVIEW)

    def open_a_note(self) -> None:
        self.shown(PlaceKind.SESSIONS, self.session.id)

    def add_a_session(self) -> None:
        on = today() + timedelta(days=1 + next(self.days))
        room = self.shown(PlaceKind.OVERVIEW)
        begun = time.perf_counter()
        sessions.keep_session(
            self.context.desk, replace(self.session, id=f"{on:%Y%m%d}{'0' * 24}", on=on, state="planned")
        )
        _drawn(room)
        self.last = time.perf_counter() - begun

    def rate_three_goals(self) -> None:
        desk, value = self.context.desk, next(self.values) % 11
        person = clients.participants(desk, self.client.id)[0]
        room = self.shown(PlaceKind.GOALS)
        marks = [
            Rating(
                client_id=self.client.id, goal_id=goal.id, session_id=self.session.id, on=self.session.on,
                person_id=person.id, value=value,
            )
            for goal in goals.active_goals(desk, self.client.id)
        ]  # fmt: skip
        begun = time.perf_counter()
        goals.keep_ratings(desk, self.client.id, marks)
        _drawn(room)
        self.last = time.perf_counter() - begun


def _drawn(room: Room) -> Room:
    QApplication.sendPostedEvents()
    room.grab()
    return room


def _desktop(folder: Path, people: int, each: int) -> Iterator[Desktop]:
    root = keys.new_root()
    vaults.create_vault(folder, root, "correct horse battery staple", keys.FLOOR)
    vault = vaults.open_vault(folder, bytearray(root))
    desk = Desk(vault.db)
    start_practice(desk, Practice(therapist="Elena Marsh", place="England"))
    built = build_year(desk, people, each)
    context = open_context(vault, desk, InlineBackground(), Settings(theme="light"))
    yield Desktop(context, built[len(built) // 2])
    desk.forget()
    vault.close()


@pytest.fixture(scope="module")
def year(qapp, tmp_path_factory):
    yield from _desktop(tmp_path_factory.mktemp("year") / "v", CLIENTS, SESSIONS)


@pytest.fixture(scope="module")
def first_weeks(qapp, tmp_path_factory):
    yield from _desktop(tmp_path_factory.mktemp("weeks") / "v", 1, FEW)


def _click(desktop: Desktop, name: str) -> float:
    deed: Callable[[], None] = getattr(desktop, name)
    begun = time.perf_counter()
    deed()
    whole = time.perf_counter() - begun
    return getattr(desktop, "last", whole) if name in ("add_a_session", "rate_three_goals") else whole


@pytest.mark.benchmark(group="year")
@pytest.mark.parametrize("name", ["open_a_client", "open_a_note", "add_a_session", "rate_three_goals"])
def test_a_click_after_a_year_costs_what_it_cost_in_the_first_weeks(benchmark, year, first_weeks, name):
    for desktop in (year, first_weeks):
        _click(desktop, name)
    pairs = [(_click(year, name), _click(first_weeks, name)) for _ in range(ROUNDS)]
    after_a_year, at_first = (1000 * median(side) for side in zip(*pairs, strict=True))
    ratio = median(a / b for a, b in pairs)
    benchmark.extra_info["after a year ms"] = round(after_a_year, 1)
    benchmark.extra_info["with three sessions ms"] = round(at_first, 1)
    benchmark.extra_info["ratio"] = round(ratio, 2)
    benchmark.pedantic(_click, args=(year, name), rounds=3)
    assert len(year.context.desk.signed_notes.of_client(year.client.id)) == SESSIONS
    assert ratio < MOST_TIMES
