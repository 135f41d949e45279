"""Process notes and reflections leave by no way that leads out: papers, copies, search, scratch are read."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from architecture.tree import ROOT
from documents.reading import words_of

from practice_desk import command_line
from practice_desk.documents.process_notes import process_notes as process_notes_paper
from practice_desk.documents.record_documents import record_paper
from practice_desk.domain.copies import DocumentKind
from practice_desk.domain.people import joined_names
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.process_notes import ExitGround
from practice_desk.domain.record_choices import RECORD_KINDS, RecordPart, RecordWish
from practice_desk.domain.sessions import held_sessions
from practice_desk.intentions import (
    clients,
    copies,
    notes,
    papers,
    process_notes,
    record_sheets,
    reports,
    sessions,
)
from practice_desk.intentions.reports import ReportWish

STORIES = json.loads((ROOT / "resources/demo/caseload.json").read_text(encoding="utf-8"))["clients"]
RECORD = json.loads((ROOT / "resources/demo/record.json").read_text(encoding="utf-8"))
WITH_APART = [story for story, told in RECORD["clients"].items() if told.get("apart")]
# What only a process note, or only a reflection, says: four words in a row, as the invented therapist wrote.
CANARIES = {
    "DEMO-01": ("wanted to explain. My", "Hurried. She told me"),
    "DEMO-06": ("thought of my own", "The jam. I took"),
    "DEMO-07": ("kept hearing the radio", "then shook in the"),
}


def said(text: str) -> list[str]:
    """Return the canaries that a text says, however its lines are broken."""
    whole = " ".join(text.split())
    return [words for client in CANARIES.values() for words in client if words in whole]


@pytest.fixture(scope="module")
def ids(demo):
    by_name = {name: client_id for client_id, name in clients.names(demo).items()}
    return {s["id"]: by_name[joined_names(s.get("persons") or [s["name"]])] for s in STORIES}


def test_the_canaries_sit_where_they_should_and_nowhere_else_in_the_story(demo, ids):
    for story, (process, private) in CANARIES.items():
        bodies = [n.body for n in demo.process_notes.of_client(ids[story])]
        assert [b for b in bodies if process in b]
        assert [r for r in demo.reflections.of_client(ids[story]) if private in r.words]
    told = {story: {k: v for k, v in own.items() if k != "apart"} for story, own in RECORD["clients"].items()}
    assert said(json.dumps(told, ensure_ascii=False)) == []


def wishes(demo, client_id, story):
    """Yield every document of the work, with every part there is, of the very session of the process note."""
    number = RECORD["clients"][story]["apart"][0]["session"]
    session = held_sessions(demo.sessions.of_client(client_id))[number - 1]
    for kind in RECORD_KINDS:
        for professional in (False, True):
            wish = RecordWish(kind, professional=professional, parts=frozenset(RecordPart))
            yield replace(wish, id=session.id) if kind is DocumentKind.SUMMARY else wish


@pytest.mark.parametrize("story", WITH_APART)
def test_no_document_of_the_work_says_them(demo, ids, story):
    made = 0
    for wish in wishes(demo, ids[story], story):
        try:
            record = record_sheets.record_of(demo, ids[story], record_sheets.newest(demo, ids[story], wish))
        except record_sheets.NoSuchRecord:
            continue
        assert said(words_of(record_paper(record, PaperSize.A4).pdf)) == [], wish.kind
        made += 1
    assert made >= 5


@pytest.mark.parametrize("story", WITH_APART)
def test_nothing_the_command_line_writes_says_them(demo, ids, story):
    """Every kind of document it offers, in each version, with none left out because it is not there."""
    made = set()
    for kind in DocumentKind:
        for more in ({}, {"professional": True}, {"blank": True}):
            try:
                found = reports.report(demo, ReportWish(kind, ids[story], **more))
            except (reports.NoSuchPaper, reports.NoSuchText, record_sheets.NoSuchRecord):
                continue
            assert said(words_of(found.pdf)) == [], kind
            made.add(kind)
    assert {DocumentKind.ACTION_PLAN, DocumentKind.ACCOUNTING, DocumentKind.SUMMARY} <= made
    assert DocumentKind.PROCESS_NOTES not in made
    for file in papers.files_of(demo, ids[story]):
        frozen = copies.frozen_of(demo, file.paper.id)
        assert frozen is None or said(words_of(copies.bytes_of(demo, frozen))) == []


def test_the_command_line_offers_no_way_to_ask_for_them(capsys):
    asked = ["report", "v", "--document", "process-notes", "-o", "x.pdf"]
    with pytest.raises(SystemExit):
        command_line.parser().parse_args(asked)
    assert "process" not in capsys.readouterr().err.split("choose from")[1]
    assert command_line.parser().parse_args([*asked[:3], "summary", *asked[4:]]).document == "summary"


def test_neither_search_scratch_history_notes_nor_the_papers_text_say_them(demo, ids):
    assert said(" ".join(clients.search_texts(demo).values())) == []
    assert said(" ".join(json.dumps(s.body) for s in demo.scratch.all())) == []
    assert said(" ".join(str(row) for row in demo.db.execute("SELECT * FROM history"))) == []
    for story in WITH_APART:
        written = [f.signed.body for f in notes.files_of(demo, ids[story]) if f.signed]
        assert said(" ".join(written)) == []
        assert said(" ".join(o.body for o in demo.offers.of_client(ids[story]))) == []


def test_the_card_before_a_session_says_no_process_note(demo, ids):
    for story in WITH_APART:
        planned = next(s for s in demo.sessions.of_client(ids[story]) if s.state.value == "planned")
        shown = repr(
            [vars(x) for x in vars(sessions.moments(demo, planned.id)).values() if hasattr(x, "__dict__")]
        )
        assert not [c for c in said(shown) if c in {pair[0] for pair in CANARIES.values()}]


def test_a_paper_that_did_say_them_would_be_seen(demo, ids):
    """The control: what a summary is meant to say is found in it by the same reading."""
    wish = record_sheets.newest(demo, ids["DEMO-07"], RecordWish(DocumentKind.SUMMARY))
    text = words_of(record_paper(record_sheets.record_of(demo, ids["DEMO-07"], wish), PaperSize.A4).pdf)
    assert "I slept until the alarm" in text
    assert said(f"{text} kept hearing\nthe radio") == ["kept hearing the radio"]


@pytest.mark.parametrize("story", WITH_APART)
def test_their_one_door_does_say_them_and_what_is_kept_about_it_does_not(demo, ids, story):
    """The control for every other way: the same reading finds the words in the document that holds them."""
    notes_of = process_notes.process_notes_of(demo, ids[story])
    record = process_notes.printed(demo, ids[story], [n.id for n in notes_of])
    made = process_notes_paper(record)
    assert said(words_of(made.pdf)) == [CANARIES[story][0]]
    assert said(made.pdf.decode("latin-1")) == []  # nor do title, metadata or links
    out = replace(process_notes.begin_taking_out(ids[story]), ground=ExitGround.OWN_USE, reason="Friday")
    assert said(repr(vars(out))) == []


def test_a_document_that_was_given_them_would_be_seen(demo, ids):
    """The guard, broken on purpose: a summary with a process note among what the client noticed."""
    body = demo.process_notes.of_client(ids["DEMO-07"])[0].sections()
    wish = record_sheets.newest(demo, ids["DEMO-07"], RecordWish(DocumentKind.SUMMARY))
    record = record_sheets.record_of(demo, ids["DEMO-07"], wish)
    leaky = replace(record, noticed=tuple(p.plain for s in body for p in s.passages))
    assert said(words_of(record_paper(record, PaperSize.A4).pdf)) == []
    assert said(words_of(record_paper(leaky, PaperSize.A4).pdf)) == ["kept hearing the radio"]


def test_no_file_of_the_vault_says_them_in_letters_that_can_be_read(demo):
    folder = Path(demo.db.one("SELECT file FROM pragma_database_list WHERE name = 'main'")).parent
    files = [p for p in folder.iterdir() if p.is_file()]
    assert len(files) >= 2 and [p for p in files if p.stat().st_size > 100_000]
    assert said(" ".join(p.read_bytes().decode("latin-1") for p in files)) == []
