from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from domain.shipped import MEASURES

from practice_desk.domain.measure_scores import MeasureProblem
from practice_desk.domain.measure_sheets import (
    FollowUp,
    FollowUpOutcome,
    FollowUpProblem,
    GivenHow,
    MeasureSheet,
    SheetProblem,
    in_force,
    may_be_reviewed,
    self_harm_answers,
    waiting,
)

PHQ, CORE = MEASURES["phq9"], MEASURES["core10"]
DAY, NOON = date(2026, 3, 2), datetime(2026, 3, 2, 12, tzinfo=UTC)


def phq(item9, on=DAY, **more):
    return MeasureSheet(
        client_id="c", person_id="p", measure="phq9", on=on, answers=(1,) * 8 + (item9, None), **more
    )


def core(item6):
    answers = (1, 1, 1, 1, 1, item6, 1, 1, 1, 1)
    return MeasureSheet(client_id="c", person_id="p", measure="core10", on=DAY, answers=answers)


def follow_up(sheet, **more):
    return FollowUp(client_id="c", sheet_id=sheet.id, item=9, at_utc=NOON, **more)


@pytest.mark.parametrize("answer", [1, 2, 3, None])
def test_any_answer_above_not_at_all_or_a_blank_is_to_be_talked_about(answer):
    found = self_harm_answers(PHQ, phq(answer))
    assert [(f.item, f.answer) for f in found] == [(9, answer)]
    assert [(f.item, f.answer) for f in self_harm_answers(CORE, core(answer))] == [(6, answer)]


def test_not_at_all_says_nothing_at_all():
    assert self_harm_answers(PHQ, phq(0)) == ()
    assert self_harm_answers(CORE, core(0)) == ()


def test_the_words_of_the_answer_are_those_the_person_chose():
    assert self_harm_answers(PHQ, phq(2))[0].words == "More than half the days"
    assert self_harm_answers(CORE, core(4))[0].words == "Most or all the time"
    assert self_harm_answers(PHQ, phq(None))[0].words == ""


def test_nothing_is_worked_out_while_the_client_holds_the_screen():
    held = phq(3, given=GivenHow.TURNED_SCREEN, handed_back=False)
    assert self_harm_answers(PHQ, held) == () and not may_be_reviewed(PHQ, held, ())
    assert self_harm_answers(PHQ, replace(held, handed_back=True))


def test_it_is_asked_each_time_and_a_rise_is_known():
    first, second = phq(2), phq(1, on=date(2026, 3, 9))
    third = phq(2, on=date(2026, 3, 16))
    same = phq(2, on=date(2026, 3, 2))
    assert [a.rose for a in self_harm_answers(PHQ, same, [first])] == [False]
    assert [a.rose for a in self_harm_answers(PHQ, phq(3), [first])] == [True]
    assert [a.rose for a in self_harm_answers(PHQ, second, [first])] == [False]
    assert [a.rose for a in self_harm_answers(PHQ, third, [first, second])] == [True]
    assert [a.rose for a in self_harm_answers(PHQ, first, [])] == [False]


def test_only_the_same_persons_earlier_sheets_are_compared():
    low = phq(1)
    high = phq(3, on=date(2026, 3, 9))
    other = replace(low, person_id="q")
    later = replace(low, on=date(2026, 4, 1))
    assert [a.rose for a in self_harm_answers(PHQ, high, [other, later])] == [False]
    assert [a.rose for a in self_harm_answers(PHQ, high, [other, low])] == [True]


def test_a_corrected_sheet_counts_no_more():
    wrong = phq(3)
    right = phq(0, corrects_id=wrong.id)
    assert in_force([wrong, right]) == [right]
    now = phq(1, on=date(2026, 3, 9))
    assert [a.rose for a in self_harm_answers(PHQ, now, [wrong, right])] == [True]


def test_a_sheet_is_reviewed_only_when_the_follow_up_is_noted():
    sheet = phq(1)
    assert not may_be_reviewed(PHQ, sheet, ())
    assert waiting(PHQ, sheet, [follow_up(phq(1), said="of another sheet")])
    noted = follow_up(sheet, said="Thoughts, no plan. Told her sister.")
    assert may_be_reviewed(PHQ, sheet, [noted])
    assert may_be_reviewed(PHQ, phq(0), ())


@pytest.mark.parametrize(
    ("outcome", "field", "problem"),
    [
        (FollowUpOutcome.TALKED, "said", FollowUpProblem.NO_WORDS),
        (FollowUpOutcome.ALREADY_LEFT, "plan", FollowUpProblem.NO_PLAN),
        (FollowUpOutcome.NOT_ASKED, "reason", FollowUpProblem.NO_REASON),
    ],
)
def test_a_follow_up_says_what_was_said_decided_or_why_not(outcome, field, problem):
    bare = follow_up(phq(1), outcome=outcome)
    assert list(bare.problems()) == [(field, problem)]
    assert list(replace(bare, **{field: "words"}).problems()) == []


def test_a_sheet_is_refused_beside_what_is_wrong():
    assert list(phq(4).problems(PHQ, DAY)) == [("items.9", MeasureProblem.OUTSIDE_SCALE)]
    assert list(phq(0).problems(PHQ, date(2026, 3, 1))) == [("on", SheetProblem.TO_COME)]
    assert list(phq(None).problems(PHQ, DAY)) == []


@pytest.mark.parametrize(
    ("key", "total", "items"), [("phq9", 15, [9]), ("core10", 1, [6]), ("phq9", 0, []), ("who5", 20, [])]
)
def test_a_typed_score_leaves_the_answer_unseen_so_it_is_asked_about(key, total, items):
    sheet = MeasureSheet(client_id="c", measure=key, on=DAY, given=GivenHow.SCORE, entered=(total,))
    found = self_harm_answers(MEASURES[key], sheet)
    assert [(a.item, a.answer, a.words) for a in found] == [(n, None, "") for n in items]
    assert self_harm_answers(MEASURES[key], replace(sheet, handed_back=False)) == ()


def test_typed_scores_are_in_the_order_of_the_scales():
    dass = MEASURES["dass21"]
    sheet = MeasureSheet(
        client_id="c", measure="dass21", on=DAY, given=GivenHow.SCORE, entered=(20, None, 14)
    )
    assert list(sheet.problems(dass, DAY)) == []
    scored = sheet.score(dass)
    assert [scored.scale(k).value for k in "DAS"] == [20, None, 14]
    assert self_harm_answers(dass, sheet) == ()
    wrong = replace(sheet, entered=(43, None, 13))
    assert [name for name, _ in wrong.problems(dass, DAY)] == ["entered.D", "entered.S"]
    assert phq(0).score(PHQ).total == 8


@pytest.mark.parametrize(
    ("series", "asked"),
    [((0, 2, 1, 1, 0, 0, 0, 0), {2, 3, 4}), ((0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0), {5})],
)
def test_the_made_up_practice_is_asked_at_the_sessions_it_is_told(series, asked):
    sheets = [phq(answer, on=date(2026, 3, n)) for n, answer in enumerate(series, 1)]
    assert {n for n, sheet in enumerate(sheets, 1) if self_harm_answers(PHQ, sheet, sheets[: n - 1])} == asked


def test_sheets_of_one_day_stand_in_the_order_they_were_given():
    noon, later = phq(0, at_utc=NOON), phq(2, at_utc=NOON.replace(hour=13))
    morning = phq(1, at_utc=NOON.replace(hour=8))
    day = [later, noon, morning]
    assert in_force(day) == [morning, noon, later]
    assert [[a.rose for a in self_harm_answers(PHQ, s, day)] for s in (morning, later)] == [[False], [True]]


def test_a_correction_keeps_the_place_of_what_it_corrects():
    first, second = phq(1, at_utc=NOON), phq(2, at_utc=NOON.replace(hour=13))
    right = phq(3, at_utc=first.at_utc, corrects_id=first.id)
    assert in_force([first, second, right]) == [right, second]


def test_what_was_answered_last_time_and_when_is_known_and_a_blank_between_is_passed_over():
    first, blank = phq(1), phq(None, on=date(2026, 3, 9))
    (now,) = self_harm_answers(PHQ, phq(2, on=date(2026, 3, 16)), [first, blank])
    assert (now.rose, now.before, now.before_on) == (True, "Several days", DAY)
    (never,) = self_harm_answers(PHQ, first, [])
    assert (never.before, never.before_on) == ("", None)


def test_more_scores_than_scales_are_refused():
    sheet = MeasureSheet(client_id="c", measure="who5", on=DAY, given=GivenHow.SCORE, entered=(20, 40))
    assert list(sheet.problems(MEASURES["who5"], DAY)) == [("entered", MeasureProblem.WRONG_NUMBER)]
