"""The words for what a kind of paper asks for beside the marked words of its text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from practice_desk.ui import words_library

_FIELDS: dict[str, str] = {
    "trainee": "You are in training",
    "supervised": "You work under supervision for a licence",
    "distance_or_home": "Agreed at a distance or at the client's home",
    "insurer": "An insurer pays",
    "diagnosis": "The estimate names a diagnosis",
    "channels_agreed": "Agreed ways",
    "may_be_about": "What messages may be about",
    "warned_on": "Risks explained on",
    "limits": "Limits of confidentiality",
    "child_abuse_duty": "A law to report child sexual abuse is in force for you",
    "reason_not_signed": "Why it is not signed",
    "disguised": "The client cannot be recognised",
    "publication": "It is published",
    "own_words": "In the young person's own words",
    "update_rule": "The rule on what parents hear",
    "competence_note": "How you know they understand",
    "authority_seen": "Papers seen",
    "who_is_client": "Who the client is",
    "policy": "What is said alone",
    "meetings_alone": "Meetings alone",
    "all_sign_releases": "Every adult signs before anything is shared",
}  # fmt: skip


def asked_words(name: str) -> str:
    """Return the label of what a kind asks for; a marked word has the Library's words."""
    known = _FIELDS.get(name)
    return words_library.field_words(name) if known is None else QCoreApplication.translate("words", known)
