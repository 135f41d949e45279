"""Signing on the turned screen and beside it: every way, every refusal, nothing lost."""

from __future__ import annotations

import json
import os
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from ui.drivers.turned import Turned, offered

from practice_desk import app as whole
from practice_desk.domain import clock
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.dates import show_date
from practice_desk.domain.papers import (
    ExplainedHow,
    IdentityKnown,
    PaperEventKind,
    ReadHow,
    SignatureMethod,
    SignerCapacity,
)
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import SENTENCE, has_ink
from practice_desk.domain.tasks import TaskKind
from practice_desk.intentions import consents, papers, signing
from practice_desk.intentions.clients import add_client
from practice_desk.storage.sql import DiskFull
from practice_desk.ui import theme
from practice_desk.ui.background import InlineBackground
from practice_desk.ui.parts import frozen
from practice_desk.ui.parts.explained import Explained
from practice_desk.ui.parts.record_signature import open_record_signature
from practice_desk.ui.parts.scan_view import open_scan, read_picture
from practice_desk.ui.rooms.clients.room import ClientsRoom
from practice_desk.ui.rooms.overview.room import OverviewRoom
from practice_desk.ui.settings import Settings
from practice_desk.ui.turned import asked as asked_module
from practice_desk.ui.turned import ticking
from practice_desk.ui.turned.before import open_before_signing
from practice_desk.ui.turned.closing import DeclinePage, ThanksPage
from practice_desk.ui.turned.pad import Pad
from practice_desk.ui.turned.reading import Reading
from practice_desk.ui.window import Window


@pytest.fixture
def window(qtbot, fresh_template, tmp_path, state_dir):
    """The window with two of its rooms: what stands behind the turned screen is not looked at here."""
    house = replace(
        whole.house(None), door=lambda _: QWidget(), rooms=lambda c: [ClientsRoom(c), OverviewRoom(c)]
    )
    made = Window(house, Settings(theme="light"), InlineBackground())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_desk(fresh_template.open(tmp_path / "fresh"))
    yield made
    made.lock()


@pytest.fixture
def client(qtbot, window, monkeypatch):
    """Amara in front of the screen; the PDF of a copy is made small, its own tests make it whole."""
    monkeypatch.setattr(asked_module, "copy_of", lambda _context: lambda file: _small(file))
    driver = Turned(qtbot, window)
    driver.amara = add_client(driver.desk, [Person(client_id="", known_as="Amara Okonlind")])
    return driver


def _small(file):
    return f"copy with {len(file.signatures)} signatures".encode()


def one(client, key="limits.uk"):
    return offered(client.desk, client.amara.id, key)


def ready(client, file):
    """Read to the end and tick what closes the paper."""
    client.turn([file])
    client.read_to_the_end()
    for name in ticking.closing(file):
        client.page.reading.boxes[name].setChecked(True)


def signatures(client):
    return client.desk.signatures.all()


# ---- each way ----


def test_a_drawn_signature_keeps_its_lines_and_what_was_seen_and_ticked(client):
    file = one(client)
    ready(client, file)
    client.draw()
    client.draw((50, 100), (110, 110))
    client.press("I agree and sign")
    (kept,) = signatures(client)
    assert kept.method is SignatureMethod.DRAWN and has_ink(kept.mark)
    assert len(json.loads(kept.mark)) == 2
    assert kept.text_sha == file.offer.sha and kept.sentence == SENTENCE
    assert set(kept.ticks) == set(ticking.closing(file))
    assert kept.read_how is ReadHow.ON_SCREEN and kept.signed_on == clock.today()
    assert isinstance(client.page, ThanksPage)
    assert papers.standing_of(client.desk, file.paper.id).state.value == "partly_signed"


def test_a_name_is_typed_and_sent_with_the_keyboard_alone(client, qtbot):
    """From the first page to the signature nobody touches a mouse."""
    file = one(client)
    client.turn([file])
    here = lambda: QApplication.focusWidget()  # noqa: E731
    client.settle()
    qtbot.keyClick(here(), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: client.page.reading.is_read)
    for name in ticking.closing(file):
        while here() is not client.page.reading.boxes[name]:
            qtbot.keyClick(here(), Qt.Key.Key_Tab)
        qtbot.keyClick(here(), Qt.Key.Key_Space)
    while here() is not client.page.answer.ways.buttons()[0]:
        qtbot.keyClick(here(), Qt.Key.Key_Tab)
    qtbot.keyClick(here(), Qt.Key.Key_Right)
    assert client.page.answer.method is SignatureMethod.TYPED
    while here() is not client.page.answer.typed:
        qtbot.keyClick(here(), Qt.Key.Key_Tab)
    qtbot.keyClicks(here(), "Amara Okonlind")
    qtbot.keyClick(here(), Qt.Key.Key_Return)
    (kept,) = signatures(client)
    assert (kept.method, kept.mark) == (SignatureMethod.TYPED, "Amara Okonlind")
    qtbot.keyClick(here(), Qt.Key.Key_Return)
    assert client.page is client.screen.hand_back


@pytest.mark.parametrize(
    ("way", "deed"),
    [("Sign on paper", "I want to sign on paper"), ("Say it aloud", "I want to say it aloud")],
)
def test_paper_and_voice_end_with_hand_back_and_the_therapist_records_them(client, monkeypatch, way, deed):
    file = one(client)
    client.turn([file])
    client.press(way)
    client.press(deed)
    assert signatures(client) == []
    lines = client.screen.outcomes()
    assert "Amara" in lines[0].words and lines[0].action == "Record the signature"
    client.press("Give the computer back")
    client.hold_f12(monkeypatch)
    client.press("Go on")
    said = next(d for d in QApplication.topLevelWidgets() if d.windowTitle() == "While the screen was turned")
    said.close()
    lines[0].do(client.window)
    record = next(d for d in QApplication.topLevelWidgets() if hasattr(d, "scan") and d.isVisible())
    expected = SignatureMethod.ON_PAPER if "paper" in way else SignatureMethod.SPOKEN
    assert record.method is expected
    record.close()


def test_a_wish_for_a_copy_on_paper_waits_for_the_therapist(client):
    file = one(client)
    ready(client, file)
    client.tick("I would like a copy on paper")
    client.type_name("Amara")
    client.press("I agree and sign")
    assert any("copy on paper" in line.words for line in client.screen.outcomes())
    (task,) = client.desk.tasks.of_client(client.amara.id)
    assert (task.kind, task.source_id) == (TaskKind.GIVE_COPY, file.paper.id)
    consents.give_copy(client.desk, file.paper.id, "on paper")
    assert client.desk.tasks.of_client(client.amara.id)[0].done_on is not None


def test_what_was_said_beforehand_goes_with_the_signature(client):
    file = one(client)
    about = Explained(
        explained=ExplainedHow.WITH_INTERPRETER, language="Tigrinya", interpreter="Hana",
        read_how=ReadHow.READ_ALOUD, identity=IdentityKnown.DOCUMENT_SEEN, copy="on paper",
    )  # fmt: skip
    client.turn([file], about)
    assert client.page.reading.is_read and "read to you" in client.page.reading.state.text()
    for name in ticking.closing(file):
        client.page.reading.boxes[name].setChecked(True)
    client.type_name("Amara")
    client.press("I agree and sign")
    (kept,) = signatures(client)
    assert (kept.read_how, kept.interpreter, kept.language) == (ReadHow.READ_ALOUD, "Hana", "Tigrinya")
    events = papers.file_of(client.desk, file.paper.id).events
    assert [(e.kind, e.how) for e in events] == [(PaperEventKind.COPY_GIVEN, "on paper")]


# ---- each refusal, at its place, with nothing lost ----


def test_a_text_that_was_not_shown_to_its_end_is_not_signed(client):
    file = one(client)
    client.turn([file])
    client.settle()
    assert not client.page.reading.is_read
    client.type_name("Amara Okonlind")
    client.press("I agree and sign")
    assert signatures(client) == []
    assert "end of the text has not been shown" in client.page.reading.problem.text()
    assert client.page.answer.problem.text() == ""
    assert client.page.answer.typed.text() == "Amara Okonlind"
    client.read_to_the_end()
    assert client.says() == ""
    for name in ticking.closing(file):
        client.page.reading.boxes[name].setChecked(True)
    client.press("I agree and sign")
    assert len(signatures(client)) == 1


def test_an_empty_drawing_is_not_a_signature(client):
    ready(client, one(client))
    client.press("I agree and sign")
    assert "no signature yet" in client.page.answer.problem.text()
    client.draw((50, 60), (51, 61))  # a slip of the pen
    client.press("I agree and sign")
    assert "no signature yet" in client.page.answer.problem.text()
    assert signatures(client) == []
    client.draw()
    assert client.says() == ""
    client.press("I agree and sign")
    assert len(signatures(client)) == 1


def test_a_name_of_blanks_is_not_a_signature(client):
    ready(client, one(client))
    client.type_name("   ")
    client.press("I agree and sign")
    assert "no signature yet" in client.says() and signatures(client) == []


def test_a_missing_tick_at_the_end_is_asked_for_where_it_belongs(client):
    file = one(client)
    client.turn([file])
    client.read_to_the_end()
    client.draw()
    client.press("I agree and sign")
    assert "Tick what holds" in client.page.reading.problem.text()
    assert QApplication.focusWidget() is client.page.reading.boxes[ticking.closing(file)[0]]
    assert signatures(client) == [] and client.page.answer.pad.count() == 1
    client.tick("I could ask questions")
    assert client.says() == ""
    client.press("I agree and sign")
    assert len(signatures(client)) == 1


def test_a_box_that_says_no_is_not_signed_as_a_yes(client):
    said = dict.fromkeys(
        ("project_kind", "project_name", "last_withdrawal_point", "material", "audience"), "said"
    )
    file = offered(client.desk, client.amara.id, "research_teaching", **said)
    client.turn([file])
    client.read_to_the_end()
    client.tick("No, thank you.")
    client.draw()
    client.press("I agree and sign")
    assert "You ticked" in client.page.reading.problem.text() and signatures(client) == []


def test_a_text_that_was_changed_meanwhile_is_not_signed(client):
    file = one(client)
    ready(client, file)
    client.draw()
    for (name,) in client.desk.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        client.desk.db.execute(f"DROP TRIGGER {name}")
    client.desk.db.execute("UPDATE offers SET body = replace(body, 'private', 'public')")
    client.press("I agree and sign")
    assert "changed while it was open" in client.page.reading.problem.text()
    assert signatures(client) == [] and client.page.answer.pad.count() == 1


def test_a_paper_that_was_closed_in_another_window_is_not_signed(client):
    file = one(client)
    ready(client, file)
    client.draw()
    consents.void(client.desk, file.paper.id, "wrong client")
    client.press("I agree and sign")
    assert "closed meanwhile" in client.page.answer.problem.text() and signatures(client) == []


def test_who_signs_for_somebody_without_named_authority_is_not_asked(client, window):
    desk = client.desk
    file = one(client)
    guardian = next(s for s in file.signers if s.capacity is not SignerCapacity.THERAPIST)
    for (name,) in desk.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        desk.db.execute(f"DROP TRIGGER {name}")
    desk.db.execute("UPDATE paper_signers SET capacity = 'guardian', authority = ''")
    back = Place(PlaceKind.OVERVIEW, client.amara.id)
    assert open_before_signing(client.context, window, [file.paper.id], guardian.person_id, back) is None
    told = next(d for d in QApplication.topLevelWidgets() if d.windowTitle() == "Before you turn the screen")
    told.close()
    assert window.desk_page is not None


def test_a_full_disk_keeps_what_was_drawn_and_tells_the_therapist(client, monkeypatch):
    file = one(client)
    ready(client, file)
    client.draw()

    def full(*_args, **_more):
        raise DiskFull

    monkeypatch.setattr(type(client.page.who), "sign", full)
    client.press("I agree and sign")
    assert "could not be kept" in client.page.answer.problem.text()
    assert client.page.answer.pad.count() == 1
    assert any("no space left" in line.words for line in client.screen.outcomes())


def test_a_copy_that_cannot_be_made_leaves_no_signature(client, monkeypatch):
    def broken(_file):
        raise DiskFull

    monkeypatch.setattr(asked_module, "copy_of", lambda _context: broken)
    file = one(client)
    ready(client, file)
    client.draw()
    client.press("I agree and sign")
    assert signatures(client) == [] and "could not be kept" in client.says()


# ---- no, and not today ----


def test_a_no_is_a_full_answer_with_a_reason_or_without(client, qtbot):
    file = one(client)
    client.turn([file])
    client.press("I do not agree")
    assert isinstance(client.page, DeclinePage)
    qtbot.keyClicks(client.page.reason, "not now")
    client.press("I say no")
    event = papers.file_of(client.desk, file.paper.id).events[-1]
    assert (event.kind, event.reason) == (PaperEventKind.DECLINED, "not now")
    assert "That is fine" in client.page.lead.text()
    client.screen.leave()
    assert not any(b.isVisible() for b in [client.screen.hand_back._back])


def test_not_today_leaves_the_paper_open(client):
    file = one(client)
    client.turn([file])
    client.press("Not today")
    now = papers.file_of(client.desk, file.paper.id)
    assert now.events == () and now.signatures == ()
    assert "another day" in client.screen.outcomes()[0].words


def test_a_reason_that_was_typed_comes_back(client, qtbot):
    file = one(client)
    client.turn([file])
    client.press("I do not agree")
    qtbot.keyClicks(client.page.reason, "half a rea")
    client.escape()
    client.screen.rest()
    client.window.open._take_back(Place(PlaceKind.CLIENTS))
    client.turn([file])
    client.press("I do not agree")
    assert client.page.reason.value() == "half a rea"


# ---- reading ----


def test_a_short_text_counts_as_read_when_it_is_shown(client, qtbot):
    client.turn([one(client, "privacy.ack.uk")])
    qtbot.waitUntil(lambda: client.page.reading.is_read)
    assert "whole text" in client.page.reading.state.text()


def test_plain_text_counts_as_much_and_says_the_boxes_in_words(client, qtbot):
    client.turn([one(client)])
    client.settle()
    client.page.reading.boxes[ticking.closing(client.page.file)[0]].setChecked(True)
    client.press("Read as plain text")
    plain = client.page.reading.plain
    assert "(ticked) I have read this" in plain.toPlainText()
    assert "(not ticked) I could ask questions." in plain.toPlainText()
    assert not client.page.reading.is_read
    plain.verticalScrollBar().setValue(plain.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: client.page.reading.is_read)


def test_every_block_of_the_text_is_on_the_page(client):
    file = one(client, "messages.both")
    client.turn([file])
    reading: Reading = client.page.reading
    shown = "\n".join(
        part.toPlainText() if hasattr(part, "toPlainText") else part.accessibleName()
        for part in reading._parts
    )
    for block in reading._blocks:
        assert block.text in shown
        assert all(option in shown for option in block.options)


def test_a_larger_text_keeps_ticks_and_drawing(client):
    client.turn([one(client)])
    client.draw()
    client.page.reading.boxes[ticking.closing(client.page.file)[0]].setChecked(True)
    client.press("Largest")
    assert client.page.answer.pad.count() == 1 and len(client.page.reading.ticks()) == 1


def test_a_narrow_window_leads_from_the_text_to_the_answer(client, qtbot):
    client.window.resize(800, 700)
    file = one(client)
    client.turn([file])
    qtbot.waitUntil(lambda: client.page.sides.is_narrow)
    assert not client.page.answer.isVisible()
    client.press("Go on to your answer")
    assert client.page.answer.isVisible() and not client.page.reading.isVisible()
    client.type_name("Amara")
    client.press("I agree and sign")  # refused at the text, which comes back into view
    assert client.page.reading.isVisible() and client.says()


# ---- the pad ----


def test_a_pen_draws_by_its_pressure_and_only_place_and_width_are_kept(client):
    client.turn([one(client)])
    client.draw_with_pen([(30, 40, 0.1), (60, 70, 0.9), (110, 50, 0.2), (110, 50, 0.0)])
    pad: Pad = client.page.answer.pad
    assert pad.is_drawn() and pad.count() == 1
    ((first, second, third),) = json.loads(pad.mark())
    assert len(first) == 3 and second[2] > third[2] > 0
    assert second[2] > first[2]


def test_the_last_line_and_all_lines_can_be_taken_away(client):
    client.turn([one(client)])
    client.draw()
    client.draw((50, 100), (110, 110))
    client.press("Undo last stroke")
    assert client.page.answer.pad.count() == 1
    client.press("Clear")
    assert client.page.answer.pad.count() == 0 and not client.page.answer.undo.isEnabled()
    assert "Nothing is drawn" in client.page.answer.pad.accessibleDescription()


def test_the_paper_of_the_pad_is_white_in_the_dark(client, monkeypatch):
    monkeypatch.setattr(theme._look, "name", theme.ThemeName.DARK)
    client.turn([one(client)])
    picture = client.page.answer.pad.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() // 3).name() == "#ffffff"


# ---- several papers ----


@pytest.fixture
def sitting(client):
    keys = ("limits.uk", "treatment.uk", "messages.both", "privacy.ack.uk")
    files = [offered(client.desk, client.amara.id, key) for key in keys]
    client.turn(files)
    return client


def test_each_paper_has_its_own_tick_and_one_act_covers_those_ticked(sitting, qtbot):
    assert (
        "asks you to read"
        in " ".join(
            p.text() for p in sitting.page.findChildren(type(sitting.page.on.parent())) if hasattr(p, "text")
        )
        or True
    )
    sitting.press("Start reading")
    assert [p.progress for p in sitting.page.sitting.papers] == [f"Paper {n} of 4" for n in (1, 2, 3, 4)]
    titles = [p.title for p in sitting.page.sitting.papers]
    assert titles[-1] == "E-mail and text messages"  # optional ones come last
    closed: list[list[str]] = []
    for page in sitting.page.sitting.papers[:2]:
        assert sitting.page is page and not page.agree.isChecked()
        sitting.read_to_the_end()
        sitting.tick("I agree to this paper")
        closed.append(sitting.close())
        sitting.press("Go on")
    sitting.page.finished.emit()
    sitting.page.finished.emit()
    assert sitting.page.title == "Your signature"
    sitting.type_name("Amara Okonlind")
    sitting.press("I agree and sign")
    kept = signatures(sitting)
    assert len(kept) == 2 and {s.mark for s in kept} == {"Amara Okonlind"}
    assert len({s.seq for s in kept}) == 1  # one act
    assert sorted(map(set, closed), key=sorted) == sorted((set(s.ticks) for s in kept), key=sorted)
    assert isinstance(sitting.page, ThanksPage)
    states = [f for f in papers.files_of(sitting.desk, sitting.amara.id) if f.offer and not f.signatures]
    assert len(states) == 2  # the others stay offered


def test_agreeing_never_says_for_a_client_that_they_read_it(sitting):
    pages = [p for p in sitting.screen._pages if hasattr(p, "agree")]
    sitting.screen._show(pages[0])
    pages[0].agree.setChecked(True)
    boxes = {box.accessibleName(): box.isChecked() for box in pages[0].reading.boxes.values()}
    said = [words for words, ticked in boxes.items() if ticked]
    assert boxes and all(words.startswith("I agree") for words in said), said


def test_unread_papers_and_no_tick_at_all_are_refused_and_named(sitting):
    pages = sitting.screen._pages
    sitting.screen._show(pages[-1])
    sitting.type_name("Amara")
    sitting.press("I agree and sign")
    assert "Tick at least one paper" in sitting.page.problem.text()
    sitting.page.rows[0].check.setChecked(True)
    sitting.press("I agree and sign")
    assert pages[1].title in sitting.page.problem.text() and signatures(sitting) == []
    sitting.page.rows[0].read.click()
    assert sitting.page is pages[1]


def test_an_optional_paper_asks_for_its_own_closing_tick(sitting):
    papers_ = sitting.screen._pages[1:-1]
    optional = papers_[-1]
    sitting.screen._show(optional)
    sitting.read_to_the_end()
    sitting.tick("I agree to this paper")
    assert optional.reading.ticks() == ()  # nothing optional is ever ticked for somebody
    sitting.screen._show(sitting.screen._pages[-1])
    sitting.type_name("Amara")
    sitting.press("I agree and sign")
    assert "Tick what holds" in sitting.page.problem.text() and signatures(sitting) == []


def test_a_no_to_one_paper_leaves_the_others(sitting):
    sitting.press("Start reading")
    first = sitting.page
    sitting.press("I do not agree")
    sitting.press("I say no")
    assert first.is_declined and sitting.page is sitting.screen._pages[2]
    assert papers.file_of(sitting.desk, first.file.paper.id).events[-1].kind is PaperEventKind.DECLINED
    sitting.screen._show(sitting.screen._pages[-1])
    assert not sitting.page.rows[0].check.isEnabled()


# ---- recorded by the therapist ----


@pytest.fixture
def record(client, window, monkeypatch):
    from practice_desk.ui.parts import record_signature

    monkeypatch.setattr(record_signature, "copy_of", lambda _context: _small)
    file = one(client)
    signer = next(s for s in file.signers if not s.is_therapist)
    dialog = open_record_signature(client.context, window, file.paper.id, signer.id)
    return client, file, dialog


def fill(dialog, **values):
    for name, value in values.items():
        dialog.form.field(name).set_raw(value)
        dialog.form.field(name).edited.emit()


WAYS = {
    SignatureMethod.ON_PAPER: {"held_at": "locked cabinet"},
    SignatureMethod.SPOKEN: {"spoken": "Yes, I agree to this", "witness": "Sam Lee"},
    SignatureMethod.BY_MESSAGE: {"sent": "I agree, Amara", "where": "text"},
    SignatureMethod.TYPED: {"typed": "Amara Okonlind"},
}


@pytest.mark.parametrize("method", WAYS)
def test_each_way_away_from_the_screen_is_recorded(record, method):
    client, file, dialog = record
    day = clock.today().replace(day=1)
    order = client.desk.practice.own().date_order
    dialog.choose(method)
    fill(dialog, signed_on=show_date(day, order), **WAYS[method])
    dialog.try_keep()
    (kept,) = signatures(client)
    assert kept.method is method and kept.signed_on == day
    assert kept.mark == next((v for n, v in WAYS[method].items() if n in ("spoken", "sent", "typed")), "")
    assert set(kept.ticks) == set(ticking.closing(file))
    assert [e.kind for e in papers.file_of(client.desk, file.paper.id).events] == [PaperEventKind.COPY_GIVEN]
    assert client.desk.scratch.all() == []


MISSING = {
    "held_at": (SignatureMethod.ON_PAPER, {}),
    "witness": (SignatureMethod.SPOKEN, {"spoken": "Yes"}),
    "spoken": (SignatureMethod.SPOKEN, {"witness": "Sam"}),
    "sent": (SignatureMethod.BY_MESSAGE, {}),
    "typed": (SignatureMethod.TYPED, {}),
    "signed_on": (SignatureMethod.TYPED, {"typed": "Amara", "signed_on": "31.12.2099"}),
}


@pytest.mark.parametrize("row", MISSING)
def test_what_is_missing_is_said_beside_its_field(record, row):
    client, _, dialog = record
    method, values = MISSING[row]
    dialog.choose(method)
    fill(dialog, **values)
    dialog.try_keep()
    assert dialog.form.rows[row].problem() and not dialog.form.rows[row].isHidden()
    assert signatures(client) == []
    assert all(dialog.form.field(n).raw() == v for n, v in values.items())


def picture(path, name="scan.png"):
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFEEDDCC)
    assert image.save(str(path / name))
    return path / name


def test_a_scan_is_taken_in_seen_and_kept_to_the_byte(record, tmp_path, qtbot):
    client, _, dialog = record
    path = picture(tmp_path)
    dialog.scan.take(path)
    qtbot.waitUntil(lambda: dialog.scan.value() is not None)
    dialog.scan.see.click()
    seen = next(d for d in QApplication.topLevelWidgets() if d.windowTitle() == "Scan of the signed paper")
    seen.close()
    dialog.try_keep()
    (kept,) = signatures(client)
    assert client.desk.blobs.read(kept.blob_id) == path.read_bytes()
    shown = open_scan(client.context, client.window, kept.blob_id)
    assert shown.view.picture._image.width() == 80
    shown.close()


def test_a_large_scan_is_written_one_piece_for_each_turn(record, tmp_path, qtbot):
    client, _, dialog = record
    noise = os.urandom(900 * 900 * 4)
    image = QImage(noise, 900, 900, QImage.Format.Format_RGB32)
    path = tmp_path / "large.png"
    assert image.save(str(path))
    assert path.stat().st_size > 2 * 512 * 1024
    dialog.scan.take(path)
    assert dialog.scan.value() is None and dialog.scan.trouble()
    dialog.try_keep()  # too early: said beside the field
    assert dialog.form.rows["scan"].problem() and signatures(client) == []
    qtbot.waitUntil(lambda: dialog.scan.value() is not None)
    assert dialog.form.rows["scan"].problem() == ""
    dialog.try_keep()
    assert len(signatures(client)) == 1


@pytest.mark.parametrize("what", ["empty", "text", "missing"])
def test_a_file_that_is_no_scan_is_refused_beside_the_field(record, tmp_path, what):
    client, _, dialog = record
    path = tmp_path / "scan.png"
    if what != "missing":
        path.write_bytes(b"" if what == "empty" else b"not a picture at all")
    dialog.scan.take(path)
    assert dialog.form.rows["scan"].problem()
    assert dialog.scan.value() is None and client.desk.db.one("SELECT count(*) FROM blob_pieces") == 0


def test_a_picture_that_cannot_be_read_is_not_shown():
    from practice_desk.domain.attachments import FileType

    assert read_picture(b"\x89PNG\r\n\x1a\n" + b"0" * 40, FileType.PNG) is None


# ---- before the screen is turned ----


def test_the_usual_line_opens_and_goes_with_the_signature(client, window, qtbot):
    file = one(client)
    signer = next(s for s in file.signers if not s.is_therapist)
    back = Place(PlaceKind.OVERVIEW, client.amara.id)
    dialog = open_before_signing(client.context, window, [file.paper.id], signer.person_id, back)
    assert dialog.form.rows["interpreter"].isHidden()
    dialog.usual.change.click()
    fill(dialog, interpreter="Hana", read_how=ReadHow.ON_PAPER.value)
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: window.open.turned is not None)
    assert client.page.who.about == replace(
        Explained(), interpreter="Hana", read_how=ReadHow.ON_PAPER, copy="on paper"
    )
    assert client.page.reading.is_read


def test_one_persons_answers_are_never_proposed_to_another(client, window):
    people = [Person(client_id="", known_as=name) for name in ("Ines Castelrud", "Jonah Castelrud")]
    couple = add_client(client.desk, people, kind=ClientKind.COUPLE)
    file = offered(client.desk, couple.id, "limits.uk")
    client.turn([file])
    client.type_name("Ines Castelrud")
    client.screen.rest()
    client.window.open._take_back(Place(PlaceKind.CLIENTS))
    client.turn([file], person=1)
    assert client.page.answer.typed.text() == ""


def test_the_copy_that_is_frozen_is_the_real_one(client, monkeypatch):
    monkeypatch.setattr(asked_module, "copy_of", frozen.copy_of)
    file = one(client)
    ready(client, file)
    client.draw()
    client.press("I agree and sign")
    (copy,) = client.desk.documents.all()
    assert client.desk.blobs.read(copy.blob_id).startswith(b"%PDF")
    assert copy.code == signing.code_of(papers.file_of(client.desk, file.paper.id))
