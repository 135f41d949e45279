"""What is printed of papers, from what is kept: frozen words as they were offered, drafts as they are now."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from practice_desk.domain.agreements import ClauseChoice
from practice_desk.domain.blocks import Block, read_canonical
from practice_desk.domain.by_hand import by_hand
from practice_desk.domain.clock import today
from practice_desk.domain.dates import date_words
from practice_desk.domain.disclosures import Disclosure
from practice_desk.domain.merging import merge
from practice_desk.domain.papers import Paper, PaperEventKind, PaperKind, PaperSigner
from practice_desk.domain.people import joined_names
from practice_desk.domain.practice import DateOrder
from practice_desk.domain.printed import (
    CopyLine,
    PrintedAccounting,
    PrintedCopy,
    PrintedDisclosure,
    PrintedEvent,
    PrintedPaper,
    PrintedSigner,
)
from practice_desk.domain.signing import code_of_head, in_sequence, paper_code
from practice_desk.domain.standing import PaperFile, standing
from practice_desk.intentions import agreements, clients, releases
from practice_desk.intentions.blank_sheets import blank_copy, blank_text, reminder_of
from practice_desk.intentions.merge_words import order_of, signing_people, text_of, values_of
from practice_desk.intentions.paper_heads import language_of, letterhead_of, local_day, version_of
from practice_desk.storage import history
from practice_desk.storage.desk import Desk

__all__ = ["accounting_sheet", "blank_copy", "blank_text", "client_copy", "printed"]
_SINCE = (
    PaperEventKind.GIVEN, PaperEventKind.REVIEWED, PaperEventKind.ENDED, PaperEventKind.SUPERSEDED,
    PaperEventKind.VOIDED,
)  # fmt: skip


def printed(desk: Desk, file: PaperFile, *, blank: bool = False, reading: bool = False) -> PrintedPaper:
    """Return what is printed of a paper; an offered one has its frozen words, never merged again.

    `blank` is the same text to fill in and sign by hand, `reading` a copy of it to read more easily.
    """
    paper, practice, offer = file.paper, desk.practice.own(), file.offer
    order = order_of(paper.place)
    blocks, open_fields = _words_of(desk, file, blank=blank)
    made = PrintedPaper(
        title=paper.title, kind=paper.kind, letterhead=letterhead_of(practice),
        names=_names(desk, paper),
        therapist=practice.therapist, version=version_of(desk, paper), blocks=blocks, blank=blank,
        open_fields=open_fields, language=language_of(paper.language, paper.place), day=today().isoformat(),
        signers=tuple(_signer(desk, file, s, blank=blank) for s in _in_order(file)),
        draft=offer is None and not blank,
    )  # fmt: skip
    if offer is None:
        return made
    signatures = () if blank else file.signatures
    days = [local_day(offer.at_utc, offer.utc_offset), *(s.signed_on for s in signatures)]
    made = replace(made, code=paper_code(offer, signatures), day=max(days).isoformat())
    if blank:
        return made
    date_, head, since = date_words(days[0], order), _head_code(desk, file), _since(file, order)
    return replace(made, date=date_, head_code=head, since=since, reading=reading)


def client_copy(desk: Desk, file: PaperFile, *, blank: bool = False) -> PrintedCopy:
    """Return the one-page client copy of an agreement: one line for each clause that applies.

    What was offered has the values it was offered with. `blank` leaves the days open.
    """
    paper, practice, order = file.paper, desk.practice.own(), order_of(file.paper.place)
    values = json.loads(file.offer.values) if file.offer else values_of(desk, paper)
    lines: list[CopyLine] = []
    open_fields: dict[str, None] = {}
    for clause in agreements.clauses_of(desk, paper.id):
        if clause.choice is ClauseChoice.NOT_APPLICABLE or not clause.summary.strip():
            continue
        made = merge(clause.summary, {**values, **clause.own_values()})
        open_fields.update(dict.fromkeys(() if file.offer else made.unfilled))
        changed = clause.choice is ClauseChoice.VARIED
        lines += [CopyLine(clause.area, block.text, changed) for block in made.blocks]
    signed = standing(file, today()).in_force
    made_on = max((s.signed_on for s in file.signatures), default=today())
    return PrintedCopy(
        letterhead=letterhead_of(practice), names=_names(desk, paper), therapist=practice.therapist,
        version=version_of(desk, paper), lines=tuple(lines), reminder=reminder_of(desk), signed=signed,
        agreed_on=date_words(made_on, order) if signed and not blank else "",
        look_on="" if blank else _look_on(desk, file), draft=file.offer is None and not blank, blank=blank,
        code=paper_code(file.offer, file.signatures) if file.offer else "",
        open_fields=tuple(open_fields), day=made_on.isoformat(),
    )  # fmt: skip


def accounting_sheet(
    desk: Desk, client_id: str, first: date, last: date, *, counted_only: bool = False, blank: bool = False
) -> PrintedAccounting:
    """Return the accounting of what was shared from one day to another, both included.

    A blank one is a list to keep by hand.
    """
    practice = desk.practice.own()
    order = order_of(practice.jurisdiction)
    made = PrintedAccounting(
        letterhead=letterhead_of(practice), therapist=practice.therapist, blank=blank,
        names=joined_names([p.legal() for p in clients.participants(desk, client_id)]),
        counted_only=counted_only, day=today().isoformat(),
    )  # fmt: skip
    if blank:
        return made
    shared = releases.accounting_of(desk, client_id, first, last, counted_only=counted_only)
    return replace(
        made, first=date_words(first, order), last=date_words(last, order),
        made_on=date_words(today(), order), rows=tuple(_shared(d, order) for d in shared),
    )  # fmt: skip


def _words_of(desk: Desk, file: PaperFile, *, blank: bool) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the blocks of a paper and the fields that are still room to write."""
    if file.offer is not None:
        return read_canonical(file.offer.body), ()
    by_clauses = file.paper.kind is PaperKind.AGREEMENT
    if blank and not by_clauses:
        merged = by_hand(file.paper.body, values_of(desk, file.paper), lambda _: True)
    else:
        merged = text_of(desk, file.paper)
    return merged.blocks, merged.unfilled


def _in_order(file: PaperFile) -> list[PaperSigner]:
    return sorted(file.signers, key=lambda s: s.position)


def _signer(desk: Desk, file: PaperFile, signer: PaperSigner, *, blank: bool) -> PrintedSigner:
    order = order_of(file.paper.place)
    made = PrintedSigner(name=_name_of(desk, signer), capacity=signer.capacity, authority=signer.authority)
    if blank:
        return made
    made = replace(
        made,
        declined_on=_happened(file, signer, PaperEventKind.DECLINED, order),
        withdrawn_on=_happened(file, signer, PaperEventKind.WITHDRAWN, order),
    )
    found = next((s for s in file.signatures if s.signer_id == signer.id), None)
    if found is None:
        return made
    return replace(
        made, method=found.method, mark=found.mark, scanned=found.blob_id is not None,
        held_at=found.held_at, on=date_words(found.signed_on, order), read=found.read_how,
        explained=found.explained, language=found.language, interpreter=found.interpreter,
        witness=found.witness, ticks=found.ticks,
    )  # fmt: skip


def _name_of(desk: Desk, signer: PaperSigner) -> str:
    if signer.is_therapist:
        return desk.practice.own().therapist
    person = desk.people.find(signer.person_id) if signer.person_id else None
    return person.legal() if person else ""


def _happened(file: PaperFile, signer: PaperSigner, kind: PaperEventKind, order: DateOrder) -> str:
    """Return the day this person declined or took back, in words; what all did counts for each of them."""
    ids = (signer.id,) if signer.is_therapist else (signer.id, None)
    days = [e.on for e in file.events if e.kind is kind and e.signer_id in ids]
    return date_words(max(days), order) if days else ""


def _since(file: PaperFile, order: DateOrder) -> tuple[PrintedEvent, ...]:
    known = sorted((e for e in file.events if e.kind in _SINCE), key=lambda e: (e.on, e.seq))
    return tuple(PrintedEvent(e.kind, date_words(e.on, order)) for e in known)


def _head_code(desk: Desk, file: PaperFile) -> str:
    """Return the code of the history just before a paper's newest fact was written (decisions C27)."""
    newest = max([file.offer.seq if file.offer else 0, *(s.seq for s in in_sequence(file.signatures))])
    before = history.row(desk.db, newest - 1) if newest else history.head(desk.db)
    return code_of_head(before.seq, before.hash)


def _names(desk: Desk, paper: Paper) -> str:
    return joined_names([p.legal() for p in signing_people(desk, paper)])


def _look_on(desk: Desk, file: PaperFile) -> str:
    due = agreements.review_on(desk, file)
    return date_words(due, order_of(file.paper.place)) if due else ""


def _shared(disclosure: Disclosure, order: DateOrder) -> PrintedDisclosure:
    """Return one line of an accounting; when it was written down is said where that was later."""
    written = disclosure.at_utc.astimezone().date()
    return PrintedDisclosure(
        on=date_words(disclosure.on, order), recipient=disclosure.recipient, address=disclosure.address,
        what=disclosure.what, how=disclosure.how, purpose=disclosure.purpose, basis=disclosure.basis,
        law=disclosure.law, valid=disclosure.valid,
        written_on=date_words(written, order) if written > disclosure.on else "",
    )  # fmt: skip
