"""What a session offers beyond its core: each part whole when it is on, and added for once when off."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QLineEdit
from ui.drivers.goals import settle
from ui.drivers.sessions import SessionsDriver

from practice_desk.domain import clock
from practice_desk.domain.attendance import Attended
from practice_desk.domain.check_ins import CheckIn
from practice_desk.domain.deeds import Deed
from practice_desk.domain.emotions import Emotion
from practice_desk.domain.goals import Goal
from practice_desk.domain.mental_state import MentalStateLine, read_lines, write_lines
from practice_desk.domain.note_text import Section, passage
from practice_desk.domain.people import Person
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.safety_plan import SafetyPlan
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.steps import Step
from practice_desk.intentions import check_ins, emotions, goals, notes, practice_parts, sessions, steps
from practice_desk.intentions.clients import add_client, participants
from practice_desk.ui import words
from practice_desk.ui.parts.mental_state import labels
from practice_desk.ui.parts.note_facts import facts_of

NOW = datetime(2026, 3, 12, 10, 55).astimezone()
LEVELS = ("Never", "Once a week", "Half the nights", "Most nights", "Every night")


@pytest.fixture(autouse=True)
def _that_day():
    with clock.at(NOW):
        yield


@pytest.fixture
def amara(context):
    return add_client(context.desk, [Person(client_id="", known_as="Amara Okonlind")])


@pytest.fixture
def goal(context, amara):
    made = Goal(client_id=amara.id, words="I sleep through.", levels=LEVELS, measure="both")
    goals.keep_goal(context.desk, made)
    return made


@pytest.fixture
def session(context, amara):
    return kept(context, amara)


@pytest.fixture
def page(context, qtbot, amara, goal, session):
    with SessionsDriver(context, qtbot, amara.id, session.id) as driver:
        yield driver


def kept(context, client, days=0, hour=10, state=SessionState.HELD):
    made = Session(client_id=client.id, on=NOW.date() + timedelta(days=days), start=time(hour), state=state)
    sessions.keep_session(context.desk, made)
    return made


# ---- marks ----


def test_a_guess_shows_after_the_number_although_the_level_is_still_open(page, context, goal):
    practice_parts.switch(context.desk, SessionPart.GAS, on=True)
    settle()
    assert page.sees("which of these is nearest?")
    page.press_named(f"guess-{goal.id}")
    page.rate(goal.id, "therapist", 4)
    page.rate(goal.id, "person", 6)
    assert page.find(f"mark-{goal.id}-therapist--ten").value() == 4
    assert page.sees("Your own number comes after theirs.")  # the level is still to come


def test_what_made_it_this_number_is_typed_under_the_marks_and_kept_with_the_words(page, goal, session):
    assert not page.room.findChildren(QLineEdit, f"said-{goal.id}|")
    page.rate(goal.id, "person", 6)
    (line,) = [w for w in page.room.findChildren(QLineEdit) if w.objectName().startswith(f"said-{goal.id}")]
    line.setFocus()
    page.bot.keyClicks(line, "Sunday was quiet")
    page.rate(goal.id, "therapist", 5)
    assert line.value() == "Sunday was quiet"
    page.press("Keep words")
    given = {r.rater: r.comment for r in page.desk.ratings.of_session(session.id)}
    assert given == {Rater.PERSON: "Sunday was quiet", Rater.THERAPIST: ""}
    page.rate(goal.id, "person", 7)
    assert [r.comment for r in page.desk.ratings.of_session(session.id) if r.rater is Rater.PERSON] == [
        "Sunday was quiet"
    ]


def test_the_ring_and_the_card_of_last_time_say_the_same_with_two_sessions_on_one_day(
    context, qtbot, amara, goal, session
):
    (person,) = participants(context.desk, amara.id)
    for held, value in ((session, 8), (kept(context, amara, days=-7), 7)):
        mine = Rating(client_id=amara.id, goal_id=goal.id, session_id=held.id, on=held.on, value=value,
                      rater=Rater.PERSON, person_id=person.id, scale=Scale.TEN)  # fmt: skip
        goals.keep_ratings(context.desk, amara.id, [mine])
    steps.keep_step(context.desk, Step(client_id=amara.id, what="Call Ada", session_id=session.id))
    later = kept(context, amara, hour=16, state=SessionState.PLANNED)
    with SessionsDriver(context, qtbot, amara.id, later.id) as page:
        ring = page.find(f"mark-{goal.id}-person-{person.id}-ten")
        assert "last time 8" in ring.accessibleName()
        assert page.sees("\u2068Amara\u2069 8")
        assert page.has(f"done_client-{context.desk.steps.all()[0].id}")


# ---- mental state ----


def test_the_mental_state_is_short_lines_in_own_words_and_is_signed_with_the_note(page, context, session):
    practice_parts.switch(context.desk, SessionPart.MENTAL_STATE, on=True)
    settle()
    page.show(None)
    page.show(session.id)
    page.write("came_up", "We talked about sleep.")
    page.say("mental-mood", "flat, she says")
    page.say("mental-insight", "sees the link to the nights")
    page.press_named("leave-out-next")
    page.risk()
    page.press("Sign and lock")
    said = notes.file_of(context.desk, notes.note_of(context.desk, session.id).id).signed.sections()
    (lines,) = [s for s in said if s.key == "mental_state"]
    assert [p.plain for p in lines.passages] == [
        "Mood: flat, she says",
        "Insight: sees the link to the nights",
    ]
    assert page.sees("Mood: flat, she says")
    assert not page.sees("Appearance")


def test_the_mental_state_may_stay_wholly_empty(page, context, session):
    practice_parts.switch(context.desk, SessionPart.MENTAL_STATE, on=True)
    settle()
    page.show(None)
    page.show(session.id)
    page.write("came_up", "x")
    page.press_named("leave-out-next")
    page.risk()
    page.press("Sign and lock")
    assert page.sees("Signed")
    assert not page.sees("Mental state")


def test_the_mental_state_is_added_for_one_session_also_to_a_kept_draft(page, context):
    page.write("came_up", "A sentence.")
    page.press("Keep as draft")
    assert not page.has("mental-mood")
    page.choose("add-part", "Mental state")
    page.say("mental-mood", "calm")
    page.press("Keep as draft")
    assert "calm" in context.desk.notes.all()[0].body
    assert not practice_parts.is_on(context.desk, SessionPart.MENTAL_STATE)


def test_a_draft_with_the_mental_state_is_opened_again_line_by_line(page, session):
    page.choose("add-part", "Mental state")
    page.say("mental-speech", "slow")
    page.write("mental_state", "and a long silence")
    page.press("Keep as draft")
    page.press("Go on writing")
    assert page.find("mental-speech").value() == "slow"
    assert page.find("section-mental_state").toPlainText() == "and a long silence"


def test_another_format_keeps_the_lines_of_the_mental_state(page):
    page.choose("add-part", "Mental state")
    page.say("mental-mood", "calm")
    page.press("SOAP")
    assert page.find("mental-mood").value() == "calm"


def test_lines_of_the_mental_state_are_read_back_as_they_were_written():
    said = {MentalStateLine.MOOD: "low: since Friday", MentalStateLine.THINKING: "  "}
    extra = passage("Mood: typed by hand")
    written = write_lines(said, labels(), [extra])
    assert read_lines(written, labels()) == ({MentalStateLine.MOOD: "low: since Friday"}, (extra,))
    assert Section("mental_state", "Mental state", write_lines({}, labels())).is_empty


# ---- each part, added for one session ----


@pytest.mark.parametrize(
    ("part", "name"),
    [(SessionPart.EMOTIONS, "add-feeling"), (SessionPart.RUPTURE, "add-rupture"),
     (SessionPart.TECHNIQUES, "technique-Validation"), (SessionPart.MEASURES, "to-measures"),
     (SessionPart.MENTAL_STATE, "mental-mood")],
)  # fmt: skip
def test_a_part_that_is_off_is_added_to_this_session_alone(page, context, part, name):
    assert not page.has(name)
    page.choose("add-part", words.of(part))
    assert page.has(name)
    assert not any(practice_parts.is_on(context.desk, p) for p in SessionPart)


def test_a_technique_is_ticked_and_taken_back(page, session):
    page.choose("add-part", "Techniques")
    page.press_named("technique-Validation")
    page.press_named("technique-Silence")
    assert page.desk.sessions.get(session.id).techniques == ("Validation", "Silence")
    page.press_named("technique-Validation")
    assert page.desk.sessions.get(session.id).techniques == ("Silence",)
    page.undo()
    assert page.desk.sessions.get(session.id).techniques == ("Validation", "Silence")


def test_a_technique_of_another_time_that_left_the_list_still_stands_where_it_was_used(
    page, context, session
):
    sessions.keep_techniques(context.desk, session.id, ["Sand tray"])
    settle()
    assert page.has("technique-Sand tray")


def test_the_lines_of_a_shown_check_in_stand_on_the_page_and_a_kept_one_stays_closed(
    page, context, amara, session
):
    (person,) = participants(context.desk, amara.id)
    begun = check_ins.begin(context.desk, session.id, person.id)
    filled = CheckIn(**{**vars(begun), "answers": (9, 8, 7, 6, 5), "take": "To breathe out"})
    check_ins.keep_check_in(context.desk, filled)
    check_ins.hand_back(context.desk, filled.id)
    settle()
    assert page.sees("keeps it for later")
    assert not page.sees("To breathe out")
    check_ins.show(context.desk, filled.id)
    settle()
    assert page.sees("My therapist understood how things are for me.")
    assert page.sees("To breathe out")


# ---- the note ----


def test_what_was_brought_forward_and_still_holds_is_said_so_in_one_press_and_signed(page, session):
    page.write("came_up", "x")
    page.press_named("hold-next")
    page.risk()
    page.press("Sign and lock")
    assert page.sees("Still agreed: I sleep through.")


def test_marks_and_steps_and_feelings_of_the_session_are_put_into_the_note(
    page, context, amara, goal, session
):
    facts = dict(facts_of(context.desk, session.id))
    assert [say() for say in facts.values()] == ["", "", "", ""]
    page.rate(goal.id, "person", 6)
    page.rate(goal.id, "therapist", 5)
    sessions.mattered(context.desk, session.id, "I can stop")
    felt = Emotion(client_id=amara.id, session_id=session.id, on=session.on, words="fear", before=7, after=3)
    emotions.keep_emotion(context.desk, felt)
    assert [say() for say in facts.values()] == [
        "“I sleep through.”: client 6 of 10, I 5 of 10", "", "“I can stop”", "fear: 7 → 3",
    ]  # fmt: skip
    page.find("section-we_did").setFocus()
    page.choose("put-in", "Marks of this session")
    assert page.find("section-we_did").toPlainText() == "“I sleep through.”: client 6 of 10, I 5 of 10"


def test_in_couple_work_the_marks_put_in_are_told_apart_by_initials(context):
    both = [Person(client_id="", known_as="Ines Castelrud"), Person(client_id="", known_as="Jonah Castelrud")]
    couple = add_client(context.desk, both)
    ours = Goal(client_id=couple.id, words="We talk.")
    goals.keep_goal(context.desk, ours)
    held = kept(context, couple)
    for person, value in zip(participants(context.desk, couple.id), (4, 7), strict=True):
        mine = Rating(client_id=couple.id, goal_id=ours.id, session_id=held.id, on=held.on, value=value,
                      rater=Rater.PERSON, person_id=person.id)  # fmt: skip
        goals.keep_ratings(context.desk, couple.id, [mine])
    said = dict(facts_of(context.desk, held.id))["Marks of this session"]()
    assert sorted(said.split(": ")[1].split(", ")) == ["I.C. 4 of 10", "J.C. 7 of 10"]


# ---- before, and ways on ----


def test_a_session_planned_for_later_is_begun_today_in_one_press(context, qtbot, amara):
    later = kept(context, amara, days=3, state=SessionState.PLANNED)
    with SessionsDriver(context, qtbot, amara.id, later.id) as page:
        assert not page.has("section-came_up")
        page.press("Begin it today")
        assert page.has("section-came_up")
        assert (page.desk.sessions.get(later.id).on, page.desk.sessions.get(later.id).state) == (
            NOW.date(), SessionState.HELD,
        )  # fmt: skip


def test_the_safety_plan_stands_first_before_a_session(context, qtbot, amara, session):
    plan = SafetyPlan(client_id=amara.id, made_on=NOW.date() - timedelta(days=3), body="{}")
    with context.desk.change(Deed.KEEP_SAFETY_PLAN):
        context.desk.safety_plans.add(plan)
    with SessionsDriver(context, qtbot, amara.id, session.id) as page:
        assert page.sees("Safety plan of")
        page.press(f"Open: Safety plan of {context.date(plan.made_on)}")
        assert page.went[-1].kind is PlaceKind.SAFETY


def test_the_papers_of_a_session_and_of_the_work_are_reached_from_here(page, session):
    page.press("Print a summary of this session")
    assert (page.went[-1].kind, page.went[-1].id) == (PlaceKind.PAPER, f"summary:{session.id}")
    page.show(None)
    page.press_named("to-progress")
    assert (page.went[-1].kind, page.went[-1].id) == (PlaceKind.PAPER, "progress:client")


def test_what_is_pressed_on_the_page_can_be_asked_for_by_name_where_it_would_be_able(page, session):
    def able() -> set[str]:
        return {c.id for c in page.room.commands() if c.enabled()}

    assert {"did-not-come", "two-lines", "sign-note", "summary"} <= able()
    assert not {"addendum", "correction"} & able()
    page.write("came_up", "x")
    page.press_named("leave-out-next")
    page.risk()
    page.press("Sign and lock")
    assert {"addendum", "correction", "summary"} <= able()
    assert not {"did-not-come", "two-lines", "sign-note"} & able()
    next(c for c in page.room.commands() if c.id == "addendum").run()
    page.fill(words="She rang after.")
    assert page.keep()
    assert page.sees("She rang after.")


def test_in_couple_work_each_gives_a_number_and_a_level_is_given_together(context, qtbot):
    practice_parts.switch(context.desk, SessionPart.GAS, on=True)
    both = [Person(client_id="", known_as="Ines"), Person(client_id="", known_as="Jonah", position=1)]
    couple = add_client(context.desk, both)
    ours = Goal(client_id=couple.id, words="We talk.", levels=LEVELS, measure="both")
    goals.keep_goal(context.desk, ours)
    held = kept(context, couple)
    ines, jonah = participants(context.desk, couple.id)
    with SessionsDriver(context, qtbot, couple.id, held.id) as page:
        assert page.has(f"mark-{ours.id}-together--gas")
        assert not page.has(f"mark-{ours.id}-person-{ines.id}-gas")
        page.rate(ours.id, f"person-{ines.id}", 4)
        assert not page.has(f"mark-{ours.id}-therapist--ten")
        page.rate(ours.id, f"person-{jonah.id}", 7)
        assert page.has(f"mark-{ours.id}-therapist--ten")


def test_nobody_waits_for_the_number_of_somebody_who_did_not_come(context, qtbot):
    both = [Person(client_id="", known_as="Ines"), Person(client_id="", known_as="Jonah", position=1)]
    couple = add_client(context.desk, both)
    ours = Goal(client_id=couple.id, words="We talk.")
    goals.keep_goal(context.desk, ours)
    held = kept(context, couple)
    ines, jonah = participants(context.desk, couple.id)
    sessions.mark_attendance(context.desk, held.id, jonah.id, Attended.DID_NOT_COME)
    with SessionsDriver(context, qtbot, couple.id, held.id) as page:
        assert not page.has(f"mark-{ours.id}-person-{jonah.id}-ten")
        page.rate(ours.id, f"person-{ines.id}", 4)
        assert page.has(f"mark-{ours.id}-therapist--ten")


def test_the_card_of_the_note_is_as_high_as_the_note_when_lines_go(page):
    card = page.room.sitting.form.parentWidget()
    page.room.resize(700, 900)
    settle()
    page.room.resize(1072, 900)
    settle()
    page.write("came_up", "x")
    before = card.height()
    page.press_named("leave-out-next")
    for _ in range(6):
        settle()
    assert card.height() < before
    assert card.height() - card.heightForWidth(card.width()) <= 2
