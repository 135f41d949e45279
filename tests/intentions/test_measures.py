"""Measures on a real desk: given, handed back, scored, corrected; answers on self-harm wait to be noted."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from practice_desk.domain import clock
from practice_desk.domain.change_sizes import SizeProblem
from practice_desk.domain.due import DueKind
from practice_desk.domain.measure_change import ChangeLabel
from practice_desk.domain.measure_scores import MeasureProblem
from practice_desk.domain.measure_sheets import FollowUpOutcome, FollowUpProblem, GivenHow
from practice_desk.domain.measures import Entry, Option
from practice_desk.domain.own_measures import OwnItem, OwnMeasureProblem
from practice_desk.domain.signing import Refused
from practice_desk.intentions import change_sizes, measures, own_measures
from practice_desk.intentions.due import due_of

DAY = date(2026, 3, 2)
ZEROS = (0,) * 9


@pytest.fixture(autouse=True)
def _afternoon():
    with clock.at(datetime.combine(DAY, time(15))):
        yield


def given(desk, client, answers, key="phq9", on=DAY, **about):
    sheet = measures.give(desk, client.id, key)
    padded = (*answers, *sheet.answers[len(answers) :])  # PHQ-9 asks a tenth question that is not scored
    sheet = replace(sheet, answers=padded, on=on, **about)
    measures.keep_sheet(desk, sheet)
    return sheet


def answered(desk, client, answers, **about):
    return measures.hand_back(desk, given(desk, client, answers, **about).id)


def item9(answer):
    return (*ZEROS[:8], answer)


def refused(deed):
    with pytest.raises(Refused) as caught:
        deed()
    return dict(caught.value.problems)


def test_nothing_is_worked_out_before_the_screen_is_handed_back(desk, amara):
    sheet = given(desk, amara, item9(2))
    assert measures.sheets_of(desk, amara.id) == []
    assert measures.scores_of(desk, amara.id, "phq9") == []
    assert measures.follow_ups(desk) == []
    measures.hand_back(desk, sheet.id)
    assert [s.score.total for s in measures.scores_of(desk, amara.id, "phq9")] == [2]
    assert len(measures.follow_ups(desk)) == 1


@pytest.mark.parametrize(("answer", "opens"), [(0, False), (1, True), (3, True), (None, True)])
def test_every_answer_above_not_at_all_and_every_blank_opens_a_follow_up(desk, amara, answer, opens):
    answered(desk, amara, (1, *ZEROS[1:8], answer))
    assert bool(measures.follow_ups(desk, amara.id)) is opens
    kinds = [d.kind for d in due_of(desk, amara.id)]
    assert (DueKind.SELF_HARM_ANSWER in kinds) is opens


def test_a_follow_up_stays_until_it_is_noted_and_holds_nothing_up(desk, amara):
    sheet = answered(desk, amara, item9(1))
    answered(desk, amara, ZEROS)  # a later 0 reassures of nothing and closes nothing
    assert [f.sheet.id for f in measures.follow_ups(desk)] == [sheet.id]
    assert not measures.is_reviewed(desk, sheet)
    note = measures.answer_follow_up(desk, sheet.id, 9, FollowUpOutcome.TALKED, said="It comes at night.")
    assert desk.undo_step is None
    assert measures.follow_ups(desk) == []
    assert measures.is_reviewed(desk, sheet)
    assert desk.follow_ups.of_sheet(sheet.id) == [note]


def test_what_was_said_what_was_decided_or_why_not_asked_is_needed(desk, amara):
    sheet = answered(desk, amara, item9(1))
    missing = {
        FollowUpOutcome.TALKED: {"said": FollowUpProblem.NO_WORDS},
        FollowUpOutcome.ALREADY_LEFT: {"plan": FollowUpProblem.NO_PLAN},
        FollowUpOutcome.NOT_ASKED: {"reason": FollowUpProblem.NO_REASON},
    }
    for outcome, problems in missing.items():
        assert refused(lambda o=outcome: measures.answer_follow_up(desk, sheet.id, 9, o)) == problems
    assert len(measures.follow_ups(desk)) == 1


def test_it_is_said_when_an_answer_rose(desk, amara):
    answered(desk, amara, item9(1), on=date(2026, 2, 2))
    answered(desk, amara, item9(2))
    assert [f.answer.rose for f in measures.follow_ups(desk, amara.id)] == [False, True]


def test_scores_come_with_their_change_since_the_first_and_the_last(desk, amara):
    for month, answers in ((1, (2,) * 9), (2, (2, 2, 2, 2, 2, 2, 1, 1, 1)), (3, (1,) * 9)):
        answered(desk, amara, answers, on=date(2026, month, 2))
    scored = measures.scores_of(desk, amara.id, "phq9")
    assert [s.score.total for s in scored] == [18, 15, 9]
    assert scored[0].since_first is None
    assert scored[2].since_first.label is ChangeLabel.RELIABLE_IMPROVEMENT
    assert scored[2].since_first.reliable_recovery
    assert scored[1].since_last.label is ChangeLabel.NO_RELIABLE_CHANGE
    assert measures.said(desk, scored[2].sheet) == "PHQ-9 9"


def test_two_peoples_sheets_are_never_one_line(desk, couple):
    people = desk.people.of_client(couple.id)
    for person, value in zip(people, (1, 3), strict=True):
        answered(desk, couple, (value,) * 9, person_id=person.id)
    lines = [[s.score.total for s in measures.scores_of(desk, couple.id, "phq9", p.id)] for p in people]
    assert lines == [[9], [27]]


def test_an_answer_that_is_none_of_them_is_refused_beside_its_line(desk, amara):
    assert refused(lambda: given(desk, amara, item9(4))) == {"items.9": MeasureProblem.OUTSIDE_SCALE}
    assert desk.measure_sheets.count() == 0


def test_of_a_measure_whose_words_may_not_ship_only_the_score_is_entered(desk, amara):
    sheet = measures.give(desk, amara.id, "who5")
    assert sheet.given is GivenHow.SCORE
    kept = measures.keep_entered(desk, sheet, [56])
    assert measures.scores_of(desk, amara.id, "who5")[0].score.total == 56
    assert refused(lambda: measures.keep_entered(desk, replace(kept, id="0" * 32), [101]))
    only_scores = [m for m in measures.shipped().values() if m.entry is Entry.SCORE]
    assert not [item.text for m in only_scores for item in m.items if item.text]


def test_a_correction_takes_the_place_of_the_sheet_and_keeps_it(desk, amara):
    wrong = answered(desk, amara, (1,) * 9)
    right = measures.correct(desk, wrong, replace(wrong, answers=((2,) * 9 + (None,))))
    assert [s.score.total for s in measures.scores_of(desk, amara.id, "phq9")] == [18]
    assert desk.measure_sheets.get(wrong.id) == wrong
    assert right.corrects_id == wrong.id
    assert not measures.may_be_removed(desk, wrong)
    with pytest.raises(AssertionError):
        measures.remove_sheet(desk, wrong)


def test_a_sheet_to_which_something_was_said_is_not_removed(desk, amara):
    sheet = answered(desk, amara, item9(1))
    assert measures.may_be_removed(desk, sheet)
    measures.answer_follow_up(desk, sheet.id, 9, FollowUpOutcome.NOT_ASKED, reason="The session had ended.")
    assert not measures.may_be_removed(desk, sheet)


def own(**about):
    built = replace(
        own_measures.begin_own(), name="Tummy ache days", items=(OwnItem("How many days this week?"),),
        options=(Option("none", 0), Option("some", 1), Option("most", 2)), may_use_text=True,
    )  # fmt: skip
    return replace(built, **about)


def test_a_measure_of_ones_own_is_given_and_a_change_makes_a_further_version(desk, amara):
    first = own()
    kept = own_measures.keep_own(desk, first)
    answered(desk, amara, (2,), key=first.key)
    assert own_measures.keep_own(desk, own_measures.own_of(desk, first.key)) == kept
    longer = replace(own_measures.own_of(desk, first.key), items=(*first.items, OwnItem("And nights?")))
    assert own_measures.keep_own(desk, longer).version == 2
    assert measures.scores_of(desk, amara.id, first.key)[0].score.total == 2
    assert len(measures.find_measure(desk, first.key).items) == 2
    assert [m.key for m in measures.measures(desk) if m.own] == [first.key]
    own_measures.hide_own(desk, first.key, hidden=True)
    assert [m.key for m in measures.measures(desk) if m.own] == []
    assert [k.key for k in own_measures.own_measures(desk, hidden=True)] == [first.key]


def test_without_the_right_to_the_text_it_is_not_kept(desk):
    assert refused(lambda: own_measures.keep_own(desk, own(may_use_text=False))) == {
        "may_use_text": OwnMeasureProblem.NO_RIGHT
    }


def test_a_reopened_measure_still_knows_its_two_figures_and_they_can_be_taken_out(desk):
    built = own(deviation=5.1, reliability=0.86)
    own_measures.keep_own(desk, built)
    again = own_measures.own_of(desk, built.key)
    assert (again.deviation, again.reliability) == (5.1, 0.86)
    kept = own_measures.keep_own(desk, replace(again, name="Tummy ache days, new"))
    assert own_measures.measure_of(kept).threshold().deviation == 5.1
    bare = replace(own_measures.own_of(desk, built.key), deviation=None, reliability=None)
    assert own_measures.measure_of(own_measures.keep_own(desk, bare)).threshold() is None


def test_sheets_of_one_day_are_compared_in_the_order_they_were_given(desk, amara):
    ids = []
    for hour, answer in ((16, 3), (9, 0), (12, 1)):
        with clock.at(datetime.combine(DAY, time(hour))):
            sheet = measures.give(desk, amara.id, "gad7", how=GivenHow.ON_PAPER)
            measures.keep_sheet(desk, replace(sheet, answers=(answer,) * 7))
            ids.append(sheet.id)
    scored = measures.scores_of(desk, amara.id, "gad7")
    assert [s.score.total for s in scored] == [0, 7, 21]
    assert scored[-1].since_last.points == 14
    right = measures.correct(desk, scored[0].sheet, replace(scored[0].sheet, answers=(2,) * 7))
    assert [s.sheet.id for s in measures.scores_of(desk, amara.id, "gad7")] == [right.id, ids[2], ids[0]]


def test_a_version_that_adds_up_otherwise_is_not_held_against_the_one_before(desk, amara):
    built = own()
    own_measures.keep_own(desk, built)
    for more in ((), (OwnItem("And nights?"),)):
        measure = replace(own_measures.own_of(desk, built.key), items=(*built.items, *more))
        own_measures.keep_own(desk, measure)
        with clock.at(datetime.combine(DAY, time(15, len(more)))):
            sheet = measures.give(desk, amara.id, built.key, how=GivenHow.ON_PAPER)
        measures.keep_sheet(desk, replace(sheet, answers=tuple(1 for _ in measure.items)))
    scored = measures.scores_of(desk, amara.id, built.key)
    assert [(s.sheet.version, s.since_last) for s in scored] == [(1, None), (2, None)]


def test_an_own_question_on_self_harm_opens_a_follow_up_too(desk, amara):
    built = own(items=(OwnItem("Thoughts of hurting myself", self_harm=True),))
    own_measures.keep_own(desk, built)
    answered(desk, amara, (1,), key=built.key)
    assert len(measures.follow_ups(desk)) == 1


def test_every_shipped_measure_can_be_given(desk, amara):
    for key in measures.shipped():
        assert measures.give(desk, amara.id, key).version >= 1
    assert measures.rights().keys() >= measures.shipped().keys()
    with pytest.raises(KeyError):
        measures.find_measure(desk, "no such measure")


def test_a_size_of_change_of_ones_own_counts_for_each_sheet_until_the_published_one_does_again(desk, amara):
    for day, total in ((DAY - timedelta(days=7), 40), (DAY, 28)):
        sheet = replace(measures.give(desk, amara.id, "pcl5"), on=day)
        measures.keep_entered(desk, sheet, [total, None, None, None, None])

    def label():
        return measures.scores_of(desk, amara.id, "pcl5")[-1].since_first.label

    assert label() is ChangeLabel.RELIABLE_IMPROVEMENT
    begun = change_sizes.begin_size(desk, "pcl5")
    assert (begun.points, begun.cut_off) == (10, 33)
    assert refused(lambda: change_sizes.keep_size(desk, replace(begun, points=0))) == {
        "points": SizeProblem.NO_POINTS
    }
    change_sizes.keep_size(desk, replace(begun, points=15, source="Marx et al. 2022"))
    assert label() is ChangeLabel.NO_RELIABLE_CHANGE
    change_sizes.count_published(desk, "pcl5")
    assert label() is ChangeLabel.RELIABLE_IMPROVEMENT
    cited = change_sizes.begin_size(desk, "pswq")  # nobody saw its source: who says so is to be written
    assert (cited.points, cited.cut_off, cited.source) == (9, 45, "")
