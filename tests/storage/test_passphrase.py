import pytest
from storage.damage import outcome

from practice_desk.storage import keys
from practice_desk.storage.passphrase import (
    WORDS,
    PassphraseProblem,
    advice,
    generated_phrase,
    word_list,
)


@pytest.mark.parametrize(
    ("typed", "problem", "usable"),
    [
        ("fourteen chars", PassphraseProblem.TOO_SHORT, False),
        ("fifteen letters", None, True),
        ("aaaaaaaaaaaaaaaaaaaa", PassphraseProblem.EASY, True),
        ("therapy leeds ann", PassphraseProblem.EASY, True),
        ("the tram never stops at our garden", None, True),
        ("Zoë läuft über 7 Brücken", None, True),
        ("x" * 1025, PassphraseProblem.TOO_LONG, False),
        ("a sentence of a good deal more than seventy-two characters, as some people like", None, True),
    ],
)  # fmt: skip
def test_length_decides_and_the_rest_is_advice(typed, problem, usable):
    found = advice(typed, ["Ann Olsson", "Therapy Leeds"])
    assert (found.problem, found.usable) == (problem, usable)


def test_a_passphrase_does_not_print_itself():
    assert "leeds" not in repr(advice("therapy leeds ann"))


def test_the_word_list_is_2048_plain_words_and_seven_of_them_are_a_phrase():
    words = word_list()
    assert len(set(words)) == len(words) == 2048
    assert all(4 <= len(w) <= 7 and w.isascii() and w.isalpha() and w.islower() for w in words)
    phrases = [generated_phrase() for _ in range(50)]
    assert all(len(p.split()) == WORDS and set(p.split()) <= set(words) for p in phrases)
    assert len(set(phrases)) == 50
    assert advice(phrases[0]).problem is None


def test_spellings_of_one_letter_open_the_same_vault():
    found = keys.wrap(keys.new_root(), "Zoë walks the long way", b"i" * 16, keys.FLOOR)
    assert keys.unwrap(found, "Zoe\u0308 walks the long way")


CALIBRATE = """
import resource, sys
from practice_desk.storage import keys
most = int(sys.argv[1]) * 2**20
resource.setrlimit(resource.RLIMIT_AS, (most, most))
for what in (keys.calibrated, lambda: keys.wrap(keys.new_root(), "x" * 15, b"i" * 16)):
    try:
        found = what()
        print(getattr(found, "cost", found).memory // 1024)
    except keys.TooLittleMemory:
        print("refused")
"""


def test_a_small_computer_gets_the_floor_and_never_less(tmp_path):
    base = memory_of_a_bare_start()
    assert outcome(CALIBRATE, base + 150).split() == ["64", "refused"]
    assert outcome(CALIBRATE, base + 20).split() == ["refused", "refused"]


def memory_of_a_bare_start():
    """Return how many MiB of addresses the imports alone take."""
    script = (
        "from practice_desk.storage import keys; import threading;"
        "print(int(open('/proc/self/statm').read().split()[0]) * 4096 // 2**20 + 1)"
    )
    return int(outcome(script))


def test_a_passphrase_costs_about_as_long_as_it_should_on_this_computer(monkeypatch):
    monkeypatch.setattr(keys, "_seconds", lambda cost: 0.1 * cost.passes)
    assert keys.calibrated(0.7) == keys.Cost(256 * 1024, 7, 2)
    monkeypatch.setattr(keys, "_seconds", lambda cost: 0.9 * cost.passes)
    assert keys.calibrated(0.7) == keys.Cost(256 * 1024, 3, 2)
    slow = iter([3.0, 0.3, 2.0])
    monkeypatch.setattr(keys, "_seconds", lambda _: next(slow))
    assert keys.calibrated(0.7).passes == 7
