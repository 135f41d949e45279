"""A block that never lets go of the words before it: signatures stay with what is signed."""

from __future__ import annotations

from practice_desk.documents.blocks import Air, Block, Stack
from practice_desk.documents.tagged import TaggedCanvas

_NEARLY = 0.01
_MUCH = 0.45  # of a page: so much is not left empty for the sake of keeping all signatures together
_SOME = 0.12  # of a page: in so much, the words begin that end beside the signatures overleaf


class Tied(Block):
    """Words, and what must not be torn from their last lines.

    `after` is one block for each piece that stays whole; the first is never parted from the words. `page` is
    how high a page is: what fits on one is moved there whole, but where much
    of this page would stay empty. `least` is how much of the words goes along.
    """

    def __init__(self, words: Block, after: list[Block], gap: float, page: float, least: float) -> None:
        self._words, self._after, self._page, self._least = words, after, page, least
        self._gap = gap
        self._stack = Stack([])

    def measure(self, width: float, air: Air) -> float:
        """Measure the words and what follows them."""
        first = self._after[0]
        first.before = self._gap
        self._stack = Stack([self._words, *self._after])
        self.width, self.height = width, self._stack.measure(width, air)
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:
        """Cut after a whole piece, or else inside the words, of which some lines go along."""
        much = room > self._page * _MUCH
        words = self._words.height
        if self.height <= self._page + _NEARLY and not much and not air.forced:
            return self._begun(room, air) if room > self._page * _SOME else []
        held = words + self._gap * air.factor + self._after[0].height
        if held <= room + _NEARLY and len(self._after) > 1:
            return self._stack.cut(room, air)
        parts = self._begun(room, air)
        return parts or (self._stack.cut(room, air) if air.forced else [])

    def _begun(self, room: float, air: Air) -> list[Block]:
        """Return the words that stay here, and their last lines with what is tied to them."""
        parts = self._words.cut(min(room, self._words.height - self._least), air)
        rest = [Tied(part, self._after, self._gap, self._page, self._least) for part in parts[1:]]
        return [*parts[:1], *rest]

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the words, then the rest."""
        self._stack.draw(canvas, x, y)
