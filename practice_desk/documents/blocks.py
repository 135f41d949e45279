"""Blocks: what a page is built from. Each is measured at a width, may be cut in two, and is drawn where it stands.

Pages are laid out first and drawn afterwards, so that "page x of y" costs no second pass.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from practice_desk.documents.structure import Element
from practice_desk.documents.styles import LINE, RULE
from practice_desk.documents.tagged import TaggedCanvas, box_of

_NEARLY = 0.01


@dataclass(frozen=True)
class Air:
    """How generous gaps are (1 plenty, 0.7 least), and whether what is larger than a page must be cut anyway."""

    factor: float = 1.0
    forced: bool = False


PLENTY = Air()


class Block:
    """Something that stands on a page. `before` is the gap above it where it differs from its stack's."""

    before: float | None = None
    width = 0.0
    height = 0.0

    def measure(self, width: float, air: Air) -> float:
        """Fit the block to a width and return its height."""
        raise NotImplementedError

    def cut(self, room: float, air: Air) -> list[Block]:  # noqa: ARG002
        """Return the block in two, the first no higher than the room; empty when it cannot be cut there."""
        return []

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the block with its lower left corner there."""

    def ascent(self) -> float:
        """Return how far the first baseline lies below the top."""
        return 0.0


class Stack(Block):
    """Blocks below each other. `keep` is never cut; the first `lead` stay together; `again` makes the heading
    with which a cut-off rest begins.
    """  # noqa: D205

    def __init__(
        self,
        kids: Sequence[Block | None],
        gap: float = 0,
        *,
        keep: bool = False,
        lead: int = 1,
        before: float | None = None,
        again: Callable[[], Block] | None = None,
    ) -> None:
        self.kids = [kid for kid in kids if kid is not None]
        self.gap, self.keep, self.lead, self.before, self.again = gap, keep, lead, before, again
        self._heights: list[float] = []
        self._gaps: list[float] = []

    def measure(self, width: float, air: Air) -> float:
        """Measure every kid."""
        self.width = width
        self._heights = [kid.measure(width, air) for kid in self.kids]
        self._gaps = [self._gap(i, air) for i in range(len(self.kids))]
        self.height = sum(self._heights) + sum(self._gaps)
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:
        """Cut between kids, or inside one that can be cut."""
        if self.keep and not air.forced:
            return []
        top = 0.0
        for i, kid in enumerate(self.kids):
            if top + self._gaps[i] + self._heights[i] > room + _NEARLY:
                parts = kid.cut(room - top - self._gaps[i], air) if i >= self.lead - 1 or i == 0 else []
                if parts:
                    return self._two([*self.kids[:i], parts[0]], [*parts[1:], *self.kids[i + 1 :]])
                return self._two(self.kids[:i], self.kids[i:]) if i >= max(1, self.lead) else []
            top += self._gaps[i] + self._heights[i]
        return []

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the kids from the top."""
        y += self.height
        for kid, height, gap in zip(self.kids, self._heights, self._gaps, strict=True):
            y -= gap + height
            kid.draw(canvas, x, y)

    def ascent(self) -> float:
        """Return the first kid's."""
        return self.kids[0].ascent() if self.kids else 0.0

    def _gap(self, i: int, air: Air) -> float:
        before = self.kids[i].before
        return 0.0 if i == 0 else (self.gap if before is None else before) * air.factor

    def _two(self, first: list[Block], rest: list[Block]) -> list[Block]:
        while rest and isinstance(rest[0], Rule):
            rest = rest[1:]
        while first and isinstance(first[-1], Rule):
            first = first[:-1]
        heading = [self.again()] if self.again else []
        later = Stack([*heading, *rest], self.gap, lead=2 if heading else 1, again=self.again)
        return [Stack(first, self.gap, before=self.before), later]


class Columns(Block):
    """Blocks beside each other. A width of None takes what is left; `line` is top, bottom, middle or base."""

    def __init__(
        self,
        cells: Sequence[Block],
        widths: Sequence[float | None],
        gap: float = 0,
        line: str = "top",
        *,
        keep: bool = True,
    ) -> None:
        self.cells, self.widths, self.gap, self.line, self.keep = cells, widths, gap, line, keep
        self._widths: list[float] = []
        self._heights: list[float] = []
        self._drops: list[float] = []

    def measure(self, width: float, air: Air) -> float:
        """Measure each cell at its width."""
        taken = sum(w for w in self.widths if w is not None) + self.gap * (len(self.cells) - 1)
        free = (width - taken) / max(1, sum(w is None for w in self.widths))
        self._widths = [free if w is None else w for w in self.widths]
        self._heights = [c.measure(w, air) for c, w in zip(self.cells, self._widths, strict=True)]
        ascents = [cell.ascent() for cell in self.cells]
        based = self.line == "base"
        self._drops = [max(ascents) - a if based else 0.0 for a in ascents]
        self.width = width
        self.height = max(h + d for h, d in zip(self._heights, self._drops, strict=True))
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:
        """Cut every cell that is higher than the room."""
        if self.keep and not air.forced:
            return []
        tops: list[Block] = []
        rests: list[Block] = []
        for cell, height in zip(self.cells, self._heights, strict=True):
            parts = [cell, Space(0)] if height <= room else cell.cut(room, air)
            if not parts:
                return []
            tops.append(parts[0])
            rests.append(parts[1])
        again = {"gap": self.gap, "line": self.line, "keep": self.keep}
        return [Columns(tops, self.widths, **again), Columns(rests, self.widths, **again)]  # type: ignore[arg-type]

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the cells from the left."""
        for cell, wide, high, drop in zip(self.cells, self._widths, self._heights, self._drops, strict=True):
            rest = self.height - high
            up = {"top": rest, "bottom": 0.0, "middle": rest / 2, "base": rest - drop}[self.line]
            cell.draw(canvas, x, y + up)
            x += wide + self.gap

    def ascent(self) -> float:
        """Return the deepest."""
        return max(cell.ascent() for cell in self.cells)


class Space(Block):
    """Nothing, so high."""

    def __init__(self, height: float) -> None:
        self._high = height

    def measure(self, width: float, air: Air) -> float:
        """Give way with the air."""
        self.width, self.height = width, self._high * air.factor
        return self.height


class Rule(Block):
    """A thin line across."""

    def __init__(self, colour: Any = RULE, weight: float = 0.7, before: float | None = None) -> None:
        self._colour, self._weight, self.before = colour, weight, before

    def measure(self, width: float, air: Air) -> float:  # noqa: ARG002
        """Be as high as the line is thick."""
        self.width, self.height = width, self._weight
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the line."""
        canvas.setStrokeColor(self._colour)
        canvas.setLineWidth(self._weight)
        canvas.line(x, y + self._weight / 2, x + self.width, y + self._weight / 2)


class Panel(Block):
    """A block in a box: filled, outlined, or with a bar at its left. `padding` is top, right, bottom, left."""

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
        self.kid.draw(canvas, x + self.padding[3], y + self.padding[2])

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
    """Ruled lines to write on, `pitch` points apart when the air is plenty."""

    def __init__(self, count: int, pitch: Callable[[float], float], before: float | None = None) -> None:
        self.count, self._pitch, self.before = count, pitch, before
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
        return [WritingLines(fitting, self._pitch), WritingLines(self.count - fitting, self._pitch)]

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the lines."""
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        for i in range(self.count):
            canvas.line(x, y + i * self._step + 0.4, x + self.width, y + i * self._step + 0.4)
