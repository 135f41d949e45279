"""Frozen copies: the PDF of a paper as offered and after each signature; none is rendered again (C26)."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from practice_desk.domain.clock import today
from practice_desk.domain.copies import CopyWhy, DocumentCopy, DocumentKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.signing import paper_code
from practice_desk.domain.standing import PaperFile
from practice_desk.intentions.papers import file_of, place_of
from practice_desk.storage.desk import Desk

CopyOf = Callable[[PaperFile], bytes]
_PAPERS = {PaperKind.RELEASE: DocumentKind.RELEASE, PaperKind.AGREEMENT: DocumentKind.AGREEMENT}


def code_of(file: PaperFile) -> str:
    """Return the code that a copy of a paper carries now, empty before it is offered."""
    return paper_code(file.offer, file.signatures) if file.offer else ""


def freeze_copy(desk: Desk, paper_id: str, copy_of: CopyOf) -> DocumentCopy:
    """Keep the PDF of an offered paper as it stands now."""
    file = file_of(desk, paper_id)
    with desk.change(Deed.FREEZE_COPY, place_of(file.paper)):
        return freeze(desk, file, copy_of)


def freeze(desk: Desk, file: PaperFile, copy_of: CopyOf) -> DocumentCopy:
    """Keep the PDF of a paper within the change that offers or signs it."""
    pdf = copy_of(file)
    paper = file.paper
    return desk.documents.add(
        DocumentCopy(
            client_id=paper.client_id, kind=_PAPERS.get(paper.kind, DocumentKind.CONSENT), on=today(),
            paper=desk.practice.own().paper.value, language=paper.language, why=CopyWhy.FROZEN,
            sha=sha256(pdf).hexdigest(), subject_id=paper.id, code=code_of(file),
            blob_id=desk.blobs.write(paper.client_id, pdf),
        )
    )  # fmt: skip
