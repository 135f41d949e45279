"""The signature blocks of a paper: one for each who signs, with how and when, or with a line to sign on."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm

from practice_desk.documents.blocks import Air, Block, Space, Stack
from practice_desk.documents.boxes import Panel
from practice_desk.documents.fields import Field
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.signature import Drawn, SignatureLine, typed
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import RULE, SOFT, Scale
from practice_desk.documents.tagged import TaggedCanvas
from practice_desk.documents.text import GLUED, Fixed, Part, Said, isolated, printable
from practice_desk.documents.words import Printed
from practice_desk.domain.papers import NEEDS_AUTHORITY, SignatureMethod
from practice_desk.domain.printed import PrintedSigner

_PADDING = (4, 10, 7, 10)
_BETWEEN = 14.0


def signature_rows(
    parent: Element, scale: Scale, words: Printed, signers: Sequence[PrintedSigner]
) -> list[Block]:
    """Return rows of signature blocks: two beside each other, in large print one."""
    cards = [_card(parent.add("Sect"), scale, words, signer) for signer in signers]
    across = 1 if scale.large else 2
    rows: list[Block] = [_Row(cards[i : i + across], across) for i in range(0, len(cards), across)]
    for row in rows:
        row.before = 10 if scale.large else 8
    return rows


class _Row(Block):
    """Cards beside each other, all as high as the highest; never cut but where one is larger than a page."""

    def __init__(self, cards: Sequence[Panel], across: int) -> None:
        self._cards, self._across = cards, across
        self._wide = 0.0

    def measure(self, width: float, air: Air) -> float:
        self._wide = (width - _BETWEEN * (self._across - 1)) / self._across
        self.width = width
        self.height = max(card.measure(self._wide, air) for card in self._cards)
        for card in self._cards:
            card.height = self.height
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:
        if not air.forced:
            return []
        stack = Stack(self._cards, 8)
        high = stack.measure(self.width, air)  # over the whole width they are less high
        return [stack, Space(0)] if high <= room else stack.cut(room, air)

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        for card in self._cards:
            card.draw(canvas, x, y)
            x += self._wide + _BETWEEN


def _card(element: Element, scale: Scale, words: Printed, signer: PrintedSigner) -> Panel:
    rows: list[Block] = [_mark(element, scale, words, signer)]
    if printable(signer.name):
        name = Words(element.add("P"), scale.style("bold"), Said(signer.name))
        rows.append(name)
    else:
        rows.append(Field(element.add("P"), scale, words("name"), ""))
    rows += _about(element, scale, words, signer)
    return Panel(Stack(rows, keep=True), _PADDING, stroke=RULE, weight=1)


def _mark(element: Element, scale: Scale, words: Printed, signer: PrintedSigner) -> Block:
    """Return what stands where one signs."""
    high = (24 if scale.large else 18) * mm
    if signer.method is SignatureMethod.DRAWN:
        said = words("signature_alt").format(printable(signer.name), signer.on)
        return Drawn(element.add("Figure", alt=said), high, signer.mark)
    if signer.method is SignatureMethod.TYPED:
        return SignatureLine(high, typed(element.add("P"), scale, signer.mark))
    if signer.method in (SignatureMethod.SPOKEN, SignatureMethod.BY_MESSAGE):
        return _spread(_quoted(element, scale, signer.mark))
    if signer.method is SignatureMethod.ON_PAPER:
        return _spread(_on_paper(element, scale, words, signer))
    return _no_mark(element, scale, words, signer, high)


def _no_mark(element: Element, scale: Scale, words: Printed, signer: PrintedSigner, high: float) -> Block:
    """Return the line to sign on, or that somebody said no."""
    if signer.declined_on:
        said = words("declined").format(signer.declined_on)
        return _spread(Words(element.add("P"), scale.style("body"), said))
    return SignatureLine(high)


def _quoted(element: Element, scale: Scale, said: str) -> Block:
    return Words(element.add("P"), scale.style("body"), "“", *isolated(said), "”")


def _on_paper(element: Element, scale: Scale, words: Printed, signer: PrintedSigner) -> Block:
    where = [
        Words(element.add("P"), scale.style("body"), words("scanned")) if signer.scanned else None,
        _held(element, scale, words, signer.held_at) if printable(signer.held_at) else None,
    ]
    return Stack(where, 2)


def _held(element: Element, scale: Scale, words: Printed, place: str) -> Block:
    return Words(element.add("P"), scale.style("body"), words("held_at"), " ", *isolated(place))


def _spread(block: Block) -> Block:
    """Return words in place of a mark with air around them."""
    return Stack([Space(4), block, Space(6)])


def _about(element: Element, scale: Scale, words: Printed, signer: PrintedSigner) -> list[Block]:
    """Return in what right somebody signs, how and when they did, and how the page was read."""
    rows = [_field(element, scale, words(label), value) for label, value in _shown(words, signer)]
    if signer.method is not None and not signer.is_therapist:
        rows.append(_read(element, scale, words, signer))
    if signer.withdrawn_on:
        back = words("withdrawn").format(signer.withdrawn_on)
        rows.append(Words(element.add("P"), scale.style("bold"), back))
    return rows


def _shown(words: Printed, signer: PrintedSigner) -> list[tuple[str, str]]:
    """Return the labels of a signature block with their values; an empty one is a line to write on."""
    known = signer.method is not None
    shown = [("signs_as", words(f"capacity_{signer.capacity}") if signer.capacity else "")]
    if signer.authority or (signer.capacity in NEEDS_AUTHORITY and not signer.declined_on):
        shown.append(("authority", signer.authority))
    if known:
        shown.append(("how", words(f"method_{signer.method}")))
    if known or not signer.declined_on:
        shown.append(("date_of", signer.on))
    told = (("language", signer.language), ("interpreter", signer.interpreter), ("witness", signer.witness))
    return shown + [(label, value) for label, value in told if known and printable(value)]


def _field(element: Element, scale: Scale, label: str, value: str) -> Block:
    """Return a label with its value, or with a line to write on."""
    if not printable(value):
        return Field(element.add("P"), scale, label, "")
    parts: list[Part] = [Fixed(label, colour=SOFT), Fixed(GLUED), *isolated(value)]
    return Words(element.add("P"), scale.style("body"), *parts)


def _read(element: Element, scale: Scale, words: Printed, signer: PrintedSigner) -> Block:
    said = [words(f"read_{signer.read}")] if signer.read else []
    said += [words(f"explained_{signer.explained}")] if signer.explained else []
    return Words(element.add("P"), scale.style("soft"), " ".join(said))
