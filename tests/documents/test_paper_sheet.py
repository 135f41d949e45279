"""Consents, releases and agreements on paper: every word, who signed and how, nothing torn or run over."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache
from random import Random

import page
import pytest
from documents.papers import (
    AGREEMENT,
    BLANK,
    CLIENT,
    COUPLE,
    DRAFT,
    FAMILY,
    OFFERED,
    READING,
    SIGNED,
    STROKES,
    TEXT,
    random_paper,
)
from documents.reading import overlapping, page_texts, pages_of, words_of
from documents.sheets import HOSTILE, NAMES

from practice_desk.documents.paper import Paper
from practice_desk.documents.paper_sheet import paper_sheet
from practice_desk.documents.styles import BOTTOM, LEFT, RIGHT, TOP
from practice_desk.documents.text import printable
from practice_desk.domain.blocks import Block, BlockKind
from practice_desk.domain.papers import ReadHow, SignatureMethod, SignerCapacity
from practice_desk.domain.practice import PaperSize

A4, LETTER = PaperSize.A4, PaperSize.LETTER
VARIANTS = {
    "signed": (SIGNED, A4, False), "signed letter": (SIGNED, LETTER, False),
    "signed large": (SIGNED, A4, True),
    "offered": (OFFERED, A4, False), "draft": (DRAFT, A4, False), "blank": (BLANK, A4, False),
    "blank large": (BLANK, LETTER, True), "couple": (COUPLE, A4, False), "family": (FAMILY, A4, False),
    "reading": (READING, A4, True), "agreement": (AGREEMENT, A4, False),
    "agreement large": (AGREEMENT, LETTER, True),
}  # fmt: skip


@cache
def sheet(name: str) -> Paper:
    record, size, large = VARIANTS[name]
    return paper_sheet(record, size, large=large)


def lines(paper: Paper) -> list[str]:
    return [block.words for block in paper.text]


@pytest.mark.parametrize("name", VARIANTS)
def test_every_kind_of_paper_is_tagged_for_screen_readers(name, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(sheet(name).pdf)
    assert page.validate_pdf(path, profile="ua1").is_compliant


@pytest.mark.parametrize("name", VARIANTS)
def test_no_letter_leaves_the_frame_and_none_overlap(name):
    for width, height, letters in pages_of(sheet(name).pdf):
        assert all(a.left >= LEFT - 1 and a.right <= width - RIGHT + 1 for a in letters)
        assert all(a.bottom >= BOTTOM - 30 and a.top <= height - TOP + 2 for a in letters)
        assert overlapping(letters) == []


@pytest.mark.parametrize("seed", range(10))
def test_whatever_people_type_the_paper_is_made_and_nothing_overlaps(seed):
    random = Random(seed)
    paper = paper_sheet(random_paper(random), random.choice(list(PaperSize)), large=random.random() < 0.4)
    for width, height, letters in pages_of(paper.pdf):
        plain = [
            a for a in letters if unicodedata.category(a.text[0])[0] != "M"
        ]  # marks lean out of their box
        assert all(a.left >= LEFT - 1 and a.right <= width - RIGHT + 1.5 for a in plain)
        assert all(a.bottom > 0 and a.top < height for a in letters)
        assert overlapping(letters) == []


def test_a_paper_is_read_in_the_order_in_which_it_is_signed():
    assert [(b.role.value, b.words) for b in sheet("signed").text] == READ


READ = [
    ("heading", "Recording our sessions"),
    ("paragraph", "Elm Gate Counselling"),
    ("paragraph", "4 Elm Gate, Norbrook, 01632 960 100"),
    ("paragraph", "For: Amara Okonlind"),
    ("paragraph", "With: Marta Ellingwood"),
    ("paragraph", "Date: 3 March 2026"),
    ("paragraph", "Version: 2"),
    ("paragraph", "I would like to record {what} when we meet. You decide."),
    ("heading", "What for"),
    ("item", "Ticked. So that you can listen again at home"),
    ("item", "Not ticked. So that I can learn from it with my supervisor"),
    ("heading", "How I keep it"),
    ("item", "• It is locked on my own computer."),
    ("item", "• I delete it by 3 May 2027."),
    ("paragraph", "May I write down your name?"),
    ("item", "Not ticked. yes"),
    ("item", "Not ticked. no"),
    ("item", "Ticked. first name only"),
    ("heading", "I agree"),
    ("item", "Ticked. I agree to the purposes I ticked."),
    ("heading", "Signatures"),
    ("figure", "Signature of Amara Okonlind, drawn on 3 March 2026"),
    ("paragraph", "Amara Okonlind"),
    ("paragraph", "Signs as: client"),
    ("paragraph", "How: drawn on the screen"),
    ("paragraph", "Date: 3 March 2026"),
    ("paragraph", "Read on the screen. Talked through."),
    ("paragraph", "Marta Ellingwood"),
    ("paragraph", "Marta Ellingwood"),
    ("paragraph", "Signs as: therapist"),
    ("paragraph", "How: name typed"),
    ("paragraph", "Date: 3 March 2026"),
    ("paragraph", "Check code 7Q2KM-04XTB"),
    ("paragraph", "It stands for the words and signatures above. If one letter changes, it changes."),
    ("paragraph", "Place in the record: 204-8KQ2M7XA"),
]


def test_the_pdf_itself_is_read_in_the_same_order():
    said = words_of(sheet("signed").pdf)
    marks = (
        "Recording our sessions",
        "What for",
        "I delete it by",
        "first name only",
        "Signatures",
        "Check code",
    )
    places = [said.index(mark) for mark in marks]
    assert places == sorted(places)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_is_printed_as_it_is(text):
    typed = f"A {text} B"
    signer = replace(CLIENT, name=typed, authority=typed, capacity=SignerCapacity.GUARDIAN, witness=typed,
                     method=SignatureMethod.SPOKEN, mark=typed)  # fmt: skip
    record = replace(
        SIGNED, blocks=(Block(BlockKind.PARAGRAPH, typed), Block(BlockKind.TICK, typed)), signers=(signer,)
    )
    paper = paper_sheet(record)
    said = lines(paper)
    shown = printable(typed)
    for line in (shown, f"Not ticked. {shown}", f"“{shown}”", f"Right to sign: {shown}", f"Witness: {shown}"):
        assert line in said, line
    if text.isascii() and text.isprintable():
        assert words_of(paper.pdf).replace(" ", "").count(text.replace(" ", "")) >= 5


@pytest.mark.parametrize("name", NAMES)
def test_every_name_stands_on_a_paper_in_its_own_letters(name):
    signer = replace(CLIENT, name=name)
    sentence = f"{name} may share with {name}, GP (12)."
    record = replace(SIGNED, names=name, signers=(signer,), blocks=(Block(BlockKind.PARAGRAPH, sentence),))
    said = lines(paper_sheet(record))
    assert f"For: {name}" in said and name in said and sentence in said
    assert f"Signature of {name}, drawn on 3 March 2026" in said


def test_a_name_from_right_to_left_turns_nothing_round_but_itself():
    record = replace(SIGNED, blocks=(Block(BlockKind.PARAGRAPH, "Meet محمد, 4 Elm Gate (12)."),))
    letters = [a for a in pages_of(paper_sheet(record).pdf)[0][2] if a.size == 12]
    row = next(a.bottom for a in letters if a.text == "(")
    line = sorted((a for a in letters if abs(a.bottom - row) < 6), key=lambda a: a.left)
    assert "".join(a.text for a in line).endswith(",4ElmGate(12).")


@pytest.mark.parametrize("where", ["title", "tick", "choice", "mark", "name"])
def test_ten_thousand_letters_take_the_pages_they_need_wherever_they_were_typed(where):
    long = "word " * 2000
    said = SignatureMethod.SPOKEN
    record = {
        "title": replace(SIGNED, title=long, names=long, blocks=SIGNED.blocks[1:]),
        "tick": replace(SIGNED, blocks=(Block(BlockKind.TICK, long),)),
        "choice": replace(SIGNED, blocks=(Block(BlockKind.CHOICE, "", ("yes", long)),)),
        "mark": replace(SIGNED, signers=(CLIENT, replace(CLIENT, method=said, mark=long))),
        "name": replace(SIGNED, signers=(CLIENT, replace(CLIENT, name=long))),
    }[where]
    assert words_of(paper_sheet(record).pdf).count("word") >= 2000


def test_the_same_record_has_the_same_bytes():
    assert paper_sheet(FAMILY).pdf == sheet("family").pdf


def test_a_signature_is_drawn_as_an_outline_that_is_filled():
    import io

    import pikepdf

    def filled(record) -> int:
        with pikepdf.open(io.BytesIO(paper_sheet(record).pdf)) as opened:
            content = [str(o) for p in opened.pages for _, o in pikepdf.parse_content_stream(p)]
        return content.count("f")

    empty = replace(SIGNED, signers=(replace(CLIENT, mark="[]"), SIGNED.signers[1]))
    assert filled(SIGNED) == filled(empty) + 1


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (SignatureMethod.DRAWN, "Signature of Amara Okonlind, drawn on 3 March 2026"),
        (SignatureMethod.TYPED, "A. Okonlind"),
        (SignatureMethod.SPOKEN, "“A. Okonlind”"),
        (SignatureMethod.BY_MESSAGE, "“A. Okonlind”"),
        (SignatureMethod.ON_PAPER, "A scan of the signed page is in the record."),
    ],
)
def test_each_way_to_sign_is_shown_as_what_it_is(method, said):
    mark = STROKES if method is SignatureMethod.DRAWN else "A. Okonlind"
    signer = replace(CLIENT, method=method, mark=mark, scanned=True, read=ReadHow.READ_ALOUD)
    shown = lines(paper_sheet(replace(SIGNED, signers=(signer,))))
    assert said in shown and "Read aloud. Talked through." in shown


def test_who_ticked_what_is_told_where_they_ticked_differently():
    said = lines(sheet("couple"))
    assert "Ticked. So that you can listen again at home Ticked by Ines Castelrud." in said
    assert "Ticked. I agree to the purposes I ticked. Ticked by Ines Castelrud, Jonah Castelrud." in said
    same = replace(COUPLE, signers=tuple(replace(s, ticks=("3.0",)) for s in COUPLE.signers))
    assert not any("Ticked by" in line for line in lines(paper_sheet(same)))


def test_until_somebody_signs_a_box_is_one_to_tick_or_ticked_from_the_start():
    blocks = (Block(BlockKind.TICK, "One"), Block(BlockKind.TICK, "Two", (), (0,)))
    said = lines(paper_sheet(replace(OFFERED, blocks=blocks)))
    assert "Box to tick. One" in said and "Ticked. Two" in said


def test_what_became_of_it_is_said_beside_who_it_concerns():
    said = lines(sheet("family"))
    assert "Said no on 5 March 2026." in said
    assert said.index("Taken back on 9 May 2026.") < said.index("What happened since")
    assert "A newer one took its place on 3 May 2026." in said


def test_a_draft_a_reading_copy_and_a_blank_say_what_they_are():
    assert "Draft, not yet offered. The words may still change." in lines(sheet("draft"))
    assert "This copy is for reading. The page that counts has the check code 7Q2KM-04XTB." in lines(
        sheet("reading")
    )
    assert not any("code" in line for line in (*lines(sheet("draft")), *lines(sheet("blank"))))
    assert any(line.startswith("Take your time") for line in lines(sheet("offered")))
    assert not any(line.startswith("Take your time") for line in lines(sheet("signed")))


@pytest.mark.parametrize("name", ["signed", "couple", "agreement", "agreement large"])
def test_the_code_stands_on_every_page_and_below_the_signatures(name):
    record, _, _ = VARIANTS[name]
    for _, height, letters in pages_of(sheet(name).pdf):
        foot = "".join(a.text for a in letters if a.bottom < height * 0.1)
        assert "7Q2KM-04XTB" in foot
    assert f"Check code {record.code[:5]}-{record.code[5:]}" in lines(sheet(name))


@pytest.mark.parametrize("clauses", range(7, 13))
def test_signatures_are_never_alone_and_never_cut_between_two_pages(clauses):
    record = replace(AGREEMENT, blocks=AGREEMENT.blocks[: 2 + 2 * clauses] + AGREEMENT.blocks[-1:])
    (last,) = [text for text in page_texts(paper_sheet(record).pdf) if "Signatures" in text]
    before, after = last.split("Signatures")
    assert "Iagree." in before and "Checkcode" in after and after.count("Signsas:") == 2


def test_the_last_lines_of_long_words_go_along_with_the_signatures():
    words = Block(BlockKind.PARAGRAPH, "We agree on this. " * 300)
    texts = page_texts(paper_sheet(replace(SIGNED, blocks=(words,))).pdf)
    (last,) = [text for text in texts if "Signatures" in text]
    assert len(texts) > 1 and last.split("Signatures")[0].count("Weagreeonthis.") >= 3


def test_metadata_names_nobody():
    assert (
        b"Amara"
        not in re.sub(rb"stream.*?endstream", b"", sheet("offered").pdf, flags=re.DOTALL).split(b"/Alt")[0]
    )
    assert b'<rdf:li xml:lang="x-default">Consent</rdf:li>' in sheet("signed").pdf


def test_the_language_of_the_words_is_said():
    polish = paper_sheet(
        replace(SIGNED, language="pl", blocks=(Block(BlockKind.PARAGRAPH, "Zgadzam się."),))
    ).pdf
    assert b"/Lang (pl)" in polish and b"/Lang (pl)" not in sheet("signed").pdf


def test_signatures_that_were_not_tied_would_be_seen_alone(monkeypatch):
    from practice_desk.documents import paper_sheet as module
    from practice_desk.documents.blocks import Stack

    monkeypatch.setattr(module, "Tied", lambda words, after, *_: Stack([words, *after]))
    torn = []
    for clauses in range(7, 13):
        record = replace(AGREEMENT, blocks=AGREEMENT.blocks[: 2 + 2 * clauses] + AGREEMENT.blocks[-1:])
        (last,) = [text for text in page_texts(paper_sheet(record).pdf) if "Signatures" in text]
        before, after = last.split("Signatures")
        torn.append("Iagree." not in before or "Checkcode" not in after)
    assert any(torn)


def test_the_last_part_begins_on_the_page_before_the_signatures_and_only_its_last_lines_go_along():
    clause = [Block(BlockKind.HEADING, "A clause"), Block(BlockKind.PARAGRAPH, "We meet on Mondays at ten.")]
    choice = [
        Block(BlockKind.HEADING, "My choice"),
        *(Block(BlockKind.PARAGRAPH, f"Line {n} of what I choose.") for n in range(6)),
        Block(BlockKind.TICK, "I agree."),
    ]
    record = replace(SIGNED, blocks=(TEXT[0], *clause * 9, *choice))
    first, second = page_texts(paper_sheet(record).pdf)
    assert "Mychoice" in first and "Line0of" in first
    assert "Signatures" in second and "Iagree." in second and "Signatures" not in first
