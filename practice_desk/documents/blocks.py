"""Blocks: what a page is built from. Each is measured at a width, may be cut in two, and is drawn.

Pages are laid out first and drawn afterwards, so that "page x of y" costs no second pass.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from practice_desk.documents.styles import RULE
from practice_desk.documents.tagged import TaggedCanvas

_NEARLY = 0.01


@dataclass(frozen=True)
class Air:
    """How generous gaps are (1 plenty, 0.7 least), and whether what is larger than a page must be cut."""

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
