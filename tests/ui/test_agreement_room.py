"""The working agreement, as a therapist meets it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from documents.reading import words_of
from intentions.papers_of import WORDS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from ui.drivers.agreement import AgreementDriver
from ui.drivers.goals import settle, texts_of

from practice_desk.documents.paper_sheet import paper_sheet
from practice_desk.domain import clock
from practice_desk.domain.agreements import ClauseChoice, ReviewOutcome
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.crossings import BoundaryCategory, Crossing, CrossingDecision
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction, PaperSize
from practice_desk.domain.standing import PaperState
from practice_desk.domain.tasks import TaskKind
from practice_desk.intentions import agreements, crossings, library, papers, signing, tasks
from practice_desk.intentions.clients import add_client
from practice_desk.intentions.paper_sheets import printed
from practice_desk.intentions.practice import keep_practice
from practice_desk.ui.parts.agreement_line import agreement_lines
from practice_desk.ui.parts.tasks import TasksCard
from practice_desk.ui.rooms.agreement.crossing_form import Time

UNKIND = "<b>bold</b> &amp; {x} \u202emirror\u2066 👩‍👩‍👧 محمد Nguyễn " * 20
SOME = [f"clause.{area}" for area in ("time", "cancelling", "fees", "endings", "record")]
FEES, ENDINGS = "Fees and payment", "Endings"
CANCELLING, RECORD = "Cancelling and missed sessions", "Your record"


@pytest.fixture
def amara(context):
    return add_client(context.desk, [Person(client_id="", known_as="Amara Okonlind")])


@pytest.fixture
def filled(context):
    """A practice that has said everything its papers ask for."""
    library.keep_practice_words(context.desk, WORDS)


@pytest.fixture
def page(context, qtbot, amara):
    with AgreementDriver(context, qtbot, amara.id) as driver:
        yield driver


@pytest.fixture
def draft(context, qtbot, filled, amara):
    """A draft with a few of the usual clauses, everything in them filled in."""
    agreements.compose(context.desk, amara.id, keys=SOME)
    with AgreementDriver(context, qtbot, amara.id) as driver:
        yield driver


@pytest.fixture
def on():
    return lambda iso: clock.at(datetime.fromisoformat(f"{iso}T09:00"))


# ---- composing ----


def test_an_empty_page_says_what_an_agreement_is_for_and_composes_one(page):
    assert page.sees("No agreement yet") and page.sees("Clear edges make it safe to speak freely.")
    page.compose()
    assert len(page.titles()) == 12 and page.titles()[0] == "Session length, start and lateness"
    assert page.sees("Draft of version 1: 12 clauses")
    page.undo()
    assert page.sees("No agreement yet")


def test_what_is_known_of_a_client_ticks_what_usually_belongs_to_it(context, qtbot):
    people = [Person(client_id="", known_as=name) for name in ("Ines", "Jonah")]
    client = add_client(context.desk, people, kind=ClientKind.COUPLE, modality="video")
    with AgreementDriver(context, qtbot, client.id) as page:
        page.press("Compose an agreement")
        form = page.dialog().form
        assert set(form.field("settings").value()) == {"online", "couple"}
        assert {"clause.device_room", "clause.client_privacy"} <= set(form.field("keys").value())
        page.fill(settings=("couple", "small_community"))
        keys = set(form.field("keys").value())
        assert "clause.device_room" not in keys and "clause.other_ties" in keys
        page.keep()
        assert "Device and room online" not in page.titles() and "Other ties between us" in page.titles()
        assert page.sees("Ines, Jonah and Elena Marsh")


def test_the_page_is_called_as_the_place_calls_it(context, qtbot, amara):
    with AgreementDriver(context, qtbot, amara.id) as page:
        assert page.sees("Working agreement")
    keep_practice(context.desk, replace(context.desk.practice.own(), jurisdiction=Jurisdiction.US))
    with AgreementDriver(context, qtbot, amara.id) as page:
        assert page.sees("Therapy agreement")


def test_clauses_are_added_from_the_library_and_what_is_there_is_marked(draft):
    draft.press("Add clauses")
    checks = draft.dialog().form.field("keys").checks
    assert not checks["clause.fees"].isEnabled() and "(in it)" in checks["clause.fees"].text()
    draft.fill(keys=("clause.gifts", "clause.touch"))
    draft.keep()
    assert draft.titles()[-2:] == ["Gifts", "Touch"]
    draft.undo()
    assert len(draft.titles()) == 5


def test_a_clause_of_ones_own_needs_its_wording(draft):
    draft.press("Add clauses")
    draft.press("Write one of your own", draft.dialog())
    draft.keep()
    assert draft.dialog().form.rows["text"].problem() == "Write the text of the clause."
    draft.fill(title="The dog", text="My dog is in the room.", summary="There is a dog.")
    draft.keep()
    assert draft.titles()[-1] == "The dog" and draft.copy_lines()[-1] == "There is a dog."


def test_a_clause_is_taken_out_and_comes_back_with_undo(draft):
    draft.open(ENDINGS)
    draft.choose_menu("More", "Take it out")
    assert ENDINGS not in draft.titles()
    draft.undo()
    assert ENDINGS in draft.titles()


# ---- order ----


def test_clauses_are_put_in_order_with_keys_and_keep_the_focus(draft):
    first, second, third, *_ = draft.titles()
    draft.move_with_keys(first, Qt.Key.Key_Down)
    assert draft.titles()[:2] == [second, first]
    assert draft.has_focus(draft.row(first))
    draft.move_with_keys(third, Qt.Key.Key_Up)
    assert draft.titles()[:3] == [second, third, first]
    draft.undo()
    draft.undo()
    assert draft.titles()[:3] == [first, second, third]


def test_the_first_clause_does_not_move_up_and_the_last_not_down(draft):
    before = draft.titles()
    draft.move_with_keys(before[0], Qt.Key.Key_Up)
    draft.move_with_keys(before[-1], Qt.Key.Key_Down)
    assert draft.titles() == before


def test_a_clause_is_dragged_to_its_place_with_the_mouse_as_one_step(draft):
    before = draft.titles()
    draft.drag(before[4], onto=before[1])
    expected = [before[0], before[4], *before[1:4]]
    assert draft.titles() == expected
    paper = draft.room.read.shown.paper
    assert [c.title for c in agreements.clauses_of(draft.desk, paper.id)] == expected
    draft.undo()
    assert draft.titles() == before


def test_the_open_clause_moves_with_keys_too_and_what_is_typed_in_it_stays(draft):
    draft.open(FEES)
    draft.type_value("fee", "£75")
    line = draft.open_clause().form.values_field().lines["fee"]
    draft.press_keys(line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert draft.titles()[1:3] == [FEES, CANCELLING]
    assert draft.open_clause().form.values_field().lines["fee"].text() == "£75"


# ---- a clause ----


def test_an_open_clause_shows_its_wording_with_its_values_and_its_line_on_the_copy(draft):
    clause = draft.open(FEES)
    said = texts_of(clause)
    assert any(text.startswith("A session costs £60. You pay monthly by bank transfer.") for text in said)
    assert any(text.startswith("Why we have this: money left unclear") for text in said)
    draft.type_value("fee", "£75")
    assert "A session costs £75, paid monthly. Tell me early if paying gets hard." in draft.copy_lines()
    assert any(text.startswith("A session costs £75.") for text in texts_of(clause))
    draft.keep_clause()
    (kept,) = [c for c in draft.desk.clauses.all() if c.title == FEES]
    assert kept.own_values() == {"fee": "£75"}, "only what differs from the practice is the clause's own"
    assert draft.has_focus(draft.row(FEES))
    draft.undo()
    assert "A session costs £60, paid monthly. Tell me early if paying gets hard." in draft.copy_lines()


def test_a_varied_clause_asks_what_holds_and_why_before_it_is_kept(draft):
    clause = draft.open(CANCELLING)
    draft.choose(ClauseChoice.VARIED)
    assert clause.form.field("variation").value().startswith("If you cannot come, tell me at least 48 hours")
    draft.type_into("variation", "Twelve hours in exam weeks.")
    draft.keep_clause()
    assert draft.problem("reason") == "Say in a few words why."
    draft.type_into("variation", "")
    draft.type_into("reason", "Her college sets dates late")
    draft.open_clause().form.field("variation").set_value("")
    assert draft.desk.clauses.of_client(draft.client_id)[1].choice is ClauseChoice.AGREED
    draft.type_into("variation", "Twelve hours in exam weeks.")
    draft.keep_clause()
    assert draft.mark(CANCELLING) == "Varied" and draft.sees("5 clauses, 1 varied")
    paper = draft.room.read.shown.paper
    from practice_desk.intentions.merge_words import text_of

    text = text_of(draft.desk, paper).canonical()
    assert "Twelve hours in exam weeks." in text and "Her college" not in text


def test_a_line_of_the_copy_follows_the_values_until_it_is_written_anew(draft):
    draft.open(FEES)
    draft.type_into("summary", "Sixty pounds a time.")
    draft.type_value("fee", "£75")
    assert "Sixty pounds a time." in draft.copy_lines()
    draft.keep_clause()
    (kept,) = [c for c in draft.desk.clauses.all() if c.title == FEES]
    assert kept.summary == "Sixty pounds a time."


def test_a_draft_is_removed_and_comes_back_with_undo(draft):
    draft.choose_menu("More", "Remove this draft")
    assert draft.sees("No agreement yet")
    draft.undo()
    assert draft.sees("Draft of version 1: 5 clauses")


def test_not_applicable_is_one_press_and_leaves_the_copy(draft):
    line = "You can stop at any time. A last session to say goodbye helps."
    assert line in draft.copy_lines()
    draft.open(ENDINGS)
    draft.choose(ClauseChoice.NOT_APPLICABLE)
    assert line not in draft.copy_lines()
    draft.press("Close")
    assert draft.mark(ENDINGS) == "Not applicable"
    draft.undo()
    assert line in draft.copy_lines()


def test_what_is_typed_in_a_clause_outlives_a_change_elsewhere_and_leaving_the_page(draft, context, qtbot):
    draft.open(FEES)
    draft.type_value("fee", "£75")
    add_client(draft.desk, [Person(client_id="", known_as="Somebody else")])
    settle()
    assert draft.open_clause().form.values_field().lines["fee"].text() == "£75"
    draft.press("Close")
    draft.open(FEES)
    assert draft.open_clause().form.values_field().lines["fee"].text() == "£75"
    assert draft.sees("and not kept yet.")


def test_what_was_typed_and_left_is_said_at_its_clause_and_holds_the_offer_back(draft):
    draft.open(FEES)
    draft.type_value("fee", "£75")
    draft.press("Close")
    assert "Something was typed here that is not kept yet" in draft.row(FEES).accessibleName()
    draft.offer()
    assert draft.sees("Typed and not kept yet: Fees and payment.")
    assert draft.open_clause().accessibleName() == FEES and not draft.desk.offers.all()
    draft.press("Start again from what is kept")
    draft.offer_and_agree()
    (offer,) = draft.desk.offers.all()
    assert "A session costs £60." in offer.body


def test_opening_another_clause_keeps_the_one_that_was_typed_in_or_says_what_is_in_the_way(draft):
    draft.open(FEES)
    draft.type_value("fee", "£75")
    draft.open(ENDINGS)
    assert draft.open_clause().accessibleName() == ENDINGS
    assert "A session costs £75, paid monthly. Tell me early if paying gets hard." in draft.copy_lines()
    draft.choose(ClauseChoice.VARIED)
    draft.qtbot.mouseClick(draft.row(FEES), Qt.MouseButton.LeftButton)
    settle()
    assert draft.open_clause().accessibleName() == ENDINGS
    assert draft.problem("reason") == "Say in a few words why."


def test_the_wording_of_one_agreement_is_changed_without_changing_the_library(draft):
    clause = draft.open(ENDINGS)
    assert not clause.form.rows["text"].isVisible()
    draft.choose_menu("More", "Change the wording")
    draft.type_into("text", "")
    draft.keep_clause()
    assert draft.problem("text") == "Write the text of the clause."
    draft.type_into("text", "You can end when you like.")
    draft.keep_clause()
    (kept,) = [c for c in draft.desk.clauses.all() if c.title == ENDINGS]
    assert kept.text == "You can end when you like."
    assert "You can end at any time" in library.find_text(draft.desk, "clause.endings").body


# ---- offering ----


def test_an_open_value_is_marked_and_holds_the_offer_back_with_a_sentence_at_its_clause(page):
    page.compose()
    assert page.mark("If you are unhappy") == "To fill in"
    assert any("[Professional body or licensing board]" in line or "[" in line for line in page.copy_lines())
    page.offer()
    assert page.sees("Still to fill in:")
    first = page.open_clause()
    assert page.problem("values").startswith("Still to fill in: ")
    assert first.form.values_field().open_names()
    assert not page.desk.offers.all()


def test_a_clause_to_talk_about_holds_the_offer_back(draft):
    draft.open(ENDINGS)
    draft.choose(ClauseChoice.TO_TALK_ABOUT)
    draft.press("Close")
    assert draft.mark(ENDINGS) == "To talk about" and draft.sees("5 clauses, 1 to talk about")
    draft.offer()
    assert draft.sees("Still to talk about: Endings.") and not draft.desk.offers.all()
    draft.choose(ClauseChoice.AGREED)
    assert not draft.sees("Still to talk about")
    draft.offer_and_agree()
    assert len(draft.desk.offers.all()) == 1


def test_a_place_that_is_open_on_the_clients_copy_holds_the_offer_back_too(draft):
    draft.open(FEES)
    draft.type_into("summary", "Ask {whom}.")
    draft.keep_clause()
    draft.offer()
    assert draft.sees("Still to fill in: Whom (Fees and payment).") and not draft.desk.offers.all()


def test_a_draft_without_clauses_says_so(page, filled):
    page.press("Compose an agreement")
    page.fill(keys=())
    page.keep()
    assert page.sees("There is no clause in it yet.")
    page.offer()
    assert page.sees("Choose at least one clause.")


def test_what_is_typed_and_not_kept_is_kept_before_the_text_is_fixed(draft):
    draft.open(FEES)
    draft.type_value("fee", "£75")
    draft.offer_and_agree()
    (offer,) = draft.desk.offers.all()
    assert "A session costs £75." in offer.body


def test_offering_asks_first_since_the_text_is_then_fixed(draft):
    draft.offer()
    assert "the text of this version is fixed" in " ".join(texts_of(draft.dialog()))
    draft.dialog().reject()
    settle()
    assert not draft.desk.offers.all()
    draft.offer_and_agree()
    assert draft.sees("Version 1, ready to sign, waits for Amara, Elena Marsh")
    assert len(draft.desk.documents.all()) == 1, "the paper is kept as it was offered"


def test_who_signs_and_when_it_is_looked_at_again_are_changed_in_the_draft(draft):
    draft.press("Change when it is looked at again")
    draft.fill(first_review=4, review_every=8, agreement_review_months=3)
    draft.keep()
    assert draft.sees("In session 4, then every 8 sessions, and at least every 3 months.")
    draft.press("Change who signs")
    draft.fill(people=())
    draft.keep()
    assert draft.dialog().form.rows["people"].problem() == "Say who signs."


# ---- signing and reading ----


def test_both_sign_on_two_days_and_the_therapist_in_one_click(draft, on):
    with on("2026-11-20"):
        draft.offer_and_agree()
        draft.client_signs()
        assert draft.sees("Signed on 20.11.2026") and draft.sees("Not signed")
    with on("2026-11-22"):
        draft.press("Sign as therapist")
    assert draft.room.read.shown.stands.state is PaperState.SIGNED
    assert draft.sees("Signed on 22.11.2026") and draft.sees("Version 1, in force since 22.11.2026")
    assert draft.sees("Code on the copy: ")
    assert any(text.startswith("3  Fees and payment") for text in draft.texts())
    assert any(text.startswith("A session costs £60.") for text in draft.texts())


def test_the_screen_is_turned_to_whoever_signs_and_comes_back_to_this_page(draft):
    turned = []
    draft.context.news.turned.connect(turned.append)
    signing.offer(draft.desk, draft.room.read.shown.paper.id)
    settle()
    draft.press("Sign on this screen")
    draft.press("Turn the screen", draft.dialog())
    (screen,) = turned
    screen.show()
    draft.qtbot.addWidget(screen)
    settle()
    said = " ".join(w.text() for w in screen.findChildren(QLabel))
    assert "I agree to it, and this is my signature." in said and "Crossings" not in said


def test_a_signature_given_another_way_is_recorded(draft):
    signing.offer(draft.desk, draft.room.read.shown.paper.id)
    settle()
    draft.choose_menu("\u2068Amara\u2069: another way", "Record a signature")
    assert draft.dialog().windowTitle()


def test_a_no_is_an_answer_with_a_reason_if_there_is_one(draft):
    signing.offer(draft.desk, draft.room.read.shown.paper.id)
    settle()
    name = "\u2068Amara\u2069"
    draft.choose_menu(f"{name}: another way", "They were not reached")
    draft.fill(reason="Two calls")
    draft.keep()
    assert draft.sees("Not reached on") and draft.sees("“Two calls”")
    draft.choose_menu(f"{name}: another way", "They said no")
    draft.fill(reason="I want no rules", on=date(2199, 1, 1))
    draft.keep()
    assert draft.dialog().form.rows["on"].problem() == "This date is still to come."
    draft.fill(on=clock.today())
    draft.keep()
    assert draft.sees("Said no on") and draft.sees("“I want no rules”")
    assert not draft.sees("Sign on this screen")


def test_printing_goes_to_the_paper_as_it_stands_or_to_the_clients_copy(draft):
    paper = draft.room.read.shown.paper
    draft.choose_menu("Preview and print", "The agreement")
    draft.choose_menu("Preview and print", "The client's copy, one page")
    draft.choose_menu("Preview and print", "To fill in and sign by hand")
    ids = [place.id for place in draft.places if place.kind is PlaceKind.PAPER]
    assert ids == [paper.id, f"{paper.id}:copy", f"{paper.id}:blank"]


# ---- versions ----


def test_a_new_version_takes_the_old_ones_place_when_all_have_signed(draft):
    draft.all_sign()
    first = draft.room.read.shown.paper.id
    draft.press("New version")
    assert draft.sees("Draft of version 2: 5 clauses") and draft.sees(
        "Version 1 holds until this one is signed."
    )
    draft.open(CANCELLING)
    draft.type_value("notice_hours", "24")
    draft.keep_clause()
    draft.press("Read version 1")
    assert draft.sees("Version 2 is a draft.")
    draft.press("Open it")
    draft.all_sign()
    assert draft.sees("Version 2, in force since")
    assert papers.standing_of(draft.desk, first).state is PaperState.SUPERSEDED
    draft.press("Read version 1")
    assert any("tell me at least 48 hours before" in text for text in draft.texts())
    draft.press("Print version 1")
    assert draft.places[-1] == Place(PlaceKind.PAPER, draft.client_id, first)


def test_coming_back_shows_what_holds_or_the_draft_that_is_worked_on(draft):
    draft.all_sign()
    first = draft.room.read.shown.paper.id
    draft.press("New version")
    second = draft.room.read.shown.paper.id
    here = Place(PlaceKind.AGREEMENT, draft.client_id)
    draft.room.go(here)
    settle()
    assert draft.room.read.shown.paper.id == second
    draft.press("Read version 1")
    draft.room.go(here)
    settle()
    assert draft.room.read.shown.paper.id == first


def test_a_comparison_shows_exactly_the_changed_words_also_to_a_screen_reader(demo, qtbot):
    client = next(c for c in demo.desk.clients.all() if c.reference.startswith("AO"))
    with AgreementDriver(demo, qtbot, client.id) as page:
        page.press("Compare")
        (changed,) = page.dialog().changes.changed
        assert "[removed: 24] [added: 48]" in changed.text()
        assert changed.text().count("[") == 2 and changed.summary() == "1 word added, 1 word removed."
        assert "Cancelling and missed sessions" in texts_of(page.dialog())
        same = len(texts_of(page.dialog()))
        page.press("Show what is the same", page.dialog())
        assert len(texts_of(page.dialog())) > same + 20
        page.dialog().before.set_value(page.dialog().after.value())
        page.dialog().before.chosen.emit(None)
        settle()
        assert "The two say the same, word for word." in texts_of(page.dialog())


# ---- looking at it together ----


def test_it_is_due_after_six_sessions_and_one_click_says_no_change(draft, on):
    with on("2026-03-02"):
        draft.all_sign()
        assert not draft.sees("Looked at together, no change")
        draft.hold_sessions(date(2026, 3, 2), 6)
    with on("2026-04-12"):
        draft.room.refresh()
        settle()
        assert not draft.sees("Looked at together, no change")
    with on("2026-04-13"):
        draft.room.refresh()
        settle()
        assert draft.sees("Look at it again")
        draft.press("Looked at together, no change")
        assert draft.sees("Kept as it is") and draft.sees("Next on Tue 13.10.2026")
        (review,) = draft.desk.agreement_reviews.all()
        assert review.outcome is ReviewOutcome.KEPT and review.session_id


def test_it_is_due_after_six_months_without_a_session(draft, on):
    with on("2026-03-02"):
        draft.all_sign()
    with on("2026-09-01"):
        draft.room.refresh()
        settle()
        assert draft.sees("Next on Tomorrow")
    with on("2026-09-02"):
        draft.room.refresh()
        settle()
        assert draft.sees("Looked at together, no change")


def test_a_review_keeps_what_was_talked_about_in_the_clients_words(draft, on):
    with on("2026-03-02"):
        draft.all_sign()
    with on("2026-05-04"):
        draft.room.refresh()
        settle()
        draft.press("Review")
        assert "Do the times and the pace still fit?" in " ".join(texts_of(draft.dialog()))
        clause = draft.desk.clauses.of_client(draft.client_id)[2]
        draft.fill(words="It is fair", clause_ids=(clause.id,), next_on=date(2027, 5, 4))
        draft.keep()
        assert draft.dialog().form.rows["next_on"].problem().startswith("The agreement says to look sooner.")
        draft.fill(next_on=date(2026, 7, 1))
        draft.keep()
        assert draft.sees("“It is fair”") and draft.sees(FEES) and draft.sees("Kept as it is")
    with on("2026-07-01"):
        draft.room.refresh()
        settle()
        assert draft.sees("Looked at together, no change")


def test_a_review_that_changes_something_drafts_the_next_version_with_its_own_rhythm(draft, on):
    with on("2026-03-02"):
        draft.all_sign()
        draft.press("Review")
        draft.fill(outcome=ReviewOutcome.NEW_VERSION, words="Less often", review_every=10)
        draft.keep()
    assert draft.sees("Draft of version 2: 5 clauses")
    assert draft.sees("In session 6, then every 10 sessions, and at least every 6 months.")
    (review,) = draft.desk.agreement_reviews.all()
    assert review.new_paper_id == draft.room.read.shown.paper.id


def test_a_review_goes_on_with_the_draft_that_is_there_already(draft):
    draft.all_sign()
    first = draft.room.read.shown.paper.id
    draft.press("New version")
    second = draft.room.read.shown.paper.id
    draft.press("Read version 1")
    assert draft.room.read.shown.paper.id == first
    draft.press("Review")
    draft.fill(outcome=ReviewOutcome.NEW_VERSION)
    draft.keep()
    assert draft.room.read.shown.paper.id == second and len(draft.room.read.versions) == 2


def test_an_offered_version_is_closed_before_the_next_one_and_what_holds_is_replaced_by_that(draft):
    draft.all_sign()
    first = draft.room.read.shown.paper.id
    draft.press("New version")
    signing.offer(draft.desk, draft.room.read.shown.paper.id)
    settle()
    second = draft.room.read.shown.paper.id
    draft.press("Read version 1")
    assert not draft.sees("New version"), "while another one waits to be signed"
    draft.press("Open it")
    draft.press("New version")
    draft.agree_to_ask()
    assert draft.sees("Draft of version 3: 5 clauses")
    assert papers.standing_of(draft.desk, second).state is PaperState.VOIDED
    draft.all_sign()
    assert papers.standing_of(draft.desk, first).state is PaperState.SUPERSEDED
    assert [v.number for v in draft.room.read.versions if v.stands.in_force] == [3]


def test_what_was_agreed_is_taken_back_and_a_new_version_can_follow(draft):
    draft.all_sign()
    draft.choose_menu("More", "It was taken back")
    draft.fill(reason="I want to begin anew", how="said in the session")
    draft.keep()
    assert draft.room.read.shown.stands.state is PaperState.WITHDRAWN
    assert draft.sees("“I want to begin anew”") and draft.sees("Withdrawn on")
    assert draft.room.read.in_force is None
    draft.press("New version")
    assert draft.sees("Draft of version 2: 5 clauses")


def test_a_line_on_the_first_page_leads_to_what_is_due_without_saying_what_it_is(draft, on):
    with on("2026-03-02"):
        draft.all_sign()
        assert agreement_lines(draft.context, draft.client_id) == []
    with on("2026-09-02"):
        (line,) = agreement_lines(draft.context, draft.client_id)
        said = "Goals, agreement and how you work: to look at together, since 02.09.2026."
        assert line.text() == said
        line.pressed.emit()
        assert draft.places[-1].kind is PlaceKind.REVIEW
        crossing = crossings.record_crossing(
            draft.desk,
            Crossing(
                client_id=draft.client_id, on=date(2026, 9, 1), category=BoundaryCategory.MONEY,
                facts="I lent her money", violation=True,
            ),
        )  # fmt: skip
        assert TasksCard(draft.context, draft.client_id).tasks == []
        _, line = agreement_lines(draft.context, draft.client_id)
        assert line.text() == "7 to do in your log."
        line.pressed.emit()
        assert draft.places[-1].id == crossing.id


# ---- crossings ----


def note_crossing(page, **values):
    page.press("Note a crossing")
    page.fill(**values)
    page.keep()


def test_the_log_stands_apart_and_an_entry_needs_only_the_facts(page):
    page.press("Crossings")
    assert page.sees("Nothing recorded") and page.sees("also the good ones")
    note_crossing(page)
    assert page.dialog().form.rows["facts"].problem() == "Say in plain facts what happened."
    page.fill(facts="A jar of jam", follow_up_on=date(2199, 3, 9), client_view="You listen")
    page.keep()
    assert page.sees("A jar of jam") and page.sees("“You listen”") and page.sees("Look back together")
    assert [t.kind for t in tasks.tasks_of(page.desk, page.client_id)] == [TaskKind.LOOK_BACK_AT_CROSSING]
    assert page.desk.undo_step is None, "what is in the log is not taken back"
    page.press("Agreement")
    assert not page.sees("A jar of jam")


def test_before_a_planned_crossing_nine_questions_are_asked_and_none_must_be_answered(page):
    page.press("Crossings")
    page.press("Note a crossing")
    form = page.dialog().form
    assert not form.rows["before"].isVisible()
    page.fill(when=Time.PLANNED, facts="Go to the exhibition", on=date(2199, 1, 1))
    assert form.rows["before"].isVisible() and len(form.field("before").answers) == 9
    assert len(form.field("thinking").checks) == 6
    first = next(iter(form.field("before").answers.values()))
    page.qtbot.keyClicks(first, "She feels seen")
    page.fill(thinking=("It is only this once.",), decision=CrossingDecision.TALK_FIRST)
    page.keep()
    (kept,) = page.desk.crossings.all()
    assert kept.planned and kept.before == (
        "What is the best that could come of this for the client? And the worst?\nShe feels seen",
    )
    assert page.sees("She feels seen") and page.sees("It is only this once.")
    assert page.sees("Talk it over first")


def test_only_what_is_planned_may_lie_ahead(page):
    page.press("Crossings")
    note_crossing(page, facts="x", on=date(2199, 1, 1))
    assert (
        page.dialog().form.rows["on"].problem().startswith("This date is still to come. Mark it as planned")
    )


def test_what_came_of_it_is_added_below_and_nothing_is_changed(page):
    page.press("Crossings")
    note_crossing(page, facts="A jar of jam")
    page.press("Add what came of it")
    page.keep()
    assert page.dialog().form.rows["outcome"].problem() == "Write what came of it, or whom you asked."
    page.fill(outcome="It was marmalade, not jam")
    page.keep()
    assert page.sees("A jar of jam") and page.sees("It was marmalade, not jam")
    (crossing,) = crossings.crossings_of(page.desk, page.client_id)
    assert crossing.facts == "A jar of jam"


def test_a_harm_opens_its_steps_once_without_blame_or_red(page):
    page.press("Crossings")
    page.press("Note a crossing")
    page.fill(facts="I lent her money")
    assert not page.dialog().form.steps.isVisible()
    page.fill(violation=True)
    assert page.dialog().form.steps.isVisible()
    page.keep()
    opened = tasks.tasks_of(page.desk, page.client_id)
    assert len(opened) == 7 and page.sees("Stop it now. Make the client safe.")
    assert page.sees("1 in the log, 7 to do")
    reds = [w for w in page.room.findChildren(QLabel) if w.isVisible() and w.property("tone") == "danger"]
    assert reds == []
    page.press("Add what came of it")
    page.fill(outcome="It hurt", violation=True)
    page.keep()
    assert len(tasks.tasks_of(page.desk, page.client_id)) == 7


def test_a_step_is_closed_with_what_came_of_it_and_opened_again_with_undo(page):
    page.press("Crossings")
    note_crossing(page, facts="I lent her money", violation=True)
    first = crossings.prompts(page.desk, crossings.STEPS)[1]
    page.press(f"Done: {first}")
    page.fill(outcome="Dr Lowe, at four")
    page.keep()
    assert page.sees("Dr Lowe, at four") and page.sees("1 in the log, 6 to do")
    page.undo()
    assert page.sees("1 in the log, 7 to do")


def test_looking_back_together_joins_the_entry(page, on):
    page.press("Crossings")
    with on("2026-03-02"):
        note_crossing(page, facts="A jar of jam", on=date(2026, 3, 2), follow_up_on=date(2026, 3, 9))
    page.press("Done: Look back together")
    page.fill(outcome="It was a thank you")
    page.keep()
    (crossing,) = page.desk.crossings.all()
    assert [n.outcome for n in crossings.notes_of(page.desk, crossing)] == ["It was a thank you"]
    assert tasks.tasks_of(page.desk, page.client_id) == []


def test_nothing_of_the_log_is_in_what_the_client_reads_or_takes_home(demo, qtbot):
    (crossing,) = demo.desk.crossings.all()
    said = [crossing.facts, crossing.context, crossing.client_view, crossing.meaning, crossing.consulted]
    with AgreementDriver(demo, qtbot, crossing.client_id) as page:
        papers_of = [v.paper for v in page.room.read.versions]
        texts = [" ".join(page.texts()), *(v.file.offer.body for v in page.room.read.versions)]
    for paper in papers_of:
        texts.append("\n".join(agreements.copy_lines(demo.desk, paper)))
        record, size = printed(demo.desk, papers.file_of(demo.desk, paper.id)), PaperSize.A4
        texts.append(words_of(paper_sheet(record, size).pdf))
    assert len(texts) == 7 and "the garden" in texts[-1], "the papers are really read"
    assert [words for words in said for text in texts if words and words in text] == []


def test_a_place_leads_to_the_entry_that_is_meant(demo, qtbot):
    (crossing,) = demo.desk.crossings.all()
    with AgreementDriver(demo, qtbot, crossing.client_id) as page:
        assert not page.sees("jam")
        page.room.go(Place(PlaceKind.AGREEMENT, crossing.client_id, crossing.id))
        settle()
        assert page.sees("a jar of her own jam") and page.entries()


# ---- hostile words, and what cannot be written ----


def test_hostile_words_are_kept_and_shown_as_they_are(draft):
    draft.open(FEES)
    field = draft.open_clause().form
    for name in ("summary", "reason"):
        field.field(name).set_raw(UNKIND)
        field.field(name).edited.emit()
    field.values_field().lines["fee"].set_raw(UNKIND)
    field.values_field().edited.emit()
    draft.choose(ClauseChoice.VARIED)
    draft.open_clause().form.field("variation").set_raw(UNKIND)
    draft.open_clause().form.field("variation").edited.emit()
    draft.keep_clause()
    (kept,) = [c for c in draft.desk.clauses.all() if c.title == FEES]
    assert kept.summary == UNKIND.strip() and json.loads(kept.values)["fee"] == UNKIND.strip()
    draft.press("Crossings")
    note_crossing(draft, facts=UNKIND, client_view=UNKIND, consulted=UNKIND, reason=UNKIND, violation=True)
    assert draft.sees("<b>bold</b> &amp; {x}")
    labels = [w for w in draft.room.findChildren(QLabel) if w.isVisible()]
    assert {w.textFormat() for w in labels} == {Qt.TextFormat.PlainText}


def test_a_folder_that_can_only_be_read_shows_the_agreement_and_changes_nothing(demo, qtbot):
    client = next(c for c in demo.desk.clients.all() if c.reference.startswith("SV"))
    demo.desk.read_only = True
    with AgreementDriver(demo, qtbot, client.id) as page:
        assert page.sees("Draft of version 1")
        page.qtbot.mouseClick(page.row(FEES), Qt.MouseButton.LeftButton)
        settle()
        assert not page.room.findChildren(QLabel, "keep-clause")
        assert not page.room.draft.open


@pytest.mark.parametrize("width", [640, 1072])
def test_nothing_is_wider_than_the_page(demo, qtbot, width):
    for reference in ("SV", "AO", "EA", "IJ"):
        client = next((c for c in demo.desk.clients.all() if c.reference.startswith(reference)), None)
        if client is None:
            continue
        with AgreementDriver(demo, qtbot, client.id, width=width) as page:
            assert page.room.page.widget().width() <= width
