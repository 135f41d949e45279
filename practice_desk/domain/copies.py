"""Copies: what was printed, saved or frozen, when, and where it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.plans import Fact


class DocumentKind(StrEnum):
    """The papers the program makes."""

    ACTION_PLAN = "action-plan"
    RECOVERY_SHEET = "recovery-sheet"
    CONSENT = "consent"
    RELEASE = "release"
    AGREEMENT = "agreement"
    AGREEMENT_COPY = "agreement-copy"
    ACCOUNTING = "accounting"
    FORM = "form"
    PROGRESS = "progress"
    SUMMARY = "summary"
    MEASURE = "measure"
    WORKSHEET = "worksheet"
    SAFETY_PLAN = "safety-plan"
    ENDING = "ending"
    PARENTS = "parents"
    SUPERVISION = "supervision"
    PROCESS_NOTES = "process-notes"


class CopyWhy(StrEnum):
    """How a copy came to be."""

    PRINTED = "printed"
    SAVED = "saved"
    FROZEN = "frozen"


@dataclass(frozen=True, kw_only=True, repr=False)
class DocumentCopy(Fact):
    """One copy of a document that left the screen; `sha` is the SHA-256 of the PDF's bytes.

    A frozen one has its bytes in `blob_id`; `subject_id` is its paper, `code` what is printed on it.
    """

    client_id: str | None = None
    kind: DocumentKind
    on: date
    paper: str = "a4"
    large: bool = False
    language: str = "en"
    why: CopyWhy
    went_to: str = ""
    sha: str = ""
    subject_id: str | None = None
    code: str = ""
    blob_id: str | None = None
