from dataclasses import replace
from datetime import date, timedelta

import pytest
from intentions.papers_of import WORDS, evidence, offered, problems, sign, signed, state

from practice_desk.domain import clock
from practice_desk.domain.consents import MissingWhy
from practice_desk.domain.deeds import Deed
from practice_desk.domain.merging import fields_in
from practice_desk.domain.paper_fields import MessagesFields, RecordingFields
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.people import ContactKind, ContactPoint, ContactWay
from practice_desk.domain.signing import Refused
from practice_desk.domain.tasks import TaskKind
from practice_desk.intentions import clients, consents, first_papers, library, papers, people, signing, tasks
from practice_desk.storage.sql import BugError

K = PaperKind


def recording(desk, client_id, delete_by):
    text = library.find_text(desk, "recording.both")
    (paper,) = papers.draft_papers(
        desk, client_id, text, recording_what="the sound", from_date=clock.today(), to_date=delete_by,
        where_kept="in my safe", delete_by=delete_by,
    )  # fmt: skip
    papers.fill_in(desk, paper, supervisor_name="Dr Lowe")
    signing.offer(desk, paper.id)
    file = papers.file_of(desk, paper.id)
    sign(desk, file)
    return file


def test_a_recording_that_is_taken_back_is_to_be_deleted_soon(desk, amara, day):
    with day("2026-03-02"):
        file = recording(desk, amara.id, date(2026, 3, 30))
        consents.withdraw(desk, file.paper.id, reason="I would rather not", how="said so")
        (task,) = tasks.tasks_of(desk, amara.id)
        assert (task.kind, task.due_on) == (TaskKind.DELETE_RECORDING, date(2026, 3, 9))
        assert state(desk, file) == "withdrawn"
        tasks.finish_task(desk, task, "Deleted, no copy left")
        assert tasks.tasks_of(desk, amara.id) == []
        other = recording(desk, amara.id, date(2026, 3, 5))
        consents.withdraw(desk, other.paper.id)
        assert tasks.tasks_of(desk, amara.id)[0].due_on == date(2026, 3, 5)


def test_messages_taken_back_close_the_channels_on_the_profile_until_they_are_agreed_anew(desk, amara):
    (person,) = clients.participants(desk, amara.id)
    phone, mail = (
        ContactPoint(
            client_id=amara.id, person_id=person.id, kind=kind, value=value, may_text=True, may_email=True,
            may_voicemail=True,
        )
        for kind, value in ((ContactKind.PHONE, "01632 960 001"), (ContactKind.EMAIL, "a@example.com"))
    )  # fmt: skip
    for point in (phone, mail):
        people.keep_contact(desk, point)
    text = library.find_text(desk, "messages.both")

    def agreed():
        (paper,) = papers.draft_papers(desk, amara.id, text, channels_agreed=("text", "email"))
        papers.fill_in(desk, paper, office_days="weekdays")
        signing.offer(desk, paper.id)
        file = papers.file_of(desk, paper.id)
        sign(desk, file)
        return file

    consents.withdraw(desk, agreed().paper.id)
    assert consents.blocked(desk, amara.id) == {person.id: {ContactWay.TEXT, ContactWay.EMAIL}}
    kept = {c.kind: c.allowed() for c in people.contacts_of(desk, person)}
    assert kept == {ContactKind.PHONE: [ContactWay.CALL, ContactWay.VOICEMAIL], ContactKind.EMAIL: []}
    agreed()
    assert consents.blocked(desk, amara.id) == {}


def test_what_one_partner_takes_back_is_shown_by_name_and_the_other_can_follow(desk, couple):
    file = signed(desk, couple.id, "couple.no_secrets")
    ines, jonah = file.signers
    consents.withdraw(desk, file.paper.id, ines.id)
    stands = papers.standing_of(desk, file.paper.id)
    assert (stands.state.value, stands.withdrawn, stands.in_force) == ("partly_withdrawn", (ines.id,), False)
    with pytest.raises(Refused) as raised:
        consents.withdraw(desk, file.paper.id, ines.id)
    assert problems(raised) == ["over"]
    consents.withdraw(desk, file.paper.id, jonah.id)
    assert state(desk, file) == "withdrawn"


def test_what_was_never_signed_or_is_no_consent_cannot_be_taken_back(desk, amara):
    file = offered(desk, amara.id, "limits.uk")
    for paper_id, found in (
        (file.paper.id, ["not_signed"]),
        (signed(desk, amara.id, "privacy.ack.uk").paper.id, ["cannot_be_withdrawn"]),
    ):
        with pytest.raises(Refused) as raised:
            consents.withdraw(desk, paper_id)
        assert problems(raised) == found
    file = signed(desk, amara.id, "limits.uk")
    with pytest.raises(Refused) as raised:
        consents.withdraw(desk, file.paper.id, on=clock.today() + timedelta(days=1))
    assert problems(raised) == ["to_come"]


def test_a_yearly_look_back_is_one_click_and_no_signature(desk, amara, day):
    with day("2026-03-02"):
        file = signed(desk, amara.id, "treatment.uk")
    with day("2027-03-02"):
        assert state(desk, file) == "review_due"
        assert [f.paper.id for f, _ in consents.page(desk, amara.id).due] == [file.paper.id]
        consents.look_again(desk, file.paper.id, words="It still fits.")
        assert state(desk, file) == "signed"
    with day("2028-03-01"):
        assert state(desk, file) == "signed"
    with day("2028-03-02"):
        assert state(desk, file) == "review_due"


def test_a_renewed_paper_supersedes_the_old_one_only_when_all_have_signed(desk, couple):
    old = signed(desk, couple.id, "couple.no_secrets")
    fresh = consents.renew(desk, old.paper.id)
    signing.offer(desk, fresh.id)
    file = papers.file_of(desk, fresh.id)
    sign(desk, file, 0)
    assert (state(desk, old), state(desk, file)) == ("signed", "partly_signed")
    sign(desk, file, 1)
    assert (state(desk, old), state(desk, file)) == ("superseded", "signed")
    assert papers.standing_of(desk, old.paper.id).superseded_by == fresh.id
    assert desk.offers.of_paper(old.paper.id) == [old.offer]


def test_a_notice_given_and_not_signed_is_complete_with_its_reason(desk, amara):
    file = offered(desk, amara.id, "privacy.ack.uk")
    consents.give(desk, file.paper.id, "would rather not sign")
    assert state(desk, file) == "given"
    with pytest.raises(Refused) as raised:
        consents.give(desk, offered(desk, amara.id, "limits.uk").paper.id)
    assert problems(raised) == ["not_given_alone"]


def test_an_entry_in_error_stays_readable_and_needs_a_reason(desk, amara):
    file = signed(desk, amara.id, "limits.uk")
    with pytest.raises(Refused):
        consents.void(desk, file.paper.id, " ")
    consents.void(desk, file.paper.id, "The wrong client")
    assert state(desk, file) == "voided"
    assert papers.file_of(desk, file.paper.id).signatures == file.signatures


def test_the_page_says_what_is_missing_and_for_whom_and_what_is_required_can_be_changed(desk, couple):
    both = [p.id for p in clients.participants(desk, couple.id)]
    usual = {(m.kind, m.person_id) for m in consents.missing_of(desk, couple.id)}
    kinds = (K.TREATMENT, K.CONFIDENTIALITY, K.PRIVACY_NOTICE, K.COUPLE_FAMILY)
    assert usual == {(k, p) for k in kinds for p in both}
    signed(desk, couple.id, "treatment.uk")
    consents.require(desk, K.PRIVACY_NOTICE, None, required=False)
    consents.require(desk, K.COUPLE_FAMILY, couple.id, required=False)
    left = consents.missing_of(desk, couple.id)
    assert {(m.kind, m.why) for m in left} == {(K.CONFIDENTIALITY, MissingWhy.NEVER_OFFERED)}
    consents.require(desk, K.PRIVACY_NOTICE, None, required=True)
    assert K.PRIVACY_NOTICE in {m.kind for m in consents.missing_of(desk, couple.id)}
    assert desk.requirements.count() == 2


def test_what_was_offered_cannot_be_changed_by_any_intention(desk, amara):
    file = offered(desk, amara.id, "limits.uk")
    for change in (
        lambda: papers.keep_draft(desk, replace(file.paper, body="Other")),
        lambda: papers.keep_draft(desk, file.paper, [file.signers[0]]),
        lambda: papers.remove_draft(desk, file.paper),
    ):
        with pytest.raises(BugError, match="CONSTRAINT"):
            change()
    assert papers.file_of(desk, file.paper.id) == file


def test_a_draft_can_be_taken_back_with_all_that_belongs_to_it(desk, amara):
    (paper,) = papers.draft_papers(desk, amara.id, library.find_text(desk, "limits.uk"))
    assert desk.undo() is Deed.DRAFT_PAPER
    assert (desk.papers.all(), desk.paper_signers.all()) == ([], [])
    desk.redo()
    papers.remove_draft(desk, desk.papers.get(paper.id))
    assert (desk.papers.all(), desk.paper_signers.all()) == ([], [])


def begun(desk, client_id):
    library.keep_practice_words(desk, {k: v for k, v in WORDS.items() if not k.startswith("client")})
    return first_papers.begin(desk, client_id, first_papers.packs_for(desk, client_id)[0])


def test_first_papers_are_one_act_and_each_paper_stands_on_its_own(desk, amara):
    sitting = begun(desk, amara.id)
    assert sitting.open_fields() == ()
    files = first_papers.offer(desk, sitting)
    assert [f.paper.kind for f in files] == [K.TREATMENT, K.CONFIDENTIALITY, K.AGREEMENT, K.PRIVACY_NOTICE]
    (person,) = clients.participants(desk, amara.id)
    everything = {f.paper.id: () for f in files}
    made = first_papers.sign(desk, files, person.id, everything, replace(evidence(files[0]), text_sha=""))
    assert len(made) == 4 and len({s.seq for s in made}) == 1
    assert len(first_papers.sign_as_therapist(desk, files)) == 3
    assert consents.missing_of(desk, amara.id) == []
    consents.withdraw(desk, files[0].paper.id)
    assert [state(desk, f) for f in files] == ["withdrawn", "signed", "signed", "signed"]
    assert desk.papers.count() == 4  # what stood beside and was not wanted is gone


def test_a_paper_that_is_not_ticked_is_not_signed(desk, amara):
    files = first_papers.offer(desk, begun(desk, amara.id))
    (person,) = clients.participants(desk, amara.id)
    first_papers.sign(desk, files, person.id, {files[1].paper.id: ()}, evidence(files[1]))
    assert [state(desk, f) for f in files] == ["offered", "partly_signed", "offered", "offered"]
    (signature,) = desk.signatures.all()
    assert len(signature.ticks) == 2  # "I have read this", "I could ask questions"


def test_the_few_fields_that_differ_are_named_and_filled_for_every_paper_at_once(desk, amara):
    words = {k: v for k, v in WORDS.items() if k not in ("fee", "expected_course") and "client" not in k}
    library.keep_practice_words(desk, words)
    sitting = first_papers.begin(desk, amara.id, first_papers.packs_for(desk, amara.id)[0])
    assert set(sitting.open_fields()) == {"fee", "expected_course"}
    sitting = first_papers.fill_in(desk, sitting, {"fee": "£60", "expected_course": "a while"})
    assert sitting.open_fields() == ()


def test_an_offer_of_first_papers_that_is_refused_offers_none_of_them(desk, amara):
    sitting = first_papers.begin(desk, amara.id, first_papers.packs_for(desk, amara.id)[0])
    with pytest.raises(Refused):
        first_papers.offer(desk, sitting)
    assert desk.offers.all() == [] and desk.papers.count() > 4


def test_nothing_optional_is_ticked_by_an_act_of_signing(desk, amara):
    sitting = begun(desk, amara.id)
    wishes = next(p for p in sitting.beside if p.kind is K.ACCESS_WISHES)
    files = first_papers.offer(desk, sitting, [wishes.id])
    (person,) = clients.participants(desk, amara.id)
    made = first_papers.sign(desk, files, person.id, {wishes.id: ("1.1",)}, evidence(files[-1]))
    assert [s.ticks for s in made] == [("1.1",)]


def test_fields_of_a_kind_fill_the_text(desk, amara):
    text = library.find_text(desk, "messages.both")
    (paper,) = papers.draft_papers(desk, amara.id, text, client_phone="01632 960 009")
    fields = papers.fields_of(paper)
    assert isinstance(fields, MessagesFields) and fields.client_phone == "01632 960 009"
    kept = papers.keep_fields(desk, paper, replace(fields, client_email="x@example.com"))
    assert papers.fields_of(desk.papers.get(kept.id)) == replace(fields, client_email="x@example.com")
    assert RecordingFields().kind is K.RECORDING


def test_a_recording_taken_back_by_both_is_deleted_once(desk, couple):
    file = recording(desk, couple.id, clock.today() + timedelta(days=30))
    sign(desk, file, 1)
    for signer in file.signers:
        consents.withdraw(desk, file.paper.id, signer.id)
    assert [t.kind for t in tasks.tasks_of(desk, couple.id)] == [TaskKind.DELETE_RECORDING]


def test_nothing_is_taken_back_before_it_was_signed_nor_lost_to_a_clock_set_back(desk, amara, day):
    with day("2026-03-02"):
        file = signed(desk, amara.id, "limits.uk")
        with pytest.raises(Refused) as raised:
            consents.withdraw(desk, file.paper.id, on=date(2026, 3, 1))
        assert problems(raised) == ["before_signed"]
    with day("2026-02-02"):
        consents.withdraw(desk, file.paper.id)
    with day("2026-03-02"):
        assert state(desk, file) == "withdrawn"


def test_a_notice_that_is_given_takes_the_place_of_the_one_before(desk, amara):
    old = signed(desk, amara.id, "privacy.ack.uk")
    fresh = consents.renew(desk, old.paper.id)
    signing.offer(desk, fresh.id)
    assert state(desk, old) == "signed"
    consents.give(desk, fresh.id, "would rather not sign")
    assert [state(desk, f) for f in (old, papers.file_of(desk, fresh.id))] == ["superseded", "given"]


def test_of_two_new_versions_the_one_signed_last_holds(desk, amara):
    old = signed(desk, amara.id, "limits.uk")
    both = []
    for _ in range(2):
        fresh = consents.renew(desk, old.paper.id)
        signing.offer(desk, fresh.id)
        both.append(papers.file_of(desk, fresh.id))
    for file in both:
        sign(desk, file)
        signing.sign_as_therapist(desk, file.paper.id)
    assert [state(desk, f) for f in (old, *both)] == ["superseded", "superseded", "signed"]


def test_a_permission_that_ends_with_an_event_ends_when_it_is_noted(desk, amara):
    file = signed(desk, amara.id, "limits.uk")
    consents.end(desk, file.paper.id, "The term is over")
    assert state(desk, file) == "expired"


def test_the_us_notices_boxes_are_never_both_ticked_by_an_act_of_signing(desk, amara):
    file = offered(desk, amara.id, "privacy.ack.us")
    (person,) = clients.participants(desk, amara.id)
    (made,) = first_papers.sign(desk, [file], person.id, {file.paper.id: ()}, evidence(file))
    assert made.ticks == ()


def test_a_guardians_paper_is_due_at_the_young_persons_birthday(desk, day):
    from practice_desk.domain.clients import ClientKind
    from practice_desk.domain.people import Person, PersonRole

    noor = Person(client_id="", known_as="Noor", born_on=date(2010, 6, 15))
    client = clients.add_client(desk, [noor], kind=ClientKind.YOUNG_PERSON)
    mother = Person(
        client_id=client.id, known_as="Hala", participant=False, roles=(PersonRole.GUARDIAN.value,),
        authority="mother",
    )  # fmt: skip
    people.keep_person(desk, mother)
    with day("2026-03-02"):
        text = library.find_text(desk, "minor.guardian.uk")
        (paper,) = papers.draft_papers(desk, client.id, text)
        papers.fill_in(desk, paper, **dict.fromkeys(fields_in(text.body), "said"))
        signing.offer(desk, paper.id)
        file = papers.file_of(desk, paper.id)
        sign(desk, file)
        assert papers.standing_of(desk, paper.id).review_on == date(2026, 6, 15)
    with day("2026-06-15"):
        assert state(desk, file) == "review_due"
        assert papers.files_of(desk, client.id)[0].born_on == (date(2010, 6, 15),)


def test_beside_adults_a_child_may_sign_and_does_not_hold_a_paper_up(desk):
    from practice_desk.domain.clients import ClientKind
    from practice_desk.domain.people import Person

    born = clock.today() - timedelta(days=3000)
    family = [Person(client_id="", known_as="Ines"), Person(client_id="", known_as="Lio", born_on=born)]
    client = clients.add_client(desk, family, kind=ClientKind.FAMILY)
    file = offered(desk, client.id, "family.no_secrets")
    assert [s.required for s in file.signers] == [True, False]
    sign(desk, file)
    assert state(desk, file) == "signed"
    sign(desk, file, 1)
    assert consents.missing_of(desk, client.id)[0].person_id == file.signers[0].person_id


def test_what_a_paper_entered_in_error_replaced_holds_again_and_can_be_replaced_anew(desk, amara):
    old = signed(desk, amara.id, "limits.uk")

    def renewed():
        fresh = consents.renew(desk, old.paper.id)
        signing.offer(desk, fresh.id)
        file = papers.file_of(desk, fresh.id)
        sign(desk, file)
        signing.sign_as_therapist(desk, fresh.id)
        return file

    wrong = renewed()
    assert state(desk, old) == "superseded"
    consents.void(desk, wrong.paper.id, "the wrong client's words")
    assert [state(desk, f) for f in (old, wrong)] == ["signed", "voided"]
    assert {f.paper.id: s.state.value for f, s in consents.page(desk, amara.id).in_force} == {
        old.paper.id: "signed"
    }
    right = renewed()
    assert [state(desk, f) for f in (old, right)] == ["superseded", "signed"]
