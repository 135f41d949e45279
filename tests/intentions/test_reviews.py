"""Looking back together: when it is due, what is kept of it, and what comes of each answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from intentions.papers_of import WORDS, sign

from practice_desk.domain.agreements import AgreementReview, ReviewOutcome, ReviewTrigger
from practice_desk.domain.clients import ClientStatus
from practice_desk.domain.clock import today
from practice_desk.domain.copies import CopyWhy
from practice_desk.domain.deeds import Deed
from practice_desk.domain.due import DueKind
from practice_desk.domain.goals import Goal, GoalChange, GoalState
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.people import Person
from practice_desk.domain.reviews import GoalWish, ReviewAnswer, ReviewWish
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.signing import Refused
from practice_desk.domain.standing import PaperState
from practice_desk.intentions import (
    agreements,
    clients,
    copies,
    goals,
    noticed,
    papers,
    plans,
    reviews,
    sheets,
    signing,
)
from practice_desk.intentions.due import due_of

HOSTILE = "<b>bold</b> &amp; \u202emirror\u2066 محمد Nguyễn 👩‍👩‍👧\nline two " * 20


def hold(desk, client_id, *days):
    for on in days:
        session = Session(client_id=client_id, on=date.fromisoformat(on), state=SessionState.HELD)
        with desk.change(Deed.KEEP_SESSION):
            desk.sessions.save(session)


def weeks(start, count):
    first = date.fromisoformat(start)
    return [(first + timedelta(weeks=n)).isoformat() for n in range(count)]


def agree(desk, client_id):
    """Sign a working agreement of two clauses."""
    paper = agreements.compose(desk, client_id, keys=("clause.time", "clause.fees"))
    paper = papers.fill_in(desk, paper, **WORDS) or paper
    signing.offer(desk, paper.id)
    file = papers.file_of(desk, paper.id)
    for n, _ in enumerate([s for s in file.signers if not s.is_therapist]):
        sign(desk, file, n)
    signing.sign_as_therapist(desk, paper.id)
    return papers.file_of(desk, paper.id)


def answered(desk, client, person=0, wishes=(), line="", **said):
    """Keep the answers of the n-th person; return the review."""
    review = reviews.begin(desk, client.id)
    who = clients.participants(desk, client.id)[person].id
    answer = ReviewAnswer(client_id=client.id, review_id=review.id, person_id=who, **said)
    made = [
        ReviewWish(
            client_id=client.id, review_id=review.id, person_id=who, goal_id=g.id, wish=wish, words=why
        )
        for g, wish, why in wishes
    ]
    reviews.keep_answer(desk, review, answer, made, line)
    return desk.reviews.get(review.id)


@pytest.fixture
def goal(desk, amara):
    made = Goal(client_id=amara.id, words="I leave work on time.")
    goals.keep_goal(desk, made)
    return desk.goals.get(made.id)


# ---- when it is due ----


def test_a_review_is_due_at_attended_session_six_and_six_sessions_after_it(desk, amara, day):
    hold(desk, amara.id, *weeks("2026-01-05", 5))
    with day("2026-02-08"):
        assert not reviews.is_due(desk, amara.id)
    hold(desk, amara.id, "2026-02-09")
    with day("2026-02-09"):
        assert reviews.due_on(desk, amara.id) == date(2026, 2, 9)
        assert [d.kind for d in due_of(desk, amara.id)].count(DueKind.REVIEW) == 1
        reviews.no_change(desk, amara.id)
        assert not reviews.is_due(desk, amara.id)
    hold(desk, amara.id, *weeks("2026-02-16", 6))
    with day("2026-03-23"):
        assert reviews.due_on(desk, amara.id) == date(2026, 3, 23)


def test_sessions_that_did_not_take_place_and_calls_do_not_count(desk, amara, day):
    hold(desk, amara.id, *weeks("2026-01-05", 5))
    with desk.change(Deed.KEEP_SESSION):
        missed = Session(client_id=amara.id, on=date(2026, 2, 9), state=SessionState.NOT_HELD)
        desk.sessions.save(missed)
    with day("2026-02-10"):
        assert not reviews.is_due(desk, amara.id)


def test_at_the_latest_a_review_is_due_after_six_months(desk, amara, day):
    hold(desk, amara.id, "2026-01-05")
    with day("2026-07-04"):
        assert not reviews.is_due(desk, amara.id)
    with day("2026-07-05"):
        assert reviews.is_due(desk, amara.id)


def test_the_session_that_will_be_the_sixth_is_named_beforehand(desk, amara, day):
    hold(desk, amara.id, *weeks("2026-01-05", 5))
    with desk.change(Deed.KEEP_SESSION):
        desk.sessions.save(Session(client_id=amara.id, on=date(2026, 2, 9)))
    with day("2026-02-03"):
        assert reviews.due_on(desk, amara.id) == date(2026, 2, 9)
        assert not reviews.is_due(desk, amara.id)
    with day("2026-02-09"):
        assert reviews.is_due(desk, amara.id)


def test_nothing_is_due_once_the_work_is_over(desk, amara, day):
    hold(desk, amara.id, "2026-01-05")
    with day("2026-08-01"):
        assert reviews.is_due(desk, amara.id)
        clients.change_status(desk, amara.id, ClientStatus.ENDED, today())
        assert reviews.due_on(desk, amara.id) is None


def test_a_scheduled_look_at_the_agreement_is_a_review_one_after_a_crossing_is_not(desk, amara, day):
    with day("2026-01-05"):
        file = agree(desk, amara.id)
    hold(desk, amara.id, *weeks("2026-01-05", 6))
    look = AgreementReview(client_id=amara.id, paper_id=file.paper.id, on=date(2026, 2, 9))
    with day("2026-02-09"):
        agreements.review(desk, replace(look, trigger=ReviewTrigger.CROSSING))
        assert reviews.is_due(desk, amara.id)
        agreements.look_at_together(desk, file)
        assert not reviews.is_due(desk, amara.id)


def test_the_date_set_for_the_plan_counts_until_a_review_was_held(desk, amara, goal, day):
    hold(desk, amara.id, "2026-01-05")
    with day("2026-01-05"):
        plans.agree_plan(desk, amara.id, (), date(2026, 2, 1))
    with day("2026-02-01"):
        assert reviews.is_due(desk, amara.id)
    with day("2026-02-02"):
        reviews.no_change(desk, amara.id)
        assert not reviews.is_due(desk, amara.id)


# ---- what was said ----


def test_answers_are_kept_word_for_word_and_those_of_the_same_person_replace_each_other(desk, amara, goal):
    first = answered(desk, amara, better=HOSTILE, wishes=[(goal, GoalWish.CHANGE, HOSTILE)])
    second = answered(desk, amara, better="Sundays", wishes=[(goal, GoalWish.KEEP, "")])
    file = reviews.file_of(desk, second)
    assert first.id == second.id and len(file.answers) == 1
    assert file.answers[0].better == "Sundays"
    assert [(w.wish, w.words) for w in file.wishes] == [(GoalWish.KEEP, "")]
    desk.undo()
    file = reviews.file_of(desk, second)
    assert file.answers[0].better == HOSTILE and file.wishes[0].words == HOSTILE
    desk.undo()
    assert desk.reviews.count() == desk.review_answers.count() == desk.review_wishes.count() == 0


def test_two_people_answer_each_for_themselves(desk, couple):
    answered(desk, couple, 1, better="We laughed")
    review = answered(desk, couple, 0, better="Nothing yet")
    file = reviews.file_of(desk, review)
    ines, jonah = clients.participants(desk, couple.id)
    assert [a.person_id for a in file.answers] == [ines.id, jonah.id]
    assert file.answer_of(jonah.id).better == "We laughed"


def test_a_person_sees_their_own_lines_and_those_said_together_not_the_others(desk, couple):
    ines, jonah = clients.participants(desk, couple.id)
    for who, words in ((ines.id, "mine"), (jonah.id, "his"), (None, "ours")):
        line = Noticed(client_id=couple.id, person_id=who, on=today(), words=words)
        noticed.keep_noticed(desk, line)
    assert {n.words for n in reviews.lines_for(desk, ines)} == {"mine", "ours"}


def test_a_new_line_joins_what_i_notice(desk, amara):
    answered(desk, amara, line="I breathe out")
    (line,) = noticed.thread(desk, amara.id)
    assert line.words == "I breathe out" and line.person_id == clients.participants(desk, amara.id)[0].id
    desk.undo()
    assert noticed.thread(desk, amara.id) == []


def test_the_chosen_lines_stand_on_the_next_sheet_until_one_was_printed_later(desk, amara, day):
    with day("2026-02-09"):
        lines = [Noticed(client_id=amara.id, on=today(), words=w) for w in ("one", "two", "three")]
        for line in lines:
            noticed.keep_noticed(desk, line)
        wanted = (lines[0].id, lines[2].id)
        reviews.finish(desk, answered(desk, amara, noticed_ids=wanted))
        choices = sheets.usual_choices(desk, amara.id)
        assert choices.noticed_ids == wanted
        assert set(sheets.sheet(desk, amara.id, choices).noticed) == {"one", "three"}
        noticed.remove_noticed(desk, lines[0])
        assert sheets.usual_choices(desk, amara.id).noticed_ids == (lines[2].id,)
    with day("2026-02-16"):
        copies.record_sheet(desk, amara.id, sheets.usual_choices(desk, amara.id), CopyWhy.PRINTED, b"%PDF")
        assert sheets.usual_choices(desk, amara.id).noticed_ids == ()


def test_a_review_that_is_finished_takes_no_more_answers(desk, amara):
    review = answered(desk, amara, better="Sundays")
    reviews.finish(desk, review)
    late = ReviewAnswer(client_id=amara.id, review_id=review.id)
    with pytest.raises(Refused):
        reviews.keep_answer(desk, review, late)
    assert reviews.begin(desk, amara.id).id != review.id


# ---- what becomes of it ----


@pytest.mark.parametrize(
    ("wish", "state"),
    [
        (GoalWish.KEEP, GoalState.ACTIVE),
        (GoalWish.CHANGE, GoalState.ACTIVE),
        (GoalWish.REST, GoalState.PAUSED),
        (GoalWish.FINISH, GoalState.ACHIEVED),
        (GoalWish.PARTLY, GoalState.PARTLY),
    ],
)
def test_a_wish_becomes_what_it_means_with_its_reason_and_undo_takes_it_back(desk, amara, goal, wish, state):
    review = answered(desk, amara, better="Sundays")
    reviews.settle(desk, review, goal, wish, "It is done")
    assert desk.goals.get(goal.id).state is state
    assert desk.reviews.get(review.id).settled == (goal.id,)
    edits = [e for e in desk.goal_edits.of_client(amara.id) if e.what is GoalChange.STATE]
    assert [e.reason for e in edits] == ([] if state is GoalState.ACTIVE else ["It is done"])
    desk.undo()
    assert desk.goals.get(goal.id).state is GoalState.ACTIVE
    assert desk.reviews.get(review.id).settled == ()


def test_a_spoken_review_needs_nothing_typed(desk, amara, goal):
    review = reviews.begin(desk, amara.id)
    reviews.settle(desk, review, goal, GoalWish.REST, "Not now")
    assert reviews.open_review(desk, amara.id).settled == (goal.id,)


def test_what_was_said_on_a_value_and_a_strength_becomes_a_goal_and_a_step_in_one_press(desk, day):
    lists = {"matters": ("family", "rest"), "strengths": ("humour",)}
    client = clients.add_client(desk, [Person(client_id="", known_as="Leo")], **lists)
    assert reviews.offers(desk, client.id) == (["family", "rest"], ["humour"])
    said = {"value": "family", "value_words": "I call Ana", "strength": "humour", "strength_words": "Joke"}
    review = answered(desk, client, **said)
    (answer,) = reviews.file_of(desk, review).answers
    made, step = reviews.add_goal(desk, review, answer), reviews.add_step(desk, review, answer)
    assert (desk.goals.get(made.id).words, desk.goals.get(made.id).matters) == ("I call Ana", "family")
    assert (desk.steps.get(step.id).what, desk.steps.get(step.id).strength) == ("Joke", "humour")
    assert reviews.offers(desk, client.id) == (["rest"], [])
    desk.undo()
    desk.undo()
    assert desk.goals.count() == desk.steps.count() == 0


def test_a_step_of_one_of_two_people_is_theirs(desk, couple):
    review = answered(desk, couple, 1, strength_words="Joke")
    (answer,) = reviews.file_of(desk, review).answers
    jonah = clients.participants(desk, couple.id)[1]
    assert reviews.add_step(desk, review, answer).person_id == jonah.id


def test_no_change_is_one_deed_without_a_signature(desk, amara, goal, day):
    with day("2026-01-05"):
        file = agree(desk, amara.id)
    signed = desk.signatures.count()
    with day("2026-02-09"):
        review = reviews.no_change(desk, amara.id)
    assert review.unchanged and not review.is_open and review.settled == (goal.id,)
    (look,) = agreements.reviews_of(desk, amara.id)
    assert look.outcome is ReviewOutcome.KEPT and look.paper_id == file.paper.id
    assert review.agreement_review_id == look.id
    assert desk.signatures.count() == signed and desk.papers.count() == 1


def test_no_change_without_an_agreement_is_taken_back_by_undo(desk, amara, goal):
    reviews.no_change(desk, amara.id)
    assert desk.undo() is Deed.FINISH_REVIEW
    assert desk.reviews.count() == 0


def test_a_changed_agreement_is_drafted_and_the_one_that_holds_stays_until_all_sign(desk, amara):
    file = agree(desk, amara.id)
    review = answered(desk, amara, talk=("Is money clear?",), change="A later hour")
    fresh = reviews.settle_agreement(desk, review, ReviewOutcome.NEW_VERSION)
    assert fresh.follows_id == file.paper.id
    (look,) = agreements.reviews_of(desk, amara.id)
    assert (look.words, look.new_paper_id) == ("A later hour", fresh.id)
    assert agreements.agreement_now(desk, amara.id).paper.id == file.paper.id
    again = reviews.settle_agreement(desk, review, ReviewOutcome.NEW_VERSION)
    assert again.id == fresh.id


@pytest.mark.parametrize(
    ("said", "looks"), [({"fits": ("Q",)}, 1), ({"fits": ("Q",), "talk": ("R",)}, 0), ({"better": "x"}, 0)]
)
def test_finishing_notes_the_agreement_as_looked_at_only_where_all_of_it_fits(desk, amara, said, looks):
    agree(desk, amara.id)
    done = reviews.finish(desk, answered(desk, amara, **said))
    assert done.finished_on == today()
    assert len(agreements.reviews_of(desk, amara.id)) == looks


def test_a_draft_of_the_turned_screen_ends_with_the_review(desk, amara):
    person = clients.participants(desk, amara.id)[0]
    review = answered(desk, amara, better="Sundays")
    desk.scratch.keep(reviews.DRAFT, person.id, {"better": "half a"}, client_id=amara.id)
    reviews.finish(desk, review)
    assert desk.scratch.find(reviews.DRAFT, person.id) is None


def test_removing_a_goal_takes_its_wishes_with_it(desk, amara, goal):
    review = answered(desk, amara, wishes=[(goal, GoalWish.KEEP, "")])
    goals.remove_goal(desk, goal)
    assert reviews.file_of(desk, review).wishes == ()
    desk.undo()
    assert len(reviews.file_of(desk, review).wishes) == 1


def test_steps_agreed_at_a_review_stand_on_the_sheet_it_ends_in(desk, amara):
    review = answered(desk, amara, strength_words="Call Ana")
    (answer,) = reviews.file_of(desk, review).answers
    reviews.add_step(desk, review, answer)
    reviews.finish(desk, review)
    sheet = sheets.sheet(desk, amara.id, sheets.usual_choices(desk, amara.id))
    assert [s.what for s in sheet.steps] == ["Call Ana"]


# ---- taking back what nobody signed ----


def test_a_look_at_the_agreement_is_taken_back_by_undo_and_by_name(desk, amara, day):
    with day("2026-01-05"):
        agree(desk, amara.id)
    with day("2026-03-09"):
        before = agreements.review_on(desk, agreements.agreement_now(desk, amara.id))
        review = answered(desk, amara, better="Sundays")
        reviews.settle_agreement(desk, review, ReviewOutcome.KEPT)
        looked = agreements.review_on(desk, agreements.agreement_now(desk, amara.id))
        assert looked > before
        assert desk.undo() is Deed.REVIEW_AGREEMENT
        assert agreements.review_on(desk, agreements.agreement_now(desk, amara.id)) == before
        reviews.settle_agreement(desk, review, ReviewOutcome.KEPT)
        reviews.take_back_look(desk, desk.reviews.get(review.id))
        assert agreements.review_on(desk, agreements.agreement_now(desk, amara.id)) == before
        assert desk.reviews.get(review.id).agreement_review_id is None


def test_a_draft_stays_when_its_look_is_taken_back_and_an_offered_version_keeps_its_look(desk, amara):
    agree(desk, amara.id)
    review = answered(desk, amara, talk=("Money?",))
    fresh = reviews.settle_agreement(desk, review, ReviewOutcome.NEW_VERSION)
    papers.fill_in(desk, fresh, **WORDS)
    reviews.take_back_look(desk, desk.reviews.get(review.id))
    assert desk.papers.find(fresh.id) is not None and agreements.reviews_of(desk, amara.id) == []
    again = reviews.settle_agreement(desk, review, ReviewOutcome.NEW_VERSION)
    assert again.id == fresh.id
    signing.offer(desk, fresh.id)
    kept = desk.reviews.get(review.id)
    assert not reviews.may_take_back_look(desk, kept)
    reviews.take_back_look(desk, kept)
    assert len(agreements.reviews_of(desk, amara.id)) == 1


def test_a_look_that_set_the_next_day_is_a_fact_and_stays(desk, amara):
    file = agree(desk, amara.id)
    review = answered(desk, amara, better="Sundays")
    look = AgreementReview(client_id=amara.id, paper_id=file.paper.id, on=today())
    agreements.review(desk, look, next_on=today() + timedelta(days=30))
    with desk.change(Deed.KEEP_REVIEW):
        desk.reviews.save(replace(review, agreement_review_id=look.id))
    assert desk.undo_step.deed is Deed.KEEP_REVIEW  # nothing before the fact can be undone
    assert not reviews.may_take_back_look(desk, desk.reviews.get(review.id))
    stands = papers.standing_of(desk, file.paper.id)
    assert stands.review_on == today() + timedelta(days=30)
    (event,) = papers.file_of(desk, file.paper.id).events
    assert event.id != look.id  # it is said once


def test_a_later_look_takes_the_place_of_the_day_that_was_set(desk, amara, day):
    with day("2026-01-05"):
        file = agree(desk, amara.id)
        look = AgreementReview(client_id=amara.id, paper_id=file.paper.id, on=today())
        agreements.review(desk, look, next_on=date(2026, 2, 2))
    with day("2026-02-09"):
        assert papers.standing_of(desk, file.paper.id).state is PaperState.REVIEW_DUE
        agreements.look_at_together(desk, agreements.agreement_now(desk, amara.id))
        assert papers.standing_of(desk, file.paper.id).state is PaperState.SIGNED
        desk.undo()
        assert papers.standing_of(desk, file.paper.id).state is PaperState.REVIEW_DUE


def test_a_finished_review_opens_again_with_all_that_was_said_and_settled(desk, amara, goal):
    review = answered(desk, amara, better="Sundays")
    reviews.settle(desk, review, goal, GoalWish.REST, "Not now")
    reviews.reopen(desk, reviews.finish(desk, review))
    kept = reviews.open_review(desk, amara.id)
    assert kept.id == review.id and kept.settled == (goal.id,)
    assert reviews.file_of(desk, kept).answers[0].better == "Sundays"


def test_a_goal_that_rested_is_in_work_again_when_it_is_kept_after_all(desk, amara, goal):
    review = answered(desk, amara, better="Sundays")
    reviews.settle(desk, review, goal, GoalWish.REST, "Not now")
    reviews.settle(desk, review, desk.goals.get(goal.id), GoalWish.KEEP, "It matters")
    assert desk.goals.get(goal.id).state is GoalState.ACTIVE
    assert desk.reviews.get(review.id).settled == (goal.id,)
