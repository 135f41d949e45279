import pytest

from practice_desk.domain.goals import Goal, GoalAdvice, GoalProblem, advice_on, says_what_to_avoid


@pytest.mark.parametrize(
    "words",
    [
        "Stop worrying at night", "I want to stop shouting", "I avoid parties", "avoid my boss",
        "Less drinking", "No more rows", "not to be so anxious", "We want to stop fighting",
        "I don't want to feel like this", "I don’t want to cry", "To be less angry", "I would like to quit",
    ],
)  # fmt: skip
def test_words_that_say_what_to_avoid_are_asked_what_instead(words):
    assert says_what_to_avoid(words)


@pytest.mark.parametrize(
    "words",
    [
        "I leave work on time.", "I want to stay on the ward when panic comes.", "Notice my breath",
        "I say no to one extra request a week.", "Lessons with my son", "Stopover in Rome", "I knot ties",
        "", "   ", "أريد أن أنام", "Tôi muốn ngủ ngon",
    ],
)  # fmt: skip
def test_words_that_say_where_to_are_not(words):
    assert not says_what_to_avoid(words)


def test_what_they_would_do_instead_is_how_the_goal_is_read_and_the_first_words_stay():
    goal = Goal(client_id="c", words="Stop shouting", instead="I leave the room and come back.")
    assert goal.wording() == "I leave the room and come back."
    assert goal.words == "Stop shouting"
    assert Goal(client_id="c", words="I call a friend").wording() == "I call a friend"


@pytest.mark.parametrize(
    ("others", "advice"),
    [(0, None), (2, None), (3, GoalAdvice.MANY), (4, GoalAdvice.TOO_MANY), (9, GoalAdvice.TOO_MANY)],
)
def test_three_goals_are_the_advice_and_five_the_point_of_a_warning(others, advice):
    assert advice_on(others) is advice


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"words": " "}, "words"),
        ({"baseline": 11}, "baseline"),
        ({"target": -1}, "target"),
        ({"gas_baseline": 3}, "gas_baseline"),
        ({"levels": ("worst", "", "", "", "")}, "levels"),
    ],
)
def test_what_stands_in_the_way_of_a_goal_is_said_at_its_field(fields, where):
    goal = Goal(**{"client_id": "c", "words": "I walk daily", **fields})
    assert [name for name, _ in goal.problems()] == [where]


def test_level_0_alone_is_enough_and_an_empty_goal_needs_only_words():
    assert not list(Goal(client_id="c", words="I walk", levels=("", "", "daily", "", "")).problems())
    assert list(Goal(client_id="c").problems()) == [("words", GoalProblem.NO_WORDS)]
