from dataclasses import replace

import pytest
from intentions.papers_of import offered, problems

from practice_desk.domain.blocks import canonical, plain, read_blocks, read_canonical
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.compare import Difference
from practice_desk.domain.library import AGREEMENT, LibraryText, TemplateKind
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import Paper, PaperKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.signing import Refused
from practice_desk.intentions import clients, library
from practice_desk.intentions.first_papers import closing_boxes
from practice_desk.intentions.merge_words import values_of

KEY = "limits.uk"


def test_the_library_has_the_shipped_texts_of_the_place_first(desk):
    found = {t.key for t in library.texts(desk, place=Jurisdiction.UK)}
    assert {"treatment.uk", "messages.both", "clause.fees"} <= found and "treatment.us" not in found
    assert len(library.texts(desk, TemplateKind.CLAUSE)) == 23


def test_an_edit_makes_a_version_and_what_was_offered_keeps_its_own(desk, amara):
    before = offered(desk, amara.id, KEY)
    text = library.find_text(desk, KEY)
    mine = library.keep_text(desk, text, name="Mine", body=text.body.replace("private", "between us"))
    again = library.keep_text(desk, mine, name="Mine", body=mine.body + "\nA new line.")
    assert (mine.number, again.number, again.is_own, again.key) == (1, 2, True, KEY)
    after = offered(desk, amara.id, KEY)
    assert "between us" not in before.offer.body and "A new line." in plain(read_canonical(after.offer.body))
    assert before.offer.template == "shipped:limits.uk@1" and after.offer.template == again.reference
    assert library.text_at(desk, mine.reference) == mine.body
    assert library.text_at(desk, before.offer.template) == text.body
    assert sum(t.key == KEY for t in library.texts(desk)) == 1


def test_a_default_comes_back_as_the_newest_version(desk):
    text = library.find_text(desk, KEY)
    mine = library.keep_text(desk, text, name="Mine", body="Only this.")
    back = library.restore_default(desk, mine)
    assert (back.body, back.name, back.number) == (text.body, text.name, 2)
    assert [v.body for v in library.versions(desk, back)] == ["Only this.", text.body]


def test_a_text_of_ones_own_stands_beside_and_can_be_hidden(desk):
    fresh = library.new_text(
        desk, LibraryText("", "", "Walks", TemplateKind.PAPER, "home_outdoor", "We walk at {visit_place}.")
    )
    assert fresh in library.texts(desk)
    library.hide_text(desk, fresh, hidden=True)
    assert fresh.key not in {t.key for t in library.texts(desk)}
    assert fresh.key in {t.key for t in library.texts(desk, hidden=True)}


def test_a_text_that_cannot_be_read_is_not_kept(desk):
    text = library.find_text(desk, KEY)
    with pytest.raises(Refused) as raised:
        library.keep_text(desk, text, name="", body="[[if x]] {open")
    assert problems(raised) == ["no_name", "form"]
    assert desk.templates.all() == []


def test_two_versions_are_compared_word_by_word(desk):
    runs = library.compare_versions("Tell me 24 hours before.", "Tell me 48 hours before.")
    assert [r.text for r in runs if r.what is not Difference.SAME] == ["24", "48"]


def test_the_practices_words_come_before_the_defaults_until_they_are_emptied(desk):
    library.keep_practice_words(desk, {"notice_hours": "72"})
    assert library.practice_words(desk, Jurisdiction.UK)["notice_hours"] == "72"
    library.keep_practice_words(desk, {"notice_hours": " "})
    assert library.practice_words(desk, Jurisdiction.UK)["notice_hours"] == "48"


def test_a_pack_is_edited_restored_and_never_holds_what_needs_a_moment_of_its_own(desk):
    pack = next(p for p in library.packs(desk, Jurisdiction.UK) if p.id == "adult.uk")
    mine = replace(pack, together=(*pack.together, "home_outdoor"))
    with pytest.raises(Refused) as raised:
        library.keep_pack(desk, mine)
    assert problems(raised) == ["never_in_a_pack"]
    mine = replace(pack, beside=())
    library.keep_pack(desk, mine)
    assert mine in library.packs(desk) and pack not in library.packs(desk)
    library.restore_pack(desk, mine)
    assert pack in library.packs(desk)


def test_help_is_called_where_the_client_is_and_left_open_where_no_number_is_known(desk, amara):
    def said(place):
        desk_words = values_of(desk, Paper(client_id=kept(place).id, kind=PaperKind.TREATMENT))
        return [desk_words.get(name, "") for name in ("emergency_number", "urgent_line")]

    def kept(place):
        clients.keep_profile(desk, replace(amara, place=place))
        return amara

    assert said("England") == ["999", "NHS 111, then press 2"]
    assert said("Scotland") == ["999", "NHS 24 on 111"]
    assert said("Northern Ireland") == ["999", "Lifeline 0808 808 8000"]
    assert said("US") == ["911", "988 (call or text)"]
    assert said("Germany") == ["", ""]
    library.keep_practice_words(desk, {"urgent_line": "the house line"})
    assert said("England")[1] == "the house line" and said("US")[1] == "988 (call or text)"


def test_several_people_have_longer_sessions_unless_the_practice_says_otherwise(desk):
    assert library.practice_words(desk, Jurisdiction.UK, several=True)["session_minutes"] == "80"
    library.keep_practice_words(desk, {"session_minutes": "90"})
    assert library.practice_words(desk, Jurisdiction.UK, several=True)["session_minutes"] == "90"


def test_a_paper_says_how_long_this_record_is_kept(desk, amara):
    def said():
        return values_of(desk, Paper(client_id=amara.id, kind=PaperKind.AGREEMENT))["retention_words"]

    assert said() == "for 7 years after our last session"
    clients.keep_profile(desk, replace(amara, kind=ClientKind.YOUNG_PERSON))
    assert said() == "until you are 25, and for at least 7 years after our last session"
    library.keep_practice_words(desk, {"retention_words": "for 8 years"})
    assert said() == "for 8 years"


def test_what_the_program_counts_with_cannot_be_anything_else(desk):
    with pytest.raises(Refused) as raised:
        library.keep_practice_words(desk, {"release_months": "half a year", "fee": "£60"})
    assert problems(raised) == ["not_a_count"] and desk.practice_words.all() == []


def test_a_text_names_the_packs_it_is_offered_in(desk):
    def packs(key):
        return {p.id for p in library.packs_with(desk, library.find_text(desk, key))}

    assert packs("online.uk") == {"online.uk"} and packs("recording.both") == set()
    assert "adult.uk" in packs("clause.fees") and "adult.uk" not in packs("clause.device_room")
    assert "online.us" in packs("clause.device_room")
    american = [p for p in library.packs(desk, Jurisdiction.US) if AGREEMENT in p.together]
    assert packs("clause.letters_court") == {p.id for p in american}


def test_what_closes_a_required_paper_of_a_pack_is_a_box_that_goes_with_the_signature(desk):
    for pack in library.packs(desk):
        for key in set(pack.together) - {AGREEMENT}:
            text = library.find_text(desk, key)
            closing = closing_boxes(canonical(read_blocks(text.body)))
            assert closing or RULES[PaperKind(text.area)].optional or key == "minor.assent.child", key
    assert closing_boxes(canonical(read_blocks("= Head\nOnly words."))) == ()
