import json
from dataclasses import replace
from datetime import date

import pytest
from architecture.tree import ROOT

from practice_desk.domain.emotions import Emotion, EmotionProblem, FeelingGroup, line_of, what_helped

DAY = date(2026, 3, 2)
WORRY = Emotion(client_id="c", person_id="p", on=DAY, words="worried", before=8, after=5)


def test_a_feeling_has_a_word_and_a_strength_before_and_after():
    assert list(WORRY.problems(DAY)) == []
    assert WORRY.change == -3
    assert replace(WORRY, after=None).change is None


@pytest.mark.parametrize(("name", "value"), [("before", 11), ("after", -1), ("help", 10.5), ("help", True)])
def test_a_strength_outside_the_scale_is_refused(name, value):
    assert list(replace(WORRY, **{name: value}).problems(DAY)) == [(name, EmotionProblem.OUT_OF_RANGE)]


def test_a_feeling_without_a_word_or_of_tomorrow_is_refused():
    assert list(replace(WORRY, words=" ").problems(DAY)) == [("words", EmotionProblem.NO_WORDS)]
    assert list(WORRY.problems(date(2026, 3, 1))) == [("on", EmotionProblem.TO_COME)]


def test_what_helped_most_comes_first_each_thing_once():
    told = [
        replace(WORRY, id="1", helped="A walk", help=4),
        replace(WORRY, id="2", helped="called Sam", help=8),
        replace(WORRY, id="3", helped="a walk ", help=6),
        replace(WORRY, id="4", helped="tea"),
        replace(WORRY, id="5"),
    ]
    assert [(h.words, h.times, h.most) for h in what_helped(told)] == [
        ("called Sam", 1, 8), ("a walk", 2, 6), ("tea", 1, None),
    ]  # fmt: skip


def test_one_persons_line_for_one_feeling_is_in_order_and_alone():
    later = replace(WORRY, id="b", on=date(2026, 3, 9), words="Worried ")
    others = [replace(WORRY, id="x", person_id="q"), replace(WORRY, id="y", words="sad")]
    assert line_of([later, *others, WORRY], "p", "worried") == [WORRY, later]


def test_there_are_words_to_choose_from_for_each_group():
    words = json.loads((ROOT / "resources" / "check_in" / "en.json").read_text(encoding="utf-8"))
    assert set(words["feelings"]) == {group.value for group in FeelingGroup}
    every = [word for group in words["feelings"].values() for word in group]
    assert len(every) == len(set(every)) and "well" not in every
    fields = {"words", "before", "body", "set_off", "urge", "did", "helped", "help", "after"}
    assert set(words["emotion"]) == fields
