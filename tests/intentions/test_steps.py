from datetime import date

import pytest

from practice_desk.domain.noticed import Noticed
from practice_desk.domain.steps import (
    Step,
    StepReview,
    StepState,
    StepVerdict,
    closed_steps,
    earlier_confidence,
    open_steps,
    reviews_of,
    story,
)
from practice_desk.intentions import noticed, steps


@pytest.fixture
def step(desk, amara, day):
    step = Step(client_id=amara.id, what="Say when I finish", confidence=5)
    with day("2026-03-02"):
        steps.keep_step(desk, step)
    return desk.steps.get(step.id)


def review(desk, step, verdict, *, on=date(2026, 3, 9), done=2, **more):
    looked_at = StepReview(
        client_id=step.client_id, step_id=step.id, on=on, done_client=done, verdict=verdict
    )
    return steps.review_step(desk, looked_at, **more)


def test_a_step_needs_only_what_and_is_agreed_today(step):
    assert step.agreed_on == date(2026, 3, 2)
    assert step.state is StepState.OPEN


def test_a_kept_step_goes_on_with_its_story_and_how_sure_the_client_was(desk, step):
    second = review(desk, step, StepVerdict.KEEP, confidence=6)
    third = review(desk, second, StepVerdict.SMALLER, on=date(2026, 3, 16), smaller="Say it once", done=3)
    known = desk.steps.all()
    line = story(third, known)
    assert [s.what for s in line] == ["Say when I finish", "Say when I finish", "Say it once"]
    assert earlier_confidence(line) == [5, 6]
    assert [r.done_client for r in reviews_of(line, desk.step_reviews.all())] == [2, 3]
    assert open_steps(known) == [third]


@pytest.mark.parametrize("verdict", [StepVerdict.LET_GO, StepVerdict.DONE])
def test_a_step_that_is_done_or_let_go_is_closed_and_stays_readable(desk, step, verdict):
    assert review(desk, step, verdict) is None
    assert open_steps(desk.steps.all()) == []
    assert [s.id for s in closed_steps(desk.steps.all())] == [step.id]


def test_what_was_noticed_goes_to_the_thread_and_comes_back_out_with_one_undo(desk, step, amara):
    review(desk, step, StepVerdict.KEEP, noticed="I was calmer than I thought.")
    (line,) = noticed.thread(desk, amara.id)
    assert (line.words, line.step_id) == ("I was calmer than I thought.", step.id)
    desk.undo()
    assert noticed.thread(desk, amara.id) == []
    assert [s.state for s in desk.steps.all()] == [StepState.OPEN]
    assert not desk.step_reviews.count()


def test_a_strength_typed_with_a_step_joins_the_clients_list(desk, amara):
    steps.keep_step(desk, Step(client_id=amara.id, what="Ask Ada", strength="asking early"))
    assert desk.clients.get(amara.id).strengths == ("asking early",)


def test_a_removed_step_takes_its_reviews_and_comes_back_with_them(desk, step):
    following = review(desk, step, StepVerdict.KEEP)
    steps.remove_step(desk, step)
    assert not desk.step_reviews.count()
    assert desk.steps.get(following.id).follows_id is None
    desk.undo()
    assert desk.step_reviews.count() == 1
    assert desk.steps.get(following.id).follows_id == step.id


def test_the_thread_has_the_latest_line_first_and_a_removed_one_comes_back(desk, amara):
    for on, words in ((date(2026, 3, 2), "older"), (date(2026, 3, 9), "newer")):
        noticed.keep_noticed(desk, Noticed(client_id=amara.id, on=on, words=words))
    assert [n.words for n in noticed.thread(desk, amara.id)] == ["newer", "older"]
    noticed.remove_noticed(desk, noticed.thread(desk, amara.id)[0])
    assert [n.words for n in noticed.thread(desk, amara.id)] == ["older"]
    desk.undo()
    assert len(noticed.thread(desk, amara.id)) == 2
