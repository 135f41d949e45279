"""Paragraphs: words of ours and of people, wrapped, tagged, turned round where they run from the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, cast

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen import textobject
from reportlab.platypus import paragraph as reportlab_paragraph
from reportlab.platypus.paraparser import ParaFrag

from practice_desk.documents import fonts
from practice_desk.documents.blocks import Air, Block, Columns
from practice_desk.documents.structure import Element
from practice_desk.documents.styles import SOFT, Scale
from practice_desk.documents.tagged import TaggedCanvas
from practice_desk.documents.text import (
    GLUED,
    Fixed,
    Gap,
    Part,
    Said,
    drawn,
    is_indic,
    is_rtl,
    isolated,
    joined,
    printable,
    spoken,
    starts_rtl,
    turned,
)  # fmt: skip

# ReportLab has no types of its own; its classes are taken as they come.
Paragraph = cast("Any", reportlab_paragraph.Paragraph)
_TextObject = cast("Any", textobject.PDFTextObject)
_ENDLESS = 1e6
_NARROWER = (0.93, 0.86, 0.78)  # shares of the width tried against a last line of one word
_INSIDE_A_LINE = 24  # longer right-to-left words get a column beside their label


class Words(Block):
    """A tagged paragraph of one style."""

    def __init__(self, element: Element | None, style: ParagraphStyle, *parts: Part | str) -> None:
        self.element, self.style = element, style
        self.parts: Sequence[Part] = [Fixed(p) if isinstance(p, str) else p for p in parts]
        if element is not None:
            words = "".join(spoken(p) for p in self.parts)
            element.words = f"{element.words} {words}".strip()
            if any(_is_special(p) for p in self.parts):
                element.actual = words
        self._rtl = len(self.parts) == 1 and isinstance(self.parts[0], Said) and is_rtl(self.parts[0].text)
        self._paragraph = None if self._rtl else _Paragraph(None, *_shaped(style, self.parts))
        self._even = not style.alignment and not any(isinstance(p, Said) and p.glued for p in self.parts)
        self._measured = -1.0

    def measure(self, width: float, air: Air) -> float:  # noqa: ARG002
        """Break the lines."""
        if width != self._measured:
            if self._rtl:
                self._paragraph = _from_the_right(cast("Said", self.parts[0]), self.style, width)
            assert self._paragraph is not None
            self.height = _wrapped(self._paragraph, width, even=self._even)
            self.width = self._measured = width
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:  # noqa: ARG002
        """Cut between two lines; both parts belong to the same leaf."""
        assert self._paragraph is not None
        parts = self._paragraph.split(self.width, room)
        self._measured = -1.0  # a refused cut throws the broken lines away
        return [_Broken(self, part) for part in parts] if len(parts) == 2 else []  # noqa: PLR2004

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the lines inside their leaf."""
        self.measure(self.width, Air())
        assert self._paragraph is not None
        _draw(self._paragraph, self.element, canvas, x, y)

    def ascent(self) -> float:
        """Return where the first line stands."""
        return float(self.style.fontSize) * fonts.ASCENT


class _Broken(Block):
    """One part of a paragraph that was cut."""

    def __init__(self, whole: Words, part: Any) -> None:
        self._whole, self._part = whole, part

    def measure(self, width: float, air: Air) -> float:  # noqa: ARG002
        self.width, self.height = width, self._part.wrap(width, _ENDLESS)[1]
        return self.height

    def cut(self, room: float, air: Air) -> list[Block]:  # noqa: ARG002
        parts = self._part.split(self.width, room)
        return [_Broken(self._whole, part) for part in parts] if len(parts) == 2 else []  # noqa: PLR2004

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        self._part.wrap(self.width, _ENDLESS)
        _draw(self._part, self._whole.element, canvas, x, y)

    def ascent(self) -> float:
        return self._whole.ascent()


class TelephoneNumber(Words):
    """A number to call: a link whose words it is. The element is a Link."""

    def __init__(self, element: Element, style: ParagraphStyle, number: str) -> None:
        super().__init__(element, style, Said(number, glued=True))
        self._link = "tel:" + "".join(c for c in number if c.isdigit() or c == "+")

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the number with its link."""
        assert self._paragraph is not None
        assert self.element is not None
        with canvas.marked(self.element):
            self._paragraph.drawOn(canvas, x, y)
            canvas.linkURL(self._link, (x, y, x + self.width, y + self.height), relative=0, thickness=0)


def labelled(parent: Element, scale: Scale, label: str, said: Said, style: str = "body") -> Block:
    """Return a label and what was said in one paragraph; long right-to-left words get their own column."""
    soft = Fixed(label, colour=SOFT)
    parts = isolated(said.text)
    if len(parts) > 1:
        bold = [replace(part, bold=said.bold) for part in parts]
        return Words(parent, scale.style(style), soft, GLUED, *bold)
    if is_rtl(said.text) and len(said.text) > _INSIDE_A_LINE:
        wide = fonts.width(label, fonts.REGULAR, scale.body) + 4
        first = Words(parent.add("Span"), scale.style("body"), soft)
        return Columns([first, Words(parent.add("Span"), scale.style(style), said)], [wide, None], 0, "base")
    return Words(parent, scale.style(style), soft, GLUED, said)


def natural_width(label: str, said: Said, scale: Scale) -> float:
    """Return how wide a label and what was said are on one line."""
    text = printable(said.text)
    font = fonts.BOLD if said.bold else fonts.REGULAR
    shown = joined(text) if is_rtl(text) else text
    return fonts.width(label, fonts.REGULAR, scale.body) + 5 + fonts.width(shown, font, scale.body)


class _Text(_TextObject):
    """Ends every line of a paragraph with a space, so that words do not run together when read out."""

    def _textOut(self, text: str, TStar: int = 0) -> None:
        super()._textOut(text + " " if TStar and not text.endswith(" ") else text, TStar)


class _Paragraph(Paragraph):
    def __init__(self, text: str | None, style: ParagraphStyle, frags: list[Any]) -> None:
        super().__init__(text, style, frags=frags)

    def beginText(self, x: float, y: float) -> _Text:
        return _Text(self.canv, x, y)

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        self.__class__ = _Split  # ReportLab makes the parts with its own signature
        try:
            return list(Paragraph.split(self, availWidth, availHeight))
        finally:
            self.__class__ = _Paragraph


class _Split(Paragraph):
    def beginText(self, x: float, y: float) -> _Text:
        return _Text(self.canv, x, y)


def _draw(paragraph: Any, element: Element | None, canvas: TaggedCanvas, x: float, y: float) -> None:
    if element is None:
        paragraph.drawOn(canvas, x, y)
        return
    with canvas.marked(element):
        paragraph.drawOn(canvas, x, y)


def _wrapped(paragraph: Any, width: float, *, even: bool) -> float:
    """Break the lines and return their height; no word is left alone where that costs no line."""
    height = float(paragraph.wrap(width, _ENDLESS)[1])
    if not even or not _ends_alone(paragraph):
        return height
    least = paragraph.minWidth()
    for share in (s for s in _NARROWER if width * s > least):
        if paragraph.wrap(width * share, _ENDLESS)[1] == height and not _ends_alone(paragraph):
            return height
    return float(paragraph.wrap(width, _ENDLESS)[1])


def _ends_alone(paragraph: Any) -> bool:
    lines = paragraph.blPara.lines
    if len(lines) < 2:  # noqa: PLR2004  (one line, or none of an empty text)
        return False
    last = lines[-1]
    return (len(last[1]) if isinstance(last, tuple) else last.wordCount) == 1  # pyright: ignore


def _is_special(part: Part) -> bool:
    if isinstance(part, Gap):
        return True
    return isinstance(part, Said) and (is_rtl(part.text) or is_indic(part.text))


def _fragments(style: ParagraphStyle, parts: Sequence[Part]) -> list[Any]:
    found: list[Any] = []
    for number, part in enumerate(parts):
        under = [(number, "underline", part.colour, 0.6, -2.5, 0, 1, 1)] if isinstance(part, Gap) else []
        for home, letters in fonts.pieces(drawn(part)):
            fragment = ParaFrag()
            fragment.__dict__.update(
                rise=0, greek=0, link=[], us_lines=under, bold=0, italic=0, text=letters,
                fontSize=style.fontSize,
                fontName=home or (fonts.BOLD if part.bold else style.fontName),
                textColor=part.colour or style.textColor,
            )  # fmt: skip
            found.append(fragment)
    return found


def _shaped(style: ParagraphStyle, parts: Sequence[Part]) -> tuple[ParagraphStyle, list[Any]]:
    """Return style and fragments; letters that must be shaped together ask for it."""
    fragments = _fragments(style, parts)
    if not any(isinstance(p, Said) and is_indic(p.text) for p in parts):
        return style, fragments
    for fragment in fragments:  # a glued space would make one word of label and text
        fragment.text = " " if fragment.text == GLUED else fragment.text
    for one, other in pairwise(fragments):
        # ReportLab shapes a word with the font of its first letter only.
        apart = one.text.endswith(" ") or other.text.startswith(" ")
        if one.fontName != other.fontName and not apart:
            other.text = " " + other.text
    # ReportLab is off by a point or two where it splits a word that was shaped.
    return _changed(style, "shaped", (("shaping", 1), ("rightIndent", 3))), fragments


def _from_the_right(part: Said, style: ParagraphStyle, width: float) -> Any:
    """Break right-to-left words into lines in reading order, then turn each line round.

    The text is set flush right in a block no wider than it needs, so that it stays beside its number or box.
    """
    text = joined(printable(part.text))
    rtl = starts_rtl(text)
    font = fonts.BOLD if part.bold or style.fontName == fonts.BOLD else fonts.REGULAR
    inside = width - style.leftIndent - 1
    lines = _lines(text, font, style.fontSize, inside)
    fragments: list[Any] = []
    for line in lines:
        if fragments:
            end = ParaFrag()
            end.__dict__.update(fragments[-1].__dict__, text="", lineBreak=True)
            fragments.append(end)
        shown = turned(line, rtl=rtl).replace(" ", GLUED)
        fragments += _fragments(style, [Fixed(shown, part.bold, part.colour)])
    if rtl:
        longest = max(fonts.width(line, font, style.fontSize) for line in lines)
        style = _changed(style, "rtl", (("alignment", 2), ("rightIndent", max(0.0, inside - longest - 1))))
    return _Paragraph(None, style, fragments)


def _lines(text: str, font: str, size: float, room: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        rest = word
        while fonts.width(rest, font, size) > room:  # longer than a line: cut it, in reading order
            fits = next(
                n for n in range(len(rest), 0, -1) if n == 1 or fonts.width(rest[:n], font, size) <= room
            )
            lines += [line, rest[:fits]] if line else [rest[:fits]]
            line, rest = "", rest[fits:]
        longer = f"{line} {rest}".strip()
        if line and fonts.width(longer, font, size) > room:
            lines.append(line)
            line = rest
        else:
            line = longer
    return [*lines, line]


def _changed(style: ParagraphStyle, name: str, changes: tuple[tuple[str, Any], ...]) -> ParagraphStyle:
    return ParagraphStyle(f"{style.name}-{name}", parent=style, **dict(changes))
