"""Files as people and attackers make them: pictures and PDFs, good ones and ones to refuse."""

from __future__ import annotations

import io
import struct
import zlib

import pikepdf

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width=40, height=30, pixels: bytes | None = None, extra: bytes = b"") -> bytes:
    """A grey PNG; its pixels are those of its size unless others are given."""
    if pixels is None:
        pixels = zlib.compress((b"\0" + b"\x7f" * width) * height)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return SIGNATURE + head + extra + chunk(b"IDAT", pixels) + chunk(b"IEND")


def png_bomb(side=60_000, rows=100) -> bytes:
    """A whole, valid PNG of 3.6 thousand million black pixels in four megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    some = packer.compress(bytes((side + 1) * rows)) + packer.flush(zlib.Z_FULL_FLUSH)
    sum_of_zeros = ((side + 1) * side % 65521) << 16 | 1
    packed = b"\x78\xda" + some * (side // rows) + b"\x03\x00" + struct.pack(">I", sum_of_zeros)
    return png(side, side, packed)


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(width=40, height=30, extra: bytes = b"", scans=1) -> bytes:
    """The skeleton of a JPEG: every header, and pixels that no decoder was asked about."""
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\x34\xff\x00\x56\xff\xd0\x78"
    head = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
    return b"\xff\xd8" + head + extra + frame + scan * scans + b"\xff\xd9"


def pdf(pages=1, side=595, **parts) -> pikepdf.Pdf:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(side, 842))
    for name, value in parts.items():
        made.Root[f"/{name}"] = value
    return made


def saved(made: pikepdf.Pdf, *, packed=False, **how) -> bytes:
    """The bytes of a PDF, its objects in the open or packed into streams."""
    out = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    made.save(out, object_stream_mode=mode, **how)
    return out.getvalue()


def scanned_pdf(picture: bytes, width=40, height=30, **said) -> bytes:
    """A PDF of one page with one picture, as a scanner makes it."""
    made = pdf()
    stream = pikepdf.Stream(made, picture)
    stream.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=width, Height=height, BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceGray, **said,
    )  # fmt: skip
    made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=made.make_indirect(stream)))
    return saved(made, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


def jbig2(width, height) -> bytes:
    """A picture as office scanners pack it: one segment that says its size, one region, an end."""
    page = struct.pack(">IBBBI", 0, 48, 0, 1, 19) + struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)
    region = struct.pack(">IBBBI", 1, 38, 0, 1, 20) + struct.pack(">IIIIB", width, height, 0, 0, 0) + b"abc"
    return page + region + struct.pack(">IBBBI", 2, 49, 0, 1, 0)


def jpx(width, height) -> bytes:
    """The head of a JPEG 2000 codestream."""
    size = struct.pack(">HHIIIIIIII", 41, 0, width, height, 0, 0, width, height, 0, 0)
    return b"\xff\x4f\xff\x51" + size + struct.pack(">HBBB", 1, 7, 1, 1) + b"\xff\xd9"


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF from the bytes of its objects, with a table of where they are; the first is its root."""
    body, places = b"%PDF-1.7\n", []
    for number, said in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    end = b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    return body + table + end


def object_bomb(unpacked: int, body: bytes = b"") -> bytes:
    """A PDF whose objects are in a stream that unpacks to this many bytes."""
    inside = b"5 0 << /Type /Pages /Count 1 /Kids [6 0 R] >> " + body
    packed = zlib.compress(inside + b" " * unpacked, 9)
    stream = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
        len(packed), packed,
    )  # fmt: skip
    head = b"%PDF-1.7\n"
    objects, places = b"", {}
    for number, said in ((1, b"<< /Type /Catalog /Pages 5 0 R >>"), (4, stream),
                         (6, b"<< /Type /Page /Parent 5 0 R /MediaBox [0 0 595 842] >>")):  # fmt: skip
        places[number] = len(head) + len(objects)
        objects += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    at = len(head) + len(objects)
    places[7] = at
    rows = b"".join(
        struct.pack(">BIB", 2, 4, 0) if n == 5 else struct.pack(">BIB", n in places, places.get(n, 0), 0)
        for n in range(8)
    )
    said = b"<< /Type /XRef /W [1 4 1] /Size 8 /Root 1 0 R /Length %d >>" % len(rows)
    table = b"7 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (said, rows)
    return head + objects + table + b"startxref\n%d\n%%%%EOF\n" % at
