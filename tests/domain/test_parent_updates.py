"""What parents may be told: only lines a young person has seen and agreed."""

from datetime import date, timedelta

import pytest

from practice_desk.domain.parent_updates import ParentUpdate, ParentUpdateProblem, agreed_by

DAY = date(2026, 3, 2)
LINES = ParentUpdate(client_id="n", seen_on=DAY, headlines=("We work on sleep.",), agreed=True)


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, {}),
        ({"agreed": False}, {"agreed": ParentUpdateProblem.NOT_SEEN}),
        ({"headlines": (" ",)}, {"headlines": ParentUpdateProblem.NO_LINES}),
        ({"headlines": (), "help": ("Listen first.",)}, {}),
        ({"headlines": (), "words": "Nothing for now."}, {}),
        ({"seen_on": DAY + timedelta(days=1)}, {"seen_on": ParentUpdateProblem.TO_COME}),
    ],
)
def test_lines_are_kept_once_they_were_seen_or_why_nothing_is_told(changes, problems):
    update = ParentUpdate(**{**vars(LINES), **changes})
    assert dict(update.problems(DAY)) == problems


def test_the_last_agreement_by_a_day_holds_and_the_later_one_of_one_day():
    first = ParentUpdate(**{**vars(LINES), "seq": 3})
    second = ParentUpdate(**{**vars(LINES), "id": "b", "seq": 9})
    later = ParentUpdate(**{**vars(LINES), "id": "c", "seq": 12, "seen_on": DAY + timedelta(days=7)})
    assert agreed_by([later, second, first], DAY) is second
    assert agreed_by([later, first], DAY + timedelta(days=30)) is later
    assert agreed_by([later], DAY) is None


def test_lines_that_were_not_agreed_never_hold():
    unagreed = ParentUpdate(**{**vars(LINES), "agreed": False})
    assert agreed_by([unagreed], DAY) is None


def test_an_agreement_that_nothing_is_told_tells_nothing():
    assert LINES.tells()
    assert not ParentUpdate(client_id="n", seen_on=DAY, words="Not now.", agreed=True).tells()
