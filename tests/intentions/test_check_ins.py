"""Check-ins on a real desk: the guess first, the answers theirs until they press Show and hand back."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from practice_desk.domain import clock
from practice_desk.domain.check_ins import CheckInProblem
from practice_desk.domain.quiet_prompts import PromptKind
from practice_desk.domain.sessions import Session
from practice_desk.domain.signing import Refused
from practice_desk.intentions import check_ins, sessions

DAY = date(2026, 3, 2)
GUESS = (8, 8, 8, 8, 8)


@pytest.fixture(autouse=True)
def _afternoon():
    with clock.at(datetime.combine(DAY, time(15))):
        yield


def session_on(desk, client, day=DAY):
    session = Session(client_id=client.id, on=day, start=time(14))
    sessions.keep_session(desk, session)
    return sessions.open_session(desk, session.id)


def filled(desk, session, answers, person_id=None):
    check_in = replace(check_ins.begin(desk, session.id, person_id), answers=answers)
    check_ins.keep_check_in(desk, check_in)
    return check_in


def shown(desk, session, answers, person_id=None):
    check_in = filled(desk, session, answers, person_id)
    check_ins.show(desk, check_in.id)
    return check_ins.hand_back(desk, check_in.id)


def refused(deed):
    with pytest.raises(Refused) as caught:
        deed()
    return dict(caught.value.problems)


def test_the_guess_is_put_in_before_and_shown_after(desk, amara):
    session = session_on(desk, amara)
    check_ins.keep_guess(desk, session.id, None, GUESS)
    check_in = shown(desk, session, (7, 8, 9, 6, 5))
    assert check_in.guess == GUESS
    first = check_ins.revealed(desk, check_in.id)[0]
    assert (first.answer, first.guess) == (7, 8)


def test_a_guess_that_comes_after_the_answers_were_seen_is_refused(desk, amara):
    session = session_on(desk, amara)
    shown(desk, session, (7, 8, 9, 6, 5))
    assert refused(lambda: check_ins.keep_guess(desk, session.id, None, GUESS)) == {
        "guess": CheckInProblem.SHOWN_ALREADY
    }


def test_answers_are_unseen_until_they_pressed_show_and_the_screen_came_back(desk, amara):
    session = session_on(desk, amara)
    check_in = filled(desk, session, (2, 8, 9, 6, 5))
    for step in (None, check_ins.show):
        if step:
            step(desk, check_in.id)
        assert refused(lambda: check_ins.revealed(desk, check_in.id)) == {"answers": CheckInProblem.NOT_SHOWN}
        assert check_ins.check_ins_of(desk, amara.id) == []
        assert check_ins.prompts_of(desk, check_in.id) == ()
    check_ins.hand_back(desk, check_in.id)
    assert [c.id for c in check_ins.check_ins_of(desk, amara.id)] == [check_in.id]


def test_a_rating_outside_its_scale_is_refused_beside_its_line_and_nothing_is_kept(desk, amara):
    session = session_on(desk, amara)
    assert refused(lambda: filled(desk, session, (11, 8, 9, 6, 5))) == {
        "answers.goal": CheckInProblem.OUT_OF_RANGE
    }
    assert refused(lambda: filled(desk, session, (None,) * 5)) == {"answers": CheckInProblem.NOTHING_SAID}
    assert refused(lambda: check_ins.keep_guess(desk, session.id, None, (-1, 1, 1, 1, 1))) == {
        "guess.goal": CheckInProblem.OUT_OF_RANGE
    }
    assert desk.check_ins.count() == 0


def test_a_fall_is_worth_a_talk_only_after_hand_back(desk, amara):
    for week in (3, 2, 1):
        shown(desk, session_on(desk, amara, DAY - timedelta(weeks=week)), (8, 8, 8, 8, 8))
    now = filled(desk, session_on(desk, amara), (8, 8, 4, 8, 8))
    assert check_ins.prompts_of(desk, now.id) == ()
    check_ins.show(desk, now.id)
    check_ins.hand_back(desk, now.id)
    assert PromptKind.ITEM_FELL in [p.kind for p in check_ins.prompts_of(desk, now.id)]


def test_two_people_are_two_lines_and_what_they_see_differently_is_named(desk, couple):
    ines, jonah = desk.people.of_client(couple.id)
    session = session_on(desk, couple)
    shown(desk, session, (9, 9, 9, 9, 9), ines.id)
    second = shown(desk, session, (5, 9, 9, 9, 9), jonah.id)
    kinds = [p.kind for p in check_ins.prompts_of(desk, second.id)]
    assert PromptKind.SEEN_DIFFERENTLY in kinds
    assert [len(check_ins.check_ins_of(desk, couple.id, p.id)) for p in (ines, jonah)] == [1, 1]


def test_what_was_said_aloud_and_typed_in_may_be_seen_at_once_and_taken_back(desk, amara):
    session = session_on(desk, amara)
    typed = replace(check_ins.begin(desk, session.id, turned=False), answers=(7, None, 9, 6, 5))
    check_ins.keep_check_in(desk, typed)
    assert len(check_ins.check_ins_of(desk, amara.id)) == 1
    desk.undo()
    assert desk.check_ins.count() == 0
