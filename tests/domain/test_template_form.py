"""The form of a text as the Library shows and checks it."""

import pytest
from architecture.tree import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from practice_desk.domain.blocks import BlockKind, plain
from practice_desk.domain.library import read_texts
from practice_desk.domain.merge_fields import FilledFrom, WordGroup, filled_from, words_for
from practice_desk.domain.merging import blank, faults_of_form, fields_in
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.template_form import FormFault, form_faults, shown_blocks
from practice_desk.domain.text_fit import TextFit, fit_of

TEXTS = [
    t
    for path in sorted((ROOT / "resources" / "library").glob("*.md"))
    for t in read_texts(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("fine\n{open", 2, FormFault.BRACE_OPEN),
        ("closed}", 1, FormFault.BRACE_OPEN),
        ("{Not A Field}", 1, FormFault.NOT_A_FIELD),
        ("a\nb\n[[if x]]\nc", 3, FormFault.PART_OPEN),
        ("[[if x]]\n[[if y]]\n[[end]]\n[[end]]", 2, FormFault.PART_IN_PART),
        ("a\n[[end]]", 2, FormFault.END_ALONE),
        ("[[or]]", 1, FormFault.UNKNOWN_PART),
        ("[[if x", 1, FormFault.UNKNOWN_PART),
    ],
)
def test_each_fault_of_form_is_named_with_its_line(text, line, fault):
    first = form_faults(text)[0]
    assert (first.line, first.fault) == (line, fault)


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t.key)
def test_the_shipped_texts_have_no_fault_of_form(text):
    assert form_faults(text.body + "\n" + text.summary) == []


PIECES = st.sampled_from(
    ["{a_b}", "{", "}", "{A}", "[[if x]]", "[[end]]", "[[", "]]", "word", "\n", " ", "[ ]", "[†1]"]
)


@given(st.lists(PIECES, max_size=12))
@settings(max_examples=300)
def test_whatever_merging_cannot_read_has_a_line_that_says_so(pieces):
    text = "".join(pieces)
    if any(faults_of_form(text)):
        assert form_faults(text)
    if not form_faults(text):
        assert "[[" not in plain(blank(text)) and "{" not in plain(blank(text))


def test_a_text_is_shown_with_its_fields_marks_and_what_its_parts_depend_on():
    shown = shown_blocks(
        "= Head\nPay {fee}. [†1]\n[[if young]]\n- One\n- Two\n[[end]]\nEnd [[if x]]extra[[end]]."
    )
    assert [(s.block.kind, s.only_if) for s in shown] == [
        (BlockKind.HEADING, ""), (BlockKind.PARAGRAPH, ""), (BlockKind.BULLET, "young"),
        (BlockKind.BULLET, "young"), (BlockKind.PARAGRAPH, ""),
    ]  # fmt: skip
    assert shown[1].block.text == "Pay {fee}.†1"
    assert shown[-1].block.text == "End ⟦x|extra⟧."


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t.key)
def test_nothing_of_a_text_is_lost_when_it_is_shown(text):
    shown = " ".join(" ".join((s.block.text, *s.block.options)) for s in shown_blocks(text.body))
    assert fields_in(shown) == fields_in(text.body)


def test_each_field_has_one_source_and_each_place_its_words():
    assert filled_from("fee") is FilledFrom.WORDS and filled_from("client_name") is FilledFrom.CLIENT
    assert (
        filled_from("therapist_name") is FilledFrom.PRACTICE and filled_from("delete_by") is FilledFrom.PAPER
    )
    uk, us = (words_for(place)[WordGroup.STANDING] for place in Jurisdiction)
    assert "registration_number" in uk and "license_number" not in uk
    assert "license_number" in us and "registration_number" not in us


@pytest.mark.parametrize(
    ("variant", "place", "fit"),
    [
        (Jurisdiction.UK, "England", TextFit.WRITTEN),
        (Jurisdiction.UK, "Wales", TextFit.WRITTEN),
        (Jurisdiction.UK, "Scotland", TextFit.OWN_LAW),
        (Jurisdiction.UK, "northern ireland ", TextFit.OWN_LAW),
        (Jurisdiction.UK, "Ireland", TextFit.OTHER_COUNTRY),
        (Jurisdiction.UK, "US", TextFit.OTHER_COUNTRY),
        (Jurisdiction.US, "Oregon", TextFit.WRITTEN),
        (Jurisdiction.US, "US", TextFit.WRITTEN),
        (Jurisdiction.US, "England", TextFit.OTHER_COUNTRY),
        (None, "Scotland", TextFit.WRITTEN),
        (None, "Deutschland", TextFit.OTHER_COUNTRY),
        (Jurisdiction.UK, "", TextFit.WRITTEN),
    ],
)
def test_a_text_says_whether_it_was_written_for_the_place(variant, place, fit):
    assert fit_of(variant, place) is fit
