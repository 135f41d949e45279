"""Forms to fill in by hand: room to write beside plain words, and words that are easy to read."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from documents.grade import grade, sentences
from documents.papers import BLANK
from documents.reading import pages_of, ruled_lines
from documents.test_paper_sheet import lines, sheet

from practice_desk.documents.paper_sheet import paper_sheet
from practice_desk.documents.words import printed
from practice_desk.domain.blocks import Block, BlockKind

EIGHT_MM = 8 * 72 / 25.4


def test_a_field_that_is_open_is_room_to_write_with_its_plain_words_beside_it():
    said = lines(sheet("blank"))
    assert "I would like to record … (what may be shared) when we meet. You decide." in said
    own = replace(
        BLANK,
        blocks=(Block(BlockKind.PARAGRAPH, "I like {my_own_word} best."),),
        open_fields=("my_own_word",),
    )
    assert "I like … (my own word) best." in lines(paper_sheet(own))


def test_braces_that_a_person_typed_into_an_offered_paper_stay():
    assert "I would like to record {what} when we meet. You decide." in lines(sheet("signed"))


def test_a_field_alone_is_a_label_with_lines_of_its_own():
    blocks = (
        Block(BlockKind.PARAGRAPH, "{discloser_name}, {discloser_address}"),
        Block(BlockKind.BULLET, "{what}"),
    )
    record = replace(BLANK, blocks=blocks, open_fields=("discloser_name", "discloser_address", "what"))
    said = lines(paper_sheet(record))
    assert "Name of who shares:" in said and "Address:" in said and "What may be shared:" in " ".join(said)


@pytest.mark.parametrize("large", [False, True])
def test_lines_to_write_on_are_eight_millimetres_apart_or_more(large):
    blocks = (
        Block(BlockKind.PARAGRAPH, "We meet {frequency}, for {session_minutes} minutes, {setting}, " * 4),
        Block(BlockKind.LINE), Block(BlockKind.LINE), Block(BlockKind.BULLET, "{what}"),
        Block(BlockKind.TICK, "I tick {setting}"),
        Block(BlockKind.PARAGRAPH, "{recipient_name}, {recipient_address}"),
    )  # fmt: skip
    fields = ("frequency", "session_minutes", "setting", "what", "recipient_name", "recipient_address")
    paper = paper_sheet(replace(BLANK, blocks=blocks, open_fields=fields), large=large)
    found = 0
    for page_lines in ruled_lines(paper.pdf):
        for left, right, height in page_lines:
            above = [h for a, b, h in page_lines if h > height + 0.5 and a < right and b > left]
            found += 1
            if above:
                assert min(above) - height >= EIGHT_MM - 0.1
    assert found > 12


def test_nothing_else_stands_where_one_writes():
    for name in ("blank", "blank large", "draft"):
        for (_, _, letters), page_lines in zip(
            pages_of(sheet(name).pdf), ruled_lines(sheet(name).pdf), strict=True
        ):
            for left, right, height in page_lines:
                over = [
                    a
                    for a in letters
                    if a.left < right - 1 and a.right > left + 1 and 0 < a.bottom - height < 14
                ]
                assert [a.text for a in over] == []


TAKEN_HOME = ("paper", "agreement_copy", "accounting", "clause_areas")


@pytest.mark.parametrize("document", TAKEN_HOME)
def test_fixed_words_are_easy_to_read(document):
    words = [re.sub(r"\{\d\}", "ten", v) for v in printed(document).all().values()]
    assert max(len(s) for line in words for s in sentences(line)) <= 20
    assert grade("\n".join(f"{w}." for w in words)) <= 6
    whole = [w for w in words if w.endswith(".")]
    if whole:
        assert grade("\n".join(whole)) <= 6


def test_every_marked_word_of_the_library_has_plain_words():
    from practice_desk.domain.merging import fields_in
    from practice_desk.intentions.library import shipped_texts

    asked = {name for t in shipped_texts().values() for name in fields_in(f"{t.body}\n{t.summary}")}
    assert asked - set(printed("merge_fields").all()) == set()
    assert max(len(v.split()) for v in printed("merge_fields").all().values()) <= 7


def test_lines_too_close_to_write_on_would_be_seen(monkeypatch):
    from practice_desk.documents.styles import Scale

    monkeypatch.setattr(Scale, "hand_style", Scale.style)
    words = Block(BlockKind.PARAGRAPH, "We meet {frequency}, for {session_minutes} minutes, {setting}, " * 4)
    fields = ("frequency", "session_minutes", "setting")
    paper = paper_sheet(replace(BLANK, blocks=(words,), open_fields=fields))
    heights = sorted({round(height) for _, _, height in ruled_lines(paper.pdf)[0]})
    assert min(b - a for a, b in pairwise(heights)) < EIGHT_MM - 1
