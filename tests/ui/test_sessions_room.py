"""Sessions and contacts, as a therapist meets them: before, together, after."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.drivers.goals import settle
from ui.drivers.sessions import SessionsDriver

from practice_desk.domain import clock
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.domain.notes import AdditionKind
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.sessions import Session, SessionKind, SessionState
from practice_desk.domain.steps import Step, StepState, StepVerdict
from practice_desk.intentions import (
    contact_records,
    emotions,
    goals,
    notes,
    practice_parts,
    ruptures,
    sessions,
    step_looks,
    steps,
)
from practice_desk.intentions.clients import add_client, participants
from practice_desk.ui.parts.contact_record import open_contact

NOW = datetime(2026, 3, 12, 10, 55).astimezone()
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def _that_day():
    with clock.at(NOW):
        yield


@pytest.fixture
def amara(context):
    return add_client(context.desk, [Person(client_id="", known_as="Amara Okonlind")])


@pytest.fixture
def goal(context, amara):
    made = Goal(client_id=amara.id, words="I leave work on time.", target=8)
    goals.keep_goal(context.desk, made)
    return made


@pytest.fixture
def step(context, amara, goal):
    made = Step(
        client_id=amara.id, goal_id=goal.id, what="Tell the charge nurse", agreed_on=NOW.date() - WEEK
    )
    steps.keep_step(context.desk, made)
    return context.desk.steps.get(made.id)


@pytest.fixture
def session(context, amara):
    return held(context, amara, 0)


@pytest.fixture
def page(context, qtbot, amara, goal, step, session):
    with SessionsDriver(context, qtbot, amara.id, session.id) as driver:
        yield driver


def held(context, client, days, state=SessionState.HELD, **more):
    on = NOW.date() + timedelta(days=days)
    made = Session(client_id=client.id, on=on, start=time(10), state=state, **more)
    with context.desk.change(Deed.KEEP_SESSION, None):
        context.desk.sessions.save(made)
    return made


# ---- the list ----


def test_an_empty_list_says_what_it_is_for_and_offers_the_first_session(context, qtbot, amara):
    with SessionsDriver(context, qtbot, amara.id) as page:
        assert page.sees("No sessions yet.")
        page.press("Plan a session")
        page.keep()
        assert page.sees("To come")


def test_the_list_says_in_words_which_notes_are_still_to_write_and_to_sign(context, qtbot, amara):
    first, second, third = (held(context, amara, -n) for n in (21, 14, 7))
    notes.two_lines(context.desk, second.id, "came late, tired")
    draft = notes.begin_note(context.desk, third.id, with_plan=False)
    notes.keep_note(context.desk, draft)
    with SessionsDriver(context, qtbot, amara.id) as page:
        assert page.sees("3 notes")
        for words in ("No note yet", "To finish", "Draft, to sign"):
            assert page.sees(words)
        assert [page.find(f"session-{s.id}") for s in (first, second, third)]


def test_contacts_and_sessions_can_be_seen_apart(context, qtbot, amara):
    held(context, amara, -7)
    held(context, amara, -3, kind=SessionKind.CALL, about="About the rota")
    with SessionsDriver(context, qtbot, amara.id) as page:
        page.press("Contacts 1")
        settle()
        assert page.sees("About the rota")
        page.press("Sessions 1")
        settle()
        assert not page.sees("About the rota")


def test_planning_is_taken_back_on_this_page(context, qtbot, amara):
    with SessionsDriver(context, qtbot, amara.id) as page:
        page.press("Plan a session")
        page.keep()
        assert context.desk.undo_step.place.kind is PlaceKind.SESSIONS
        page.undo()
        assert context.desk.sessions.of_client(amara.id) == []


def test_a_session_in_ten_years_is_warned_about_and_kept(context, qtbot, amara):
    with SessionsDriver(context, qtbot, amara.id) as page:
        page.press("Plan a session")
        page.fill(on=NOW.date() + timedelta(days=3650))
        assert not page.keep()
        assert "more than a year ahead" in page.dialog().warning.text()
        assert page.keep()
        assert len(context.desk.sessions.of_client(amara.id)) == 1


# ---- before ----


def test_before_shows_what_was_agreed_what_was_marked_and_what_mattered(context, qtbot, amara, goal, step):
    last = held(context, amara, -7, mattered="I said no and nothing fell apart.")
    today = held(context, amara, 0, SessionState.PLANNED)
    with SessionsDriver(context, qtbot, amara.id, today.id) as page:
        assert page.sees("I said no and nothing fell apart.")
        assert page.sees("Tell the charge nurse")
        assert page.sees("No note yet")
        page.press("Open the session before")
        assert page.room.session == last


def test_looking_at_a_planned_session_begins_nothing(context, qtbot, amara, goal):
    today = held(context, amara, 0, SessionState.PLANNED)
    with SessionsDriver(context, qtbot, amara.id, today.id):
        assert context.desk.sessions.get(today.id).state is SessionState.PLANNED


# ---- together ----


def test_the_first_mark_of_a_planned_session_says_that_it_is_held(context, qtbot, amara, goal, step):
    today = held(context, amara, 0, SessionState.PLANNED)
    with SessionsDriver(context, qtbot, amara.id, today.id) as page:
        page.mark(step.id, 3)
        assert context.desk.sessions.get(today.id).state is SessionState.HELD
        assert [a.how.value for a in context.desk.attendances.all()] == ["came"]
        page.undo()
        assert context.desk.sessions.get(today.id).state is SessionState.PLANNED


def test_a_step_is_marked_by_the_client_then_by_one_key_of_the_therapist(page, step):
    assert not page.has(f"mine-{step.id}")
    page.mark(step.id, 3)
    page.key(QApplication.focusWidget(), 2)  # the keyboard went to the therapist's own mark by itself
    (review,) = page.desk.step_reviews.all()
    assert (review.done_client, review.done_therapist, review.verdict) == (3, 2, StepVerdict.KEEP)
    assert page.sees("Amara Okonlind: Most of it  ·  You: About half") or page.sees("You: About half")


def test_a_marked_step_goes_on_and_what_becomes_of_it_can_be_changed(page, step, session):
    page.mark(step.id, 4)
    (following,) = step_looks.agreed_in(page.desk, session)
    assert (following.follows_id, following.state) == (step.id, StepState.OPEN)
    page.press("Done")
    assert step_looks.agreed_in(page.desk, session) == []
    assert page.desk.step_reviews.all()[0].verdict is StepVerdict.DONE
    page.press("Keep")
    assert [s.follows_id for s in step_looks.agreed_in(page.desk, session)] == [step.id]


def test_letting_a_step_go_is_kept_as_that(page, step, session):
    page.mark(step.id, 0)
    page.press("Let go")
    assert page.desk.steps.get(step.id).state is StepState.LET_GO


def test_making_a_step_smaller_opens_it_with_its_words(page, step, session):
    page.mark(step.id, 1)
    page.press("Make smaller")
    page.fill(what="Say it once")
    page.keep()
    (following,) = step_looks.agreed_in(page.desk, session)
    assert following.what == "Say it once"
    assert page.desk.step_reviews.all()[0].verdict is StepVerdict.SMALLER


def test_the_clients_number_comes_before_the_therapists_own(page, goal):
    assert page.sees("Your own number comes after theirs.")
    page.rate(goal.id, "person", 7)
    page.rate(goal.id, "therapist", 5)
    assert {(r.rater.value, r.value) for r in page.desk.ratings.all()} == {("person", 7), ("therapist", 5)}


def test_a_guess_put_in_before_is_hidden_until_the_client_said_their_number(page, goal, amara):
    page.press_named(f"guess-{goal.id}")
    page.rate(goal.id, "therapist", 4)
    assert page.sees("Your guess is kept and shows after theirs.")
    assert not [
        p
        for p in page.room.findChildren(
            type(page.find(f"mark-{goal.id}-person-{participants(page.desk, amara.id)[0].id}-ten"))
        )
        if "therapist" in p.objectName() and p.isVisible()
    ]
    page.rate(goal.id, "person", 7)
    shown = next(w for w in page.room.findChildren(object) if "therapist" in w.objectName())
    assert shown.value() == 4


def test_ten_is_typed_as_one_and_nought_although_the_page_is_built_anew_between(page, goal):
    page.rate(goal.id, "person", 1)
    page.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_0)
    settle()
    assert [r.value for r in page.desk.ratings.all()] == [10]


def test_a_number_is_taken_out_again(page, goal):
    page.rate(goal.id, "person", 6)
    page.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    settle()
    assert page.desk.ratings.all() == []


def test_what_mattered_is_kept_with_that_it_was_read_back_and_what_was_noticed(page, session):
    page.say("mattered", "I can stop")
    page.press("Read back, confirmed")
    page.say("noticed", "I breathe out")
    page.press("Keep words")
    kept = page.desk.sessions.get(session.id)
    assert (kept.mattered, kept.confirmed) == ("I can stop", True)
    assert [n.words for n in page.desk.noticed.all()] == ["I breathe out"]
    page.undo()
    assert page.desk.noticed.all() == []
    assert page.desk.sessions.get(session.id).mattered == ""


def test_words_that_are_typed_survive_what_is_pressed_beside_them(page, goal):
    page.say("mattered", "half a sent")
    page.rate(goal.id, "person", 6)
    assert page.find("mattered").value() == "half a sent"


def test_a_new_step_joins_what_is_agreed(page, session):
    page.press("Add a step")
    page.fill(what="Ask Ada", confidence=7)
    page.keep()
    assert [s.what for s in step_looks.agreed_in(page.desk, session)] == ["Ask Ada"]
    assert page.sees("new, sure 7 of 10")
    assert page.desk.undo_step.place.kind is PlaceKind.SESSIONS


# ---- what did not take place ----


def test_did_not_come_is_one_press_and_needs_no_note(page, session):
    page.press("Did not come")
    assert page.desk.sessions.get(session.id).state is SessionState.NOT_HELD
    assert page.sees("No note is needed. Steps and goals stay as they are.")
    page.show(None)
    assert page.sees("Did not come")
    assert not page.sees("No note yet")
    page.undo()
    assert page.desk.sessions.get(session.id).state is SessionState.HELD


def test_cancelled_is_one_press_and_says_whether_it_was_in_time(context, qtbot, amara):
    soon = held(context, amara, 0, SessionState.PLANNED)
    later = held(context, amara, 7, SessionState.PLANNED)
    for planned, how in ((soon, "cancelled_late"), (later, "cancelled_in_time")):
        with SessionsDriver(context, qtbot, amara.id, planned.id) as page:
            page.press("They cancelled")
            (row,) = context.desk.attendances.of_session(planned.id)
            assert row.how.value == how


def test_a_session_noted_as_missed_by_mistake_is_held_after_all(page, session):
    page.press("Did not come")
    page.choose("more", "It was held after all")
    assert page.desk.sessions.get(session.id).state is SessionState.HELD


def test_with_several_people_it_is_said_who_came(context, qtbot):
    people = [Person(client_id="", known_as=name) for name in ("Ines", "Jonah")]
    couple = add_client(context.desk, people, kind=ClientKind.COUPLE)
    session = held(context, couple, 0)
    jonah = participants(context.desk, couple.id)[1]
    with SessionsDriver(context, qtbot, couple.id, session.id) as page:
        page.press_named(f"came-{jonah.id}")
        assert [a.how.value for a in sessions.attendance_of(context.desk, session.id)] == ["did_not_come"]


# ---- after ----


def test_a_note_is_written_and_signed_with_risk_considered(page, session):
    page.write("came_up", "Told the nurse on four shifts.")
    page.press_named("leave-out-next")
    page.risk()
    page.press("Sign and lock")
    note = notes.note_of(page.desk, session.id)
    assert notes.is_signed(page.desk, note.id)
    assert page.sees("Signed 12.03.2026 at 10:55 and locked")
    assert page.sees("Told the nurse on four shifts.")
    assert not page.has("section-came_up")


def test_an_empty_note_is_refused_beside_it(page):
    page.press_named("leave-out-next")
    page.risk()
    page.press("Sign and lock")
    assert "There is nothing in the note yet." in page.problem("body")
    assert page.desk.signed_notes.all() == []


def test_risk_has_no_default_and_is_asked_for(page):
    page.press_named("leave-out-next")
    page.write("came_up", "x")
    page.press("Sign and lock")
    assert page.problem("risk") == "Choose what you thought about risk."
    page.risk("Not today, because")
    page.press("Sign and lock")
    assert page.problem("risk_words") == "Write it in a few words."
    page.say("risk_words", "the session was cut short")
    page.press("Sign and lock")
    assert len(page.desk.signed_notes.all()) == 1


def test_what_was_brought_forward_cannot_be_signed_unchanged(page):
    page.write("came_up", "x")
    page.risk()
    page.press("Sign and lock")
    assert "brought forward and have not been changed" in page.problem("body")


def test_two_lines_now_leave_a_stub_that_is_marked_and_read_first(page, session):
    page.press("Two lines now")
    assert not page.keep()
    page.fill(words="came late, tired")
    page.keep()
    assert page.sees("To finish")
    assert page.sees("came late, tired")
    assert not page.has("section-came_up")
    page.press("Go on writing")
    assert page.find("section-came_up").toPlainText() == "came late, tired"


def test_sign_and_next_goes_through_the_notes_of_the_day_each_in_full(context, qtbot, amara, goal):
    other = add_client(context.desk, [Person(client_id="", known_as="Bo")])
    second = held(context, other, 0)
    notes.two_lines(context.desk, second.id, "Bo's two lines")
    first = held(context, amara, 0)
    with SessionsDriver(context, qtbot, amara.id, first.id) as page:
        page.press_named("leave-out-next")
        page.write("came_up", "x")
        page.risk()
        page.press("Sign and next")
        assert page.went[-1] == Place(PlaceKind.SESSIONS, other.id, second.id)
        assert page.sees("Bo's two lines")
        page.press("Go on writing")
        page.risk()
        assert not page.has("sign-and-next")
        page.press("Sign and lock")
        assert notes.unsigned(context.desk) == []


def test_a_draft_that_is_read_is_signed_as_it_stands_or_says_what_is_in_the_way(page, session):
    page.write("came_up", "A whole sentence.")
    page.press_named("leave-out-next")
    page.press("Keep as draft")
    assert not page.has("section-came_up")
    page.press("Sign and lock")
    assert page.problem("risk")
    assert page.find("section-came_up").toPlainText() == "A whole sentence."
    page.risk()
    page.press("Keep as draft")
    page.press("Sign and lock")
    assert notes.is_signed(page.desk, notes.note_of(page.desk, session.id).id)


def test_next_time_is_proposed_from_the_usual_slot_and_planned_by_one_press(page, amara):
    assert page.sees("19.03.2026 10:00")
    page.press("Plan it")
    planned = [s for s in page.desk.sessions.of_client(amara.id) if s.state is SessionState.PLANNED]
    assert [(s.on, s.start) for s in planned] == [(date(2026, 3, 19), time(10))]
    assert page.desk.undo_step.place.kind is PlaceKind.SESSIONS


# ---- what is added to a signed note ----


@pytest.fixture
def signed(page, session):
    page.press_named("leave-out-next")
    page.write("came_up", "She stayed 25 minutes.")
    page.risk()
    page.press("Sign and lock")
    return notes.file_of(page.desk, notes.note_of(page.desk, session.id).id)


def test_a_correction_keeps_the_old_words_and_needs_a_reason(page, signed):
    page.choose("add-to-note", "Correction")
    page.fill(old="25 minutes", words="20 minutes")
    assert not page.keep()
    assert page.dialog().form.rows["reason"].problem() == "Write the reason."
    page.fill(reason="Typed wrongly")
    assert page.keep()
    (addition,) = page.desk.note_additions.all()
    assert (addition.kind, addition.old, addition.words) == (
        AdditionKind.CORRECTION,
        "25 minutes",
        "20 minutes",
    )
    assert page.sees("She stayed 25 minutes.")
    assert page.sees("20 minutes")
    assert page.sees("Why: Typed wrongly")


def test_a_correction_of_words_that_do_not_stand_there_is_refused(page, signed):
    page.choose("add-to-note", "Correction")
    page.fill(old="an hour", words="x", reason="y")
    assert not page.keep()
    assert "Choose the words of the note" in page.dialog().form.rows["old"].problem()


def test_an_addendum_stands_below_and_needs_words(page, signed):
    page.choose("add-to-note", "Addendum")
    assert not page.keep()
    page.fill(words="She called later.")
    assert page.keep()
    assert page.sees("Addendum, 12.03.2026 at 10:55")


def test_a_note_entered_in_error_waits_behind_a_click(page, signed):
    page.choose("add-to-note", "Entered in error")
    page.fill(reason="Another client's note")
    page.keep()
    assert not page.sees("She stayed 25 minutes.")
    page.press("Show what was written")
    assert page.sees("She stayed 25 minutes.")


def test_signing_cannot_be_taken_back(page, signed):
    before = len(page.desk.signed_notes.all())
    page.undo()
    assert len(page.desk.signed_notes.all()) == before


def test_a_note_signed_days_later_says_that_it_is_a_late_entry(context, qtbot, amara):
    old = held(context, amara, -3)
    with SessionsDriver(context, qtbot, amara.id, old.id) as page:
        page.write("came_up", "x")
        page.risk()
        page.press("Sign and lock")
        assert context.desk.signed_notes.all()[0].late
        page.show(None)
        assert page.sees("Signed, late entry")


# ---- parts beyond the core ----


def test_parts_are_off_until_they_are_switched_on_or_added(page, context):
    assert not page.sees("What you used")
    page.choose("add-part", "Techniques")
    page.press("Reframing")
    page.press("Validation")
    (session,) = page.desk.sessions.all()
    assert session.techniques == ("Reframing", "Validation")
    practice_parts.switch(context.desk, SessionPart.EMOTIONS, on=True)
    settle()
    assert page.sees("Feelings before and after")


def test_a_feeling_is_kept_with_its_strength_before_and_after(page, session):
    page.choose("add-part", "Feelings before and after")
    page.press("Add a feeling")
    page.fill(words="tense", before=6, after=3, helped="slow breathing")
    page.keep()
    (feeling,) = emotions.of_session(page.desk, session.id)
    assert (feeling.words, feeling.change) == ("tense", -3)
    assert page.sees("6 → 3")


def test_a_rupture_is_kept_and_stays_open_until_it_is_said_how_it_is_now(page, session):
    page.choose("add-part", "Rupture and repair")
    page.press("Add a moment")
    assert not page.keep()
    page.fill(moment="Silence after my question")
    page.keep()
    assert page.sees("open: how it is now is not said yet")
    assert ruptures.of_session(page.desk, session.id)[0].is_open()


def test_mental_state_is_a_section_of_the_note_when_it_is_added(page):
    page.write("came_up", "x")
    page.choose("add-part", "Mental state")
    page.write("mental_state", "calm, clear")
    page.press("Keep as draft")
    assert "calm, clear" in page.desk.notes.all()[0].body


# ---- contacts ----


def test_a_contact_is_recorded_for_the_client_in_view(page, context, amara):
    dialog = open_contact(page.room, context, amara.id)
    assert "whose" not in dialog.form.rows
    assert not page.keep()
    assert dialog.form.rows["about"].problem()
    page.fill(about="Asked for another time", follow_up="Send the time")
    assert page.keep()
    (contact,) = contact_records.contacts_of(context.desk, amara.id)
    assert (contact.kind, contact.start) == (SessionKind.CALL, time(10, 55))
    page.show(contact.id)
    page.press("It is done")
    assert contact_records.to_follow_up(context.desk) == []


def test_from_a_page_of_nobody_a_contact_asks_for_whom(page, context, amara):
    open_contact(page.room, context, None)
    page.fill(about="x")
    assert not page.keep()
    page.fill(whose=amara.id)
    assert page.keep()
    assert len(contact_records.contacts_of(context.desk, amara.id)) == 1


def test_whose_record_it_is_is_found_by_a_part_of_the_name_and_never_guessed(page, context, amara):
    add_client(context.desk, [Person(client_id="", known_as="Tamara Oakes")])
    open_contact(page.room, context, None)
    whose = page.dialog().form.field("whose")
    for typed in ("amara", "nobody"):
        page.fill(about="x")
        whose.set_raw(typed)
        assert not page.keep()
        assert "Choose one of those shown" in page.dialog().form.rows["whose"].problem()
    whose.set_raw("amara okon")
    assert page.keep()
    assert len(contact_records.contacts_of(context.desk, amara.id)) == 1


def test_a_contact_is_edited_and_taken_back(page, context, amara):
    open_contact(page.room, context, amara.id)
    page.fill(about="x")
    page.keep()
    (contact,) = contact_records.contacts_of(context.desk, amara.id)
    page.show(contact.id)
    page.press("Edit the contact")
    page.fill(with_whom="the GP")
    page.keep()
    assert context.desk.sessions.get(contact.id).with_whom == "the GP"
    page.undo()
    assert context.desk.sessions.get(contact.id).with_whom == ""
