"""Attachments: files kept inside the vault, such as the scan of a paper that was signed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.record import Record

LARGEST = 25 * 1024 * 1024  # bytes
MOST_PIXELS_A_SIDE = 12_000
MOST_PIXELS = 60_000_000
MOST_PAGES = 60
LARGEST_PAGE = 3_400  # points a side; an A0 sheet is 3,370 long
SHOWN_PIXELS_A_SIDE = 2_400


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
    NOT_WHOLE = "not_whole"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    HAS_SCRIPTS = "has_scripts"
    LOCKED = "locked"
    NOT_LOOKED_INTO = "not_looked_into"


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


def bounded(width: int, height: int) -> bool:
    """Say whether a picture of so many pixels may be decoded: 12,000 a side and 60 megapixels at most.

    Asked of what a header claims, before anything is decoded (security D13).
    """
    sides = 0 < width <= MOST_PIXELS_A_SIDE and 0 < height <= MOST_PIXELS_A_SIDE
    return sides and width * height <= MOST_PIXELS


def fitted(width: int, height: int, within: int = SHOWN_PIXELS_A_SIDE) -> tuple[int, int]:
    """Return the size in pixels to show a picture at: its own, or smaller in the same shape.

    No side is longer than `within` or shorter than one pixel. Raises ValueError for what may not be decoded.
    """
    if not bounded(width, height):
        raise ValueError((width, height))
    scale = min(1, within / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))
