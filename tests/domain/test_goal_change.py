import pytest

from practice_desk.domain.goal_change import goal_change


@pytest.mark.parametrize(
    ("values", "points", "large"),
    [((2, 5), 3, True), ((2, 4), 2, False), ((5, 9, 2), -3, True), ((4, 4), 0, False), ((8, 6), -2, False)],
)
def test_a_change_of_three_points_is_pointed_out_in_either_direction(values, points, large):
    found = goal_change(values)
    assert (found.points, found.is_large) == (points, large)


def test_one_rating_is_no_change_and_the_size_can_be_set():
    assert goal_change([5]) is None and goal_change([]) is None
    assert goal_change([5, 7], size=2).is_large
    assert not goal_change([5, 8], size=4).is_large
    with pytest.raises(ValueError, match="at least one"):
        goal_change([5, 8], size=0)
