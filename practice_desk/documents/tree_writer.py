"""Writing the logical tree into a PDF's objects.

A page has about a hundred elements, so each is written as the text it is: ReportLab's own dictionaries take
as long for them as for all the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFString

from practice_desk.documents.structure import Element

_ROOT = "StructTreeRoot"


def write_tree(document: Any, root: Element, parents: dict[int, Any]) -> Any:
    """Write the tree and return its root object; `parents` says whose each page's marked content is."""
    tree = _Text()
    document.Reference(tree, _ROOT)
    _Writer(document).write(root, _number(document, _ROOT))
    owners: list[str] = []
    for key in sorted(parents):
        owner = parents[key]
        if isinstance(owner, Element):
            owners.append(f"{key} {_to(owner.reference)}")
        elif owner:
            held = _Text(f"[{' '.join(_to(element.reference) for element in owner)}]")
            document.Reference(held, f"SP{key}")
            owners.append(f"{key} {_to(_number(document, f'SP{key}'))}")
    tree.text = (
        f"<</Type /StructTreeRoot /K [{_to(root.reference)}] /ParentTree <</Nums [{' '.join(owners)}]>> "
        f"/ParentTreeNextKey {max(parents) + 1}>>"
    )
    return tree


class _Text(PDFObject):
    """An object that is written as it is said."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, _document: Any) -> bytes:
        return self.text.encode("ascii")


class _Node(PDFObject):
    """One element, written once all that it points to has its number."""

    def __init__(self, element: Element, parent: int) -> None:
        self._element, self._parent = element, parent

    def format(self, document: Any) -> bytes:
        element = self._element
        found = [f"<</Type /StructElem /S /{element.tag} /P {_to(self._parent)}".encode("ascii")]
        for key, said in (("Alt", element.alt), ("ActualText", element.actual), ("Lang", element.language)):
            if said:
                found.append(f"/{key} ".encode("ascii") + PDFString(said).format(document))
        if element.attributes:
            found.append(b"/A " + PDFDictionary(dict(element.attributes)).format(document))
        pages = {kid[0] for kid in element.kids if not isinstance(kid, Element)}
        home = pages.pop() if len(pages) == 1 else None
        if home is not None:
            found.append(f"/Pg {_page(document, home)}".encode("ascii"))
        kids = [_kid(document, kid, home) for kid in element.kids]
        held = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        found.append(f"/K {held}>>".encode("ascii"))
        return b" ".join(found)


class _Writer:
    """Numbers the elements as it goes down the tree."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._count = 0

    def write(self, element: Element, parent: int) -> None:
        """Give an element and all below it a place among the document's objects."""
        self._count += 1
        name = f"SE{self._count}"
        self._document.Reference(_Node(element, parent), name)
        element.reference = _number(self._document, name)
        for kid in element.kids:
            if isinstance(kid, Element):
                self.write(kid, element.reference)


def _kid(document: Any, kid: Element | Sequence[Any], home: int | None) -> str:
    """Return an element's kid: another element, marked content, or a link on a page."""
    if isinstance(kid, Element):
        return _to(kid.reference)
    number, held = kid
    if isinstance(held, int) and home is not None:
        return str(held)  # on the element's own page a plain number is enough
    page = _page(document, number)
    if isinstance(held, int):
        return f"<</Type /MCR /Pg {page} /MCID {held}>>"
    return f"<</Type /OBJR /Pg {page} /Obj {held.format(document).decode('ascii')}>>"


def _page(document: Any, number: int) -> str:
    return _to(_number(document, f"Page{number}"))


def _number(document: Any, name: str) -> int:
    return int(document.idToObjectNumberAndVersion[name][0])


def _to(number: int) -> str:
    return f"{number} 0 R"
