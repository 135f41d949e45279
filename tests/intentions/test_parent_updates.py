"""What parents are told: what their child has seen and agreed, kept for good, and nothing else on paper."""

from dataclasses import replace
from datetime import timedelta

import pytest
from documents.reading import words_of

from practice_desk.documents.parents import parents
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.copies import DocumentKind
from practice_desk.domain.parent_updates import ParentUpdateProblem
from practice_desk.domain.people import Person
from practice_desk.domain.record_choices import RecordWish
from practice_desk.domain.signing import Refused
from practice_desk.intentions import parent_updates
from practice_desk.intentions.clients import add_client
from practice_desk.intentions.closing_sheets import parents_sheet

WISH = RecordWish(DocumentKind.PARENTS)


@pytest.fixture
def noor(desk):
    return add_client(desk, [Person(client_id="", known_as="Noor")], kind=ClientKind.YOUNG_PERSON)


def agree(desk, client, *headlines, **said):
    begun = replace(parent_updates.begin_update(desk, client.id), agreed=True, headlines=headlines, **said)
    return parent_updates.keep_update(desk, begun)


def on_paper(desk, client, wish=WISH):
    return words_of(parents(parents_sheet(desk, client.id, wish)).pdf)


def test_what_was_agreed_is_printed_with_its_day_and_what_they_said_about_it_is_not(desk, noor):
    agree(desk, noor, "We work on sleep.", help=("Ask how the day was.",), words="Do not tell them of Kim.")
    text = on_paper(desk, noor)
    for words in ("We work on sleep.", "Ask how the day was.", "Noor saw these lines on"):
        assert words in text
    assert "Kim" not in text
    assert "Do not tell them of Kim." in desk.parent_updates.all()[0].words  # the control: it is kept


def test_nothing_that_was_not_agreed_can_be_kept_or_printed(desk, noor):
    begun = replace(parent_updates.begin_update(desk, noor.id), headlines=("We work on sleep.",))
    with pytest.raises(Refused) as refused:
        parent_updates.keep_update(desk, begun)
    assert dict(refused.value.problems) == {"agreed": ParentUpdateProblem.NOT_SEEN}
    assert desk.parent_updates.count() == 0
    assert "We work on sleep." not in on_paper(desk, noor)


def test_each_agreement_stays_and_the_last_one_is_printed_also_that_nothing_is_told(desk, noor):
    agree(desk, noor, "We work on sleep.")
    assert parent_updates.begin_update(desk, noor.id).headlines == ("We work on sleep.",)
    agree(desk, noor, "We work on school.")
    assert "We work on school." in on_paper(desk, noor) and "sleep" not in on_paper(desk, noor)
    last = agree(desk, noor, words="Nothing for now.")
    assert "We work on" not in on_paper(desk, noor) and "What we work on" not in on_paper(desk, noor)
    assert parent_updates.updates_of(desk, noor.id)[0] == last
    assert [u.headlines for u in parent_updates.updates_of(desk, noor.id)] == [
        (), ("We work on school.",), ("We work on sleep.",),
    ]  # fmt: skip


def test_a_paper_of_an_earlier_day_says_what_was_agreed_by_then(desk, noor):
    agree(desk, noor, "We work on sleep.", seen_on=today() - timedelta(days=9))
    agree(desk, noor, "We work on school.")
    earlier = replace(WISH, day=today() - timedelta(days=3))
    assert "We work on sleep." in on_paper(desk, noor, earlier)


def test_of_the_made_up_practice_noor_agreed_on_what_her_father_reads(demo):
    (young,) = [c for c in demo.clients.all() if c.kind is ClientKind.YOUNG_PERSON]
    text = on_paper(demo, young)
    assert "Is trying small steps at the gate" in text and "It helps when Dad waits five minutes" in text
    assert "drawing" not in text
