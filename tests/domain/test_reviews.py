"""When to look back together, and what is offered then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from practice_desk.domain.goals import Goal, GoalState
from practice_desk.domain.reviews import (
    Review,
    ReviewAnswer,
    ReviewAnswerProblem,
    ReviewWish,
    Rhythm,
    chosen_lines,
    questions_to_talk_about,
    review_on,
    strengths_unused,
    values_without_goal,
)
from practice_desk.domain.steps import Step, StepState

FIRST = date(2026, 1, 5)


def weekly(count):
    return [FIRST + timedelta(weeks=n) for n in range(count)]


def test_nothing_is_due_before_the_work_begins():
    assert review_on([], [], Rhythm()) is None
    assert review_on([], [], Rhythm(), ahead=FIRST) is None


@pytest.mark.parametrize(("held", "due"), [(5, date(2026, 7, 5)), (6, FIRST + timedelta(weeks=5))])
def test_the_first_review_falls_in_session_six_or_after_six_months(held, due):
    assert review_on(weekly(held), [], Rhythm()) == due


def test_the_session_ahead_is_named_where_it_is_the_sixth():
    sixth = FIRST + timedelta(weeks=5)
    assert review_on(weekly(5), [], Rhythm(), ahead=sixth) == sixth
    assert review_on(weekly(4), [], Rhythm(), ahead=sixth) == date(2026, 7, 5)


def test_after_a_review_the_next_one_falls_six_sessions_later():
    looked = FIRST + timedelta(weeks=5)
    assert review_on(weekly(11), [looked], Rhythm()) == date(2026, 8, 9)
    assert review_on(weekly(12), [looked], Rhythm()) == FIRST + timedelta(weeks=11)


def test_an_agreement_may_set_another_rhythm():
    rhythm = Rhythm(first=3, every=10, months=2)
    assert review_on(weekly(3), [], rhythm) == FIRST + timedelta(weeks=2)
    assert review_on(weekly(6), [FIRST + timedelta(weeks=2)], rhythm) == date(2026, 3, 19)
    assert review_on(weekly(9), [], Rhythm(first=0, every=0, months=0)) is None


def test_up_to_two_lines_go_on_a_sheet_the_first_choice_of_each_person_first():
    ines, jonah = (ReviewAnswer(client_id="c", review_id="r", noticed_ids=ids) for ids in ("ab", "cd"))
    assert chosen_lines([ines]) == ("a", "b")
    assert chosen_lines([ines, jonah]) == ("a", "c")
    assert chosen_lines([]) == ()


def test_a_third_line_is_refused():
    answer = ReviewAnswer(client_id="c", review_id="r", noticed_ids=("a", "b", "c"))
    assert list(answer.problems()) == [("noticed_ids", ReviewAnswerProblem.TOO_MANY_LINES)]
    assert list(ReviewAnswer(client_id="c", review_id="r").problems()) == []


def test_a_value_is_offered_until_a_goal_in_work_serves_it():
    rest = Goal(client_id="c", words="I sleep", matters=" Rest ")
    left = Goal(client_id="c", words="I sing", matters="music", state=GoalState.DROPPED)
    assert values_without_goal(["rest", "music", " "], [rest, left]) == ["music"]


def test_a_strength_is_offered_until_a_goal_in_work_or_any_step_uses_it():
    goal = Goal(client_id="c", words="I sleep", strength="patience")
    step = Step(client_id="c", what="Call", strength="Humour", state=StepState.REVIEWED)
    assert strengths_unused(["Patience", "humour", "courage"], [goal], [step]) == ["courage"]


def test_a_question_that_two_people_want_to_talk_about_is_asked_once():
    answers = [ReviewAnswer(client_id="c", review_id="r", talk=t) for t in (("pace", "fees"), ("fees",))]
    assert questions_to_talk_about(answers) == ["pace", "fees"]


def test_no_record_of_a_review_prints_what_was_said():
    answer = ReviewAnswer(client_id="c", review_id="r", better="secret")
    wish = ReviewWish(client_id="c", review_id="r", goal_id="g", words="secret")
    assert "secret" not in f"{answer!r}{wish!r}{Review(client_id='c', on=FIRST)!r}"
