import pytest

from practice_desk.domain.gas import gas_score, t_score

# clinical.md 3.2: what released software prints for these levels, and P20 worked out by hand.
PUBLISHED = {
    "P1": ([2, 2, 2], None, 77.38613),
    "P3": ([0, 1, 1], None, 59.12871),
    "P5": ([-1, -1, 0, 0, -1], None, 40.95466),
    "P7": ([1, 1, 1], None, 63.69306),
    "P10": ([1, 1, 1, 1, 2, 2], None, 70.65591),
    "P13": ([2, 0, 0, 1], None, 60.88214),
    "P16": ([1, 0], [6, 6], 56.20174),
    "P17": ([1], [1], 60),
    "P20": ([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6], 55),
}
ENDS = {  # goals: constant, and T when every goal is at -2, -1, 1, 2
    1: (10.0000, 30.00, 40.00, 60.00, 70.00),
    2: (6.2017, 25.19, 37.60, 62.40, 74.81),
    3: (4.5644, 22.61, 36.31, 63.69, 77.39),
    4: (3.6274, 20.98, 35.49, 64.51, 79.02),
    5: (3.0151, 19.85, 34.92, 65.08, 80.15),
    6: (2.5820, 19.02, 34.51, 65.49, 80.98),
    7: (2.2588, 18.38, 34.19, 65.81, 81.62),
    8: (2.0080, 17.87, 33.94, 66.06, 82.13),
    9: (1.8078, 17.46, 33.73, 66.27, 82.54),
    10: (1.6440, 17.12, 33.56, 66.44, 82.88),
}


@pytest.mark.parametrize(("levels", "weights", "t"), PUBLISHED.values(), ids=PUBLISHED.keys())
def test_t_is_the_published_figure(levels, weights, t):
    assert t_score(levels, weights) == pytest.approx(t, abs=5e-6)


@pytest.mark.parametrize("goals", ENDS)
def test_t_has_the_tables_constants_and_ends(goals):
    constant, *ends = ENDS[goals]
    assert t_score([1] + [0] * (goals - 1)) == pytest.approx(50 + constant, abs=5e-5)
    for level, t in zip((-2, -1, 1, 2), ends, strict=True):
        assert t_score([level] * goals) == pytest.approx(t, abs=0.00501)
    assert t_score([0] * goals) == 50


@pytest.mark.parametrize(
    ("levels", "t"),
    [
        ([-1] * 5, 34.9), ([-1] * 4, 35.5), ([-2] * 4, 21.0), ([-2] * 3, 22.6), ([-2] * 5, 19.8),
        ([-1, -1, -1, -2], 31.9),
    ],
)  # fmt: skip
def test_journal_quartiles_come_out(levels, t):
    assert t_score(levels) == pytest.approx(t, abs=0.0501)


@pytest.mark.parametrize("name", [n for n in PUBLISHED if n != "P20"])
def test_the_order_of_goals_and_the_unit_of_their_weights_say_nothing(name):
    levels, weights, _ = PUBLISHED[name]
    w = weights or [1] * len(levels)
    t = t_score(levels, weights)
    assert t_score(levels[::-1], w[::-1]) == pytest.approx(t)
    assert t_score(levels, [7 * x for x in w]) == pytest.approx(t)
    assert t_score([-x for x in levels], w) == pytest.approx(100 - t)


def test_the_misprinted_formulas_would_be_noticed():
    levels, _, t = PUBLISHED["P3"]
    n, total = len(levels), sum(levels)
    misprints = ((0.7 * n**2 + 0.3 * n * total) ** 0.5, (n * 0.7) ** 0.5)
    assert all(50 + 10 * total / wrong != pytest.approx(t, abs=0.01) for wrong in misprints)


@pytest.mark.parametrize(
    ("levels", "weights", "rho"),
    [
        ([3], None, 0.3), ([-3], None, 0.3), ([0.5], None, 0.3), ([1], [-1], 0.3), ([1], [float("nan")], 0.3),
        ([1, 1], [1], 0.3), ([1], None, 1), ([1], None, -0.1), ([1], None, float("nan")), ([None], None, 0.3),
        ([1, 0], [float("inf"), 1], 0.3), ([], [1], 0.3),
    ],
)  # fmt: skip
def test_what_is_not_a_rating_is_refused(levels, weights, rho):
    with pytest.raises(ValueError, match=r"weights|levels|rho"):
        t_score(levels, weights, rho)


def test_no_goals_have_no_t():
    assert t_score([]) is None


def test_weights_that_are_all_nothing_count_as_equal():
    assert t_score([1, 0], [0, 0]) == t_score([1, 0])


def test_a_score_compares_the_same_goals_at_the_start_and_now():
    score = gas_score([-2, -2, -2], [1, 1, 2])
    assert score.start == pytest.approx(22.61, abs=0.005)
    assert score.change == pytest.approx(score.now - score.start)


def test_a_missing_level_makes_it_partial_and_a_missing_start_leaves_only_now():
    partial = gas_score([-1, -1], [1, None])
    assert partial.partial
    assert (partial.now, partial.start, partial.change, partial.rated, partial.goals) == (None,) * 3 + (1, 2)
    started = gas_score([-1, None], [1, 1])
    assert (started.start, started.change) == (None, None)
    assert started.now == pytest.approx(62.4035, abs=1e-3)


def test_one_goal_shows_its_level_instead_of_t():
    score = gas_score([-2], [1])
    assert (score.now, score.level, score.partial) == (None, 1, False)
