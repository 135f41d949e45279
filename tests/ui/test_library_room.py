"""The Library: texts read and changed on purpose, versions compared, first papers, words for all papers."""

from __future__ import annotations

import pytest
from intentions.papers_of import offered
from PySide6.QtCore import Qt
from ui.drivers.clients import unnamed
from ui.drivers.library import Librarian

from practice_desk.domain.blocks import plain, read_canonical
from practice_desk.domain.merge_fields import OF_PRACTICE, WORDS
from practice_desk.domain.merging import conditions_in, fields_in
from practice_desk.domain.people import Person
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.intentions import clients, library, papers
from practice_desk.intentions.merge_words import _of_practice
from practice_desk.ui.words_library import _FIELDS, _PARTS

ALT, KEY = Qt.KeyboardModifier.AltModifier, Qt.Key


@pytest.fixture
def librarian(qtbot, context):
    with Librarian(qtbot, context) as somebody:
        yield somebody


@pytest.fixture
def amara(context):
    return clients.add_client(context.desk, [Person(client_id="", known_as="Amara Okonlind")]).id


def test_the_texts_of_the_place_stand_first_and_the_others_behind_a_switch(librarian):
    here = librarian.listed_texts()
    assert {"treatment.uk", "messages.both", "clause.fees", "frame.opening", "crossing.before"} <= set(here)
    assert not [key for key in here if ".us" in key]
    librarian.tick("Texts of other places")
    both = librarian.listed_texts()
    assert both.index("treatment.uk") < both.index("treatment.us") < both.index("limits.uk")
    librarian.work_in("Oregon", Jurisdiction.US)
    again = librarian.listed_texts()
    assert again.index("treatment.us") < again.index("treatment.uk")


def test_a_text_is_grouped_by_what_it_is_for_and_found_by_any_of_its_words(librarian):
    headings = librarian.room.texts.list.headings()
    assert headings[:2] == ["Therapy", "Confidentiality and its limits"]
    assert {"Clauses of the agreement", "Around the clauses", "Questions for you"} <= set(headings)
    assert librarian.look_for("gift") == ["clause.gifts"]
    assert librarian.look_for("zebra crossing") == []
    assert "No text has these words" in librarian.says()


def test_a_text_is_read_with_its_marks_its_conditions_its_grade_and_its_packs(librarian):
    librarian.read("treatment.uk")
    reads = librarian.reads()
    assert "‹How often you meet›" in reads and "{" not in reads and "[[" not in reads
    assert "Only if you are in training:" in reads
    said = librarian.says()
    assert "Reads at grade" in said and "longest sentence" in said
    assert "Adult (United Kingdom)" in said
    assert "from the words for all papers" in said and "weekly" in said and "not filled in yet" in said
    assert said.count("Legal default, not yet checked for England.") == 1
    assert "Consumer Contracts" in said
    librarian.press("As filled in")
    assert "‹weekly›" in librarian.reads()


def test_a_text_for_another_place_says_so(librarian):
    librarian.read("limits.uk")
    assert "Not written for" not in librarian.says() and "law of its own" not in librarian.says()
    librarian.work_in("Scotland")
    assert "Scotland has law of its own" in librarian.says()
    librarian.work_in("Ireland")
    assert "Not written for Ireland. This is the text for the United Kingdom" in librarian.says()


def test_editing_makes_a_version_and_an_offered_paper_keeps_its_text(librarian, amara):
    before = offered(librarian.desk, amara, "limits.uk")
    librarian.read("limits.uk")
    body = librarian.text().body
    assert librarian.rewrite(body=body.replace("What you tell me is private.", "This stays with us."))
    assert (librarian.text().number, librarian.text().is_own) == (1, True)
    assert "Yours, version 1" in librarian.says() and "This stays with us." in librarian.reads()
    frozen = papers.file_of(librarian.desk, before.paper.id).offer
    assert "What you tell me is private." in plain(read_canonical(frozen.body))
    fresh = offered(librarian.desk, amara, "limits.uk")
    assert "This stays with us." in plain(read_canonical(fresh.offer.body))


def test_a_fault_of_form_is_said_beside_the_text_with_its_line_and_nothing_is_kept(librarian):
    librarian.read("treatment.uk")
    assert not librarian.rewrite(name="", body="= Head\n\nPay {fee and\n[[if trainee]]\nmore")
    assert librarian.problem("name") == "Type a name for this text."
    said = librarian.problem("body")
    assert "Line 3: a brace without its partner ({fee and)." in said
    assert "Line 4: this part has no [[end]] ([[if trainee]])." in said
    assert librarian.desk.templates.all() == []
    librarian.type(name="Mine", body="= Head\n\nPay {fee}.")
    assert librarian.keep() and librarian.kept("treatment.uk").body == "= Head\n\nPay {fee}."


def test_the_preview_follows_what_is_typed(librarian):
    librarian.read("clause.gifts")
    librarian.press("Edit")
    librarian.type(body="Up to {gift_limit} is fine. {My gift}")
    form = librarian.dialog.form
    librarian.bot.waitUntil(lambda: "‹What a small gift may cost› is fine." in form.preview.text())
    assert "Line 1: a field has only small letters" in librarian.hint("body")
    assert "longest sentence" in form.reading.text()


def test_what_is_typed_survives_a_lock(librarian):
    librarian.read("limits.uk")
    librarian.press("Edit")
    librarian.type(body="Half a thought")
    librarian.dialog.form.flush()  # as locking does
    librarian.leave()
    librarian.press("Edit")
    assert librarian.dialog.form.field("body").value() == "Half a thought"
    assert "not kept yet" in librarian.says(librarian.dialog)
    librarian.press("Start again from what is kept", librarian.dialog)
    assert librarian.dialog.form.field("body").value() == librarian.kept("limits.uk").body


def test_the_comparison_shows_exactly_the_words_that_changed(librarian):
    librarian.read("clause.cancelling")
    body = librarian.text().body
    librarian.rewrite(body=body.replace("you pay nothing", "you owe nothing"))
    versions = librarian.versions()
    assert versions.comparison.summary() == "1 word added, 1 word removed."
    assert "If I cancel, you [removed: pay] [added: owe] nothing" in versions.comparison.text()
    assert versions.comparison.text().count("[added:") == 1
    versions.before.set_value(versions.after.value())
    versions.compare()
    assert versions.comparison.summary() == "The two versions say the same."


def test_an_earlier_version_and_the_default_come_back_as_new_versions(librarian):
    librarian.read("limits.uk")
    default = librarian.text().body
    librarian.rewrite(body="First try.")
    librarian.rewrite(body="Second try.")
    librarian.press("Bring back version 1", librarian.versions())
    assert (librarian.text().body, librarian.text().number) == ("First try.", 3)
    librarian.choose_from_menu("Restore the default")
    assert (librarian.text().body, librarian.text().number) == (default, 4)
    assert [v.body for v in library.versions(librarian.desk, librarian.text())][1] == "Second try."


def test_a_text_of_ones_own_is_added_hidden_found_again_and_shown_by_undo(librarian):
    librarian.press("New text")
    librarian.type(
        kind="paper", area="home_outdoor", name="Walks", body="We walk at {visit_place}.", place="uk"
    )
    assert librarian.keep()
    key = librarian.text().key
    assert librarian.text().name == "Walks" and librarian.text().place is Jurisdiction.UK
    librarian.choose_from_menu("Leave out of the lists")
    assert key not in librarian.listed_texts()
    librarian.tick("Hidden texts")
    assert key in librarian.listed_texts()
    librarian.desk.undo()
    assert not librarian.kept(key).hidden


def test_a_clause_of_ones_own_has_an_area_and_a_line_for_the_client(librarian):
    librarian.press("New text")
    assert librarian.dialog.form.rows["summary"].isHidden()
    librarian.type(kind="clause", area="gifts", name="Pets", body="My dog is here.", summary="A dog is here.")
    assert not librarian.dialog.form.rows["summary"].isHidden()
    assert librarian.keep()
    assert (librarian.text().kind.value, librarian.text().area) == ("clause", "gifts")
    assert "A dog is here." in librarian.says()


def test_a_blank_form_of_a_text_is_printed_on_its_own_page(librarian):
    librarian.read("recording.both")
    librarian.press("Print a blank form")
    assert (librarian.here(), librarian.page.place.id) == (PlaceKind.PAPER, "text:recording.both")


@pytest.mark.parametrize(
    "hostile", ["<b>bold</b> & <img src=x>", "مرحبا {fee} 你好", "⟦x|y⟧ †9 ‹z›", "a" * 400]
)
def test_hostile_text_is_shown_as_it_was_typed(librarian, hostile):
    librarian.read("clause.gifts")
    assert librarian.rewrite(name=hostile[:40], body=f"= {hostile}\n{hostile}", summary=hostile)
    assert librarian.text().body == f"= {hostile}\n{hostile}"
    if "{" not in hostile and "⟦" not in hostile:
        assert hostile in librarian.reads()
    assert librarian.room.texts.page.prose.document().toPlainText()


# ---- first papers ----


def test_first_papers_are_ordered_by_keys_and_mouse_and_undone(librarian):
    librarian.turn_to("First papers")
    before = librarian.pack("Adult").together
    librarian.press("Edit: Adult")
    shown = librarian.dialog.form.field("together").list
    shown.setCurrentRow(0)
    librarian.bot.keyClick(shown, KEY.Key_Down, ALT)
    assert librarian.keep()
    swapped = (before[1], before[0], *before[2:])
    assert librarian.pack("Adult").together == swapped
    librarian.press("Edit: Adult")
    librarian.drag("together", 0, 2)
    assert librarian.keep()
    assert librarian.pack("Adult").together == (swapped[1], swapped[2], swapped[0], *swapped[3:])
    librarian.desk.undo()
    assert librarian.pack("Adult").together == swapped
    assert "Yours" in librarian.says()
    librarian.press("Restore the default: Adult")
    assert librarian.pack("Adult").together == before


@pytest.mark.parametrize(
    "key", ["release.uk", "recording.both", "ai.tool", "research_teaching", "home_outdoor"]
)
def test_what_needs_a_moment_of_its_own_is_refused_with_the_reason(librarian, key):
    librarian.turn_to("First papers")
    librarian.press("Edit: Adult")
    assert "need" in librarian.add_paper("beside", key)
    assert key not in librarian.dialog.form.field("beside").value()
    librarian.type(beside=[key])
    assert not librarian.keep()
    assert "a moment of their own" in librarian.problem("beside")


def test_a_pack_of_ones_own_is_made_and_removed(librarian):
    librarian.turn_to("First papers")
    librarian.press("New first papers")
    assert not librarian.keep()
    assert librarian.problem("name") and librarian.problem("together")
    librarian.type(name="Short start", kind="individual", place="uk")
    assert librarian.add_paper("together", "limits.uk") == ""
    assert librarian.keep()
    assert librarian.pack("Short start").together == ("limits.uk",)
    librarian.press("Remove these first papers: Short start")
    assert [p.name for p in library.packs(librarian.desk) if p.name == "Short start"] == []


# ---- words for all papers ----


def test_words_for_all_papers_stand_over_the_default_until_they_are_emptied(librarian):
    librarian.turn_to("Words for all papers")
    assert "48" in librarian.says() and "default" in librarian.says()
    librarian.press("Edit: Money, cancelling and letters")
    assert librarian.hint("notice_hours").endswith("Default: 48")
    librarian.type(notice_hours="72", fee="£70")
    assert librarian.keep()
    words = library.practice_words(librarian.desk, Jurisdiction.UK)
    assert (words["notice_hours"], words["fee"]) == ("72", "£70")
    assert {w.field for w in librarian.desk.practice_words.all()} == {"notice_hours", "fee"}
    librarian.press("Edit: Money, cancelling and letters")
    librarian.type(notice_hours=" ")
    assert librarian.keep()
    assert library.practice_words(librarian.desk, Jurisdiction.UK)["notice_hours"] == "48"
    librarian.desk.undo()
    assert library.practice_words(librarian.desk, Jurisdiction.UK)["notice_hours"] == "72"


def test_what_the_program_counts_with_is_a_number(librarian):
    librarian.turn_to("Words for all papers")
    librarian.press("Edit: The record and papers")
    librarian.type(release_months="half a year")
    assert not librarian.keep()
    assert "whole number" in librarian.problem("release_months")


def test_words_that_only_an_own_text_asks_for_can_be_given_a_default(librarian):
    librarian.read("clause.gifts")
    librarian.rewrite(body="My dog is called {dog_name}.")
    librarian.turn_to("Words for all papers")
    librarian.press("Edit: Words of your own texts")
    librarian.type(dog_name="Bella")
    assert librarian.keep()
    assert library.practice_words(librarian.desk, Jurisdiction.UK)["dog_name"] == "Bella"


# ---- keys and names ----


def test_the_library_is_used_by_keys_alone(librarian):
    librarian.room.texts.filter.setFocus()
    librarian.tab_to("texts")
    first = librarian.text().key
    librarian.keys(KEY.Key_Down)
    second = librarian.text().key
    librarian.keys(KEY.Key_End)
    last = librarian.text().key
    librarian.keys(KEY.Key_Home)
    assert librarian.text().key == first and len({first, second, last}) == 3
    for _ in librarian.listed_texts():  # over every heading to the end
        librarian.keys(KEY.Key_Down)
    assert librarian.text().key == last
    librarian.tab_to("edit-text")
    librarian.keys(KEY.Key_Space)
    assert librarian.form_is_open()
    librarian.leave()
    assert not librarian.form_is_open()


@pytest.mark.parametrize("part", ["Texts", "First papers", "Words for all papers"])
def test_everything_has_a_name_for_screen_readers(librarian, part):
    librarian.turn_to(part)
    assert unnamed(librarian.room) == []
    if part == "First papers":
        librarian.press("Edit: Adult")
    elif part == "Texts":
        librarian.press("New text")
    else:
        librarian.press("Edit: How you work")
    assert unnamed(librarian.dialog) == []


def test_each_marked_word_of_the_shipped_texts_has_words_of_its_own():
    asked = {n for t in library.shipped_texts().values() for n in fields_in(t.body + t.summary)}
    parts = {n for t in library.shipped_texts().values() for n in conditions_in(t.body)}
    assert sorted(n for n in asked if n not in _FIELDS) == []
    assert sorted(n for n in parts if n not in _PARTS) == []
    assert sorted(n for names in WORDS.values() for n in names if n not in _FIELDS) == []


def test_each_value_that_is_filled_in_is_said_to_come_from_where_it_comes(librarian):
    desk = librarian.desk
    assert set(library.shipped_words(Jurisdiction.UK)) - {*sum(WORDS.values(), ())} <= NOT_ASKED
    assert set(_of_practice(desk.practice.own())) - {"privacy_contact"} == set(OF_PRACTICE)


NOT_ASKED = {"lawyer_word", "recording_days"}
