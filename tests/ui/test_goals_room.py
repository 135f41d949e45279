"""Goals and plan, as a therapist meets them."""

from __future__ import annotations

import pytest
from ui.drivers.goals import GoalsDriver

from practice_desk.domain.people import Person
from practice_desk.intentions.clients import add_client


@pytest.fixture
def amara(context):
    return add_client(context.desk, [Person(client_id="", known_as="Amara Okonlind")])


@pytest.fixture
def page(context, qtbot, amara):
    return GoalsDriver(context, qtbot, amara.id)


def test_an_empty_page_says_what_a_goal_is_for_and_offers_the_first(page):
    assert page.sees("No goals yet")
    assert page.sees("A goal says what will be different, in the client's own words.")
    page.add_goal("I leave work on time.")
    assert page.tiles() == ["I leave work on time."]
    assert page.sees("1 active")


def test_a_step_needs_only_what_and_stands_with_its_goal(page):
    page.add_goal("I leave work on time.")
    page.add_step("Say when I finish")
    assert page.sees("Say when I finish")
    (step,) = page.desk.steps.all()
    assert step.goal_id == page.desk.goals.all()[0].id
