from dataclasses import replace
from datetime import date

import pytest

from practice_desk.domain.reflections import Reflection, ReflectionProblem, TryOutcome, of_month, to_try

DAY = date(2026, 3, 2)
ENTRY = Reflection(on=DAY, client_id="c", could_try="Wait longer before I answer")


def test_any_box_may_stay_empty_but_not_all_of_them():
    assert list(ENTRY.problems(DAY)) == []
    assert list(Reflection(on=DAY, before=3).problems(DAY)) == []
    assert list(Reflection(on=DAY, kindness=" ").problems(DAY)) == [
        ("words", ReflectionProblem.NOTHING_WRITTEN)
    ]


@pytest.mark.parametrize("name", ["before", "after", "guess"])
def test_a_mark_outside_the_scale_is_refused(name):
    assert list(replace(ENTRY, **{name: 11}).problems(DAY)) == [(name, ReflectionProblem.OUT_OF_RANGE)]
    assert list(replace(ENTRY, **{name: 0}).problems(DAY)) == []


def test_an_entry_of_tomorrow_is_refused():
    assert list(ENTRY.problems(date(2026, 3, 1))) == [("on", ReflectionProblem.TO_COME)]


def test_what_to_try_stays_until_it_was_tried_or_no_longer_fits():
    newer = replace(ENTRY, id="2", on=date(2026, 3, 9), tried=TryOutcome.NOT_YET)
    gone = [
        replace(ENTRY, id=str(n), tried=t)
        for n, t in enumerate((TryOutcome.TRIED, TryOutcome.NO_LONGER_FITS))
    ]
    others = [replace(ENTRY, client_id="d"), replace(ENTRY, could_try=" ")]
    assert to_try([ENTRY, *gone, newer, *others], "c") == [newer, ENTRY]


def test_a_month_is_looked_back_on_in_order():
    april = replace(ENTRY, on=date(2026, 4, 1))
    early = replace(ENTRY, on=date(2026, 3, 1))
    assert of_month([ENTRY, april, early], 2026, 3) == [early, ENTRY]
