from dataclasses import replace
from datetime import date
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.domain.measure_change import ChangeLabel, change
from practice_desk.domain.measure_files import read_measure, write_measure
from practice_desk.domain.measure_scores import score, score_entered
from practice_desk.domain.measure_sheets import MeasureSheet, self_harm_answers
from practice_desk.domain.measures import Band, HigherIs, Option
from practice_desk.domain.own_measures import OwnItem, OwnMeasure, OwnMeasureProblem

DAY = date(2026, 3, 2)
OPTIONS = tuple(Option(word, n) for n, word in enumerate(("never", "now and then", "often", "always")))
CALM = OwnMeasure(
    key="own1",
    name=" Calm evenings ",
    instructions="Think of the last seven evenings.",
    items=(OwnItem("I could put work down"), OwnItem("I lay awake", reverse=True)),
    options=OPTIONS,
    bands=(Band(0, 2, "rarely"), Band(3, 6, "mostly")),
    higher_is=HigherIs.BETTER,
    notice="Written for this practice",
    may_use_text=True,
)


def test_a_finished_one_is_scored_like_any_other():
    measure = CALM.measure()
    assert (measure.name, measure.own, measure.notices) == (
        "Calm evenings",
        True,
        ("Written for this practice",),
    )
    scored = score(measure, [3, 0])
    assert (scored.total, scored.scale().band.word) == (6, "mostly")
    assert score(measure, [3, None]).total is None
    assert (measure.scale().low, measure.scale().high) == (0, 6)


def test_without_the_right_to_use_the_text_it_is_not_kept():
    without = replace(CALM, may_use_text=False)
    assert list(without.problems()) == [("may_use_text", OwnMeasureProblem.NO_RIGHT)]
    with pytest.raises(ValueError, match="cannot be kept"):
        without.measure()


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"name": " "}, [("name", OwnMeasureProblem.NO_NAME)]),
        ({"items": ()}, [("items", OwnMeasureProblem.NO_ITEMS)]),
        ({"items": (OwnItem("x"),) * 101, "bands": ()}, [("items", OwnMeasureProblem.TOO_MANY_ITEMS)]),
        ({"items": (OwnItem("x"), OwnItem("\n"))}, [("items.2", OwnMeasureProblem.EMPTY_ITEM)]),
        ({"options": OPTIONS[:1]}, [("options", OwnMeasureProblem.FEW_OPTIONS)]),
        ({"options": (*OPTIONS[:3], Option("", 3))}, [("options.4", OwnMeasureProblem.EMPTY_OPTION)]),
        ({"options": (*OPTIONS, Option("each day", 3))}, [("options.5", OwnMeasureProblem.SAME_NUMBER)]),
        ({"bands": (Band(0, 6, " "),)}, [("bands.1", OwnMeasureProblem.EMPTY_BAND)]),
        ({"bands": (Band(0, 3, "a"), Band(3, 6, "b"))}, [("bands", OwnMeasureProblem.BANDS_OVERLAP)]),
        ({"bands": (Band(0, 2, "a"), Band(4, 6, "b"))}, [("bands", OwnMeasureProblem.BANDS_GAP)]),
        ({"bands": (Band(1, 6, "a"),)}, [("bands", OwnMeasureProblem.BANDS_GAP)]),
        ({"bands": (Band(0, 5, "a"),)}, [("bands", OwnMeasureProblem.BANDS_GAP)]),
        ({"bands": (Band(0, 7, "a"),)}, [("bands.1", OwnMeasureProblem.BAND_OUTSIDE)]),
        ({"deviation": 3.0}, [("reliability", OwnMeasureProblem.OUTSIDE_RELIABILITY)]),
        ({"deviation": 3.0, "reliability": 1.0}, [("reliability", OwnMeasureProblem.OUTSIDE_RELIABILITY)]),
        ({"deviation": inf, "reliability": 0.5}, [("reliability", OwnMeasureProblem.OUTSIDE_RELIABILITY)]),
        ({"deviation": nan, "reliability": 0.5}, [("reliability", OwnMeasureProblem.OUTSIDE_RELIABILITY)]),
        ({"deviation": 0.0, "reliability": 0.5}, [("reliability", OwnMeasureProblem.OUTSIDE_RELIABILITY)]),
    ],
)
def test_what_stands_in_the_way_is_said_beside_its_field(changed, problems):
    assert list(replace(CALM, **changed).problems()) == problems


@pytest.mark.parametrize(
    "changed",
    [
        {"items": (OwnItem("x"),) * 100, "bands": ()},
        {"options": OPTIONS[:2], "bands": (Band(0, 0, "a"), Band(1, 2, "b"))},
        {"deviation": 0.5, "reliability": 0.0},
        {"bands": ()},
    ],
)
def test_what_is_just_enough_is_kept(changed):
    assert list(replace(CALM, **changed).problems()) == []
    assert replace(CALM, **changed).measure().own


def test_two_answers_are_enough_for_ranges_to_be_looked_at():
    two = replace(CALM, options=OPTIONS[:2])
    assert list(two.problems()) == [("bands.2", OwnMeasureProblem.BAND_OUTSIDE)]


def test_a_band_turned_round_is_seen():
    assert ("bands.1", OwnMeasureProblem.BAND_TURNED) in list(
        replace(CALM, bands=(Band(6, 0, "a"),)).problems()
    )


def test_a_change_is_labelled_only_with_the_therapists_own_figures():
    bare = CALM.measure()
    assert change(score(bare, [0, 3]), score(bare, [3, 0])).label is None
    known = replace(CALM, deviation=1.2, reliability=0.9).measure()
    moved = change(score(known, [0, 3]), score(known, [3, 0]))
    assert moved.label is ChangeLabel.RELIABLE_IMPROVEMENT
    assert moved.threshold.points == pytest.approx(1.0519, abs=1e-4)


@given(
    st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5),
    st.lists(st.integers(-5, 20), min_size=2, max_size=6, unique=True),
    st.lists(st.booleans(), min_size=5, max_size=5),
)
def test_any_finished_one_comes_back_from_its_text_and_scores_within_its_range(words, values, flags):
    own = replace(
        CALM,
        items=tuple(OwnItem(w, reverse=f) for w, f in zip(words, flags, strict=False)),
        options=tuple(Option(f"answer {v}", v) for v in values),
        bands=(),
    )
    measure = own.measure()
    assert read_measure(write_measure(measure)) == measure
    low, high = own.range()
    assert low <= score(measure, [values[0]] * len(words)).total <= high
    assert score_entered(measure, {"total": high}).total == high


def test_an_item_on_self_harm_can_be_marked_as_one():
    marked = replace(CALM, items=(OwnItem("I thought of hurting myself", self_harm=True),), bands=())
    assert marked.measure().self_harm_items() == (1,)


def test_the_two_figures_of_a_reliable_change_are_kept_with_it():
    known = replace(CALM, deviation=1.2, reliability=0.9).measure()
    (size,) = read_measure(write_measure(known)).thresholds
    assert (size.deviation, size.reliability) == (1.2, 0.9)
    assert "deviation" not in write_measure(CALM.measure())


@pytest.mark.parametrize(
    ("changed", "alike"),
    [
        ({"name": "Calm nights", "notice": ""}, True),
        ({"bands": ()}, True),
        ({"items": (OwnItem("I could stop"), OwnItem("I lay awake", reverse=True))}, True),
        ({"items": (OwnItem("I could stop"), OwnItem("I lay awake"))}, False),
        ({"items": (*CALM.items, OwnItem("I dozed")), "bands": ()}, False),
        ({"options": (*OPTIONS, Option("each hour", 4)), "bands": ()}, False),
        ({"higher_is": HigherIs.WORSE}, False),
    ],
)
def test_a_further_version_is_compared_only_where_it_adds_up_in_the_same_way(changed, alike):
    before, after = CALM.measure(), replace(CALM, version=2, **changed).measure()
    assert before.adds_up_like(after) is alike
    lowest = [0] * len(after.items)
    assert (change(score(before, [3, 0]), score(after, lowest)) is not None) is alike


def test_a_line_on_self_harm_that_counts_from_the_other_end_is_asked_about_whatever_was_answered():
    safe = replace(CALM, items=(OwnItem("I felt safe with myself", reverse=True, self_harm=True),), bands=())
    plain = replace(safe, higher_is=HigherIs.WORSE, items=(OwnItem("I hurt myself", self_harm=True),))
    for own, asked in ((safe, [0, 1, 2, 3]), (plain, [1, 2, 3])):
        measure = own.measure()
        sheets = [MeasureSheet(client_id="c", measure="own1", on=DAY, answers=(n,)) for n in range(4)]
        assert [s.answers[0] for s in sheets if self_harm_answers(measure, s)] == asked
