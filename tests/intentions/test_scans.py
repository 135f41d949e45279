"""A file is taken in for what its bytes are, and refused before anything large is decoded."""

import io
import os
import zlib
from hashlib import sha256
from pathlib import Path
from random import Random

import pikepdf
import pytest
from intentions import hostile_files as made
from PIL import Image

from practice_desk.domain.attachments import LARGEST, AttachmentSubject, FileType, bounded, fitted
from practice_desk.domain.signing import Refused
from practice_desk.intentions import scans, signing
from practice_desk.storage.blobs import PIECE
from practice_desk.storage.desk import Desk
from practice_desk.storage.sql import ReadOnly

MB = 1024 * 1024
SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
LAUNCH = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))


def photo(kind, size=(300, 200), **how):
    out = io.BytesIO()
    Image.effect_noise(size, 80).save(out, kind, **how)
    return out.getvalue()


def with_file():
    pdf = made.pdf()
    pdf.attachments["notes.txt"] = b"hidden"
    return pdf


def one_page_often(times):
    return made.raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [%s] >>" % (b"3 0 R " * times),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )  # fmt: skip


GOOD = {
    "png": (lambda: made.png(), FileType.PNG),
    "png as a phone makes it": (lambda: photo("PNG"), FileType.PNG),
    "png of the largest size": (lambda: made.png(12_000, 5_000), FileType.PNG),
    "jpeg": (lambda: made.jpeg(), FileType.JPEG),
    "jpeg as a phone makes it": (lambda: photo("JPEG", quality=90), FileType.JPEG),
    "progressive jpeg": (lambda: photo("JPEG", progressive=True), FileType.JPEG),
    "jpeg with a thumbnail in it": (
        lambda: made.jpeg(extra=made.segment(0xE1, b"Exif\0\0" + made.jpeg())), FileType.JPEG
    ),
    "jpeg with a maker's words after it": (lambda: made.jpeg() + b"SEFT" + bytes(40), FileType.JPEG),
    "pdf": (lambda: made.saved(made.pdf()), FileType.PDF),
    "pdf with packed objects": (lambda: made.saved(made.pdf(60), packed=True), FileType.PDF),
    "pdf made ready for the web": (lambda: made.saved(made.pdf(3), linearize=True), FileType.PDF),
    "pdf of a scanner": (
        lambda: made.scanned_pdf(photo("JPEG"), 300, 200, Filter=pikepdf.Name.DCTDecode), FileType.PDF
    ),
    "pdf of a large flat scan": (
        lambda: made.scanned_pdf(zlib.compress(bytes(5_000 * 7_000)), 5_000, 7_000,
                                 Filter=pikepdf.Name.FlateDecode), FileType.PDF
    ),
}  # fmt: skip

GOOD |= {
    f"pdf of a scanner that packs as {name[1:]}": (
        lambda make=make, name=name: made.scanned_pdf(make(400, 300), 400, 300, Filter=pikepdf.Name(name)),
        FileType.PDF,
    )
    for name, make in (("/JBIG2Decode", made.jbig2), ("/JPXDecode", made.jpx))
}  # fmt: skip

REFUSED = {
    "nothing": (lambda: b"", "empty"),
    "26 MB": (lambda: made.png() + bytes(26 * MB), "too_large"),
    "a program named .png": (lambda: b"MZ" + bytes(200), "wrong_type"),
    "a page of the web": (lambda: b"<html><script>alert(1)</script>", "wrong_type"),
    "a drawing as text": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "wrong_type"),
    "a picture of another kind": (lambda: photo("GIF"), "wrong_type"),
    "a pdf after its first bytes": (lambda: b"\n" + made.saved(made.pdf()), "wrong_type"),
    "a pdf behind a png": (lambda: made.png() + made.saved(made.pdf()), "wrong_type"),
    "a pdf in the words of a png": (
        lambda: made.png(extra=made.chunk(b"tEXt", b"a\0" + made.saved(made.pdf()))), "wrong_type"
    ),
    "a pdf in the words of a jpeg": (
        lambda: made.jpeg(extra=made.segment(0xFE, made.saved(made.pdf()))), "wrong_type"
    ),
    "a zip behind a jpeg": (lambda: made.jpeg() + b"PK\x05\x06" + bytes(18), "wrong_type"),
    "a png of 60,000 a side": (lambda: made.png(60_000, 60_000, b""), "too_many_pixels"),
    "a jpeg of 60,000 a side": (lambda: made.jpeg(60_000, 60_000), "too_many_pixels"),
    "a png a little too wide": (lambda: made.png(12_001, 1), "too_many_pixels"),
    "a png a little too many": (lambda: made.png(12_000, 5_001, b""), "too_many_pixels"),
    "a png of no size": (lambda: made.png(0, 10, b""), "not_whole"),
    "a jpeg that says its height later": (lambda: made.jpeg(100, 0), "not_whole"),
    "a jpeg with two sizes": (
        lambda: made.jpeg(extra=made.segment(0xC2, b"\x08\0\x0a\0\x0a\x01\x01\x11\0")), "not_whole"
    ),
    "a jpeg drawn a thousand times": (lambda: made.jpeg(scans=1000), "not_looked_into"),
    "a png full of packed words": (
        lambda: made.png(extra=made.chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(1000))) * 50),
        "not_looked_into",
    ),
    "a png with a changed byte": (lambda: made.png().replace(b"IDAT", b"IDAS"), "not_whole"),
    "a chunk longer than the file": (
        lambda: made.SIGNATURE + made.chunk(b"IHDR", made.png()[16:29]) + b"\x7f\xff\xff\xffIDAT" + bytes(50),
        "not_whole",
    ),
    "pdf of 61 pages": (lambda: made.saved(made.pdf(61)), "too_many_pages"),
    "pdf of an endless page": (lambda: made.saved(made.pdf(side=10_000)), "too_many_pixels"),
    "pdf that opens an action": (lambda: made.saved(made.pdf(OpenAction=SCRIPT)), "has_scripts"),
    "pdf that jumps when opened": (
        lambda: made.saved(made.pdf(OpenAction=pikepdf.Array([0]))), "has_scripts"
    ),
    "pdf with a script": (lambda: made.saved(made.pdf(AA=pikepdf.Dictionary(WC=SCRIPT))), "has_scripts"),
    "pdf with a script, packed": (
        lambda: made.saved(made.pdf(Names=pikepdf.Dictionary(JavaScript=SCRIPT)), packed=True), "has_scripts"
    ),
    "pdf that starts a program": (
        lambda: made.saved(made.pdf(AA=pikepdf.Dictionary(WC=LAUNCH)), packed=True), "has_scripts"
    ),
    "pdf with a file in it": (lambda: made.saved(with_file()), "has_scripts"),
    "pdf with a file in it, packed": (lambda: made.saved(with_file(), packed=True), "has_scripts"),
    "pdf with a form of the XFA kind": (
        lambda: made.saved(made.pdf(AcroForm=pikepdf.Dictionary(XFA=pikepdf.String("x")))), "has_scripts"
    ),
    "pdf with a script spelled otherwise": (
        lambda: made.raw_pdf(
            b"<< /Type /Catalog /Pages 2 0 R /O#70enActi#6Fn << /S /J#61vaScript >> >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        ), "has_scripts"
    ),
    "locked pdf": (
        lambda: made.saved(made.pdf(), encryption=pikepdf.Encryption(owner="o", user="u")), "locked"
    ),
    "pdf locked against changes only": (
        lambda: made.saved(made.pdf(), encryption=pikepdf.Encryption(owner="o", user="")), "locked"
    ),
    "pdf and zip in one": (lambda: made.saved(made.pdf()) + b"PK\x05\x06" + bytes(18), "wrong_type"),
    "pdf with a picture of 60,000 a side": (
        lambda: made.scanned_pdf(b"\0", 60_000, 60_000, Filter=pikepdf.Name.FlateDecode), "too_many_pixels"
    ),
    "pdf whose jpeg is larger than it says": (
        lambda: made.scanned_pdf(made.jpeg(60_000, 60_000), Filter=pikepdf.Name.DCTDecode), "too_many_pixels"
    ),
    "pdf whose fax is wider than it says": (
        lambda: made.scanned_pdf(b"\0", Filter=pikepdf.Name.CCITTFaxDecode,
                                 DecodeParms=pikepdf.Dictionary(Columns=60_000)), "too_many_pixels"
    ),
    **{
        f"pdf whose picture is larger than it says, packed as {name[1:]}": (
            lambda make=make, name=name: made.scanned_pdf(make(60_000, 60_000), Filter=pikepdf.Name(name)),
            "too_many_pixels",
        )
        for name, make in (("/JBIG2Decode", made.jbig2), ("/JPXDecode", made.jpx))
    },
    "pdf with a picture in its text": (
        lambda: made.raw_pdf(
            b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            b"<< /Length 53 >>\nstream\nq BI /W 60000 /H 60000 /BPC 8 /CS /G ID 0 EI Q        \nendstream",
        ), "too_many_pixels"
    ),
    "pdf packed in a way nothing looks into": (
        lambda: made.scanned_pdf(b"\x80\x0b", Filter=pikepdf.Name.LZWDecode), "not_looked_into"
    ),
    "pdf whose pages go round in a ring": (
        lambda: made.raw_pdf(
            b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R 2 0 R] >>"
        ), "too_many_pages"
    ),
    "pdf of one page half a million times": (lambda: one_page_often(500_000), "too_many_pages"),
    "pdf without a page": (lambda: made.saved(made.pdf(0)), "not_whole"),
    "pdf with a million small things": (
        lambda: made.raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"[" + b"0 " * (3 * MB) + b"]"),
        "not_looked_into",
    ),
    "pdf whose objects unpack to 17 MB": (lambda: made.object_bomb(17 * MB), "not_looked_into"),
    "pdf with a script among packed objects": (
        lambda: made.object_bomb(10, b"6 0 << /S /JavaScript >>"), "has_scripts"
    ),
}  # fmt: skip


def problem(data):
    with pytest.raises(Refused) as raised:
        scans.checked(data)
    (found,) = raised.value.problems
    assert found[0] == "scan"
    return found[1].value


@pytest.mark.parametrize("case", GOOD)
def test_what_people_scan_is_taken_for_what_it_is(case):
    make, kind = GOOD[case]
    assert scans.checked(make()) is kind


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_a_scan_is_refused_with_its_reason(case):
    make, found = REFUSED[case]
    assert problem(make()) == found


@pytest.mark.parametrize("case", GOOD)
def test_a_file_cut_off_anywhere_is_not_whole(case):
    whole, kind = GOOD[case][0](), GOOD[case][1]
    if kind is FileType.JPEG and "words after" in case:
        whole = made.jpeg()
    for sixteenth in range(1, 16):
        part = whole[: len(whole) * sixteenth // 16]
        assert problem(part) in ("not_whole", "wrong_type")
    assert problem(whole[:-8] if kind is not FileType.JPEG else whole[:-1]) == "not_whole"
    scans.checked(whole)


def test_whatever_is_done_to_a_file_it_is_taken_or_refused():
    chance = Random(20260101)
    bits = (b"/JBIG2Decode", b"/Filter", b"[", b"<<", b">>", b"-1", b"9" * 12, b"5 0 R", b"stream\n", b"obj",
            b"endstream", b"\xff\xda", b"\xff\xd9", b"IDAT", b"/Kids", b"/MediaBox")  # fmt: skip
    files = [data for make, _ in GOOD.values() if len(data := make()) < 100_000]
    taken = 0
    for _ in range(400):
        data = bytearray(chance.choice(files))
        for _ in range(chance.choice((1, 2, 9))):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(9)] = chance.choice(bits)
        try:
            taken += scans.checked(bytes(data)) in FileType
        except Refused:
            continue
    assert 0 < taken < 400


def grown_by(work):
    """Return by how much this process was larger at its largest than before."""
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    before = memory("VmRSS")
    work()
    return memory("VmHWM") - before


def memory(name):
    (said,) = (x for x in Path("/proc/self/status").read_text().splitlines() if x.startswith(name))
    return int(said.split()[1]) * 1024


BOMBS = {
    "png": (made.png_bomb, "too_many_pixels"),
    "objects": (lambda: made.object_bomb(300 * MB), "not_looked_into"),
    "pages": (lambda: one_page_often(500_000), "too_many_pages"),
}
measured = pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="measures as Linux does")


@measured
@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_is_refused_before_memory_grows(case):
    make, found = BOMBS[case]
    data, said = make(), []
    scans.checked(made.saved(made.pdf()))  # the reader of PDF is loaded
    assert grown_by(lambda: said.append(problem(data))) < 120 * MB
    assert said == [found]


@measured
def test_what_a_bomb_would_take_is_seen():
    """The control: pixels and objects that are unpacked do show in what is measured."""
    packed = zlib.compress(bytes(200 * MB))
    assert grown_by(lambda: zlib.decompress(packed)) > 190 * MB
    assert grown_by(lambda: Image.open(io.BytesIO(made.png(12_000, 5_000))).convert("RGBA")) > 200 * MB


@pytest.mark.parametrize("case", [k for k in REFUSED if "script" in k or "bomb" in k or "unpack" in k])
def test_without_looking_into_what_is_packed_it_would_be_taken(case, monkeypatch):
    """The control: it is the two looks that find it."""
    monkeypatch.setattr("practice_desk.intentions.scan_pdf._refuse_acts", lambda _: None)
    monkeypatch.setattr("practice_desk.intentions.scan_pdf._ACTS", scans_nothing())
    monkeypatch.setattr("practice_desk.intentions.scan_pdf._MOST_UNPACKED", 100 * MB)
    assert scans.checked(REFUSED[case][0]()) is FileType.PDF


def scans_nothing():
    import re

    return re.compile(b"(?!)")


def test_bounds_hold_to_the_pixel_and_what_is_shown_keeps_its_shape():
    assert bounded(12_000, 5_000) and not bounded(12_001, 1) and not bounded(12_000, 5_001)
    assert not bounded(0, 5) and not bounded(5, -1)
    assert fitted(300, 200) == (300, 200)
    assert fitted(12_000, 3_000) == (2_400, 600)
    assert fitted(12_000, 1) == (2_400, 1)
    with pytest.raises(ValueError, match="60000"):
        fitted(60_000, 60_000)


def test_a_scan_is_kept_a_piece_at_a_time_and_counts_once_it_is_named(desk, amara):
    data = photo("PNG", (1400, 1200))
    keeping = scans.keep_scan(desk, amara.id, data)
    steps = 1
    while keeping.step():
        steps += 1
        assert not keeping.whole and keeping.done == (steps - 1) * PIECE
    assert steps == -(-len(data) // PIECE) > 2
    assert desk.blobs.read(keeping.blob_id) == data and keeping.sha == sha256(data).hexdigest()
    record = keeping.attach(AttachmentSubject.PAPER, "p", "back page")
    assert desk.blobs.sweep() == 0
    assert desk.attachments.get(record.id).type is FileType.PNG


def test_a_scan_that_is_broken_off_is_swept_when_the_vault_is_locked(desk, amara):
    keeping = scans.keep_scan(desk, amara.id, photo("PNG", (1400, 1200)))
    keeping.step()
    assert desk.db.one("SELECT count(*) FROM blob_pieces") == 1
    assert desk.blobs.sweep() == 1
    assert desk.db.one("SELECT count(*) FROM blob_pieces") == 0


def test_nothing_is_kept_of_what_is_refused_or_where_nothing_can_be_written(desk, amara):
    with pytest.raises(Refused):
        signing.store_scan(desk, amara.id, b"MZ" + os.urandom(100))
    with pytest.raises(ReadOnly):
        scans.keep_scan(Desk(desk.db, read_only=True), amara.id, made.png())
    assert desk.db.one("SELECT count(*) FROM blob_pieces") == 0
    assert LARGEST == 25 * MB
