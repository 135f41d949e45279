"""The words for the marked words of the Library's texts: what each field and each optional part is about."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.merge_fields import FilledFrom, WordGroup, WordProblem
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.template_form import FormFault
from practice_desk.domain.text import isolate
from practice_desk.domain.text_fit import TextFit

WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    FilledFrom: {
        FilledFrom.PRACTICE: "from the Practice page",
        FilledFrom.WORDS: "from the words for all papers",
        FilledFrom.CLIENT: "from the client's profile",
        FilledFrom.SIGNER: "from who signs for the client",
        FilledFrom.RELEASE: "from the permission itself",
        FilledFrom.PAPER: "asked for with each paper",
    },
    WordGroup: {
        WordGroup.STANDING: "You and where you are registered",
        WordGroup.WORK: "How you work",
        WordGroup.MONEY: "Money, cancelling and letters",
        WordGroup.CONTACT: "Messages and video",
        WordGroup.ENDING: "Breaks and endings",
        WordGroup.HELP: "Help at once",
        WordGroup.RECORD: "The record and papers",
    },
    WordProblem: {
        WordProblem.NOT_A_COUNT: "Type a whole number from 1 to 120, or leave it empty for the default.",
    },
    FormFault: {
        FormFault.BRACE_OPEN: "a brace without its partner",
        FormFault.NOT_A_FIELD: "a field has only small letters, digits and _",
        FormFault.PART_OPEN: "this part has no [[end]]",
        FormFault.PART_IN_PART: "a part cannot stand inside another part",
        FormFault.END_ALONE: "this [[end]] has no [[if ...]] before it",
        FormFault.UNKNOWN_PART: "only [[if word]] and [[end]] stand in double brackets",
    },
}

_FIELDS = {
    "access_agreed": "What helps this client take part",
    "access_days": "Time to answer a request for the record",
    "agreement_review_months": "Months until we look at the agreement again",
    "agreement_title": "What the agreement is called",
    "approach_plain": "Your way of working",
    "audience": "Who will read or hear it",
    "birth_date": "Birth date",
    "break_notice_weeks": "Weeks of notice before your breaks",
    "cancel_channel": "How to cancel",
    "channel": "The way that was closed",
    "channels": "How clients reach you",
    "client_email": "The client's e-mail",
    "client_name": "The client's name",
    "client_phone": "The client's phone",
    "client_place": "Where the client is during sessions",
    "consequence_of_refusal": "What follows from not signing",
    "course_name": "Your training course",
    "court_fee": "Fee for letters and court time",
    "cover_words": "What you both say if someone comes by",
    "crisis_lines": "Crisis lines",
    "delete_by": "Deleted by",
    "deleted_on": "Deleted on",
    "diagnosis_code": "Diagnosis code",
    "discloser_address": "Address of who shares",
    "discloser_name": "Who shares",
    "dispute_amount": "Amount from which a bill can be disputed",
    "distance_words": "How the agreement is made",
    "do_not_call": "Whom not to call",
    "emergency_contact_name": "Emergency contact",
    "emergency_contact_phone": "Emergency contact's phone",
    "emergency_contact_relation": "How the contact is related",
    "emergency_number": "Emergency number",
    "ending_sessions_words": "How many sessions for an ending",
    "executor_name": "Your clinical executor",
    "expected_course": "How long therapy may take",
    "expected_sessions": "Expected number of sessions",
    "expected_total": "Expected cost in all",
    "expires_on_or_none": "Until when, or that there is no end",
    "fee": "Fee for a session",
    "fee_notice_weeks": "Weeks of notice before a new fee",
    "first_review": "Session of the first look back",
    "frequency": "How often you meet",
    "from_date": "From",
    "gift_limit": "What a small gift may cost",
    "given_on": "Given on",
    "ico_number": "Information Commissioner number",
    "insurer_asks": "What the insurer asks for",
    "known_as": "What the client is called",
    "last_withdrawal_point": "Until when it can be taken back",
    "late_fee": "What is paid for late cancelling",
    "letter_notice_days": "Days of notice for letters",
    "license_number": "License number",
    "licensed_states": "States you are licensed in",
    "listeners": "Who will hear it",
    "lost_contact_days": "Days without an answer",
    "material": "Which part of the work",
    "minor_consent_age": "Age to agree alone",
    "nearest_er": "Nearest emergency room",
    "not_to_share": "What must stay out",
    "notice_hours": "Hours of notice for cancelling",
    "notice_version": "Version of your privacy notice",
    "npi": "NPI",
    "office_days": "Days you read messages",
    "other_channel": "The way that is left",
    "other_pr_names": "Others with parental rights",
    "pay_how": "How it is paid",
    "pay_when": "When it is paid",
    "payer_name": "Who pays",
    "period_from": "Start of the time",
    "period_to": "End of the time",
    "practice_address": "Your address",
    "practice_name": "Name of the practice",
    "privacy_contact": "Where to complain about privacy",
    "project_kind": "Research, teaching or publication",
    "project_name": "Name of the project",
    "purpose_words": "Why it is shared",
    "qualification": "Your title or profession",
    "recipient_address": "Address of who gets it",
    "recipient_name": "Who gets it",
    "recipient_role": "What they are to the client",
    "recording_what": "Sound or video",
    "recording_days": "Days until a recording is deleted",
    "registration_number": "Your registration number",
    "regulator_contact": "How to reach that body",
    "regulator_name": "The body you belong to",
    "release_months": "Months that a permission to share lasts",
    "reply_days": "How soon you answer",
    "representative_authority": "Right to sign for the client",
    "representative_name": "Who signs for the client",
    "retention_words": "How long you keep the record",
    "review_every": "Sessions between look backs",
    "safe_word": "The safe word online",
    "safe_words": "Words that are safe to leave",
    "service_code": "Code of the service",
    "service_name": "The service",
    "session_date": "Date of the session",
    "session_minutes": "Length of a session",
    "setting": "How you meet",
    "signed_on": "Signed on",
    "special_other": "Other facts",
    "state": "State",
    "supervisor_license": "Your supervisor's license",
    "supervisor_name": "Your supervisor",
    "tax_id": "Tax number",
    "therapist_contact": "Your phone and e-mail",
    "therapist_name": "Your name",
    "to_date": "To",
    "tool_alternative": "How you do it without the tool",
    "tool_input_other": "What else the tool gets",
    "tool_keeps": "How long the company keeps it",
    "tool_location": "Where the data is worked on",
    "tool_maker": "The company behind the tool",
    "tool_name": "The tool",
    "tool_purpose": "What the tool is for",
    "tool_trains": "Whether it teaches the AI",
    "until_words": "Until when",
    "update_every": "Every so many sessions",
    "update_rule_words": "What parents hear",
    "urgent_line": "Line for urgent help",
    "usual_slot": "Usual day and time",
    "video_platform": "The video program",
    "visit_place": "Where you meet",
    "what": "What is shared",
    "what_is_shared": "What else is shared",
    "where_kept": "Where it is kept",
    "withdrawn_on": "Taken back on",
}

_PARTS = {
    "birth_date": "the birth date is known",
    "child_abuse_duty": "the reporting duty for child sexual abuse binds you",
    "diagnosis": "there is a diagnosis code",
    "discloser_address": "an address is given",
    "distance_or_home": "the agreement is made at a distance or at the client's home",
    "do_not_call": "there is someone not to call",
    "insurer": "an insurer pays",
    "limit_adult": "this limit is on: an adult at risk",
    "limit_child": "this limit is on: a child at risk",
    "limit_complaint": "this limit is on: a complaint or claim",
    "limit_court": "this limit is on: a court order",
    "limit_emergency": "this limit is on: a medical emergency",
    "limit_executor": "this limit is on: your illness or death",
    "limit_others": "this limit is on: danger to others",
    "limit_payment": "this limit is on: an unpaid bill",
    "limit_plan": "this limit is on: a health plan",
    "limit_self": "this limit is on: danger to the client's life",
    "limit_supervision": "this limit is on: supervision",
    "limit_technical": "this limit is on: who repairs the computer",
    "limit_terrorism": "this limit is on: terrorism",
    "limit_together": "this limit is on: several people together",
    "limit_young": "this limit is on: under 18",
    "not_to_share": "something must stay out",
    "one_way": "it is shared one way",
    "other_pr_names": "others have parental rights",
    "period_from": "it is about a certain time",
    "recipient_address": "an address is given",
    "recipient_role": "a role is given",
    "publication": "it is to be published",
    "representative_name": "somebody signs for the client",
    "safe_words": "there are words that are safe to leave",
    "supervised": "you work under supervision",
    "supervisor_license": "you work under supervision for a license",
    "trainee": "you are in training",
    "two_way": "it is shared both ways",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def field_words(name: str) -> str:
    """Return what a field is about; one of the therapist's own is called by its name, without the dashes."""
    return _tr(_FIELDS[name]) if name in _FIELDS else name.replace("_", " ").capitalize()


def part_words(name: str) -> str:
    """Return when an optional part stands in the paper: "only if ..." goes before it."""
    if name in _PARTS:
        return _tr(_PARTS[name])
    return _tr("“{0}” is filled in").format(field_words(name))


def fit_words(fit: TextFit, place: str, variant: Jurisdiction | None) -> str:
    """Return the sentence that says a text was not written for a place, or nothing where it was."""
    here = isolate(place)
    if fit is TextFit.WRITTEN:
        return ""
    if fit is TextFit.OWN_LAW:
        said = (
            "Written for England and Wales. {0} has law of its own: have this text checked before you use it."
        )
        return _tr(said).format(here)
    names = {Jurisdiction.UK: _tr("the United Kingdom"), Jurisdiction.US: _tr("the United States")}
    of = names[variant] if variant else _tr("the United Kingdom and the United States")
    said = "Not written for {0}. This is the text for {1}; have it checked before you use it."
    return _tr(said).format(here, of)
