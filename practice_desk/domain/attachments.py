"""Attachments: files kept inside the vault, such as the scan of a paper that was signed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.record import Record

LARGEST = 25 * 1024 * 1024  # bytes


class FileType(StrEnum):
    """What kind of file is taken in."""

    PNG = "png"
    JPEG = "jpeg"
    PDF = "pdf"


class AttachmentSubject(StrEnum):
    """What a file belongs to."""

    PAPER = "paper"
    CROSSING = "crossing"
    DISCLOSURE = "disclosure"


class AttachmentProblem(StrEnum):
    """Why a file is not taken in."""

    TOO_LARGE = "too_large"
    EMPTY = "empty"
    WRONG_TYPE = "wrong_type"


@dataclass(frozen=True, kw_only=True, repr=False)
class Attachment(Record):
    """A file in the vault: `sha` is the SHA-256 of its bytes, `size` is in bytes, `blob_id` names them."""

    client_id: str
    subject: AttachmentSubject
    subject_id: str
    name: str = ""
    type: FileType = FileType.PDF
    size: int = 0
    sha: str = ""
    blob_id: str
    on: date

    def problems(self) -> Iterator[tuple[str, AttachmentProblem]]:
        """Yield why this file is not taken in."""
        if not self.size:
            yield "size", AttachmentProblem.EMPTY
        if self.size > LARGEST:
            yield "size", AttachmentProblem.TOO_LARGE


_STARTS = {b"\x89PNG\r\n\x1a\n": FileType.PNG, b"\xff\xd8\xff": FileType.JPEG, b"%PDF-": FileType.PDF}


def type_of(start: bytes) -> FileType | None:
    """Return what a file is by its first bytes, never by its name, or None for what is not taken in."""
    return next((kind for mark, kind in _STARTS.items() if start.startswith(mark)), None)
