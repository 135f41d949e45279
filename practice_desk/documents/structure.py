"""The logical tree of a document: what is a heading, a list, a figure, and the words in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Kid = "Element | tuple[int, Any]"


@dataclass(eq=False, repr=False)
class Element:
    """A node of the structure tree, named by its PDF tag.

    `alt` and `actual` are spoken in place of what is drawn; `words` are the logical words of a leaf, as a
    person reads them; `language` is that of all below it, where it is not the document's. Kids are elements,
    or what a page holds of this one: (page, marked content number) and (page, annotation).
    """

    tag: str
    alt: str = ""
    actual: str = ""
    words: str = ""
    language: str = ""
    attributes: dict[str, Any] = field(default_factory=dict[str, Any])
    kids: list[Any] = field(default_factory=list[Any])
    reference: int = 0

    def add(self, tag: str, *, alt: str = "", actual: str = "", **attributes: Any) -> Element:
        """Add a kid and return it."""
        kid = Element(tag, alt=alt, actual=actual, attributes=attributes)
        self.kids.append(kid)
        return kid

    def prune(self) -> bool:
        """Drop what holds nothing; return whether anything is left. A row keeps its empty cells, or none."""
        kept = [k for k in self.kids if not isinstance(k, Element) or k.prune()]
        if self.tag != "TR" or not kept:
            self.kids = kept
        return bool(kept)

    def elements(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.elements()

    def all_words(self) -> str:
        """Return the words of this element and all below it, in reading order."""
        parts = [e.words or e.alt for e in self.elements() if e.words or (e.alt and e.tag == "Figure")]
        return " ".join(parts)
