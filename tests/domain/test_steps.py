from datetime import date

import pytest

from practice_desk.domain.steps import (
    Step,
    StepProblem,
    StepReview,
    StepState,
    how_often_done,
    open_steps,
    story,
)


@pytest.mark.parametrize(("sure", "asks"), [(None, False), (7, False), (10, False), (6, True), (0, True)])
def test_below_7_the_program_asks_what_would_help(sure, asks):
    assert Step(client_id="c", what="walk", confidence=sure).asks_what_would_help() is asks


def test_only_what_is_needed():
    assert not list(Step(client_id="c", what="walk").problems())
    assert list(Step(client_id="c", what=" ").problems()) == [("what", StepProblem.NO_WHAT)]
    assert [n for n, _ in Step(client_id="c", what="walk", confidence=11).problems()] == ["confidence"]


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("done_client", 4, True), ("done_client", 5, False), ("done_therapist", -1, False),
        ("useful", 10, True), ("useful", 11, False), ("difficult", 0, True), ("difficult", None, True),
    ],
)  # fmt: skip
def test_a_review_keeps_to_its_scales(field, value, fits):
    review = StepReview(client_id="c", step_id="s", on=date(2026, 3, 2), **{field: value})
    assert [name for name, _ in review.problems()] == ([] if fits else [field])


def test_a_story_that_runs_in_a_circle_ends():
    one = Step(client_id="c", id="1", what="a", follows_id="2")
    two = Step(client_id="c", id="2", what="b", follows_id="1")
    assert [s.id for s in story(one, [one, two])] == ["2", "1"]


def test_only_open_steps_are_until_next_time():
    kept = [
        Step(client_id="c", what="b", position=2),
        Step(client_id="c", what="gone", state=StepState.LET_GO),
        Step(client_id="c", what="a", position=1),
    ]
    assert [s.what for s in open_steps(kept)] == ["a", "b"]


def test_a_step_has_no_date_it_could_be_late_for():
    assert not {"due", "due_on", "until", "deadline"} & set(Step.__dataclass_fields__)


def test_how_often_each_answer_was_given_is_counted_never_as_a_share():
    said, on = (4, 0, 4, None), date(2026, 3, 2)
    reviews = [StepReview(client_id="c", step_id="s", on=on, done_client=done) for done in said]
    assert how_often_done(reviews) == {4: 2, 3: 0, 2: 0, 1: 0, 0: 1}
    assert how_often_done([]) == dict.fromkeys(range(5), 0)
