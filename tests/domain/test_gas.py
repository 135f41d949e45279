import pytest

from practice_desk.domain.gas import t_score


@pytest.mark.parametrize(
    ("levels", "weights", "t"),
    [
        ([2, 2, 2], None, 77.38613),
        ([0, 1, 1], None, 59.12871),
        ([-1, -1, 0, 0, -1], None, 40.95466),
        ([1, 1, 1, 1, 2, 2], None, 70.65591),
        ([2, 0, 0, 1], None, 60.88214),
        ([1], [1], 60),
        ([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6], 55),
    ],
)
def test_t_is_the_published_figure(levels, weights, t):
    assert t_score(levels, weights) == pytest.approx(t, abs=5e-6)


@pytest.mark.parametrize(
    ("levels", "weights", "rho"), [([3], None, 0.3), ([1], [-1], 0.3), ([1, 1], [1], 0.3), ([1], None, 1)]
)
def test_what_is_not_a_rating_is_refused(levels, weights, rho):
    with pytest.raises(ValueError, match=r"weights|levels|rho"):
        t_score(levels, weights, rho)


def test_no_goals_have_no_t():
    assert t_score([]) is None
