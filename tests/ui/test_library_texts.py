"""The texts of the Library, filled in for each client of the made-up practice, read as whole sentences."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from intentions.papers_of import WORDS
from PySide6.QtWidgets import QLabel

from practice_desk.domain.blocks import BlockKind, plain
from practice_desk.domain.library import LibraryText, TemplateKind
from practice_desk.domain.merging import conditions_in, fields_in, merge
from practice_desk.domain.papers import Paper, PaperKind, written
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.intentions import clients, library, papers
from practice_desk.intentions.merge_words import values_of
from practice_desk.ui.rooms.draft.room import DraftRoom

# What a therapist would type for one paper, so that every field of every text can be read in its sentence.
TYPED = {
    **WORDS, "recording_what": "the sound", "from_date": "3 May 2026", "to_date": "3 June 2026",
    "course_name": "an evening course", "listeners": "four trainees", "where_kept": "in a locked file",
    "delete_by": "3 July 2026", "what_is_shared": "a short piece of what you wrote", "material": "two steps",
    "project_kind": "teaching", "project_name": "an evening course", "audience": "about twenty trainees",
    "last_withdrawal_point": "the day of the course", "tool_name": "Note Scribe", "tool_keeps": "one day",
    "tool_purpose": "To write a first draft of my notes", "tool_location": "computers in Ireland",
    "tool_maker": "Scribe Example Ltd", "tool_trains": "No.", "tool_alternative": "I write my notes by hand.",
    "tool_input_other": "your letters", "payer_name": "Sam Lee", "insurer_asks": "a diagnosis code",
    "service_name": "Psychotherapy", "service_code": "90834", "diagnosis_code": "F41.1", "npi": "1234567893",
    "tax_id": "12-3456789", "expected_sessions": "12", "expected_total": "$1,800", "visit_place": "your home",
    "period_from": "1 January 2026", "period_to": "31 March 2026", "given_on": "3 May 2026",
    "emergency_contact_relation": "sister", "do_not_call": "my brother", "cover_words": "an old friend",
    "safe_words": "the library called", "minor_consent_age": "14", "other_pr_names": "Kim Lee",
    "update_rule_words": "Parents hear something only if there is serious danger.", "update_every": "4",
    "discloser_name": "Elena Marsh", "discloser_address": "Room at the Quay", "recipient_name": "Dr Patel",
    "recipient_role": "GP", "recipient_address": "Norbrook Surgery", "special_other": "fertility",
    "what": "That I come to sessions, and the dates\nA short summary", "until_words": "Until 3 May 2027.",
    "purpose_words": "So that my doctor knows what helps.", "not_to_share": "what I said about work",
    "representative_name": "Kim Lee", "representative_authority": "a court order", "ico_number": "ZA123456",
    "supervisor_license": "S-1", "distance_words": "by video", "channel": "e-mail", "other_channel": "post",
    "session_date": "3 May 2026", "deleted_on": "4 May 2026", "signed_on": "3 May 2026",
    "withdrawn_on": "4 May 2026", "expires_on_or_none": "3 May 2027", "consequence_of_refusal": "none",
    "dispute_amount": "$400", "practice_address": "Room at the Quay", "privacy_contact": "01632 960 100",
}  # fmt: skip
WRONG = {
    "a word stands twice": re.compile(r"\b(\w+) \1\b", re.IGNORECASE),
    "a blank before a stop": re.compile(r" [.,;:?](?:\s|$)"),
    "two stops": re.compile(r"(?<![.])[.]{2}(?![.])|[,;:?][.,;]|(?<![.])[.][,;:?]"),
    "two blanks": re.compile(r"\S  +\S"),
    "a before a vowel": re.compile(r"\ba (?:[aeio]|hour)", re.IGNORECASE),
    "something is not filled in": re.compile(r"[{}\[\]]{2}|\{|\}|⟦|⟧|†"),
    "no blank after a stop": re.compile(r"[a-z][.,;:?][A-Z]"),
}


def texts() -> list[LibraryText]:
    shipped = [t for t in library.shipped_texts().values() if t.kind is not TemplateKind.PROMPT]
    return [library.as_shipped(t) for t in shipped]


def paper_of(text: LibraryText, client_id: str, said: dict[str, str]) -> Paper:
    kind = PaperKind(text.area) if text.kind is TemplateKind.PAPER else PaperKind.AGREEMENT
    place = text.place or Jurisdiction.UK
    return Paper(client_id=client_id, kind=kind, place=place, body=text.body, written=written(said))


def wrong(shown: str) -> list[str]:
    return [f"{what}: {found.group()!r}" for what, sign in WRONG.items() for found in sign.finditer(shown)]


@pytest.mark.parametrize("parts", [True, False], ids=["with every part", "without the optional parts"])
def test_every_text_reads_as_whole_sentences_for_every_client(demo, parts):
    found = {}
    for client in demo.desk.clients.all("reference"):
        for text in texts():
            body = f"{text.body}\n{text.summary}"
            asked = set(fields_in(body))
            switched = dict.fromkeys(conditions_in(text.body), "yes") if parts else {}
            said = {**switched, **{n: w for n, w in TYPED.items() if n in asked}}
            known = values_of(demo.desk, paper_of(text, client.id, {}))
            values = {**said, **known, **{n: said[n] for n in switched if n in said}}
            if not parts:
                values = {n: v for n, v in values.items() if n not in conditions_in(text.body)}
            merged = merge(body, values)
            left = list(merged.unfilled)
            bullets = [b for b in merged.blocks if b.kind is BlockKind.BULLET and len(b.text) < 3]
            faults = [*wrong(plain(merged.blocks)), *left, *(["an empty bullet"] if bullets else [])]
            if faults:
                found[f"{client.reference} {text.key}"] = faults
    assert found == {}


def test_a_broken_sentence_is_seen():
    assert wrong("We meet on on Mondays") and wrong("It costs £60 .") and wrong("It lasts a hour")
    assert wrong("From 3 May.. Then") and wrong("Pay {fee}")
    assert wrong("We meet on Mondays. It lasts an hour.") == []


def test_a_draft_says_when_its_text_was_not_written_for_where_the_client_is(qtbot, context):
    client = clients.add_client(context.desk, [Person(client_id="", known_as="Amara")])
    room = DraftRoom(context)
    qtbot.addWidget(room)

    def said(place):
        clients.keep_profile(context.desk, replace(client, place=place))
        (paper,) = papers.draft_papers(context.desk, client.id, library.find_text(context.desk, "limits.uk"))
        room.go(Place(PlaceKind.DRAFT, client.id, paper.id))
        room.show()
        return " ".join(label.text() for label in room.findChildren(QLabel) if label.isVisible())

    assert "Not written for" not in said("England") and "law of its own" not in said("England")
    assert "law of its own" in said("Scotland")
    assert "Not written for \u2068Germany\u2069" in said("Germany")
