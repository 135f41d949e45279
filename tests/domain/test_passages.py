"""A comparison read line by line."""

from practice_desk.domain.compare import Difference, compare, is_same, passages

BEFORE = "= Fees\nA session costs £40.\n= Notice\nTell me 24 hours before.\n"
AFTER = "= Fees\nA session costs £40.\n= Notice\nTell me 48 hours before.\nTell me by text.\n"


def said(passage):
    return [(run.what.value, run.text.strip()) for run in passage if run.text.strip()]


def test_only_the_lines_that_changed_are_changes_and_each_line_is_one_passage():
    lines = passages(compare(BEFORE, AFTER))
    changed = [said(line) for line in lines if not is_same(line)]
    assert changed == [
        [("same", "Tell me"), ("removed", "24"), ("added", "48"), ("same", "hours before.")],
        [("added", "Tell me by text.")],
    ]
    assert [said(line) for line in lines if is_same(line)] == [
        [("same", "= Fees")], [("same", "A session costs £40.")], [("same", "= Notice")]
    ]  # fmt: skip


def test_the_passages_hold_every_word_of_both_texts():
    runs = [run for line in passages(compare(BEFORE, AFTER)) for run in line]
    for text, left_out in ((BEFORE, Difference.ADDED), (AFTER, Difference.REMOVED)):
        kept = " ".join(run.text for run in runs if run.what is not left_out)
        assert kept.split() == text.split()


def test_two_texts_that_say_the_same_have_no_changed_passage():
    assert all(is_same(line) for line in passages(compare(AFTER, AFTER)))
    assert passages(compare("", "")) == []
