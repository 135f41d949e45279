from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from intentions.hostile_files import png
from intentions.papers_of import WORDS, evidence, offered, problems, sign, signed, state

from practice_desk.domain import clock
from practice_desk.domain.blocks import boxes, plain, read_canonical
from practice_desk.domain.closing_boxes import closing_boxes
from practice_desk.domain.deeds import Deed
from practice_desk.domain.merging import fields_in
from practice_desk.domain.papers import PaperKind, SignatureMethod, SignerCapacity
from practice_desk.domain.signing import Refused, changed_since, out_of_order, strokes
from practice_desk.intentions import clients, consents, frozen_copies, library, papers, signing
from practice_desk.storage.check_trust import changed_files, changed_papers


def draft(desk, client_id, key):
    (paper,) = papers.draft_papers(desk, client_id, library.find_text(desk, key))
    return paper


def test_an_offer_freezes_the_text_as_it_was_filled(desk, amara):
    file = offered(desk, amara.id, "treatment.uk")
    text = plain(read_canonical(file.offer.body))
    assert "talking and trying things out" in text and "Elena Marsh" in text
    assert "{" not in text and "†" not in text
    assert file.offer.template == "shipped:treatment.uk@1"
    assert state(desk, file) == "offered"
    assert desk.undo_step is None


def test_a_field_that_is_open_stops_the_offer_and_is_named(desk, amara):
    paper = draft(desk, amara.id, "treatment.uk")
    papers.fill_in(desk, paper, **{**WORDS, "expected_course": " "})
    with pytest.raises(Refused) as raised:
        signing.offer(desk, paper.id)
    assert raised.value.problems[0][0] == "expected_course"
    assert problems(raised) == ["unfilled"]
    assert papers.file_of(desk, paper.id).offer is None


def test_a_text_changed_since_it_was_shown_is_not_offered(desk, amara):
    from practice_desk.intentions.merge_words import text_of

    paper = papers.fill_in(desk, draft(desk, amara.id, "treatment.uk"), **WORDS)
    shown = text_of(desk, paper).canonical()
    papers.fill_in(desk, paper, expected_course="a year")
    with pytest.raises(Refused) as raised:
        signing.offer(desk, paper.id, seen=shown)
    assert problems(raised) == ["text_changed"]
    signing.offer(desk, paper.id, seen=text_of(desk, desk.papers.get(paper.id)).canonical())


def test_two_partners_and_the_therapist_sign_in_any_order_over_days(desk, couple, day):
    with day("2026-03-02"):
        file = offered(desk, couple.id, "treatment.uk")
        signing.sign_as_therapist(desk, file.paper.id)
        sign(desk, file, 1)
        assert state(desk, file) == "partly_signed"
        with pytest.raises(Refused) as raised:
            sign(desk, file, 1)
        assert problems(raised) == ["signed_already"]
    with day("2026-03-09"):
        sign(desk, file, 0)
        whole = papers.file_of(desk, file.paper.id)
        assert state(desk, file) == "signed"
    assert changed_since(whole.offer, whole.signatures) == []
    assert [s.signed_on.isoformat() for s in whole.signatures] == ["2026-03-02", "2026-03-02", "2026-03-09"]


def test_the_code_of_a_copy_changes_with_each_signature(desk, couple):
    file = offered(desk, couple.id, "limits.uk")
    codes = {frozen_copies.code_of(file)}
    for person in (0, 1):
        sign(desk, file, person)
        codes.add(frozen_copies.code_of(papers.file_of(desk, file.paper.id)))
    assert len(codes) == 3 and all(len(code) == 10 for code in codes)


REFUSED = {
    "empty drawing": ({"mark": strokes([])}, ["empty_mark"]),
    "typed nothing": ({"method": SignatureMethod.TYPED, "mark": " "}, ["empty_mark"]),
    "not read": ({"read": False}, ["unread"]),
    "tomorrow": ({"signed_on": date(2026, 3, 3)}, ["to_come"]),
    "another text": ({"text_sha": "0" * 64}, ["text_changed"]),
    "no such box": ({"ticks": ("0.0",)}, ["no_box"]),
    "no witness": ({"method": SignatureMethod.SPOKEN, "mark": "yes"}, ["no_witness"]),
    "no scan": ({"method": SignatureMethod.ON_PAPER, "mark": ""}, ["no_scan"]),
    "no sentence": ({"sentence": ""}, ["no_sentence"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_signature_that_proves_nothing_is_refused_and_leaves_nothing(desk, amara, day, case):
    more, found = REFUSED[case]
    with day("2026-03-02"):
        file = offered(desk, amara.id, "limits.uk")
        with pytest.raises(Refused) as raised:
            sign(desk, file, **more)
        assert problems(raised) == found
        assert desk.signatures.all() == []
        sign(desk, file)  # the control: nothing else stood in its way
    assert desk.signatures.count() == 1


def test_a_guardian_without_authority_cannot_be_offered_a_paper(desk, amara):
    paper = draft(desk, amara.id, "limits.uk")
    (signer, therapist) = desk.paper_signers.of_paper(paper.id)
    guardian = replace(signer, capacity=SignerCapacity.GUARDIAN)
    papers.keep_draft(desk, papers.fill_in(desk, paper, **WORDS), [guardian, therapist])
    with pytest.raises(Refused) as raised:
        signing.offer(desk, paper.id)
    assert problems(raised) == ["no_authority"]
    papers.keep_draft(desk, desk.papers.get(paper.id), [replace(guardian, authority="mother"), therapist])
    signing.offer(desk, paper.id)


def test_a_paper_that_nobody_signs_and_a_second_offer_are_refused(desk, amara):
    paper = draft(desk, amara.id, "limits.uk")
    papers.keep_draft(desk, papers.fill_in(desk, paper, **WORDS), [])
    with pytest.raises(Refused) as raised:
        signing.offer(desk, paper.id)
    assert problems(raised) == ["no_signer"]
    file = offered(desk, amara.id, "limits.uk")
    with pytest.raises(Refused) as raised:
        signing.offer(desk, file.paper.id)
    assert "offered_already" in problems(raised)


def test_a_recording_needs_a_day_to_be_deleted_by(desk, amara):
    paper = draft(desk, amara.id, "recording.both")
    papers.fill_in(
        desk, paper, recording_what="the sound", from_date="today", to_date="May", where_kept="here",
        delete_by="June",
    )  # fmt: skip
    with pytest.raises(Refused) as raised:
        signing.offer(desk, paper.id)
    assert problems(raised) == ["no_end"]


def test_a_no_is_a_full_answer_after_which_that_paper_is_closed(desk, couple):
    file = offered(desk, couple.id, "couple.no_secrets")
    signing.decline(desk, file.paper.id, file.signers[0].id)
    assert state(desk, file) == "declined"
    for person, found in ((0, ["said_no"]), (1, ["over"])):
        with pytest.raises(Refused) as raised:
            sign(desk, file, person)
        assert problems(raised) == found


def test_nothing_is_signed_before_it_is_offered_or_after_it_was_taken_back(desk, amara):
    paper = draft(desk, amara.id, "limits.uk")
    with pytest.raises(Refused) as raised:
        signing.sign_as_therapist(desk, paper.id)
    assert problems(raised) == ["not_offered"]
    file = offered(desk, amara.id, "limits.uk")
    sign(desk, file)
    consents.withdraw(desk, file.paper.id)
    with pytest.raises(Refused) as raised:
        signing.sign_as_therapist(desk, file.paper.id)
    assert problems(raised) == ["over"]


def test_a_scan_and_the_frozen_copy_come_back_to_the_byte(desk, amara):
    file = offered(desk, amara.id, "limits.uk")
    blob, sha = signing.store_scan(desk, amara.id, png())
    signer = file.signers[0]
    signature = signing.sign(
        desk, file.paper.id, signer.id,
        evidence(file, method=SignatureMethod.ON_PAPER, mark="", blob_id=blob, blob_sha=sha),
        lambda f: f"copy with {len(f.signatures)} signature".encode(),
    )  # fmt: skip
    assert desk.blobs.read(signature.blob_id) == png()
    (copy,) = desk.documents.all()
    assert desk.blobs.read(copy.blob_id) == b"copy with 1 signature"
    assert copy.sha == sha256(b"copy with 1 signature").hexdigest()
    assert copy.code == frozen_copies.code_of(papers.file_of(desk, file.paper.id))
    assert changed_files(desk.db) == []


def test_a_copy_that_cannot_be_made_leaves_no_signature(desk, amara):
    file = offered(desk, amara.id, "limits.uk")

    def broken(_file):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        signing.sign(desk, file.paper.id, file.signers[0].id, evidence(file), broken)
    assert desk.signatures.all() == [] and desk.documents.all() == []


def test_a_clock_set_back_keeps_the_order_and_is_flagged(desk, couple, day):
    with day("2026-03-02"):
        file = offered(desk, couple.id, "limits.uk")
        sign(desk, file, 1)
    with day("2026-02-02"):
        late = sign(desk, file, 0)
    whole = papers.file_of(desk, file.paper.id)
    assert whole.signatures[-1].id == late.id
    assert out_of_order(whole.offer, whole.signatures) == [late.id]
    assert changed_since(whole.offer, whole.signatures) == []


def test_with_a_clock_set_back_nobody_signs_twice_and_nobody_who_signed_says_no(desk, couple, day):
    with day("2026-03-02"):
        file = offered(desk, couple.id, "limits.uk")
        sign(desk, file)
    with day("2026-02-02"):
        with pytest.raises(Refused) as raised:
            sign(desk, file)
        assert problems(raised) == ["signed_already"]
        with pytest.raises(Refused) as raised:
            signing.decline(desk, file.paper.id, file.signers[0].id)
        assert problems(raised) == ["signed_already"]
    assert desk.signatures.count() == 1


def test_a_signature_whose_ticked_box_says_no_is_refused(desk, amara):
    paper = draft(desk, amara.id, "research_teaching")
    papers.fill_in(desk, paper, **dict.fromkeys(fields_in(paper.body), "said"))
    signing.offer(desk, paper.id)
    file = papers.file_of(desk, paper.id)
    yes, no = closing_boxes(file.offer.body)
    for ticks in ((no,), (yes, no)):
        with pytest.raises(Refused) as raised:
            sign(desk, file, ticks=ticks)
        assert problems(raised) == ["ticked_no"]
    sign(desk, file, ticks=(yes,))  # the control
    assert state(desk, file) == "signed"


def test_a_scan_that_is_not_there_not_whole_or_somebody_elses_is_not_signed_with(desk, amara, couple):
    file = offered(desk, amara.id, "limits.uk")
    blob, sha = signing.store_scan(desk, amara.id, png())
    other, _ = signing.store_scan(desk, couple.id, png())
    on_paper = {"method": SignatureMethod.ON_PAPER, "mark": "", "blob_id": blob, "blob_sha": sha}
    for wrong in ({"blob_id": "0" * 32}, {"blob_sha": ""}, {"blob_sha": "0" * 64}, {"blob_id": other}):
        with pytest.raises(Refused) as raised:
            sign(desk, file, **{**on_paper, **wrong})
        assert problems(raised) == ["no_scan"]
    sign(desk, file, **on_paper)


def test_a_paper_whose_last_day_has_passed_is_not_offered(desk, amara, day):
    with day("2026-03-02"):
        paper = papers.fill_in(desk, draft(desk, amara.id, "limits.uk"), **WORDS)
        papers.keep_draft(desk, replace(paper, expires_on=date(2026, 3, 1)))
        with pytest.raises(Refused) as raised:
            signing.offer(desk, paper.id)
        assert problems(raised) == ["ended_already"]
        papers.keep_draft(desk, replace(paper, expires_on=date(2026, 3, 2)))
        signing.offer(desk, paper.id)


def test_several_signatures_in_one_change_still_follow_each_other(desk, couple):
    with desk.change(Deed.SIGN_PAPER):
        file = signed(desk, couple.id, "limits.uk")
    assert changed_since(file.offer, file.signatures) == []
    assert len({s.seq for s in file.signatures}) == 1


def without_triggers(desk):
    for (name,) in desk.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        desk.db.execute(f"DROP TRIGGER {name}")


def test_a_forger_who_makes_the_hash_anew_is_still_named_by_the_history(desk, amara):
    from practice_desk.domain.signing import signature_sha

    file = offered(desk, amara.id, "limits.uk")
    signature = sign(desk, file)
    without_triggers(desk)
    forged = replace(signature, mark=strokes([[(0, 0, 4), (90, 0, 4)]]))
    desk.db.execute(
        "UPDATE signatures SET mark = ?, sha = ?", [forged.mark, signature_sha(forged, file.offer.salt)]
    )
    whole = papers.file_of(desk, file.paper.id)
    assert changed_since(whole.offer, whole.signatures) == []
    assert changed_papers(desk.db) == ([], [f"signatures {signature.id}"])


@pytest.mark.parametrize("kind", [k for k in PaperKind if k not in (PaperKind.AGREEMENT, PaperKind.RELEASE)])
def test_each_kind_goes_from_draft_over_offer_to_signed(desk, amara, kind):
    text = next(t for t in library.texts(desk, place=desk.practice.own().jurisdiction) if t.area == kind.value
                and t.kind.value == "paper" and "guardian" not in t.key)  # fmt: skip
    (paper,) = papers.draft_papers(desk, amara.id, text)
    paper = papers.fill_in(desk, paper, **dict.fromkeys(fields_in(text.body), "said"))
    papers.keep_draft(desk, replace(paper, expires_on=clock.today()))
    assert papers.standing_of(desk, paper.id).state.value == "draft"
    file = papers.file_of(desk, paper.id)
    signing.offer(desk, paper.id)
    file = papers.file_of(desk, paper.id)
    assert state(desk, file) == "offered"
    sign(desk, file)
    if any(s.is_therapist for s in file.signers):
        assert state(desk, file) == "partly_signed"
        signing.sign_as_therapist(desk, paper.id)
    assert state(desk, file) == "signed"
    assert boxes(read_canonical(file.offer.body)) is not None
    assert clients.name_of(desk, amara.id)
