"""The page of measures: scores with what was verified, answers on self-harm, check-ins, lines over time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton
from ui.drivers.measures import MeasuresDriver, texts_of

from practice_desk.domain.attendance import Attendance, Attended
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.domain.measure_sheets import FollowUpOutcome, GivenHow
from practice_desk.domain.measures import Band, Option
from practice_desk.domain.own_measures import OwnItem
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.prompt_answers import PromptAnswer
from practice_desk.domain.ratings import Rater, Rating
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.steps import Step, StepReview
from practice_desk.intentions import check_ins, clients, goals, measures, own_measures, sessions, steps
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import OccasionGrid, RatingChart, ScoreChart
from practice_desk.ui.parts.follow_up_card import DoneCard, FollowUpCard
from practice_desk.ui.parts.prompt_card import PromptCard
from practice_desk.ui.rooms.library.room import LibraryRoom
from practice_desk.ui.rooms.measures.check_in_view import PersonCard
from practice_desk.ui.rooms.measures.sheet_view import SheetView

HOSTILE = "<b>Bold</b> & \u202eDROP <img src=x> %n {0}"
VECTORS = json.loads(
    (Path(__file__).parent.parent / "domain" / "measure_vectors.json").read_text(encoding="utf-8")
)["scoring"]


@pytest.fixture
def amara(context):
    return clients.add_client(context.desk, [Person(client_id="", known_as="Amara Okonlind")])


@pytest.fixture
def couple(context):
    people = [Person(client_id="", known_as=name) for name in ("Ines Castelrud", "Jonah Castelrud")]
    return clients.add_client(context.desk, people, kind=ClientKind.COUPLE)


@pytest.fixture
def page(context, qtbot, amara):
    with MeasuresDriver(context, qtbot, amara.id) as driver:
        yield driver


def held(desk, client_id, days_ago=0):
    session = Session(client_id=client_id, on=today() - timedelta(days=days_ago), state=SessionState.HELD)
    sessions.keep_session(desk, session)
    return session


def kept(desk, client_id, key, answers, days_ago=0, person=0, **more):
    person_id = clients.participants(desk, client_id)[person].id
    sheet = measures.give(desk, client_id, key, person_id=person_id, how=GivenHow.ON_PAPER)
    sheet = replace(sheet, on=today() - timedelta(days=days_ago), answers=tuple(answers), **more)
    measures.keep_sheet(desk, sheet)
    return sheet


def phq(item9=0, rest=1):
    return [rest] * 8 + [item9] + [None]


# ---- scores ----


@pytest.mark.parametrize("name", ["PHQ-9", "GAD-7"])
def test_every_vector_of_two_measures_comes_out_through_the_window(page, name):
    key = name.replace("-", "").lower()
    for case in VECTORS[name]:
        blank = [None] * (len(measures.shipped()[key].items) - len(case["input"]))
        assert page.type_in(key, case["input"] + blank)
        expected = case["expected"]
        figures = next(t for t in page.texts() if t.startswith(f"{expected['total']} of "))
        assert f"; {expected['band']} (" in figures
        there = "reached" if expected["at_or_above_10"] else "not reached"
        assert f"Screening (10 or more): {there}" in figures
        assert bool(page.room.findChildren(FollowUpCard)) is bool(expected.get("item9_prompt"))
        page.open(None)


def test_a_first_page_says_what_measures_are_for_and_offers_one(page):
    assert page.sees("No measures yet")
    page.press("Give a measure")
    assert page.dialog().form.measure.value() == "phq9"


def test_a_change_is_said_with_its_size_and_where_that_comes_from(page, amara):
    kept(page.desk, amara.id, "phq9", [2, 2, 2, 2, 2, 2, 2, 0, 0, None], days_ago=30)
    kept(page.desk, amara.id, "phq9", [1] * 8 + [0, None])
    page.open(None)
    assert page.sees("6 lower than at the start")
    assert page.sees("reliable improvement.")
    assert page.sees("At or above 10 then, below it now: reliable recovery.")
    assert page.sees("A change of 6 points or more counts as reliable (IAPT manual")


def test_the_size_of_change_that_counts_can_be_ones_own_with_who_says_so(page, amara):
    first = kept(page.desk, amara.id, "pcl5", [2] * 20, days_ago=7)
    last = kept(page.desk, amara.id, "pcl5", [2] * 14 + [0] * 6)
    page.open(last.id)
    assert page.sees("reliable improvement.") and page.sees("Others say 15 or 18.")
    page.press("What counts as a change")
    assert page.dialog().form.field("points").value() == 10
    page.type("points", "15")
    page.type("source", "")
    assert not page.keep()
    assert page.problems() == {"source": "Write who says so."}
    page.type("source", HOSTILE)
    assert page.keep()
    assert page.sees("no reliable change.") and page.sees("counts as reliable (<b>Bold</b>")
    page.press("What counts as a change")
    page.press("Count the published size again", page.dialog())
    assert page.sees("reliable improvement.")
    assert page.desk.measure_sheets.find(first.id) is not None


def test_a_total_is_not_called_recovery_beside_an_answer_on_self_harm(page, amara):
    kept(page.desk, amara.id, "phq9", phq(item9=0, rest=2), days_ago=30)
    last = kept(page.desk, amara.id, "phq9", phq(item9=1))
    page.open(last.id)
    assert page.sees("7 lower than at the start: reliable improvement.")
    assert page.sees("At or above 10 then, below it now.") and not page.sees("recovery")
    assert page.sees("Read it together with what was answered at question 9.")


def test_where_nothing_was_verified_there_are_numbers_and_no_label(page, amara):
    for days, total in ((7, 20), (0, 48)):
        sheet = measures.give(page.desk, amara.id, "who5")
        sheet = replace(sheet, on=today() - timedelta(days=days))
        measures.keep_entered(page.desk, sheet, [total])
    page.open(None)
    assert page.sees("28 higher than at the start")
    assert not any(word in text for text in page.texts() for word in ("eliable", "10 points"))
    assert not any(c._bands for c in page.room.findChildren(ScoreChart))


def test_a_blank_is_never_counted_as_nothing(page):
    assert page.type_in("phq9", [1, None, 1, 1, 1, 1, 1, 1, 0, None])
    assert page.sees("no total") and page.sees("Left open: 2.")
    assert page.sees("No total: it takes every line. One left open is never counted as 0.")


def test_a_prorated_total_says_so(page):
    assert page.type_in("core10", [1, 3, 3, 1, None, 0, 2, 1, 2, 1])
    assert page.sees("Worked out from fewer answers than it has (prorated).")
    assert page.sees("Left open: 5.")


def test_several_scales_have_a_line_each(page):
    assert page.type_in("dass21", scores=[10, 6, 8])
    page.press("All measures")
    (chart,) = page.room.findChildren(ScoreChart)
    assert "Depression: 10 of 42, once." in chart.accessibleName()
    assert "Stress: 8 of 42, once." in chart.accessibleName()


# ---- what is refused, and where that is said ----


def test_a_number_outside_the_scale_is_refused_beside_its_line(page, amara):
    assert not page.type_in("phq9", [7, *phq()[1:]])
    assert page.problems() == {"items.1": "Type a whole number from 0 to 3."}
    assert page.desk.measure_sheets.of_client(amara.id) == []
    page.type("items.1", "3")
    assert page.keep()


def test_an_empty_sheet_and_an_empty_score_are_refused(page):
    assert not page.type_in("gad7", [None] * 7)
    assert page.problems() == {"items.1": "Nothing is answered yet."}
    page.dialog().reject()
    assert not page.type_in("who5")
    assert page.problems() == {"entered.total": "Nothing is answered yet."}


def test_a_score_that_cannot_be_is_refused(page):
    assert not page.type_in("who5", scores=[50])
    assert page.problems() == {
        "entered.total": "The answers cannot add up to this number. Look at the sheet again."
    }
    page.type("entered.total", "101")
    assert not page.keep()
    assert page.problems() == {"entered.total": "Type a whole number from 0 to 100."}


def test_a_day_to_come_is_refused_beside_the_day(page):
    tomorrow = page.context.date(today() + timedelta(days=1))
    assert not page.type_in("gad7", [1] * 7, on=tomorrow)
    assert page.problems() == {"on": "This date is still to come."}


def test_what_was_typed_waits_when_the_form_was_left(page):
    page.press("Give a measure")
    form = page.dialog().form
    form.field("measure").set_value("gad7")
    form.way.set_value("typed")
    page.keep()
    page.type("items.1", "2")
    page.dialog().form.edited.emit()
    page.dialog().reject()
    page.press("Give a measure")
    page.dialog().form.field("measure").set_value("gad7")
    page.dialog().form.way.set_value("typed")
    page.keep()
    assert page.dialog().form.field("items.1").value() == 2


# ---- one sheet ----


def test_a_sheet_is_read_in_words_with_its_sources_and_printed(page, amara):
    sheet = kept(page.desk, amara.id, "phq9", phq())
    page.open(sheet.id)
    assert page.sees("Little interest or pleasure in doing things") and page.sees("Several days")
    assert page.sees("left open") and page.sees("No permission required")
    page.press("Print")
    assert page.wanted[-1] == Place(PlaceKind.PAPER, amara.id, f"measure:{sheet.id}")


def test_a_correction_is_a_new_sheet_and_the_first_one_stays(page, amara):
    sheet = kept(page.desk, amara.id, "gad7", [3] * 7)
    page.open(sheet.id)
    page.room.findChild(SheetView).correct_wanted.emit()
    page.type("items.1", "0")
    assert page.keep()
    assert page.sees("This sheet takes the place of one that was entered wrongly.")
    assert page.sees("18 of 21")
    page.press("Read the first one")
    assert page.sees("21 of 21") and page.sees("It stays as it was and counts no longer.")
    assert len(page.desk.measure_sheets.of_client(amara.id)) == 2
    assert [s.score.total for s in measures.scores_of(page.desk, amara.id, "gad7")] == [18]


def numbers(page, key, answers):
    """Type in the numbers on the owner's own sheet, of which the program has no words."""
    page.press("Give a measure")
    form = page.dialog().form
    form.measure.set_value(key)
    form.measure.edited.emit()
    assert form.typed.isVisible() and not form.way.isVisible()
    form.typed.set_value("numbers")
    page.keep()
    typed = page.dialog().form
    for number, answer in enumerate(answers, 1):
        typed.field(f"items.{number}").set_raw("" if answer is None else str(answer))
    return page.keep()


def test_the_numbers_on_the_owners_sheet_are_added_up_by_its_rule(page):
    assert numbers(page, "dass21", [1] * 14 + [0, 1, 0, 1, 0, 0, 0])
    assert page.sees("10 of 42; mild") and page.sees("8 of 42; mild") and page.sees("14 of 42; normal")


def test_a_number_the_owners_sheet_does_not_have_is_refused_beside_its_line(page):
    assert not numbers(page, "audit", [0] * 8 + [3, 0])
    assert page.problems() == {"items.9": "This is not one of the answers. Choose one, or leave it open."}


def test_a_line_that_does_not_apply_lowers_what_can_be_reached_and_has_no_band(page):
    assert numbers(page, "wsas", [None, 4, 4, 4, 4])
    assert page.sees("16 of 32") and page.sees("Not applicable: 1.")
    assert not page.sees("significant impairment (10")


def test_a_blank_sheet_leads_to_the_preview(page, amara):
    page.press("Give a measure")
    page.dialog().form.way.set_value("blank")
    page.keep()
    assert page.wanted[-1] == Place(PlaceKind.PAPER, amara.id, "measure-blank:phq9")


# ---- answers on self-harm (clinical.md 4.3) ----


def test_an_answer_above_the_lowest_opens_a_calm_card_until_something_is_noted(page, amara):
    kept(page.desk, amara.id, "phq9", phq(item9=1), days_ago=7)
    sheet = kept(page.desk, amara.id, "phq9", phq(item9=2))
    page.open(None)
    cards = page.room.findChildren(FollowUpCard)
    assert len(cards) == 2  # each time it is above the lowest
    latest = next(c for c in cards if c.found.sheet.id == sheet.id)
    before = page.context.date(today() - timedelta(days=7))
    assert latest.answer_words() == (
        "The answer to the question on death or self-harm was: “More than half the days”. "
        f"It is more than on {before}: “Several days”."
    )
    assert page.sees("question 9: “More than half the days”") and page.sees("question 9: “Several days”")
    page.press("We talked about it", latest)
    assert not page.keep()
    assert page.problems() == {"said": "Write what was said."}
    page.type("said", HOSTILE)
    assert page.keep()
    assert [c.found.sheet.id for c in page.room.findChildren(FollowUpCard)] != [sheet.id]
    (done,) = page.room.findChildren(DoneCard)
    page.press("Risk note and safety plan", done)  # the way on stays at hand
    assert page.wanted[-1] == Place(PlaceKind.SAFETY, amara.id)
    page.open(sheet.id)
    assert page.sees("What was done") and page.sees("<b>Bold</b> &")
    (noted,) = page.desk.follow_ups.of_sheet(sheet.id)
    assert noted.outcome is FollowUpOutcome.TALKED


def test_a_blank_opens_the_card_too_and_an_answer_of_nothing_reassures_of_nothing(page, amara):
    kept(page.desk, amara.id, "phq9", phq(item9=None))
    page.open(None)
    (card,) = page.room.findChildren(FollowUpCard)
    assert card.answer_words() == "This line was left open."
    person = clients.add_client(page.desk, [Person(client_id="", known_as="Tobias")])
    kept(page.desk, person.id, "phq9", phq(item9=0))
    page.client_id = person.id
    page.open(None)
    assert page.room.findChildren(FollowUpCard) == []
    assert not any("risk" in text.casefold() or "question 9" in text for text in page.texts())


def test_the_card_says_no_score_no_level_and_no_colour(page, amara):
    kept(page.desk, amara.id, "phq9", phq(item9=3, rest=3))
    page.open(None)
    (card,) = page.room.findChildren(FollowUpCard)
    said = " ".join(texts_of(card)).casefold()
    assert "27" not in said and "severe" not in said
    assert not any(f"{level} risk" in said for level in ("low", "medium", "moderate", "high"))
    tones = {part.property("tone") for part in card.findChildren(object)} - {None, "muted", "accent"}
    assert tones == set()


def test_why_it_was_not_asked_and_what_was_decided_need_words(page, amara):
    kept(page.desk, amara.id, "phq9", phq(item9=1))
    page.open(None)
    for words, field, said in (
        ("They had already left", "plan", "Write what you decided, and why."),
        ("Not asked, because", "reason", "Write why it was not asked."),
    ):
        page.press(words)
        assert not page.keep()
        assert page.problems() == {field: said}
        page.dialog().reject()


def test_the_card_holds_nothing_up(page, amara):
    kept(page.desk, amara.id, "phq9", phq(item9=1))
    page.open(None)
    assert page.type_in("gad7", [1] * 7)
    assert page.sees("7 of 21")


# ---- two people ----


def test_two_people_have_two_cards_and_two_lines_and_never_a_mean(context, qtbot, couple):
    kept(context.desk, couple.id, "gad7", [2] * 7, person=0)
    kept(context.desk, couple.id, "gad7", [1] * 7, person=1)
    with MeasuresDriver(context, qtbot, couple.id) as page:
        assert page.sees("GAD-7, Ines") and page.sees("GAD-7, Jonah")
        page.open("time")
        (chart,) = page.room.findChildren(ScoreChart)
        said = chart.accessibleName()
        assert "Ines: 14 of 21, once." in said.replace("\u2068", "").replace("\u2069", "")
        assert "7 of 21" in said and "10.5" not in " ".join(page.texts())
        page.press("Give a measure")
        assert "person_id" in page.dialog().form.rows


# ---- check-ins ----


def marks(desk, session, answers, person=0, **more):
    person_id = clients.participants(desk, session.client_id)[person].id
    check_in = check_ins.begin(desk, session.id, person_id, turned=False)
    check_ins.keep_check_in(desk, replace(check_in, answers=tuple(answers), **more))


def test_the_guess_comes_first_and_is_shown_after_their_marks(page, amara):
    session = held(page.desk, amara.id)
    page.open("check-ins")
    assert page.sees("No check-in yet. It takes under a minute on this screen.")
    page.press("Put in your guess")
    page.type("bond", 9)
    assert page.keep()
    assert page.sees("Your guess is put in.")
    person = clients.participants(page.desk, amara.id)[0]
    check_in = check_ins.begin(page.desk, session.id, person.id)
    check_ins.keep_check_in(page.desk, replace(check_in, answers=(7, 8, 4, 8, 8), more=HOSTILE))
    check_ins.hand_back(page.desk, check_in.id)
    page.open("check-ins")
    assert page.sees("kept it for later") and not page.sees("<b>Bold</b>")
    assert not page.sees("Amara, My therapist")
    page.press("Show it now")
    said = page.texts()
    assert any("Amara, My therapist understood how things are for me.: 4 out of 10" in t for t in said)
    assert any("You guessed, My therapist understood how things are for me.: 9 out of 10" in t for t in said)
    assert page.sees("<b>Bold</b> &")


def fallen(page, client_id):
    """Keep four check-ins, the last of them lower on one line, and show what is worth a talk."""
    for days, line in ((21, (8,) * 5), (14, (8,) * 5), (7, (8,) * 5), (0, (8, 8, 4, 8, 8))):
        marks(page.desk, held(page.desk, client_id, days), line)
    page.open("check-ins")
    (card,) = page.room.findChildren(PromptCard)
    page.press("For you alone")
    return card


def test_what_is_for_the_therapist_alone_is_folded_while_the_two_may_look_together(page, amara):
    for days, line in ((14, (8,) * 5), (7, (8, 8, 4, 8, 8)), (0, (8, 8, 4, 8, 8))):
        last = held(page.desk, amara.id, days)
        marks(page.desk, last, line)
    page.open("check-ins")
    assert page.sees("Check-in, Amara")
    assert not page.sees("went from") and not page.sees("Listen first.")
    page.press("For you alone")
    assert page.sees("Listen first.")


def test_what_it_was_before_is_said_in_the_marks_themselves(page, amara):
    """The median of 7, 6 and 9 is 7, which nobody marked last time: it is not said aloud."""
    for days, mark in ((21, 7), (14, 6), (7, 9), (0, 2)):
        marks(page.desk, held(page.desk, amara.id, days), (9, 9, mark, 9, 9))
    page.open("check-ins")
    (card,) = page.room.findChildren(PromptCard)
    assert "how things are for me.” was 7, 6, 9, and then 2" in card.accessibleName()


def test_a_fall_is_a_quiet_prompt_that_one_key_answers_for_good(page, amara, qtbot):
    card = fallen(page, amara.id)
    assert "“My therapist understood how things are for me.” went from 8 to 4" in card.accessibleName()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    page.open("check-ins")
    assert page.room.findChildren(PromptCard) == []
    assert [a.answer for a in page.desk.prompt_answers.all()] == [PromptAnswer.OTHER]
    with MeasuresDriver(page.context, qtbot, amara.id, "check-ins") as again:  # as after a lock
        assert again.room.findChildren(PromptCard) == []
    page.desk.undo()
    page.open("check-ins")
    assert len(page.room.findChildren(PromptCard)) == 1


def test_a_prompt_can_be_put_off_until_next_time(page, amara):
    card = fallen(page, amara.id)
    assert [b.text() for b in card.buttons.values()] == [
        "Note what we found", "Remind me next time", "It was something else",
    ]  # fmt: skip
    page.press("Remind me next time")
    assert page.room.findChildren(PromptCard) == []
    later = Session(client_id=amara.id, on=today() + timedelta(days=7))
    sessions.keep_session(page.desk, later)
    assert len(sessions.moments(page.desk, later.id).prompts) == 1


def test_what_was_found_is_noted_as_what_came_between_the_two(page, amara):
    fallen(page, amara.id)
    page.press("Note what we found")
    assert not page.keep()  # nothing is written yet, so nothing is answered
    assert page.desk.prompt_answers.count() == 0
    page.type("moment", "I looked at the clock.")
    assert page.keep()
    assert [r.moment for r in page.desk.ruptures.all()] == ["I looked at the clock."]
    assert [a.answer for a in page.desk.prompt_answers.all()] == [PromptAnswer.FOUND]
    assert page.room.findChildren(PromptCard) == []


def test_answers_from_paper_are_refused_empty_and_kept_when_something_is_said(page, amara):
    held(page.desk, amara.id)
    page.open("check-ins")
    page.room.findChild(PersonCard).type_in()
    assert not page.keep()
    assert page.problems() == {"goal": "Nothing is marked or written yet."}
    page.type("goal", 6)
    assert page.keep()
    assert page.sees("left open")


def test_two_people_check_in_apart_and_see_it_differently(context, qtbot, couple):
    session = held(context.desk, couple.id)
    marks(context.desk, session, (9,) * 5, person=0)
    marks(context.desk, session, (9, 4, 9, 9, 9), person=1)
    with MeasuresDriver(context, qtbot, couple.id, "check-ins") as page:
        assert len(page.room.findChildren(PersonCard)) == 2
        (card,) = page.room.findChildren(PromptCard)
        assert "4 and 9" in card.accessibleName()
        assert "Ines" not in card.accessibleName() and "6.5" not in " ".join(page.texts())


# ---- over time ----


def test_goals_check_ins_and_measures_are_lines_that_are_spoken(page, amara):
    goal = Goal(client_id=amara.id, words="I leave work on time", target=8)
    goals.keep_goal(page.desk, goal)
    person = clients.participants(page.desk, amara.id)[0].id
    for days, value in ((21, 4), (14, 4), (7, 4)):
        session = held(page.desk, amara.id, days)
        marks(page.desk, session, (value,) * 5, guess=(5,) * 5)
        rating = Rating(client_id=amara.id, goal_id=goal.id, session_id=session.id, on=session.on,
                        rater=Rater.PERSON, person_id=person, value=value)  # fmt: skip
        goals.keep_ratings(page.desk, amara.id, [rating])
        kept(page.desk, amara.id, "core10", [1, 3, 3, 1, 1, 0, 2, 1, 2, 1], days_ago=days)
    page.open("time")
    said = [c.accessibleName() for c in page.room.findChildren(RatingChart)]
    assert any(s.startswith("I leave work on time: ") and "Target 8." in s for s in said)
    assert any("What matters to me had room today." in s and "Your guess" in s for s in said)
    core = next(s for s in said if s.startswith("CORE-10"))
    assert "Cut-off 11 or more: Clinical range." in core and "11 to 15 mild" in core
    (still,) = page.room.findChildren(PromptCard)
    assert "“I leave work on time”" in still.accessibleName()
    page.press("Look at the goal")
    assert page.wanted[-1].kind is PlaceKind.GOALS
    page.open("time")
    assert page.room.findChildren(PromptCard) == []


def test_who_came_and_how_the_steps_went_are_dots_with_their_sentence(page, amara):
    goal = Goal(client_id=amara.id, words="I leave work on time")
    goals.keep_goal(page.desk, goal)
    step = Step(client_id=amara.id, goal_id=goal.id, what="Tell the nurse", agreed_on=today())
    steps.keep_step(page.desk, step)
    person = clients.participants(page.desk, amara.id)[0].id
    for days, how, done in ((14, Attended.CAME, 4), (7, Attended.CAME, 2), (0, Attended.I_CANCELLED, None)):
        session = held(page.desk, amara.id, days)
        with page.desk.change(Deed.KEEP_SESSION):
            page.desk.attendances.save(
                Attendance(client_id=amara.id, session_id=session.id, person_id=person, how=how)
            )
            page.desk.step_reviews.save(
                StepReview(client_id=amara.id, step_id=step.id, on=session.on, done_client=done)
            )
    page.open("time")
    came, went = page.room.findChildren(OccasionGrid)
    assert came.accessibleName() == "Came: 2 times, I cancelled: once."
    assert [marked for _, marked in came.columns] == [[0], [0], [1]]
    assert went.accessibleName() == "Did it: once, About half: once."
    assert [went.words[marked[0]] for _, marked in went.columns] == ["Did it", "About half"]


def test_two_sheets_of_one_day_are_two_points_in_the_order_they_were_given(page, amara):
    for answer in (3, 1):
        kept(page.desk, amara.id, "gad7", [answer] * 7)
    page.open(None)
    (chart,) = page.room.findChildren(ScoreChart)
    assert "21 at first and 7 last" in chart.accessibleName()
    assert [value for _, value in chart._series[0].occasions()] == [21, 7] and len(chart._dates) == 2
    assert page.sees("14 lower than at the start")


def test_cut_offs_whose_words_would_lie_on_each_other_are_named_together(page, amara):
    kept(page.desk, amara.id, "pcl5", [2] * 20)
    page.open(None)
    (chart,) = page.room.findChildren(ScoreChart)
    chart.grab()
    near = chart._near(chart._plot(), 16)
    assert [chart._line_words(group) for group in near] == ["Cut-offs 31 and 33"]


def test_nothing_over_time_says_what_will_be_there(page):
    page.open("time")
    assert page.sees("once there are two")


# ---- the builder ----


@pytest.fixture
def library(context, qtbot):
    room = LibraryRoom(context)
    qtbot.addWidget(room)
    room.resize(1072, 900)
    room.go(Place(PlaceKind.LIBRARY, None, "measures"))
    room.show()
    return room


def builder(room):
    return next(d for d in room.window().findChildren(FormDialog) if d.isVisible())


def test_an_own_measure_is_built_given_and_scored(context, library, amara, qtbot):
    library.add()
    dialog = builder(library)
    form = dialog.form
    form.field("name").set_raw("Tummy-ache days")
    form.field("items").set_value((OwnItem("It hurt"), OwnItem("I was fine", reverse=True),
                                   OwnItem("I wanted to be gone", self_harm=True)))  # fmt: skip
    form.field("options").set_value((Option("never", 0), Option("sometimes", 1), Option("often", 2)))
    form.field("bands").set_value((Band(0, 3, "few"), Band(4, 6, "many")))
    dialog.try_keep()
    assert dialog.isVisible()
    assert form.rows["may_use_text"].problem() == "Tick that you have the right to use this text."
    form.field("may_use_text").set_value(True)
    dialog.try_keep()
    assert not dialog.isVisible()
    (own,) = own_measures.own_measures(context.desk)
    with MeasuresDriver(context, qtbot, amara.id) as page:
        assert page.type_in(own.key, [2, 0, 1])
        assert page.sees("5 of 6; many (4-6)")
        assert len(page.room.findChildren(FollowUpCard)) == 1


def test_what_is_wrong_in_a_line_of_the_builder_is_said_with_its_number(library):
    library.add()
    form = builder(library).form
    form.field("name").set_raw(HOSTILE)
    form.field("items").set_value((OwnItem("One"), OwnItem(""), OwnItem("Three")))
    form.field("options").set_value((Option("no", 0), Option("yes", 0)))
    form.field("may_use_text").set_value(True)
    builder(library).try_keep()
    assert form.rows["items"].problem() == "Line 2: Write this line, or take it out."
    assert form.rows["options"].problem() == "Line 2: Another answer has this number. Give each its own."
    form.field("reliability").set_raw("much")
    builder(library).try_keep()
    assert form.rows["reliability"].problem() == "This is not a number. Type it as 5.1."
    builder(library).reject()


# ---- what is painted is spoken ----


def test_a_chart_is_a_picture_with_its_sentence_to_a_screen_reader(page, amara):
    kept(page.desk, amara.id, "gad7", [1] * 7)
    page.open(None)
    (chart,) = page.room.findChildren(ScoreChart)
    spoken = QAccessible.queryAccessibleInterface(chart)
    assert spoken.role() is QAccessible.Role.Graphic
    assert spoken.text(QAccessible.Text.Name).startswith("GAD-7: ")


def test_give_a_measure_proposes_what_was_given_last_and_can_be_filled_in(page, amara):
    kept(page.desk, amara.id, "gad7", [1] * 7)
    measures.keep_entered(page.desk, measures.give(page.desk, amara.id, "who5"), [48])
    page.open(None)
    page.press("Give a measure")
    assert page.dialog().form.measure.value() == "gad7"


def test_usual_answers_are_put_in_with_one_press(library):
    library.add()
    options = builder(library).form.field("options")
    for name, expected in (
        ("ten", [(str(n), n) for n in range(11)]),
        ("often", [("never", 0), ("seldom", 1), ("sometimes", 2), ("often", 3), ("always", 4)]),
        ("yes", [("no", 0), ("yes", 1)]),
    ):
        options.findChild(QAbstractButton, f"answers-{name}").click()
        assert [(o.label, o.value) for o in options.value()] == expected
