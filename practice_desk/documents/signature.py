"""What a signature is on paper: drawn lines as a filled outline, a typed name, or a line to sign on."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from practice_desk.documents.blocks import Air, Block
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import INK, LINE, SOFT, Scale
from practice_desk.documents.tagged import TaggedCanvas, box_of
from practice_desk.documents.text import Said
from practice_desk.domain.ink import bounds, outlines, read_strokes

_TENTH = mm / 10
_LARGEST = 1.3  # a small signature is enlarged no further
_INDENT = 13.0  # points: beside the cross where one signs
_FOOT = 5.0
Lines = list[list[tuple[float, float, float]]]


class SignatureLine(Block):
    """A line to sign on, with a small cross before it, and what stands on it: words, or nothing."""

    def __init__(self, height: float, words: Words | None = None) -> None:
        self._high, self._words = height, words

    def measure(self, width: float, air: Air) -> float:
        """Be as high as a hand needs, or as what was typed is."""
        inside = self._words.measure(width - _INDENT, air) if self._words else 0.0
        self.width, self.height = width, max(self._high, inside + _FOOT + 2)
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:
        """Cut a name that is larger than a page."""
        parts = self._words.cut(room, air) if self._words and air.forced else []
        return [*parts[:1], *parts[1:]]

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the line, the cross, and the words upon it."""
        draw_line_to_sign(canvas, x, y, self.width)
        if self._words:
            self._words.draw(canvas, x + _INDENT, y + _FOOT)


class Drawn(Block):
    """A signature that was drawn, on its line; the figure's alternative text is its own."""

    def __init__(self, figure: Element, height: float, mark: str) -> None:
        self._figure, self._high, self._lines = figure, height, read_strokes(mark)

    def measure(self, width: float, air: Air) -> float:  # noqa: ARG002
        """Keep its height."""
        self.width, self.height = width, self._high
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the line as what it is, then the ink inside its figure."""
        draw_line_to_sign(canvas, x, y, self.width)
        box_of(self._figure, x, y, self.width, self.height)
        with canvas.marked(self._figure):
            _ink(canvas, self._lines, (x + _INDENT, y + 1), (self.width - _INDENT - 4, self.height - 3))


def typed(element: Element, scale: Scale, name: str) -> Words:
    """Return a typed name as it stands on its line."""
    size = scale.body * 1.5
    style = ParagraphStyle("typed", parent=scale.style("body"), fontSize=size, leading=size * 1.25)
    return Words(element, style, Said(name))


def draw_line_to_sign(canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
    """Draw the line to sign on, with the cross that shows where."""
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.7)
    canvas.line(x, y + _FOOT, x + width, y + _FOOT)
    canvas.setStrokeColor(SOFT)
    canvas.setLineWidth(1)
    canvas.line(x + 1, y + 8, x + 7, y + 14)
    canvas.line(x + 1, y + 14, x + 7, y + 8)


def _ink(canvas: TaggedCanvas, lines: Lines, at: tuple[float, float], room: tuple[float, float]) -> None:
    """Fill the outlines, in proportion, at the left of the room and in the middle of its height."""
    if not lines:
        return
    left, top, right, bottom = bounds(lines)
    wide, high = max(right - left, 1.0), max(bottom - top, 1.0)
    unit = min(room[0] / wide, room[1] / high, _TENTH * _LARGEST)
    lift = at[1] + (room[1] - high * unit) / 2
    path = canvas.beginPath()
    for outline in outlines(lines):
        for number, (px, py) in enumerate(outline):
            point = at[0] + (px - left) * unit, lift + (bottom - py) * unit
            (path.lineTo if number else path.moveTo)(*point)
        path.close()
    canvas.saveState()
    canvas.setFillColor(INK)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
    canvas.restoreState()
