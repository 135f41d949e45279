import json
from hashlib import sha256
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.storage import keys, recovery
from practice_desk.storage.recovery import LineState, line_state, root_of, sheet_lines

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ROOTS = st.binary(min_size=20, max_size=20).map(bytearray)


@given(ROOTS)
def test_the_four_lines_are_the_root_however_they_are_typed(root):
    lines = sheet_lines(root)
    assert len(lines) == 4 and all(len(line) == 11 for line in lines)
    assert root_of(lines) == root
    sloppy = [line.lower().replace(" ", "-").replace("0", "o").replace("1", "l") for line in lines]
    checks = [line[-1] for line in lines]
    sloppy = [s[:-1] + c for s, c in zip(sloppy, checks, strict=True)]  # the check symbol is as printed
    assert root_of(sloppy) == root


@given(ROOTS, st.integers(0, 3), st.integers(0, 7), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_found_in_its_line(root, line, place, letter):
    typed = sheet_lines(root)[line].replace(" ", "")
    wrong = typed[:place] + letter + typed[place + 1 :]
    assert line_state(wrong) is (LineState.RIGHT if wrong == typed else LineState.WRONG)


@given(ROOTS, st.integers(0, 6))
def test_two_neighbours_the_wrong_way_round_are_found(root, place):
    typed = sheet_lines(root)[0].replace(" ", "")
    wrong = typed[:place] + typed[place + 1] + typed[place] + typed[place + 2 :]
    assert line_state(wrong) is (LineState.RIGHT if wrong == typed else LineState.WRONG)


@given(st.text(max_size=14))
def test_whatever_is_typed_gets_an_answer(typed):
    assert line_state(typed) in LineState


def test_a_line_is_unfinished_until_its_last_letter():
    line = sheet_lines(bytearray(20))[0]
    assert line_state(line[:-1]) is LineState.UNFINISHED
    assert line_state(line) is LineState.RIGHT
    assert line_state(line + "X") is LineState.WRONG


@pytest.mark.parametrize("lines", [[], ["x"] * 4, ["0000 0000 0"] * 3, ["0000 0000 0"] * 5])
def test_anything_but_four_right_lines_is_no_sheet(lines):
    with pytest.raises(recovery.WrongSheet):
        root_of(lines)


def asking_for(folder, **wanted):
    """Return a key file that is whole but asks for other work."""
    body = json.loads((folder / "keys.json").read_bytes())
    del body["sha256"]
    body = {**body, **wanted}
    digest = sha256(keys._canonical(body)).hexdigest()
    return keys._canonical({**body, "sha256": digest})


@pytest.mark.parametrize(
    "wanted",
    [
        {"memory_kib": 2 * 1024**3}, {"passes": 10**9}, {"lanes": 10**6}, {"memory_kib": -1}, {"passes": 0},
        {"lanes": 0}, {"memory_kib": 8, "passes": 1}, {"passes": 2},
    ],
)  # fmt: skip
def test_a_key_file_that_asks_for_too_much_or_too_little_work_is_refused_at_once(folder, wanted):
    started = perf_counter()
    with pytest.raises(keys.RefusedKeyFile):
        keys.read_key_file(asking_for(folder, **wanted))
    assert perf_counter() - started < 0.1
    keys.read_key_file(asking_for(folder))


@pytest.mark.parametrize(
    "wanted",
    [
        {"memory_kib": "much"}, {"memory_kib": 65536.5}, {"salt": "?"}, {"salt": 5}, {"vault_id": "xyz"},
        {"more": 1}, {"vault_id": None}, {"passes": None}, {"wrapped": "AAAA"},
    ],
)  # fmt: skip
def test_a_key_file_of_another_form_is_damaged_not_a_wrong_passphrase(folder, wanted):
    with pytest.raises((keys.DamagedKeyFile, keys.RefusedKeyFile)):
        keys.unwrap(keys.read_key_file(asking_for(folder, **wanted)), "any")


@given(st.binary(max_size=200))
def test_no_bytes_whatever_are_more_than_a_damaged_key_file(data):
    with pytest.raises(keys.DamagedKeyFile):
        keys.read_key_file(data)


def test_deep_and_long_key_files_are_only_damaged():
    for data in (b"[" * 200_000, b'{"sha256": ' + b"9" * 10_000 + b"}", b"null", b'"text"', b"1" * 5000):
        with pytest.raises(keys.DamagedKeyFile):
            keys.read_key_file(data)
