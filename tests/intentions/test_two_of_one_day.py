"""Two sessions of one day: each has its own steps, its own last time, its own place in every row."""

from datetime import date, datetime, time

import pytest

from practice_desk.domain import clock
from practice_desk.domain.copies import DocumentKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalState
from practice_desk.domain.ratings import Rater, Rating, Scale, last_values
from practice_desk.domain.record_choices import RecordWish
from practice_desk.domain.sessions import Session, SessionKind, SessionState
from practice_desk.domain.steps import Step
from practice_desk.intentions import goals, sessions, step_looks, steps
from practice_desk.intentions.record_sheets import record_of

DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _evening():
    with clock.at(datetime.combine(DAY, time(18))):
        yield


def held(desk, client, hour=None):
    made = Session(client_id=client.id, on=DAY, start=time(hour) if hour else None, state=SessionState.HELD)
    sessions.keep_session(desk, made)
    return made


@pytest.fixture
def two(desk, amara):
    """Return a session of the morning and one of the afternoon, the later one written down first."""
    afternoon = held(desk, amara, 15)
    return held(desk, amara, 9), afternoon


def step_of(desk, client, session, what="Walk to the canal"):
    step = Step(client_id=client.id, what=what, agreed_on=DAY, session_id=session.id)
    steps.keep_step(desk, step)
    return step


def mark(desk, client, goal, session, value):
    mine = Rating(client_id=client.id, goal_id=goal.id, on=DAY, session_id=session.id if session else None,
                  rater=Rater.TOGETHER, scale=Scale.TEN, value=value)  # fmt: skip
    goals.keep_ratings(desk, client.id, [mine])
    return mine


def goal_of(desk, client):
    goal = Goal(client_id=client.id, words="I sleep", state=GoalState.ACTIVE)
    goals.keep_goal(desk, goal)
    return goal


def test_a_step_agreed_in_the_morning_is_looked_at_in_the_afternoon(desk, amara, two):
    morning, afternoon = two
    step = step_of(desk, amara, morning)
    assert [look.step.id for look in step_looks.looks(desk, afternoon)] == [step.id]
    assert step_looks.agreed_in(desk, afternoon) == []
    assert [s.id for s in step_looks.agreed_in(desk, morning)] == [step.id]
    assert [s.step.id for s in sessions.moments(desk, afternoon.id).steps] == [step.id]
    assert sessions.moments(desk, morning.id).steps == ()


def test_a_step_kept_on_in_the_afternoon_was_agreed_there(desk, amara, two):
    morning, afternoon = two
    step_of(desk, amara, morning)
    look = step_looks.looks(desk, afternoon)[0]
    step_looks.mark_step(desk, afternoon, look, "done_client", 3)
    again = step_looks.looks(desk, afternoon)[0]
    assert again.following is not None
    assert [s.id for s in step_looks.agreed_in(desk, afternoon)] == [again.following.id]
    assert again.following.session_id == afternoon.id


def test_a_step_added_on_the_day_of_a_session_was_agreed_in_it_and_not_in_a_call(desk, amara):
    session = held(desk, amara, 15)
    call = Session(client_id=amara.id, on=DAY, start=time(16), kind=SessionKind.CALL, about="About Friday",
                   state=SessionState.HELD)  # fmt: skip
    sessions.keep_session(desk, call)
    steps.keep_step(desk, Step(client_id=amara.id, what="Ring the surgery"))
    assert desk.steps.of_client(amara.id)[0].session_id == session.id


def test_a_step_agreed_without_a_session_belongs_to_the_first_one_of_its_day(desk, amara, two):
    morning, afternoon = two
    old = Step(client_id=amara.id, what="Walk", agreed_on=DAY)
    with desk.change(Deed.KEEP_STEP):
        desk.steps.save(old)
    assert [s.id for s in step_looks.agreed_in(desk, morning)] == [old.id]
    assert step_looks.agreed_in(desk, afternoon) == []


def test_marks_of_the_morning_are_last_time_in_the_afternoon_whatever_was_written_first(desk, amara, two):
    morning, afternoon = two
    goal = goal_of(desk, amara)
    mark(desk, amara, goal, afternoon, 6)
    mark(desk, amara, goal, morning, 4)
    by = (Rater.TOGETHER, None)
    assert sessions.moments(desk, afternoon.id).marks[0].ten[by].value == 4
    assert sessions.moments(desk, morning.id).marks[0].ten == {}
    assert last_values(desk.ratings.of_client(amara.id), goal.id, Scale.TEN, by) == [4, 6]


def test_a_mark_given_between_two_sessions_comes_before_those_of_its_day(desk, amara, two):
    goal = goal_of(desk, amara)
    mark(desk, amara, goal, two[1], 6)
    mark(desk, amara, goal, None, 2)
    by = (Rater.TOGETHER, None)
    assert last_values(desk.ratings.of_client(amara.id), goal.id, Scale.TEN, by) == [2, 6]
    assert sessions.moments(desk, two[1].id).marks[0].ten[by].value == 2


def test_two_sessions_without_an_hour_stand_as_they_were_written_down(desk, amara):
    made = [held(desk, amara) for _ in range(6)]
    assert [s.id for s in desk.sessions.of_client(amara.id)] == [s.id for s in made]


def test_removing_a_session_keeps_the_steps_that_were_agreed_in_it(desk, amara, two):
    step = step_of(desk, amara, two[1])
    sessions.remove_session(desk, two[1])
    assert desk.steps.get(step.id).session_id is None
    desk.undo()
    assert desk.steps.get(step.id).session_id == two[1].id


def test_a_summary_prints_the_steps_of_its_own_session_and_the_next_one_of_the_day(desk, amara, two):
    morning, afternoon = two
    step_of(desk, amara, morning, "Walk to the canal")
    step_of(desk, amara, afternoon, "Call Ada")

    def said(session):
        sheet = record_of(desk, amara.id, RecordWish(DocumentKind.SUMMARY, session.id))
        return [s.what for s in sheet.steps]

    assert (said(morning), said(afternoon)) == (["Walk to the canal"], ["Call Ada"])
