import pytest

from practice_desk.domain.blocks import canonical, read_blocks
from practice_desk.domain.closing_boxes import are_own, closing_boxes, is_no, ticked_no
from practice_desk.domain.papers import PaperKind


def text(*lines):
    return canonical(read_blocks("\n".join(lines)))


def test_the_boxes_that_close_a_paper_are_those_at_its_end_though_a_sentence_may_follow():
    body = text("= Title", "[ ] Something", "Words", "[ ] I agree.", "[ ] No, thank you.", "A last word.")
    assert closing_boxes(body) == ("3.0", "4.0")
    assert closing_boxes(text("= Title", "Words")) == ()


@pytest.mark.parametrize(
    ("words", "no"),
    [
        ("I agree.", False), ("No, thank you.", True), ("No recording, please.", True), ("No.", True),
        ("I do not want to name anyone.", True), ("Please share only what cannot be linked to me.", True),
        ("Nothing stands in the way.", False), ("I could ask questions.", False), ("Not only me.", False),
    ],
)  # fmt: skip
def test_a_box_that_says_no_is_told_by_its_first_words(words, no):
    body = text("Words", f"[ ] {words}")
    assert is_no(body, "1.0") is no
    assert ticked_no(body, ["1.0"]) == ("1.0" if no else "")
    assert ticked_no(body, []) == ""


def test_a_no_further_up_is_no_answer_to_the_paper():
    body = text("[ ] None of these", "[ ] No letters", "Words", "[ ] I agree.")
    assert ticked_no(body, ["0.0", "1.0", "3.0"]) == ""


def test_the_boxes_of_optional_papers_and_of_notices_are_each_persons_own():
    assert are_own(PaperKind.RECORDING) and are_own(PaperKind.PRIVACY_NOTICE)
    assert not are_own(PaperKind.TREATMENT) and not are_own(PaperKind.CONFIDENTIALITY)
