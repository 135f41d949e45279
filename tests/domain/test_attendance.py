from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from practice_desk.domain.attendance import (
    Attendance,
    AttendanceProblem,
    Attended,
    cancelled,
    counts,
    took_place,
)

START = datetime(2026, 3, 2, 10, tzinfo=UTC)
CAME = Attendance(client_id="c", session_id="s", person_id="p")


@pytest.mark.parametrize(
    ("before", "how"),
    [
        (timedelta(hours=48), Attended.CANCELLED_IN_TIME),
        (timedelta(hours=47, minutes=59), Attended.CANCELLED_LATE),
        (timedelta(days=9), Attended.CANCELLED_IN_TIME),
        (timedelta(hours=-1), Attended.CANCELLED_LATE),
    ],
)
def test_a_client_cancels_in_time_by_the_notice_agreed(before, how):
    assert cancelled(START - before, START, 48) is how


def test_in_time_cannot_be_after_the_start():
    late = replace(CAME, how=Attended.CANCELLED_IN_TIME, told_at=START + timedelta(minutes=1))
    assert list(late.problems(START)) == [("told_at", AttendanceProblem.TOLD_AFTER)]
    assert list(replace(late, told_at=START).problems(START)) == []
    assert list(replace(late, how=Attended.CANCELLED_LATE).problems(START)) == []
    assert list(late.problems(None)) == [] and list(CAME.problems(START)) == []


def test_a_session_took_place_when_one_of_them_came():
    away = replace(CAME, person_id="q", how=Attended.DID_NOT_COME)
    assert took_place([away, replace(CAME, how=Attended.CAME_LATE)])
    assert not took_place([away]) and not took_place([])


def test_every_kind_has_its_number():
    found = counts([CAME, CAME, replace(CAME, how=Attended.DID_NOT_COME)])
    assert (found[Attended.CAME], found[Attended.DID_NOT_COME], found[Attended.I_CANCELLED]) == (2, 1, 0)
    assert set(found) == set(Attended)
