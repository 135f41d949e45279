"""Keeping a goal, from the click to the redrawn page, against one encrypted commit in the same run."""

from __future__ import annotations

import time
from dataclasses import replace
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import goals
from practice_desk.ui.rooms.goals.room import GoalsRoom

ROUNDS = 15


def seconds(do) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


@pytest.mark.benchmark(group="keep")
def test_keep_a_goal_click_to_redrawn_against_one_commit(benchmark, demo, qtbot):
    desk = demo.desk
    client: Client = desk.clients.all("reference")[0]
    room = GoalsRoom(demo)
    qtbot.addWidget(room)
    room.resize(1072, 800)
    room.show()
    room.go(Place(PlaceKind.GOALS, client.id))
    numbers = iter(range(10_000))

    def keep_and_redraw():
        goal = desk.goals.of_client(client.id)[0]
        goals.keep_goal(desk, replace(goal, why=f"Because of {next(numbers)}"))
        QApplication.sendPostedEvents()
        room.grab()

    def commit():
        with desk.change(Deed.KEEP_PROFILE):
            desk.clients.save(replace(desk.clients.get(client.id), helps=str(next(numbers))))

    keep_and_redraw()
    pairs = [(seconds(keep_and_redraw), seconds(commit)) for _ in range(ROUNDS)]
    benchmark.extra_info["click to redrawn ms"] = round(1000 * median(a for a, _ in pairs), 1)
    benchmark.extra_info["one commit, and its news ms"] = round(1000 * median(b for _, b in pairs), 1)
    benchmark.extra_info["ratio"] = round(median(a / b for a, b in pairs), 2)
    benchmark.pedantic(keep_and_redraw, rounds=3)
