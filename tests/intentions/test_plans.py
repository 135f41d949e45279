import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalMeasure
from practice_desk.domain.plans import contents
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.steps import Step
from practice_desk.intentions import clients, goals, plans, steps
from practice_desk.storage.sql import BugError


@pytest.fixture
def goal(desk, amara):
    goal = Goal(
        client_id=amara.id, words="I leave work on time. \u0643", clinical="Overwork",
        measure=GoalMeasure.BOTH, levels=("a", "b", "c", "d", "e"), target=8, target_on=date(2026, 9, 1),
        strategies=("say it early",),
    )  # fmt: skip
    goals.keep_goal(desk, goal)
    steps.keep_step(desk, Step(client_id=amara.id, goal_id=goal.id, what="Say when I finish", confidence=6))
    return desk.goals.get(goal.id)


@pytest.fixture
def agree(desk, amara, goal):
    who = clients.participants(desk, amara.id)[0].id
    return lambda: plans.agree_plan(desk, amara.id, [who, plans.THERAPIST], date(2026, 6, 1))


def test_an_agreed_plan_stays_as_it_was_when_goals_change(desk, amara, goal, agree):
    plan = agree()
    assert not plans.changed_since(desk, plan)
    goals.keep_goal(desk, replace(goal, words="Other words"))
    kept = desk.plans.get(plan.id)
    assert contents(kept).goals[0].words == goal.words
    assert plans.changed_since(desk, kept)


def test_what_was_agreed_reads_back_as_it_was_said(desk, goal, agree):
    said = contents(agree())
    assert said.goals[0] == replace(goal, clinical="", made_on=None)
    assert [(s.what, s.confidence, s.goal_id) for s in said.steps] == [("Say when I finish", 6, goal.id)]


def test_clinical_wording_is_no_part_of_what_the_client_agrees_to(agree):
    assert "Overwork" not in agree().body


def test_a_plan_is_sealed_and_a_changed_word_breaks_the_seal(agree):
    plan = agree()
    assert plan.is_whole()
    assert not replace(plan, body=plan.body.replace("work", "play")).is_whole()
    assert not replace(plan, salt="").is_whole()


def test_agreeing_is_not_undone_and_what_lies_before_it_neither(desk, agree, amara):
    agree()
    assert desk.undo_step is None
    desk.undo()
    assert len(plans.plans_of(desk, amara.id)) == 1


@pytest.mark.parametrize("statement", ["UPDATE plans SET body = '{}'", "DELETE FROM plans"])
def test_the_vault_refuses_to_change_or_drop_an_agreed_plan(desk, agree, statement):
    plan = agree()
    with pytest.raises(BugError, match="CONSTRAINT"), desk.change(Deed.AGREE_PLAN):
        desk.db.execute(statement)
    assert desk.plans.get(plan.id) == plan


def test_the_vault_lets_other_rows_be_changed(desk, agree):
    agree()
    with desk.change(Deed.KEEP_GOAL):
        desk.db.execute("UPDATE goals SET why = 'changed'")
    assert desk.goals.all()[0].why == "changed"


def test_plans_are_numbered_and_the_latest_stands_first(desk, amara, agree):
    agree()
    agree()
    assert [p.number for p in plans.plans_of(desk, amara.id)] == [2, 1]


def test_the_text_does_not_depend_on_the_order_of_fields(agree):
    body = agree().body
    assert body == json.dumps(json.loads(body), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hold(desk, client_id, first, count, gap=7):
    with desk.change(Deed.KEEP_SESSION):
        for n in range(count):
            on = first + timedelta(days=gap * n)
            desk.sessions.save(Session(client_id=client_id, on=on, state=SessionState.HELD))


def test_the_next_review_comes_after_six_sessions_at_their_pace_or_six_months(desk, amara, day):
    with day("2026-03-02"):
        assert plans.usual_next_review(desk, amara.id) == date(2026, 4, 13)
        hold(desk, amara.id, date(2026, 1, 5), 4, gap=14)
        assert plans.usual_next_review(desk, amara.id) == date(2026, 5, 25)
    with day("2026-08-31"):
        hold(desk, amara.id, date(2026, 4, 5), 3, gap=60)
        assert plans.usual_next_review(desk, amara.id) == date(2027, 2, 28)


def test_a_review_is_due_on_its_date_or_after_six_sessions(desk, amara, agree, day):
    assert not plans.review_is_due(desk, amara.id)
    with day("2026-03-02"):
        agree()
        assert not plans.review_is_due(desk, amara.id)
    with day("2026-06-01"):
        assert plans.review_is_due(desk, amara.id)
    hold(desk, amara.id, date(2026, 3, 9), 6)
    with day("2026-04-12"):
        assert not plans.review_is_due(desk, amara.id)
    with day("2026-04-13"):
        assert plans.review_is_due(desk, amara.id)
