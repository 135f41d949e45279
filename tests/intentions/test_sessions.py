"""Sessions on a real desk: opened, held or not, what mattered, and the card before the next one."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from practice_desk.domain import clock
from practice_desk.domain.attendance import Attended
from practice_desk.domain.due import DueKind
from practice_desk.domain.goals import Goal
from practice_desk.domain.note_text import read_plain, write_sections
from practice_desk.domain.notes import RiskConsidered
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.reflections import Reflection
from practice_desk.domain.sessions import Session, SessionAdvice, SessionProblem, SessionState
from practice_desk.domain.signing import Refused
from practice_desk.domain.steps import Step, StepReview
from practice_desk.intentions import agreements, goals, notes, noticed, sessions, steps

DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _afternoon():
    with clock.at(datetime.combine(DAY, time(15))):
        yield


def planned(desk, client, on=DAY, **about):
    session = Session(client_id=client.id, on=on, start=time(14), **about)
    sessions.keep_session(desk, session)
    return session


def held(desk, client, on=DAY):
    return sessions.open_session(desk, planned(desk, client, on).id)


def test_opening_a_session_fills_in_who_came_and_can_be_taken_back(desk, couple):
    session = planned(desk, couple)
    opened = sessions.open_session(desk, session.id)
    assert opened.state is SessionState.HELD
    assert [a.how for a in sessions.attendance_of(desk, session.id)] == [Attended.CAME] * 2
    desk.undo()
    assert desk.sessions.get(session.id) == session
    assert sessions.attendance_of(desk, session.id) == []


def test_a_session_planned_for_a_later_day_is_held_on_the_day_it_is_opened(desk, amara):
    session = planned(desk, amara, DAY + timedelta(days=3))
    assert sessions.open_session(desk, session.id).on == DAY
    assert sessions.open_session(desk, session.id).start == time(15)


def test_opening_a_session_again_changes_nothing(desk, amara):
    session = held(desk, amara)
    before = desk.undo_step
    sessions.open_session(desk, session.id)
    assert desk.undo_step is before


def test_did_not_come_is_one_press_that_asks_for_no_note_and_leaves_steps_alone(desk, amara):
    steps.keep_step(desk, Step(client_id=amara.id, what="Walk to the canal"))
    session = planned(desk, amara)
    sessions.did_not_come(desk, session.id)
    assert desk.sessions.get(session.id).state is SessionState.NOT_HELD
    assert [a.how for a in sessions.attendance_of(desk, session.id)] == [Attended.DID_NOT_COME]
    assert sessions.unwritten(desk) == []
    assert [s.what for s in desk.steps.of_client(amara.id)] == ["Walk to the canal"]
    assert desk.step_reviews.count() == 0
    desk.undo()
    assert desk.sessions.get(session.id) == session


def test_a_draft_with_words_stays_when_nobody_came_an_empty_one_goes(desk, amara):
    empty, full = held(desk, amara), held(desk, amara, DAY - timedelta(days=7))
    notes.keep_note(desk, notes.begin_note(desk, empty.id))
    notes.two_lines(desk, full.id, "Rang at five past.")
    for session in (empty, full):
        sessions.did_not_come(desk, session.id)
    assert notes.note_of(desk, empty.id) is None
    assert notes.note_of(desk, full.id) is not None


def test_in_a_couple_one_who_came_makes_it_a_session(desk, couple):
    session = held(desk, couple)
    ines, jonah = desk.people.of_client(couple.id)
    sessions.mark_attendance(desk, session.id, jonah.id, Attended.DID_NOT_COME)
    assert desk.sessions.get(session.id).state is SessionState.HELD
    assert notes.begin_note(desk, session.id).present == ("Ines Castelrud",)
    sessions.mark_attendance(desk, session.id, ines.id, Attended.CANCELLED_LATE)
    assert desk.sessions.get(session.id).state is SessionState.NOT_HELD
    sessions.mark_attendance(desk, session.id, ines.id, Attended.CAME_LATE)
    assert desk.sessions.get(session.id).state is SessionState.HELD


def test_one_persons_absence_alone_does_not_end_a_couples_session(desk, couple):
    session = planned(desk, couple)
    person = desk.people.of_client(couple.id)[0]
    sessions.mark_attendance(desk, session.id, person.id, Attended.CANCELLED_IN_TIME)
    assert desk.sessions.get(session.id).state is SessionState.PLANNED


def test_nobody_cancels_in_time_after_the_session_began(desk, amara):
    session = planned(desk, amara)
    person, told = desk.people.of_client(amara.id)[0], datetime.combine(DAY, time(14, 30))
    early = Attended.CANCELLED_IN_TIME
    with pytest.raises(Refused):
        sessions.mark_attendance(desk, session.id, person.id, early, told_at=told)
    with pytest.raises(Refused):
        sessions.did_not_come(desk, session.id, early, told_at=told)
    assert desk.sessions.get(session.id) == session


def test_two_sessions_at_once_or_in_ten_years_are_warned_about_and_kept(desk, amara, couple):
    planned(desk, couple)
    same = Session(client_id=amara.id, on=DAY, start=time(14, 30))
    far = Session(client_id=amara.id, on=DAY.replace(year=2036), start=time(14))
    assert sessions.advice_on(desk, same) == (SessionAdvice.SAME_TIME,)
    assert sessions.advice_on(desk, far) == (SessionAdvice.FAR_AHEAD,)
    for session in (same, far):
        sessions.keep_session(desk, session)
    assert len(desk.sessions.of_client(amara.id)) == 2
    fine = Session(client_id=amara.id, on=DAY + timedelta(days=1), start=time(14))
    assert sessions.advice_on(desk, fine) == ()


def test_what_cannot_be_is_refused_beside_the_field(desk, amara):
    wrong = Session(client_id=amara.id, on=DAY + timedelta(days=1), minutes=0, state=SessionState.HELD)
    with pytest.raises(Refused) as caught:
        sessions.keep_session(desk, wrong)
    assert dict(caught.value.problems) == {"minutes": SessionProblem.MINUTES, "on": SessionProblem.TO_COME}
    assert desk.sessions.count() == 0


def test_what_mattered_is_kept_in_their_words_and_read_back(desk, amara):
    session = held(desk, amara)
    sessions.mattered(desk, session.id, " That I said it. ", confirmed=True)
    kept = desk.sessions.get(session.id)
    assert (kept.mattered, kept.confirmed) == ("That I said it.", True)
    assert not sessions.mattered(desk, session.id, "", confirmed=True).confirmed
    sessions.keep_techniques(desk, session.id, ["Validation", "Validation", " "])
    assert desk.sessions.get(session.id).techniques == ("Validation",)


def test_a_session_with_a_signed_note_stays(desk, amara):
    session = held(desk, amara)
    sign(desk, session, "Something.")
    with pytest.raises(Refused) as caught:
        sessions.remove_session(desk, session)
    assert dict(caught.value.problems) == {"session": SessionProblem.HAS_SIGNED}
    other = held(desk, amara, DAY - timedelta(days=7))
    notes.two_lines(desk, other.id, "A line.")
    sessions.remove_session(desk, other)
    assert desk.sessions.find(other.id) is None
    assert desk.notes.count() == 1
    desk.undo()
    assert notes.note_of(desk, other.id) is not None


def sign(desk, session, words, following=""):
    note = notes.begin_note(desk, session.id, with_plan=False)
    parts = [
        replace(s, passages=read_plain({0: words, 2: following}.get(n, "")))
        for n, s in enumerate(note.sections())
    ]
    note = replace(note, body=write_sections(parts), risk=RiskConsidered.NOTHING_NEW)
    return notes.sign_note(desk, note)


def test_the_card_before_says_what_was_agreed_last_time(desk, amara):
    person = desk.people.of_client(amara.id)[0]
    first = held(desk, amara, DAY - timedelta(days=7))
    sessions.mattered(desk, first.id, "That I left at five.")
    sign(desk, first, "Nobody else's business.", "Try it on Tuesday.\nAsk about the rota.")
    goal = Goal(client_id=amara.id, words="Leave work on time")
    goals.keep_goal(desk, goal)
    marks = [
        Rating(
            client_id=amara.id,
            goal_id=goal.id,
            session_id=first.id,
            on=first.on,
            person_id=person.id,
            value=4,
        ),
        Rating(
            client_id=amara.id,
            goal_id=goal.id,
            session_id=first.id,
            on=first.on,
            rater=Rater.THERAPIST,
            value=6,
        ),
    ]
    goals.keep_ratings(desk, amara.id, marks)
    step = Step(client_id=amara.id, goal_id=goal.id, what="Say when I go")
    steps.keep_step(desk, step)
    steps.review_step(
        desk, StepReview(client_id=amara.id, step_id=step.id, session_id=first.id, on=first.on, done_client=2)
    )
    noticed.keep_noticed(
        desk, Noticed(client_id=amara.id, session_id=first.id, on=first.on, words="It was easier out loud.")
    )
    second = planned(desk, amara)
    card = sessions.moments(desk, second.id)
    assert card.number == 2
    assert card.last.session.id == first.id
    assert card.last.mattered == "That I left at five."
    assert card.last.next_lines == ("Try it on Tuesday.", "Ask about the rota.")
    assert [(s.step.what, s.last_review.done_client) for s in card.steps] == [("Say when I go", 2)]
    by = {who: r.value for who, r in card.marks[0].ten.items()}
    assert by == {(Rater.PERSON, person.id): 4, (Rater.THERAPIST, None): 6}
    assert card.marks[0].gas == {}
    assert [n.words for n in card.noticed] == ["It was easier out loud."]


def test_marks_and_reviews_of_the_session_itself_are_not_last_times(desk, amara):
    goal = Goal(client_id=amara.id, words="Leave work on time")
    goals.keep_goal(desk, goal)
    session = held(desk, amara)
    mark = Rating(
        client_id=amara.id, goal_id=goal.id, session_id=session.id, on=DAY, scale=Scale.TEN, value=9
    )
    goals.keep_ratings(desk, amara.id, [mark])
    assert sessions.moments(desk, session.id).marks[0].ten == {}


def test_a_first_session_has_no_last_time(desk, amara):
    card = sessions.moments(desk, planned(desk, amara).id)
    assert (card.last, card.number, card.steps) == (None, 1, ())


def test_the_card_names_what_is_due_but_not_the_session_itself(desk, amara):
    first = held(desk, amara, DAY - timedelta(days=7))
    second = held(desk, amara)
    kinds = [(d.kind, d.place.id) for d in sessions.moments(desk, second.id).due]
    assert (DueKind.NOTE_TO_WRITE, first.id) in kinds
    assert second.id not in [place for _, place in kinds]
    assert DueKind.PAPER_MISSING in [kind for kind, _ in kinds]
    notes.two_lines(desk, first.id, "A line.")
    due = sessions.moments(desk, second.id).due
    assert DueKind.NOTE_TO_FINISH in [d.kind for d in due]


def test_a_line_to_try_stands_on_the_card_until_it_is_answered(desk, amara):
    session = planned(desk, amara)
    line = Reflection(client_id=amara.id, on=DAY, could_try="Wait for the end of her sentence.")
    with desk.change(notes.Deed.KEEP_REFLECTION):
        desk.reflections.save(line)
    assert [r.could_try for r in sessions.moments(desk, session.id).to_try] == [line.could_try]


def test_what_did_not_take_place_is_not_last_time_nor_counted(desk, amara):
    first = held(desk, amara, DAY - timedelta(days=14))
    missed = planned(desk, amara, DAY - timedelta(days=7))
    sessions.did_not_come(desk, missed.id)
    card = sessions.moments(desk, planned(desk, amara).id)
    assert (card.last.session.id, card.number) == (first.id, 2)
    assert agreements.review_is_due(desk, amara.id) is False
