"""Reports: one document of a client, asked for by name, as a PDF and with how it is noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from practice_desk.documents.paper import page_count
from practice_desk.domain.clock import today
from practice_desk.domain.copies import CopyWhy, DocumentKind
from practice_desk.domain.dates import add_months
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.record_choices import RECORD_KINDS, RecordWish
from practice_desk.domain.standing import PaperFile, offered_at
from practice_desk.intentions import copies, paper_sheets, papers, record_sheets, sheets
from practice_desk.storage.desk import Desk

_SIX_YEARS = 72  # months: how far back an accounting goes (45 CFR 164.528(a)(3))
_OWN_KINDS = {DocumentKind.RELEASE: PaperKind.RELEASE, DocumentKind.AGREEMENT: PaperKind.AGREEMENT}


class NoSuchPaper(Exception):
    """The client has no paper of that kind or of that number."""


class NoSuchText(Exception):
    """The Library has no text of that key."""


class NoClient(Exception):
    """This document is about a client, and none was named."""


@dataclass(frozen=True, repr=False)
class ReportWish:
    """What is asked for. `size` None is the practice's own paper; `first` and `last` bound an accounting.

    `paper_id` or `kind` choose among the papers, else the newest is meant; `text` is a key of the Library.
    `record_id` is a session, sheet or plan, else the newest is meant; of a blank sheet its key.
    """

    document: DocumentKind
    client_id: str | None = None
    paper_id: str | None = None
    kind: PaperKind | None = None
    text: str = ""
    first: date | None = None
    last: date | None = None
    day: date | None = None
    size: PaperSize | None = None
    large: bool = False
    blank: bool = False
    counted_only: bool = False
    record_id: str = ""
    professional: bool = False


@dataclass(frozen=True, repr=False)
class Report:
    """A finished report; `note` writes down that it was saved under a name."""

    pdf: bytes
    pages: int
    note: Callable[[str], object]


def report(desk: Desk, wish: ReportWish) -> Report:
    """Return a document; what was signed has the very bytes that were frozen.

    In large print or on the other paper it is a reading copy of the frozen words. Raises NoSuchPaper,
    NoSuchText, NoSuchRecord or NoClient.
    """
    wish = replace(wish, size=wish.size or desk.practice.own().paper)
    if wish.document is DocumentKind.FORM:
        return _form(desk, wish)
    if wish.document in RECORD_KINDS:
        return _record(desk, wish)
    if not wish.client_id:
        raise NoClient
    made = {
        DocumentKind.ACTION_PLAN: _plan, DocumentKind.ACCOUNTING: _accounting,
        DocumentKind.AGREEMENT_COPY: _agreement_copy, DocumentKind.CONSENT: _paper,
        DocumentKind.RELEASE: _paper, DocumentKind.AGREEMENT: _paper,
    }  # fmt: skip
    if wish.document not in made:  # what leaves through a page of its own alone
        raise NoSuchPaper
    return made[wish.document](desk, wish)


def _form(desk: Desk, wish: ReportWish) -> Report:
    from practice_desk.documents.paper_sheet import paper_sheet

    try:
        record = paper_sheets.blank_text(desk, wish.text, wish.client_id)
    except KeyError:
        raise NoSuchText(wish.text) from None
    made = paper_sheet(record, wish.size or PaperSize.A4, large=wish.large)
    return _noted(desk, wish, made.pdf, made.pages)


def _plan(desk: Desk, wish: ReportWish) -> Report:
    from practice_desk.documents.action_plan import action_plan

    usual = sheets.usual_choices(desk, wish.client_id)
    choices = replace(
        usual, day=wish.day or usual.day, paper=wish.size, large=wish.large or usual.large, blank=wish.blank
    )
    made = action_plan(sheets.sheet(desk, wish.client_id, choices), choices.paper, large=choices.large)

    def note(name: str) -> object:
        return copies.record_sheet(desk, wish.client_id, choices, CopyWhy.SAVED, made.pdf, name)

    return Report(made.pdf, made.pages, note)


def _accounting(desk: Desk, wish: ReportWish) -> Report:
    from practice_desk.documents.accounting import accounting

    last = wish.last or today()
    record = paper_sheets.accounting_sheet(
        desk, wish.client_id or "", wish.first or add_months(last, -_SIX_YEARS), last,
        counted_only=wish.counted_only, blank=wish.blank,
    )  # fmt: skip
    made = accounting(record, wish.size or PaperSize.A4, large=wish.large)
    return _noted(desk, wish, made.pdf, made.pages)


def _agreement_copy(desk: Desk, wish: ReportWish) -> Report:
    from practice_desk.documents.agreement_copy import agreement_copy

    file = _chosen(desk, wish, [PaperKind.AGREEMENT])
    record = paper_sheets.client_copy(desk, file, blank=wish.blank)
    made = agreement_copy(record, wish.size or PaperSize.A4, large=wish.large)
    return _noted(desk, wish, made.pdf, made.pages, file.paper.id)


def _paper(desk: Desk, wish: ReportWish) -> Report:
    from practice_desk.documents.paper_sheet import paper_sheet

    own = _OWN_KINDS.get(wish.document)
    consents = [k for k in PaperKind if k not in _OWN_KINDS.values()]
    asked = [k for k in consents if wish.kind in (None, k)]
    file = _chosen(desk, wish, [own] if own else asked)
    frozen = copies.frozen_of(desk, file.paper.id)
    if frozen is not None and not wish.blank and not wish.large and frozen.paper == wish.size:
        pdf = copies.bytes_of(desk, frozen)
        return _noted(desk, wish, pdf, page_count(pdf), file.paper.id)
    record = paper_sheets.printed(desk, file, blank=wish.blank, reading=frozen is not None)
    made = paper_sheet(record, wish.size or PaperSize.A4, large=wish.large)
    return _noted(desk, wish, made.pdf, made.pages, file.paper.id)


def _record(desk: Desk, wish: ReportWish) -> Report:
    from practice_desk.documents.record_documents import record_paper

    asked = RecordWish(
        wish.document, wish.record_id, blank=wish.blank, professional=wish.professional, first=wish.first,
        last=wish.last, day=wish.day,
    )  # fmt: skip
    nobody = asked.blank or asked.kind is DocumentKind.SUPERVISION
    if not wish.client_id and not nobody:
        raise NoClient
    asked = record_sheets.newest(desk, wish.client_id, asked)
    size = wish.size or PaperSize.A4
    made = record_paper(record_sheets.record_of(desk, wish.client_id, asked), size, large=wish.large)

    def note(name: str) -> object:
        return copies.record_work(
            desk, wish.client_id, asked, CopyWhy.SAVED, made.pdf, name, size=size, large=wish.large
        )

    return Report(made.pdf, made.pages, note)


def _chosen(desk: Desk, wish: ReportWish, kinds: list[PaperKind]) -> PaperFile:
    """Return the paper that is meant: by its number, or the newest of these kinds."""
    found = [f for f in papers.files_of(desk, wish.client_id or "") if f.paper.kind in kinds]
    if wish.paper_id:
        found = [f for f in found if f.paper.id == wish.paper_id]
    if not found:
        raise NoSuchPaper
    return max(found, key=lambda f: (f.paper.made_on or date.min, offered_at(f)))


def _noted(desk: Desk, wish: ReportWish, pdf: bytes, pages: int, paper_id: str | None = None) -> Report:
    def note(name: str) -> object:
        return copies.record_paper(
            desk, wish.client_id, wish.document, CopyWhy.SAVED, pdf, name, paper_id=paper_id,
            size=wish.size or PaperSize.A4, large=wish.large,
        )  # fmt: skip

    return Report(pdf, pages, note)
