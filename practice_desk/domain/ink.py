"""Ink: the drawn lines of a signature as outlines to fill, the same on the screen and on paper.

Lines are points of (x, y, width) in 1/10 mm, y growing downwards (see `signing.strokes`). They are smoothed
by a Catmull-Rom curve, and their width follows each point's.
"""

from __future__ import annotations

import json
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Outline = list[Point]
_Inked = tuple[float, float, float]
_CLOSEST = 2.0  # 1/10 mm: points nearer than this are one
_STEP = 6.0  # 1/10 mm between two points of the smooth curve
_THINNEST, _WIDEST = 2.0, 14.0  # 1/10 mm
_MOST_STEPS = 24


def read_strokes(mark: str) -> list[list[_Inked]]:
    """Return the lines of a drawn mark; what is no drawing has none."""
    try:
        lines: list[list[list[float]]] = json.loads(mark) if mark else []
        return [[(float(x), float(y), float(w)) for x, y, w in line] for line in lines if line]
    except (ValueError, TypeError):
        return []


def bounds(lines: list[list[_Inked]]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the lines with half their width, in 1/10 mm."""
    points = [point for line in lines for point in line]
    half = [min(max(w, _THINNEST), _WIDEST) / 2 for _, _, w in points]
    return (
        min((x - h for (x, _, _), h in zip(points, half, strict=True)), default=0.0),
        min((y - h for (_, y, _), h in zip(points, half, strict=True)), default=0.0),
        max((x + h for (x, _, _), h in zip(points, half, strict=True)), default=0.0),
        max((y + h for (_, y, _), h in zip(points, half, strict=True)), default=0.0),
    )


def outlines(lines: list[list[_Inked]]) -> list[Outline]:
    """Return each line as one closed outline, to be filled by the non-zero rule; a dot is a small circle."""
    return [_outline(line) for line in lines]


def _outline(line: list[_Inked]) -> Outline:
    kept = _apart([(x, y, min(max(w, _THINNEST), _WIDEST)) for x, y, w in line])
    if len(kept) == 1:
        x, y, width = kept[0]
        return _circle(x, y, max(width, 5.0) / 2)
    centre = _smooth(kept)
    left: Outline = []
    right: Outline = []
    tips: Outline = []
    last = len(centre) - 1
    for i, (x, y, width) in enumerate(centre):
        x0, y0, _ = centre[max(0, i - 1)]
        x1, y1, _ = centre[min(last, i + 1)]
        along = hypot(x1 - x0, y1 - y0) or 1.0
        dx, dy = (x1 - x0) / along * width / 2, (y1 - y0) / along * width / 2
        left.append((x - dy, y + dx))
        right.append((x + dy, y - dx))
        if i in (0, last):
            tips.append((x + dx, y + dy) if i else (x - dx, y - dy))
    return [tips[0], *left, tips[1], *reversed(right)]


def _apart(line: list[_Inked]) -> list[_Inked]:
    """Return the points of a line without those that lie upon the one before."""
    kept = [line[0]]
    for point in line[1:]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= _CLOSEST:
            kept.append(point)
    return kept


def _smooth(line: list[_Inked]) -> list[_Inked]:
    """Return more points along a Catmull-Rom curve through these."""
    around = [line[0], *line, line[-1]]
    found: list[_Inked] = []
    for (before, here), (there, after) in zip(pairwise(around), pairwise(around[2:]), strict=False):
        steps = min(_MOST_STEPS, max(1, int(hypot(there[0] - here[0], there[1] - here[1]) / _STEP)))
        for step in range(steps):
            t = step / steps
            x = _between(before[0], here[0], there[0], after[0], t)
            y = _between(before[1], here[1], there[1], after[1], t)
            found.append((x, y, here[2] + (there[2] - here[2]) * t))
    return [*found, line[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    """Return the Catmull-Rom value between b and c."""
    return (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3) / 2


def _circle(x: float, y: float, radius: float) -> Outline:
    eighth = radius * 0.7071
    return [
        (x + radius, y), (x + eighth, y + eighth), (x, y + radius), (x - eighth, y + eighth), (x - radius, y),
        (x - eighth, y - eighth), (x, y - radius), (x + eighth, y - eighth),
    ]  # fmt: skip
