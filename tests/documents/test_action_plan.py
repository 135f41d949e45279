"""The sheet that goes home: whole, readable by everyone, and nothing on it that was not chosen."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields, replace
from random import Random

import page
import pytest
from documents.grade import grade, sentences
from documents.reading import overlapping, pages_of, words_of
from documents.sheets import BLANK, FULL, HOSTILE, NAMES, USUAL, random_sheet

from practice_desk.documents.action_plan import action_plan
from practice_desk.documents.paper import NoticeKind, Paper, TextRole, protect
from practice_desk.documents.styles import BOTTOM, LEFT, RIGHT, TOP
from practice_desk.documents.text import printable
from practice_desk.documents.words import printed
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.sheet import Sheet, SheetGoal

VARIANTS = {
    "usual": (USUAL, PaperSize.A4, False),
    "letter": (USUAL, PaperSize.LETTER, False),
    "large": (USUAL, PaperSize.A4, True),
    "large letter": (FULL, PaperSize.LETTER, True),
    "full": (FULL, PaperSize.A4, False),
    "blank": (BLANK, PaperSize.A4, False),
    "blank large": (BLANK, PaperSize.A4, True),
    "discreet": (replace(USUAL, discreet=True, name="A.O."), PaperSize.A4, False),
    "young": (replace(USUAL, young=True), PaperSize.A4, False),
    "couple": (replace(USUAL, couple=True), PaperSize.A4, False),
    "nothing": (Sheet(), PaperSize.A4, False),
}
SMALLEST = {False: 12.0, True: 18.0}
FOOT = 40.0  # points; below this only the footer stands


@pytest.fixture(scope="module")
def papers() -> dict[str, Paper]:
    return {name: action_plan(sheet, size, large=large) for name, (sheet, size, large) in VARIANTS.items()}


@pytest.mark.parametrize("name", VARIANTS)
def test_every_kind_of_sheet_is_tagged_for_screen_readers(papers, name, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(papers[name].pdf)
    assert page.validate_pdf(path, profile="ua1").is_compliant


def test_a_sheet_without_its_tags_would_be_seen(papers, tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(papers["usual"].pdf.replace(b"/StructTreeRoot", b"/StructTreeBoot"))
    assert not page.validate_pdf(path, profile="ua1").is_compliant


def test_a_usual_plan_is_one_page_and_a_full_one_two(papers):
    assert papers["usual"].pages == papers["letter"].pages == papers["blank"].pages == 1
    assert papers["full"].pages == 2
    assert papers["full"].notices[0].kind in (NoticeKind.STEPS_ON_PAGE_TWO, NoticeKind.NOTES_ON_PAGE_TWO)


def test_page_one_of_two_is_a_whole_plan(papers):
    first = " ".join(letter.text for letter in pages_of(papers["full"].pdf)[0][2]).replace(" ", "")
    for words in ("leaveworkontime", "Tellthecharge", "thenIwill", "116123"):
        assert words in first


@pytest.mark.parametrize("name", VARIANTS)
def test_no_letter_is_smaller_than_the_body_but_letterhead_running_head_and_footer(papers, name):
    _, _, large = VARIANTS[name]
    for _, height, letters in pages_of(papers[name].pdf):
        body = [
            a
            for a in letters
            if a.bottom > FOOT + (30 if large else 0) and a.top < height - (90 if large else 70)
        ]
        assert all(a.size >= SMALLEST[large] - 0.01 for a in body)


@pytest.mark.parametrize("name", VARIANTS)
def test_no_letter_leaves_the_frame_and_none_overlap(papers, name):
    for width, height, letters in pages_of(papers[name].pdf):
        assert all(a.left >= LEFT - 1 and a.right <= width - RIGHT + 1 for a in letters)
        assert all(a.bottom >= BOTTOM - 30 and a.top <= height - TOP + 2 for a in letters)
        assert overlapping(letters) == []


@pytest.mark.parametrize("seed", range(30))
def test_whatever_people_type_the_sheet_is_made_and_nothing_overlaps(seed):
    random = Random(seed)
    sheet = random_sheet(random)
    made = action_plan(sheet, random.choice(list(PaperSize)), large=random.random() < 0.4)
    for width, height, letters in pages_of(made.pdf):
        assert all(a.left >= LEFT - 1 and a.right <= width - RIGHT + 1.5 for a in letters)
        assert all(a.bottom > 0 and a.top < height for a in letters)
        assert overlapping(letters) == []


def test_letters_drawn_into_each_other_are_seen(papers):
    _, _, letters = pages_of(papers["usual"].pdf)[0]
    moved = replace(letters[0], left=letters[0].left + 1, right=letters[0].right + 1)
    assert overlapping([*letters, moved])


@pytest.mark.parametrize("name", NAMES)
def test_every_name_stands_on_the_sheet_in_its_own_letters(name):
    made = action_plan(replace(USUAL, name=name, supporter=name, noticed=(name,)))
    said = [block.words for block in made.text]
    assert any(name in words for words in said)
    if name != "王小明":  # depends on the fonts of the computer
        assert not [n for n in made.notices if n.kind is NoticeKind.NO_FONT]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_it_is(text):
    made = action_plan(replace(USUAL, goals=(SheetGoal(f"A {text} B", text, 1, (), 2, 3),)))
    heading = next(b.words for b in made.text if b.role is TextRole.HEADING and b.words.startswith("A "))
    assert heading == printable(f"A {text} B")
    seen = words_of(made.pdf).replace(" ", "").replace("\u00ad", "")
    if text.isascii() and text.isprintable():
        assert text.replace(" ", "") in seen


def test_ten_thousand_characters_are_printed_and_take_the_pages_they_need():
    long = "word " * 2000
    made = action_plan(replace(USUAL, goals=(SheetGoal(long, "", 1, (), 2, 3),)))
    assert made.pages > 2
    assert words_of(made.pdf).count("word") >= 2000


def test_signs_without_a_font_are_printed_as_question_marks_and_said():
    made = action_plan(replace(USUAL, matters="I feel 😀 today"))
    assert "I feel ? today" in words_of(made.pdf)
    notice = next(n for n in made.notices if n.kind is NoticeKind.NO_FONT)
    assert notice.letters == "😀"


def test_arabic_is_joined_and_read_in_its_own_order():
    made = action_plan(replace(USUAL, matters="وزارة المشي بعد العشاء"))
    assert any(block.words == "وزارة المشي بعد العشاء" for block in made.text)


def test_it_is_read_from_top_to_bottom(papers):
    headings = [block.words for block in papers["usual"].text if block.role is TextRole.HEADING]
    assert headings == [
        "My plan", "What matters to me", "What I bring", "What I am working on",
        "1 I want to leave work on time.", "2 I want to stay on the ward when panic comes.",
        "My small steps until 1 December", "If ... then", "How sure am I?", "Who helps me",
        "What Marta Ellingwood does until then", "If it gets hard", "If I need to talk to someone now",
        "What I noticed", "What I want to say next time",
    ]  # fmt: skip


def test_the_bar_says_its_numbers(papers):
    figures = [block.words for block in papers["usual"].text if block.role is TextRole.FIGURE]
    assert figures[0] == "Scale from 0 to 10. At the start 1. The last times 6, 7, 8. Today 8. Hope 9."
    assert figures[-1] == "8 out of 10."


def test_parts_that_are_empty_are_left_out(papers):
    words = words_of(papers["nothing"].pdf)
    assert "What matters to me" not in words
    assert "What I am working on" not in words
    assert "What matters to me" in words_of(papers["blank"].pdf)


def test_without_numbers_of_the_place_there_is_a_line_to_write_them(papers):
    assert "emergency number" in words_of(papers["nothing"].pdf)
    assert "emergency number" not in words_of(papers["usual"].pdf)


def test_the_discreet_list_says_nothing_of_therapy(papers):
    words = words_of(papers["discreet"].pdf).lower()
    for hidden in ("plan", "therap", "marta", "elm gate", "samaritans", "private", "danger", "amara"):
        assert hidden not in words
    document = papers["discreet"].pdf
    assert b"Action plan" not in document
    assert b"Amara" not in document


def test_the_file_names_nobody_in_its_metadata(papers):
    import pikepdf

    with pikepdf.open(__import__("io").BytesIO(papers["usual"].pdf)) as opened:
        told = str(dict(opened.docinfo)) + bytes(opened.Root.Metadata.read_bytes()).decode()
    assert "Amara" not in told
    assert "Marta" not in told
    assert "2026-11-24" in told


def test_the_same_sheet_gives_the_same_bytes_whatever_was_printed_before(papers):
    action_plan(replace(USUAL, name="रीता", matters="محمد"))
    assert action_plan(USUAL).pdf == papers["usual"].pdf
    program = (
        "import sys; sys.path.insert(0, 'tests'); from documents.sheets import USUAL;"
        "from practice_desk.documents.action_plan import action_plan; from hashlib import sha256;"
        "print(sha256(action_plan(USUAL).pdf).hexdigest())"
    )
    from hashlib import sha256

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == sha256(papers["usual"].pdf).hexdigest()


def test_a_closed_copy_opens_with_its_password_alone(papers):
    import io

    import pikepdf

    closed = protect(papers["usual"].pdf, "a long password")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(closed))
    with pikepdf.open(io.BytesIO(closed), password="a long password") as opened:
        assert opened.encryption.R == 6


@pytest.mark.parametrize("voices", [(), ("discreet",), ("young",), ("couple",)])
def test_the_fixed_words_are_easy_to_read(voices):
    words = printed("action_plan", *voices).all()
    text = "\n".join(v for k, v in words.items() if not k.startswith(("spoken", "document")))
    assert grade(text) <= 6
    assert max(len(s) for s in sentences(text)) <= 20


def test_hard_words_would_be_seen():
    assert (
        grade("Notwithstanding considerable organisational responsibilities, practitioners deliberate.") > 12
    )


def test_a_sheet_has_no_field_for_anything_clinical():
    names = {f.name for f in fields(Sheet)} | {f.name for f in fields(SheetGoal)}
    assert not [n for n in names if re.search("clinical|diagnos|concern|risk|gas|level|measure|note$", n)]


def test_every_sheet_looks_as_it_should(papers, request):
    folder = request.config.getoption("--look")
    if folder is None:
        pytest.skip("pictures are made with --look FOLDER")
    import pypdfium2

    folder.mkdir(parents=True, exist_ok=True)
    for name, paper in papers.items():
        document = pypdfium2.PdfDocument(paper.pdf)
        for number in range(len(document)):
            picture = document[number].render(scale=2).to_pil()
            picture.save(folder / f"paper-{name.replace(' ', '-')}-{number + 1}.png")
        document.close()
