"""The reading grade: known texts, and what a Library text counts as."""

import pytest

from practice_desk.domain.reading_grade import grade, reading_of, sentences, syllables


@pytest.mark.parametrize(
    ("word", "count"), [("the", 1), ("little", 2), ("asked", 1), ("wanted", 2), ("therapy", 3), ("x", 1)]
)
def test_syllables_are_counted_by_rule(word, count):
    assert syllables(word) == count


def test_the_grade_is_the_published_formula():
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert grade("We meet. You decide.") == pytest.approx(0.39 * 2 + 11.8 * 5 / 4 - 15.59)


def test_plain_words_read_easily_and_a_clause_of_law_does_not():
    easy = reading_of("We meet on Monday. You can stop at any time.")
    assert easy.grade < 3 and easy.longest == 6 and easy.is_easy
    hard = reading_of(
        "Notwithstanding any contrary provision, the undersigned irrevocably authorises release."
    )
    assert hard.grade > 12 and not hard.is_easy


def test_form_is_not_counted_as_words():
    assert reading_of("= Head\n- {fee}\n[ ] yes\n____").longest == 1
    assert reading_of("[[if x]]\nYou can ask.\n[[end]]").longest == 3


def test_an_empty_text_reads_at_nothing():
    assert (reading_of("").grade, reading_of("").longest, reading_of("____").grade) == (0.0, 0, 0.0)
    with pytest.raises(ValueError, match="no words"):
        grade("")
    assert sentences("") == []
