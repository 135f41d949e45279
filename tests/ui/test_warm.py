"""While the key is made, the pages behind the door are read."""

from __future__ import annotations

import sys

from practice_desk import app as whole
from practice_desk.ui import warm


def test_every_room_of_the_house_is_read_before_it_is_needed(context):
    rooms = {type(room).__module__ for room in whole.rooms(context)}
    assert rooms <= set(warm.pages())


def test_one_module_is_read_in_each_turn_of_the_event_loop(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(
        warm, "pages", lambda: ["practice_desk.domain.gas", "practice_desk.ui.rooms.goals.room"]
    )
    monkeypatch.delitem(sys.modules, "practice_desk.domain.gas")
    warming = warm.Warm(qapp)
    warming.begin()
    assert "practice_desk.domain.gas" not in sys.modules
    qtbot.waitUntil(lambda: "practice_desk.domain.gas" in sys.modules)
    qtbot.waitUntil(lambda: not warming._timer.isActive())
