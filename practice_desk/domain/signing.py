"""Signing: what a signature covers, the code on the copy, and what stands in the way of signing.

Source: ESIGN and UETA (intent, attribution, association), eIDAS art. 25, as set out in security 4.4.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from typing import Any

from practice_desk.domain.papers import (
    NEEDS_AUTHORITY,
    Offer,
    PaperSigner,
    ReadHow,
    Signature,
    SignatureMethod,
    SignedHow,
)
from practice_desk.domain.plans import seal
from practice_desk.domain.record import Record

SENTENCE = "I have read this page, or it was read to me. I agree to it, and this is my signature."
CODE_LENGTH = 10
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_WORD = re.compile(r"\w", re.UNICODE)
_NOT_COVERED = ("sha", "seq")


class PaperProblem(StrEnum):
    """Why a paper cannot be offered, signed, declined or taken back as asked."""

    NO_TEXT = "no_text"
    FORM = "form"
    UNFILLED = "unfilled"
    INCOMPLETE_RELEASE = "incomplete_release"
    NO_SIGNER = "no_signer"
    NO_CLAUSE = "no_clause"
    TO_TALK_ABOUT = "to_talk_about"
    NO_END = "no_end"
    NO_AUTHORITY = "no_authority"
    OFFERED_ALREADY = "offered_already"
    NOT_OFFERED = "not_offered"
    OVER = "over"
    NOT_A_SIGNER = "not_a_signer"
    SIGNED_ALREADY = "signed_already"
    SAID_NO = "said_no"
    EMPTY_MARK = "empty_mark"
    UNREAD = "unread"
    NO_WITNESS = "no_witness"
    NO_SCAN = "no_scan"
    NO_SENTENCE = "no_sentence"
    NO_BOX = "no_box"
    TICKED_NO = "ticked_no"
    TO_COME = "to_come"
    BEFORE_SIGNED = "before_signed"
    ENDED_ALREADY = "ended_already"
    TEXT_CHANGED = "text_changed"
    NOT_SIGNED = "not_signed"
    CANNOT_BE_WITHDRAWN = "cannot_be_withdrawn"
    NO_REASON = "no_reason"
    NOT_GIVEN_ALONE = "not_given_alone"


@dataclass(frozen=True, kw_only=True, repr=False)
class Evidence(SignedHow):
    """What a signature is made of, before it is kept; `read` says that the text was read to its end."""

    sentence: str = SENTENCE
    read: bool = False
    signed_on: date | None = None


class Refused(Exception):
    """Something with a paper that cannot be done; `problems` says what stands in the way, by field."""

    def __init__(self, problems: Iterable[tuple[str, StrEnum]]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(f"{name}: {problem.value}" for name, problem in self.problems))


def refuse(problems: Iterable[tuple[str, StrEnum]]) -> None:
    """Raise Refused when anything stands in the way."""
    found = tuple(problems)
    if found:
        raise Refused(found)


def covered(signature: Signature) -> str:
    """Return the text a signature's own hash covers: each of its fields but the hash and the row's number."""
    return _said(signature, _NOT_COVERED)


def signature_sha(signature: Signature, salt: str) -> str:
    """Return the SHA-256 over an offer's salt and a signature, in hex."""
    return seal(covered(signature), salt)


def frozen(records: Iterable[Record], salt: str) -> str:
    """Return the hashes of what an offer freezes beside its text, by id: paper, signers, clauses, release."""
    return json.dumps({r.id: seal(_said(r), salt) for r in records}, sort_keys=True)


def unfrozen(offer: Offer, records: Iterable[Record]) -> list[str]:
    """Return the ids of what is no longer as it was frozen with an offer: changed, gone, or added since."""
    then: dict[str, str] = json.loads(offer.frozen)
    if not then:  # offered before these hashes were kept
        return []
    now = {r.id: seal(_said(r), offer.salt) for r in records}
    return sorted(i for i in then.keys() | now.keys() if then.get(i) != now.get(i))


def paper_code(offer: Offer, signatures: Sequence[Signature]) -> str:
    """Return the code printed on a copy: 10 Crockford characters over the text and the signatures so far."""
    parts = [offer.sha, *(s.sha for s in in_sequence(signatures))]
    number = int.from_bytes(sha256("\n".join(parts).encode()).digest()[:7], "big")
    return _letters(number, CODE_LENGTH)


def code_of_head(number: int, sha: str) -> str:
    """Return the code of a history row as a copy carries it: its number, and 8 letters of its hash."""
    return f"{number}-{_letters(int(sha[:10] or '0', 16), 8)}"


def _letters(number: int, count: int) -> str:
    return "".join(_CROCKFORD[number >> 5 * place & 31] for place in reversed(range(count)))


def grouped(code: str) -> str:
    """Return a check code as it is printed and read out, such as ``7Q2KM-04XTB``."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}" if code else ""


def changed_since(offer: Offer, signatures: Sequence[Signature]) -> list[str]:
    """Return the ids of what is no longer as it was made: the offer's own text, or a signature.

    Each signature also names the text and the signature before it, so that none can be exchanged or left out.
    """
    bad = [] if offer.is_whole() else [offer.id]
    before = ""
    for signature in in_sequence(signatures):
        whole = signature.sha == signature_sha(signature, offer.salt)
        if not whole or signature.text_sha != offer.sha or signature.before != before:
            bad.append(signature.id)
        before = signature.sha
    return bad


def out_of_order(offer: Offer, signatures: Sequence[Signature]) -> list[str]:
    """Return the ids of signatures whose clock stood before that of what was written earlier.

    The order is that of the history; a clock that was set back is shown, never corrected.
    """
    found: list[str] = []
    latest = offer.at_utc
    for signature in in_sequence(signatures):
        if signature.at_utc < latest:
            found.append(signature.id)
        latest = max(latest, signature.at_utc)
    return found


def in_sequence(signatures: Iterable[Signature]) -> list[Signature]:
    """Return signatures in the order they were written down; those of one change follow their own chain."""
    left, found, before = sorted(signatures, key=lambda s: (s.seq, s.id)), list[Signature](), ""
    while left:
        following = (s for s in left if s.seq == left[0].seq and s.before == before)
        found.append(next(following, left[0]))
        left.remove(found[-1])
        before = found[-1].sha
    return found


def mark_problems(signature: Signature) -> Iterator[tuple[str, PaperProblem]]:
    """Yield what a signature's mark lacks for its method."""
    method = signature.method
    if method is SignatureMethod.DRAWN and not has_ink(signature.mark):
        yield "mark", PaperProblem.EMPTY_MARK
    elif method is SignatureMethod.ON_PAPER and not (signature.blob_id or signature.held_at.strip()):
        yield "held_at", PaperProblem.NO_SCAN
    elif method not in (SignatureMethod.DRAWN, SignatureMethod.ON_PAPER) and not _WORD.search(signature.mark):
        yield "mark", PaperProblem.EMPTY_MARK
    if method is SignatureMethod.SPOKEN and not signature.witness.strip():
        yield "witness", PaperProblem.NO_WITNESS


def signature_problems(
    signature: Signature, signer: PaperSigner, today: date, *, read: bool
) -> Iterator[tuple[str, PaperProblem]]:
    """Yield each field that stands in the way of this signature.

    `read` says that the text was read to its end on the screen; on paper and aloud count as much.
    """
    yield from mark_problems(signature)
    if not read and signature.read_how is ReadHow.ON_SCREEN and not signer.is_therapist:
        yield "read_how", PaperProblem.UNREAD
    if signature.signed_on > today:
        yield "signed_on", PaperProblem.TO_COME
    if not signature.sentence.strip():
        yield "sentence", PaperProblem.NO_SENTENCE
    if signer.capacity in NEEDS_AUTHORITY and not signer.authority.strip():
        yield "authority", PaperProblem.NO_AUTHORITY


def strokes(drawn: Iterable[Iterable[tuple[float, float, float]]]) -> str:
    """Return drawn lines as they are kept: points of (x, y, width) in 1/10 mm; time and pressure are not.

    How fast and how hard somebody writes is a biometric trait (decisions C32).
    """
    whole = [[[round(v) for v in point] for point in line] for line in drawn]
    return json.dumps([line for line in whole if line], separators=(",", ":"))


def has_ink(mark: str) -> bool:
    """Say whether a drawing is more than a slip of the pen: some line goes at least 2 mm."""
    try:
        lines: list[list[list[int]]] = json.loads(mark) if mark else []
    except ValueError:
        return False
    return any(_length(line) >= 20 for line in lines)  # noqa: PLR2004  (1/10 mm)


def _length(line: list[list[int]]) -> float:
    pairs = pairwise(line)
    return sum(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in pairs)


def _said(record: Record, without: tuple[str, ...] = ()) -> str:
    said = {f.name: _plain(getattr(record, f.name)) for f in fields(record) if f.name not in without}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
