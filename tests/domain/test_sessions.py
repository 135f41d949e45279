from datetime import date, time, timedelta

import pytest

from practice_desk.domain.sessions import (
    Session,
    SessionKind,
    SessionProblem,
    SessionState,
    held_sessions,
    last_contact,
    next_planned,
    propose_next,
)

TODAY = date(2026, 11, 24)
HELD, PLANNED = SessionState.HELD, SessionState.PLANNED


def session(days: int = 0, **fields) -> Session:
    return Session(client_id="c", on=TODAY + timedelta(days=days), **fields)


def test_the_next_session_is_the_soonest_planned_one_and_never_in_the_past():
    soon, later = session(1, start=time(9)), session(1, start=time(11))
    assert next_planned([later, soon, session(-1), session(0, state=HELD)], TODAY) is soon
    assert next_planned([session(-1)], TODAY) is None
    assert next_planned([session(0)], TODAY) is not None


def test_sessions_are_counted_by_date_and_a_call_is_not_one_of_them():
    first, second = session(-14, state=HELD), session(-7, state=HELD)
    call = session(-10, state=HELD, kind=SessionKind.CALL)
    assert held_sessions([second, call, first, session(7)]) == [first, second]


def test_the_last_contact_may_be_a_call():
    call = session(-1, state=HELD, kind=SessionKind.CALL)
    assert last_contact([session(-7, state=HELD), call, session(7)]) == call.on
    assert last_contact([session(7)]) is None


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"state": HELD}, {}),
        ({"minutes": 0}, {"minutes": SessionProblem.MINUTES}),
        ({"kind": SessionKind.CALL}, {"state": SessionProblem.NOT_PLANNED}),
        ({"kind": SessionKind.CALL, "state": HELD}, {}),
    ],
)
def test_what_cannot_be_is_named(fields, problems):
    assert dict(session(**fields).problems(TODAY)) == problems


def test_a_session_that_is_still_to_come_was_not_held():
    assert dict(session(1, state=HELD).problems(TODAY)) == {"on": SessionProblem.TO_COME}


@pytest.mark.parametrize(
    ("start", "overlap"),
    [(time(10), True), (time(10, 49), True), (time(10, 50), False), (time(9, 10), False), (None, False)],
)
def test_two_sessions_at_one_time_are_noticed(start, overlap):
    one, other = session(start=time(10)), session(start=start)
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap
    assert not one.overlaps(session(1, start=time(10)))


@pytest.mark.parametrize(
    ("frequency", "days"), [("weekly", 4), ("", 4), ("fortnightly", 11), ("Every two weeks", 11)]
)
def test_the_next_session_is_proposed_like_the_last_one(frequency, days):
    last = session(-3, state=HELD, start=time(17, 30), minutes=60, mode="video")
    proposed = propose_next([session(-10, state=HELD), last], "c", frequency, TODAY)
    assert (proposed.on, proposed.start, proposed.minutes, proposed.mode, proposed.state) == (
        TODAY + timedelta(days=days), time(17, 30), 60, "video", PLANNED,
    )  # fmt: skip


def test_nothing_is_proposed_for_a_day_that_is_gone():
    long_ago = session(-100, state=HELD)
    assert propose_next([long_ago], "c", "weekly", TODAY).on >= TODAY
    assert propose_next([], "c", "weekly", TODAY).on == TODAY


def test_after_a_planned_session_the_one_after_it_is_proposed():
    assert propose_next([session(2)], "c", "weekly", TODAY).on == TODAY + timedelta(days=9)
