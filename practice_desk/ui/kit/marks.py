"""How the lines of a chart are told apart by colour, dash and marker, and how labels keep apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from practice_desk.ui.kit.chart_words import Series
from practice_desk.ui.theme import color

_SHAPES = ("dot", "diamond", "triangle", "down")
_DASHES: tuple[tuple[float, ...], ...] = ((), (1.2, 2), (6, 2, 1.2, 2), (8, 2))
_TONES = ("accent", "text")
_RADIUS = 4.2


@dataclass(frozen=True)
class Look:
    """One line's look."""

    tone: str
    shape: str
    dash: tuple[float, ...]

    def pen(self) -> QPen:
        """Return the pen for its line."""
        made = QPen(color(self.tone), 1.5 if self.shape == "square" else 2.2)
        made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        made.setCapStyle(Qt.PenCapStyle.FlatCap if self.dash else Qt.PenCapStyle.RoundCap)
        if self.dash:
            made.setDashPattern(list(self.dash))
        return made

    def paint_mark(self, painter: QPainter, at: QPointF) -> None:
        """Draw its marker around a point."""
        if self.shape == "square":  # hollow: the therapist's
            painter.setPen(QPen(color(self.tone), 1.5))
            painter.setBrush(color("surface"))
            painter.drawRect(QRectF(at.x() - 3, at.y() - 3, 6, 6))
            return
        painter.setPen(QPen(color("surface"), 1.5))
        painter.setBrush(color(self.tone))
        if self.shape == "dot":
            painter.drawEllipse(at, _RADIUS, _RADIUS)
            return
        r = _RADIUS + 1.2
        corners = {
            "diamond": ((0, -r), (r, 0), (0, r), (-r, 0)),
            "triangle": ((0, -r), (r, r * 0.8), (-r, r * 0.8)),
            "down": ((0, r), (r, -r * 0.8), (-r, -r * 0.8)),
        }[self.shape]
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))


def look_of(series: Sequence[Series], n: int) -> Look:
    """Return the look of the n-th line: hollow squares and dashes are the therapist's."""
    if series[n].kind == "therapist":
        return Look("series_two", "square", (4, 3))
    person = sum(1 for one in series[:n] if one.kind == "person")
    return Look(_TONES[person % len(_TONES)], _SHAPES[person % len(_SHAPES)], _DASHES[person % len(_DASHES)])


def place_apart(wanted: Sequence[float], gap: float, least: float, most: float) -> list[float]:
    """Return heights near the wanted ones, in the same order, `gap` apart, between two ends."""
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    groups: list[tuple[list[int], float]] = []  # members and the middle of each group
    for n in order:
        members, middle = [n], wanted[n]
        while groups:
            others, at = groups[-1]
            reach = gap * (len(others) + len(members)) / 2
            if middle - at >= reach:
                break
            groups.pop()
            middle = (at * len(others) + middle * len(members)) / (len(others) + len(members))
            members = others + members
        groups.append((members, middle))
    placed = [0.0] * len(wanted)
    lowest = least
    for members, middle in groups:
        for k, n in enumerate(members):
            placed[n] = max(lowest, middle + gap * (k - (len(members) - 1) / 2))
            lowest = placed[n] + gap
    highest = most
    for n in reversed(order):
        placed[n] = min(placed[n], highest)
        highest = placed[n] - gap
    return placed
