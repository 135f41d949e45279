"""A canvas that writes tagged PDF (PDF/UA-1), which ReportLab does not do by itself.

The tree is built while the blocks are made; a leaf is handed to the block that draws it. The canvas writes
the marked content and, at the end, the structure tree. What is drawn outside a leaf is an artifact.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, cast

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen import canvas as reportlab_canvas

from practice_desk.documents.structure import Element
from practice_desk.documents.tree_writer import write_tree
from practice_desk.documents.xmp import metadata

rl_config.useA85 = 0  # streams stay binary: a fifth smaller, and faster
_FIRST_LINK_KEY = 100_000
_SHAPED = 0xF0000
_GLUED = 0xA0


# ReportLab has no types of its own; its classes are taken as they come.
_Canvas = cast("Any", reportlab_canvas.Canvas)


class TaggedCanvas(_Canvas):
    """Draws into marked content; `root` is the tree it writes."""

    def __init__(self, out: Any, root: Element, title: str, day: str, **options: Any) -> None:
        self._root, self._open, self._day = root, None, day
        self._leaves: list[Element] = []
        self._parents: dict[int, Any] = {}
        self._key = 0
        super().__init__(out, pdfVersion=(1, 7), invariant=1, pageCompression=1, **options)
        self.setTitle(title)
        self.setCreator("Practice Desk")
        self.setAuthor("")
        self.setSubject("")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._title_of_document = title

    _code: Any  # what is written on the page so far; ReportLab's

    @contextmanager
    def marked(self, leaf: Element) -> Generator[None]:
        """Let what is drawn inside belong to a leaf of the tree."""
        outer, self._open = self._open, leaf
        self._switch()
        try:
            yield
        finally:
            self._open = outer
            self._switch()

    def _switch(self) -> None:
        """Close the marked content that is open and begin that of the open leaf."""
        empty = bool(self._code) and self._code[-1].endswith(("BMC", "BDC"))
        if empty and self._code[-1].endswith("BDC"):
            self._leaves.pop().kids.pop()
        if self._open is None:
            operator = "/Artifact BMC"
        else:
            number = len(self._leaves)
            self._leaves.append(self._open)
            self._open.kids.append((self._pageNumber, number))
            operator = f"/{self._open.tag} <</MCID {number}>> BDC"
        if empty:
            self._code[-1] = operator
        else:
            self._code += ["EMC", operator]

    def _restartAccumulators(self) -> None:
        super()._restartAccumulators()
        if not self._codeStack:
            self._code.append("/Artifact BMC")

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:
        name = name or f"TAG{self._annotationCount + 1}"
        link = self._open
        if link is not None and isinstance(annotation, PDFDictionary):
            link.kids.append((self._pageNumber, self._doc.refAnnotation(name)))
            key = _FIRST_LINK_KEY + self._annotationCount
            annotation["Contents"] = PDFString(link.alt)
            annotation["StructParent"] = key
            annotation["F"] = 4
            self._parents[key] = link
        super()._addAnnotation(annotation, name, addtopage)

    def showPage(self) -> None:
        """End a page and note which leaves it holds."""
        self._code.append("EMC")
        leaves, self._leaves = self._leaves, []
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._key, PDFName("S")
        self._parents[self._key] = leaves
        self._key += 1

    def save(self) -> None:
        """Write the tree and the document."""
        if len(self._code) > 1 or not self._doc.Pages.pages:
            self.showPage()
        self._root.prune()
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = write_tree(self._doc, self._root, self._parents)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = XMP(creator=lambda doc: metadata(doc, self._title_of_document, self._day))
        self._doc.SaveToFile(self._filename, self)


def _to_unicode(name: str, subset: list[int]) -> str:
    """Write a font's letters as searchable text; a glued space is found as a plain one.

    ReportLab's own sends code 0 to U+0000 and cannot write beyond U+FFFF.
    """
    rows = [
        f"<{i:02X}> <{chr(0x20 if v == _GLUED else v).encode('utf-16-be').hex().upper()}>"
        for i, v in enumerate(subset)
        if v
    ]
    out = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
    ]  # fmt: skip
    for i in range(0, len(rows), 100):
        out += [f"{len(rows[i : i + 100])} beginbfchar", *rows[i : i + 100], "endbfchar"]
    return "\n".join([*out, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def _glyph_number(self: Any, _name: str, glyph: int, _advance: float) -> int:
    """Give a shaped glyph its own number.

    ReportLab numbers them in the order it meets them, so that bytes would depend on what was printed before.
    """
    import uharfbuzz

    shaping = cast("Any", uharfbuzz)
    face, code = self.face, _SHAPED + glyph
    if code not in face.charToGlyph:
        face.charToGlyph[code] = glyph
        face.glyphToChar.setdefault(glyph, []).append(code)
        face.charWidths[code] = shaping.Font(self.hbFace).get_glyph_h_advance(glyph)
    return code


ttfonts.makeToUnicodeCMap = _to_unicode
ttfonts.TTFont._TTFont__addPrivate = _glyph_number  # type: ignore[attr-defined]


def box_of(element: Element, x: float, y: float, width: float, height: float) -> None:
    """Say where on the page a figure stands."""
    edges = [round(v, 2) for v in (x, y, x + width, y + height)]
    element.attributes = {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": PDFArray(edges)}


def list_of(parent: Element, numbering: str) -> Element:
    """Add a list; `numbering` is Decimal, Square or None."""
    made = parent.add("L")
    made.attributes = {"O": PDFName("List"), "ListNumbering": PDFName(numbering)}
    return made
