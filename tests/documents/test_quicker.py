"""What is done faster than ReportLab does it gives what ReportLab gives, to the last digit."""

from random import Random

import pytest
from documents.sheets import HOSTILE, NAMES
from reportlab.lib import rl_accel
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from practice_desk.documents import fonts, quicker

ODD = [
    0,
    0.0,
    -0.0,
    1,
    1.0,
    -1,
    0.5,
    1e-7,
    1.1e-7,
    -1e-8,
    0.1 + 0.2,
    999999.5,
    1e6,
    1e7,
    123456.789,
    -0.05,
    True,
]


def test_numbers_are_written_as_reportlab_writes_them():
    random = Random(7)
    some = [random.uniform(-(10 ** random.randint(-6, 5)), 10 ** random.randint(-6, 5)) for _ in range(3000)]
    for value in [*ODD, *some, *map(round, some)]:
        assert quicker.numbers(value) == rl_accel.fp_str(value)
    assert quicker.numbers(*some[:6]) == quicker.numbers(some[:6]) == rl_accel.fp_str(*some[:6])
    assert canvas.fp_str is quicker.numbers  # and it is ours that writes


def test_codes_of_letters_are_escaped_as_reportlab_escapes_them():
    every = bytes(range(256))
    assert quicker.escaped(every) == rl_accel.escapePDF(every)
    assert quicker.escaped("a(b)\\c") == rl_accel.escapePDF("a(b)\\c") == r"a\(b\)\\c"
    assert canvas.escapePDF is quicker.escaped


@pytest.mark.parametrize("text", [*HOSTILE, *NAMES, "", "AVAVA. fi", "\U0001f600"])
def test_words_are_as_wide_as_reportlab_says(text):
    fonts.ready()
    for name in (fonts.REGULAR, fonts.BOLD):
        font = pdfmetrics.getFont(name)
        assert isinstance(font, quicker.Face)
        assert font.stringWidth(text, 12.5) == TTFont.stringWidth(font, text, 12.5)
