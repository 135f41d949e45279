"""The fictional practice shows every state of its story (clinical.md 9)."""

import json

import pytest
from architecture.tree import ROOT

from practice_desk.domain.clock import today
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.people import joined_names
from practice_desk.domain.releases import ReleaseValidity
from practice_desk.domain.signing import changed_since, out_of_order
from practice_desk.domain.standing import standing
from practice_desk.intentions import agreements, clients, consents, crossings, papers, releases
from practice_desk.storage.check_trust import changed_papers

STORIES = json.loads((ROOT / "resources/demo/caseload.json").read_text(encoding="utf-8"))["clients"]
K, V = PaperKind, ReleaseValidity


@pytest.fixture(scope="module")
def found(demo):
    """What stands where: the states of each client's papers, by kind."""
    ids = {name: client_id for client_id, name in clients.names(demo).items()}

    def states(name):
        made = {}
        for file in papers.files_of(demo, ids[name]):
            made.setdefault(file.paper.kind, set()).add(standing(file, today()).state.value)
        return made

    return ids, states


def name_of(number):
    story = next(s for s in STORIES if s["id"] == f"DEMO-0{number}")
    return joined_names(story.get("persons") or [story["name"]])


KINDS = {
    "treatment": K.TREATMENT, "confidentiality_limits": K.CONFIDENTIALITY, "privacy_notice": K.PRIVACY_NOTICE,
    "email_text": K.EMAIL_TEXT, "recording": K.RECORDING, "supervision": K.SUPERVISION, "ai_tools": K.AI_TOOL,
    "telehealth": K.TELEHEALTH, "home_visit_terms": K.HOME_OUTDOOR, "no_secrets_policy": K.COUPLE_FAMILY,
    "emergency_contact": K.EMERGENCY_CONTACT, "research_teaching": K.RESEARCH_TEACHING,
    "assent_young_person": K.MINOR,
}  # fmt: skip


def wanted(words):
    low = words.lower()
    for word, state in (("withdrawn", "withdrawn"), ("declined", "declined"), ("acknowledged", "signed")):
        if word in low:
            return state
    return "signed"


@pytest.mark.parametrize("number", range(1, 9))
def test_each_consent_of_the_story_stands_as_it_is_told(found, number):
    _, states = found
    story = next(s for s in STORIES if s["id"] == f"DEMO-0{number}")
    stands = states(name_of(number))
    told = 0
    for name, words in story["consents"].items():
        if name in KINDS and "not offered" not in words:
            assert wanted(words) in stands.get(KINDS[name], set()), (name, words, stands)
            told += 1
        elif "not offered" in words:
            assert KINDS[name] not in stands
    assert told >= 2


def release(demo, client_id, recipient):
    for file in papers.files_of(demo, client_id):
        if file.paper.kind is K.RELEASE and releases.release_of(demo, file.paper.id).recipient == recipient:
            return file, releases.validity_of(demo, file.paper.id)
    raise AssertionError(recipient)


@pytest.mark.parametrize(
    ("number", "recipient", "worth"),
    [
        (1, "Dr Anil Patel", V.VALID), (2, "Dr Ruth Osei", V.VALID), (3, "Campus Clinic", V.EXPIRED),
        (4, "Petra Lund", V.INCOMPLETE), (5, "Norbrook School, form tutor", V.VALID),
        (6, "Dr Anil Patel", V.VALID), (7, "Dr Maya Finch", V.DECLINED),
    ],
)  # fmt: skip
def test_each_release_is_worth_what_the_story_says(demo, found, number, recipient, worth):
    file, validity = release(demo, found[0][name_of(number)], recipient)
    assert validity.is_worth is worth
    if number == 4:
        assert standing(file, today()).state.value == "partly_signed"


def test_the_couple_signed_treatment_on_two_days(demo, found):
    client_id = found[0][name_of(4)]
    (file,) = (f for f in papers.files_of(demo, client_id) if f.paper.kind is K.TREATMENT)
    assert len({s.signed_on for s in file.signatures}) == 2


def test_the_second_guardian_was_not_reached_and_the_young_person_agreed_in_own_words(demo, found):
    files = [f for f in papers.files_of(demo, found[0][name_of(5)]) if f.paper.kind is K.MINOR]
    stands = [standing(f, today()) for f in files]
    assert [len(s.not_reached) for s in stands if s.state.value == "offered"] == [1]
    assert sum(s.state.value == "signed" for s in stands) == 2
    assert "tummy" in "".join(f.paper.fields for f in files)


def test_messages_are_blocked_for_the_one_who_took_them_back(demo, found):
    assert consents.blocked(demo, found[0][name_of(2)])
    assert not consents.blocked(demo, found[0][name_of(1)])


AGREEMENTS = {
    1: {"superseded", "signed"}, 2: {"signed"}, 3: {"signed"}, 4: {"signed"}, 5: {"signed"},
    6: {"superseded", "signed"}, 7: {"signed"}, 8: {"draft"},
}  # fmt: skip


@pytest.mark.parametrize("number", AGREEMENTS)
def test_each_agreement_is_where_the_story_left_it(demo, found, number):
    ids, states = found
    assert states(name_of(number))[K.AGREEMENT] == AGREEMENTS[number]
    assert len(agreements.versions(demo, ids[name_of(number)])) == len(AGREEMENTS[number] - {"draft"})


def test_there_is_one_crossing_with_what_came_of_it(demo, found):
    (crossing,) = crossings.crossings_of(demo, found[0][name_of(6)])
    assert crossing.category.value == "gifts_services" and len(crossings.notes_of(demo, crossing)) == 1


def test_everything_signed_is_whole_and_in_order(demo):
    assert changed_papers(demo.db) == ([], [])
    files = [f for client in demo.clients.all() for f in papers.files_of(demo, client.id) if f.offer]
    assert len(files) > 50
    for file in files:
        assert changed_since(file.offer, file.signatures) == []
        assert out_of_order(file.offer, file.signatures) == []
        assert "{" not in file.offer.body.replace('{"kind"', "")


def test_an_enquiry_and_a_client_who_died_have_no_papers(demo):
    without = [c for c in demo.clients.all() if not demo.papers.of_client(c.id)]
    assert len(without) == 2
