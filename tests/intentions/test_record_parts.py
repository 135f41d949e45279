"""What else belongs to the record: feelings, worksheets, ruptures, contacts, safety and risk."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from practice_desk.domain import clock
from practice_desk.domain.due import DueKind
from practice_desk.domain.emotions import Emotion
from practice_desk.domain.note_text import plain_text
from practice_desk.domain.notes import AdditionKind, NoteKind, NoteProblem
from practice_desk.domain.practice_parts import PartsProblem, SessionPart
from practice_desk.domain.risk import AskedDirectly, RiskProblem
from practice_desk.domain.ruptures import Rupture
from practice_desk.domain.safety_plan import SafetyLine, SafetyPart, SafetyProblem, write_lines
from practice_desk.domain.sessions import Session, SessionKind, SessionProblem
from practice_desk.domain.signing import Refused
from practice_desk.domain.worksheets import WorksheetProblem, write_filled
from practice_desk.intentions import (
    clients,
    contact_records,
    emotions,
    notes,
    people,
    practice_parts,
    risk_notes,
    ruptures,
    safety_plans,
    sessions,
    worksheets,
)
from practice_desk.intentions.due import due_of

DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _afternoon():
    with clock.at(datetime.combine(DAY, time(15))):
        yield


@pytest.fixture
def session(desk, amara):
    made = Session(client_id=amara.id, on=DAY, start=time(14))
    sessions.keep_session(desk, made)
    return sessions.open_session(desk, made.id)


def refused(deed):
    with pytest.raises(Refused) as caught:
        deed()
    return dict(caught.value.problems)


def test_every_part_beyond_the_core_is_off_until_it_is_switched_on(desk):
    assert not any(practice_parts.is_on(desk, part) for part in SessionPart)
    practice_parts.switch(desk, SessionPart.CHECK_IN, on=True)
    practice_parts.switch(desk, SessionPart.MEASURES, on=True)
    practice_parts.switch(desk, SessionPart.CHECK_IN, on=False)
    assert [p for p in SessionPart if practice_parts.is_on(desk, p)] == [SessionPart.MEASURES]
    desk.undo()
    assert practice_parts.is_on(desk, SessionPart.CHECK_IN)


def test_the_lists_of_the_practice_are_the_therapists_own(desk):
    practice_parts.keep_snippets(desk, ["Plan: ", " ", "Plan:"])
    assert practice_parts.snippets(desk) == ("Plan:",)
    practice_parts.keep_technique_list(desk, ["Chair work"])
    assert practice_parts.techniques(desk) == ("Chair work",)
    practice_parts.keep_technique_list(desk, [])
    assert "Validation" in practice_parts.techniques(desk)
    wrong = replace(practice_parts.parts(desk), late_hours=0, supervision_minutes=-1)
    assert refused(lambda: practice_parts.keep_parts(desk, wrong)) == {
        "late_hours": PartsProblem.LATE_HOURS, "supervision_minutes": PartsProblem.MINUTES,
    }  # fmt: skip


def test_a_feeling_is_kept_in_their_word_before_and_after(desk, amara, session):
    feeling = replace(
        emotions.begin(desk, session.id), words="wobbly", before=7, after=4, helped="Slow breathing"
    )
    emotions.keep_emotion(desk, feeling)
    emotions.keep_emotion(desk, replace(emotions.begin(desk, session.id), words="calm", after=6))
    kept = emotions.of_session(desk, session.id)
    assert [(e.words, e.change) for e in kept] == [("wobbly", -3), ("calm", None)]
    assert emotions.words_of(desk, amara.id) == ["calm", "wobbly"]
    assert [h.words for h in worksheets.coping_menu(desk, amara.id)] == ["Slow breathing"]
    person = clients.participants(desk, amara.id)[0]
    assert [e.before for e in emotions.line(desk, amara.id, person.id, "Wobbly")] == [7]
    assert "before" in refused(lambda: emotions.keep_emotion(desk, replace(feeling, before=11)))


def test_every_form_can_be_begun_filled_and_kept(desk, amara, session):
    for key, form in worksheets.forms().items():
        sheet = worksheets.begin(desk, amara.id, key, session_id=session.id)
        assert refused(lambda s=sheet: worksheets.keep_sheet(desk, s)) == {
            "body": WorksheetProblem.NOTHING_WRITTEN
        }
        first = next(f for f in form.fields if f.kind.value in ("text", "line", "rows"))
        column = next((c.key for c in first.columns if c.kind.value in ("text", "line")), "")
        said = [{column: "In their words"}] if first.columns else "In their words"
        worksheets.keep_sheet(desk, replace(sheet, body=write_filled({first.key: said})))
    assert len(worksheets.sheets_of(desk, amara.id)) == len(worksheets.forms()) >= 9
    sheet = worksheets.sheets_of(desk, amara.id)[0]
    worksheets.remove_sheet(desk, sheet)
    desk.undo()
    assert desk.worksheets.get(sheet.id) == sheet


def test_a_moment_that_came_between_stays_on_the_card_until_it_is_said_how_it_is_now(desk, amara, session):
    moment = Rupture(client_id=amara.id, session_id=session.id, on=DAY, moment="I looked at the clock.")
    ruptures.keep_rupture(desk, moment)
    later = Session(client_id=amara.id, on=DAY + timedelta(days=7))
    sessions.keep_session(desk, later)
    assert [r.id for r in sessions.moments(desk, later.id).ruptures] == [moment.id]
    ruptures.keep_rupture(desk, replace(moment, now="We laughed about it."))
    assert sessions.moments(desk, later.id).ruptures == ()
    assert [r.id for r in ruptures.of_session(desk, session.id)] == [moment.id]
    assert "moment" in refused(lambda: ruptures.keep_rupture(desk, replace(moment, moment=" ")))


def test_a_contact_is_two_lines_with_what_is_to_be_done_after_it(desk, amara, session):
    call = contact_records.begin_contact(desk, amara.id, SessionKind.CALL)
    assert (call.on, call.start) == (DAY, time(15))
    assert refused(lambda: contact_records.keep_contact(desk, call)) == {"about": SessionProblem.NO_WORDS}
    call = replace(call, about="Asked to move Thursday.", with_whom="Her sister", follow_up="Ring back")
    contact_records.keep_contact(desk, call)
    assert [c.id for c in contact_records.contacts_of(desk, amara.id)] == [call.id]
    assert DueKind.CONTACT_FOLLOW_UP in [d.kind for d in due_of(desk, amara.id)]
    contact_records.finish_follow_up(desk, desk.sessions.get(call.id))
    assert contact_records.to_follow_up(desk) == []
    assert sessions.unwritten(desk) == [session]  # a contact asks for no note


def test_a_contact_stands_on_the_next_card_and_a_note_can_be_written_to_it(desk, amara, session):
    letter = replace(contact_records.begin_contact(desk, amara.id, SessionKind.LETTER), about="A card came.")
    contact_records.keep_contact(desk, letter)
    following = Session(client_id=amara.id, on=DAY + timedelta(days=7))
    sessions.keep_session(desk, following)
    assert [c.id for c in sessions.moments(desk, following.id).contacts] == [letter.id]
    assert notes.begin_note(desk, letter.id).kind is NoteKind.CONTACT


def lines(**parts):
    return write_lines(
        {SafetyPart(name): [SafetyLine(*line) for line in said] for name, said in parts.items()}
    )


def test_a_first_safety_plan_begins_with_the_help_of_the_place(desk, amara):
    clients.keep_profile(desk, replace(amara, place="England"))
    plan = safety_plans.begin_plan(desk, amara.id)
    assert all(line.phone for line in plan.lines(SafetyPart.PROFESSIONALS))
    assert plan.lines(SafetyPart.PROFESSIONALS)
    assert desk.safety_plans.count() == 0


def test_each_version_of_a_safety_plan_stays_and_the_next_one_says_what_came_of_it(desk, amara, session):
    body = lines(signs=[["I stop answering"]], professionals=[["Samaritans", "116 123"]])
    first = replace(safety_plans.begin_plan(desk, amara.id, session_id=session.id), body=body)
    first = safety_plans.keep_plan(desk, replace(first, next_review_on=DAY))
    assert desk.undo_step is None
    assert safety_plans.is_due(desk, first)
    assert DueKind.SAFETY_REVIEW in [d.kind for d in due_of(desk, amara.id)]
    safety_plans.review_plan(desk, first, words="Still right", next_review_on=DAY + timedelta(days=14))
    assert not safety_plans.is_due(desk, first)
    second = safety_plans.keep_plan(desk, safety_plans.begin_plan(desk, amara.id), words="A new number")
    assert (second.number, second.lines(SafetyPart.SIGNS)) == (2, first.lines(SafetyPart.SIGNS))
    assert safety_plans.plan_of(desk, amara.id) == second
    assert [p.number for p in safety_plans.plans_of(desk, amara.id)] == [2, 1]
    assert {r.changed_to for r in safety_plans.reviews_of(desk, amara.id)} == {None, 2}
    assert not sessions.may_be_removed(desk, session)


def test_a_safety_plan_without_a_number_for_any_hour_is_refused(desk, amara):
    plan = replace(safety_plans.begin_plan(desk, amara.id), body=lines(signs=[["I stop answering"]]))
    assert refused(lambda: safety_plans.keep_plan(desk, plan)) == {"professionals": SafetyProblem.NO_HELP}
    assert desk.safety_plans.count() == 0


def risk(desk, client, session, **about):
    note = risk_notes.begin_risk_note(desk, client.id, session_id=session.id, trigger="Answer 9 was 2")
    said = {
        "asked": AskedDirectly.YES,
        "words": "It would be easier for all.",
        "actions": "Rang the GP together.",
    }
    return replace(note, **{**said, **about})


def test_a_risk_note_is_signed_like_every_note_and_says_no_level(desk, amara, session):
    note = risk(desk, amara, session)
    risk_notes.keep_risk_note(desk, note)
    assert [n.id for n in notes.unsigned_of(desk, amara.id)] == [note.id]
    signed = risk_notes.sign_risk_note(desk, note)
    assert "It would be easier for all." in plain_text(signed.sections())
    assert refused(lambda: risk_notes.keep_risk_note(desk, note)) == {"note": NoteProblem.SIGNED_ALREADY}
    assert refused(lambda: risk_notes.remove_risk_note(desk, note)) == {"note": NoteProblem.SIGNED_ALREADY}
    notes.add_to_note(desk, note.id, AdditionKind.ADDENDUM, "GP rang back.")
    assert notes.note_of(desk, session.id) is None  # the session's own note is another one


def test_a_risk_note_that_does_not_say_what_was_asked_and_done_is_not_signed(desk, amara, session):
    bare = risk(desk, amara, session, asked=None, actions="")
    assert refused(lambda: risk_notes.sign_risk_note(desk, bare)) == {
        "asked": RiskProblem.NOT_SAID_WHETHER_ASKED, "actions": RiskProblem.NO_ACTIONS,
    }  # fmt: skip
    assert desk.signed_notes.count() == 0
    risk_notes.keep_risk_note(desk, bare)
    risk_notes.remove_risk_note(desk, bare)
    assert desk.notes.count() == desk.risk_notes.count() == 0
    desk.undo()
    assert risk_notes.risk_notes_of(desk, amara.id) == [bare]


def test_a_person_whose_words_are_in_the_record_cannot_be_removed(desk, couple):
    _ines, jonah = desk.people.of_client(couple.id)
    assert people.may_be_removed(desk, jonah)
    feeling = Emotion(client_id=couple.id, person_id=jonah.id, on=DAY, words="tired")
    emotions.keep_emotion(desk, feeling)
    assert not people.may_be_removed(desk, jonah)
