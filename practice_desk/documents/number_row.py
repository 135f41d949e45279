"""Rows of numbers to circle, and bars that show a number before and after."""

from __future__ import annotations

from practice_desk.documents import fonts
from practice_desk.documents.bar import Paint
from practice_desk.documents.styles import FILL, INK, PINE, WHITE, Scale
from practice_desk.documents.tagged import TaggedCanvas


def hundred_row(scale: Scale) -> tuple[float, Paint]:
    """Return the height of a row from 0 to 100 in tens and what draws it, to be circled by hand."""

    def paint(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        size = scale.body
        step = min((width - 3 * size) / 10, size * 3.1)
        canvas.setFont(fonts.REGULAR, size)
        canvas.setFillColor(INK)
        for place in range(11):
            canvas.drawCentredString(x + size + place * step, y + height / 2 - size * 0.34, str(place * 10))

    return scale.body * 1.8, paint


def moved_bar(before: int | None, after: int | None, most: int, scale: Scale) -> tuple[float, Paint]:
    """Return the height of two bars and what draws them: before open, after filled."""

    def paint(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        wide, high = min(width, scale.body * 26), height * 0.36
        canvas.setStrokeColor(PINE)
        canvas.setLineWidth(0.9)
        for value, fill, bottom in ((before, WHITE, y + height * 0.52), (after, FILL, y + height * 0.1)):
            if value is not None:
                canvas.setFillColor(fill)
                canvas.rect(x + 0.5, bottom, max(1.5, wide * value / most), high, stroke=1, fill=1)

    return scale.body * 1.7, paint
