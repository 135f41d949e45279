"""The blocks of a paper's text, word for word: headings, lists, boxes to tick, room to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from practice_desk.documents.blocks import Air, Block, Columns, Space, Stack
from practice_desk.documents.boxes import Drawing, WritingLines
from practice_desk.documents.fields import Field, Pairs
from practice_desk.documents.gaps import field_names, label_of, natural, with_gaps
from practice_desk.documents.marks import tick_box
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import Scale
from practice_desk.documents.tagged import list_of
from practice_desk.documents.text import Gap, isolated, printable
from practice_desk.documents.words import Printed
from practice_desk.domain.blocks import Block as Said
from practice_desk.domain.blocks import BlockKind

_BULLET = "•"
_LISTS = {BlockKind.BULLET: "Disc", BlockKind.TICK: "Square"}
_WIDE, _WIDE_ENDS = 1000, ("address", "name", "_words", "contact", "authority")
_LONG = {"what": 4, "purpose_words": 2, "not_to_share": 2, "material": 2}


@dataclass(frozen=True, eq=False, repr=False)
class Ticks:
    """Whose boxes are ticked: by the name of the box (`12.0`), the names of who ticked it.

    `told` says that names are printed, since not everybody ticked the same. `asked` that nobody signed yet.
    """

    by: dict[str, tuple[str, ...]]
    told: bool = False
    asked: bool = True


class PaperText:
    """Makes blocks of a paper's text; `open_fields` are names in braces that become room to write."""

    def __init__(self, scale: Scale, words: Printed, ticks: Ticks, open_fields: Sequence[str] = ()) -> None:
        self._scale, self._words, self._ticks = scale, words, ticks
        self._open = frozenset(open_fields)

    def groups(self, blocks: Sequence[Said], skip: int = 0) -> list[tuple[Element, list[Block]]]:
        """Return the text cut at its headings, each with its element; the first `skip` blocks are left out.

        A heading that follows another at once stays with it.
        """
        found: list[tuple[Element, list[Block]]] = []
        only_headings = False
        said = [(n, b) for n, b in enumerate(blocks) if n >= skip and _says_something(b)]
        for kind, run in _runs(said):
            heading = kind is BlockKind.HEADING
            if not found or (heading and not only_headings):
                found.append((Element("Sect"), []))
            only_headings = heading
            element, made = found[-1]
            made += self._run(element, kind, run)
        return found

    def _run(self, element: Element, kind: BlockKind, run: list[tuple[int, Said]]) -> list[Block]:
        if kind in _LISTS:
            listed = list_of(element, _LISTS[kind])
            return [self._item(listed, number, block) for number, block in run]
        made: list[Block] = []
        for number, block in run:
            if kind is BlockKind.HEADING:
                made.append(self._paragraph(element.add("H2"), block.text, "heading", 0))
            elif kind is BlockKind.LINE:
                made.append(WritingLines(1, self._scale.hand_pitch, foot=self._scale.foot))
            elif kind is BlockKind.CHOICE:
                made += self._choice(element, number, block)
            else:
                made.append(self._said(element, block.text))
        return made

    def _said(self, element: Element, text: str) -> Block:
        fields = field_names(text, self._open)
        if fields:
            return self._fields(element, fields)
        return self._paragraph(element.add("P"), text, "body", self._scale.body * 0.25)

    def _paragraph(self, element: Element, text: str, style: str, before: float) -> Block:
        parts = with_gaps(text, self._open)
        written = any(isinstance(part, Gap) for part in parts)
        made = Words(element, self._scale.hand_style(style) if written else self._scale.style(style), *parts)
        made.before = max(before, self._scale.above_hand) if written else before
        return made

    def _fields(self, element: Element, names: Sequence[str]) -> Block:
        """Return labels with lines to write on: short ones beside each other, more lines for many words."""
        rows: list[Block] = []
        short: list[Field] = []
        for name in names:
            label = label_of(name)
            made = Field(element.add("P"), self._scale, f"{label[:1].upper()}{label[1:]}:", "")
            if name in _LONG:
                more = WritingLines(_LONG[name] - 1, self._scale.hand_pitch, foot=self._scale.foot)
                rows.append(Stack([made, more], keep=True))
                short = []
                continue
            made.natural += _WIDE if name.endswith(_WIDE_ENDS) else 0
            if not short:
                rows.append(Pairs(short, 14))
            short.append(made)
        return Stack([Stack(rows, keep=True), Space(self._scale.body * 0.3)], keep=True)

    def _item(self, listed: Element, number: int, block: Said) -> Block:
        item = listed.add("LI")
        if block.kind is BlockKind.TICK:
            return self._box(item, f"{number}.0", block.text, before=self._scale.body * 0.33)
        fields = field_names(block.text, self._open)
        if fields:
            return self._fields(item.add("LBody"), fields)
        label = Words(item.add("Lbl"), self._scale.style("body"), _BULLET)
        words = self._paragraph(item.add("LBody"), block.text, "body", 0)
        row = Columns([label, words], [self._scale.body * 0.95, None], 0, "base", keep=False)
        row.before = words.before or self._scale.body * 0.12
        return row

    def _box(self, item: Element, box: str, text: str, before: float = 0) -> Block:
        """Return a box with its words, ticked or not, and by whom where that is told."""
        scale, words, who = self._scale, self._words, self._ticks.by.get(box, ())
        size = scale.body * 1.05
        spoken = words("ticked") if who else words("to_tick" if self._ticks.asked else "not_ticked")
        drawing = Drawing(
            size + 2, tick_box(size, ticked=bool(who)), item.add("Lbl", actual=spoken), size + 2
        )
        body, parts = item.add("LBody"), with_gaps(text, self._open)
        written = any(isinstance(part, Gap) for part in parts)
        style = scale.hand_style("body") if written else scale.style("body")
        said = Stack([Words(body.add("P"), style, *parts), self._told(body, who)])
        row = Columns([drawing, said], [size + 9, None], 0)
        row.before = max(before, scale.above_hand) if written else before
        return row

    def _told(self, body: Element, who: Sequence[str]) -> Block | None:
        """Return who ticked a box, where not everybody ticked the same."""
        if not (self._ticks.told and who):
            return None
        return Words(body.add("P"), self._scale.style("soft"), *isolated(self._said_by(who)))

    def _said_by(self, who: Sequence[str]) -> str:
        return self._words("ticked_by").format(", ".join(who))

    def _choice(self, element: Element, number: int, block: Said) -> list[Block]:
        """Return a question with its boxes beside each other, as many as a line holds."""
        made: list[Block] = [self._said(element, block.text)] if printable(block.text) else []
        listed = list_of(element, "Square")
        boxes = [
            self._box(listed.add("LI"), f"{number}.{n}", option) for n, option in enumerate(block.options)
        ]
        scale = self._scale
        wide = [
            scale.body * 1.05 + 29 + self._natural(f"{number}.{n}", o) for n, o in enumerate(block.options)
        ]
        row = Flow(boxes, wide, scale.body * 0.33)
        row.before = scale.body * 0.33
        return [*made, row]

    def _natural(self, box: str, text: str) -> float:
        """Return how wide the words beside a box are on one line."""
        who = self._ticks.by.get(box, ()) if self._ticks.told else ()
        told = natural(isolated(self._said_by(who)), self._scale) if who else 0.0
        return max(natural(with_gaps(text, self._open), self._scale), told)


class Flow(Block):
    """Blocks of known widths beside each other, as many as a line holds."""

    def __init__(self, kids: Sequence[Block], widths: Sequence[float], gap: float) -> None:
        self._kids, self._widths, self._gap = kids, widths, gap
        self._stack = Stack([])

    def measure(self, width: float, air: Air) -> float:
        """Put the blocks in rows."""
        rows: list[Block] = []
        row: list[tuple[Block, float]] = []
        for kid, wide in zip(self._kids, self._widths, strict=True):
            if row and sum(w for _, w in row) + wide > width:
                rows.append(_row(row))
                row = []
            row.append((kid, min(wide, width)))
        self._stack = Stack([*rows, _row(row)] if row else rows, self._gap)
        self.width, self.height = width, self._stack.measure(width, air)
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:
        """Cut between rows."""
        return self._stack.cut(room, air)

    def draw(self, canvas: object, x: float, y: float) -> None:
        """Draw the rows."""
        self._stack.draw(canvas, x, y)  # type: ignore[arg-type]


def _says_something(block: Said) -> bool:
    return block.kind is BlockKind.LINE or bool(printable(block.text)) or bool(block.options)


def _row(cells: Sequence[tuple[Block, float]]) -> Block:
    return Columns([c for c, _ in cells], [w for _, w in cells], 0, keep=False)


def _runs(blocks: Sequence[tuple[int, Said]]) -> Iterator[tuple[BlockKind, list[tuple[int, Said]]]]:
    """Yield blocks of one kind that follow each other; each heading is a run of its own."""
    run: list[tuple[int, Said]] = []
    for number, block in blocks:
        if run and (block.kind is not run[-1][1].kind or block.kind is BlockKind.HEADING):
            yield run[-1][1].kind, run
            run = []
        run.append((number, block))
    if run:
        yield run[-1][1].kind, run
