import json
from pathlib import Path

import pytest
from domain.shipped import MEASURES
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.domain.measure_change import ChangeLabel, change, classify, reliable_points
from practice_desk.domain.measure_scores import score, score_entered
from practice_desk.domain.measures import Evidence, HigherIs, Threshold

CHANGES = json.loads(Path(__file__).with_name("measure_vectors.json").read_text(encoding="utf-8"))["change"]


def key_of(name):
    return name.split(" ")[0].replace("-", "").lower()


def entered(key, total):
    return score_entered(MEASURES[key], {"total": total})


@pytest.mark.parametrize("case", CHANGES, ids=lambda c: f"{c['measure']} {c['first']} to {c['last']}")
def test_every_change_vector_comes_out_exactly(case):
    key = key_of(case["measure"])
    moved = change(entered(key, case["first"]), entered(key, case["last"]))
    assert (moved.threshold.points, moved.threshold.cut_off) == (case["reliable_change"], case["cutoff"])
    assert moved.points == case["change"]
    assert moved.label == case["label"]
    assert moved.crossed is case["crossed_cutoff"]
    assert moved.reliable_recovery is case["reliable_recovery"]


def test_all_twenty_vectors_are_there():
    assert len(CHANGES) == 20 and {key_of(c["measure"]) for c in CHANGES} == {
        "phq9",
        "gad7",
        "core10",
        "pcl5",
    }


def test_nothing_is_labelled_where_nothing_is_verified():
    labelled = {key for key, m in MEASURES.items() if m.threshold() is not None}
    assert labelled == {"phq9", "gad7", "core10", "pcl5"}
    for key in set(MEASURES) - labelled - {"dass21"}:
        low, high = MEASURES[key].scale().low, MEASURES[key].scale().high
        moved = change(entered(key, low), entered(key, high))
        assert (moved.points, moved.label, moved.crossed, moved.reliable_recovery) == (
            high - low,
            None,
            None,
            None,
        )


def test_figures_that_were_only_cited_are_kept_but_not_used():
    cited = {k for k, m in MEASURES.items() for t in m.thresholds if t.evidence is Evidence.NOT_OPENED}
    assert cited == {"pswq", "wsas", "who5"}


def test_a_practices_own_threshold_gives_a_label_and_its_source():
    own = Threshold(9, 45, source="our manual")
    moved = change(entered("pswq", 66), entered("pswq", 57), threshold=own)
    assert moved.label is ChangeLabel.RELIABLE_IMPROVEMENT and moved.threshold.source == "our manual"
    assert not moved.crossed


def test_pcl_5_offers_three_sizes_of_change_with_ten_first():
    sizes = MEASURES["pcl5"].thresholds
    assert [t.points for t in sizes] == [10, 15, 18] and all(t.source for t in sizes)
    first, last = entered("pcl5", 52), entered("pcl5", 27)
    assert all(change(first, last, threshold=t).label is ChangeLabel.RELIABLE_IMPROVEMENT for t in sizes)


@pytest.mark.parametrize(
    ("key", "first", "last", "label", "recovered"),
    [
        ("core10", 22, 8, ChangeLabel.RELIABLE_IMPROVEMENT, True),
        ("gad7", 15, 5, ChangeLabel.RELIABLE_IMPROVEMENT, True),
        ("phq9", 19, 9, ChangeLabel.RELIABLE_IMPROVEMENT, True),
        ("pcl5", 52, 27, ChangeLabel.RELIABLE_IMPROVEMENT, True),
        ("pcl5", 49, 55, ChangeLabel.NO_RELIABLE_CHANGE, False),
        ("gad7", 12, 9, ChangeLabel.NO_RELIABLE_CHANGE, False),
    ],
)
def test_the_made_up_practice_comes_out_as_it_is_told(key, first, last, label, recovered):
    moved = change(entered(key, first), entered(key, last))
    assert (moved.label, moved.reliable_recovery) == (label, recovered)


def test_where_higher_is_better_a_rise_is_the_improvement():
    size = Threshold(10, 50)
    up, down = (classify(*pair, size, HigherIs.BETTER) for pair in ((20, 56), (56, 20)))
    assert (up.label, up.crossed, up.reliable_recovery) == (ChangeLabel.RELIABLE_IMPROVEMENT, True, True)
    assert (down.label, down.crossed) == (ChangeLabel.RELIABLE_DETERIORATION, False)


@pytest.mark.parametrize(
    ("first", "last", "crossed"), [(10, 9, True), (10, 10, False), (9, 8, False), (11, 10, False)]
)
def test_recovery_begins_at_the_cut_off_and_ends_below_it(first, last, crossed):
    assert classify(first, last, Threshold(6, 10)).crossed is crossed


@pytest.mark.parametrize(
    ("first", "last", "crossed"), [(49, 50, True), (50, 51, False), (48, 49, False), (50, 50, False)]
)
def test_where_higher_is_better_recovery_ends_at_the_cut_off(first, last, crossed):
    assert classify(first, last, Threshold(10, 50), HigherIs.BETTER).crossed is crossed


def test_a_sheet_without_a_total_has_no_change_and_two_measures_are_not_compared():
    dass = score_entered(MEASURES["dass21"], {"D": 20})
    assert change(dass, score_entered(MEASURES["dass21"], {"A": 8}), scale="D") is None
    with pytest.raises(ValueError, match="different"):
        change(entered("phq9", 9), entered("gad7", 9))


@given(st.integers(0, 27), st.integers(0, 27))
def test_a_change_turned_round_is_the_opposite_one(first, last):
    there, back = (
        change(entered("phq9", first), entered("phq9", last)),
        change(entered("phq9", last), entered("phq9", first)),
    )
    assert there.points == -back.points
    assert (there.label is ChangeLabel.RELIABLE_IMPROVEMENT) == (
        back.label is ChangeLabel.RELIABLE_DETERIORATION
    )
    assert not (there.crossed and back.crossed)


def test_a_reliable_change_is_worked_out_from_deviation_and_reliability():
    assert reliable_points(7.5, 0.8) == pytest.approx(9.2971, abs=1e-4)
    assert reliable_points(10, 0) == pytest.approx(27.7186, abs=1e-4)
    assert reliable_points(0.5, 0.99) == pytest.approx(0.1386, abs=1e-4)
    for wrong in ((0, 0.8), (-1, 0.8), (5, 1), (5, -0.1), (float("nan"), 0.5)):
        with pytest.raises(ValueError, match="reliability"):
            reliable_points(*wrong)


def test_prorated_scores_are_compared_as_what_they_are():
    """22.2 to 16.2 are 200 and 146 ninths: six points, whatever decimals make of it."""
    core = MEASURES["core10"]
    first = score(core, [3, 1, 1, 3, 2, 0, 3, 3, 2, None])
    last = score(core, [3, 1, 1, 3, 2, 0, 1, 1, 1, None])
    assert (first.total, last.total) == (220 / 9, 170 / 9)
    moved = change(first, last)
    assert moved.points == pytest.approx(-50 / 9) and moved.label is ChangeLabel.NO_RELIABLE_CHANGE
    exact = classify(200 / 9, 146 / 9, core.threshold())
    assert (exact.points, exact.label) == (-6, ChangeLabel.RELIABLE_IMPROVEMENT)
    assert isinstance(exact.points, int)


@given(st.integers(0, 360), st.integers(0, 360))
def test_ninths_are_labelled_by_ninths(first, last):
    moved = classify(first / 9, last / 9, Threshold(6, 11))
    wanted = ChangeLabel.NO_RELIABLE_CHANGE
    if abs(first - last) >= 54:
        wanted = ChangeLabel.RELIABLE_IMPROVEMENT if last < first else ChangeLabel.RELIABLE_DETERIORATION
    assert moved.label is wanted
    assert moved.crossed is (first >= 99 > last)


def test_nothing_is_compared_where_an_item_applied_only_once():
    whole, without = score(MEASURES["wsas"], [4] * 5), score(MEASURES["wsas"], [None, 4, 4, 4, 4])
    assert change(whole, without) is None and change(without, whole) is None
    assert change(without, score(MEASURES["wsas"], [None, 2, 4, 4, 4])).points == -2
