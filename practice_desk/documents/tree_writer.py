"""Writing the logical tree into a PDF's objects."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

from practice_desk.documents.structure import Element


def write_tree(document: Any, root: Element, parents: dict[int, Any]) -> Any:
    """Write the tree and return its root object; `parents` says whose each page's marked content is."""
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    reference = document.Reference(tree, "StructTreeRoot")
    tree["K"] = PDFArray([_Writer(document).write(root, reference)])
    numbers: list[Any] = []
    for key in sorted(parents):
        owner = parents[key]
        if isinstance(owner, Element):
            numbers += [key, owner.reference]
        elif owner:
            held = PDFArray([element.reference for element in owner])
            numbers += [key, document.Reference(held, f"SP{key}")]
    tree["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
    tree["ParentTreeNextKey"] = max(parents) + 1
    document.idToObject["StructTreeRoot"] = tree
    return tree


class _Writer:
    """Numbers the elements as it goes down the tree."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._count = 0

    def write(self, element: Element, parent: Any) -> Any:
        """Write an element with all below it and return the reference to it."""
        self._count += 1
        made = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent})
        element.reference = self._document.Reference(made, f"SE{self._count}")
        for key, value in (("Alt", element.alt), ("ActualText", element.actual), ("Lang", element.language)):
            if value:
                made[key] = PDFString(value)
        if element.attributes:
            made["A"] = PDFDictionary(dict(element.attributes))
        pages = {kid[0] for kid in element.kids if not isinstance(kid, Element)}
        home = pages.pop() if len(pages) == 1 else None
        if home is not None:
            made["Pg"] = PDFObjectReference(f"Page{home}")
        kids = [self._kid(kid, home, element.reference) for kid in element.kids]
        made["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        return element.reference

    def _kid(self, kid: Any, home: int | None, parent: Any) -> Any:
        if isinstance(kid, Element):
            return self.write(kid, parent)
        number, held = kid
        if isinstance(held, int) and home is not None:
            return held  # on the element's own page a plain number is enough
        page = PDFObjectReference(f"Page{number}")
        if isinstance(held, int):
            return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": held})
        return PDFDictionary({"Type": PDFName("OBJR"), "Pg": page, "Obj": held})
