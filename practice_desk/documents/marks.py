"""Small signs beside headings, and the boxes to tick: own strokes on a grid of 24 units, drawn as vectors."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from typing import Any

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Air, Block
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import INK, WHITE, Scale
from practice_desk.documents.tagged import TaggedCanvas

_GRID = 24
Points = Sequence[tuple[float, float]]


class Heading(Block):
    """A heading of the second level with its sign; `words` stand beside it."""

    def __init__(self, element: Element, scale: Scale, words: str, sign: str) -> None:
        self._style = scale.style("heading")
        self._size = self._style.fontSize * 1.12
        self._indent = self._size + self._style.fontSize * 0.42
        self._words, self._sign = Words(element, self._style, words), sign

    @staticmethod
    def natural_width(scale: Scale, words: str) -> float:
        """Return how wide a heading is on one line."""
        return scale.heading * 1.54 + fonts.width(words, fonts.BOLD, scale.heading) + 4

    def measure(self, width: float, air: Air) -> float:
        """Measure the words beside the sign."""
        self.width, self.height = width, self._words.measure(width - self._indent, air)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the sign, then the words."""
        style = self._style
        bottom = y + self.height - style.leading * 0.5 - self._size * 0.53
        draw_sign(canvas, self._sign, (x, bottom), self._size, style.textColor)
        self._words.draw(canvas, x + self._indent, y)

    def ascent(self) -> float:
        """Return the words'."""
        return self._words.ascent()


def tick_box(size: float, *, ticked: bool = False) -> Any:
    """Return what draws a box to tick, `size` points wide, or one that is ticked."""

    def paint(canvas: TaggedCanvas, x: float, y: float, _width: float, height: float) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.1)
        canvas.setFillColor(WHITE)
        bottom = y + height - size - 0.6
        canvas.roundRect(x + 0.6, bottom, size, size, 1.5, stroke=1, fill=1)
        if ticked:
            canvas.setLineWidth(size * 0.14)
            canvas.setLineCap(1)
            shape = [(0.2, 0.52), (0.42, 0.24), (0.84, 0.82)]
            _line(canvas, [(x + 0.6 + size * across, bottom + size * up) for across, up in shape])
            canvas.setLineCap(0)

    return paint


def draw_sign(canvas: Any, sign: str, at: tuple[float, float], size: float, colour: Any) -> None:
    """Draw one of the signs, `size` points wide, its lower left corner at a point."""
    canvas.saveState()
    canvas.translate(*at)
    unit = size / _GRID
    canvas.scale(unit, unit)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(1.15 / unit)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    _SIGNS[sign](canvas)
    canvas.restoreState()


def _line(canvas: Any, points: Points, *, close: bool = False) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if close:
        path.close()
    canvas.drawPath(path, stroke=1, fill=0)


def _heart(canvas: Any) -> None:
    path = canvas.beginPath()
    path.moveTo(12, 4)
    path.curveTo(4, 9.5, 2, 12.5, 2.6, 16)
    path.curveTo(3.4, 20.4, 9, 21.2, 12, 17)
    path.curveTo(15, 21.2, 20.6, 20.4, 21.4, 16)
    path.curveTo(22, 12.5, 20, 9.5, 12, 4)
    canvas.drawPath(path, stroke=1, fill=0)


def _star(canvas: Any) -> None:
    points = [(12 + r * sin(radians(a)), 12 + r * cos(radians(a))) for a, r in _spikes()]
    _line(canvas, points, close=True)


def _spikes() -> list[tuple[float, float]]:
    return [(36.0 * i, 10.5 if i % 2 == 0 else 4.6) for i in range(10)]


def _flag(canvas: Any) -> None:
    _line(canvas, [(6, 2), (6, 22)])
    _line(canvas, [(6, 21), (20, 21), (16.5, 16.5), (20, 12), (6, 12)])


def _steps(canvas: Any) -> None:
    _line(canvas, [(2, 3), (8.5, 3), (8.5, 9), (15, 9), (15, 15), (21.5, 15), (21.5, 21)])
    _line(canvas, [(3, 13), (9, 19)])
    _line(canvas, [(4.5, 19.2), (9.2, 19.2), (9.2, 14.5)])


def _fork(canvas: Any) -> None:
    _line(canvas, [(12, 2), (12, 10), (5, 17), (5, 22)])
    _line(canvas, [(12, 10), (19, 17), (19, 22)])
    _line(canvas, [(2.2, 19), (5, 22), (7.8, 19)])
    _line(canvas, [(16.2, 19), (19, 22), (21.8, 19)])


def _gauge(canvas: Any) -> None:
    path = canvas.beginPath()
    path.arc(2.5, -1.5, 21.5, 17.5, 0, 180)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.line(12, 8, 17, 14)
    canvas.line(2.5, 8, 21.5, 8)


def _people(canvas: Any) -> None:
    for x in (8, 16.5):
        canvas.circle(x, 17, 3.4, stroke=1, fill=0)
    path = canvas.beginPath()
    path.moveTo(2, 4)
    path.curveTo(2, 13.5, 14, 13.5, 14, 4)
    path.moveTo(16.5, 10.8)
    path.curveTo(20, 10.8, 22.5, 8.5, 22.5, 4)
    canvas.drawPath(path, stroke=1, fill=0)


def _ring(canvas: Any) -> None:
    canvas.circle(12, 12, 9.5, stroke=1, fill=0)
    canvas.circle(12, 12, 4, stroke=1, fill=0)
    for angle in (45, 135, 225, 315):
        a = radians(angle)
        canvas.line(12 + 4 * cos(a), 12 + 4 * sin(a), 12 + 9.5 * cos(a), 12 + 9.5 * sin(a))


def _phone(canvas: Any) -> None:
    canvas.roundRect(6.5, 1.5, 11, 21, 2.2, stroke=1, fill=0)
    canvas.line(10.5, 4.6, 13.5, 4.6)
    canvas.line(6.5, 7.6, 17.5, 7.6)


def _pencil(canvas: Any) -> None:
    _line(canvas, [(3, 3), (4.4, 8.4), (17, 21), (21, 17), (8.4, 4.4)], close=True)
    canvas.line(4.4, 8.4, 8.4, 4.4)
    canvas.line(14.2, 18.2, 18.2, 14.2)


def _speech(canvas: Any) -> None:
    _line(canvas, [(3, 20), (21, 20), (21, 8), (11, 8), (6, 3), (6, 8), (3, 8)], close=True)


def _key(canvas: Any) -> None:
    canvas.circle(7.5, 15.5, 4.5, stroke=1, fill=0)
    _line(canvas, [(10.8, 12.4), (20, 3.5)])
    _line(canvas, [(16.5, 6.8), (19.5, 9.8)])


_SIGNS = {
    "heart": _heart, "star": _star, "flag": _flag, "steps": _steps, "fork": _fork, "gauge": _gauge,
    "people": _people, "ring": _ring, "phone": _phone, "pencil": _pencil, "speech": _speech, "key": _key,
}  # fmt: skip
