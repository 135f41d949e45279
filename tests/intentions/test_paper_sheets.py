"""What is printed of papers, from what is kept: frozen words, whose signatures, what is still open."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date
from hashlib import sha256

import pytest
from documents.reading import words_of
from intentions.papers_of import WORDS, evidence, offered, sign, signed

from practice_desk.documents.accounting import accounting
from practice_desk.documents.agreement_copy import agreement_copy
from practice_desk.documents.paper_sheet import paper_sheet
from practice_desk.domain.agreements import ClauseArea, ClauseChoice
from practice_desk.domain.blocks import BlockKind, canonical
from practice_desk.domain.clock import now, today
from practice_desk.domain.copies import CopyWhy, DocumentKind
from practice_desk.domain.disclosures import Disclosure, DisclosureBasis
from practice_desk.domain.papers import PaperKind, SignatureMethod, SignerCapacity
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.signing import grouped
from practice_desk.intentions import (
    agreements,
    consents,
    copies,
    library,
    paper_sheets,
    papers,
    practice,
    releases,
    signing,
)
from practice_desk.intentions.paper_sheets import blank_copy, blank_text, client_copy, printed


@pytest.fixture
def amara(amara):
    return amara.id


@pytest.fixture
def couple(couple):
    return couple.id


def copy_of(desk):
    return lambda file: paper_sheet(printed(desk, file)).pdf


def draft(desk, client_id, key="treatment.uk", **said):
    (paper,) = papers.draft_papers(desk, client_id, library.find_text(desk, key))
    papers.fill_in(desk, paper, **{**WORDS, **said})
    return papers.file_of(desk, paper.id)


def test_a_paper_that_was_offered_has_its_frozen_words_whatever_changes_later(desk, amara):
    file = offered(desk, amara, "treatment.uk")
    library.keep_practice_words(desk, {"frequency": "twice a week"})
    practice.keep_practice(desk, replace(desk.practice.own(), therapist="Somebody Else"))
    made = printed(desk, papers.file_of(desk, file.paper.id))
    assert canonical(made.blocks) == file.offer.body
    assert not made.open_fields and not made.draft


def test_a_draft_has_the_words_as_they_are_now_and_room_for_what_is_open(desk, amara):
    (paper,) = papers.draft_papers(desk, amara, library.find_text(desk, "treatment.uk"))
    made = printed(desk, papers.file_of(desk, paper.id))
    assert made.draft and made.code == "" and "approach_plain" in made.open_fields
    assert printed(desk, draft(desk, amara)).open_fields == ()


def test_the_copy_that_is_frozen_at_each_signature_carries_the_code_of_that_moment(desk, couple):
    (paper,) = papers.draft_papers(desk, couple, library.find_text(desk, "treatment.uk"))
    papers.fill_in(desk, paper, **WORDS)
    signing.offer(desk, paper.id, copy_of(desk))
    codes = []
    for step in range(3):
        file = papers.file_of(desk, paper.id)
        if step:
            signer = [s for s in file.signers if not s.is_therapist][step - 1]
            signing.sign(desk, paper.id, signer.id, evidence(file), copy_of(desk))
        copy = copies.frozen_of(desk, paper.id)
        pdf = copies.bytes_of(desk, copy)
        assert sha256(pdf).hexdigest() == copy.sha and copy.why is CopyWhy.FROZEN
        assert copy.code == signing.code_of(papers.file_of(desk, paper.id))
        assert f"Check code {grouped(copy.code)}" in words_of(pdf)
        codes.append(copy.code)
    assert len(set(codes)) == 3


def test_what_was_frozen_is_what_would_be_made_again_from_the_same_facts(desk, amara):
    file = draft(desk, amara)
    signing.offer(desk, file.paper.id, copy_of(desk))
    sign_all(desk, file.paper.id)
    pdf = copies.bytes_of(desk, copies.frozen_of(desk, file.paper.id))
    papers.draft_papers(desk, amara, library.find_text(desk, "fees"))  # the history goes on
    assert paper_sheet(printed(desk, papers.file_of(desk, file.paper.id))).pdf == pdf


def sign_all(desk, paper_id):
    file = papers.file_of(desk, paper_id)
    for signer in [s for s in file.signers if not s.is_therapist]:
        signing.sign(desk, paper_id, signer.id, evidence(file), copy_of(desk))
    signing.sign_as_therapist(desk, paper_id, copy_of(desk))


def test_frozen_bytes_that_were_changed_are_not_handed_out(desk, amara):
    file = draft(desk, amara)
    signing.offer(desk, file.paper.id, copy_of(desk))
    copy = copies.frozen_of(desk, file.paper.id)
    with pytest.raises(ValueError, match=copy.id):
        copies.bytes_of(desk, replace(copy, sha="0" * 64))


def test_a_paper_that_was_never_frozen_has_no_frozen_copy(desk, amara):
    assert copies.frozen_of(desk, offered(desk, amara, "treatment.uk").paper.id) is None


def test_each_signature_says_who_in_what_right_how_and_when(desk, amara):
    file = offered(desk, amara, "treatment.uk")
    sign(desk, file, method=SignatureMethod.SPOKEN, mark="Yes, I agree", witness="Dr Lowe", language="Polish")
    signing.sign_as_therapist(desk, file.paper.id)
    client, therapist = printed(desk, papers.file_of(desk, file.paper.id)).signers
    assert (client.name, client.capacity, client.mark) == (
        "Amara Okonlind",
        SignerCapacity.CLIENT,
        "Yes, I agree",
    )
    assert client.witness == "Dr Lowe" and client.language == "Polish" and str(today().year) in client.on
    assert therapist.is_therapist and therapist.mark == "Elena Marsh"


def test_who_said_no_and_who_took_it_back_is_shown_by_name(desk, couple):
    about = {
        "delete_by": "1 May 2030", "where_kept": "here", "recording_what": "sound", "course_name": "course",
        "from_date": "1 May 2029", "to_date": "2 May 2029", "listeners": "two",
    }  # fmt: skip
    (paper,) = papers.draft_papers(
        desk, couple, library.find_text(desk, "recording.both"), delete_by=date(2030, 5, 1)
    )
    papers.fill_in(desk, paper, **{**WORDS, **about})
    signing.offer(desk, paper.id)
    file = papers.file_of(desk, paper.id)
    first, second = (s for s in file.signers if not s.is_therapist)
    sign(desk, file)
    signing.decline(desk, file.paper.id, second.id, "a private reason")
    consents.withdraw(desk, file.paper.id, signer_id=first.id, reason="another", how="said")
    ines, jonah = printed(desk, papers.file_of(desk, file.paper.id)).signers[:2]
    assert ines.withdrawn_on and not ines.declined_on
    assert jonah.declined_on and not jonah.withdrawn_on
    assert "private reason" not in words_of(
        paper_sheet(printed(desk, papers.file_of(desk, file.paper.id))).pdf
    )


def test_a_blank_copy_of_a_paper_has_its_words_and_nobodys_signature(desk, amara):
    file = signed(desk, amara, "treatment.uk")
    made = printed(desk, file, blank=True)
    assert canonical(made.blocks) == file.offer.body and made.blank
    assert all(s.method is None and not s.ticks for s in made.signers)
    assert made.code == signing.paper_code(file.offer, ()) != signing.code_of(file)


def test_a_blank_copy_of_a_draft_keeps_boxes_whose_words_are_open(desk, amara):
    (paper,) = papers.draft_papers(desk, amara, library.find_text(desk, "recording.both"))
    file = papers.file_of(desk, paper.id)
    boxes = [b.text for b in printed(desk, file, blank=True).blocks if b.kind is BlockKind.TICK]
    assert any("{course_name}" in text for text in boxes)
    assert not any("{course_name}" in b.text for b in printed(desk, file).blocks)


def test_a_reading_copy_says_so_and_has_the_same_words(desk, amara):
    file = signed(desk, amara, "treatment.uk")
    made = printed(desk, file, reading=True)
    assert made.reading and canonical(made.blocks) == file.offer.body
    assert "This copy is for reading." in words_of(paper_sheet(made, large=True).pdf)


def test_the_short_copy_leaves_out_what_does_not_apply_and_marks_what_was_changed(desk, amara):
    paper = agreements.compose(desk, amara)
    papers.fill_in(desk, paper, **WORDS)
    first, second, *_ = agreements.clauses_of(desk, paper.id)
    agreements.keep_clause(desk, replace(first, choice=ClauseChoice.NOT_APPLICABLE))
    agreements.keep_clause(
        desk, replace(second, choice=ClauseChoice.VARIED, variation="Each second week.", reason="travel")
    )
    made = client_copy(desk, papers.file_of(desk, paper.id))
    assert first.area not in [line.area for line in made.lines]
    assert [line.area for line in made.lines if line.changed] == [second.area]
    assert made.draft and made.code == "" and made.reminder.startswith("What you say here is private")
    said = words_of(agreement_copy(made).pdf)
    assert "Changed for us." in said and "travel" not in said


def test_the_short_copy_of_a_signed_agreement_has_the_values_and_the_code_it_was_signed_with(desk, amara):
    paper = agreements.compose(desk, amara)
    papers.fill_in(desk, paper, **{**WORDS, "fee": "£60"})
    signing.offer(desk, paper.id)
    sign(desk, papers.file_of(desk, paper.id))
    signing.sign_as_therapist(desk, paper.id)
    library.keep_practice_words(desk, {"notice_hours": "12"})
    file = papers.file_of(desk, paper.id)
    made = client_copy(desk, file)
    said = {line.area: line.words for line in made.lines}
    assert "48 hours" in said[ClauseArea.CANCELLING] and "£60" in said[ClauseArea.FEES]
    assert made.signed and made.code == signing.code_of(file) and made.agreed_on and made.look_on
    assert made.version == 1


def test_agreements_are_counted_and_texts_have_their_own_number(desk, amara):
    assert printed(desk, draft(desk, amara)).version == 1
    text = library.find_text(desk, "treatment.uk")
    library.keep_text(desk, text, name=text.name, body=text.body + "\nMore.")
    second = library.find_text(desk, "treatment.uk")
    assert printed(desk, draft(desk, amara)).version == second.number
    one = agreements.compose(desk, amara)
    assert printed(desk, papers.file_of(desk, one.id)).version == 1


@pytest.mark.parametrize("key", sorted(library.shipped_texts()))
def test_every_text_of_the_library_can_be_had_as_a_form(desk, key):
    made = blank_text(desk, key)
    paper = paper_sheet(made)
    assert made.blank and paper.pages <= 3
    assert "{" not in words_of(paper.pdf)
    signs = library.find_text(desk, key).kind.value == "paper" or key == "release.withdraw"
    assert bool(made.signers) == signs


def test_a_form_holds_what_the_practice_says_and_room_for_what_is_the_clients(desk):
    made = blank_text(desk, "treatment.uk")
    text = " ".join(b.text for b in made.blocks)
    assert "Elena Marsh" in text and "{approach_plain}" in text and "approach_plain" in made.open_fields
    assert made.therapist == "Elena Marsh" and made.names == ""


def test_a_form_for_a_client_holds_their_name(desk, amara):
    made = blank_text(desk, "release.uk", amara)
    assert made.names == "Amara Okonlind" and any("Amara Okonlind" in b.text for b in made.blocks)
    assert [s.name for s in made.signers] == ["Amara Okonlind"]


def test_what_is_optional_in_a_form_is_ticked_by_hand(desk):
    boxes = [b.text for b in blank_text(desk, "release.us").blocks if b.kind is BlockKind.TICK]
    assert any(text.startswith("One way") for text in boxes) and any(
        text.startswith("Both ways") for text in boxes
    )


def test_the_limits_on_a_form_are_those_of_the_place(desk):
    uk = " ".join(b.text for b in blank_text(desk, "limits.uk").blocks)
    assert "terrorism" in uk and "sexual abuse" not in uk
    assert "terrorism" not in " ".join(b.text for b in blank_text(desk, "limits.us").blocks)


def test_a_form_for_parents_speaks_of_their_child_until_there_is_a_name(desk):
    first = next(b.text for b in blank_text(desk, "minor.guardian.uk").blocks if "meet" in b.text)
    assert first.startswith("Your child and I meet")


def test_an_agreement_can_be_had_as_a_form_and_in_short(desk):
    made = blank_text(desk, "agreement")
    assert (
        made.kind is PaperKind.AGREEMENT and len([b for b in made.blocks if b.kind is BlockKind.HEADING]) > 10
    )
    short = blank_copy(desk)
    assert short.blank and len(short.lines) > 10
    assert words_of(agreement_copy(short).pdf).count("How we work together") >= 1


def test_a_text_that_is_not_there_is_said_to_be_none(desk):
    with pytest.raises(KeyError):
        blank_text(desk, "no.such.text")


def share(desk, client_id, day, **said):
    given = {
        "basis": DisclosureBasis.COURT,
        "recipient": "The court",
        "what": "Dates of sessions",
        "how": "Letter",
    }
    return releases.record_disclosure(
        desk, Disclosure(client_id=client_id, on=day, at_utc=desk_now(), **{**given, **said})
    )


def desk_now():

    return now().astimezone(UTC)


def test_an_accounting_holds_its_time_and_when_something_was_written_down_later(desk, amara):
    share(desk, amara, date(2026, 1, 5))
    share(desk, amara, date(2025, 1, 5), recipient="Too early")
    share(desk, amara, date(2026, 2, 5), recipient="To themself", basis=DisclosureBasis.TO_THE_CLIENT)
    year = date(2026, 1, 1), date(2026, 12, 31)
    made = paper_sheets.accounting_sheet(desk, amara, *year)
    assert [row.recipient for row in made.rows] == ["The court", "To themself"]
    assert made.rows[0].written_on and made.first == "1 January 2026"
    counted = paper_sheets.accounting_sheet(
        desk, amara, date(2026, 1, 1), date(2026, 12, 31), counted_only=True
    )
    assert [row.recipient for row in counted.rows] == ["The court"]
    assert "The court" in words_of(accounting(made).pdf)


def test_a_copy_that_was_saved_is_noted_with_the_code_it_carries(desk, amara):
    file = signed(desk, amara, "treatment.uk")
    pdf = paper_sheet(printed(desk, file)).pdf
    copy = copies.record_paper(
        desk, amara, DocumentKind.CONSENT, CopyWhy.SAVED, pdf, "Form.pdf", paper_id=file.paper.id,
        size=PaperSize.LETTER, large=True,
    )  # fmt: skip
    assert copy.code == signing.code_of(file) and copy.sha == sha256(pdf).hexdigest()
    assert copies.copies_of(desk, amara)[0] == copy and (copy.paper, copy.large) == ("letter", True)


def test_what_is_in_the_offer_stays_json(desk, amara):
    assert json.loads(offered(desk, amara, "treatment.uk").offer.values)["frequency"]
