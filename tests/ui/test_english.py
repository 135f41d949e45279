"""Counted texts end as English does, and every other text stays what it is."""

from __future__ import annotations

from PySide6.QtCore import QObject


def test_counted_texts_take_the_ending_of_their_number(qapp):
    thing = QObject()
    assert thing.tr("Last backup %n day(s) ago", "", 1) == "Last backup 1 day ago"
    assert thing.tr("Last backup %n day(s) ago", "", 3) == "Last backup 3 days ago"
    assert thing.tr("%n step(s)", "", 0) == "0 steps"


def test_a_text_that_counts_nothing_is_left_alone(qapp):
    thing = QObject()
    assert thing.tr("Keep goal") == "Keep goal"
    assert thing.tr("Name(s)") == "Name(s)"
