"""What became of quiet prompts, on a real desk: kept, brought up next time, never before it may be seen."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from practice_desk.domain import clock
from practice_desk.domain.goals import Goal
from practice_desk.domain.prompt_answers import PromptAnswer
from practice_desk.domain.quiet_prompts import PromptKind
from practice_desk.domain.ratings import Rater, Rating
from practice_desk.domain.sessions import Session
from practice_desk.domain.steps import Step, StepReview, open_steps
from practice_desk.intentions import check_ins, goals, quiet_prompts, sessions, steps

DAY = date(2026, 3, 2)
EVEN, FELL, TOP = (8,) * 5, (8, 8, 4, 8, 8), (10,) * 5


@pytest.fixture(autouse=True)
def _evening():
    with clock.at(datetime.combine(DAY, time(20))):
        yield


def held(desk, client, day, start=time(14)):
    session = Session(client_id=client.id, on=day, start=start)
    sessions.keep_session(desk, session)
    return sessions.open_session(desk, session.id)


def planned(desk, client, day):
    session = Session(client_id=client.id, on=day, start=time(14))
    sessions.keep_session(desk, session)
    return session


def marked(desk, session, answers, person_id=None):
    check_in = check_ins.begin(desk, session.id, person_id, turned=False)
    check_ins.keep_check_in(desk, replace(check_in, answers=answers))
    return check_in


def weeks(desk, client, *lines):
    """Hold a session a week, the last of them today, each with its check-in."""
    first = DAY - timedelta(weeks=len(lines) - 1)
    found = [held(desk, client, first + timedelta(weeks=n)) for n in range(len(lines))]
    for session, line in zip(found, lines, strict=True):
        marked(desk, session, line)
    return found


def kinds(found):
    return [q.first.kind for q in found]


def test_what_is_open_stands_after_its_session_and_on_the_next_card(desk, amara):
    *_, last = weeks(desk, amara, EVEN, EVEN, FELL)
    coming = planned(desk, amara, DAY + timedelta(weeks=1))
    assert kinds(quiet_prompts.after_session(desk, last.id)) == [PromptKind.ITEM_FELL]
    (quiet,) = sessions.moments(desk, coming.id).prompts
    assert (quiet.first.before, quiet.first.after, quiet.session_id) == (8, 4, last.id)
    assert sessions.moments(desk, last.id).prompts == ()  # not on its own card


def test_nothing_is_said_while_the_client_has_the_screen(desk, amara):
    *_, last = weeks(desk, amara, EVEN, EVEN, EVEN)
    coming = planned(desk, amara, DAY + timedelta(weeks=1))
    fallen = replace(check_ins.begin(desk, last.id, turned=False), answers=FELL, handed_back=False)
    check_ins.keep_check_in(desk, fallen)
    assert quiet_prompts.after_session(desk, last.id) == quiet_prompts.last_time(desk, coming) == ()
    check_ins.hand_back(desk, fallen.id)
    assert kinds(quiet_prompts.last_time(desk, coming)) == [PromptKind.ITEM_FELL]


@pytest.mark.parametrize("answer", [PromptAnswer.FOUND, PromptAnswer.OTHER])
def test_what_was_answered_does_not_come_back(desk, amara, answer):
    *_, last = weeks(desk, amara, EVEN, EVEN, FELL)
    coming = planned(desk, amara, DAY + timedelta(weeks=1))
    (quiet,) = quiet_prompts.after_session(desk, last.id)
    quiet_prompts.answer_prompt(desk, quiet, answer, last.id)
    assert quiet_prompts.after_session(desk, last.id) == quiet_prompts.last_time(desk, coming) == ()
    desk.undo()
    assert len(quiet_prompts.after_session(desk, last.id)) == 1


def test_what_is_to_be_reminded_of_comes_back_next_time_and_again_when_asked_to(desk, amara):
    *_, last = weeks(desk, amara, EVEN, EVEN, FELL)
    (quiet,) = quiet_prompts.after_session(desk, last.id)
    quiet_prompts.answer_prompt(desk, quiet, PromptAnswer.REMIND, last.id)
    assert quiet_prompts.after_session(desk, last.id) == ()
    coming = planned(desk, amara, DAY + timedelta(weeks=1))
    (again,) = quiet_prompts.last_time(desk, coming)
    assert again.first == quiet.first
    with clock.at(datetime.combine(coming.on, time(20))):
        quiet_prompts.answer_prompt(desk, again, PromptAnswer.REMIND, coming.id)
        assert quiet_prompts.last_time(desk, coming) == ()
        sessions.open_session(desk, coming.id)
        after = planned(desk, amara, coming.on + timedelta(weeks=1))
        (third,) = quiet_prompts.last_time(desk, after)
        quiet_prompts.answer_prompt(desk, third, PromptAnswer.FOUND, after.id)
        assert quiet_prompts.last_time(desk, after) == ()


def test_of_what_was_not_answered_only_last_time_is_brought_up(desk, amara):
    weeks(desk, amara, EVEN, EVEN, FELL, EVEN)
    coming = planned(desk, amara, DAY + timedelta(weeks=1))
    assert quiet_prompts.last_time(desk, coming) == ()


def test_lines_that_stay_at_the_top_are_asked_about_once_until_they_move(desk, amara):
    *_, last = weeks(desk, amara, TOP, TOP, TOP)
    (quiet,) = quiet_prompts.after_session(desk, last.id)
    assert quiet.first.kind is PromptKind.AT_THE_TOP
    quiet_prompts.answer_prompt(desk, quiet, PromptAnswer.OTHER, last.id)
    with clock.at(datetime.combine(DAY + timedelta(weeks=4), time(20))):
        fourth = held(desk, amara, DAY + timedelta(weeks=1))
        marked(desk, fourth, TOP)
        assert quiet_prompts.after_session(desk, fourth.id) == ()
        marked(desk, held(desk, amara, DAY + timedelta(weeks=2)), EVEN)
        assert quiet_prompts.after_session(desk, fourth.id) == ()


def test_two_sessions_of_one_day_are_held_against_each_other_by_the_hour(desk, amara):
    weeks(desk, amara, EVEN)
    late = held(desk, amara, DAY, time(18))
    marked(desk, late, FELL)
    early = held(desk, amara, DAY, time(9))
    marked(desk, early, EVEN)
    assert [c.session_id for c in check_ins.check_ins_of(desk, amara.id)][::2] == [early.id, late.id]
    assert kinds(quiet_prompts.after_session(desk, late.id)) == [PromptKind.ITEM_FELL]
    assert quiet_prompts.after_session(desk, early.id) == ()


def test_what_two_people_saw_differently_is_one_prompt_and_nobodys(desk, couple):
    ines, jonah = desk.people.of_client(couple.id)
    session = held(desk, couple, DAY)
    marked(desk, session, (9, 9, 9, 9, 9), ines.id)
    marked(desk, session, (4, 9, 9, 9, 9), jonah.id)
    (quiet,) = quiet_prompts.after_session(desk, session.id)
    assert (quiet.first.kind, quiet.person_id) == (PromptKind.SEEN_DIFFERENTLY, None)
    assert (quiet.first.before, quiet.first.after) == (4, 9)


def rated(desk, client, goal, session, value):
    person = desk.people.of_client(client.id)[0].id
    rating = Rating(client_id=client.id, goal_id=goal.id, session_id=session.id, on=session.on,
                    rater=Rater.PERSON, person_id=person, value=value)  # fmt: skip
    goals.keep_ratings(desk, client.id, [rating])


def test_a_goal_that_stays_where_it_is_comes_up_until_it_is_answered_and_anew_once_it_moved(desk, amara):
    goal = Goal(client_id=amara.id, words="I sleep through")
    goals.keep_goal(desk, goal)
    days = [DAY - timedelta(weeks=n) for n in (3, 2, 1, 0)]
    held_on = [held(desk, amara, day) for day in days]
    for session in held_on[:3]:
        rated(desk, amara, goal, session, 4)
    (quiet,) = quiet_prompts.goals_still(desk, amara.id)
    assert quiet.goal is not None and quiet.goal.id == goal.id
    coming = planned(desk, amara, DAY + timedelta(weeks=1))
    assert kinds(quiet_prompts.last_time(desk, coming)) == [PromptKind.GOAL_STILL]
    quiet_prompts.answer_prompt(desk, quiet, PromptAnswer.OTHER)
    rated(desk, amara, goal, held_on[3], 4)
    assert quiet_prompts.goals_still(desk, amara.id) == quiet_prompts.last_time(desk, coming) == ()
    for session in held_on[1:]:
        rated(desk, amara, goal, session, 6)
    assert kinds(quiet_prompts.goals_still(desk, amara.id)) == [PromptKind.GOAL_STILL]


def test_a_step_that_was_not_this_time_twice_comes_up_on_the_next_card_until_it_is_answered(desk, amara):
    step = Step(client_id=amara.id, what="Write to her")
    steps.keep_step(desk, step)
    two = [held(desk, amara, DAY - timedelta(weeks=n)) for n in (1, 0)]
    for session in two:
        assert quiet_prompts.steps_still(desk, amara.id) == ()
        (now,) = open_steps(desk.steps.of_client(amara.id))
        looked = StepReview(
            client_id=amara.id, step_id=now.id, session_id=session.id, on=session.on, done_client=0
        )
        steps.review_step(desk, looked)
    (quiet,) = quiet_prompts.steps_still(desk, amara.id)
    assert quiet.step.what == "Write to her" and quiet.first.kind is PromptKind.STEP_STILL
    following = planned(desk, amara, DAY + timedelta(weeks=1))
    assert kinds(quiet_prompts.last_time(desk, following)) == [PromptKind.STEP_STILL]
    quiet_prompts.answer_prompt(desk, quiet, PromptAnswer.OTHER)
    assert quiet_prompts.steps_still(desk, amara.id) == quiet_prompts.last_time(desk, following) == ()


def test_an_answer_is_the_clients_and_says_nothing_when_it_is_written_out(desk, amara):
    *_, last = weeks(desk, amara, EVEN, EVEN, FELL)
    (quiet,) = quiet_prompts.after_session(desk, last.id)
    kept = quiet_prompts.answer_prompt(desk, quiet, PromptAnswer.REMIND, last.id)
    assert desk.prompt_answers.of_client(amara.id) == [kept]
    assert "remind" not in repr(kept) and quiet.first.about not in repr(kept)
