"""What is printed of papers, from what is kept: frozen words as they were offered, drafts as they are now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from practice_desk.domain.blocks import Block, read_canonical
from practice_desk.domain.by_hand import by_hand
from practice_desk.domain.clock import today
from practice_desk.domain.dates import date_words
from practice_desk.domain.papers import Paper, PaperEventKind, PaperKind, PaperSigner
from practice_desk.domain.people import joined_names
from practice_desk.domain.practice import DateOrder, Jurisdiction, Practice
from practice_desk.domain.printed import PrintedEvent, PrintedPaper, PrintedSigner
from practice_desk.domain.signing import code_of_head, in_sequence, paper_code
from practice_desk.domain.standing import PaperFile
from practice_desk.intentions import agreements
from practice_desk.intentions.merge_words import order_of, signing_people, text_of, values_of
from practice_desk.storage import history
from practice_desk.storage.desk import Desk

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
        names=joined_names([p.legal() for p in signing_people(desk, paper)]),
        therapist=practice.therapist, version=version_of(desk, paper), blocks=blocks, blank=blank,
        open_fields=open_fields, language=language_of(paper), day=today().isoformat(),
        signers=tuple(_signer(desk, file, s, blank=blank) for s in _in_order(file)),
        draft=offer is None and not blank,
    )  # fmt: skip
    if offer is None:
        return made
    signatures = () if blank else file.signatures
    days = [_local_day(offer.at_utc, offer.utc_offset), *(s.signed_on for s in signatures)]
    made = replace(made, code=paper_code(offer, signatures), day=max(days).isoformat())
    if blank:
        return made
    date_, head, since = date_words(days[0], order), _head_code(desk, file), _since(file, order)
    return replace(made, date=date_, head_code=head, since=since, reading=reading)


def letterhead_of(practice: Practice) -> tuple[str, ...]:
    """Return the lines of the letterhead: the practice, its address and telephone."""
    lines = [practice.practice_name or practice.therapist, *practice.letterhead.split("\n"), practice.phone]
    return tuple(line.strip() for line in lines if line.strip())


def version_of(desk: Desk, paper: Paper) -> int:
    """Return which version of its text a paper is, 0 where it has none: an agreement is counted by client."""
    if paper.kind is PaperKind.AGREEMENT:
        known = [f.paper.id for f in agreements.versions(desk, paper.client_id)]
        return known.index(paper.id) + 1 if paper.id in known else len(known) + 1
    number = paper.template.rpartition("@")[2]
    return int(number) if number.isdecimal() else 0


def language_of(paper: Paper) -> str:
    """Return the language of a paper's words as a PDF names it."""
    if paper.language == "en":
        return "en-US" if paper.place is Jurisdiction.US else "en-GB"
    return paper.language


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


def _local_day(at_utc: datetime, utc_offset: int) -> date:
    return (at_utc + timedelta(minutes=utc_offset)).date()
