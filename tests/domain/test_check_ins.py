import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from architecture.tree import ROOT
from documents.grade import grade
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.domain.check_ins import (
    ITEMS,
    CheckIn,
    CheckInForm,
    CheckInItem,
    CheckInProblem,
    FrameChip,
    of_person,
    reveal,
)

DAY = date(2026, 3, 2)
WORDS = json.loads((ROOT / "resources" / "check_in" / "en.json").read_text(encoding="utf-8"))


def check_in(*answers, week=0, **more):
    return CheckIn(client_id="c", person_id="p", on=DAY + timedelta(weeks=week), answers=answers, **more)


def test_any_line_may_be_skipped_but_not_everything():
    assert list(check_in(7, None, 8, None, 9).problems(DAY)) == []
    assert list(check_in(*[None] * 5, take="slow down").problems(DAY)) == []
    assert list(check_in(*[None] * 5).problems(DAY)) == [("answers", CheckInProblem.NOTHING_SAID)]


def test_a_mean_is_there_only_where_every_line_is_answered():
    assert check_in(6, 7, 8, 9, 10).mean() == 8
    assert check_in(6, 7, None, 9, 10).mean() is None
    assert check_in(0, 0, 0, 0, 0).mean() == 0


@pytest.mark.parametrize("wrong", [11, -1, 5.5, True])
def test_a_mark_outside_the_scale_is_refused_beside_its_line(wrong):
    assert list(check_in(wrong, 7, 7, 7, 7).problems(DAY)) == [("answers.goal", CheckInProblem.OUT_OF_RANGE)]
    guessed = check_in(7, 7, 7, 7, 7, guess=(7, 7, 7, 7, wrong))
    assert list(guessed.problems(DAY)) == [("guess.frame", CheckInProblem.OUT_OF_RANGE)]


def test_faces_have_a_scale_of_their_own():
    faces = check_in(4, 4, 4, 4, 5, form=CheckInForm.FACES)
    assert list(faces.problems(DAY)) == [("answers.frame", CheckInProblem.OUT_OF_RANGE)]
    assert list(replace(faces, answers=(0, 1, 2, 3, 4)).problems(DAY)) == []


def test_a_check_in_of_tomorrow_or_with_four_lines_is_refused():
    assert list(check_in(7, 7, 7, 7, 7, week=1).problems(DAY)) == [("on", CheckInProblem.TO_COME)]
    assert list(check_in(7, 7, 7, 7).problems(DAY)) == [("answers", CheckInProblem.WRONG_NUMBER)]


def test_the_clients_mark_comes_first_and_the_guess_second():
    shown = reveal(check_in(7, None, 8, 3, 9, guess=(8, 8, 8, 8, None)))
    assert [(r.item, r.answer, r.guess, r.differs_by) for r in shown] == [
        (CheckInItem.GOAL, 7, 8, 1), (CheckInItem.TASK, None, 8, None), (CheckInItem.BOND, 8, 8, 0),
        (CheckInItem.VOICE, 3, 8, 5), (CheckInItem.FRAME, 9, None, None),
    ]  # fmt: skip


@pytest.mark.parametrize("closed", [{"handed_back": False}, {"opened": False}])
def test_nobody_looks_before_the_person_shows_it(closed):
    kept = check_in(7, 7, 7, 7, 7, **closed)
    with pytest.raises(ValueError, match="not shown"):
        reveal(kept)
    assert of_person([kept, check_in(8, 8, 8, 8, 8)], "p") != [] and kept not in of_person([kept], "p")


@pytest.mark.parametrize(("form", "mark", "asked"), [
    (CheckInForm.TEN, 7, True), (CheckInForm.TEN, 8, False), (CheckInForm.TEN, None, False),
    (CheckInForm.FACES, 3, True), (CheckInForm.FACES, 4, False),
])  # fmt: skip
def test_what_did_not_feel_right_is_offered_below_eight(form, mark, asked):
    assert check_in(4, 4, 4, 4, mark, form=form).asks_for_chips() is asked


def test_every_line_chip_and_face_has_its_words():
    assert list(WORDS["items"]) == [item.value for item in ITEMS]
    assert all(set(said) == {"words", "young", "low", "middle", "high"} for said in WORDS["items"].values())
    assert set(WORDS["chips"]) == {chip.value for chip in FrameChip}
    assert len(WORDS["faces"]) == 5 and set(WORDS["open"]) == {"more", "less", "take"}


def every_text(said):
    if isinstance(said, str):
        return [said]
    return [text for part in (said.values() if isinstance(said, dict) else said) for text in every_text(part)]


def test_what_a_client_reads_is_easy_to_read():
    hard = [text for text in every_text(WORDS) if len(text.split()) > 3 and grade(text) > 6]
    assert hard == []
    assert max(len(part.split()) for text in every_text(WORDS) for part in text.split(". ")) <= 20


@given(st.lists(st.none() | st.integers(0, 10), min_size=5, max_size=5))
def test_a_mean_is_never_outside_the_marks(answers):
    mean = check_in(*answers).mean()
    assert (mean is None) == (None in answers)
    assert mean is None or min(answers) <= mean <= max(answers)
