import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.domain.blocks import (
    Block,
    BlockKind,
    boxes,
    canonical,
    element_keys,
    note_marks,
    plain,
    read_blocks,
    read_canonical,
)
from practice_desk.domain.compare import Difference, compare
from practice_desk.domain.merging import blank, faults_of_form, fields_in, merge

K = BlockKind


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("= Your choice", Block(K.HEADING, "Your choice")),
        ("- A court orders me to. [†3]", Block(K.BULLET, "A court orders me to.")),
        ("[ ] I have read this.", Block(K.TICK, "I have read this.")),
        ("[x] Show me first.", Block(K.TICK, "Show me first.", (), (0,))),
        ("May I write? [ ] yes, plainly [ ] no", Block(K.CHOICE, "May I write?", ("yes, plainly", "no"))),
        ("[ ] Letter   [x] Call", Block(K.CHOICE, "", ("Letter", "Call"), (1,))),
        ("____", Block(K.LINE)),
        ("= 4. What   (c)(1)(i)", Block(K.HEADING, "4. What")),
        ("I get a copy.   (c)(4)", Block(K.PARAGRAPH, "I get a copy.")),
    ],
)
def test_each_line_of_the_form_is_read_as_what_it_is(line, block):
    assert read_blocks(line) == (block,)


def test_marks_and_element_keys_are_found_and_never_shown():
    text = "= 6. Until when   (c)(1)(v)\nUntil May. [†3] Then not. [†1] [†3]"
    assert element_keys(text) == {"(c)(1)(v)"}
    assert note_marks(text) == (3, 1)
    assert "†" not in plain(read_blocks(text)) and "(c)" not in plain(read_blocks(text))


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)


@given(st.lists(st.builds(Block, st.sampled_from(K), texts, st.tuples(texts), st.just((0,)))))
def test_canonical_text_comes_back_and_is_always_the_same_normal_form(made):
    text = canonical(made)
    assert unicodedata.is_normalized("NFC", text)
    assert canonical(read_canonical(text)) == text
    assert [list(row) for row in json.loads(text)] == [["kind", "options", "text", "ticked"]] * len(made)


def test_two_spellings_of_one_letter_are_one_canonical_text():
    assert canonical(read_blocks("Zoë")) == canonical(read_blocks("Zoe\u0308"))
    assert canonical(read_blocks("Zoë")) != canonical(read_blocks("Zoe"))


def test_a_field_without_a_value_stays_visible_and_is_named_once():
    merged = merge("We meet {frequency} at {place}, {frequency}.", {"place": " "})
    assert merged.unfilled == ("frequency", "place")
    assert plain(merged.blocks) == "We meet {frequency} at {place}, {frequency}."


def test_values_are_put_in_and_what_they_hold_is_never_read_as_form():
    merged = merge("I am {name}.", {"name": "[ ] Bo {x} [[if y]]"})
    assert merged.unfilled == ()
    assert merged.blocks == (Block(K.PARAGRAPH, "I am [ ] Bo {x} [[if y]]."),)


def test_an_optional_part_stays_only_where_its_word_has_a_value():
    text = "A\n[[if trainee]]\n{supervisor_name} guides me.\n[[end]]\nB [[if x]]C[[end]]"
    assert plain(merge(text, {}).blocks) == "A\nB"
    assert merge(text, {}).unfilled == ()
    assert merge(text, {"trainee": "yes"}).unfilled == ("supervisor_name",)
    assert plain(merge(text, {"x": "1"}).blocks) == "A\nB C"


def test_a_box_about_nothing_is_left_out_and_does_not_block():
    text = "[ ] Text to {phone}\n[ ] None\nI may say: [ ] hello [ ] other: {other}"
    merged = merge(text, {})
    assert merged.unfilled == ()
    assert plain(merged.blocks) == "[ ] None\nI may say: [ ] hello"
    assert "[ ] Text to 123" in plain(merge(text, {"phone": "123"}).blocks)


def test_a_value_of_several_lines_becomes_several_bullets():
    merged = merge("- {what}", {"what": "Dates\n\n My plan "})
    assert merged.blocks == (Block(K.BULLET, "Dates"), Block(K.BULLET, "My plan"))
    assert merged.unfilled == ()


def test_a_blank_version_has_every_part_and_a_line_for_every_field():
    text = plain(blank("[[if a]]I am {name}.[[end]]"))
    assert text.startswith("I am ____") and "{" not in text and "[[" not in text


@pytest.mark.parametrize(
    "text", ["[[if x]] open", "closed [[end]]", "{Name}", "{open", "a } b", "[[if X]]a[[end]]"]
)
def test_a_fault_of_form_is_seen(text):
    assert list(faults_of_form(text))


def test_a_good_form_has_no_faults():
    assert list(faults_of_form("[[if x]]{a_1}[[end]] [ ] yes {b}")) == []
    assert fields_in("{b} {a} {b}") == ("b", "a")


def test_boxes_have_names_that_do_not_depend_on_words():
    made = read_blocks("= A\n[ ] one\nB [ ] two [ ] three")
    assert boxes(made) == ["1.0", "2.0", "2.1"]


words = st.lists(st.sampled_from(["a", "b", "c", "\n", " ", "48", "24"]), max_size=30).map("".join)


@given(words, words)
def test_a_comparison_holds_both_texts_to_the_letter(before, after):
    runs = compare(before, after)
    assert "".join(r.text for r in runs if r.what is not Difference.ADDED) == before
    assert "".join(r.text for r in runs if r.what is not Difference.REMOVED) == after


def test_one_changed_word_is_the_only_difference():
    runs = compare("Tell me 24 hours before.", "Tell me 48 hours before.")
    assert [(r.what.value, r.text) for r in runs if r.what is not Difference.SAME] == [
        ("removed", "24"), ("added", "48")
    ]  # fmt: skip
