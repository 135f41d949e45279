from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.domain.supervision import (
    Supervision,
    SupervisionKind,
    SupervisionProblem,
    month_of,
    months,
)

DAY = date(2026, 3, 2)
ONE, GROUP, PEER = SupervisionKind


def met(minutes, kind=ONE, size=1, on=DAY):
    return Supervision(on=on, minutes=minutes, kind=kind, size=size)


@pytest.mark.parametrize(
    ("entry", "counted"),
    [
        (met(60), 60), (met(120, GROUP, 4), 60), (met(120, GROUP, 5), 24), (met(90, PEER, 3), 45),
        (met(60, GROUP, 2), 30), (met(90, PEER, 6), 15), (met(1, GROUP, 3), 0.5),
        (met(100, GROUP, 6), 100 / 6),
    ],
)  # fmt: skip
def test_counted_minutes_are_the_published_ones(entry, counted):
    assert float(entry.counted()) == pytest.approx(counted)


def test_a_month_adds_up_before_it_rounds_and_is_held_against_ninety():
    entries = [met(100, GROUP, 6), met(100, GROUP, 6), met(100, GROUP, 6)]
    assert month_of(entries, 2026, 3).counted == 50
    assert not month_of([met(89)], 2026, 3).is_met
    assert month_of([met(90)], 2026, 3).is_met
    assert month_of([met(60), met(60, on=date(2026, 4, 1))], 2026, 3).counted == 60
    assert month_of([met(60)], 2026, 3, target=60).is_met


def test_a_full_month_does_not_help_an_empty_one():
    held = months([met(300, on=date(2025, 11, 30)), met(10, on=date(2026, 2, 1))])
    assert [(m.year, m.month, m.counted, m.is_met) for m in held] == [
        (2025, 11, 300, True), (2025, 12, 0, False), (2026, 1, 0, False), (2026, 2, 10, False),
    ]  # fmt: skip
    assert months([]) == []


@pytest.mark.parametrize(
    ("entry", "problems"),
    [
        (met(0), [("minutes", SupervisionProblem.MINUTES)]),
        (met(1441), [("minutes", SupervisionProblem.MINUTES)]),
        (met(60, GROUP, 1), [("size", SupervisionProblem.SIZE)]),
        (met(60, PEER, 1), [("size", SupervisionProblem.SIZE)]),
        (met(60, on=date(2026, 3, 3)), [("on", SupervisionProblem.TO_COME)]),
        (met(60, PEER, 2), []),
        (met(1), []),
        (met(1440), []),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(entry, problems):
    assert list(entry.problems(DAY)) == problems


@given(st.integers(1, 600), st.integers(2, 30))
def test_a_group_never_counts_more_than_half_and_never_grows_with_its_size(minutes, size):
    now = met(minutes, GROUP, size)
    assert 0 < now.counted() <= minutes / 2
    assert replace(now, size=size + 1).counted() <= now.counted()
