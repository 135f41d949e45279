from dataclasses import replace
from datetime import date, timedelta

import pytest
from intentions.papers_of import WORDS, problems, sign, state

from practice_desk.domain.agreements import (
    AgreementReview,
    ClauseArea,
    ClauseChoice,
    ReviewOutcome,
    ReviewTrigger,
)
from practice_desk.domain.blocks import plain, read_canonical
from practice_desk.domain.compare import Difference
from practice_desk.domain.crossings import BoundaryCategory, Crossing, CrossingNote
from practice_desk.domain.papers import written
from practice_desk.domain.people import Person
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.signing import Refused
from practice_desk.domain.tasks import TaskKind
from practice_desk.intentions import agreements, crossings, library, papers, signing, tasks
from practice_desk.intentions.clients import add_client
from practice_desk.intentions.practice import keep_practice
from practice_desk.intentions.sessions import keep_session


@pytest.fixture
def filled(desk):
    library.keep_practice_words(desk, WORDS)
    return desk


def agreed(desk, client, paper=None):
    paper = paper or agreements.compose(desk, client.id)
    signing.offer(desk, paper.id)
    file = papers.file_of(desk, paper.id)
    sign(desk, file)
    signing.sign_as_therapist(desk, paper.id)
    return papers.file_of(desk, paper.id)


def areas(desk, paper):
    return [c.area for c in agreements.clauses_of(desk, paper.id)]


def test_a_new_agreement_has_the_core_clauses_and_those_of_its_setting(desk, amara, couple):
    core = areas(desk, agreements.compose(desk, amara.id))
    assert len(core) == 12 and ClauseArea.FEES in core and ClauseArea.GIFTS not in core
    online = add_client(desk, [Person(client_id="", known_as="Mei")], modality="video")
    assert {ClauseArea.RECORDING, ClauseArea.DEVICE_ROOM} <= set(
        areas(desk, agreements.compose(desk, online.id))
    )
    assert ClauseArea.CLIENT_PRIVACY in areas(desk, agreements.compose(desk, couple.id))
    with_gifts = agreements.compose(desk, amara.id, areas=[ClauseArea.GIFTS])
    assert ClauseArea.GIFTS in areas(desk, with_gifts)
    keep_practice(desk, replace(desk.practice.own(), jurisdiction=Jurisdiction.US))
    us = agreements.compose(desk, amara.id)
    assert len(areas(desk, us)) == 13 and ClauseArea.LETTERS_COURT in areas(desk, us)
    assert us.title == "Therapy agreement"


def test_clauses_are_ordered_varied_and_left_out(filled, amara):
    desk = filled
    paper = agreements.compose(desk, amara.id)
    first, second, *rest = agreements.clauses_of(desk, paper.id)
    agreements.order_clauses(desk, paper, [second.id, first.id])
    assert [c.id for c in agreements.clauses_of(desk, paper.id)] == [
        second.id,
        first.id,
        *(c.id for c in rest),
    ]
    with pytest.raises(Refused) as raised:
        agreements.keep_clause(desk, replace(first, choice=ClauseChoice.VARIED))
    assert problems(raised) == ["no_variation", "no_reason"]
    first, second = (desk.clauses.get(c.id) for c in (first, second))
    agreements.keep_clause(
        desk, replace(first, choice=ClauseChoice.VARIED, variation="We meet for an hour.", reason="Travel")
    )
    agreements.keep_clause(desk, replace(second, choice=ClauseChoice.NOT_APPLICABLE))
    fees = next(c for c in rest if c.area is ClauseArea.FEES)
    agreements.keep_clause(desk, replace(fees, values=written({"fee": "£40"})))
    agreements.remove_clause(desk, rest[-1])
    file = agreed(desk, amara, paper)
    text = plain(read_canonical(file.offer.body))
    assert "We meet for an hour." in text and "£40" in text and "Travel" not in text
    assert second.title not in text and rest[-1].title not in text
    assert text.startswith("= How we work together") and "I agree." in text
    lines = agreements.copy_lines(desk, paper)
    assert "A session costs £40, paid monthly. Tell me early if paying gets hard." in lines
    assert lines[-1].startswith("What you say here is private.")


def test_a_clause_cannot_be_moved_into_what_was_agreed(filled, amara):
    from practice_desk.storage.sql import BugError

    file = agreed(filled, amara)
    clause = agreements.clauses_of(filled, file.paper.id)[0]
    other = agreements.compose(filled, amara.id)
    for changed in (
        replace(clause, text="Other"),
        replace(agreements.copied_clause(clause, other), paper_id=file.paper.id),
    ):
        with pytest.raises(BugError, match="CONSTRAINT"):
            agreements.keep_clause(filled, changed)


def test_an_agreement_without_clauses_is_not_offered(filled, amara):
    paper = agreements.compose(filled, amara.id)
    for clause in agreements.clauses_of(filled, paper.id):
        agreements.remove_clause(filled, clause)
    with pytest.raises(Refused) as raised:
        signing.offer(filled, paper.id)
    assert problems(raised) == ["no_clause"]


def hold(desk, client, start, count):
    for n in range(1, count + 1):
        on = start + timedelta(days=7 * n)
        keep_session(desk, Session(client_id=client.id, on=on, state=SessionState.HELD))


def test_an_agreement_is_looked_at_after_six_sessions_or_six_months(filled, amara, day):
    with day("2026-03-02"):
        file = agreed(filled, amara)
        assert agreements.review_on(filled, file) == date(2026, 9, 2)
    with day("2026-04-13"):
        hold(filled, amara, date(2026, 3, 2), 6)
    with day("2026-04-12"):
        assert not agreements.review_is_due(filled, amara.id)
    with day("2026-04-13"):
        assert agreements.review_is_due(filled, amara.id)
        looked = AgreementReview(
            client_id=amara.id, paper_id=file.paper.id, on=date(2026, 4, 13), words="It fits",
            trigger=ReviewTrigger.SCHEDULED,
        )  # fmt: skip
        assert agreements.review(filled, looked) is None
        assert not agreements.review_is_due(filled, amara.id)
        assert state(filled, file) == "signed"


def test_a_changed_clause_makes_a_new_version_that_both_sign(filled, amara, day):
    with day("2026-03-02"):
        old = agreed(filled, amara)
    with day("2026-04-13"):
        looked = AgreementReview(
            client_id=amara.id, paper_id=old.paper.id, on=date(2026, 4, 13), outcome=ReviewOutcome.NEW_VERSION
        )
        fresh = agreements.review(filled, looked)
        clause = next(
            c for c in agreements.clauses_of(filled, fresh.id) if c.area is ClauseArea.CANCELLING
        )  # fmt: skip
        agreements.keep_clause(filled, replace(clause, values=written({"notice_hours": "24"})))
        assert agreements.agreement_now(filled, amara.id).paper.id == old.paper.id
        agreed(filled, amara, fresh)
        assert state(filled, old) == "superseded"
        assert agreements.agreement_now(filled, amara.id).paper.id == fresh.id
        assert [f.paper.id for f in agreements.versions(filled, amara.id)] == [old.paper.id, fresh.id]
        runs = agreements.compare_papers(filled, old.paper.id, fresh.id)
        assert [(r.what, r.text) for r in runs if r.what is not Difference.SAME] == [
            (Difference.REMOVED, "48"), (Difference.ADDED, "24")
        ]  # fmt: skip
        assert agreements.reviews_of(filled, amara.id)[0].new_paper_id == fresh.id


def test_a_crossing_is_noted_in_facts_and_what_comes_later_is_added(desk, amara, day):
    with day("2026-03-02"):
        crossing = crossings.record_crossing(
            desk,
            Crossing(
                client_id=amara.id, on=date(2026, 3, 2), category=BoundaryCategory.GIFTS_SERVICES,
                clause_area=ClauseArea.GIFTS.value, facts="A jar of jam", follow_up_on=date(2026, 3, 9),
            ),
        )  # fmt: skip
        assert [t.kind for t in tasks.tasks_of(desk, amara.id)] == [TaskKind.LOOK_BACK_AT_CROSSING]
        note = crossings.add_to_crossing(
            desk,
            CrossingNote(client_id=amara.id, crossing_id=crossing.id, on=date(2026, 3, 2), outcome="Kept"),
        )
    assert crossings.crossings_of(desk, amara.id) == [crossing]
    assert crossings.notes_of(desk, crossing) == [note]
    assert desk.undo_step is None


def test_a_violation_opens_its_steps_once_at_first_or_later(desk, amara, day):
    steps = crossings.prompts(desk, crossings.STEPS)
    with day("2026-03-02"):
        crossing = crossings.record_crossing(
            desk, Crossing(client_id=amara.id, on=date(2026, 3, 2), category=BoundaryCategory.ROLE, facts="x")
        )
        assert tasks.tasks_of(desk, amara.id) == []
        for _ in range(2):
            crossings.add_to_crossing(
                desk,
                CrossingNote(
                    client_id=amara.id, crossing_id=crossing.id, on=date(2026, 3, 2), outcome="It hurt",
                    violation=True,
                ),
            )  # fmt: skip
    opened = tasks.tasks_of(desk, amara.id)
    assert [t.about for t in opened] == steps and {t.kind for t in opened} == {TaskKind.VIOLATION_STEP}
    assert crossings.was_violation(desk, crossing)


def test_a_crossing_without_facts_is_asked_for_them_and_there_are_nine_prompts(desk, amara):
    with pytest.raises(Refused) as raised:
        crossings.record_crossing(
            desk, Crossing(client_id=amara.id, on=date(2026, 1, 1), category=BoundaryCategory.TIME)
        )
    assert problems(raised) == ["no_facts"]
    assert len(crossings.prompts(desk, crossings.BEFORE)) == 9
    assert len(crossings.prompts(desk, crossings.THINKING)) == 6


def test_clauses_still_to_talk_about_and_clauses_that_all_do_not_apply_hold_the_offer_back(filled, amara):
    paper = agreements.compose(filled, amara.id, keys=["clause.fees", "clause.record"])
    fees, record = agreements.clauses_of(filled, paper.id)
    assert [fees.area, record.area] == [ClauseArea.FEES, ClauseArea.RECORD]
    agreements.keep_clause(filled, replace(fees, choice=ClauseChoice.TO_TALK_ABOUT))
    with pytest.raises(Refused) as raised:
        signing.offer(filled, paper.id)
    assert problems(raised) == ["to_talk_about"]
    for clause in (fees, record):
        agreements.keep_clause(filled, replace(clause, choice=ClauseChoice.NOT_APPLICABLE))
    with pytest.raises(Refused) as raised:
        signing.offer(filled, paper.id)
    assert problems(raised) == ["no_clause"]
    agreements.keep_clause(filled, replace(fees, choice=ClauseChoice.AGREED))
    assert signing.offer(filled, paper.id)


def test_what_is_open_in_a_clause_is_named_also_in_its_line_on_the_clients_copy(desk, amara):
    paper = agreements.compose(desk, amara.id, keys=["clause.complaints"])
    (clause,) = agreements.clauses_of(desk, paper.id)
    assert agreements.open_fields(clause, {}) == ("regulator_name", "regulator_contact")
    assert agreements.open_fields(clause, {"regulator_name": "R", "regulator_contact": "r"}) == ()
    line = replace(clause, text="Speak to me.", summary="Speak to {whom}.")
    assert agreements.open_fields(line, {}) == ("whom",)
    assert agreements.open_fields(replace(line, choice=ClauseChoice.NOT_APPLICABLE), {}) == ()


def test_looking_together_without_a_change_is_one_deed_that_counts_from_today(filled, amara, day):
    with day("2026-03-02"):
        file = agreed(filled, amara)
    with day("2026-10-01"):
        assert agreements.review_is_due(filled, amara.id)
        agreements.look_at_together(filled, papers.file_of(filled, file.paper.id))
        assert not agreements.review_is_due(filled, amara.id)
        assert agreements.review_on(filled, papers.file_of(filled, file.paper.id)) == date(2027, 4, 1)
