"""What was chosen for a sheet is still chosen when the therapist comes back from mending a goal."""

from dataclasses import replace
from datetime import date

import pytest

from practice_desk.domain.practice import PaperSize
from practice_desk.domain.sheet import response
from practice_desk.domain.sheet_choices import NameShown, SheetChoices, SheetPart, followed_on

USUAL = SheetChoices(day=date(2026, 11, 24), goal_ids=("a", "b", "c"), step_ids=("s", "t"))


def test_what_was_ticked_off_stays_off_and_what_is_new_comes_on():
    chosen = replace(USUAL, goal_ids=("a", "old"), step_ids=("t",), noticed_ids=("n",))
    now = replace(USUAL, goal_ids=("a", "b", "d"), step_ids=("s", "t", "u"))
    kept = followed_on(now, USUAL, chosen)
    assert kept.goal_ids == ("a", "d", "old")
    assert kept.step_ids == ("t", "u")
    assert kept.noticed_ids == ("n",)


def test_no_more_than_three_goals_are_carried_on():
    chosen = replace(USUAL, goal_ids=("b", "c", "old"))
    assert followed_on(replace(USUAL, goal_ids=("b", "c", "d")), USUAL, chosen).goal_ids == ("b", "c", "d")


def test_how_it_is_printed_stays_as_chosen_and_the_day_is_todays():
    chosen = replace(USUAL, large=True, paper=PaperSize.LETTER, parts=frozenset({SheetPart.HARD}))
    kept = followed_on(replace(USUAL, day=date(2026, 11, 25)), USUAL, chosen)
    assert (kept.large, kept.paper, kept.parts) == (True, PaperSize.LETTER, frozenset({SheetPart.HARD}))
    assert kept.day == date(2026, 11, 25)


def test_a_client_who_asked_for_discretion_meanwhile_gets_it():
    now = replace(USUAL, discreet=True, name=NameShown.INITIALS)
    kept = followed_on(now, USUAL, replace(USUAL, name=NameShown.NAME))
    assert (kept.discreet, kept.name) == (True, NameShown.INITIALS)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ring Ada", "ring Ada"),
        ("I ring Ada", "ring Ada"),
        ("I will ring Ada", "ring Ada"),
        ("then I’ll ring Ada", "ring Ada"),
        ("I am kind to myself", "be kind to myself"),
        ("I don't answer", "not answer"),
        ("I", "I"),
        ("in the evening rest", "in the evening rest"),
        ("we ring together", "we ring together"),
    ],
)
def test_a_response_follows_then_i_will(typed, said):
    assert response(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [("either of us can call a break", "call a break"), ("we swap and log it", "swap and log it")],
)
def test_a_joint_response_follows_then_either_of_us_can(typed, said):
    assert response(typed, joint=True) == said


def test_on_a_young_persons_sheet_the_verb_stays():
    assert response("I am brave", after_will=False) == "am brave"
