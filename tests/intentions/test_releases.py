from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from intentions.papers_of import problems, sign, state

from practice_desk.domain.deeds import Deed
from practice_desk.domain.disclosures import Disclosure, DisclosureBasis
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.releases import Release, ReleaseElement, ReleaseValidity
from practice_desk.domain.signing import Refused
from practice_desk.domain.tasks import TaskKind
from practice_desk.intentions import consents, library, papers, releases, signing, tasks

GP = Release(
    client_id="", paper_id="", recipient="Dr Patel", recipient_role="GP", recipient_address="1 High Street",
    what="That I come to sessions, and the dates\nA short summary", purpose="So that my doctor knows",
    discloser_address="4 Elm Gate",
)  # fmt: skip
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def released(desk, client, release=GP):
    paper = releases.draft_release(desk, client.id, library.find_text(desk, "release.uk"), release)
    papers.fill_in(desk, paper, birth_date="1 May 1990")
    signing.offer(desk, paper.id)
    return papers.file_of(desk, paper.id)


def shared(client, basis=DisclosureBasis.RELEASE, **more):
    given = {"on": date(2026, 3, 2), "recipient": "Dr Patel", "what": "Dates", "at_utc": NOON} | more
    return Disclosure(client_id=client.id, basis=basis, **given)


def test_a_release_is_drafted_with_its_usual_end_and_valid_once_signed(desk, amara, day):
    with day("2026-03-02"):
        file = released(desk, amara)
        assert file.paper.expires_on == date(2026, 9, 2)
        assert releases.validity_of(desk, file.paper.id).missing == (ReleaseElement.SIGNATURE,)
        sign(desk, file)
        assert releases.validity_of(desk, file.paper.id).may_share
        after = releases.validity_of(desk, file.paper.id, date(2026, 9, 3))
        assert after.is_worth is ReleaseValidity.EXPIRED


def test_a_release_that_lacks_something_is_not_offered_and_says_what(desk, amara):
    with pytest.raises(Refused) as raised:
        released(desk, amara, replace(GP, purpose="", recipient=""))
    assert {name for name, p in raised.value.problems if p.value == "incomplete_release"} == {
        "purpose", "recipient"
    }  # fmt: skip


def test_each_partner_signs_a_release_and_one_can_end_it(desk, couple):
    file = released(desk, couple)
    sign(desk, file, 0)
    with pytest.raises(releases.SharingStopped):
        releases.plan_to_share(desk, file.paper.id, "Dates", date(2099, 1, 1))
    sign(desk, file, 1)
    assert releases.validity_of(desk, file.paper.id).may_share
    consents.withdraw(desk, file.paper.id, file.signers[1].id)
    assert releases.validity_of(desk, file.paper.id).is_worth is ReleaseValidity.REVOKED


def test_planning_to_share_is_stopped_with_the_reason(desk, amara, day):
    with day("2026-03-02"):
        file = released(desk, amara)
        with pytest.raises(releases.SharingStopped) as stopped:
            releases.plan_to_share(desk, file.paper.id, "Dates", date(2026, 3, 3))
        assert stopped.value.validity.missing == (ReleaseElement.SIGNATURE,)
        sign(desk, file)
        with pytest.raises(releases.SharingStopped) as stopped:
            releases.plan_to_share(desk, file.paper.id, "Dates", date(2026, 9, 3))
        assert stopped.value.validity.is_worth is ReleaseValidity.EXPIRED
        task = releases.plan_to_share(desk, file.paper.id, "Dates", date(2026, 3, 3))
        assert tasks.tasks_of(desk, amara.id) == [task]
        releases.record_disclosure(desk, shared(amara, paper_id=file.paper.id), task)
        assert tasks.tasks_of(desk, amara.id) == []


@pytest.mark.parametrize("basis", [b for b in DisclosureBasis if b is not DisclosureBasis.RELEASE])
def test_what_was_shared_is_always_noted(desk, amara, day, basis):
    with day("2026-03-02"):
        kept = releases.record_disclosure(desk, shared(amara, basis))
    assert releases.disclosures_of(desk, amara.id) == [kept]
    follow = tasks.tasks_of(desk, amara.id)
    assert {t.kind for t in follow} <= {TaskKind.SHARED_WITHOUT}
    without = basis is DisclosureBasis.WITHOUT_PERMISSION
    assert [t.about for t in follow] == (releases.steps_after(desk) if without else [])


def test_sharing_under_a_release_that_did_not_hold_is_noted_and_opens_its_follow_up(desk, amara, day):
    with day("2026-03-02"):
        file = released(desk, amara)
        sign(desk, file)
    with day("2026-03-09"):
        consents.withdraw(desk, file.paper.id)
        before = releases.record_disclosure(desk, shared(amara, paper_id=file.paper.id))
        after = releases.record_disclosure(
            desk, shared(amara, paper_id=file.paper.id, on=date(2026, 3, 9))
        )  # fmt: skip
    assert (before.valid, after.valid) == (True, False)
    follow = [t.kind for t in tasks.tasks_of(desk, amara.id)]
    assert set(follow[:-1]) == {TaskKind.SHARED_WITHOUT} and follow[-1] is TaskKind.TELL_RECIPIENT
    assert list(releases.follow_up_of(desk, amara.id)) == [after.id]
    assert releases.disclosures_under(desk, file.paper.id) == [before, after]


def test_what_is_not_typed_is_asked_for(desk, amara, day):
    with day("2026-03-02"), pytest.raises(Refused) as raised:
        releases.record_disclosure(desk, shared(amara, DisclosureBasis.COURT, what=""))
    assert problems(raised) == ["no_what"]


def test_an_accounting_is_of_a_period_and_when_it_was_written_is_kept_too(desk, amara, day):
    with day("2026-03-20"):
        kept = releases.record_disclosure(desk, shared(amara, DisclosureBasis.COURT))
    assert (kept.on.isoformat(), kept.at_utc.date().isoformat()) == ("2026-03-02", "2026-03-20")
    first = date(2026, 3, 1)
    assert releases.accounting_of(desk, amara.id, first, first + timedelta(days=1)) == [kept]
    assert releases.accounting_of(desk, amara.id, first, first) == []


def test_the_event_a_release_ends_with_ends_it(desk, amara, day):
    with day("2026-03-02"):
        file = released(desk, amara, replace(GP, expires_event="the end of term"))
        assert file.paper.expires_on is None
        sign(desk, file)
        consents.end(desk, file.paper.id, "Term is over")
    with day("2026-03-03"):
        assert state(desk, file) == "expired"


@pytest.mark.parametrize(("place", "asked"), [(Jurisdiction.UK, "72 hours"), (Jurisdiction.US, "Fourth")])
def test_the_steps_after_sharing_without_a_permission_are_those_of_the_place(desk, amara, place, asked):
    with desk.change(Deed.KEEP_PRACTICE):
        desk.practice.save(replace(desk.practice.own(), jurisdiction=place))
    releases.record_disclosure(desk, shared(amara, DisclosureBasis.WITHOUT_PERMISSION))
    steps = tasks.tasks_of(desk, amara.id)
    assert any(asked in step.about for step in steps)
    assert any("Tell the client" in step.about for step in steps)
    tasks.finish_task(desk, steps[0], "He deleted it")
    first = releases.follow_up_of(desk, amara.id)[steps[0].source_id][0]
    assert first.outcome == "He deleted it"


def test_sharing_can_be_planned_on_a_ground_that_asks_for_no_permission(desk, amara, day):
    with day("2026-03-02"):
        task = releases.plan_on_ground(
            desk, amara.id, DisclosureBasis.COURT, "Dates", date(2026, 3, 9)
        )  # fmt: skip
        assert releases.planned(desk, amara.id) == [task]
        assert task.source_id == "court"
        kept = releases.record_disclosure(desk, shared(amara, DisclosureBasis.COURT), task)
    assert (kept.valid, releases.planned(desk, amara.id)) == (True, [])


def test_sharing_can_be_planned_for_a_day_on_which_a_release_has_begun(desk, amara, day):
    with day("2026-03-02"):
        file = released(desk, amara, replace(GP, valid_from=date(2026, 3, 9)))
        sign(desk, file)
        with pytest.raises(releases.SharingStopped) as stopped:
            releases.plan_to_share(desk, file.paper.id, "Dates", date(2026, 3, 8))
        assert stopped.value.validity.is_worth is ReleaseValidity.NOT_YET
        assert releases.plan_to_share(desk, file.paper.id, "Dates", date(2026, 3, 9)).due_on


def test_a_permission_is_asked_for_again_with_what_it_said_and_the_usual_end(desk, amara, day):
    with day("2026-03-02"):
        file = released(desk, amara)
        sign(desk, file)
    with day("2026-10-02"):
        again = releases.ask_again(desk, amara.id, file.paper.id)
        assert (again.follows_id, again.expires_on) == (file.paper.id, date(2027, 4, 2))
        assert releases.release_of(desk, again.id).recipient == "Dr Patel"
        assert again.values() == {"birth_date": "1 May 1990"}


def test_a_permission_that_was_taken_back_stays_taken_back_when_it_is_asked_for_again(desk, amara, day):
    with day("2026-03-02"):
        file = released(desk, amara)
        sign(desk, file)
        consents.withdraw(desk, file.paper.id)
        again = releases.ask_again(desk, amara.id, file.paper.id)
        assert again.follows_id is None
        signing.offer(desk, again.id)
        sign(desk, papers.file_of(desk, again.id))
        worth = [v.is_worth for _, _, v in releases.offered_releases(desk, amara.id)]
    assert worth == [ReleaseValidity.VALID, ReleaseValidity.REVOKED]


def test_every_adult_is_asked_for_a_release_and_who_is_not_is_named(desk, couple):
    file = released(desk, couple)
    assert releases.adults_not_asked(desk, file) == []
    other = replace(file, signers=file.signers[:1])
    assert [p.known_as for p in releases.adults_not_asked(desk, other)] == ["Jonah Castelrud"]


def test_each_release_can_be_read_as_its_client_page_shows_it(desk, amara, day):
    with day("2026-03-02"):
        first, second = (
            released(desk, amara),
            released(desk, amara, replace(GP, id="school", recipient="School")),
        )
        sign(desk, first)
        draft = releases.ask_again(desk, amara.id)
        found = releases.offered_releases(desk, amara.id)
    assert [r.recipient for r, _, _ in found] == ["Dr Patel", "School"]
    assert draft.id not in [f.paper.id for _, f, _ in found] and second.paper.id == found[1][1].paper.id
