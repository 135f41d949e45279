from dataclasses import replace
from datetime import date, timedelta

import pytest
from architecture.tree import ROOT
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.domain.check_ins import CheckIn, CheckInForm, CheckInItem
from practice_desk.domain.library import read_texts
from practice_desk.domain.quiet_prompts import (
    PromptKind,
    check_in_prompts,
    goal_is_still,
    seen_differently,
    step_is_still,
)
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.steps import StepReview

DAY = date(2026, 3, 2)
TEXTS = {
    t.key for t in read_texts((ROOT / "resources/library/prompts_sessions.md").read_text(encoding="utf-8"))
}


def week(n, *answers, **more):
    marks = answers * 5 if len(answers) == 1 else answers
    more = {"person_id": "p", **more}
    return CheckIn(client_id="c", on=DAY + timedelta(weeks=n), answers=tuple(marks), **more)


def kinds(now, *others):
    return [p.kind for p in check_in_prompts(now, others)]


def test_a_mean_that_falls_by_two_is_worth_a_talk_and_less_is_not():
    before = [week(n, 8) for n in range(3)]
    assert kinds(week(3, 6), *before) == [PromptKind.MEAN_FELL]
    assert kinds(week(3, 6, 6, 6, 6, 7), *before) == []
    prompt = check_in_prompts(week(3, 6), before)[0]
    assert (prompt.before, prompt.after, prompt.item) == (8, 6, None)


def test_one_line_that_falls_by_three_is_worth_a_talk_and_two_is_not():
    before = [week(n, 9) for n in range(3)]
    fell = check_in_prompts(week(3, 9, 9, 6, 9, 9), before)
    assert [(p.kind, p.item, p.before, p.after) for p in fell] == [
        (PromptKind.ITEM_FELL, CheckInItem.BOND, 9, 6)
    ]
    assert kinds(week(3, 9, 9, 7, 9, 9), *before) == []


def test_the_line_that_fell_most_is_named_first():
    fell = check_in_prompts(week(1, 9, 6, 5, 9, 4), [week(0, 9)])
    assert [(p.item, p.after) for p in fell[1:]] == [
        (CheckInItem.FRAME, 4), (CheckInItem.BOND, 5), (CheckInItem.TASK, 6),
    ]  # fmt: skip
    fell = check_in_prompts(week(1, 1, 9, 6, 9, 9), [week(0, 4, 9, 10, 9, 9)])
    assert [p.item for p in fell] == [CheckInItem.BOND, CheckInItem.GOAL]


def test_an_earlier_one_of_the_same_day_counts():
    assert PromptKind.MEAN_FELL in kinds(week(0, 6), week(0, 9))


def test_it_is_held_against_the_median_of_the_last_three():
    one_high = [week(0, 10), week(1, 7), week(2, 7), week(3, 10)]
    assert kinds(week(4, 6), *one_high) == []  # median of 7, 7, 10
    assert (
        kinds(week(4, 6), week(0, 4), week(1, 9), week(2, 9), week(3, 9))
        == [PromptKind.MEAN_FELL] + [PromptKind.ITEM_FELL] * 5
    )


def test_one_earlier_check_in_is_enough_to_hold_it_against():
    assert PromptKind.MEAN_FELL in kinds(week(1, 6), week(0, 8))


def test_a_line_at_five_is_worth_a_talk_and_six_is_not():
    assert kinds(week(1, 7, 7, 5, 7, 7), week(0, 7)) == [PromptKind.LOW_ITEM]
    assert kinds(week(1, 7, 7, 6, 7, 7), week(0, 7)) == []


def test_one_low_line_says_nothing_at_the_first_check_in():
    assert kinds(week(0, 7, 7, 2, 7, 7)) == []


def test_a_line_that_fell_is_not_named_a_second_time_for_being_low():
    assert kinds(week(1, 8, 8, 4, 8, 8), week(0, 8)) == [PromptKind.ITEM_FELL]


def test_all_at_the_top_three_times_running_may_be_politeness():
    assert kinds(week(2, 10), week(1, 10), week(0, 10)) == [PromptKind.AT_THE_TOP]
    assert kinds(week(1, 10), week(0, 10)) == []
    assert kinds(week(2, 10), week(1, 10, 10, 9, 10, 10), week(0, 10)) == []
    assert kinds(week(2, 10, 10, None, 10, 10), week(1, 10), week(0, 10)) == []


def test_nothing_is_worked_out_while_the_client_holds_the_screen_or_keeps_it_closed():
    before = [week(n, 9) for n in range(3)]
    for closed in ({"handed_back": False}, {"opened": False}):
        assert kinds(week(3, 2, **closed), *before) == []
        hidden = [replace(c, **closed) for c in before]
        assert kinds(week(3, 2), *hidden) == []
    assert kinds(week(3, 2), *before)


def test_only_the_same_persons_earlier_check_ins_are_compared():
    assert kinds(week(1, 6), week(0, 9, person_id="q"), week(2, 9)) == []


def test_a_skipped_line_gives_no_mean_but_its_neighbours_still_speak():
    assert kinds(week(1, None, 5, 9, 9, 9), week(0, 9)) == [PromptKind.ITEM_FELL]
    assert kinds(week(1, 9, 9, 9, 9, 9), week(0, None, 9, 9, 9, 9)) == []


def test_faces_speak_like_marks_and_are_not_mixed_with_them():
    faces = {"form": CheckInForm.FACES}
    assert PromptKind.MEAN_FELL in kinds(week(1, 3, **faces), week(0, 4, **faces))
    assert kinds(week(1, 2, 3, 3, 3, 3, **faces), week(0, 3, **faces)) == [PromptKind.LOW_ITEM]
    assert kinds(week(1, 2, **faces), week(0, 9)) == []


def test_two_people_are_seen_differently_from_three_apart_and_never_averaged():
    one, two = week(0, 8), week(0, 8, 5, 6, 8, None, person_id="q")
    found = seen_differently([one, two])
    assert [(p.item, p.before, p.after) for p in found] == [(CheckInItem.TASK, 5, 8)]
    assert seen_differently([one, replace(two, opened=False)]) == ()
    assert seen_differently([one]) == ()


def ratings(*values, by=(Rater.PERSON, "p")):
    return [
        Rating(client_id="c", goal_id="g", on=DAY + timedelta(weeks=n), rater=by[0], person_id=by[1], value=v)
        for n, v in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("values", "times", "still"),
    [((5, 5, 5), 3, True), ((4, 5, 5, 5), 3, True), ((5, 5), 3, False), ((5, 5, 6), 3, False),
     ((5, 5, 5, 6, 6), 3, False), ((5, 5, 5), 4, False), ((7, 7), 2, True), ((7, 7), 1, False),
     ((7,), 0, False)],
)  # fmt: skip
def test_a_goal_that_stays_for_three_ratings_is_asked_about(values, times, still):
    found = goal_is_still(ratings(*values), "g", Scale.TEN, (Rater.PERSON, "p"), times)
    assert (found is not None) is still
    assert found is None or found.kind is PromptKind.GOAL_STILL


def test_one_raters_numbers_are_not_mixed_with_anothers():
    mixed = ratings(5, 5) + ratings(5, by=(Rater.THERAPIST, None))
    assert goal_is_still(mixed, "g", Scale.TEN, (Rater.PERSON, "p")) is None


def test_a_step_is_asked_about_after_two_not_this_time():
    def looks(*done):
        return [StepReview(client_id="c", step_id="s", on=DAY, done_client=d) for d in done]

    assert step_is_still(looks(3, 0, 0)).kind is PromptKind.STEP_STILL
    assert step_is_still(looks(0)) is None
    assert step_is_still(looks(0, 1)) is None
    assert step_is_still(looks(0, None)) is None


def test_every_prompt_has_its_words_in_the_library():
    assert {kind.words for kind in PromptKind} <= TEXTS
    assert {
        "risk.item",
        "risk.talk",
        "rupture.note",
        "reflect.short",
        "review.guide",
        "ending.guide",
    } <= TEXTS


@given(st.lists(st.lists(st.none() | st.integers(0, 10), min_size=5, max_size=5), max_size=5))
def test_a_check_in_that_never_falls_says_nothing_of_a_fall(rows):
    line = [week(n, *row) for n, row in enumerate(rows)]
    now = week(9, 10)
    assert {p.kind for p in check_in_prompts(now, line)} <= {PromptKind.AT_THE_TOP}


@pytest.mark.parametrize(
    ("marks", "session"),
    [((7, 7, 8, 8, 6, 8, 9, 9), 5), ((6, 7, 7, 8, 5, 7, 8, 8), 5), ((6, 6, 7, 7, 5, 7, 8, 8), 5)],
)
def test_the_dips_of_the_made_up_practice_are_the_only_talks_it_asks_for(marks, session):
    line = [week(n, mark) for n, mark in enumerate(marks, 1)]
    fell = {
        n for n, now in enumerate(line, 1)
        if PromptKind.MEAN_FELL in {p.kind for p in check_in_prompts(now, line[: n - 1])}
    }  # fmt: skip
    assert fell == {session}


def test_the_marks_it_is_held_against_are_named_oldest_first():
    before = [week(0, 3), week(1, 7), week(2, 6), week(3, 9)]
    fell = check_in_prompts(week(4, 9, 9, 2, 9, 9), before)
    assert [(p.before, p.marks, p.after) for p in fell] == [(7, (7, 6, 9), 2)]
