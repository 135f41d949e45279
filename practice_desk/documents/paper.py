"""What a document is once it is made: the bytes, the pages, the words, and what the preview has to say."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from practice_desk.documents.structure import Element
from practice_desk.documents.text import printable


class TextRole(StrEnum):
    """What a line of "Read as text" is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    FIGURE = "figure"


class NoticeKind(StrEnum):
    """What the preview says about a document."""

    MORE_PAGES = "more_pages"
    NOTES_ON_PAGE_TWO = "notes_on_page_two"
    STEPS_ON_PAGE_TWO = "steps_on_page_two"
    NO_FONT = "no_font"


@dataclass(frozen=True, repr=False)
class TextBlock:
    """One line of "Read as text"; a heading has a level from 1."""

    role: TextRole
    words: str
    level: int = 0


@dataclass(frozen=True, repr=False)
class Notice:
    """Something the preview says: how many pages or steps, or which letters no font has."""

    kind: NoticeKind
    count: int = 0
    letters: str = ""


@dataclass(frozen=True, repr=False)
class Paper:
    """A finished document. `text` is made from the tree it was drawn from, in reading order."""

    pdf: bytes
    pages: int
    notices: tuple[Notice, ...] = ()
    text: tuple[TextBlock, ...] = field(default=())


def reading(root: Element) -> tuple[TextBlock, ...]:
    """Return a document's words in reading order, as its own tree has them.

    Readers of PDFs turn right-to-left words round; the tree does not.
    """
    found: list[TextBlock] = []
    _read(root, found)
    return tuple(block for block in found if block.words)


def strange_letters(root: Element) -> str:
    """Return the letters in a document for which no font was found."""
    from practice_desk.documents import fonts  # only what makes documents reads the library behind it

    return fonts.missing("".join(printable(element.words) for element in root.elements()))


def page_count(pdf: bytes) -> int:
    """Return how many pages a finished document has, such as one that was frozen long ago."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def protect(pdf: bytes, password: str) -> bytes:
    """Return the document closed by a password (AES-256, revision 6, which every current reader opens)."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return out.getvalue()


def _read(element: Element, found: list[TextBlock]) -> None:
    tag = element.tag
    if tag in ("H1", "H2", "H3"):
        found.append(TextBlock(TextRole.HEADING, element.all_words(), int(tag[1])))
    elif tag == "LI":
        label = next((k for k in element.kids if isinstance(k, Element) and k.tag == "Lbl"), None)
        spoken = (label.actual or label.words) if label is not None else ""
        bodies = [k.all_words() for k in element.kids if isinstance(k, Element) and k.tag != "Lbl"]
        found.append(TextBlock(TextRole.ITEM, " ".join(w for w in (spoken, *bodies) if w)))
    elif tag == "Figure":
        found.append(TextBlock(TextRole.FIGURE, element.alt))
    elif tag == "Table":
        found += [TextBlock(TextRole.PARAGRAPH, line) for line in _rows(element)]
    elif tag == "P":
        found.append(TextBlock(TextRole.PARAGRAPH, element.all_words()))
    else:
        for kid in element.kids:
            if isinstance(kid, Element):
                _read(kid, found)


def _rows(table: Element) -> Iterator[str]:
    """Yield each row as its headings with what stands under or beside them; the head row is not read alone.

    A row with a heading of its own reads "heading: line", one below column headings "heading: line" for each.
    """
    titles: list[str] = []
    for row in (kid for kid in table.kids if isinstance(kid, Element)):
        cells = [kid for kid in row.kids if isinstance(kid, Element)]
        words = [cell.all_words() for cell in cells]
        if cells and all(cell.tag == "TH" for cell in cells) and len(cells) > 1:
            titles = words
        elif titles:
            pairs = zip(titles, words, strict=False)
            yield " ".join(_ended(f"{title}: {said}") for title, said in pairs if said)
        else:
            head = [w for w, cell in zip(words, cells, strict=True) if cell.tag == "TH"]
            rest = [w for w, cell in zip(words, cells, strict=True) if cell.tag != "TH"]
            yield ": ".join(" ".join(part) for part in (head, rest) if any(part))
    if titles and len(table.kids) == 1:
        yield ", ".join(titles)


def _ended(words: str) -> str:
    """Return words that end like a sentence, so that what follows is not read into them."""
    return words if words[-1] in ".!?…" else f"{words}."
