"""Offering and signing: the text is frozen, each person signs it in their own time, nothing takes it back."""

from __future__ import annotations

import platform
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime

from practice_desk import __version__
from practice_desk.domain.agreements import ClauseChoice
from practice_desk.domain.blocks import boxes, read_canonical
from practice_desk.domain.clock import now, today
from practice_desk.domain.closing_boxes import ticked_no
from practice_desk.domain.deeds import Deed
from practice_desk.domain.merging import Merged, faults_of_form
from practice_desk.domain.paper_fields import RecordingFields
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.paper_values import fields_as
from practice_desk.domain.papers import (
    NEEDS_AUTHORITY,
    Offer,
    PaperEvent,
    PaperEventKind,
    PaperKind,
    PaperSigner,
    Signature,
    SignatureMethod,
    SignedHow,
    written,
)
from practice_desk.domain.plans import seal
from practice_desk.domain.releases import lacking
from practice_desk.domain.signing import (
    Evidence,
    PaperProblem,
    frozen,
    in_sequence,
    paper_code,
    refuse,
    signature_problems,
    signature_sha,
)
from practice_desk.domain.standing import PaperFile, last_day, standing
from practice_desk.intentions import scans
from practice_desk.intentions.frozen_copies import CopyOf, freeze
from practice_desk.intentions.merge_words import text_of, values_of
from practice_desk.intentions.papers import file_of, place_of
from practice_desk.storage.desk import Desk

_SALT_BYTES = 16


def offer(desk: Desk, paper_id: str, copy_of: CopyOf | None = None, seen: str | None = None) -> Offer:
    """Freeze a draft's text as it is offered now, with its PDF where `copy_of` makes one.

    From here on text, signers and clauses cannot be changed. `seen` is the canonical text that the screen
    showed; where another window changed it since, nothing is frozen. Raises Refused.
    """
    file = file_of(desk, paper_id)
    paper, merged = file.paper, text_of(desk, file.paper)
    changed = seen is not None and seen != merged.canonical()
    refuse([("body", PaperProblem.TEXT_CHANGED)] if changed else offer_problems(desk, file, merged))
    moment, salt, body = now(), secrets.token_hex(_SALT_BYTES), merged.canonical()
    beside = (paper, *file.signers, *desk.clauses.of_paper(paper_id), *desk.releases.of_paper(paper_id))
    made = Offer(
        client_id=paper.client_id, paper_id=paper.id, at_utc=moment.astimezone(UTC),
        utc_offset=_offset(moment), template=paper.template, language=paper.language,
        values=written(values_of(desk, paper)), body=body, salt=salt, sha=seal(body, salt),
        frozen=frozen(beside, salt),
    )  # fmt: skip
    with desk.change(Deed.OFFER_PAPER, place_of(paper)):
        if copy_of is not None:
            made = replace(made, document_id=freeze(desk, replace(file, offer=made), copy_of).id)
        return desk.offers.add(made)


def offer_problems(desk: Desk, file: PaperFile, merged: Merged) -> Iterator[tuple[str, PaperProblem]]:
    """Yield each field that stands in the way of offering a paper."""
    paper = file.paper
    if file.offer is not None:
        yield "body", PaperProblem.OFFERED_ALREADY
    if any(faults_of_form(paper.body)):
        yield "body", PaperProblem.FORM
    if not merged.blocks:
        yield "body", PaperProblem.NO_TEXT
    for name in merged.unfilled:
        yield name, PaperProblem.UNFILLED
    yield from _of_signers(file)
    last = last_day(file)
    if last is not None and last < today():
        yield "expires_on", PaperProblem.ENDED_ALREADY
    yield from _of_kind(desk, file)


def sign(
    desk: Desk, paper_id: str, signer_id: str, evidence: Evidence, copy_of: CopyOf | None = None
) -> Signature:
    """Keep one person's signature, and its copy where `copy_of` makes one, whole or not at all.

    Signers come in any order, over several days. When the last of them signs a new version, the old one is
    superseded. Raises Refused.
    """
    file = file_of(desk, paper_id)
    signer = next((s for s in file.signers if s.id == signer_id), None)
    refuse((*sign_problems(file, signer, evidence), *_scan_problems(desk, file, evidence)))
    assert signer is not None
    assert file.offer is not None
    made = _signature(file, file.offer, signer, evidence)
    with desk.change(Deed.SIGN_PAPER, place_of(file.paper)):
        kept = desk.signatures.add(made)
        signed = replace(file, signatures=(*file.signatures, kept))
        if copy_of is not None:
            freeze(desk, signed, copy_of)
        supersede_older(desk, signed)
    return kept


def sign_problems(
    file: PaperFile, signer: PaperSigner | None, evidence: Evidence
) -> Iterator[tuple[str, PaperProblem]]:
    """Yield each field that stands in the way of this person's signature."""
    if file.offer is None:
        yield "paper", PaperProblem.NOT_OFFERED
        return
    if signer is None:
        yield "signer", PaperProblem.NOT_A_SIGNER
        return
    now_stands = standing(file, today())
    if signer.id in {s.signer_id for s in file.signatures}:  # also where the clock was set back since
        yield "signer", PaperProblem.SIGNED_ALREADY
    elif signer.id in now_stands.declined:
        yield "signer", PaperProblem.SAID_NO
    elif now_stands.is_over:
        yield "paper", PaperProblem.OVER
    yield from _of_text(file.offer, evidence)
    made = _signature(file, file.offer, signer, evidence)
    yield from signature_problems(made, signer, today(), read=evidence.read)


def sign_as_therapist(desk: Desk, paper_id: str, copy_of: CopyOf | None = None) -> Signature:
    """Sign as the therapist, in one click: the typed name of the practice. Raises Refused."""
    file = file_of(desk, paper_id)
    signer = next((s for s in file.signers if s.is_therapist), None)
    evidence = Evidence(
        text_sha=file.offer.sha if file.offer else "", method=SignatureMethod.TYPED, read=True,
        mark=desk.practice.own().therapist,
    )  # fmt: skip
    return sign(desk, paper_id, signer.id if signer else "", evidence, copy_of)


def sign_together(
    desk: Desk, signatures: Mapping[str, tuple[str, Evidence]], copy_of: CopyOf | None = None
) -> list[Signature]:
    """Keep one act of signing that covers several papers, by paper id: signer id and evidence for each.

    Each paper has its own signature and is withdrawn on its own. All are kept or none. Raises Refused.
    """
    with desk.change(Deed.SIGN_PAPER):
        return [
            sign(desk, paper_id, signer_id, evidence, copy_of)
            for paper_id, (signer_id, evidence) in signatures.items()
        ]


def decline(
    desk: Desk, paper_id: str, signer_id: str, reason: str = "", on: date | None = None
) -> PaperEvent:
    """Note that somebody said no: a full answer, with a reason if they give one. Raises Refused."""
    file = file_of(desk, paper_id)
    if file.offer is None:
        refuse([("paper", PaperProblem.NOT_OFFERED)])
    if signer_id in {s.signer_id for s in file.signatures}:
        refuse([("signer", PaperProblem.SIGNED_ALREADY)])
    if standing(file, today()).is_over:
        refuse([("paper", PaperProblem.OVER)])
    return add_event(desk, file, Deed.DECLINE_PAPER, PaperEventKind.DECLINED, on, signer_id, reason=reason)


def note_not_reached(desk: Desk, paper_id: str, signer_id: str, reason: str = "") -> PaperEvent:
    """Note that somebody who is to sign was not reached, such as a second guardian."""
    file = file_of(desk, paper_id)
    kind = PaperEventKind.NOT_REACHED
    return add_event(desk, file, Deed.NOTE_NOT_REACHED, kind, None, signer_id, reason=reason)


def add_event(
    desk: Desk, file: PaperFile, deed: Deed, kind: PaperEventKind, on: date | None = None,
    signer_id: str | None = None, **said: object,
) -> PaperEvent:  # fmt: skip
    """Add a fact to a paper that was offered. Raises Refused for a date to come or somebody else's paper."""
    if file.offer is None:
        refuse([("paper", PaperProblem.NOT_OFFERED)])
    if on is not None and on > today():
        refuse([("on", PaperProblem.TO_COME)])
    if signer_id is not None and signer_id not in {s.id for s in file.signers}:
        refuse([("signer", PaperProblem.NOT_A_SIGNER)])
    event = PaperEvent(
        client_id=file.paper.client_id, paper_id=file.paper.id, signer_id=signer_id, kind=kind,
        on=on or today(), at_utc=now().astimezone(UTC), **said,  # type: ignore[arg-type]
    )  # fmt: skip
    with desk.change(deed, place_of(file.paper)):
        return desk.paper_events.add(event)


def supersede_older(desk: Desk, file: PaperFile) -> None:
    """Note that a paper took the place of the version it follows, and of others that follow that one too.

    Does nothing until the paper is in force.
    """
    before = file.paper.follows_id
    if before is None or not standing(file, today()).in_force:
        return
    older = [p for p in desk.papers.of_client(file.paper.client_id) if before in (p.id, p.follows_id)]
    for old in (file_of(desk, p.id) for p in older if p.id != file.paper.id):
        stands = standing(old, today())
        beside = old.paper.id != before and not stands.in_force
        if old.offer is not None and stands.superseded_by is None and not beside:
            kind = PaperEventKind.SUPERSEDED
            add_event(desk, old, Deed.SUPERSEDE_PAPER, kind, other_paper_id=file.paper.id)


def code_of(file: PaperFile) -> str:
    """Return the code that a copy of a paper carries now, empty before it is offered."""
    return paper_code(file.offer, file.signatures) if file.offer else ""


def store_scan(desk: Desk, client_id: str, data: bytes) -> tuple[str, str]:
    """Write the scan of a signed paper and return its blob id and hash, for the evidence to name.

    A window uses `scans.keep_scan`, which writes a piece at a time. Raises Refused for what may not be kept.
    """
    return scans.keep_scan(desk, client_id, data).finish()


def _of_signers(file: PaperFile) -> Iterator[tuple[str, PaperProblem]]:
    if not any(s.required and not s.is_therapist for s in file.signers):
        yield "signers", PaperProblem.NO_SIGNER
    for signer in file.signers:
        if signer.capacity in NEEDS_AUTHORITY and not signer.authority.strip():
            yield "authority", PaperProblem.NO_AUTHORITY


def _of_text(offered: Offer, evidence: Evidence) -> Iterator[tuple[str, PaperProblem]]:
    if evidence.text_sha != offered.sha or not offered.is_whole():
        yield "text", PaperProblem.TEXT_CHANGED
    if not set(evidence.ticks) <= set(boxes(read_canonical(offered.body))):
        yield "ticks", PaperProblem.NO_BOX
    elif ticked_no(offered.body, evidence.ticks):
        yield "ticks", PaperProblem.TICKED_NO


def _scan_problems(desk: Desk, file: PaperFile, evidence: Evidence) -> Iterator[tuple[str, PaperProblem]]:
    blob = evidence.blob_id
    if blob is not None and not scans.is_kept(desk, file.paper.client_id, blob, evidence.blob_sha):
        yield "scan", PaperProblem.NO_SCAN


def _of_kind(desk: Desk, file: PaperFile) -> Iterator[tuple[str, PaperProblem]]:
    paper = file.paper
    if paper.kind is PaperKind.RELEASE:
        for release in desk.releases.of_paper(paper.id):
            for element in lacking(release, file):
                yield element.value, PaperProblem.INCOMPLETE_RELEASE
    if paper.kind is PaperKind.AGREEMENT:
        choices = {c.choice for c in desk.clauses.of_paper(paper.id)}
        if not choices - {ClauseChoice.NOT_APPLICABLE}:
            yield "clauses", PaperProblem.NO_CLAUSE
        yield from [("clauses", PaperProblem.TO_TALK_ABOUT)] * (ClauseChoice.TO_TALK_ABOUT in choices)
    if RULES[paper.kind].must_end and paper.expires_on is None:
        fields_said = fields_as(RecordingFields, paper.fields)
        if fields_said.delete_by is None:
            yield "delete_by", PaperProblem.NO_END


def _signature(file: PaperFile, made: Offer, signer: PaperSigner, evidence: Evidence) -> Signature:
    moment = now()
    said = {f.name: getattr(evidence, f.name) for f in fields(SignedHow)}
    before = in_sequence(file.signatures)[-1].sha if file.signatures else ""
    signature = Signature(
        client_id=file.paper.client_id, paper_id=file.paper.id, signer_id=signer.id,
        signed_on=evidence.signed_on or today(), at_utc=moment.astimezone(UTC), utc_offset=_offset(moment),
        app=__version__, device=platform.node(), before=before, **said,
    )  # fmt: skip
    return replace(signature, sha=signature_sha(signature, made.salt))


def _offset(moment: datetime) -> int:
    offset = moment.utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0


def signers_of(file: PaperFile, person_ids: Sequence[str]) -> list[PaperSigner]:
    """Return the signers of a paper who are these people."""
    return [s for s in file.signers if s.person_id in person_ids]
