"""Copies of documents that left the screen: what, when, how, and where they went."""

from __future__ import annotations

from hashlib import sha256

from practice_desk.domain.clock import today
from practice_desk.domain.copies import CopyWhy, DocumentCopy, DocumentKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sheet_choices import SheetChoices
from practice_desk.intentions import plans
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


def copies_of(desk: Desk, client_id: str) -> list[DocumentCopy]:
    """Return the copies of a client's documents, the latest first."""
    return sorted(desk.documents.of_client(client_id), key=lambda c: c.seq, reverse=True)


def last_of(desk: Desk, client_id: str) -> DocumentCopy | None:
    """Return the latest copy of a client's action plan, if there is one."""
    return next((c for c in copies_of(desk, client_id) if c.kind is DocumentKind.ACTION_PLAN), None)
