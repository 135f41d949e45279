"""Freezing: the PDF of a paper as it stands, made while its signature is kept."""

from __future__ import annotations

from practice_desk.domain.standing import PaperFile
from practice_desk.intentions.frozen_copies import CopyOf
from practice_desk.ui.context import Context


def copy_of(context: Context) -> CopyOf:
    """Return what makes the bytes of a paper's copy, in the one thread that makes documents.

    The desk is read here, on the ui thread; only the plain record goes over (decisions C9).
    """

    def make(file: PaperFile) -> bytes:
        from practice_desk.documents.paper_sheet import paper_sheet
        from practice_desk.intentions.paper_sheets import printed

        record, size = printed(context.desk, file), context.desk.practice.own().paper
        return context.background.paper_now(lambda: paper_sheet(record, size).pdf)

    return make
