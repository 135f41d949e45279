"""What a finished PDF says and where its letters stand, read back with another library."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Letter:
    """One letter on a page: its box in points from the lower left, and its size."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


def words_of(pdf: bytes) -> str:
    """Return the text of all pages, with single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def pages_of(pdf: bytes) -> list[tuple[float, float, list[Letter]]]:
    """Return width, height and visible letters of each page."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    try:
        for i in range(len(document)):
            page = document[i]
            text = page.get_textpage()
            letters = []
            for n in range(text.count_chars()):
                sign = text.get_text_range(n, 1)
                if sign.strip() and not raw.FPDFText_IsGenerated(text.raw, n):
                    box = text.get_charbox(n, loose=False)
                    letters.append(Letter(sign, *box, raw.FPDFText_GetFontSize(text.raw, n)))
            found.append((*page.get_size(), letters))
    finally:
        document.close()
    return found


def page_texts(pdf: bytes) -> list[str]:
    """Return each page's text without its spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return ["".join(document[i].get_textpage().get_text_range().split()) for i in range(len(document))]
    finally:
        document.close()


def ruled_lines(pdf: bytes) -> list[list[tuple[float, float, float]]]:
    """Return left, right and height of each line to write on, page by page, wherever it was drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [_ruled(pikepdf.parse_content_stream(sheet)) for sheet in opened.pages]


def _ruled(content) -> list[tuple[float, float, float]]:
    found, points = [], []
    here, weight, outer = (0.0, 0.0), 0.0, []
    for operands, operator in content:
        name = str(operator)
        if name == "q":
            outer.append((here, weight))
        elif name == "Q":
            here, weight = outer.pop()
        elif name == "cm":
            here = (here[0] + float(operands[4]), here[1] + float(operands[5]))
        elif name == "w":
            weight = float(operands[0])
        elif name in ("m", "l"):
            point = (float(operands[0]) + here[0], float(operands[1]) + here[1])
            points = [*(points if name == "l" else []), point]
        elif name == "S" and weight == 0.6 and len(points) == 2:
            (left, height), (right, end) = points
            found += [(left, right, height)] if abs(end - height) < 0.01 and right - left > 40 else []
    return found


def overlapping(letters: list[Letter]) -> list[tuple[Letter, Letter]]:
    """Return pairs of letters that cover one another: lines drawn into each other.

    Two letters of one box are a ligature.
    """
    rows = sorted(letters, key=lambda a: (a.bottom, a.left))
    found = []
    for i, one in enumerate(rows):
        for other in rows[i + 1 :]:
            if other.bottom - one.bottom > 12:
                break
            if (one.left, one.right, one.bottom) == (other.left, other.right, other.bottom):
                continue
            wide = min(one.right, other.right) - max(one.left, other.left)
            high = min(one.top, other.top) - max(one.bottom, other.bottom)
            least = min(one.right - one.left, other.right - other.left)
            tall = min(one.top - one.bottom, other.top - other.bottom)
            if least > 1 and tall > 1 and wide > 0.6 * least and high > 0.6 * tall:
                found.append((one, other))
    return found


def in_reading_order(pdf: bytes) -> list[str]:
    """Return each leaf of the PDF's own tree with its tag, as a screen reader comes to them.

    A figure says what is said in its place; a leaf without words, such as a box to tick, what it stands for.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        spoken = _spoken(pdf)
        return list(_leaves(opened.Root.StructTreeRoot.K, pages, spoken, 0))


def _leaves(node, pages, spoken, page):
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _leaves(kid, pages, spoken, page)
        return
    page = pages[node.Pg.objgen] if "/Pg" in node else page
    tag, instead = str(node.S)[1:], str(node.get("/Alt", node.get("/ActualText", "")))
    held = node.get("/K", pikepdf.Array())
    kids = list(held) if isinstance(held, pikepdf.Array) else [held]
    words = "".join(spoken.get(_place(k, pages, page), "") for k in kids if not _is_element(k))
    if instead or words.strip():
        yield f"{tag}: {' '.join((instead or words).split())}"
    if not instead:
        for kid in kids:
            if _is_element(kid):
                yield from _leaves(kid, pages, spoken, page)


def _is_element(kid) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _place(kid, pages, page):
    """Return the page and number of marked content; of a link none, whose words are beside it."""
    if isinstance(kid, pikepdf.Dictionary):
        return (pages[kid.Pg.objgen], int(kid.MCID)) if "/MCID" in kid else None
    return page, int(kid)


def _spoken(pdf: bytes) -> dict[tuple[int, int], str]:
    """Return the words of each piece of marked content, by page and number."""
    found: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                mark = raw.FPDFPageObj_GetMarkedContentID(item.raw)
                size = raw.FPDFTextObj_GetText(item.raw, text.raw, None, 0)
                held = (raw.FPDF_WCHAR * (size // 2))()
                raw.FPDFTextObj_GetText(item.raw, text.raw, held, size)
                said = bytes(held)[:-2].decode("utf-16-le")
                found[number, mark] = found.get((number, mark), "") + said
    finally:
        document.close()
    return found
