from dataclasses import replace
from datetime import date, timedelta

import pytest
from domain.test_standing import ALL, DAY, INES, JONAH, event, file, signed

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.consents import (
    MissingWhy,
    blocked_ways,
    missing,
    optional_kinds,
    required_kinds,
)
from practice_desk.domain.paper_fields import (
    FIELDS,
    MessagesFields,
    RecordingFields,
    UpdateRule,
)
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.paper_values import fields_as, read_fields, write_fields
from practice_desk.domain.papers import PaperEventKind, PaperKind, Requirement
from practice_desk.domain.people import ContactWay, Person
from practice_desk.domain.practice import DateOrder

K, E, W = PaperKind, PaperEventKind, MissingWhy
PEOPLE = [
    Person(id="i", client_id="c", known_as="Ines", position=0),
    Person(id="j", client_id="c", known_as="Jonah", position=1),
    Person(id="g", client_id="c", known_as="Gran", participant=False, position=2),
]


def gaps(*files, kinds=(K.TREATMENT,), people=PEOPLE, today=DAY):
    return [(m.kind, m.person_id, m.why) for m in missing(files, people, kinds, today)]


def test_what_is_required_is_the_usual_changed_for_the_practice_and_then_for_the_client():
    usual = [K.TREATMENT, K.CONFIDENTIALITY, K.PRIVACY_NOTICE]
    one = ClientKind.INDIVIDUAL
    assert required_kinds(one, [], "c") == usual
    assert required_kinds(one, [], "c", online=True) == [*usual, K.TELEHEALTH]
    assert K.COUPLE_FAMILY in required_kinds(ClientKind.COUPLE, [], "c")
    young = required_kinds(ClientKind.YOUNG_PERSON, [], "c")
    assert K.MINOR in young and K.TREATMENT not in young
    rows = [
        Requirement(client_id="c", kind=K.FEES, required=False), Requirement(kind=K.FEES),
        Requirement(client_id="d", kind=K.RECORDING),
    ]  # fmt: skip
    assert K.FEES not in required_kinds(one, rows, "c") and K.RECORDING not in required_kinds(one, rows, "c")
    assert {K.FEES, K.RECORDING} <= set(required_kinds(one, rows, "d"))


def test_each_adult_is_missing_on_their_own():
    assert gaps() == [(K.TREATMENT, p, W.NEVER_OFFERED) for p in "ij"]
    assert gaps(file(signed(INES))) == [(K.TREATMENT, p, W.NOT_SIGNED) for p in "ij"]
    assert gaps(file(*ALL)) == []
    only = file(signed(INES), signers=(INES,))
    assert gaps(only) == [(K.TREATMENT, "j", W.NEVER_OFFERED)]


@pytest.mark.parametrize(
    ("fact", "more", "why"),
    [
        (event(E.WITHDRAWN), {}, W.WITHDRAWN), (event(E.DECLINED), {}, W.DECLINED),
        (event(E.NOT_REACHED, JONAH), {"expires_on": DAY - timedelta(days=1)}, W.EXPIRED),
        (event(E.VOIDED), {}, W.NEVER_OFFERED),
    ],
)  # fmt: skip
def test_why_a_required_consent_does_not_hold_is_said(fact, more, why):
    assert {g[2] for g in gaps(file(*ALL, fact, **more))} == {why}


def test_a_minors_paper_is_asked_for_anew_when_they_are_of_age():
    born = date(2008, 3, 2)
    noor = replace(PEOPLE[0], born_on=born)
    paper = file(signed(INES, DAY - timedelta(days=1)), kind=K.MINOR, signers=(INES,))
    before = DAY - timedelta(days=1)
    assert gaps(paper, kinds=(K.MINOR,), people=[noor], today=before) == []
    assert gaps(paper, kinds=(K.MINOR,), people=[noor]) == [(K.MINOR, "i", W.OF_AGE_NOW)]


def test_a_paper_signed_anew_since_majority_holds_beside_the_old_one():
    noor = replace(PEOPLE[0], born_on=date(2008, 3, 2))
    old = file(signed(INES, DAY - timedelta(days=1)), kind=K.MINOR, signers=(INES,))
    new = file(signed(INES, DAY), kind=K.MINOR, signers=(INES,))
    assert gaps(old, new, kinds=(K.MINOR,), people=[noor]) == []
    assert gaps(new, old, kinds=(K.MINOR,), people=[noor]) == []


def test_what_counts_at_majority_is_the_young_persons_own_signature():
    noor = replace(PEOPLE[0], born_on=date(2008, 3, 2))
    paper = file(signed(INES, DAY), signed(JONAH, DAY - timedelta(days=9)), kind=K.MINOR,
                 signers=(INES, JONAH))  # fmt: skip
    assert gaps(paper, kinds=(K.MINOR,), people=[noor]) == []


def test_beside_an_adult_a_child_is_not_asked_on_its_own_and_alone_it_is():
    child = replace(PEOPLE[1], born_on=DAY - timedelta(days=3000))
    assert [g[1] for g in gaps(people=[PEOPLE[0], child])] == ["i"]
    assert [g[1] for g in gaps(people=[child])] == ["j"]


def test_somebody_who_leaves_later_is_still_asked():
    leaving = replace(PEOPLE[0], left_on=DAY + timedelta(days=1))
    assert [g[1] for g in gaps(people=[leaving])] == ["i"]
    assert gaps(people=[leaving], today=DAY + timedelta(days=1)) == []


def messages(*facts, seq, channels=("email",)):
    made = file(*facts, kind=K.EMAIL_TEXT, signers=(INES,))
    fields = write_fields(MessagesFields(channels_agreed=channels))
    return replace(made, paper=replace(made.paper, fields=fields), offer=replace(made.offer, seq=seq))


def test_a_withdrawal_blocks_the_channels_it_was_about_until_a_new_consent_opens_them():
    gone = messages(signed(INES), event(E.WITHDRAWN, INES), seq=1, channels=("email", "text"))
    assert blocked_ways([gone], DAY) == {"i": {ContactWay.EMAIL, ContactWay.TEXT}}
    assert blocked_ways([gone], DAY - timedelta(days=1)) == {}
    again = messages(signed(INES), seq=2)
    assert blocked_ways([again, gone], DAY) == {"i": {ContactWay.TEXT}}


def test_a_no_to_messages_blocks_every_channel_when_none_was_named():
    no = messages(event(E.DECLINED, INES), seq=1, channels=())
    assert blocked_ways([no], DAY) == {"i": {ContactWay.EMAIL, ContactWay.TEXT, ContactWay.VOICEMAIL}}


@pytest.mark.parametrize("kind", PaperKind.__members__.values())
def test_each_kind_has_its_rule_and_its_fields_that_come_back_as_they_were(kind):
    assert kind in RULES
    made = FIELDS[kind]()
    assert read_fields(kind, write_fields(made)) == made
    assert read_fields(kind, "{}") == made
    assert read_fields(kind, '{"gone_since": 1}') == made


def test_fields_keep_their_types_and_fill_merge_words():
    said = RecordingFields(recording_what="sound", delete_by=DAY)
    assert fields_as(RecordingFields, write_fields(said)) == said
    values = said.values(DateOrder.DAY_MONTH_YEAR)
    assert (values["delete_by"], values["recording_what"], values["course_name"]) == (
        "2 March 2026",
        "sound",
        "",
    )
    minor = FIELDS[K.MINOR](update_rule=UpdateRule.TOGETHER)
    assert read_fields(K.MINOR, write_fields(minor)) == minor


def test_what_is_optional_and_what_never_stands_in_a_pack_is_as_the_rules_say():
    assert {K.RECORDING, K.EMAIL_TEXT, K.RELEASE, K.AI_TOOL, K.RESEARCH_TEACHING} <= set(optional_kinds())
    assert {k for k in PaperKind if not RULES[k].may_be_in_pack} == {
        K.RELEASE, K.RECORDING, K.AI_TOOL, K.RESEARCH_TEACHING, K.HOME_OUTDOOR
    }  # fmt: skip
