from datetime import date

from practice_desk.domain.noticed import Noticed, NoticedProblem


def test_a_line_needs_words():
    bare = Noticed(client_id="c", on=date(2026, 3, 2), words=" \n")
    assert list(bare.problems()) == [("words", NoticedProblem.NO_WORDS)]
    assert not list(Noticed(client_id="c", on=date(2026, 3, 2), words="I slept.").problems())
