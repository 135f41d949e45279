from dataclasses import replace
from datetime import date

import pytest

from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalChange, GoalMeasure, GoalState
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.steps import Step
from practice_desk.intentions import clients, goals, steps

LEVELS = ("stays late", "late thrice", "on time thrice", "on time four times", "always on time")


@pytest.fixture
def keep(desk, amara):
    def keep(words="I leave work on time.", **fields) -> Goal:
        goal = Goal(client_id=amara.id, words=words, **fields)
        goals.keep_goal(desk, goal)
        return desk.goals.get(goal.id)

    return keep


def by_levels(keep, *starts):
    return [
        keep(f"goal {n}", measure=GoalMeasure.GAS, levels=LEVELS, gas_baseline=start)
        for n, start in enumerate(starts)
    ]


def rate(desk, goal, value, *, on=date(2026, 3, 2), rater=Rater.THERAPIST, scale=Scale.TEN, **more):
    rating = Rating(
        client_id=goal.client_id, goal_id=goal.id, on=on, rater=rater, scale=scale, value=value, **more
    )
    goals.keep_ratings(desk, goal.client_id, [rating])
    return rating


def test_a_new_goal_comes_last_and_is_dated(desk, keep, amara, day):
    keep("first")
    with day("2026-03-02"):
        keep("second")
    kept = desk.goals.of_client(amara.id)
    assert [g.words for g in kept] == ["first", "second"]
    assert kept[1].made_on == date(2026, 3, 2)


def test_a_new_strength_and_what_matters_join_the_clients_own_lists_once_and_leave_with_undo(
    desk, keep, amara
):
    keep("a", strength="humour", matters="family")
    keep("b", strength="Humour ", matters="rest")
    assert desk.clients.get(amara.id).strengths == ("humour",)
    assert desk.clients.get(amara.id).matters == ("family", "rest")
    desk.undo()
    assert desk.clients.get(amara.id).matters == ("family",)


def test_what_a_goal_said_before_is_noted_when_its_words_levels_or_target_change(desk, keep):
    goal = keep(measure=GoalMeasure.BOTH, levels=LEVELS, target=7)
    goals.keep_goal(desk, replace(goal, words="I go home on time.", target=8, levels=("", *LEVELS[1:])))
    edits = {e.what: e for e in desk.goal_edits.where("goal_id = ?", goal.id)}
    assert edits.keys() == {GoalChange.WORDS, GoalChange.LEVELS, GoalChange.TARGET}
    assert edits[GoalChange.WORDS].before == "I leave work on time."
    desk.undo()
    assert desk.goals.get(goal.id).target == 7
    assert not desk.goal_edits.count()


def test_a_replaced_goal_names_the_one_that_follows_in_one_step_back(desk, keep):
    goal = keep()
    following = Goal(client_id=goal.client_id, words="I leave at six.")
    goals.change_state(desk, goal, GoalState.REPLACED, "a smaller one", following)
    (edit,) = desk.goal_edits.where("goal_id = ?", goal.id)
    assert (edit.replaced_by, edit.reason) == (following.id, "a smaller one")
    assert [g.words for g in goals.active_goals(desk, goal.client_id)] == ["I leave at six."]
    desk.undo()
    assert [g.words for g in desk.goals.all()] == [goal.words]


def test_goals_stand_in_the_order_they_were_put_in(desk, keep, amara):
    one, two, three = keep("one"), keep("two"), keep("three")
    goals.order_goals(desk, amara.id, [three.id, one.id, two.id])
    assert [g.words for g in desk.goals.of_client(amara.id)] == ["three", "one", "two"]
    desk.undo()
    assert [g.words for g in desk.goals.of_client(amara.id)] == ["one", "two", "three"]


def test_a_removed_goal_takes_its_ratings_along_leaves_its_steps_and_comes_back_whole(desk, keep, amara):
    goal = keep()
    rate(desk, goal, 4)
    steps.keep_step(desk, Step(client_id=amara.id, goal_id=goal.id, what="Say when I finish"))
    goals.remove_goal(desk, goal)
    assert not desk.ratings.count()
    assert [s.goal_id for s in desk.steps.all()] == [None]
    desk.undo()
    assert desk.ratings.count() == 1
    assert [s.goal_id for s in desk.steps.all()] == [goal.id]


def test_one_rater_has_one_number_a_goal_occasion_and_scale(desk, keep):
    goal = keep()
    rate(desk, goal, 4)
    rate(desk, goal, 6)
    assert [r.value for r in desk.ratings.all()] == [6]
    desk.undo()
    assert [r.value for r in desk.ratings.all()] == [4]


def test_people_days_and_scales_are_rated_side_by_side(desk, couple):
    goal = Goal(client_id=couple.id, words="We talk calmly.", measure=GoalMeasure.BOTH, levels=LEVELS)
    goals.keep_goal(desk, goal)
    ines, jonah = clients.participants(desk, couple.id)
    rate(desk, goal, 3, rater=Rater.PERSON, person_id=ines.id)
    rate(desk, goal, 7, rater=Rater.PERSON, person_id=jonah.id)
    rate(desk, goal, 5)
    rate(desk, goal, 0, scale=Scale.GAS)
    rate(desk, goal, 5, on=date(2026, 3, 9))
    assert desk.ratings.count() == 5


def test_a_number_that_is_taken_out_leaves_the_occasion(desk, keep):
    goal = keep()
    rating = rate(desk, goal, 4)
    goals.keep_ratings(desk, goal.client_id, [], cleared=[rating])
    assert not desk.ratings.count()
    desk.undo()
    assert desk.ratings.count() == 1


def test_t_is_computed_for_one_rater_on_one_occasion(desk, keep, amara):
    made = by_levels(keep, -2, -2, -1)
    for goal in made:
        rate(desk, goal, 1, scale=Scale.GAS)
    rate(desk, made[0], -2, scale=Scale.GAS, rater=Rater.TOGETHER)
    score = goals.gas_now(desk, amara.id, (Rater.THERAPIST, None))
    assert score.now == pytest.approx(63.69306, abs=5e-6)
    assert score.start == pytest.approx(50 + 4.5643546 * -5, abs=1e-5)
    assert score.on == date(2026, 3, 2)
    assert goals.gas_now(desk, amara.id, (Rater.TOGETHER, None)).partial


def test_a_goal_left_out_on_the_latest_occasion_makes_it_partial_without_a_t(desk, keep, amara):
    made = by_levels(keep, -1, -1)
    for goal in made:
        rate(desk, goal, 0, scale=Scale.GAS)
    rate(desk, made[0], 1, scale=Scale.GAS, on=date(2026, 3, 9))
    score = goals.gas_now(desk, amara.id, (Rater.THERAPIST, None))
    assert (score.now, score.rated, score.goals) == (None, 1, 2)


def test_a_replaced_goal_leaves_the_set_and_an_achieved_one_keeps_its_last_level(desk, keep, amara):
    made = by_levels(keep, -1, -1, -1)
    for goal in made:
        rate(desk, goal, 1, scale=Scale.GAS)
    goals.change_state(desk, made[0], GoalState.REPLACED, "too large")
    goals.change_state(desk, made[1], GoalState.ACHIEVED, "there")
    rate(desk, made[2], 1, scale=Scale.GAS, on=date(2026, 3, 9))
    score = goals.gas_now(desk, amara.id, (Rater.THERAPIST, None))
    assert score.goals == 2
    assert score.now == pytest.approx(62.4035, abs=1e-4)


def test_one_goal_shows_its_level_and_no_t(desk, keep, amara):
    (goal,) = by_levels(keep, -2)
    rate(desk, goal, 1, scale=Scale.GAS)
    score = goals.gas_now(desk, amara.id, (Rater.THERAPIST, None))
    assert (score.now, score.level) == (None, 1)


def test_importance_weighs_only_the_second_figure(desk, keep, amara):
    a = keep("a", measure=GoalMeasure.GAS, levels=LEVELS, gas_baseline=0, importance=3)
    b = keep("b", measure=GoalMeasure.GAS, levels=LEVELS, gas_baseline=0, importance=1)
    rate(desk, a, 2, scale=Scale.GAS)
    rate(desk, b, 0, scale=Scale.GAS)
    by = (Rater.THERAPIST, None)
    plain, weighted = (goals.gas_now(desk, amara.id, by, weighted=w).now for w in (False, True))
    assert plain == pytest.approx(62.4035, abs=1e-3)
    assert weighted > plain


def test_a_session_is_an_occasion_of_its_own(desk, keep, amara):
    goal = keep()
    session = Session(client_id=amara.id, on=date(2026, 3, 2), state=SessionState.HELD)
    with desk.change(Deed.KEEP_SESSION):
        desk.sessions.save(session)
    rate(desk, goal, 4)
    rate(desk, goal, 5, session_id=session.id)
    rate(desk, goal, 6, session_id=session.id)
    assert sorted(r.value for r in desk.ratings.all()) == [4, 6]
