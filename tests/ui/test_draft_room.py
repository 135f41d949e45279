"""A paper before it is offered: typed on the left, seen on the right, refused at its place, then fixed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from intentions.papers_of import WORDS
from ui.drivers.clients import unnamed
from ui.drivers.draft import Drafting, settle

from practice_desk.domain import clock
from practice_desk.domain.blocks import plain, read_canonical
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.new_clients import NewClient
from practice_desk.domain.paper_fields import FIELDS, SecretsPolicy, UpdateRule
from practice_desk.domain.papers import PaperKind, SignerCapacity
from practice_desk.domain.people import Person, PersonRole
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.record import new_id
from practice_desk.intentions import clients, library, papers, releases
from practice_desk.ui.parts.kind_fields import asked_of

UNKIND = "<b>bold</b> &amp; \u202emirror 👩‍👩‍👧 محمد Nguyễn {fee} [[if x]] [ ] = 'x'; DROP TABLE x; "
LONG = (UNKIND * 40)[:3_000].strip()


def add(context, name="Amara Okonlind", kind=ClientKind.INDIVIDUAL, **more):
    client_id = new_id()
    clients.add_new_client(context.desk, NewClient(id="x", known_as=name, kind=kind, **more), client_id)


def words_of_the_practice(desk, *but):
    library.keep_practice_words(desk, {n: v for n, v in WORDS.items() if n not in but})


@pytest.fixture
def amara(qtbot, context):
    add(context, phone="01632 960 001", email="amara@example.com")
    with Drafting(qtbot, context, "Amara Okonlind") as at_work:
        yield at_work


@pytest.fixture
def noor(qtbot, context):
    add(context, "Noor Haddprice", ClientKind.YOUNG_PERSON, guardian="Sam Haddprice")
    with Drafting(qtbot, context, "Noor Haddprice") as at_work:
        words_of_the_practice(at_work.desk)
        yield at_work


def stored(at_work):
    return at_work.desk.papers.get(at_work.place.id)


# ---- the text follows what is typed ----


def test_what_is_open_is_marked_in_words_and_asked_for(amara):
    amara.draft("supervision")
    assert "Your supervisor" in amara.text()
    assert "{" not in amara.text()
    assert "supervisor_name" in amara.asked()
    amara.type(supervisor_name="Dr Lowe")
    assert "with my supervisor, Dr Lowe" in amara.text() or "Dr Lowe" in amara.text()


def test_what_fills_itself_is_shown_only_when_it_is_wanted_and_can_be_said_differently_here(amara):
    words_of_the_practice(amara.desk)
    amara.draft("treatment.uk")
    assert "regulator_name" not in amara.asked()
    amara.press("Show the words that fill themselves")
    assert "regulator_name" in amara.asked()
    assert amara.room.form.field("regulator_name").placeholderText() == "the Register"
    amara.type(regulator_name="the Other Register")
    assert "the Other Register" in amara.text()
    assert amara.room.keep()
    assert stored(amara).values()["regulator_name"] == "the Other Register"
    assert library.practice_words(amara.desk, stored(amara).place)["regulator_name"] == "the Register"


def test_limits_are_lines_that_are_switched_and_the_text_follows(amara):
    words_of_the_practice(amara.desk)
    amara.draft("limits.uk")
    limits = amara.room.form.field("limits")
    assert "plan" not in limits.checks, "a health plan is a line of another place"
    assert "terrorism" in amara.text()
    amara.press("Terrorism")
    assert "terrorism" not in amara.text()
    assert amara.room.keep()
    assert "terrorism" not in papers.fields_of(stored(amara)).limits


def test_legal_defaults_are_marked_with_their_notes_and_are_not_part_of_what_is_offered(amara):
    words_of_the_practice(amara.desk)
    amara.draft("limits.uk")
    assert "†1" in amara.text()
    assert "Legal defaults in this text (not printed)" in amara.text()
    assert "public interest, professional judgement" in amara.text()
    assert "†" not in amara.room.text.canonical
    paper_id = amara.place.id
    assert amara.offers()
    (offer,) = amara.desk.offers.of_paper(paper_id)
    assert "†" not in offer.body


def test_the_passage_on_what_is_said_alone_follows_the_policy(qtbot, context):
    add(context, "Ines Castelrud", ClientKind.COUPLE, others=("Jonah Castelrud",))
    with Drafting(qtbot, context, "Ines and Jonah Castelrud") as couple:
        couple.draft("couple.no_secrets")
        assert "do not keep secrets" in couple.text()
        couple.type(policy=SecretsPolicy.LIMITED_SECRETS)
        assert "do not keep secrets" not in couple.text()
        assert "What you tell me alone stays with me" in couple.text()
        paper_id = couple.place.id
        assert couple.offers()
        (offer,) = couple.desk.offers.of_paper(paper_id)
        assert "What you tell me alone stays with me" in plain(read_canonical(offer.body))


def test_what_parents_hear_is_written_as_the_rule_says(noor):
    noor.draft("minor.consent.teen")
    assert "own_words" in noor.asked()
    noor.type(update_rule=UpdateRule.DANGER_ONLY)
    noor.press("Write it as the rule says")
    assert "only if there is serious danger" in noor.text()
    noor.type(update_rule=UpdateRule.HEADLINES)
    noor.press("Write it as the rule says")
    assert "Every 6 sessions" in noor.text()


@pytest.mark.parametrize("kind", [k for k in FIELDS if k not in (PaperKind.RELEASE, PaperKind.AGREEMENT)])
def test_every_kind_has_a_field_with_a_label_for_all_it_asks(context, kind):
    asked = asked_of(context, kind)
    assert {a.name for a in asked} == {f.name for f in fields(FIELDS[kind])}
    assert all(a.label and "_" not in a.label for a in asked)
    known = FIELDS[kind]()
    for one in asked:
        one.field.set_value(getattr(known, one.name))
        assert one.field.value() == getattr(known, one.name), "what is shown is what is kept"


# ---- each refusal at its place ----


def test_a_word_that_is_still_open_is_said_beside_its_field_and_nothing_is_offered(amara):
    words_of_the_practice(amara.desk, "supervisor_name")
    amara.draft("supervision", what_is_shared="a letter")
    assert not amara.offers()
    assert amara.said_of("supervisor_name") == "This is still open in the text. Fill it in."
    amara.type(supervisor_name="Dr Lowe")
    assert amara.offers()
    assert (amara.place.kind, amara.can_press("Sign on screen: Amara")) == (PlaceKind.CONSENTS, True)


def test_a_recording_without_its_last_day_is_refused_beside_that_day(amara):
    words_of_the_practice(amara.desk)
    amara.draft("recording.both", recording_what="the sound", where_kept="a safe")
    amara.type(from_date=clock.today(), to_date=clock.today())
    assert not amara.offers()
    assert amara.said_of("delete_by") in (
        "Set the last day. This consent needs one.", "This is still open in the text. Fill it in."
    )  # fmt: skip
    amara.type(delete_by=clock.today() + timedelta(days=30))
    assert amara.offers()


def test_a_day_that_does_not_exist_is_said_beside_it_and_the_rest_stays_typed(amara):
    words_of_the_practice(amara.desk)
    amara.draft("recording.both")
    amara.type(where_kept="a safe", delete_by="31.02.2027")
    assert not amara.offers()
    assert "does not exist" in amara.said_of("delete_by")
    assert amara.room.form.field("where_kept").raw() == "a safe"


def test_a_paper_that_nobody_signs_is_refused_beside_the_signers(amara):
    words_of_the_practice(amara.desk)
    amara.draft("limits.uk")
    amara.signer_menu("Amara Okonlind", "Leave out")
    assert not amara.offers()
    assert amara.said_of_signers() == ["Say who signs."]
    amara.choose("Amara Okonlind")
    assert amara.said_of_signers() == []
    assert amara.offers()


def test_a_guardian_without_authority_is_refused_beside_their_name(noor):
    noor.draft("minor.guardian.uk", update_rule_words="Headlines only", payer_name="Sam", fee="£60")
    assert not noor.offers()
    assert noor.said_of_signers() == ["Say what gives this person the right to sign."]
    noor.signer_menu("Sam Haddprice", "In what right they sign")
    noor.type(authority="parental responsibility")
    noor.keep()
    assert "parental responsibility" in noor.says()
    assert noor.offers()


def test_a_text_that_another_window_changed_is_not_offered_unseen(amara):
    words_of_the_practice(amara.desk)
    amara.draft("limits.uk")
    amara.desk.listeners.clear()
    library.keep_practice_words(amara.desk, {"supervisor_name": "Dr Other"})
    assert not amara.offers()
    assert amara.said_above() == "The text was changed in the meantime. Read it again."
    assert "Dr Other" in amara.text()
    assert amara.offers()


def test_a_brace_that_is_left_open_is_named_with_its_line(amara):
    words_of_the_practice(amara.desk)
    amara.draft("limits.uk")
    amara.press("Edit the text")
    amara.type(body="= Title\nMy {fee costs nothing")
    amara.keep()
    assert amara.problem("body").startswith("Line 2: ")
    amara.type(body="   ")
    amara.keep()
    assert amara.problem("body") == "Write the text of this paper."
    amara.type(body="= Title\nMy words, for {known_as}. [†1]")
    amara.keep()
    assert "My words, for Amara Okonlind." in amara.text()
    assert "†1" in amara.text()
    assert library.find_text(amara.desk, "limits.uk").body != stored(amara).body


def test_a_permission_to_share_says_what_it_still_needs(amara):
    words_of_the_practice(amara.desk)
    text = library.find_text(amara.desk, "release.uk")
    blank = releases.Release(client_id=amara.client_id, paper_id="")
    paper = releases.draft_release(amara.desk, amara.client_id, text, blank)
    amara.go(PlaceKind.DRAFT, paper.id)
    assert not amara.offers()
    assert "Fill in what this permission still needs." in amara.said_above()
    release = replace(
        releases.release_of(amara.desk, paper.id), recipient="Dr Patel", recipient_role="GP",
        recipient_address="Norbrook Surgery", what="That I come", purpose="So that my doctor knows",
    )  # fmt: skip
    releases.keep_release(amara.desk, release)
    settle()
    assert "Dr Patel" in amara.text()
    amara.type(**{n: "1 May 1990" for n in amara.asked() if n == "birth_date"})
    assert amara.offers(), amara.said_above()


# ---- who signs ----


def test_people_are_added_moved_and_need_not_sign(noor):
    noor.draft("limits.uk")
    noor.choose("Sam Haddprice")
    signers = noor.desk.paper_signers.of_paper(noor.place.id)
    assert [s.capacity for s in signers] == [
        SignerCapacity.CLIENT, SignerCapacity.THERAPIST, SignerCapacity.GUARDIAN,
    ]  # fmt: skip
    noor.signer_menu("Sam Haddprice", "Earlier in the list")
    noor.signer_menu("Sam Haddprice", "In what right they sign")
    noor.type(authority="parental responsibility", required=False)
    noor.keep()
    signers = noor.desk.paper_signers.of_paper(noor.place.id)
    assert [s.capacity.value for s in signers] == ["client", "guardian", "therapist"]
    assert not signers[1].required
    assert "need not sign" in noor.says()


def test_who_left_the_work_is_not_offered_as_a_signer(amara):
    someone = Person(
        client_id=amara.client_id, participant=False, known_as="Old Friend", left_on=clock.today(),
        roles=(PersonRole.OTHER.value,),
    )  # fmt: skip
    with amara.desk.change(Deed.KEEP_PERSON):
        amara.desk.people.save(someone)
    amara.draft("supervision")
    assert "Old Friend" not in amara.menu()


# ---- keeping, leaving, removing ----


def test_what_is_typed_waits_when_the_page_is_left_and_is_kept_when_it_is_wanted(amara):
    words_of_the_practice(amara.desk, "supervisor_name")
    paper = amara.draft("supervision")
    amara.type(supervisor_name="Dr Lowe")
    amara.consents()
    assert amara.desk.papers.get(paper.id).values() == {}
    amara.go(PlaceKind.DRAFT, paper.id)
    assert "Dr Lowe" in amara.text()
    assert "not kept yet" in amara.says()
    amara.press("Keep draft")
    assert papers.fields_of(stored(amara)).supervisor_name == "Dr Lowe"


def test_a_form_that_is_typed_in_is_not_read_anew_when_something_else_changes(amara):
    words_of_the_practice(amara.desk, "supervisor_name")
    amara.draft("supervision")
    amara.type(supervisor_name="Dr Lowe")
    amara.choose("You, as therapist")
    assert amara.room.form.field("supervisor_name").raw() == "Dr Lowe"
    assert "Dr Lowe" in amara.text()
    assert len(amara.desk.paper_signers.of_paper(amara.place.id)) == 2


def test_a_removed_draft_comes_back_with_undo(amara):
    paper = amara.draft("supervision")
    amara.choose("Remove this draft")
    assert amara.place.kind is PlaceKind.CONSENTS
    assert "Drafts" not in amara.groups()
    amara.desk.undo()
    settle()
    assert any(r.startswith("Talking about our work") for r in amara.groups()["Drafts"])
    amara.open("Talking about our work")
    assert (amara.place.kind, amara.place.id) == (PlaceKind.DRAFT, paper.id)


def test_a_draft_is_kept_as_one_step_that_undo_takes_back(amara):
    words_of_the_practice(amara.desk, "supervisor_name")
    amara.draft("supervision")
    amara.type(supervisor_name="Dr Lowe", what_is_shared="a letter")
    amara.press("Keep draft")
    amara.desk.undo()
    settle()
    assert papers.fields_of(stored(amara)).supervisor_name == ""
    assert "Dr Lowe" not in amara.text()


def test_an_offered_paper_is_no_draft_any_more(amara):
    words_of_the_practice(amara.desk)
    paper = amara.draft("limits.uk")
    assert amara.offers()
    amara.go(PlaceKind.DRAFT, paper.id)
    assert (amara.place.kind, amara.place.id) == (PlaceKind.CONSENTS, paper.id)


def test_when_it_is_looked_at_again_and_its_last_day_can_be_chosen(amara):
    words_of_the_practice(amara.desk)
    amara.draft("treatment.uk")
    amara.room.form.show_more()
    day = clock.today() + timedelta(days=90)
    amara.type(review_on=day, expires_on=day)
    assert amara.room.keep()
    assert (stored(amara).review_on, stored(amara).expires_on) == (day, day)


# ---- hostile words, names, size ----


@pytest.mark.parametrize("key", ["supervision", "ai.tool", "home_outdoor"])
def test_whatever_is_typed_comes_back_as_it_was_and_is_never_read_as_form(amara, key):
    amara.draft(key)
    form = amara.room.form
    typed = [n for n in form.rows if hasattr(form.field(n), "setPlaceholderText") and "_on" not in n]
    texts = [n for n in typed if not hasattr(form.field(n), "typed")]
    amara.type(**dict.fromkeys(texts, LONG))
    assert amara.page.width() <= 1300, "nothing grows wider than the window"
    kept = {n: form.field(n).value() for n in texts}
    assert amara.room.keep()
    said = papers.fields_of(stored(amara))
    for name in texts:
        assert getattr(said, name, stored(amara).values().get(name)) == kept[name]
    assert "DROP TABLE" in amara.text()
    assert "fee" not in set(amara.room.text.merged.unfilled)


def test_every_control_has_a_name(noor):
    noor.draft("minor.guardian.uk")
    assert unnamed(noor.room) == []
    noor.press("Edit the text")
    assert unnamed(noor.dialog) == []


def test_nothing_can_be_changed_in_a_folder_that_can_only_be_read(amara, monkeypatch):
    paper = amara.draft("supervision")
    amara.consents()
    monkeypatch.setattr(amara.desk, "read_only", True)
    amara.go(PlaceKind.DRAFT, paper.id)
    assert not amara.can_press("Offer for signing")
    assert not amara.can_press("Keep draft")
    assert not amara.room.form.isEnabled()
