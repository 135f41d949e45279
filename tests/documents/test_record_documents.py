"""Every document of the work: tagged, inside its frame, the same twice, whatever people typed into it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from itertools import pairwise
from random import Random

import page
import pytest
from documents.grade import grade, sentences
from documents.reading import overlapping, page_texts, pages_of, ruled_lines, words_of
from documents.records import (
    DOCUMENTS,
    ENDING,
    FORMS,
    FULL,
    PARENTS,
    PARENTS_BLANK,
    PROGRESS,
    SAFETY,
    SAFETY_BLANK,
    SUMMARY,
    Document,
    blank_sheet,
    filled_sheet,
    measure_sheet,
    random_record,
)
from documents.sheets import HOSTILE, NAMES

from practice_desk.documents import styles
from practice_desk.documents.measure import measure
from practice_desk.documents.paper import Paper, TextRole
from practice_desk.documents.parents import parents
from practice_desk.documents.progress import progress
from practice_desk.documents.record_documents import record_paper
from practice_desk.documents.safety_plan import safety_plan
from practice_desk.documents.styles import BOTTOM, LEAST_HAND, LEFT, NORMAL, RIGHT, TOP
from practice_desk.documents.summary import summary
from practice_desk.documents.text import printable
from practice_desk.documents.words import printed
from practice_desk.documents.worksheet import worksheet
from practice_desk.domain.goals import GoalChange, GoalState
from practice_desk.domain.measure_change import ChangeLabel
from practice_desk.domain.measure_files import read_measure
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_measures import PrintedScoreChart
from practice_desk.domain.printed_progress import PrintedEdit, PrintedLine, PrintedMove, ProfessionalProgress
from practice_desk.domain.printed_record import PrintedHead, PrintedSafetyLine
from practice_desk.domain.safety_plan import SafetyPart
from practice_desk.domain.supervision import SupervisionKind
from practice_desk.resources import resource

A4, LETTER = PaperSize.A4, PaperSize.LETTER
MADE = [(name, A4, False) for name in DOCUMENTS] + [
    (name, size, large)
    for name in DOCUMENTS
    if not name.startswith(("sheet", "blank")) or name.endswith(("thought_7", "activity"))
    for size, large in ((A4, True), (LETTER, False))
]
CLIENT = [name for name, document in DOCUMENTS.items() if document.client]
FIXED = ("progress", "summary", "worksheet", "safety_plan", "ending", "parents", "measure")


@cache
def made(name: str, size: PaperSize = A4, large: bool = False) -> Paper:
    document = DOCUMENTS[name]
    return document.make(document.record, size, large=large)


def lines(paper: Paper) -> list[str]:
    return [block.words for block in paper.text]


def said(paper: Paper) -> str:
    return " ".join(lines(paper))


def stands_inside(paper: Paper, more: float = 0) -> bool:
    return all(
        a.left >= LEFT - 1 and a.right <= width - RIGHT + 1 + more
        and a.bottom >= BOTTOM - 30 and a.top <= height - TOP + 2 + more
        for width, height, letters in pages_of(paper.pdf)
        for a in letters
    )  # fmt: skip


@pytest.mark.parametrize(("name", "size", "large"), MADE)
def test_each_is_tagged_for_screen_readers_and_stands_inside_its_frame(name, size, large, tmp_path):
    paper = made(name, size, large)
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper.pdf)
    assert page.validate_pdf(path, profile="ua1").is_compliant
    assert stands_inside(paper)
    assert all(overlapping(letters) == [] for _, _, letters in pages_of(paper.pdf))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_is_the_same_twice_and_names_nobody_in_its_title(name):
    document = DOCUMENTS[name]
    again = document.make(document.record)
    assert again.pdf == made(name).pdf
    title = again.pdf.split(b"/Title (")[1].split(b")")[0]
    assert b"Amara" not in title and b"Ola" not in title


@pytest.mark.parametrize("seed", range(24))
def test_whatever_people_type_in_any_number_makes_a_tagged_document(seed, tmp_path):
    random = Random(seed)
    document = random_record(random)
    paper = document.make(document.record, random.choice((A4, LETTER)), large=random.random() < 0.4)
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper.pdf)
    assert page.validate_pdf(path, profile="ua1").is_compliant
    assert stands_inside(paper, 1.5)


@pytest.mark.parametrize("text", [*HOSTILE, *NAMES])
def test_what_people_type_is_printed_word_for_word(text):
    head = PrintedHead((text,), text, text, "3 May 2026")
    goal = replace(FULL.goals[1], words=text, edits=(PrintedEdit(1, GoalChange.WORDS, text),))
    records = [
        (replace(FULL, head=head, goals=(goal,)), 5),
        (replace(SUMMARY, head=head, goals=(text,), mattered=text, take=(text,), therapist_does=text), 7),
        (replace(filled_sheet("thought_7", text), head=head), 9),
        (
            replace(
                SAFETY, head=head, barriers=text,
                parts=tuple(replace(p, lines=(replace(p.lines[0], what=text),)) for p in SAFETY.parts),
            ),
            10,
        ),
        (replace(ENDING, head=head, helped=(text,), noticed=(text,), kind_words=text), 5),
        (replace(PARENTS, head=head, known_as=text, headlines=(text,), help=(text,)), 6),
    ]  # fmt: skip
    for record, least in records:
        paper = record_paper(record)
        assert said(paper).count(printable(text)) >= least, type(record)
        assert stands_inside(paper, 1.5)


# ---- what the client takes home ----


@pytest.mark.parametrize("document", FIXED)
def test_fixed_words_read_at_grade_six_at_most(document):
    words = printed(document).all()
    text = "\n".join(w for key, w in words.items() if not key.startswith("spoken"))
    assert grade(text) <= 6
    assert max(len(sentence) for sentence in sentences(text)) <= 20


def test_the_clients_report_has_no_t_no_count_no_percentage_and_no_minus_sign():
    text = said(made("progress"))
    assert PROGRESS.goals[0].words in text and "What we hoped for" in text
    for sign in ("%", "\u2212", "(-", "(+", "GAS", "T at the start", "as expected", "reviewed"):
        assert sign not in text
    assert "therapist" not in text.replace("Therapist", "therapist")


def test_the_professionals_report_says_what_t_is_and_counts_steps():
    text = said(made("progress full"))
    assert "T at the start 22.6, now 68.3." in text and "50 = as expected" in text
    assert "Much less than expected (\u22122)" in text and "As expected (0)" in text
    assert "19 steps were reviewed: 13 done or mostly done, 4 partly, 2 not done." in text
    assert "With importance as weight: T at the start 24.0, now 70.2." in text


def test_a_report_for_a_professional_says_to_whom_and_how_measures_moved_and_is_signed():
    moved = PrintedMove(
        "PHQ-9", "8", "14 April 2026", "27", "16", "12 January 2026", band="mild",
        change=ChangeLabel.RELIABLE_IMPROVEMENT, points=5,
    )  # fmt: skip
    once = PrintedMove("PCL-5", "27", "14 April 2026", "80", who="Jonah")
    full = replace(
        FULL, to="Dr Maya Finch", born="3 May 1985", said="She came ten times.", measures=(moved, once),
        signer="Marta Ellingwood, counsellor",
    )  # fmt: skip
    text = " ".join(said(progress(full)).split())
    for words in (
        "To: Dr Maya Finch", "Born: 3 May 1985", "In short She came ten times.",
        "PHQ-9: 8 of 27 on 14 April 2026. It was 16 on 12 January 2026. Band: mild. Reliable improvement (5 "
        "points or more).",
        "PCL-5 (Jonah): 27 of 80 on 14 April 2026.", "Marta Ellingwood, counsellor, Tuesday 14 April 2026",
    ):  # fmt: skip
        assert words in text, words
    assert stands_inside(progress(full)) and stands_inside(progress(full, large=True), 1.5)
    plain = said(made("progress full"))
    assert not any(words in plain for words in ("To:", "Born:", "In short", "Measures"))


def test_without_a_level_for_every_goal_there_is_no_t():
    text = said(made("progress couple"))
    assert (
        "Ines: Partial: 1 of 2 goals are rated, so there is no T." in text
        and "now" not in text.split("Partial")[1]
    )


def test_a_chart_speaks_every_mark_of_every_rater_and_every_edit():
    figures = [b.words for b in made("progress full").text if b.role is TextRole.FIGURE]
    ward = next(f for f in figures if "Therapist:" in f)
    assert "Client: session 1: 0, session 2: 2" in ward and "session 7" not in ward.split("Therapist")[0]
    assert "session 10: 7." in ward and "Good enough: 8." in ward
    assert any("Reworded at session 5." in f for f in figures)
    assert "I want to work less." in said(made("progress full"))


def test_two_people_have_two_lines_and_are_never_one():
    figure = next(
        b.words for b in made("progress couple").text if "Jonah" in b.words and b.role is TextRole.FIGURE
    )
    assert "Ines" in figure
    spoken = [b.words for b in made("progress couple").text if b.role is TextRole.FIGURE]
    assert any("Ines: session 1: 2, between sessions: 3, session 2: 5." in s for s in spoken)


def test_an_edit_after_the_last_mark_stands_at_the_end_of_the_chart():
    goal = replace(PROGRESS.goals[1], edits=(PrintedEdit(10, GoalChange.TARGET),))
    paper = progress(replace(PROGRESS, goals=(goal,)))
    assert "New hope." in said(paper) and stands_inside(paper)


@pytest.mark.parametrize("marks", [(), (5,), (None, None), tuple([7] * 400)])
def test_a_chart_of_any_length_can_be_drawn(marks):
    goal = replace(PROGRESS.goals[1], lines=(PrintedLine(marks),), edits=())
    paper = progress(replace(PROGRESS, occasions=tuple(str(n + 1) for n in range(len(marks))), goals=(goal,)))
    assert stands_inside(paper)
    assert all(overlapping(letters) == [] for _, _, letters in pages_of(paper.pdf))


def test_every_goal_stands_on_the_report_with_one_number_also_without_a_mark():
    bare = replace(PROGRESS.goals[0], words="I want to sleep.", lines=(), start=None, now=None)
    paper = progress(replace(PROGRESS, goals=(bare, PROGRESS.goals[1])))
    said_ = " ".join(said(paper).split())
    assert "1 I want to sleep. No marks yet." in said_
    assert said_.count(f"2 {PROGRESS.goals[1].words}") == 2  # beside its chart and in the table of levels
    none = progress(replace(PROGRESS, occasions=(), goals=(bare, replace(bare, words="I want to rest."))))
    assert "My goals 1 I want to sleep. 2 I want to rest." in " ".join(said(none).split())
    assert "No marks yet" not in said(none)


@pytest.mark.parametrize("size", PaperSize)
def test_in_large_print_a_chart_stays_with_its_goal_and_a_level_with_its_name(size):
    long = replace(PROGRESS.goals[0], words="I want to be able to say no to the night shift. " * 4)
    record = replace(PROGRESS, goals=(*PROGRESS.goals, long, PROGRESS.goals[1]))
    pages = page_texts(progress(record, size, large=True).pdf)
    assert len(pages) > 2
    for leaf in pages:  # nothing that only announces what is overleaf
        body = leaf.replace("Howmygoalsaregoing·private", "").rsplit("Page", 1)[0]
        assert not body.endswith(("Atthestart", "Now", "Hope:8.", "Hope:9."))


def test_the_numbers_under_a_long_chart_are_evenly_spaced():
    record = replace(PROGRESS, occasions=tuple(str(n) for n in range(1, 46)), goals=PROGRESS.goals[1:2])
    goal = replace(record.goals[0], lines=(PrintedLine((5,) * 45),), edits=(), start=None, now=None)
    paper = progress(replace(record, goals=(goal,)))
    assert "1 5 10 15 20 25 30 35 40 45" in words_of(paper.pdf)


@pytest.mark.parametrize(
    ("after", "plain", "professional"),
    [
        (GoalState.PAUSED, "Left to rest at session 5.", "Paused at session 5."),
        (GoalState.ACTIVE, "Taken up again at session 5.", "Active again at session 5."),
        (GoalState.PARTLY, "Partly there at session 5.", "Partly achieved at session 5."),
    ],
)
def test_a_goal_that_rested_or_ended_says_so_where_it_did(after, plain, professional):
    edit = PrintedEdit(4, GoalChange.STATE, after=after)
    goal = replace(PROGRESS.goals[1], edits=(edit,))
    assert plain in " ".join(said(progress(replace(PROGRESS, goals=(goal,)))).split())
    full = ProfessionalProgress(PROGRESS.head, PROGRESS.occasions, (goal,))
    assert professional in " ".join(said(progress(full)).split())


def test_a_summary_says_what_was_done_what_mattered_and_what_comes_next_in_this_order():
    text = said(made("summary"))
    parts = (
        "That I can go home and nobody minds.", "I want to leave work on time.", "Thought check, seven parts",
        "most of it", "I may say no.", "Leave at five on Thursday", "Sends me", "What I want to say",
    )  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places) and "Next time: Tuesday 21 April, 10:00" in text


def test_a_summary_of_nothing_is_still_a_page_to_write_on():
    assert made("summary none").pages == 1 and len(ruled_lines(made("summary none").pdf)[0]) == 7


@pytest.mark.parametrize(("noticed", "room"), [(2, 7), (8, 5), (14, 2)])
def test_a_page_gets_as_many_lines_to_write_on_as_it_has_room_for(noticed, room):
    lines_ = tuple(f"On day {n} I went out." for n in range(noticed))
    paper = summary(replace(SUMMARY, noticed=lines_))
    assert paper.pages == 1 and len(ruled_lines(paper.pdf)[0]) == room


@pytest.mark.parametrize("name", ["summary discreet", "ending discreet"])
def test_a_discreet_document_names_no_therapist_no_therapy_and_no_crisis_line(name):
    paper = made(name)
    text = f"{said(paper)} {words_of(paper.pdf)} {paper.pdf.split(b'/Title (')[1].split(b')')[0].decode()}"
    for word in ("Marta", "Elm Gate", "therap", "session", "Session", "Samaritans", "NHS", "private"):
        assert word not in text
    open_one = made(name.removesuffix(" discreet"))
    assert "Marta" in said(open_one) and "private" in words_of(open_one.pdf)


def test_who_leaves_reads_how_to_come_back():
    text = said(made("ending"))
    assert "I call: 01632 960 100 I write to: marta@example.com How we keep in touch" in text
    assert "come back" not in said(made("ending discreet"))


# ---- worksheets ----


@pytest.mark.parametrize("key", FORMS)
def test_a_blank_worksheet_asks_everything_and_has_room_for_it(key):
    text, found = said(made(f"blank {key}")), blank_sheet(key).form
    assert all(field.title in text for field in found.fields)
    assert sum(map(len, ruled_lines(made(f"blank {key}").pdf))) >= 2 or any(f.columns for f in found.fields)


def by_hand(key, **changes):
    """Return a sheet to fill in by hand as it is usually printed: a list to tick has a page of its own."""
    sheet = blank_sheet(key)
    form = sheet.form.without_lists()
    return replace(sheet, form=replace(form, fields=tuple(replace(f, **changes) for f in form.fields)))


def is_good_to_write_on(paper) -> bool:
    """Say whether the letters between head and foot are 12 points at least, and the lines 8 mm apart."""
    for (_, high, letters), lines in zip(pages_of(paper.pdf), ruled_lines(paper.pdf), strict=True):
        body = [a for a in letters if BOTTOM < a.bottom < high - TOP - 60]
        if not body or min(a.size for a in body) < NORMAL.body:
            return False
        for left in {line[0] for line in lines}:
            heights = sorted((h for x, _, h in lines if x == left), reverse=True)
            if any(above - below < LEAST_HAND - 0.1 for above, below in pairwise(heights)):
                return False
    return True


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("size", PaperSize)
def test_a_blank_worksheet_is_one_page_that_is_good_to_write_on(key, size):
    paper = worksheet(by_hand(key), size)
    assert paper.pages == 1 and is_good_to_write_on(paper)


def test_a_sheet_with_more_to_write_than_a_page_has_takes_another_and_lines_too_close_are_seen(monkeypatch):
    assert worksheet(by_hand("talk", lines=9)).pages > 1
    monkeypatch.setattr(styles.Scale, "hand_pitch", lambda *_: 15.0)
    assert not is_good_to_write_on(worksheet(by_hand("talk")))


def test_a_list_of_thinking_patterns_stands_on_a_page_of_its_own():
    text = said(worksheet(blank_sheet("thought_7")))
    assert worksheet(blank_sheet("thought_7")).pages == 2
    assert text.index("Mind reading") > text.index("What is one next step?")
    assert "Mind reading" not in said(worksheet(by_hand("thought_7")))


def test_a_coping_menu_to_fill_in_has_as_many_rows_for_each_kind_of_thing():
    text = said(worksheet(by_hand("coping")))
    counts = {text.count(kind) for kind in ("Body", "Turn to something else", "People", "Deal with it")}
    assert len(counts) == 1 and counts.pop() >= 2


@pytest.mark.parametrize("key", FORMS)
def test_a_filled_worksheet_says_all_that_was_filled_in(key):
    text, found = said(made(f"sheet {key}")), filled_sheet(key)
    assert all(field.title in text for field in found.form.fields if not field.columns)
    rows = [row for field in found.form.fields if field.columns for row in found.filled[field.key]]
    assert (
        text.count("I stayed until six again.")
        >= sum(isinstance(v, str) for r in rows for v in r.values()) // 2
    )


def test_before_and_after_stand_side_by_side_and_an_open_one_is_said_to_be_open():
    text = said(made("sheet thought_7"))
    assert "How strong then: Afraid 80 then, 35 now, out of 100." in text
    assert "90 then, open now, out of 100." in text


def test_what_was_left_empty_is_not_asked_again():
    filled = filled_sheet("talk")
    paper = worksheet(replace(filled, filled={"who": "My sister"}, moved=()))
    assert "My sister" in said(paper) and filled.form.fields[1].title not in said(paper)


# ---- safety plan, ending, parents ----


def test_a_safety_plan_is_read_from_the_top_and_its_numbers_can_be_called():
    text = said(made("safety"))
    places = [text.index(f"Heading of {part.value}") for part in SafetyPart]
    assert places == sorted(places) and "116 123" in text and "01632 960 222" in text
    assert b"tel:116123" in made("safety").pdf and b"tel:01632960222" in made("safety").pdf
    assert "version 2" in words_of(made("safety").pdf)


def test_a_number_of_the_box_is_not_said_twice():
    crisis = SAFETY.numbers[0]
    again = PrintedSafetyLine("Somebody at any hour", crisis.number)
    parts = [replace(p, lines=(*p.lines, again)) for p in SAFETY.parts]
    text = said(safety_plan(replace(SAFETY, parts=tuple(parts))))
    # in the box, and with people, places and the rest, but not among the professionals
    assert text.count("Somebody at any hour") == len(SafetyPart) - 1
    assert "Canal Street surgery" in text


@pytest.mark.parametrize("size", PaperSize)
def test_a_plan_as_long_as_most_is_one_page_with_its_parts_in_order(size):
    more = tuple(PrintedSafetyLine(f"Something that helps, number {n}") for n in range(2))
    parts = tuple(
        replace(p, lines=p.lines + (more if p.part is not SafetyPart.PEOPLE else ())) for p in SAFETY.parts
    )
    paper = safety_plan(replace(SAFETY, parts=parts), size)
    assert paper.pages == 1
    places = [said(paper).index(f"Heading of {part.value}") for part in SafetyPart]
    assert places == sorted(places)


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("numbers", [SAFETY.numbers, SAFETY_BLANK.numbers])
def test_a_blank_safety_plan_is_one_page_that_is_good_to_write_on(size, numbers):
    paper = safety_plan(replace(SAFETY_BLANK, numbers=numbers), size)
    assert paper.pages == 1 and is_good_to_write_on(paper)


def test_a_blank_safety_plan_asks_every_part_in_order_for_numbers_and_whether_people_know():
    for large in (False, True):
        text = said(safety_plan(SAFETY_BLANK, large=large))
        places = [text.index(f"Heading of {part.value}") for part in SafetyPart]
        assert places == sorted(places)
        assert text.count("Phone:") >= 6 and text.count("They know") >= 2
        assert "How likely am I to use it?" in text and "What could get in the way?" in text


def test_where_no_number_is_known_none_of_another_country_is_printed():
    text = said(made("safety blank"))
    assert "We will write the other numbers here" in text and "999" not in text and "988" not in text


def test_what_i_take_with_me_has_goals_what_helped_own_lines_and_kind_words():
    text = said(made("ending"))
    for words in (
        "I want to find out what I like.", "At the start 1. Now 8. Hope 9.", "Breathing out slowly",
        "“It was easier than I thought.”", "“One step at a time is enough.”", "116 123",
    ):  # fmt: skip
        assert words in text


def test_parents_read_attendance_headlines_that_were_seen_and_how_to_help():
    text = said(made("parents"))
    assert (
        "Ola came to 6 of 7 sessions since 3 March 2026." in text
        and "Ola saw these lines on 14 April 2026" in text
    )
    assert "sleep and on speaking up" in text and "Ask how the day was" in text
    blank = said(parents(PARENTS_BLANK))
    assert "saw these lines" not in blank and "came each time" in blank
    assert sum(map(len, ruled_lines(parents(PARENTS_BLANK).pdf))) == 8


# ---- measures ----


@pytest.mark.parametrize("key", ["phq9", "core10", "pcl5", "pswq", "gds15"])
@pytest.mark.parametrize("large", [False, True])
def test_a_sheet_has_each_item_word_for_word_and_every_notice(key, large):
    found = read_measure(resource("measures", f"{key}.json").read_text(encoding="utf-8"))
    text = said(measure(measure_sheet(key, blank=True), large=large))
    wanted = [*(i.text for i in found.items), *found.notices, found.instructions, found.stem]
    assert found.notices and all(printable(words) in text for words in wanted)
    answers = {o.label for i in found.items for o in i.options if o.label}
    assert all(answer in text for answer in answers)


def test_of_a_measure_whose_words_may_not_ship_there_is_room_for_the_score_only():
    record = measure_sheet("dass21", blank=True)
    text = said(measure(record))
    assert record.items == () and "The questions belong to their owner." in text and record.link in text
    assert len(ruled_lines(measure(record).pdf)[0]) >= len(record.scales)


def test_the_clients_result_has_no_band_no_cut_off_and_no_label():
    text = said(made("measure phq9"))
    assert "9 out of 27" in text and "On 3 March 2026 it was 15." in text
    for word in ("mild", "2001", "10 or more", "reliable", "Source"):
        assert word not in text


def test_the_professionals_result_has_them_with_their_sources():
    text = said(made("measure full"))
    assert (
        "Band: mild (Kroenke 2001)." in text
        and "Cut-off 10 or more: not reached. Source: doi:10.1046/x." in text
    )
    assert "Since the first time: reliable improvement (6 points or more). Source: the manual." in text


def test_the_chart_of_a_measure_says_each_score_and_only_a_professionals_has_the_dashed_lines():
    days = ("3 March 2026", "10 March 2026", "10 March 2026")
    chart = PrintedScoreChart("Total", 0, 27, days, (15, 9.5, 9), ("15", "9.5", "9"))
    record = measure_sheet("phq9")
    client = said(measure(replace(record, charts=(chart,))))
    assert "Chart of Total, from 0 to 27. 3 March 2026: 15. 10 March 2026: 9.5. 10 March 2026: 9." in client
    assert "dashed" not in client
    full = replace(measure_sheet("phq9", professional=True), charts=(replace(chart, lines=(10,)),))
    assert "A dashed line is at 10." in said(measure(full))


def test_open_lines_are_named_and_never_counted():
    assert "Open lines: 3." in said(made("measure phq9"))


def test_a_row_of_a_table_is_read_with_its_headings():
    text = lines(made("measure phq9"))
    row = next(line for line in text if line.startswith("Question: 1. "))
    assert "Several days: Ticked. 1." in row and "Not at all: Tick box. 0." in row


# ---- supervision ----


def test_the_log_has_each_months_minutes_against_its_own_target():
    text = said(made("supervision"))
    assert "January 2026 90 of 90 minutes count." in text and "February 2026 0 of 90" in text
    assert "AO-0101, TW-0104" in text and "group of 4" in text and "12½" in text
    assert all(printed("supervision")(f"kind_{kind}") for kind in SupervisionKind)


def test_every_place_for_words_is_filled_in_every_voice():
    text = json.loads(resource("documents", "en.json").read_text(encoding="utf-8"))
    for document in FIXED:
        for voice in text[document]:
            words = printed(document, *([] if voice == "plain" else [voice])).all()
            assert voice == "plain" or set(text[document][voice]) <= set(words)
    assert all(printed("progress", "professional")(key) for key in text["progress"]["plain"])
    assert all(printed("measure", "professional")(key) for key in text["measure"]["plain"])


def test_a_document_knows_what_prints_it():
    assert {type(d.record) for d in DOCUMENTS.values()} and all(
        record_paper(d.record).pdf == made(name).pdf for name, d in list(DOCUMENTS.items())[:4]
    )
    with pytest.raises(KeyError):
        record_paper(Document(summary, None))


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("large", [False, True])
def test_no_line_to_write_on_leaves_the_frame(key, large):
    paper = worksheet(blank_sheet(key), large=large)
    widths = [width for width, _, _ in pages_of(paper.pdf)]
    for width, found in zip(widths, ruled_lines(paper.pdf), strict=True):
        assert all(left >= LEFT - 1 and right <= width - RIGHT + 1 for left, right, _ in found)
