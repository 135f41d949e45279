import json
from pathlib import Path

import pytest
from domain.shipped import MEASURES
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.domain.measure_files import read_measure, write_measure
from practice_desk.domain.measure_scores import (
    MeasureProblem,
    answer_problems,
    entered_problems,
    score,
    score_entered,
)
from practice_desk.domain.measures import Entry, HigherIs

VECTORS = json.loads(Path(__file__).with_name("measure_vectors.json").read_text(encoding="utf-8"))
KEYS = {name: name.split(" ")[0].replace("-", "").lower() for name in VECTORS["scoring"]}
CASES = [(KEYS[name], case) for name, cases in VECTORS["scoring"].items() for case in cases]
# Where a vector writes its bands with their ranges.
WRITTEN = {
    "gds15": lambda b: f"{b.span} {b.word}",
    "k10": lambda b: f"{b.span} {b.word}",
    "audit": lambda b: f"{b.word} {b.span}",
    "wsas": lambda b: {0: "<10 ", 10: "10-20 ", 21: ">20 "}[b.low] + b.word,
}
CUT_OFFS = {
    ("phq9", "at_or_above_10"): "screening",
    ("gad7", "at_or_above_10"): "screening",
    ("gad7", "at_or_above_8_NHS"): "nhs",
    ("core10", "at_or_above_11"): "clinical",
    ("pswq", "at_or_above_45_NHS_caseness"): "nhs",
    ("pswq", "at_or_above_62"): "gad",
    ("pcl5", "at_or_above_31"): "provisional_low",
    ("pcl5", "at_or_above_33"): "provisional",
    ("gds15", "above_5"): "suggestive",
    ("who5", "below_13_raw"): "low",
    ("who5", "at_or_below_28pct"): "possible_depression",
}


def given_answers(key, said):
    """Return a vector's answers; those of PHQ-9 without the question on difficulty, which is left blank."""
    if isinstance(said, str):
        return [1 if letter == "Y" else 0 for letter in said]
    return said + [None] * (len(MEASURES[key].items) - len(said))


def told(key, name, answers):
    """Return what our scoring says for a name a vector uses."""
    measure = MEASURES[key]
    scored = score(measure, answers)
    if (key, name) in CUT_OFFS:
        return scored.scale().meets(CUT_OFFS[key, name])
    if name.endswith("_prompt"):
        number = int(name.removeprefix("item").removesuffix("_prompt"))
        return measure.item(number).self_harm and answers[number - 1] >= 1
    plain = {
        "total": lambda: scored.total,
        "raw": lambda: scored.scale().raw,
        "percent": lambda: scored.scale().value,
        "max": lambda: scored.scale().out_of,
        "provisional_pattern": lambda: scored.pattern,
    }
    if name in plain:
        return plain[name]()
    scale = scored.scale("total" if name == "band" else name.removesuffix("_band"))
    if not name.endswith("band"):
        return scale.value
    return WRITTEN.get(key, lambda b: b.word)(scale.band)


@pytest.mark.parametrize(("key", "case"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_every_vector_comes_out_exactly(key, case):
    answers = given_answers(key, case["input"])
    expected = {name: value for name, value in case["expected"].items() if name != "note"}
    assert {name: told(key, name, answers) for name in expected} == expected


def test_there_are_vectors_for_every_measure_that_ships():
    assert {key for key, _ in CASES} == set(MEASURES)
    assert len(CASES) > 40


def test_the_measures_are_those_that_may_ship_and_no_other():
    with_words = {k for k, m in MEASURES.items() if m.entry is Entry.ITEMS}
    assert with_words == {"phq9", "gad7", "core10", "pcl5", "pswq", "gds15"}
    assert set(MEASURES) - with_words == {"who5", "audit", "dass21", "wsas", "swls", "k10"}


BOUNDARIES = {
    "phq9": [4, 5, 9, 10, 14, 15, 19, 20, 27],
    "gad7": [4, 5, 9, 10, 14, 15, 21],
    "core10": [5, 6, 10, 11, 15, 16, 20, 21, 25, 26, 40],
    "pswq": [16, 38, 39, 53, 54, 80],
    "gds15": [4, 5, 8, 9, 11, 12, 15],
    "audit": [7, 8, 15, 16, 19, 20, 40],
    "wsas": [9, 10, 20, 21, 40],
    "swls": [5, 9, 10, 14, 15, 19, 20, 21, 25, 26, 30, 31, 35],
    "k10": [10, 19, 20, 24, 25, 29, 30, 50],
}


@pytest.mark.parametrize("key", BOUNDARIES)
def test_bands_begin_and_end_where_they_are_published_to(key):
    edges = [edge for b in MEASURES[key].scale().band_set.bands for edge in {b.low, b.high}]
    assert set(BOUNDARIES[key]) <= set(edges)
    for value in BOUNDARIES[key]:
        band = score_entered(MEASURES[key], {"total": value}).scale().band
        assert band.low <= value <= band.high
    assert {BOUNDARIES[key][-1], MEASURES[key].scale().low} <= set(edges)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda m: m.name)
def test_bands_cover_each_scale_once_and_the_scale_is_what_its_items_can_give(measure):
    for scale in measure.scales:
        values = [[o.value for o in measure.item(n).options] for n in scale.items]
        assert scale.low == scale.times * sum(map(min, values))
        assert scale.high == scale.times * sum(map(max, values))
        if scale.band_set:
            covered = [v for b in scale.band_set.bands for v in range(b.low, b.high + 1)]
            assert covered == list(range(scale.low, scale.high + 1))
            assert scale.band_set.name and scale.band_set.source


CUTS = {
    ("phq9", "screening"): (9, 10), ("gad7", "screening"): (9, 10), ("gad7", "nhs"): (7, 8),
    ("core10", "clinical"): (10, 11), ("core10", "depression"): (12, 13), ("pswq", "gad"): (61, 62),
    ("pswq", "nhs"): (44, 45), ("pcl5", "provisional_low"): (30, 31), ("pcl5", "provisional"): (32, 33),
    ("gds15", "suggestive"): (5, 6), ("audit", "screening"): (7, 8), ("wsas", "significant"): (9, 10),
    ("who5", "low"): (52, 48), ("who5", "possible_depression"): (32, 28),
}  # fmt: skip


@pytest.mark.parametrize(("key", "cut"), CUTS, ids=lambda part: part)
def test_a_cut_off_is_met_from_its_own_number_on(key, cut):
    not_yet, met = CUTS[key, cut]
    assert score_entered(MEASURES[key], {"total": not_yet}).scale().meets(cut) is False
    assert score_entered(MEASURES[key], {"total": met}).scale().meets(cut) is True


def test_every_cut_off_of_a_total_was_tried():
    there = {(key, c.key) for key, m in MEASURES.items() if m.scale() for c in m.scale().cut_offs}
    assert there == set(CUTS)
    dependence = score_entered(MEASURES["audit"], {"dependence": 4}).scale("dependence")
    assert dependence.meets("dependence") is True


def test_a_depression_or_anxiety_measure_needs_every_item():
    for key, number in (("phq9", 9), ("gad7", 7), ("pswq", 16), ("pcl5", 20), ("gds15", 15)):
        answers = [MEASURES[key].item(n).options[0].value for n in range(1, len(MEASURES[key].items) + 1)]
        answers[number - 1] = None
        short = score(MEASURES[key], answers)
        assert (short.total, short.problem) == (None, MeasureProblem.TOO_MANY_MISSING)
        assert short.missing == (number,)
        assert short.scale().band is None


def test_the_question_on_difficulty_is_in_no_total_and_may_stay_blank():
    answered = score(MEASURES["phq9"], [1] * 9 + [3])
    assert (answered.total, answered.missing, answered.problem) == (9, (), None)
    assert score(MEASURES["phq9"], [1] * 9 + [None]).total == 9


def test_core_10_is_worked_out_from_nine_answers_and_says_so():
    nine = score(MEASURES["core10"], [1, 3, 3, 1, 0, None, 2, 1, 2, 1])
    assert nine.total == 10 * 10 / 9
    assert nine.prorated and nine.missing == (6,) and nine.problem is None
    assert nine.scale().shown == "11.1"
    assert nine.scale().band.word == "mild"  # 11.1: from 11 on
    assert nine.scale().meets("clinical") is True
    eight = score(MEASURES["core10"], [1, 3, 3, 1, 0, None, 2, 1, 2, None])
    assert (eight.total, eight.problem) == (None, MeasureProblem.TOO_MANY_MISSING)
    assert eight.scale().shown == ""


def test_a_prorated_score_between_two_bands_is_in_the_lower_and_not_yet_at_the_next_number():
    between = score(MEASURES["core10"], [1, 3, 3, 0, 0, 0, 1, 1, None, 0])
    assert 5 < between.total < 6
    assert between.scale().band.word == "healthy"
    near = score(MEASURES["core10"], [1, 3, 3, 1, 0, 0, 2, 1, 1, None])
    assert 8 < near.total < 11 and near.scale().meets("clinical") is False


def test_a_whole_prorated_score_is_a_whole_number():
    whole = score(MEASURES["core10"], [1, 3, 3, 1, 1, 1, 1, 1, 1, None])
    assert whole.total == 10 and isinstance(whole.total, int) and whole.prorated
    assert whole.scale().shown == "10"


def test_a_whole_sheet_is_not_called_prorated():
    assert not score(MEASURES["core10"], [1] * 10).prorated
    assert not score(MEASURES["wsas"], [None, 4, 4, 4, 4]).prorated


def test_a_blank_is_never_counted_as_nothing():
    blank = score(MEASURES["core10"], [4, 0, 0, 4, 4, 4, 4, 4, 4, None])
    assert blank.total == 40  # not 36
    assert score(MEASURES["gad7"], [3, 3, 3, 3, 3, 3, None]).total is None


def test_one_answer_that_does_not_apply_lowers_what_can_be_reached_and_has_no_band():
    wsas = score(MEASURES["wsas"], [None, 4, 4, 4, 4])
    assert (wsas.total, wsas.scale().out_of, wsas.problem, wsas.missing) == (16, 32, None, ())
    assert wsas.scale().band is None and wsas.scale().not_applicable == (1,)
    assert score(MEASURES["wsas"], [4, None, 4, 4, 4]).total is None


def test_a_blank_in_one_scale_leaves_the_others():
    dass = score(MEASURES["dass21"], [None] + [1] * 20)
    assert dass.scale("S").value is None
    assert (dass.scale("D").value, dass.scale("A").value) == (14, 14)
    assert dass.total is None


@pytest.mark.parametrize("items", [(1, 6, 8, 9, 15, 16), (5, 7, 13, 14, 19, 20)])
def test_the_pattern_looks_at_each_part_from_its_first_item_to_its_last(items):
    def answered(numbers):
        return [2 if n in numbers else 0 for n in range(1, 21)]

    assert score(MEASURES["pcl5"], answered(items)).pattern is True
    for left in items:
        assert score(MEASURES["pcl5"], answered(set(items) - {left})).pattern is False


def test_the_provisional_pattern_is_left_open_where_a_blank_could_decide_it():
    met = [2, 0, 0, 0, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0]
    assert score(MEASURES["pcl5"], met).pattern is True
    open_one = [*met[:8], None, *met[9:]]
    assert score(MEASURES["pcl5"], open_one).pattern is None
    never = [*open_one[:5], 1, *open_one[6:]]
    assert score(MEASURES["pcl5"], never).pattern is False
    assert score(MEASURES["pcl5"], [*met[:6], None, *met[7:]]).pattern is True


@pytest.mark.parametrize(
    ("key", "answers", "problems"),
    [
        ("phq9", [0] * 8 + [4, 0], [("items.9", MeasureProblem.OUTSIDE_SCALE)]),
        ("phq9", [-1] + [0] * 9, [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("phq9", [1.5] + [0] * 9, [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("phq9", [True] + [0] * 9, [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("phq9", [0] * 8, [("items", MeasureProblem.WRONG_NUMBER)]),
        ("phq9", [None] * 10, [("items", MeasureProblem.NOTHING_ANSWERED)]),
        ("pswq", [0] + [1] * 15, [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("k10", [1] * 9 + [6], [("items.10", MeasureProblem.OUTSIDE_SCALE)]),
        ("audit", [0] * 8 + [1, 4], [("items.9", MeasureProblem.OUTSIDE_SCALE)]),
        ("gds15", [2] + [0] * 14, [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("gad7", ["1"] + [0] * 6, [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("gad7", [1.0] + [0] * 6, [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("gad7", [False] + [0] * 6, [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("gad7", [float("nan")] + [0] * 6, [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("gad7", [0] * 8, [("items", MeasureProblem.WRONG_NUMBER)]),
        ("gad7", [], [("items", MeasureProblem.WRONG_NUMBER)]),
        ("core10", [0] * 9, [("items", MeasureProblem.WRONG_NUMBER)]),
        ("core10", [0] * 9 + [5], [("items.10", MeasureProblem.OUTSIDE_SCALE)]),
        ("audit", [0] * 9 + [3], [("items.10", MeasureProblem.OUTSIDE_SCALE)]),
        ("wsas", [9, 0, 0, 0, 0], [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("swls", [0, 1, 1, 1, 1], [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("who5", [6, 0, 0, 0, 0], [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
        ("dass21", [4] + [0] * 20, [("items.1", MeasureProblem.OUTSIDE_SCALE)]),
    ],
)  # fmt: skip
def test_an_answer_outside_its_scale_is_refused_beside_its_item(key, answers, problems):
    assert list(answer_problems(MEASURES[key], answers)) == problems
    if problems[0][1] is not MeasureProblem.NOTHING_ANSWERED:
        with pytest.raises(ValueError, match=problems[0][1].value):
            score(MEASURES[key], answers)


@pytest.mark.parametrize(
    ("key", "entered", "problem"),
    [
        ("phq9", {"total": 28}, MeasureProblem.OUTSIDE_SCALE),
        ("phq9", {"total": -1}, MeasureProblem.OUTSIDE_SCALE),
        ("k10", {"total": 9}, MeasureProblem.OUTSIDE_SCALE),
        ("swls", {"total": 36}, MeasureProblem.OUTSIDE_SCALE),
        ("who5", {"total": 50}, MeasureProblem.NO_SUCH_TOTAL),
        ("dass21", {"D": 13}, MeasureProblem.NO_SUCH_TOTAL),
        ("dass21", {"total": 12}, MeasureProblem.OUTSIDE_SCALE),
        ("audit", {"total": 12.5}, MeasureProblem.OUTSIDE_SCALE),
        ("audit", {"total": True}, MeasureProblem.OUTSIDE_SCALE),
        ("audit", {"total": "12"}, MeasureProblem.OUTSIDE_SCALE),
        ("audit", {"total": None}, MeasureProblem.OUTSIDE_SCALE),
        ("audit", {}, MeasureProblem.NOTHING_ANSWERED),
        (
            "audit",
            {"total": 12, "consumption": 4, "dependence": 4, "problems": 5},
            MeasureProblem.PARTS_DISAGREE,
        ),
        ("pcl5", {"total": 40, "B": 10, "C": 4, "D": 14, "E": 13}, MeasureProblem.PARTS_DISAGREE),
    ],
)
def test_a_typed_score_is_checked_against_its_range(key, entered, problem):
    assert [p for _, p in entered_problems(MEASURES[key], entered)] == [problem]
    with pytest.raises(ValueError, match=problem.value):
        score_entered(MEASURES[key], entered)


def test_parts_that_are_typed_and_add_up_are_taken_and_some_of_them_too():
    audit = {"total": 13, "consumption": 4, "dependence": 4, "problems": 5}
    assert list(entered_problems(MEASURES["audit"], audit)) == []
    assert list(entered_problems(MEASURES["audit"], {"total": 12, "consumption": 4})) == []
    assert list(entered_problems(MEASURES["dass21"], {"D": 12, "A": 8, "S": 14})) == []


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda m: m.name)
def test_each_total_there_can_be_is_in_the_one_band_whose_range_holds_it(measure):
    for scale in measure.scales:
        for wanted in range(scale.low, scale.high + 1, scale.times):
            scored = score(measure, adding_up_to(measure, scale, wanted)).scale(scale.key)
            assert scored.value == wanted
            bands = scale.band_set.bands if scale.band_set else ()
            assert [b for b in bands if b.low <= wanted <= b.high] == ([scored.band] if bands else [])


def adding_up_to(measure, scale, wanted):
    """Return answers to all items that give a scale a value."""
    answers = [min((o.value for o in i.options), key=i.points) for i in measure.items]
    left = wanted // scale.times - sum(measure.item(n).points(answers[n - 1]) for n in scale.items)
    for n in sorted(scale.items, key=lambda n: len(measure.item(n).options)):  # AUDIT 9 and 10 go by twos
        item, lowest = measure.item(n), measure.item(n).points(answers[n - 1])
        steps = [o.value for o in item.options if item.points(o.value) - lowest <= left]
        answers[n - 1] = max(steps, key=item.points)
        left -= item.points(answers[n - 1]) - lowest
    return answers


def test_one_item_that_does_not_apply_says_only_what_it_could_not_change():
    wsas = MEASURES["wsas"]
    assert score(wsas, [None, 3, 3, 2, 2]).scale().meets("significant") is True  # with it, it is not less
    assert score(wsas, [None, 2, 2, 2, 2]).scale().meets("significant") is None
    assert score(wsas, [0, 2, 2, 2, 2]).scale().meets("significant") is False


@pytest.mark.parametrize("blank", range(10))
def test_any_one_line_of_core_10_may_be_open_and_no_two(blank):
    answers = [2] * 10
    answers[blank] = None
    nine = score(MEASURES["core10"], answers)
    assert (nine.total, nine.prorated, nine.missing) == (20, True, (blank + 1,))
    answers[blank - 1] = None
    assert score(MEASURES["core10"], answers).total is None


def test_typed_scores_get_the_bands_and_cut_offs_of_answers():
    who = score_entered(MEASURES["who5"], {"total": 48}).scale()
    assert (who.raw, who.meets("low"), who.meets("possible_depression")) == (12, True, False)
    dass = score_entered(MEASURES["dass21"], {"D": 28})
    assert dass.scale("D").band.word == "extremely severe"
    assert dass.scale("A").value is None and dass.scale("A").band is None


def test_which_way_a_score_points_is_known():
    better = {key for key, m in MEASURES.items() if m.higher_is is HigherIs.BETTER}
    assert better == {"who5", "swls"}


def test_the_items_that_open_a_follow_up_are_those_on_death_and_self_harm():
    assert {k: m.self_harm_items() for k, m in MEASURES.items() if m.self_harm_items()} == {
        "phq9": (9,),
        "core10": (6,),
    }


def test_the_zero_of_gad_7_is_the_published_one():
    assert MEASURES["gad7"].item(1).words_of(0) == "Not at all"
    assert MEASURES["pswq"].item(1).words_of(3) == "3"
    assert MEASURES["pswq"].item(1).words_of(None) == ""


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda m: m.name)
def test_a_definition_comes_back_as_it_was_written(measure):
    assert read_measure(write_measure(measure)) == measure


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda m: m.name)
@given(data=st.data())
def test_any_answers_give_a_score_inside_its_scale_and_its_band(measure, data):
    answers = [
        data.draw(st.sampled_from([o.value for o in i.options]) | st.none(), label=str(n))
        for n, i in enumerate(measure.items, 1)
    ]
    scored = score(measure, answers)
    for scale in scored.scales:
        if scale.value is not None:
            assert scale.scale.low <= scale.value <= scale.out_of <= scale.scale.high
            assert scale.band is None or scale.band.low <= scale.value < scale.band.high + 1
    full = [a if a is not None else i.options[0].value for a, i in zip(answers, measure.items, strict=True)]
    assert score(measure, full).problem is None


def test_a_reversed_item_counts_from_the_other_end():
    pswq = MEASURES["pswq"].item(1)
    assert [pswq.points(n) for n in (1, 2, 3, 4, 5)] == [5, 4, 3, 2, 1]
    reversed_ones = {k: [n for n, i in enumerate(m.items, 1) if i.reverse] for k, m in MEASURES.items()}
    assert reversed_ones["pswq"] == [1, 3, 8, 10, 11]
    assert reversed_ones["core10"] == [2, 3]
    assert reversed_ones["gds15"] == [1, 5, 7, 11, 13]
    assert not any(reversed_ones[k] for k in set(MEASURES) - {"pswq", "core10", "gds15"})


def test_what_is_not_there_is_an_error():
    scored = score(MEASURES["gad7"], [0] * 7)
    with pytest.raises(KeyError):
        scored.scale("D")
    with pytest.raises(KeyError):
        scored.scale().meets("none")
    with pytest.raises(IndexError):
        MEASURES["gad7"].item(0)
