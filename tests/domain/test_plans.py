from dataclasses import replace
from datetime import date

import pytest

from practice_desk.domain.goals import Goal, GoalMeasure
from practice_desk.domain.plans import Plan, canonical, contents, is_due, next_review, seal
from practice_desk.domain.steps import Step

GOAL = Goal(client_id="c", words="I walk", levels=("a", "", "b", "", ""), target_on=date(2026, 9, 1))
STEP = Step(client_id="c", goal_id=GOAL.id, what="Boots by the door")


def plan(goals=(GOAL,), steps=(STEP,), **more) -> Plan:
    body = canonical(goals, steps)
    return Plan(
        client_id="c", number=1, agreed_on=date(2026, 3, 2), body=body, salt="s", sha=seal(body, "s"), **more
    )


def test_a_plan_reads_back_what_was_agreed():
    said = contents(plan())
    assert said.goals == (GOAL,)
    assert said.steps == (STEP,)
    assert said.goals[0].measure is GoalMeasure.TEN


@pytest.mark.parametrize(
    "change", [{"clinical": "depression"}, {"area": "work"}, {"importance": 3}, {"position": 4}]
)
def test_what_is_not_agreed_does_not_change_the_text(change):
    assert canonical([replace(GOAL, **change)], []) == canonical([GOAL], [])


@pytest.mark.parametrize("change", [{"words": "I run"}, {"instead": "I sit"}, {"target": 3}])
def test_what_is_agreed_does(change):
    assert canonical([replace(GOAL, **change)], []) != canonical([GOAL], [])


def test_one_changed_letter_breaks_the_seal():
    kept = plan()
    assert kept.is_whole()
    assert not replace(kept, body=kept.body.replace("walk", "talk")).is_whole()


def test_the_next_review_is_six_sessions_on_and_never_later_than_six_months():
    agreed = date(2026, 8, 31)
    assert next_review(agreed, []) == date(2026, 10, 12)
    assert next_review(agreed, [date(2026, 8, 3), date(2026, 8, 17), date(2026, 8, 31)]) == date(2026, 11, 23)
    assert next_review(agreed, [date(2026, 1, 1), date(2026, 8, 1)]) == date(2027, 2, 28)


def test_a_plan_is_due_on_its_day_or_after_six_sessions_since_it_was_agreed():
    kept = plan(next_review_on=date(2026, 6, 1))
    before = [date(2026, 2, day) for day in range(1, 11)]
    since = [date(2026, 3, day) for day in range(3, 9)]
    assert not is_due(kept, before, date(2026, 5, 31))
    assert is_due(kept, before, date(2026, 6, 1))
    assert not is_due(kept, [*before, *since[:5]], date(2026, 4, 1))
    assert is_due(kept, [*before, *since], date(2026, 4, 1))
    assert not is_due(replace(kept, next_review_on=None), before, date(2030, 1, 1))
