"""The chart of a goal from 0 to 10: every mark of every rater, where it is hoped to be, each edit.

It reads in black and white: each rater has a line and a mark of their own, an edit is a pole with a cap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from practice_desk.documents import fonts
from practice_desk.documents.bar import Paint
from practice_desk.documents.running import draw_line
from practice_desk.documents.styles import INK, PINE, RULE, SOFT, WHITE, Scale
from practice_desk.documents.tagged import TaggedCanvas
from practice_desk.domain.printed_progress import PrintedGoal, PrintedLine

Mark = Callable[[Any, float, float, float], None]
_TOP = 10
_STEPS = (1, 2, 5, 10, 20, 50, 100)


class GoalChart:
    """One chart at one size; `height` in points, `paint` draws it as wide as it is told to."""

    def __init__(self, goal: PrintedGoal, occasions: Sequence[str], scale: Scale) -> None:
        self._goal, self._occasions = goal, occasions
        self._size = size = scale.body
        self._plot, self._axis = size * 4.6, size * 1.25
        self.height = self._plot + self._axis + size * 0.55
        self._x0 = self._x1 = self._y0 = 0.0

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float, _height: float) -> None:
        """Draw the chart."""
        size = self._size
        self._x0, self._x1, self._y0 = x + size * 1.5, x + width - size * 1.5, y + self._axis
        self._draw_axes(canvas, y)
        self._draw_hope(canvas)
        for edit in self._goal.edits:
            draw_pole(canvas, self._at(edit.at) - self._near / 2, self._y0, self._plot, size)
        people = [line for line in self._goal.lines if not line.therapist]
        for line in self._goal.lines:
            place = people.index(line) if line in people else 0
            self._draw_marks(canvas, line, place)
        self._draw_last(canvas, people)

    def _at(self, place: float) -> float:
        first, count = self._x0 + self._size * 0.7, max(1, len(self._occasions) - 1)
        return first + (self._x1 - first) * place / count

    @property
    def _near(self) -> float:
        """Return how far apart two occasions are, at most the size of the letters."""
        return min(self._size, self._at(1) - self._at(0))

    def _up(self, value: float) -> float:
        return self._y0 + self._plot * value / _TOP

    def _draw_axes(self, canvas: Any, foot: float) -> None:
        size = self._size
        canvas.setFont(fonts.REGULAR, size)
        canvas.setFillColor(SOFT)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        for value in (0, 5, 10):
            canvas.drawRightString(self._x0 - 4, self._up(value) - size * 0.34, str(value))
            canvas.line(self._x0, self._up(value), self._x1, self._up(value))
        free = float("-inf")
        for place, name in self._named():
            wide = fonts.width(name, fonts.REGULAR, size)
            left = self._at(place) - wide / 2
            if left >= free:
                canvas.drawString(left, foot, name)
                free = left + wide + size * 0.5

    def _named(self) -> list[tuple[int, str]]:
        """Return the occasions whose names have room: all of them, or the first and every so many."""
        named = [(place, name) for place, name in enumerate(self._occasions) if name]
        wide = max((fonts.width(name, fonts.REGULAR, self._size) for _, name in named), default=0.0)
        room = (wide + self._size * 0.5) / max(0.1, self._at(1) - self._at(0))
        step = next((step for step in _STEPS if step >= room), _STEPS[-1])
        return [(place, name) for n, (place, name) in enumerate(named) if not n or _is_one(name, step)]

    def _draw_hope(self, canvas: Any) -> None:
        if self._goal.hope is None:
            return
        canvas.setStrokeColor(PINE)
        canvas.setLineWidth(1.1)
        canvas.setDash(1, 3)
        canvas.line(self._x0, self._up(self._goal.hope), self._x1, self._up(self._goal.hope))
        canvas.setDash()

    def _draw_marks(self, canvas: Any, line: PrintedLine, place: int) -> None:
        """Draw one rater's line, then the marks on it; a gap stays a gap."""
        points = [
            (self._at(i), self._up(mark)) if mark is not None else None for i, mark in enumerate(line.marks)
        ]
        path = canvas.beginPath()
        pen = False
        for point in points:
            if point is not None:
                (path.lineTo if pen else path.moveTo)(*point)
            pen = point is not None
        set_pen(canvas, therapist=line.therapist)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.setDash()
        for point in points:
            if point is not None:
                mark_of(place, therapist=line.therapist)(canvas, *point, min(self._size, self._near * 1.35))

    def _draw_last(self, canvas: Any, people: Sequence[PrintedLine]) -> None:
        """Write each person's last mark beside it, pushed apart where they would touch."""
        found: dict[tuple[float, int], None] = {}
        for line in people:
            rated = [(i, mark) for i, mark in enumerate(line.marks) if mark is not None]
            if rated:
                found[(self._at(rated[-1][0]), rated[-1][1])] = None
        canvas.setFillColor(INK)
        canvas.setFont(fonts.BOLD, self._size)
        lowest = float("-inf")
        for x, mark in sorted(found, key=lambda f: f[1]):
            y = max(self._up(mark) - self._size * 0.34, lowest)
            canvas.drawString(x + self._size * 0.5, y, str(mark))
            lowest = y + self._size * 0.95


def _is_one(name: str, step: int) -> bool:
    """Say whether a session's number is one of those that are written where not all have room."""
    return not name.isdecimal() or int(name) % step == 0


def key(items: Sequence[tuple[str, str]], scale: Scale, width: float) -> tuple[float, Paint]:
    """Return the height of a row of signs with their words, and what draws it; it wraps.

    A sign is ``therapist``, ``hope``, ``edit``, or the number of a person from 0.
    """
    size, lead = scale.body, scale.body * 1.35
    places: list[tuple[str, str, float, int, float]] = []
    x, row = 0.0, 0
    for sign, words in items:
        indent = (1.4 if sign == "edit" else 2.4) * size
        wide = min(indent + fonts.width(words, fonts.REGULAR, size), width)
        if x and x + wide > width:
            x, row = 0.0, row + 1
        places.append((sign, words, x, row, indent))
        x += wide + 1.6 * size

    def paint(canvas: TaggedCanvas, left: float, y: float, _width: float, height: float) -> None:
        for sign, words, across, row, indent in places:
            middle = y + height - lead * (row + 0.5)
            _draw_sign(canvas, sign, left + across, middle, size)
            canvas.setFillColor(INK)
            room = width - across - indent
            draw_line(canvas, left + across + indent, middle - size * 0.34, words, size, room)

    return lead * (row + 1), paint


def draw_levels(canvas: TaggedCanvas, x: float, y: float, level: int, size: float) -> None:
    """Draw five boxes from much less to much more: the one that holds is filled, the middle is marked."""
    for place in range(-2, 3):
        left = x + (place + 2) * size * 0.72
        canvas.setStrokeColor(PINE)
        canvas.setFillColor(PINE if place == level else WHITE)
        canvas.setLineWidth(1)
        canvas.rect(left, y, size * 0.6, size * 0.6, stroke=1, fill=1)
        if place == 0:
            canvas.line(left + size * 0.3, y - size * 0.28, left + size * 0.3, y - size * 0.05)


def draw_pole(canvas: Any, x: float, foot: float, high: float, size: float) -> None:
    """Draw the mark of an edit: a pole with a cap."""
    canvas.setStrokeColor(SOFT)
    canvas.setLineWidth(0.9)
    canvas.line(x, foot, x, foot + high + size * 0.1)
    tip = foot + high + size * 0.08
    path = canvas.beginPath()
    path.moveTo(x, tip)
    path.lineTo(x - size * 0.32, tip + size * 0.42)
    path.lineTo(x + size * 0.32, tip + size * 0.42)
    path.close()
    canvas.setFillColor(SOFT)
    canvas.drawPath(path, stroke=0, fill=1)


def set_pen(canvas: Any, *, therapist: bool) -> None:
    """Choose the line of a person, or the dashed one of the therapist."""
    canvas.setStrokeColor(SOFT if therapist else PINE)
    canvas.setLineWidth(1 if therapist else 1.7)
    if therapist:
        canvas.setDash(4, 2.5)


def mark_of(place: int, *, therapist: bool) -> Mark:
    """Return what draws a rater's mark; equal ones show as a dot in the therapist's larger square."""
    return _square if therapist else _MARKS[place % len(_MARKS)]


def _dot(canvas: Any, x: float, y: float, size: float) -> None:
    canvas.setFillColor(PINE)
    canvas.circle(x, y, size * 0.23, stroke=0, fill=1)


def _diamond(canvas: Any, x: float, y: float, size: float) -> None:
    half = size * 0.36
    _filled(canvas, [(x, y + half), (x + half, y), (x, y - half), (x - half, y)])


def _triangle(canvas: Any, x: float, y: float, size: float) -> None:
    half = size * 0.34
    _filled(canvas, [(x, y + half), (x + half, y - half), (x - half, y - half)])


def _filled(canvas: Any, points: Sequence[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.setStrokeColor(PINE)
    canvas.setFillColor(WHITE)
    canvas.setLineWidth(1.2)
    canvas.drawPath(path, stroke=1, fill=1)


def _square(canvas: Any, x: float, y: float, size: float) -> None:
    half = size * 0.33
    canvas.setStrokeColor(SOFT)
    canvas.setFillColor(WHITE)
    canvas.setLineWidth(1)
    canvas.rect(x - half, y - half, 2 * half, 2 * half, stroke=1, fill=1)


def _draw_sign(canvas: Any, sign: str, x: float, y: float, size: float) -> None:
    if sign == "edit":
        draw_pole(canvas, x + size * 0.7, y - size * 0.5, size * 0.6, size)
        return
    if sign == "hope":
        canvas.setStrokeColor(PINE)
        canvas.setLineWidth(1.1)
        canvas.setDash(1, 3)
    else:
        set_pen(canvas, therapist=sign == "therapist")
    canvas.line(x, y, x + 2 * size, y)
    canvas.setDash()
    if sign != "hope":
        place = int(sign) if sign.isdecimal() else 0
        mark_of(place, therapist=sign == "therapist")(canvas, x + size, y, size)


_MARKS: tuple[Mark, ...] = (_dot, _diamond, _triangle)
