"""What is printed of a paper, an agreement in short, and an accounting: plain records, dates in words.

A record holds everything its document shows and nothing else, so that documents need no vault (decisions C9).
"""

from __future__ import annotations

from dataclasses import dataclass

from practice_desk.domain.agreements import ClauseArea
from practice_desk.domain.blocks import Block
from practice_desk.domain.disclosures import DisclosureBasis
from practice_desk.domain.papers import (
    ExplainedHow,
    PaperEventKind,
    PaperKind,
    ReadHow,
    SignatureMethod,
    SignerCapacity,
)


@dataclass(frozen=True, repr=False)
class PrintedSigner:
    """Who signs a paper, and how they did; without a `method` there is a line to sign on.

    `mark` holds strokes as JSON in 1/10 mm, a typed name, or words that were said or sent. `scanned` says
    that the signed sheet was scanned, `held_at` where the original is. `ticks` name the boxes this person
    ticked. A blank form has neither name nor capacity.
    """

    name: str = ""
    capacity: SignerCapacity | None = None
    authority: str = ""
    method: SignatureMethod | None = None
    mark: str = ""
    scanned: bool = False
    held_at: str = ""
    on: str = ""
    read: ReadHow | None = None
    explained: ExplainedHow | None = None
    language: str = ""
    interpreter: str = ""
    witness: str = ""
    ticks: tuple[str, ...] = ()
    declined_on: str = ""
    withdrawn_on: str = ""

    @property
    def is_therapist(self) -> bool:
        """Say whether this is the therapist's own signature."""
        return self.capacity is SignerCapacity.THERAPIST


@dataclass(frozen=True, repr=False)
class PrintedEvent:
    """Something that became of a paper since it was offered; `who` is empty where it concerns all."""

    kind: PaperEventKind
    on: str
    who: str = ""


@dataclass(frozen=True, repr=False)
class PrintedPaper:
    """A consent, release or agreement as it is printed; `blocks` are its canonical text, word for word.

    `blank` is to be filled in and signed by hand, `reading` a copy of a frozen text to read more easily,
    `draft` was not offered yet. `open_fields` are the merge fields still in braces: room to write. `version`
    0 is not shown. `day` is the ISO date in the metadata, `language` that of the blocks.
    """

    title: str = ""
    kind: PaperKind | None = None
    letterhead: tuple[str, ...] = ()
    names: str = ""
    therapist: str = ""
    date: str = ""
    version: int = 0
    blocks: tuple[Block, ...] = ()
    signers: tuple[PrintedSigner, ...] = ()
    since: tuple[PrintedEvent, ...] = ()
    code: str = ""
    head_code: str = ""
    blank: bool = False
    reading: bool = False
    draft: bool = False
    open_fields: tuple[str, ...] = ()
    language: str = "en-GB"
    day: str = "2000-01-01"


@dataclass(frozen=True, repr=False)
class CopyLine:
    """One clause in one plain line, for the client's copy of an agreement."""

    area: ClauseArea
    words: str
    changed: bool = False


@dataclass(frozen=True, repr=False)
class PrintedCopy:
    """The one-page client copy of an agreement. `signed` by all, or else as it was offered or drafted.

    `look_on` is when it is looked at again, in words; `reminder` what stays private, in one line. `code` is
    that of the full agreement.
    """

    letterhead: tuple[str, ...] = ()
    names: str = ""
    therapist: str = ""
    agreed_on: str = ""
    look_on: str = ""
    version: int = 0
    lines: tuple[CopyLine, ...] = ()
    reminder: str = ""
    code: str = ""
    signed: bool = False
    draft: bool = False
    blank: bool = False
    open_fields: tuple[str, ...] = ()
    day: str = "2000-01-01"


@dataclass(frozen=True, repr=False)
class PrintedDisclosure:
    """One line of an accounting; `written_on` only where it was written down on a later day."""

    on: str
    recipient: str
    address: str = ""
    what: str = ""
    how: str = ""
    purpose: str = ""
    basis: DisclosureBasis = DisclosureBasis.RELEASE
    law: str = ""
    valid: bool = True
    written_on: str = ""


@dataclass(frozen=True, repr=False)
class PrintedAccounting:
    """What was shared about a client from one day to another, both included (45 CFR 164.528).

    `counted_only` leaves out what a US accounting may leave out. A blank one is a list to keep by hand.
    """

    letterhead: tuple[str, ...] = ()
    names: str = ""
    therapist: str = ""
    first: str = ""
    last: str = ""
    made_on: str = ""
    rows: tuple[PrintedDisclosure, ...] = ()
    counted_only: bool = False
    blank: bool = False
    day: str = "2000-01-01"
