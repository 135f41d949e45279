"""What ReportLab does slowly, done faster with the very same result: numbers, letters, widths of words.

Its own compiled extra does the same, but would be one more compiled thing that reads what people typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast

from reportlab.lib import rl_accel
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen import canvas, pathobject, textobject

_ACCEL = cast("Any", rl_accel)
_theirs = _ACCEL.fp_str
_ESCAPES: dict[int, str] = {code: _ACCEL.escapePDF(bytes([code])) for code in range(256)}


@lru_cache(maxsize=8192)
def _number(value: float) -> str:
    return str(_theirs(value))


def numbers(*values: Any) -> str:
    """Return numbers as a PDF writes them, a space between them; one sequence is taken apart."""
    found: Sequence[float] = values[0] if len(values) == 1 and isinstance(values[0], list | tuple) else values
    return " ".join(map(_number, found))


def escaped(text: bytes | str) -> str:
    """Return the codes of letters as they stand between the brackets of a PDF's text."""
    return (text.decode("latin-1") if isinstance(text, bytes) else text).translate(_ESCAPES)


class Face(ttfonts.TTFont):
    """A font that looks the width of each letter up once."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._widths = _Widths(cast("Any", self).face)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: ARG002
        """Return how wide a text is in this font, in points."""
        return 0.001 * size * sum(map(self._widths.__getitem__, text))


class _Widths(dict[str, float]):
    """The width of each letter, in thousandths of the size."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, letter: str) -> float:
        wide = self._face.charWidths.get(ord(letter), self._face.defaultWidth)
        self[letter] = wide
        return wide


for _module in (canvas, pathobject, textobject, pdfdoc, ttfonts):
    cast("Any", _module).fp_str = numbers
for _module in (canvas, pdfdoc):
    cast("Any", _module).escapePDF = escaped
