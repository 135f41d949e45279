"""Copies of documents that left the screen: what, when, how, and where they went."""

from __future__ import annotations

from hashlib import sha256

from practice_desk.domain.clock import today
from practice_desk.domain.copies import CopyWhy, DocumentCopy, DocumentKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.record_choices import RecordWish, write_wish
from practice_desk.domain.sheet_choices import SheetChoices
from practice_desk.intentions import plans
from practice_desk.intentions.frozen_copies import code_of
from practice_desk.intentions.papers import file_of
from practice_desk.storage.desk import Desk

_DEEDS = {CopyWhy.PRINTED: Deed.PRINT_DOCUMENT, CopyWhy.SAVED: Deed.SAVE_DOCUMENT}


def record_sheet(
    desk: Desk, client_id: str | None, choices: SheetChoices, why: CopyWhy, pdf: bytes, went_to: str = ""
) -> DocumentCopy:
    """Note that an action plan was printed or saved; what stood on it is kept as a version of the plan.

    Nothing takes this back. A blank sheet holds no plan. `went_to` is a printer's name or a file's name.
    """
    copy = DocumentCopy(
        client_id=client_id, kind=DocumentKind.ACTION_PLAN, on=today(), paper=choices.paper.value,
        large=choices.large, why=why, went_to=went_to, sha=sha256(pdf).hexdigest(),
    )  # fmt: skip
    with desk.change(_DEEDS[why], Place(PlaceKind.SHEET, client_id)):
        if client_id and not choices.blank:
            plans.keep_version(desk, client_id)
        return desk.documents.add(copy)


def record_paper(  # noqa: PLR0913  (what a copy is made of)
    desk: Desk, client_id: str | None, kind: DocumentKind, why: CopyWhy, pdf: bytes, went_to: str = "",
    *, paper_id: str | None = None, size: PaperSize = PaperSize.A4, large: bool = False,
) -> DocumentCopy:  # fmt: skip
    """Note that a paper, a copy, an accounting or a form was printed or saved. Nothing takes this back.

    `code` is noted where the paper was offered. `went_to` is a printer's name or a file's name.
    """
    copy = DocumentCopy(
        client_id=client_id, kind=kind, on=today(), paper=size.value, large=large, why=why, went_to=went_to,
        sha=sha256(pdf).hexdigest(), subject_id=paper_id,
        code=code_of(file_of(desk, paper_id)) if paper_id else "",
    )  # fmt: skip
    with desk.change(_DEEDS[why], Place(PlaceKind.PAPER, client_id, paper_id)):
        return desk.documents.add(copy)


def record_work(  # noqa: PLR0913  (what a copy is made of)
    desk: Desk, client_id: str | None, wish: RecordWish, why: CopyWhy, pdf: bytes, went_to: str = "",
    *, size: PaperSize = PaperSize.A4, large: bool = False,
) -> DocumentCopy:  # fmt: skip
    """Note that a document of the work was printed or saved. Nothing takes this back.

    The supervision log is no client's. `went_to` is a printer's name or a file's name.
    """
    whose = None if wish.kind is DocumentKind.SUPERVISION else client_id
    copy = DocumentCopy(
        client_id=whose, kind=wish.kind, on=today(), paper=size.value, large=large, why=why, went_to=went_to,
        sha=sha256(pdf).hexdigest(), subject_id=None if wish.blank else wish.id or None,
    )  # fmt: skip
    with desk.change(_DEEDS[why], Place(PlaceKind.PAPER, whose, write_wish(wish))):
        return desk.documents.add(copy)


def frozen_of(desk: Desk, paper_id: str) -> DocumentCopy | None:
    """Return the newest frozen copy of a paper: the pages as they were when it was last signed."""
    paper = desk.papers.get(paper_id)
    kept = [
        c
        for c in desk.documents.of_client(paper.client_id)
        if c.why is CopyWhy.FROZEN and c.subject_id == paper_id and c.blob_id
    ]
    return max(kept, key=lambda c: c.seq, default=None)


def bytes_of(desk: Desk, copy: DocumentCopy) -> bytes:
    """Return the very bytes of a frozen copy. Raises ValueError where they are no longer what was frozen."""
    assert copy.blob_id is not None, "only a frozen copy has its bytes"
    pdf = desk.blobs.read(copy.blob_id)
    if sha256(pdf).hexdigest() != copy.sha:
        raise ValueError(copy.id)
    return pdf


def copies_of(desk: Desk, client_id: str) -> list[DocumentCopy]:
    """Return the copies of a client's documents, the latest first."""
    return sorted(desk.documents.of_client(client_id), key=lambda c: c.seq, reverse=True)


def last_of(desk: Desk, client_id: str) -> DocumentCopy | None:
    """Return the latest copy of a client's action plan, if there is one."""
    return next((c for c in copies_of(desk, client_id) if c.kind is DocumentKind.ACTION_PLAN), None)
