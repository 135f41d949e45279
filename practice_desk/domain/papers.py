"""Papers: consents, releases and agreements, with who signs them and what became of them.

A paper is a draft until it is offered; from then on its text, signers and clauses are frozen, and all that
happens to it is added as facts. Where it stands is computed from them (see `standing`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from practice_desk.domain.plans import Fact, seal
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import Record


class PaperKind(StrEnum):
    """The fifteen kinds of clinical.md 1.5, how to reach somebody safely, and the working agreement."""

    TREATMENT = "treatment"
    CONFIDENTIALITY = "confidentiality"
    PRIVACY_NOTICE = "privacy_notice"
    TELEHEALTH = "telehealth"
    RECORDING = "recording"
    EMAIL_TEXT = "email_text"
    RELEASE = "release"
    MINOR = "minor"
    COUPLE_FAMILY = "couple_family"
    SUPERVISION = "supervision"
    RESEARCH_TEACHING = "research_teaching"
    AI_TOOL = "ai_tool"
    FEES = "fees"
    EMERGENCY_CONTACT = "emergency_contact"
    HOME_OUTDOOR = "home_outdoor"
    ACCESS_WISHES = "access_wishes"
    AGREEMENT = "agreement"


class SignerCapacity(StrEnum):
    """In what right somebody signs. A guardian or representative also names their authority."""

    CLIENT = "client"
    PARTNER = "partner"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"
    PAYER = "payer"
    THERAPIST = "therapist"


NEEDS_AUTHORITY = frozenset({SignerCapacity.GUARDIAN, SignerCapacity.REPRESENTATIVE})


class SignatureMethod(StrEnum):
    """How somebody signed (product.md, Consents)."""

    DRAWN = "drawn"
    TYPED = "typed"
    ON_PAPER = "on_paper"
    SPOKEN = "spoken"
    BY_MESSAGE = "by_message"


class ReadHow(StrEnum):
    """How the text was read before it was signed."""

    ON_SCREEN = "on_screen"
    ON_PAPER = "on_paper"
    READ_ALOUD = "read_aloud"


class ExplainedHow(StrEnum):
    """How the paper was explained."""

    IN_CONVERSATION = "in_conversation"
    IN_WRITING = "in_writing"
    WITH_INTERPRETER = "with_interpreter"


class IdentityKnown(StrEnum):
    """How it was known who signed; of a document only that it was seen (security 4.4)."""

    IN_PERSON = "in_person"
    KNOWN_FROM_WORK = "known_from_work"
    DOCUMENT_SEEN = "document_seen"
    VIDEO = "video"
    VOICE = "voice"
    NUMBER_ON_FILE = "number_on_file"


class PaperEventKind(StrEnum):
    """What happens to a paper that was offered; each is a fact of its own."""

    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    REVIEWED = "reviewed"
    COPY_GIVEN = "copy_given"
    NOT_REACHED = "not_reached"
    GIVEN = "given"
    ENDED = "ended"
    VOIDED = "voided"


@dataclass(frozen=True, kw_only=True, repr=False)
class Paper(Record):
    """A consent, release or agreement. `body` is its text in the form of the Library, before merging.

    `written` holds values typed for this paper, `fields` what its kind asks for (see `paper_fields`), both
    as JSON. `review_on` overrides the usual look-back, `expires_on` is the last day it holds.
    """

    client_id: str
    kind: PaperKind
    title: str = ""
    template: str = ""
    language: str = "en"
    place: Jurisdiction = Jurisdiction.UK
    body: str = ""
    written: str = "{}"
    fields: str = "{}"
    review_on: date | None = None
    expires_on: date | None = None
    follows_id: str | None = None
    pack: str = ""
    made_on: date | None = None

    def values(self) -> dict[str, str]:
        """Return the values that were typed for this paper."""
        said: dict[str, Any] = json.loads(self.written)
        return {name: str(value) for name, value in said.items()}


@dataclass(frozen=True, kw_only=True, repr=False)
class PaperSigner(Record):
    """Somebody who is to sign a paper; nobody's `person_id` is the therapist's."""

    client_id: str
    paper_id: str
    person_id: str | None = None
    capacity: SignerCapacity = SignerCapacity.CLIENT
    authority: str = ""
    required: bool = True
    position: int = 0

    @property
    def is_therapist(self) -> bool:
        """Say whether this is the therapist's own signature."""
        return self.capacity is SignerCapacity.THERAPIST


@dataclass(frozen=True, kw_only=True, repr=False)
class Offer(Fact):
    """The moment a paper was offered: `body` is its canonical text, `sha` that of `salt` and body.

    `frozen` holds the hashes of what was frozen beside the text, by id: see `signing.frozen`.
    """

    client_id: str
    paper_id: str
    at_utc: datetime
    utc_offset: int = 0
    template: str = ""
    language: str = "en"
    values: str = "{}"
    body: str = ""
    salt: str = ""
    sha: str = ""
    document_id: str | None = None
    frozen: str = "{}"

    @property
    def on(self) -> date:
        """Return the day it was offered where that was done, whatever the computer's clock says today."""
        return (self.at_utc + timedelta(minutes=self.utc_offset)).date()

    def is_whole(self) -> bool:
        """Say whether the text is still the one that was offered."""
        return self.sha == seal(self.body, self.salt)


@dataclass(frozen=True, kw_only=True, repr=False)
class SignedHow:
    """How somebody signed (security 4.4): what a signature is made of before it is kept, and after.

    `mark` is a typed name, spoken or sent words, or strokes as JSON in 1/10 mm; a scan is named by `blob_id`
    and `blob_sha`. `ticks` name the boxes this person ticked, `text_sha` the text that was signed.
    """

    method: SignatureMethod = SignatureMethod.DRAWN
    mark: str = ""
    blob_id: str | None = None
    blob_sha: str = ""
    held_at: str = ""
    sentence: str = ""
    ticks: tuple[str, ...] = ()
    read_how: ReadHow = ReadHow.ON_SCREEN
    identity: IdentityKnown = IdentityKnown.IN_PERSON
    where: str = ""
    explained: ExplainedHow = ExplainedHow.IN_CONVERSATION
    questions: str = ""
    language: str = ""
    interpreter: str = ""
    capacity_note: str = ""
    witness: str = ""
    text_sha: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class Signature(Fact, SignedHow):
    """One person's signature with its evidence. Nothing about it can be changed.

    `sha` covers the whole signature with the offer's salt, `before` is that of the signature before it.
    `signed_on` may lie before the day it was written down.
    """

    client_id: str
    paper_id: str
    signer_id: str
    signed_on: date
    at_utc: datetime
    utc_offset: int = 0
    app: str = ""
    device: str = ""
    before: str = ""
    sha: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class PaperEvent(Fact):
    """Something that became of an offered paper, for one signer or for all.

    `effect` says what follows in words; `how` the form of a copy or the way of a withdrawal; `other_paper_id`
    what took its place; `next_on` when it is next looked at.
    """

    client_id: str
    paper_id: str
    signer_id: str | None = None
    kind: PaperEventKind
    on: date
    at_utc: datetime
    reason: str = ""
    effect: str = ""
    how: str = ""
    other_paper_id: str | None = None
    next_on: date | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Requirement(Record):
    """Whether a kind of paper is required, for one client or (`client_id` None) practice-wide."""

    client_id: str | None = None
    kind: PaperKind
    required: bool = True


def written(values: Mapping[str, str]) -> str:
    """Return values as they are stored with a paper."""
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True)
