"""Text as people type it, made safe to keep without changing what they said."""

from __future__ import annotations

import re
import unicodedata

_UNKEEPABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    r"""Return text as it will be kept: byte for byte, but for what no field can show.

    Line ends of every kind become ``\n``; control characters other than tab and newline, lone surrogates,
    byte-order marks and non-characters are dropped. What this returns comes back unchanged from the vault.
    """
    return _UNKEEPABLE.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """Return text for a one-line field: cleaned, without line breaks or tabs, outer blanks gone."""
    return re.sub(r"[\n\t]+", " ", clean(text)).strip()


def isolate(name: str) -> str:
    """Wrap a name so that a right-to-left one does not turn its surroundings round."""
    return f"\u2068{name}\u2069"


_UNBROKEN = re.compile(r"\S{16}(?=\S)")


def breakable(text: str) -> str:
    """Return text for showing only, in which a very long word may go on in the next line."""
    return _UNBROKEN.sub(lambda part: part.group() + "\u200b", text)


# Letters that Unicode does not take apart, so that they are found by their plain neighbours.
_PLAIN = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})

# Accents and vowel points of the scripts that are typed with and without them.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)


def folded(text: str) -> str:
    """Return text for comparing and sorting: without case and accents."""
    low = text.casefold()
    if low.isascii():
        return low
    return _MARKS.sub("", unicodedata.normalize("NFKD", low.translate(_PLAIN)))
