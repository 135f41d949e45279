"""Whether a PDF may be kept: whole, open, of few pages, with nothing in it that acts.

A first look goes over the bytes and unpacks what could hide objects, a little at a time and never more than
a bound; only then a reader of PDF goes through its objects. What neither can look into is refused.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

from practice_desk.domain.attachments import LARGEST_PAGE, MOST_PAGES, MOST_PIXELS_A_SIDE, AttachmentProblem
from practice_desk.intentions.scan_headers import check_jpeg, check_pixels, refuse_scan

_SPACE = rb"[\x00\t\n\x0c\r ]"
_AFTER = rb"(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"
_STREAM = re.compile(
    rb">>(?:" + _SPACE + rb"|%[^\r\n]{0,80}[\r\n])*stream(?:[ \t]*\r?\n|\r|(?=" + _SPACE + rb"))"
)
_MOST_STRUCTURE = 4 * 1024 * 1024  # bytes outside streams: what becomes objects in memory
_MOST_UNPACKED = 16 * 1024 * 1024  # bytes of one stream that is no picture
_MOST_UNPACKED_IN_ALL = 64 * 1024 * 1024
_MOST_OBJECTS = 50_000
_MOST_STREAMS = 5_000
_MOST_LAYERS = 4
_END_WITHIN = 1024  # bytes
_STEP = 256 * 1024
_OPEN_HEIGHT = 0xFFFFFFFF  # a JBIG2 page whose height is not known when it begins


def _names(*names: str) -> re.Pattern[bytes]:
    """Return what finds names of PDF, whose letters may each be written as #xx."""
    spelled = ("".join(f"(?:{re.escape(c)}|#{ord(c):02x}|#{ord(c):02X})" for c in name) for name in names)
    return re.compile(b"/(?:" + "|".join(spelled).encode() + b")" + _AFTER)


# What acts when a file is opened, or carries another file. The short ones turn up in packed bytes by chance.
_ACTS = _names(
    "JavaScript", "OpenAction", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "Rendition", "Movie",
    "SubmitForm", "ImportData", "GoToR", "GoToE",
)  # fmt: skip
_ACTS_IN_SHORT = _names("JS", "AA", "XFA")
_LOCKED = _names("Encrypt")
_NOT_UNPACKED = _names("LZWDecode", "RunLengthDecode")
_PICTURE = _names("Image")
_OF_OBJECTS = _names("ObjStm", "XRef", "First")
_PICTURE_IN_TEXT = re.compile(rb"/(?:W|H|Width|Height)" + _SPACE + rb"+(\d{1,10})" + _AFTER)


def check_pdf(data: bytes) -> None:
    """Refuse a PDF that is cut off, locked, has too many or too large pages, or could do something."""
    if b"%%EOF" not in data[-_END_WITHIN:]:
        refuse_scan(AttachmentProblem.NOT_WHOLE)
    if _LOCKED.search(data):
        refuse_scan(AttachmentProblem.LOCKED)
    if data.count(b"obj") > 3 * _MOST_OBJECTS or data.count(b">>") > 5 * _MOST_OBJECTS:
        refuse_scan(AttachmentProblem.NOT_LOOKED_INTO)
    if _ACTS.search(data):
        refuse_scan(AttachmentProblem.HAS_SCRIPTS)
    _first_look(data)
    _second_look(data)


def _first_look(data: bytes) -> None:
    structure, unpacked, streams = 0, 0, 0
    for before, start in _parts(data):
        structure += len(before)
        streams += 1
        if structure > _MOST_STRUCTURE or streams > _MOST_STREAMS or _NOT_UNPACKED.search(before):
            refuse_scan(AttachmentProblem.NOT_LOOKED_INTO)
        _refuse_acts(before)
        if start is None or (_PICTURE.search(before) and not _OF_OBJECTS.search(before)):
            continue
        inside = _unpacked(data, start)
        unpacked += len(inside)
        if unpacked > _MOST_UNPACKED_IN_ALL:
            refuse_scan(AttachmentProblem.NOT_LOOKED_INTO)
        _refuse_acts(inside)
        if any(int(size) > MOST_PIXELS_A_SIDE for size in _PICTURE_IN_TEXT.findall(inside)):
            refuse_scan(AttachmentProblem.TOO_MANY_PIXELS)


def _second_look(data: bytes) -> None:
    import pikepdf

    try:
        with pikepdf.open(
            io.BytesIO(data),
            attempt_recovery=False,
            inherit_page_attributes=False,  # the latter copies every page
        ) as pdf:
            if pdf.is_encrypted:
                refuse_scan(AttachmentProblem.LOCKED)
            if len(pdf.objects) > _MOST_OBJECTS:
                refuse_scan(AttachmentProblem.NOT_LOOKED_INTO)
            for found in pdf.objects:
                if isinstance(found, pikepdf.Stream):
                    _check_stream(found)
                elif isinstance(found, pikepdf.Object):
                    _refuse_acts(found.unparse(resolved=True))
            _check_pages(pdf.Root.Pages)
    except pikepdf.PasswordError:
        refuse_scan(AttachmentProblem.LOCKED)
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError, ArithmeticError):
        refuse_scan(AttachmentProblem.NOT_WHOLE)


def _check_stream(found: Any) -> None:
    said = found.stream_dict
    _refuse_acts(said.unparse(resolved=True))
    if str(said.get("/Subtype", "")) != "/Image":
        return
    check_pixels(int(said.get("/Width", 0)), int(said.get("/Height", 0)))
    for way in _listed(said.get("/DecodeParms")):
        if way is not None:
            check_pixels(int(way.get("/Columns", 1)), int(way.get("/Rows", 0)) or 1)
    filters = [str(name) for name in _listed(said.get("/Filter"))]
    check = _PACKED_PICTURES.get(filters[-1]) if filters else None
    if check is not None:
        raw: bytes = found.read_raw_bytes()
        check(raw if len(filters) == 1 else _unpacked(raw, 0))
    elif len(filters) > 2 or filters.count("/FlateDecode") > 1:  # noqa: PLR2004
        refuse_scan(AttachmentProblem.NOT_LOOKED_INTO)


def _check_dct(data: bytes) -> None:
    at = data.find(b"\xff\xd8")
    if at < 0:
        refuse_scan(AttachmentProblem.NOT_WHOLE)
    check_jpeg(data[at:])


def _check_jpx(data: bytes) -> None:
    at = data.find(b"\xff\x4f\xff\x51")  # where the picture begins, and its size
    if at < 0:
        refuse_scan(AttachmentProblem.NOT_WHOLE)
    right, bottom, left, top = (int.from_bytes(data[at + n : at + n + 4], "big") for n in (8, 12, 16, 20))
    check_pixels(right - left, bottom - top)


def _check_jbig2(data: bytes) -> None:
    """Check the size of each page and region (ISO 14492, 7.2): the first eight bytes of what they say."""
    at, sized = 0, {*range(4, 8), *range(20, 24), *range(36, 44), 48}
    while at + 11 <= len(data):
        flags, counts = data[at + 4], data[at + 5]
        number = int.from_bytes(data[at : at + 4], "big")
        named = counts >> 5
        at += 6
        if named == 7:  # noqa: PLR2004  (a long list says its length itself)
            named = int.from_bytes(data[at - 1 : at + 3], "big") & 0x1FFFFFFF
            at += 3 + (named + 8) // 8
        at += named * (1 if number <= 256 else 2 if number <= 65536 else 4)  # noqa: PLR2004
        at += 4 if flags & 0x40 else 1
        length = int.from_bytes(data[at : at + 4], "big")
        if flags & 63 in sized:
            width, height = (int.from_bytes(data[at + n : at + n + 4], "big") for n in (4, 8))
            check_pixels(width, 1 if height == _OPEN_HEIGHT else height)
        at += 4 + length


_PACKED_PICTURES = {"/DCTDecode": _check_dct, "/JPXDecode": _check_jpx, "/JBIG2Decode": _check_jbig2}


def _check_pages(top: Any) -> None:
    """Go through the tree of pages, which hostile files make endless, until there are too many."""
    waiting, seen, pages = [(top, None)], 0, 0
    while waiting:
        node, box = waiting.pop()
        seen, box = seen + 1, node.get("/MediaBox", box)
        kids = node.get("/Kids")
        pages += kids is None
        if pages > MOST_PAGES or seen > 4 * MOST_PAGES or (kids is not None and len(kids) > MOST_PAGES):
            refuse_scan(AttachmentProblem.TOO_MANY_PAGES)
        if kids is not None:
            waiting += [(kid, box) for kid in kids]
            continue
        left, bottom, right, top_edge = (float(side) for side in box)
        longest = max(abs(right - left), abs(top_edge - bottom)) * float(node.get("/UserUnit", 1))
        if not 0 < longest <= LARGEST_PAGE:
            refuse_scan(AttachmentProblem.TOO_MANY_PIXELS)
    if not pages:
        refuse_scan(AttachmentProblem.NOT_WHOLE)


def _parts(data: bytes) -> Iterator[tuple[bytes, int | None]]:
    """Yield what stands before each stream, with where the stream begins; and what stands after the last.

    A stream that seems to stand inside another is looked at as well: a reader may take either for true.
    """
    at = 0
    for found in _STREAM.finditer(data):
        yield data[at : found.end()], found.end()
        end = data.find(b"endstream", found.end())
        if end < 0:
            refuse_scan(AttachmentProblem.NOT_WHOLE)
        at = max(at, end)
    yield data[at:], None


def _unpacked(data: bytes, start: int) -> bytes:
    """Return what is in a stream, as far as it is packed in ways that objects are packed in."""
    end = data.find(b"endstream", start)
    inside = _inflated(data, start)
    if inside is None:
        inside = data[start : end if end >= 0 else None]
        if len(inside) > _MOST_UNPACKED:
            refuse_scan(AttachmentProblem.NOT_LOOKED_INTO)
    for _ in range(_MOST_LAYERS):
        deeper = _inflated(inside, 0) or _from_letters(inside)
        if deeper is None:
            break
        inside = deeper
    else:
        refuse_scan(AttachmentProblem.NOT_LOOKED_INTO)
    return inside


def _inflated(data: bytes, start: int) -> bytes | None:
    """Unpack what zlib packed, to its own end or the bound, or return None for anything else."""
    unpacker, found, view = zlib.decompressobj(), bytearray(), memoryview(data)
    try:
        while not unpacker.eof and start < len(data):
            found += unpacker.decompress(view[start : start + _STEP], _MOST_UNPACKED + 1 - len(found))
            if len(found) > _MOST_UNPACKED:
                refuse_scan(AttachmentProblem.NOT_LOOKED_INTO)
            start += _STEP
    except zlib.error:
        return bytes(found) or None
    return bytes(found)


def _from_letters(data: bytes) -> bytes | None:
    """Undo ASCII85 or hex, or return None for anything else."""
    text = data.strip(b"\x00\t\n\x0c\r ")
    try:
        if text.endswith(b"~>"):
            return base64.a85decode(text[text.rfind(b"<~") + 2 if b"<~" in text[:2] else 0 : -2])
        if text.endswith(b">") and re.fullmatch(rb"[0-9A-Fa-f\s]+>", text):
            digits = re.sub(rb"\s", b"", text[:-1])
            return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
    except ValueError:
        return None
    return None


def _listed(value: Any) -> list[Any]:
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def _refuse_acts(text: bytes) -> None:
    if _ACTS.search(text) or _ACTS_IN_SHORT.search(text):
        refuse_scan(AttachmentProblem.HAS_SCRIPTS)
