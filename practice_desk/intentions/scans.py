"""Scans and other files taken into the vault: looked at before they are kept, and kept piece by piece."""

from __future__ import annotations

from hashlib import sha256

from practice_desk.domain.attachments import (
    LARGEST,
    Attachment,
    AttachmentProblem,
    AttachmentSubject,
    FileType,
    type_of,
)
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.record import new_id
from practice_desk.intentions.scan_headers import check_jpeg, check_png, refuse_scan
from practice_desk.intentions.scan_pdf import check_pdf
from practice_desk.storage.desk import Desk
from practice_desk.storage.sql import ReadOnly

_CHECKS = {FileType.PNG: check_png, FileType.JPEG: check_jpeg, FileType.PDF: check_pdf}
_ZIP_END = b"PK\x05\x06"
_ZIP_END_WITHIN = 66_000  # bytes: where a reader of zip files looks for it


def checked(data: bytes) -> FileType:
    """Say what kind of file this is, from its bytes, and refuse what may not be kept (security D13).

    At most 25 MB, 12,000 pixels a side, 60 megapixels, 60 pages; whole; nothing in it that acts, that is
    locked, or that is a second file. No pixel is decoded. Raises Refused, at the field "scan".
    """
    if not data:
        refuse_scan(AttachmentProblem.EMPTY)
    if len(data) > LARGEST:
        refuse_scan(AttachmentProblem.TOO_LARGE)
    kind = type_of(data[:8])
    if kind is None or _is_two_files(data):
        refuse_scan(AttachmentProblem.WRONG_TYPE)
    _CHECKS[kind](data)
    return kind


class Keeping:
    """A file on its way into the vault: one piece for each `step`, so that the window never waits (C7).

    Nothing names it until its record does; broken off, it is swept when the vault is locked.
    """

    def __init__(self, desk: Desk, client_id: str, data: bytes, kind: FileType) -> None:
        self._desk, self._client_id = desk, client_id
        self._pieces = desk.blobs.pieces(data)
        self.kind, self.size, self.done = kind, len(data), 0
        self.blob_id, self.sha = new_id(), sha256(data).hexdigest()
        self._number = 0

    @property
    def whole(self) -> bool:
        """Say whether every piece is written, so that a record may name it."""
        return self.done == self.size

    def step(self) -> bool:
        """Write the next piece and say whether there are more. Raises a KnownError of the disk."""
        piece = next(self._pieces, b"")
        if piece:
            self._desk.blobs.write_piece(self.blob_id, self._client_id, self._number, piece)
            self._number, self.done = self._number + 1, self.done + len(piece)
        return not self.whole

    def finish(self) -> tuple[str, str]:
        """Write what is left and return the blob's id and hash, for a signature's evidence to name."""
        while not self.whole:
            self.step()
        return self.blob_id, self.sha

    def attach(self, subject: AttachmentSubject, subject_id: str, name: str = "") -> Attachment:
        """Name the file as what belongs to something, and return its record; from then on it is fixed."""
        self.finish()
        record = Attachment(
            client_id=self._client_id, subject=subject, subject_id=subject_id, name=name, type=self.kind,
            size=self.size, sha=self.sha, blob_id=self.blob_id, on=today(),
        )  # fmt: skip
        with self._desk.change(Deed.ATTACH_FILE):
            self._desk.attachments.save(record)
        return record


def keep_scan(desk: Desk, client_id: str, data: bytes) -> Keeping:
    """Begin to keep the bytes of a file: `step` until it is `whole`, then let a record name it.

    Raises ReadOnly in a folder that cannot be written, and Refused as `checked` does.
    """
    if desk.read_only:
        raise ReadOnly
    return Keeping(desk, client_id, data, checked(data))


def is_kept(desk: Desk, client_id: str, blob_id: str, sha: str) -> bool:
    """Say whether a file is whole in the vault and this client's, so that a signature may name it."""
    return desk.blobs.client_of(blob_id) == client_id and desk.blobs.sha(blob_id) == sha


def _is_two_files(data: bytes) -> bool:
    """Say whether this would open as another kind of file too: a PDF in a picture, a zip file at its end."""
    other_pdf = not data.startswith(b"%PDF-") and b"%PDF-" in data
    return other_pdf or data.rfind(_ZIP_END, max(0, len(data) - _ZIP_END_WITHIN)) >= 0
