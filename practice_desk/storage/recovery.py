"""The recovery sheet's characters: the root secret as 4 lines of 8 letters, each with a check symbol.

Crockford base32, so that O and 0, I, L and 1 cannot be confused; a mod-37 symbol per line finds every
single wrong character and every swap of neighbours (security D1).
"""

from __future__ import annotations

from enum import StrEnum

LINES, LETTERS = 4, 8
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS = _ALPHABET + "*~$=U"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


class WrongSheet(Exception):
    """What was typed is not a recovery sheet, or not of this vault."""


class LineState(StrEnum):
    """What can be said of one line while it is typed."""

    UNFINISHED = "unfinished"
    RIGHT = "right"
    WRONG = "wrong"


def sheet_lines(root: bytearray) -> list[str]:
    """Return the four lines to print, such as ``7K3M Q0ZP 4``: eight characters and the check symbol."""
    number = int.from_bytes(root, "big")
    letters = "".join(_ALPHABET[(number >> (5 * i)) & 31] for i in reversed(range(LINES * LETTERS)))
    parts = [letters[i : i + LETTERS] for i in range(0, len(letters), LETTERS)]
    return [f"{p[:4]} {p[4:]} {_check(p)}" for p in parts]


def line_state(typed: str) -> LineState:
    """Say of one typed line whether it is right, wrong, or not yet whole."""
    text = _plain(typed)
    if len(text) < LETTERS + 1:
        return LineState.UNFINISHED
    letters, check = text[:LETTERS], text[LETTERS:]
    known = all(c in _ALPHABET for c in letters.translate(_ALIKE))
    return LineState.RIGHT if known and _check(letters.translate(_ALIKE)) == check else LineState.WRONG


def same_line(typed: str, line: str) -> bool:
    """Say whether what was typed is this line, however its letters and spaces were typed."""
    return _plain(typed).translate(_ALIKE) == _plain(line).translate(_ALIKE)


def root_of(lines: list[str]) -> bytearray:
    """Return the root secret that four lines say. Raises WrongSheet."""
    if len(lines) != LINES or any(line_state(line) is not LineState.RIGHT for line in lines):
        raise WrongSheet
    number = 0
    for line in lines:
        for letter in _plain(line)[:LETTERS].translate(_ALIKE):
            number = number << 5 | _ALPHABET.index(letter)
    return bytearray(number.to_bytes(LINES * LETTERS * 5 // 8, "big"))


def _plain(typed: str) -> str:
    return "".join(c for c in typed.upper() if c not in " -\t\n\u00a0")


def _check(letters: str) -> str:
    number = 0
    for letter in letters:
        number = number << 5 | _ALPHABET.index(letter)
    return _CHECKS[number % 37]
