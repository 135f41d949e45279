"""Notes on a real desk: a draft, a signature that fixes it, and what may be added below it."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from practice_desk.domain import clock
from practice_desk.domain.goals import Goal
from practice_desk.domain.note_layouts import NoteFormat
from practice_desk.domain.note_text import passage, plain_text, read_plain, write_sections
from practice_desk.domain.notes import AdditionKind, NoteProblem, RiskConsidered
from practice_desk.domain.ratings import Rating
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.signing import Refused
from practice_desk.domain.steps import Step
from practice_desk.intentions import goals, notes, practice_parts, sessions, steps
from practice_desk.storage.sql import BugError

DAY = date(2026, 3, 2)


@pytest.fixture
def session(desk, amara):
    made = Session(client_id=amara.id, on=DAY, start=time(14), state=SessionState.HELD)
    with at(14):
        sessions.keep_session(desk, made)
        sessions.open_session(desk, made.id)
    return made


def at(hour, day=DAY):
    return clock.at(datetime.combine(day, time(hour)))


def written(desk, session, words="She said that the week was calmer.", **about):
    note = notes.begin_note(desk, session.id, with_plan=False)
    first, *rest = note.sections()
    body = write_sections([replace(first, passages=read_plain(words)), *rest])
    return replace(note, body=body, risk=RiskConsidered.NOTHING_NEW, **about)


def refused(deed):
    with pytest.raises(Refused) as caught:
        deed()
    return dict(caught.value.problems)


def test_a_new_note_has_its_header_from_the_session_and_nothing_is_kept_yet(desk, amara, session):
    note = notes.begin_note(desk, session.id)
    assert (note.on, note.start, note.minutes) == (DAY, time(14), 50)
    assert note.present == ("Amara Okonlind",)
    assert desk.notes.count() == 0
    assert notes.note_of(desk, session.id) is None


def test_only_plan_and_goals_come_forward_and_they_are_marked(desk, amara, session):
    goals.keep_goal(desk, Goal(client_id=amara.id, words="Leave work on time"))
    steps.keep_step(desk, Step(client_id=amara.id, what="Tell them my finish time"))
    with at(15):
        notes.sign_note(desk, written(desk, session, "A secret of last week."))
    later = Session(client_id=amara.id, on=date(2026, 3, 9), start=time(14), state=SessionState.HELD)
    with at(15, later.on):
        sessions.keep_session(desk, later)
        note = notes.begin_note(desk, later.id)
    said = plain_text(note.sections())
    assert "secret" not in said
    assert [p.brought for s in note.sections() for p in s.passages] == [
        "Leave work on time", "Tell them my finish time",
    ]  # fmt: skip


def test_what_was_brought_forward_cannot_be_signed_until_it_is_changed_or_left_out(desk, amara, session):
    goals.keep_goal(desk, Goal(client_id=amara.id, words="Leave work on time"))
    with at(15):
        note = notes.bring_plan(desk, written(desk, session))
        assert refused(lambda: notes.sign_note(desk, note)) == {"body": NoteProblem.BROUGHT_UNCHANGED}
        assert not notes.is_signed(desk, note.id)
        notes.sign_note(desk, notes.leave_plan_out(note))
    assert notes.is_signed(desk, note.id)


def test_bringing_the_plan_forward_twice_brings_it_once(desk, amara, session):
    goals.keep_goal(desk, Goal(client_id=amara.id, words="Leave work on time"))
    once = notes.bring_plan(desk, notes.begin_note(desk, session.id, with_plan=False))
    assert notes.bring_plan(desk, once) == once


def test_an_empty_note_and_one_without_a_word_on_risk_are_refused_beside_the_field(desk, session):
    empty = notes.begin_note(desk, session.id, with_plan=False)
    with at(15):
        assert refused(lambda: notes.sign_note(desk, empty)) == {
            "body": NoteProblem.EMPTY, "risk": NoteProblem.NO_RISK,
        }  # fmt: skip
        unsaid = replace(written(desk, session), risk=RiskConsidered.NOT_TODAY)
        assert refused(lambda: notes.sign_note(desk, unsaid)) == {"risk_words": NoteProblem.NO_RISK_WORDS}
    assert desk.signed_notes.count() == 0


def test_signing_takes_the_header_as_the_record_says_it_then(desk, amara, session):
    goal = Goal(client_id=amara.id, words="Leave work on time")
    goals.keep_goal(desk, goal)
    note = written(desk, session)
    rating = Rating(client_id=amara.id, goal_id=goal.id, session_id=session.id, on=DAY, value=4)
    goals.keep_ratings(desk, amara.id, [rating])
    with at(15):
        signed = notes.sign_note(desk, note)
    assert signed.header()["goals"] == ["Leave work on time"]
    assert signed.is_whole()


def test_a_signed_note_is_final_and_no_way_leads_back_into_it(desk, session):
    with at(15):
        note = written(desk, session)
        notes.sign_note(desk, note)
        assert desk.undo_step is None
        for deed in (notes.keep_note, notes.sign_note, notes.remove_note):
            kept = desk.notes.get(note.id)
            assert refused(lambda d=deed, n=kept: d(desk, n)) == {"note": NoteProblem.SIGNED_ALREADY}
        with pytest.raises(BugError), desk.change(notes.Deed.KEEP_NOTE):
            desk.notes.save(replace(desk.notes.get(note.id), risk_words="changed behind the house"))


@pytest.mark.parametrize(("hour", "day", "late"), [(14, 4, False), (15, 4, True)])
def test_a_note_is_late_after_the_practices_hours_from_the_end_of_the_session(desk, session, hour, day, late):
    # 14:00 and 50 minutes on the 2nd: 48 hours end at 14:50 on the 4th
    with at(hour, date(2026, 3, day)):
        assert notes.sign_note(desk, written(desk, session)).late is late


def test_the_practice_sets_its_own_hours_for_a_late_entry(desk, session):
    practice_parts.keep_parts(desk, replace(practice_parts.parts(desk), late_hours=2))
    with at(17):
        assert notes.sign_note(desk, written(desk, session)).late


def test_a_correction_keeps_the_old_text_and_needs_a_reason(desk, session):
    with at(15):
        note = written(desk, session, "She has two sons.")
        notes.sign_note(desk, note)
    with at(10, date(2026, 3, 5)):
        old = {"old": "two sons"}
        add = lambda **more: notes.add_to_note(  # noqa: E731
            desk, note.id, AdditionKind.CORRECTION, "two daughters", **more
        )
        assert refused(lambda: add(**old)) == {"reason": NoteProblem.NO_REASON}
        assert refused(lambda: add(old="a horse", reason="misheard")) == {"old": NoteProblem.NOT_IN_NOTE}
        add(**old, reason="I misheard")
    read = notes.file_of(desk, note.id).reading()
    assert read.is_whole()
    runs = [r for s in read.sections for p in s.passages for r in p.runs]
    assert [r.run.text for r in runs if r.struck] == ["two sons"]
    assert "".join(r.run.text for r in runs) == "She has two sons."


def test_nothing_is_added_to_a_draft(desk, session):
    note = notes.keep_note(desk, written(desk, session))
    for kind in AdditionKind:
        problems = refused(lambda k=kind: notes.add_to_note(desk, note.id, k, "more", reason="why"))
        assert problems == {"note": NoteProblem.NOT_SIGNED}


def test_entered_in_error_hides_the_note_and_loses_nothing(desk, session):
    with at(15):
        note = written(desk, session, "This belongs to somebody else.")
        notes.sign_note(desk, note)
        assert refused(lambda: notes.add_to_note(desk, note.id, AdditionKind.ENTERED_IN_ERROR)) == {
            "reason": NoteProblem.NO_REASON
        }
        notes.add_to_note(desk, note.id, AdditionKind.ENTERED_IN_ERROR, reason="Wrong client")
    read = notes.file_of(desk, note.id).reading()
    assert read.hidden
    assert "somebody else" in plain_text(read.signed.sections())


def test_two_lines_are_a_note_to_finish_and_both_lists_say_so(desk, amara, session):
    note = notes.two_lines(desk, session.id, "Calmer week.\nCall the sister.")
    assert note.to_finish
    assert plain_text(note.sections()).splitlines()[1:] == ["Calmer week.", "Call the sister."]
    assert [n.id for n in notes.unsigned_of(desk, amara.id)] == [note.id]
    again = notes.two_lines(desk, session.id, "And the brother.")
    assert again.id == note.id
    assert "And the brother." in plain_text(again.sections())
    assert refused(lambda: notes.two_lines(desk, session.id, "  ")) == {"body": NoteProblem.NO_WORDS}


def test_sign_and_next_goes_through_the_notes_of_the_day_before_older_ones(desk, amara):
    made = []
    for day, hour in ((1, 9), (2, 9), (2, 11)):
        session = Session(
            client_id=amara.id, on=date(2026, 3, day), start=time(hour), state=SessionState.HELD
        )
        with at(12):
            sessions.keep_session(desk, session)
            made.append(notes.keep_note(desk, written(desk, session)))
    with at(12):
        following = notes.sign_and_next(desk, desk.notes.get(made[1].id))
        assert following.id == made[2].id
        following = notes.sign_and_next(desk, following)
        assert following.id == made[0].id
        assert notes.sign_and_next(desk, following) is None
    assert notes.unsigned(desk) == []


def test_another_format_leaves_nothing_of_what_was_written_out(desk, session):
    note = written(desk, session, "Came in tired.")
    other = notes.in_format(desk, note, NoteFormat.SOAP)
    assert [s.key for s in other.sections()][:4] == ["subjective", "objective", "assessment", "plan"]
    assert "Came in tired." in plain_text(other.sections())


def test_the_therapists_own_layout_is_the_one_a_new_note_begins_with(desk, session):
    layout = practice_parts.layout_of(desk, NoteFormat.FREE)
    own = layout.renamed("came_up", "What she brought").switched("we_did", on=False)
    practice_parts.keep_layouts(desk, [own])
    note = notes.begin_note(desk, session.id)
    assert [s.heading for s in note.sections()] == ["What she brought", "What next"]
    practice_parts.keep_layouts(desk, [layout])
    assert practice_parts.parts(desk).layouts == "{}"


def test_a_layout_that_shows_nothing_is_refused(desk):
    layout = practice_parts.layout_of(desk, NoteFormat.DAP)
    off = replace(layout, off=layout.order)
    assert "off" in refused(lambda: practice_parts.keep_layouts(desk, [off]))


def test_what_is_typed_and_not_kept_is_found_again_and_goes_when_it_is_kept(desk, session):
    note = written(desk, session, "Half a sent")
    notes.keep_typing(desk, note)
    found = notes.typed(desk, session.id)
    assert (found.record_id, found.body["body"]) == (note.id, note.body)
    assert desk.undo_step is None or desk.undo_step.deed is not notes.Deed.KEEP_NOTE
    notes.keep_note(desk, note)
    assert notes.typed(desk, session.id) is None


def test_keeping_a_note_can_be_taken_back(desk, session):
    note = notes.keep_note(desk, written(desk, session))
    desk.undo()
    assert desk.notes.find(note.id) is None
    desk.redo()
    assert desk.notes.get(note.id) == note


def test_bold_lists_and_strange_letters_come_back_letter_for_letter(desk, session):
    note = written(desk, session, "a")
    first, *rest = note.sections()
    words = "e\u0301 \u00a0 \u202e \U0001f600 <b>not bold</b> & \u0627\u0644\u0633"
    note = replace(note, body=write_sections([replace(first, passages=(passage(words),)), *rest]))
    notes.keep_note(desk, note)
    assert desk.notes.get(note.id).body == note.body
