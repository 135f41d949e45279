"""What each kind of paper asks for beside its text (clinical.md 1.5), typed, kept as one JSON column.

A field has the name of the merge word it fills wherever a text has such a word.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from practice_desk.domain.dates import date_words
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.practice import DateOrder


class SecretsPolicy(StrEnum):
    """How what one person says alone is handled; no policy at all is the one choice there is not."""

    NO_SECRETS = "no_secrets"
    LIMITED_SECRETS = "limited_secrets"


class UpdateRule(StrEnum):
    """What parents hear about a young person's therapy (texts/08, minor.update_rule)."""

    DANGER_ONLY = "danger_only"
    HEADLINES = "headlines"
    TOGETHER = "together"


class Channel(StrEnum):
    """A way to send somebody a message."""

    TEXT = "text"
    EMAIL = "email"
    VOICEMAIL = "voicemail"


class MessageUse(StrEnum):
    """What messages may be about."""

    TIMES_ONLY = "times_only"
    PRACTICAL = "practical"
    PLANS = "plans"


@dataclass(frozen=True, repr=False)
class PaperFields:
    """What a kind asks for; every field may be open while the paper is a draft."""

    kind: ClassVar[PaperKind]

    def values(self, order: DateOrder) -> dict[str, str]:
        """Return the merge words these fields fill: dates in words, a switch that is on as ``yes``."""
        return {f.name: _shown(getattr(self, f.name), order) for f in fields(self)}


@dataclass(frozen=True, repr=False)
class TreatmentFields(PaperFields):
    """Consent to therapy: approach, expected course, training, and the right to cancel at a distance."""

    kind: ClassVar[PaperKind] = PaperKind.TREATMENT
    approach_plain: str = ""
    expected_course: str = ""
    trainee: bool = False
    supervised: bool = False
    distance_or_home: bool = False
    distance_words: str = ""


@dataclass(frozen=True, repr=False)
class ConfidentialityFields(PaperFields):
    """The ticked limits, and England's reporting duty where it is in force (off until then)."""

    kind: ClassVar[PaperKind] = PaperKind.CONFIDENTIALITY
    limits: tuple[str, ...] = ()
    child_abuse_duty: bool = False

    def values(self, order: DateOrder) -> dict[str, str]:
        """Return one switch for each limit that is on."""
        duty = {"child_abuse_duty": _shown(self.child_abuse_duty, order)}
        return {f"limit_{limit}": "yes" for limit in self.limits} | duty


@dataclass(frozen=True, repr=False)
class PrivacyNoticeFields(PaperFields):
    """Which notice was given and when; `reason_not_signed` where it was given and not signed."""

    kind: ClassVar[PaperKind] = PaperKind.PRIVACY_NOTICE
    notice_version: str = ""
    given_on: date | None = None
    reason_not_signed: str = ""


@dataclass(frozen=True, repr=False)
class TelehealthFields(PaperFields):
    """Online therapy: where the client is, whom to reach there, and what to do when the link breaks."""

    kind: ClassVar[PaperKind] = PaperKind.TELEHEALTH
    video_platform: str = ""
    client_place: str = ""
    client_phone: str = ""
    emergency_contact_name: str = ""
    emergency_contact_phone: str = ""
    nearest_er: str = ""
    safe_word: str = ""
    licensed_states: str = ""


@dataclass(frozen=True, repr=False)
class RecordingFields(PaperFields):
    """A recording: why, who hears it, where it is kept, and the day it is deleted by."""

    kind: ClassVar[PaperKind] = PaperKind.RECORDING
    recording_what: str = ""
    from_date: date | None = None
    to_date: date | None = None
    course_name: str = ""
    listeners: str = ""
    where_kept: str = ""
    delete_by: date | None = None


@dataclass(frozen=True, repr=False)
class MessagesFields(PaperFields):
    """Which channels, for what, to which address, and when the risk was explained."""

    kind: ClassVar[PaperKind] = PaperKind.EMAIL_TEXT
    channels_agreed: tuple[str, ...] = ()
    may_be_about: tuple[str, ...] = ()
    client_phone: str = ""
    client_email: str = ""
    safe_words: str = ""
    warned_on: date | None = None


@dataclass(frozen=True, repr=False)
class MinorFields(PaperFields):
    """Assent in own words, what parents hear, papers seen and the note on competence (Gillick)."""

    kind: ClassVar[PaperKind] = PaperKind.MINOR
    own_words: str = ""
    update_rule: UpdateRule = UpdateRule.HEADLINES
    update_rule_words: str = ""
    competence_note: str = ""
    authority_seen: str = ""
    other_pr_names: str = ""
    payer_name: str = ""
    fee: str = ""
    minor_consent_age: str = ""


@dataclass(frozen=True, repr=False)
class CoupleFields(PaperFields):
    """Couple and family work: the secrets policy, meetings alone, and who signs a release."""

    kind: ClassVar[PaperKind] = PaperKind.COUPLE_FAMILY
    who_is_client: str = ""
    policy: SecretsPolicy = SecretsPolicy.NO_SECRETS
    meetings_alone: str = ""
    all_sign_releases: bool = True


@dataclass(frozen=True, repr=False)
class SupervisionFields(PaperFields):
    """Supervision: with whom, whether identity is disguised, and what else is shared."""

    kind: ClassVar[PaperKind] = PaperKind.SUPERVISION
    supervisor_name: str = ""
    disguised: bool = True
    what_is_shared: str = ""


@dataclass(frozen=True, repr=False)
class ResearchFields(PaperFields):
    """Research, teaching or publication: one project, its material, its audience, its last moment."""

    kind: ClassVar[PaperKind] = PaperKind.RESEARCH_TEACHING
    project_kind: str = ""
    project_name: str = ""
    material: str = ""
    audience: str = ""
    publication: bool = False
    last_withdrawal_point: str = ""


@dataclass(frozen=True, repr=False)
class ToolFields(PaperFields):
    """One AI or other digital tool: what it gets, where it goes, who checks it, and the other way."""

    kind: ClassVar[PaperKind] = PaperKind.AI_TOOL
    tool_name: str = ""
    tool_purpose: str = ""
    tool_input_other: str = ""
    tool_location: str = ""
    tool_maker: str = ""
    tool_keeps: str = ""
    tool_trains: str = ""
    tool_alternative: str = ""
    delete_by: date | None = None


@dataclass(frozen=True, repr=False)
class FeesFields(PaperFields):
    """Fees that somebody else pays, and the US good-faith estimate (45 CFR 149.610)."""

    kind: ClassVar[PaperKind] = PaperKind.FEES
    payer_name: str = ""
    fee: str = ""
    insurer: bool = False
    insurer_asks: str = ""
    service_name: str = ""
    service_code: str = ""
    diagnosis: bool = False
    diagnosis_code: str = ""
    expected_sessions: str = ""
    expected_total: str = ""
    period_from: date | None = None
    period_to: date | None = None
    given_on: date | None = None


@dataclass(frozen=True, repr=False)
class EmergencyContactFields(PaperFields):
    """Whom to call when life is at risk; never filled in by the program: it may be who is feared."""

    kind: ClassVar[PaperKind] = PaperKind.EMERGENCY_CONTACT
    emergency_contact_name: str = ""
    emergency_contact_relation: str = ""
    emergency_contact_phone: str = ""
    do_not_call: str = ""


@dataclass(frozen=True, repr=False)
class HomeOutdoorFields(PaperFields):
    """Home visits and outdoors: the place and what to say when somebody comes by."""

    kind: ClassVar[PaperKind] = PaperKind.HOME_OUTDOOR
    visit_place: str = ""
    cover_words: str = ""


@dataclass(frozen=True, repr=False)
class AccessFields(PaperFields):
    """How to reach somebody safely."""

    kind: ClassVar[PaperKind] = PaperKind.ACCESS_WISHES
    safe_words: str = ""


@dataclass(frozen=True, repr=False)
class ReleaseFields(PaperFields):
    """What a release adds to its own record: the time it is about, and what must stay out."""

    kind: ClassVar[PaperKind] = PaperKind.RELEASE
    period_from: str = ""
    period_to: str = ""
    special_other: str = ""
    not_to_share: str = ""


@dataclass(frozen=True, repr=False)
class AgreementFields(PaperFields):
    """When a working agreement is looked at again: after so many attended sessions, so many months."""

    kind: ClassVar[PaperKind] = PaperKind.AGREEMENT
    first_review: int = 6
    review_every: int = 6
    agreement_review_months: int = 6


FIELDS: dict[PaperKind, type[PaperFields]] = {
    kind.kind: kind
    for kind in (
        TreatmentFields, ConfidentialityFields, PrivacyNoticeFields, TelehealthFields, RecordingFields,
        MessagesFields, MinorFields, CoupleFields, SupervisionFields, ResearchFields, ToolFields, FeesFields,
        EmergencyContactFields, HomeOutdoorFields, AccessFields, ReleaseFields, AgreementFields,
    )
}  # fmt: skip


def _shown(value: Any, order: DateOrder) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, date):
        return date_words(value, order)
    return "" if value is None or isinstance(value, tuple) else str(value)
