"""What the headers of a picture say: whole or not, and of how many pixels, without decoding any of them."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import NoReturn

from practice_desk.domain.attachments import AttachmentProblem, bounded
from practice_desk.domain.signing import Refused

PNG_START = b"\x89PNG\r\n\x1a\n"
_CHUNK = struct.Struct(">I4s")
_SIZE = struct.Struct(">II")
_LONGEST_CHUNK = 2**31 - 1
_PACKED = (b"iCCP", b"zTXt", b"iTXt")  # compressed words and profiles that a decoder unpacks unasked
_MOST_PACKED = 8
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # SOF markers: DHT, JPG and DAC are none
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
_SCAN, _END = 0xDA, 0xD9
_MOST_SCANS = 100  # a progressive picture has about ten; each more costs its reader the whole picture again
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def refuse_scan(problem: AttachmentProblem) -> NoReturn:
    """Refuse a file that is not taken in. Raises Refused, at the field "scan"."""
    raise Refused([("scan", problem)])


def check_png(data: bytes) -> None:
    """Refuse a PNG that is cut off, damaged, or of more pixels than may be decoded."""
    chunks = _chunks(data)
    kind, head = next(chunks, (b"", memoryview(b"")))
    if kind != b"IHDR" or len(head) != 13:  # noqa: PLR2004  (the length of an IHDR)
        refuse_scan(AttachmentProblem.NOT_WHOLE)
    width, height = _SIZE.unpack(head[:8])
    check_pixels(width, height)
    packed = 0
    kinds = {kind}
    for kind, _ in chunks:
        kinds.add(kind)
        packed += kind in _PACKED
    if not {b"IDAT", b"IEND"} <= kinds:
        refuse_scan(AttachmentProblem.NOT_WHOLE)
    if packed > _MOST_PACKED:
        refuse_scan(AttachmentProblem.NOT_LOOKED_INTO)


def check_jpeg(data: bytes) -> None:
    """Refuse a JPEG that is cut off or of more pixels than may be decoded."""
    sizes, scans, ended = list[tuple[int, int]](), 0, False
    for marker, body in _segments(data):
        if marker in _FRAMES:
            if len(body) < 6:  # noqa: PLR2004  (precision, height, width, components)
                refuse_scan(AttachmentProblem.NOT_WHOLE)
            sizes.append((int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")))
        scans += marker == _SCAN
        ended = marker == _END
    for width, height in sizes:
        check_pixels(width, height)
    if not ended or not scans or len(sizes) != 1:
        refuse_scan(AttachmentProblem.NOT_WHOLE)
    if scans > _MOST_SCANS:
        refuse_scan(AttachmentProblem.NOT_LOOKED_INTO)


def check_pixels(width: int, height: int) -> None:
    """Refuse a picture of more pixels than may be decoded."""
    if not bounded(width, height):
        refuse_scan(AttachmentProblem.TOO_MANY_PIXELS if width and height else AttachmentProblem.NOT_WHOLE)


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Yield each chunk of a PNG with its kind, to its end. Refuses a chunk that is cut off or damaged."""
    view, at = memoryview(data), len(PNG_START)
    while at + 12 <= len(data):
        length, kind = _CHUNK.unpack_from(data, at)
        end = at + 12 + length
        if length > _LONGEST_CHUNK or end > len(data):
            break
        if zlib.crc32(view[at + 4 : end - 4]) != int.from_bytes(view[end - 4 : end], "big"):
            break
        yield kind, view[at + 8 : end - 4]
        if kind == b"IEND":
            return
        at = end
    refuse_scan(AttachmentProblem.NOT_WHOLE)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each marker of a JPEG with what it says, to its end; the pixels are skipped, not read."""
    at = 2
    while at + 2 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004
        marker = data[at + 1]
        at += 1 if marker == 0xFF else 2  # noqa: PLR2004  (FF may be repeated)
        if marker in _BARE or marker == 0xFF:  # noqa: PLR2004
            continue
        if marker == _END:
            yield marker, b""
            return
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):  # noqa: PLR2004  (it counts itself)
            return
        yield marker, data[at + 2 : at + min(length, 20)]
        at += length
        if marker == _SCAN:
            found = _NEXT_MARKER.search(data, at)
            if found is None:
                return
            at = found.start()
