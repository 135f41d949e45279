from datetime import UTC, date, datetime, timedelta

import pytest

from practice_desk.domain.prompt_answers import AnsweredPrompt, PromptAnswer, answer_to, comes_back, is_open
from practice_desk.domain.quiet_prompts import Prompt, PromptKind

DAY, NOON = date(2026, 3, 2), datetime(2026, 3, 2, 12, tzinfo=UTC)
FELL = Prompt(PromptKind.ITEM_FELL, about="one")


def answered(answer, kind=PromptKind.ITEM_FELL, about="one", session="first", hours=0):
    return AnsweredPrompt(
        client_id="c", session_id=session, kind=kind, about=about, answer=answer, on=DAY,
        at_utc=NOON + timedelta(hours=hours),
    )  # fmt: skip


def test_a_prompt_is_open_until_something_became_of_it():
    assert is_open(FELL, [])
    assert not any(is_open(FELL, [answered(a)]) for a in PromptAnswer)


def test_one_answer_is_for_all_that_say_the_same_of_the_same_thing():
    assert not is_open(Prompt(PromptKind.MEAN_FELL, about="one"), [answered(PromptAnswer.OTHER)])
    assert is_open(Prompt(PromptKind.LOW_ITEM, about="one"), [answered(PromptAnswer.OTHER)])
    assert is_open(Prompt(PromptKind.ITEM_FELL, about="two"), [answered(PromptAnswer.OTHER)])


def test_the_last_answer_counts_whatever_the_order_they_come_in():
    later, first = answered(PromptAnswer.FOUND, hours=1), answered(PromptAnswer.REMIND)
    assert answer_to(FELL, [later, first]) is later
    assert answer_to(FELL, []) is None


@pytest.mark.parametrize(
    ("answer", "session", "shown"),
    [
        (PromptAnswer.REMIND, "first", True),
        (PromptAnswer.REMIND, "second", False),  # pressed on this very card: next time
        (PromptAnswer.REMIND, "third", False),  # pressed at a later one
        (PromptAnswer.REMIND, None, True),
        (PromptAnswer.FOUND, "first", False),
        (PromptAnswer.OTHER, "first", False),
    ],
)
def test_only_what_is_to_be_brought_up_comes_back_and_only_at_a_later_session(answer, session, shown):
    assert comes_back(FELL, [answered(answer, session=session)], "second", ["first"], DAY) is shown


def test_nothing_that_was_not_put_off_comes_back():
    assert not comes_back(FELL, [], "second", ["first"], DAY)
    put_off = answered(PromptAnswer.REMIND, session=None)
    assert not comes_back(FELL, [put_off], "second", ["first"], DAY - timedelta(days=1))
