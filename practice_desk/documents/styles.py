"""Sizes and colours of every printed page, in points; A4 and Letter share all but their height."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from practice_desk.documents import fonts
from practice_desk.domain.practice import PaperSize

INK = HexColor("#1d2b31")  # text: 14.6 to 1 on white
SOFT = HexColor("#46565d")  # labels and hints: 7.6 to 1
PINE = HexColor("#0f5163")  # headings and marks: 8.8 to 1
CLAY = HexColor("#8f4318")  # two warm accents: 7.0 to 1
LINE = HexColor("#7d8d94")  # lines to write on: 3.4 to 1
RULE = HexColor("#c3ccd0")
FILL = HexColor("#b4ced4")
SAND = HexColor("#f8f2e7")
WHITE = HexColor("#ffffff")

SIZES = {PaperSize.A4: A4, PaperSize.LETTER: LETTER}
LEFT, RIGHT, TOP, BOTTOM = 18 * mm, 16 * mm, 11 * mm, 15 * mm  # left clears two and three punched holes
SECOND = 80 * mm  # the one right-hand column: bars, second fields, supporters, telephone numbers
HEADED = 485  # points: a heading and its hint share a line when together they are no wider
LEAST_HAND = 8 * mm  # lines to write on are never closer


@dataclass(frozen=True)
class Scale:
    """The sizes of one kind of print: body and leading, small print, headings, gaps, writing lines."""

    body: float
    leading: float
    small: float
    small_leading: float
    title: float
    heading: float
    number: float
    gap: float
    hand: float
    large: bool = False

    def style(self, name: str) -> ParagraphStyle:
        """Return a style: body, bold, soft, right, small, small_right, title, heading, third or number."""
        return _styles(self)[name]

    def hand_style(self, name: str) -> ParagraphStyle:
        """Return a style whose lines are far enough apart to write between its words."""
        return _hand_style(self, name)

    @property
    def above_hand(self) -> float:
        """Return the gap above a line of words with room to write in it."""
        return self.hand_pitch(1) - self.body * fonts.ASCENT

    @property
    def foot(self) -> float:
        """Return how far the line of an empty field stands above its foot."""
        return self.leading * 0.2

    def hand_pitch(self, air: float) -> float:
        """Return how far writing lines are apart when the air is this thin (1 is plenty)."""
        thin = 0.85 if self.large else 0.95
        return max(LEAST_HAND, self.hand * (1 if air > 0.9 else thin))  # noqa: PLR2004


NORMAL = Scale(12, 15, 10, 12.5, 25, 14, 14, 8, 8.5 * mm)
LARGE = Scale(18, 22.5, 16, 19.5, 32, 21, 20, 13, 12 * mm, large=True)


@cache
def _styles(scale: Scale) -> dict[str, ParagraphStyle]:
    fonts.ready()
    base = ParagraphStyle(
        "body", fontName=fonts.REGULAR, fontSize=scale.body, leading=scale.leading, textColor=INK,
        bulletFontName=fonts.REGULAR, splitLongWords=1, allowWidows=0, allowOrphans=0,
    )  # fmt: skip

    def made(name: str, **changes: Any) -> ParagraphStyle:
        return ParagraphStyle(name, parent=base, **changes)

    small = {"fontSize": scale.small, "leading": scale.small_leading, "textColor": SOFT}
    bold = {"fontName": fonts.BOLD}
    heading = {**bold, "textColor": PINE}
    return {
        "body": base,
        "bold": made("bold", **bold),
        "soft": made("soft", textColor=SOFT),
        "soft_right": made("soft_right", textColor=SOFT, alignment=2),
        "right": made("right", alignment=2),
        "small": made("small", **small),
        "small_right": made("small_right", **small, alignment=2),
        "title": made("title", **heading, fontSize=scale.title, leading=scale.title * 1.07),
        "heading": made("heading", **heading, fontSize=scale.heading, leading=scale.heading * 1.22),
        "third": made("third", **bold),
        "number": made("number", **bold, fontSize=scale.number, leading=scale.number * 1.2),
    }


@cache
def _hand_style(scale: Scale, name: str) -> ParagraphStyle:
    return ParagraphStyle(f"{name}-hand", parent=scale.style(name), leading=scale.hand_pitch(1))
