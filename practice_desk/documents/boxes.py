"""Blocks that draw something: panels around others, drawings, and lines to write on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from practice_desk.documents.blocks import Air, Block
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import LINE
from practice_desk.documents.tagged import TaggedCanvas, box_of


class Panel(Block):
    """A block in a box: filled, outlined, or with a bar at its left; `padding` from the top clockwise."""

    def __init__(
        self,
        kid: Block,
        padding: tuple[float, float, float, float] = (6, 8, 6, 8),
        *,
        fill: Any = None,
        stroke: Any = None,
        weight: float = 0.8,
        bar: Any = None,
    ) -> None:
        self.kid, self.padding = kid, padding
        self._look = {"fill": fill, "stroke": stroke, "weight": weight, "bar": bar}

    def measure(self, width: float, air: Air) -> float:
        """Measure the kid inside the padding."""
        top, right, bottom, left = self.padding
        self.width = width
        self.height = self.kid.measure(width - left - right, air) + top + bottom
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:
        """Cut the kid; both parts get a box."""
        parts = self.kid.cut(room - self.padding[0] - self.padding[2], air)
        return [Panel(part, self.padding, **self._look) for part in parts]

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the box, then the kid."""
        look = self._look
        canvas.saveState()
        if look["fill"]:
            canvas.setFillColor(look["fill"])
        if look["stroke"]:
            canvas.setStrokeColor(look["stroke"])
            canvas.setLineWidth(look["weight"])
        if look["fill"] or look["stroke"]:
            inset = look["weight"] / 2 if look["stroke"] else 0
            canvas.roundRect(
                x + inset, y + inset, self.width - 2 * inset, self.height - 2 * inset, 3,
                fill=int(bool(look["fill"])), stroke=int(bool(look["stroke"])),
            )  # fmt: skip
        if look["bar"]:
            canvas.setFillColor(look["bar"])
            canvas.rect(x, y, 3, self.height, stroke=0, fill=1)
        canvas.restoreState()
        self.kid.draw(canvas, x + self.padding[3], y + self.height - self.padding[0] - self.kid.height)

    def ascent(self) -> float:
        """Return the kid's below the padding."""
        return self.padding[0] + self.kid.ascent()


class Drawing(Block):
    """Something drawn by a function (canvas, x, y, width, height); tagged when it has an element."""

    def __init__(
        self,
        height: float,
        paint: Callable[[TaggedCanvas, float, float, float, float], None],
        element: Element | None = None,
        width: float | None = None,
    ) -> None:
        self._high, self._paint, self._element, self._wide = height, paint, element, width

    def measure(self, width: float, air: Air) -> float:  # noqa: ARG002
        """Keep its own height."""
        self.width, self.height = self._wide or width, self._high
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw it inside its leaf."""
        element = self._element
        if element is None:
            self._paint(canvas, x, y, self.width, self.height)
            return
        if element.tag == "Figure":
            box_of(element, x, y, self.width, self.height)
        with canvas.marked(element):
            self._paint(canvas, x, y, self.width, self.height)


class WritingLines(Block):
    """Ruled lines to write on, `pitch` points apart when the air is plenty; `boxed` is a frame."""

    def __init__(
        self, count: int, pitch: Callable[[float], float], *, boxed: bool = False, foot: float = 0.4
    ) -> None:
        self.count, self._pitch, self._boxed, self._foot = count, pitch, boxed, foot
        self._step = 0.0

    def measure(self, width: float, air: Air) -> float:
        """Be as high as the lines need."""
        self._step = self._pitch(air.factor)
        self.width, self.height = width, self.count * self._step
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:
        """Cut between two lines."""
        fitting = int(room / self._pitch(air.factor))
        if not 0 < fitting < self.count:
            return []
        return [WritingLines(n, self._pitch, boxed=self._boxed) for n in (fitting, self.count - fitting)]

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the lines."""
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        if self._boxed and self.count:
            canvas.roundRect(x + 0.3, y, self.width - 0.6, self.height - 5, 4, stroke=1, fill=0)
            return
        for i in range(self.count):
            height = y + i * self._step + self._foot
            canvas.line(x, height, x + self.width, height)
