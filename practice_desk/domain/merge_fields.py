"""What fills the marked words of a text: Practice, words for all papers, the client, or the paper itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from practice_desk.domain.practice import Jurisdiction


class FilledFrom(StrEnum):
    """Where the words for a field come from, where nothing was typed for the paper itself."""

    PRACTICE = "practice"
    WORDS = "words"
    CLIENT = "client"
    SIGNER = "signer"
    RELEASE = "release"
    PAPER = "paper"


class WordGroup(StrEnum):
    """How the words that hold for all papers are laid out."""

    STANDING = "standing"
    WORK = "work"
    MONEY = "money"
    CONTACT = "contact"
    ENDING = "ending"
    HELP = "help"
    RECORD = "record"


class WordProblem(StrEnum):
    """Why a word for all papers cannot be kept as typed."""

    NOT_A_COUNT = "not_a_count"


OF_PRACTICE = (
    "therapist_name", "qualification", "practice_name", "practice_address", "therapist_contact",
)  # fmt: skip
OF_CLIENT = (
    "client_name", "known_as", "birth_date", "setting", "client_phone", "client_email", "safe_words",
)  # fmt: skip
OF_SIGNER = ("representative_name", "representative_authority")
OF_RELEASE = (
    "discloser_name", "discloser_address", "recipient_name", "recipient_role", "recipient_address", "what",
    "purpose_words", "until_words", "one_way", "two_way",
)  # fmt: skip

WORDS: dict[WordGroup, tuple[str, ...]] = {
    WordGroup.STANDING: (
        "regulator_name", "regulator_contact", "registration_number", "state", "license_number",
        "licensed_states", "supervisor_name", "supervisor_license", "executor_name", "npi", "tax_id",
    ),
    WordGroup.WORK: (
        "approach_plain", "expected_course", "session_minutes", "frequency", "usual_slot", "first_review",
        "review_every", "agreement_review_months", "access_agreed",
    ),
    WordGroup.MONEY: (
        "fee", "pay_when", "pay_how", "fee_notice_weeks", "notice_hours", "cancel_channel", "late_fee",
        "court_fee", "letter_notice_days", "gift_limit", "dispute_amount",
    ),
    WordGroup.CONTACT: ("channels", "office_days", "reply_days", "video_platform"),
    WordGroup.ENDING: ("break_notice_weeks", "ending_sessions_words", "lost_contact_days"),
    WordGroup.HELP: ("emergency_number", "urgent_line", "crisis_lines"),
    WordGroup.RECORD: (
        "retention_words", "access_days", "privacy_contact", "notice_version", "ico_number",
        "release_months", "agreement_title",
    ),
}  # fmt: skip
COUNTS = frozenset({"first_review", "review_every", "agreement_review_months", "release_months"})
MOST_COUNTED = 120
_ONLY: dict[str, Jurisdiction] = {
    "registration_number": Jurisdiction.UK, "ico_number": Jurisdiction.UK, "state": Jurisdiction.US,
    "license_number": Jurisdiction.US, "licensed_states": Jurisdiction.US,
    "supervisor_license": Jurisdiction.US, "npi": Jurisdiction.US, "tax_id": Jurisdiction.US,
    "dispute_amount": Jurisdiction.US,
}  # fmt: skip
_SOURCES = {
    **dict.fromkeys(OF_PRACTICE, FilledFrom.PRACTICE),
    **dict.fromkeys(OF_CLIENT, FilledFrom.CLIENT),
    **dict.fromkeys(OF_SIGNER, FilledFrom.SIGNER),
    **dict.fromkeys(OF_RELEASE, FilledFrom.RELEASE),
    **{name: FilledFrom.WORDS for names in WORDS.values() for name in names},
}


def filled_from(name: str) -> FilledFrom:
    """Return what fills a field; one that nothing else fills is asked for with each paper."""
    return _SOURCES.get(name, FilledFrom.PAPER)


def words_for(place: Jurisdiction) -> dict[WordGroup, tuple[str, ...]]:
    """Return the words that hold for all papers of a place, by group."""
    return {group: tuple(n for n in names if _ONLY.get(n, place) is place) for group, names in WORDS.items()}


def word_problems(words: Mapping[str, str]) -> Iterator[tuple[str, WordProblem]]:
    """Yield each field that stands in the way; the program itself counts with some: 1 to 120, or nothing."""
    for name, said in words.items():
        typed = said.strip()
        counts = (
            typed.isdecimal() and len(typed) <= len(str(MOST_COUNTED)) and 1 <= int(typed) <= MOST_COUNTED
        )
        if name in COUNTS and typed and not counts:
            yield name, WordProblem.NOT_A_COUNT
