from datetime import date

import pytest

from practice_desk.domain.ratings import Rater, Rating, RatingProblem, Scale, in_order, last_by, raters


def rating(value, day=1, rater=Rater.PERSON, person="ines", **more):
    who = person if rater is Rater.PERSON else None
    return Rating(
        client_id="c", goal_id="g", on=date(2026, 3, day), rater=rater, person_id=who, value=value, **more
    )


@pytest.mark.parametrize(
    ("scale", "value", "fits"),
    [
        (Scale.TEN, 0, True), (Scale.TEN, 10, True), (Scale.TEN, 11, False), (Scale.TEN, -1, False),
        (Scale.GAS, -2, True), (Scale.GAS, 2, True), (Scale.GAS, 3, False),
    ],
)  # fmt: skip
def test_each_scale_has_its_numbers(scale, value, fits):
    found = list(rating(value, scale=scale).problems())
    assert found == ([] if fits else [("value", RatingProblem.OUT_OF_RANGE)])


def test_two_people_and_the_therapist_have_lines_of_their_own_in_one_order():
    therapist = rating(5, rater=Rater.THERAPIST)
    marks = [therapist, rating(3, person="jonah"), rating(7), rating(6, day=8)]
    assert raters(marks) == [(Rater.PERSON, "ines"), (Rater.PERSON, "jonah"), (Rater.THERAPIST, None)]
    assert {by: r.value for by, r in last_by(marks, "g", Scale.TEN).items()} == {
        (Rater.PERSON, "ines"): 6, (Rater.PERSON, "jonah"): 3, (Rater.THERAPIST, None): 5,
    }  # fmt: skip


def test_the_last_time_is_before_the_day_that_is_rated():
    marks = [rating(3, day=1), rating(8, day=8)]
    assert last_by(marks, "g", Scale.TEN, before=date(2026, 3, 8))[Rater.PERSON, "ines"].value == 3
    assert last_by(marks, "g", Scale.TEN, before=date(2026, 3, 1)) == {}


def test_ratings_stand_in_the_order_of_their_days_and_scales_are_apart():
    marks = [rating(8, day=8), rating(1, day=2), rating(2, day=5, scale=Scale.GAS)]
    assert [r.value for r in in_order(marks, "g", Scale.TEN)] == [1, 8]
