"""Safety plan and risk notes, as a therapist meets them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLineEdit
from ui.drivers.goals import settle, texts_of
from ui.drivers.pages import PageDriver

from practice_desk.domain import clock, safety_plan
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import now, today
from practice_desk.domain.dates import date_words
from practice_desk.domain.measure_sheets import FollowUpOutcome, GivenHow
from practice_desk.domain.notes import AdditionKind
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.risk import AskedDirectly
from practice_desk.domain.safety_plan import SafetyPart
from practice_desk.domain.sessions import Session
from practice_desk.domain.text import isolate
from practice_desk.intentions import measures, notes, risk_notes, safety_plans, sessions
from practice_desk.intentions.clients import add_client
from practice_desk.ui.parts.note_section import SectionView
from practice_desk.ui.rooms.overview.room import OverviewRoom
from practice_desk.ui.rooms.safety.room import SafetyRoom
from practice_desk.ui.rooms.sessions.room import SessionsRoom

UNKIND = "<b>bold</b> &amp; \u202emirror\u2066 👩‍👩‍👧 محمد Nguyễn " * 20
LEVELS = re.compile(r"\b(low|medium|moderate|high|severe)\b|\bcontract\b", re.IGNORECASE)
SAID = {
    "trigger": "Marked the line on not waking up.", "words": "I thought of not waking up.",
    "asked": AskedDirectly.YES, "actions": "We went through the plan; she rings her sister tonight.",
}  # fmt: skip


@pytest.fixture
def amara(context):
    return add_client(context.desk, [Person(client_id="", known_as="Amara Okonlind")], place="England")


@pytest.fixture
def page(context, qtbot, amara):
    with PageDriver(context, qtbot, SafetyRoom(context), Place(PlaceKind.SAFETY, amara.id)) as driver:
        yield driver


def make_plan(page, **values) -> None:
    page.press("Make a safety plan")
    page.type(signs=[{"what": "I stop answering the phone"}], by_myself=[{"what": "Walk round the block"}])
    page.fill(**values)
    page.keep()


def write_risk(page, **values) -> None:
    page.press("New risk note")
    page.fill(**{**SAID, **values})
    page.keep()


# ---- the plan ----


def test_an_empty_page_says_what_a_plan_is_for(page):
    assert page.sees("No safety plan yet")
    assert page.sees("made together and in the client's own words")


def test_a_plan_has_the_seven_parts_in_order_and_the_numbers_of_the_clients_place(page):
    page.press("Make a safety plan")
    names = [name for name in page.dialog().form.rows if name in set(SafetyPart)]
    assert names == [part.value for part in SafetyPart]
    phones = [line["phone"] for line in page.dialog().form.field("professionals").value()]
    assert "999" in phones
    assert page.dialog().form.field("people").value() == [{"what": "", "phone": "", "told": False}]


def test_a_plan_is_kept_and_read_in_the_clients_words(page):
    make_plan(page, likely=7)
    (plan,) = page.desk.safety_plans.all()
    assert (plan.number, plan.made_on, plan.likely) == (1, today(), 7)
    assert page.sees("I stop answering the phone")
    assert page.sees("How I know it is starting")
    assert page.sees("7 of 10")
    page.press("Print safety plan")
    assert page.went[-1] == Place(PlaceKind.PAPER, page.room.client_id, f"safety:{plan.id}")


def test_an_empty_plan_and_one_without_a_number_for_any_hour_are_refused_beside_the_part(page):
    page.press("Make a safety plan")
    page.type(professionals=[])
    page.keep()
    assert page.problem("signs") == "Nothing is written in this plan yet."
    page.type(signs=[{"what": "I go quiet"}], people=[{"what": "", "phone": "07700 900123", "told": True}])
    page.keep()
    assert page.problem("professionals") == "Add one number that can be reached at any hour."
    assert page.problem("people") == "Write this line, or take it out."
    assert page.dialog().form.field("people").lines[0].cells["what"].problem()
    assert page.dialog().form.rows["people"].visibleRegion().boundingRect().height() > 0  # scrolled to
    assert page.desk.safety_plans.count() == 0


def test_a_change_makes_the_next_version_and_the_one_before_can_be_read(page):
    make_plan(page)
    page.press("Change")
    page.type(by_myself=[{"what": "Play the slow record"}])
    page.keep()
    assert [p.number for p in safety_plans.plans_of(page.desk, page.room.client_id)] == [2, 1]
    assert page.sees("Play the slow record")
    assert not page.sees("Walk round the block")
    page.choose_menu("Earlier versions")
    assert any("Walk round the block" in text for text in texts_of(page.dialog()))


def test_each_field_of_the_plan_has_a_name_of_its_own_for_who_hears_it(page):
    page.press("Make a safety plan")
    fields = page.dialog().form.findChildren(QLineEdit)
    names = [f.accessibleName() for f in fields if f.isVisible()]
    assert len(names) > 15 and len(set(names)) == len(names)
    assert "People I can ask for help: Phone, line 1" in names and "Reasons to keep going, line 1" in names


def test_a_line_moves_up_where_the_order_says_what_is_tried_first(page):
    page.press("Make a safety plan")
    page.type(signs=[{"what": "x"}], by_myself=[{"what": "second"}, {"what": "first"}])
    page.press("Move line 2 up", page.dialog().form.field("by_myself"))
    page.keep()
    plan = page.desk.safety_plans.all()[0]
    assert [line.what for line in plan.lines(SafetyPart.BY_MYSELF)] == ["first", "second"]


def test_a_plan_is_looked_at_when_its_day_comes_and_then_again(page, monkeypatch):
    make_plan(page, next_review_on=today())
    assert page.sees("It is time to look at it together.")
    page.press("Look at it again")
    page.fill(next_review_on=today() - timedelta(days=1))
    page.keep()
    assert page.problem("next_review_on") == "This day comes before the plan was made."
    page.fill(words="Still right.", next_review_on=today() + timedelta(days=30))
    page.keep()
    assert not page.sees("It is time to look at it together.")
    assert page.sees("Still right.")


def test_what_was_typed_and_left_waits_for_the_same_version(page):
    page.press("Make a safety plan")
    page.type(signs=[{"what": "I go qui"}])
    page.leave()
    page.press("Make a safety plan")
    assert page.dialog().form.field("signs").value() == [{"what": "I go qui"}]


def test_of_two_people_each_has_a_plan_of_their_own(context, qtbot):
    people = [Person(client_id="", known_as=name) for name in ("Ines Castelrud", "Jonah Castelrud")]
    couple = add_client(context.desk, people, kind=ClientKind.COUPLE, place="England")
    with PageDriver(context, qtbot, SafetyRoom(context), Place(PlaceKind.SAFETY, couple.id)) as page:
        make_plan(page)
        assert page.sees("I stop answering the phone")
        page.press_starting(isolate("Jonah"))
        assert not page.sees("I stop answering the phone")
        make_plan(page)
        assert {p.person_id for p in page.desk.safety_plans.all()} == {
            p.id for p in page.desk.people.of_client(couple.id)
        }
        assert [p.number for p in page.desk.safety_plans.all()] == [1, 1]


# ---- risk notes ----


def signed_text(page) -> str:
    """Return what is read of signed notes."""
    views = [v for v in page.room.findChildren(SectionView) if v.isVisible()]
    return "\n".join([*(v.toPlainText() for v in views), *(page.texts() if views else [])])


def test_a_risk_note_has_its_own_fields_and_no_level_anywhere(page):
    page.press("New risk note")
    page.dialog().form.show_more()
    settle()
    said = texts_of(page.dialog())
    for heading in risk_notes.headings().values():
        if heading != risk_notes.headings()["not_asked"]:
            assert heading in said
    assert [text for text in said if LEVELS.search(text)] == []


def test_the_words_of_a_level_would_be_seen():
    assert LEVELS.search("Risk: medium")
    assert LEVELS.search("no-suicide contract")


def test_nothing_on_the_page_calls_the_plan_a_contract_or_gives_a_level(page):
    make_plan(page, next_review_on=today())
    write_risk(page)
    assert [text for text in page.texts() if LEVELS.search(text)] == []
    assert "contract" not in page.room.help_words()
    assert not hasattr(safety_plan, "RiskLevel")


def test_a_draft_keeps_what_there_is_and_signing_says_what_is_missing(page):
    page.press("New risk note")
    page.fill(trigger="A call from her sister")
    page.keep()
    assert page.desk.risk_notes.count() == 1
    page.press("Sign risk note")
    assert page.sees("Say whether you asked directly. Write what you agreed and did, even if it was to wait.")
    assert page.desk.signed_notes.count() == 0
    page.press("Change")
    assert not page.dialog().form.rows["not_asked"].isVisible()
    page.fill(asked=AskedDirectly.NO)
    assert page.dialog().form.rows["not_asked"].isVisible()
    page.fill(not_asked="On the phone with others near", actions="She comes at four.")
    page.keep()
    page.press("Sign risk note")
    assert page.desk.signed_notes.count() == 1


def test_a_signed_risk_note_says_all_that_the_draft_said(page):
    said = {"told": "Her GP", "limit": "self", "next_contact_on": today(), "consulted_on": today()}
    write_risk(page, **said, consulted="Helen Lowe", client_informed="Yes, before.")
    before = page.texts()
    page.press("Sign risk note")
    wanted = ("Asked directly", "Danger to the client's life", "Her GP", "Yes, before.", "Helen Lowe")
    assert all(any(words in text for text in before) for words in wanted)
    assert all(words in signed_text(page) for words in (*wanted, "Next contact on", "Talked over on"))
    body = page.desk.signed_notes.all()[0].body
    assert body.count(date_words(today(), page.desk.practice.own().date_order)) == 2


def test_risk_notes_are_folded_beside_a_plan_that_a_client_may_see_until_they_are_read(page):
    write_risk(page)
    page.press("Sign risk note")
    assert "I thought of not waking up." in signed_text(page)
    page.press_starting("Fold")
    assert signed_text(page) == "" and page.sees("Risk note of")
    page.press_starting("Read")
    assert "I thought of not waking up." in signed_text(page)


def test_a_risk_note_is_folded_when_the_page_is_come_to_and_open_where_it_is_meant(page, context, qtbot):
    write_risk(page)
    page.press("Sign risk note")
    (note,) = page.desk.risk_notes.all()
    for meant, is_read in ((None, False), (note.id, True)):
        place = Place(PlaceKind.SAFETY, note.client_id, meant)
        with PageDriver(context, qtbot, SafetyRoom(context), place) as other:
            assert ("I thought of not waking up." in signed_text(other)) is is_read


def test_a_signed_risk_note_is_only_added_to(page):
    write_risk(page)
    page.press("Sign risk note")
    assert page.sees("and locked")
    assert not page.sees("Sign risk note")
    note = page.desk.risk_notes.all()[0]
    page.press("Add to this note")
    page.keep()
    assert page.problem("words")
    page.fill(words="Rang at six; she is with her sister.")
    page.keep()
    assert page.sees("Rang at six; she is with her sister.")
    assert [a.kind for a in notes.file_of(page.desk, note.id).additions] == [AdditionKind.ADDENDUM]
    page.desk.undo()
    assert page.desk.signed_notes.count() == 1


def test_a_draft_is_removed_and_brought_back_by_undo(page):
    write_risk(page)
    page.choose_menu("Remove this draft")
    assert page.desk.risk_notes.count() == 0
    page.undo()
    assert page.desk.risk_notes.count() == 1
    assert page.sees("I thought of not waking up.")


def answered(context, client, **said):
    """Note what was done about an answer on self-harm that was just given."""
    sheet = measures.give(context.desk, client.id, "phq9", how=GivenHow.ON_PAPER)
    measures.keep_sheet(context.desk, replace(sheet, answers=(0,) * 8 + (1, 0)))
    measures.answer_follow_up(context.desk, sheet.id, 9, **said)


def test_a_risk_note_starts_from_what_was_said_and_agreed_after_an_answer(page, context, amara):
    agreed = "She keeps the plan by the bed."
    answered(context, amara, outcome=FollowUpOutcome.TALKED, said="Only at night.", plan=agreed)
    page.press("New risk note")
    typed = page.dialog().form.record()
    assert "PHQ-9" in typed.trigger and (typed.words, typed.actions) == ("Only at night.", agreed)
    assert typed.asked is AskedDirectly.YES
    page.keep()
    (note,) = page.desk.risk_notes.all()
    assert note.follow_up_id == page.desk.follow_ups.all()[0].id
    page.press("New risk note")  # the next one has another reason
    assert page.dialog().form.record().trigger == ""


def test_after_an_answer_that_was_not_asked_about_the_reason_is_brought_along(page, context, amara):
    answered(context, amara, outcome=FollowUpOutcome.NOT_ASKED, reason="Her mother was in the room.")
    page.press("New risk note")
    typed = page.dialog().form.record()
    assert (typed.asked, typed.not_asked) == (AskedDirectly.NO, "Her mother was in the room.")


def test_an_answer_of_long_ago_is_not_brought_along(page, context, amara):
    with clock.at(now() - timedelta(days=8)):
        answered(context, amara, outcome=FollowUpOutcome.TALKED, said="Only at night.")
    page.press("New risk note")
    assert page.dialog().form.record().trigger == ""


def test_telling_somebody_needs_the_line_it_went_by(page):
    write_risk(page, told="Her GP")
    page.press("Sign risk note")
    assert page.sees("Choose the line of")


def test_a_day_to_come_is_refused_beside_the_field(page):
    page.press("New risk note")
    page.fill(trigger="x", on=today() + timedelta(days=1))
    page.keep()
    assert page.problem("on") == "This date is still to come."


def test_unkind_text_is_shown_as_it_is(page):
    write_risk(page, words=UNKIND)
    page.press("Make a safety plan")
    page.type(signs=[{"what": UNKIND}])
    page.keep()
    assert page.sees("<b>bold</b>")
    page.press("Sign risk note")
    assert page.room.page.horizontalScrollBar().maximum() == 0


def test_the_overview_leads_here_and_says_when_the_plan_is_due(context, qtbot, amara, page):
    make_plan(page, next_review_on=today())
    place = Place(PlaceKind.OVERVIEW, amara.id)
    with PageDriver(context, qtbot, OverviewRoom(context), place) as overview:
        assert overview.sees("look at it again")
        overview.press("Open safety plan and risk notes")
        assert overview.went[-1] == Place(PlaceKind.SAFETY, amara.id)


def test_the_overview_says_that_an_answer_is_open_and_then_that_no_risk_note_followed(
    context, qtbot, amara, page
):
    place = Place(PlaceKind.OVERVIEW, amara.id)
    with PageDriver(context, qtbot, OverviewRoom(context), place) as overview:
        sheet = measures.give(context.desk, amara.id, "phq9", how=GivenHow.ON_PAPER)
        measures.keep_sheet(context.desk, replace(sheet, answers=(0,) * 8 + (2, 0)))
        assert overview.sees("is to be talked about")
        assert not overview.sees("More than half the days")  # a client may look at this page
        talked = FollowUpOutcome.TALKED
        measures.answer_follow_up(context.desk, sheet.id, 9, talked, said="Only at night.", plan="Ring me.")
        assert overview.sees("No risk note yet.") and not overview.sees("is to be talked about")
        write_risk(page)
        assert not overview.sees("No risk note yet.")


def test_each_session_leads_here(context, qtbot, amara):
    session = Session(client_id=amara.id, on=today())
    sessions.keep_session(context.desk, session)
    sessions.open_session(context.desk, session.id)
    place = Place(PlaceKind.SESSIONS, amara.id, session.id)
    with PageDriver(context, qtbot, SessionsRoom(context), place) as page:
        page.choose_menu("Safety plan and risk notes")
        assert page.went[-1] == Place(PlaceKind.SAFETY, amara.id)
