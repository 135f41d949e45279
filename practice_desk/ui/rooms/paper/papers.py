"""Where each previewed document comes from: plain records now, its bytes in the thread that makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from practice_desk.documents.paper import Paper
from practice_desk.domain.copies import DocumentCopy, DocumentKind
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.record_choices import RecordWish
from practice_desk.domain.standing import PaperFile
from practice_desk.intentions import blank_sheets, copies, paper_sheets, record_sheets
from practice_desk.intentions.names_on_paper import people_on
from practice_desk.intentions.papers import file_of
from practice_desk.storage.desk import Desk
from practice_desk.ui.rooms.paper.panel import PaperChoices
from practice_desk.ui.rooms.paper.subject import PaperForm, PaperSeen, SharedSeen, TextSeen, WorkSeen

_KINDS = {PaperKind.RELEASE: DocumentKind.RELEASE, PaperKind.AGREEMENT: DocumentKind.AGREEMENT}


@dataclass(frozen=True, repr=False)
class Asked:
    """A document that is asked for: how to make it, what it is, whose paper it belongs to, who is named."""

    make: Callable[[], Paper]
    kind: DocumentKind
    paper_id: str | None = None
    frozen: DocumentCopy | None = None
    work: RecordWish | None = None
    named: Sequence[str] = ()


def asked(desk: Desk, client_id: str | None, choices: PaperChoices) -> Asked:
    """Return how to make what is chosen; what it says is read here and now. Raises NoSuchRecord."""
    subject = choices.subject
    if isinstance(subject, TextSeen):
        return _of_text(desk, client_id, choices, subject)
    if isinstance(subject, SharedSeen):
        return _of_shared(desk, client_id or "", choices, subject)
    if isinstance(subject, WorkSeen):
        return _of_work(desk, client_id, choices, subject)
    return _of_paper(desk, choices, subject)


def as_frozen(file: PaperFile, copy: DocumentCopy) -> PaperFile:
    """Return a paper as it stood when a copy was frozen."""
    return replace(
        file,
        signatures=tuple(s for s in file.signatures if s.seq <= copy.seq),
        events=tuple(e for e in file.events if e.seq <= copy.seq),
    )


def _of_text(desk: Desk, client_id: str | None, choices: PaperChoices, subject: TextSeen) -> Asked:
    from practice_desk.documents.paper_sheet import paper_sheet

    record = blank_sheets.blank_text(desk, subject.key, client_id)
    return Asked(lambda: paper_sheet(record, choices.size, large=choices.large), DocumentKind.FORM)


def _of_shared(desk: Desk, client_id: str, choices: PaperChoices, subject: SharedSeen) -> Asked:
    from practice_desk.documents.accounting import accounting

    record = paper_sheets.accounting_sheet(
        desk, client_id, subject.first, subject.last, counted_only=subject.counted
    )
    return Asked(lambda: accounting(record, choices.size, large=choices.large), DocumentKind.ACCOUNTING)


def _of_work(desk: Desk, client_id: str | None, choices: PaperChoices, subject: WorkSeen) -> Asked:
    from practice_desk.documents.record_documents import record_paper

    record, wish = record_sheets.record_of(desk, client_id, subject.wish), subject.wish
    named = people_on(desk, client_id, record) if client_id and not wish.blank else []
    made = lambda: record_paper(record, choices.size, large=choices.large)  # noqa: E731
    return Asked(made, wish.kind, work=wish, named=named)


def _of_paper(desk: Desk, choices: PaperChoices, subject: PaperSeen) -> Asked:
    from practice_desk.documents.agreement_copy import agreement_copy
    from practice_desk.documents.paper_sheet import paper_sheet

    file = file_of(desk, subject.paper_id)
    if subject.form is PaperForm.COPY:
        short = paper_sheets.client_copy(desk, file)
        make = lambda: agreement_copy(short, choices.size, large=choices.large)  # noqa: E731
        return Asked(make, DocumentKind.AGREEMENT_COPY, file.paper.id)
    kind = _KINDS.get(file.paper.kind, DocumentKind.CONSENT)
    frozen = copies.frozen_of(desk, file.paper.id)
    if subject.form is PaperForm.AS_IT_IS and frozen is not None:
        return Asked(_frozen(desk, file, frozen, choices), kind, file.paper.id, frozen)
    blank, reading = subject.form is PaperForm.BLANK, subject.form is PaperForm.READING
    record = paper_sheets.printed(desk, file, blank=blank, reading=reading)
    return Asked(lambda: paper_sheet(record, choices.size, large=choices.large), kind, file.paper.id)


def _frozen(desk: Desk, file: PaperFile, copy: DocumentCopy, choices: PaperChoices) -> Callable[[], Paper]:
    """Return the bytes that were frozen; only the words beside them come from the same frozen text again."""
    from practice_desk.documents.paper_sheet import paper_sheet

    pdf = copies.bytes_of(desk, copy)
    record = paper_sheets.printed(desk, as_frozen(file, copy))
    return lambda: replace(paper_sheet(record, choices.size), pdf=pdf, notices=())
