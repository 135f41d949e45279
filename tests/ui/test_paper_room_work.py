"""The preview of documents of the work: chosen part by part, for the client or a professional."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import page
import pytest
from PySide6.QtWidgets import QWidget
from ui.drivers.paper import PaperPreview

from practice_desk.domain.attendance import Attended
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.copies import CopyWhy, DocumentKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.measure_sheets import GivenHow
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record_choices import RecordPart, RecordWish, read_wish, write_wish
from practice_desk.domain.safety_plan import SafetyLine, SafetyPart, SafetyPlan, write_lines
from practice_desk.domain.sessions import held_sessions
from practice_desk.domain.supervision import Supervision
from practice_desk.domain.worksheets import write_filled
from practice_desk.intentions import clients, copies, measures, safety_plans, supervision, worksheets

KIND = DocumentKind


@pytest.fixture
def preview(qtbot, demo) -> PaperPreview:
    return PaperPreview(qtbot, demo)


@pytest.fixture
def amara(demo) -> str:
    return client_named(demo.desk, "Amara")


def client_named(desk, name: str) -> str:
    return next(c.id for c in desk.clients.all() if name in clients.name_of(desk, c.id))


def last_session(desk, client_id: str):
    return held_sessions(desk.sessions.of_client(client_id))[-1]


@pytest.mark.parametrize(
    ("what", "wish"),
    [
        ("progress:client", RecordWish(KIND.PROGRESS)),
        ("progress:professional", RecordWish(KIND.PROGRESS, professional=True)),
        ("summary:ab12", RecordWish(KIND.SUMMARY, "ab12")),
        ("measure:ab12", RecordWish(KIND.MEASURE, "ab12")),
        ("measure:ab12:professional", RecordWish(KIND.MEASURE, "ab12", professional=True)),
        ("measure-blank:phq9", RecordWish(KIND.MEASURE, "phq9", blank=True)),
        ("worksheet:ab12", RecordWish(KIND.WORKSHEET, "ab12")),
        ("worksheet-blank:thought_7", RecordWish(KIND.WORKSHEET, "thought_7", blank=True)),
        ("safety:ab12", RecordWish(KIND.SAFETY_PLAN, "ab12")),
        ("ending", RecordWish(KIND.ENDING)),
        ("parents", RecordWish(KIND.PARENTS)),
        (
            "supervision:2026-01-01:2026-06-30",
            RecordWish(KIND.SUPERVISION, first=date(2026, 1, 1), last=date(2026, 6, 30)),
        ),
    ],
)
def test_a_place_says_which_document_of_the_work_and_for_whom(what, wish):
    assert read_wish(what) == wish
    assert write_wish(wish) == what


def test_another_paper_is_no_document_of_the_work():
    assert read_wish("ab12:copy") is None and read_wish("text:release.uk") is None


def test_progress_for_the_client_has_no_figure_and_for_a_professional_it_has(preview, amara, tmp_path):
    preview.go(amara, "progress:client")
    assert "How my goals are going" in preview.reads() and "50 = as expected" not in preview.reads()
    assert RecordPart.SCORE not in preview.room.panel.work.parts
    preview.print_for(professional=True)
    assert "T at the start" in preview.reads() and "50 = as expected" in preview.reads()
    preview.room.save_to(tmp_path / "p.pdf", "")
    assert page.validate_pdf(tmp_path / "p.pdf", profile="ua1").is_compliant


def test_a_report_for_a_professional_has_whom_it_is_for_and_a_few_words_that_wait_for_the_next_time(
    preview, demo, amara
):
    preview.go(amara, "progress:client")
    fields = preview.room.panel.work
    assert not fields.to.isVisible() and not fields.said.isVisible()
    preview.print_for(professional=True)
    assert fields.to.isVisible()
    fields.to.set_value("Dr Maya Finch")
    fields.said.set_value("She came ten times.")
    before = preview.room.paper
    fields.said.edited.emit()
    preview.bot.waitUntil(lambda: preview.room.paper is not before, timeout=3000)
    assert "To: Dr Maya Finch" in " ".join(preview.reads().split())
    assert "She came ten times." in preview.reads()
    preview.go(amara, "summary")
    preview.go(amara, "progress:professional")
    fields = preview.room.panel.work
    assert (fields.to.value(), fields.said.value()) == ("Dr Maya Finch", "She came ten times.")
    preview.print_for(professional=False)
    assert "Dr Maya Finch" not in preview.reads() and "She came ten times." not in preview.reads()


def test_measures_are_in_a_report_only_where_that_is_chosen(preview, demo, amara):
    preview.go(amara, "progress:professional")
    assert "CORE-10" not in preview.reads() and "Born: 14 March 1992" in preview.reads()
    preview.tick(RecordPart.MEASURES, on=True)
    assert "CORE-10: 8 of 40 on" in preview.reads() and "It was 22 on" in preview.reads()
    assert "Reliable improvement (6 points or more)." in preview.reads()
    preview.tick(RecordPart.BORN, on=False)
    assert "Born:" not in preview.reads()


def test_each_part_and_each_goal_can_be_left_out(preview, demo, amara):
    preview.go(amara, "progress:professional")
    preview.tick(RecordPart.SCORE, on=False)
    assert "T at the start" not in preview.reads()
    preview.tick(RecordPart.LEVELS, on=False)
    assert "Goal attainment scaling" not in preview.reads()
    goal_id = next(i for i, c in preview.room.panel.work.goals.items() if c.isChecked())
    words = demo.desk.goals.get(goal_id).wording()
    assert words[:20] in preview.room.text.toPlainText()
    preview.tick_goal(goal_id, on=False)
    assert words not in preview.room.text.toPlainText()


def test_a_session_has_a_summary_that_leads_back_to_it(preview, demo, amara):
    session = last_session(demo.desk, amara)
    preview.go(amara, f"summary:{session.id}")
    assert "My session" in preview.reads() and preview.title() == "Session summary"
    preview.room.leave()
    assert preview.went[-1] == Place(PlaceKind.SESSIONS, amara, session.id)


def test_an_answered_measure_shows_no_answers_to_anybody_unless_that_is_chosen(preview, demo, amara):
    sheet = measures.give(demo.desk, amara, "gad7", how=GivenHow.ON_PAPER)
    sheet = replace(sheet, answers=(1, 1, 2, 1, 0, 1, 3))
    measures.keep_sheet(demo.desk, sheet)
    preview.go(amara, f"measure:{sheet.id}")
    assert "9 out of 21" in preview.reads() and "Feeling nervous" not in preview.reads()
    assert "mild" not in preview.reads()
    preview.tick(RecordPart.ANSWERS, on=True)
    assert "Feeling nervous" in preview.reads()
    preview.print_for(professional=True)
    assert "Band: mild" in preview.reads() and "Feeling nervous" not in preview.reads()
    preview.tick(RecordPart.ANSWERS, on=True)
    assert "Feeling nervous" in preview.reads()
    preview.room.leave()
    assert preview.went[-1] == Place(PlaceKind.MEASURES, amara, sheet.id)


def test_what_a_client_still_holds_in_their_hands_is_not_printed(preview, demo, amara):
    sheet = measures.give(demo.desk, amara, "gad7", how=GivenHow.TURNED_SCREEN)
    sheet = replace(sheet, answers=(1,) * 7)
    measures.keep_sheet(demo.desk, sheet)
    assert preview.is_turned_away(amara, f"measure:{sheet.id}")
    assert preview.went[-1].kind is PlaceKind.MEASURES
    measures.hand_back(demo.desk, sheet.id)
    preview.go(amara, f"measure:{sheet.id}")


def test_a_sheet_of_another_client_is_not_shown(preview, demo, amara):
    other = client_named(demo.desk, "Tobias")
    session = last_session(demo.desk, other)
    assert preview.is_turned_away(amara, f"summary:{session.id}")
    preview.go(other, f"summary:{session.id}")


@pytest.mark.parametrize(("what", "said"), [
    ("measure-blank:phq9", "Little interest or pleasure"),
    ("measure-blank:dass21", "belong to their owner"),
    ("worksheet-blank:thought_7", "What went through my mind?"),
])  # fmt: skip
def test_blank_sheets_are_anybodys_and_name_nobody(preview, demo, what, said):
    preview.go(None, what)
    assert said in preview.reads() and "To fill in by hand" in preview.room._whose.text()
    names = [clients.name_of(demo.desk, c.id) for c in demo.desk.clients.all()]
    assert not [name for name in names if name in preview.reads()]
    preview.room.leave()
    assert preview.went[-1] == Place(PlaceKind.LIBRARY)


def test_a_filled_worksheet_is_printed_under_its_own_name(preview, demo, amara):
    sheet = worksheets.begin(demo.desk, amara, "talk")
    sheet = replace(sheet, body=write_filled({"who": "My sister", "tense_before": 8, "tense_after": 3}))
    worksheets.keep_sheet(demo.desk, sheet)
    preview.go(amara, f"worksheet:{sheet.id}")
    assert "My sister" in preview.reads() and "8 then, 3 now" in preview.reads()
    assert preview.title() == "A talk I want to have"


def test_a_safety_plan_has_the_numbers_of_the_clients_place(preview, demo, amara):
    plan = SafetyPlan(
        client_id=amara, made_on=date(2026, 1, 5),
        body=write_lines({
            SafetyPart.SIGNS: [SafetyLine("I stop eating.")],
            SafetyPart.PROFESSIONALS: [SafetyLine("Surgery", "01632 960 300")],
        }),
    )  # fmt: skip
    plan = safety_plans.keep_plan(demo.desk, plan)
    preview.go(amara, f"safety:{plan.id}")
    assert "I stop eating." in preview.reads() and "How I know it is starting" in preview.reads()
    place = demo.desk.clients.get(amara).place
    numbers = [n.number for n in demo.desk.crisis_numbers.all() if n.place == place and n.under_age is None]
    assert numbers and all(n in preview.reads() for n in numbers)


def test_the_sheet_at_the_end_has_goals_and_kind_words(preview, demo, amara):
    preview.go(amara, "ending")
    assert "What I take with me" in preview.reads() and "One step at a time is enough." in preview.reads()
    preview.tick(RecordPart.KIND_WORDS, on=False)
    assert "One step at a time" not in preview.reads()


def test_of_a_couple_one_persons_lines_are_only_printed_where_that_is_chosen(preview, demo):
    couple = next(c.id for c in demo.desk.clients.all() if c.kind is ClientKind.COUPLE)
    line = demo.desk.noticed.of_client(couple)[0].words
    preview.go(couple, "ending")
    assert line not in preview.reads() and "What we take with us" in preview.reads()
    preview.tick(RecordPart.NOTICED, on=True)
    assert line in preview.room.text.toPlainText()


def test_parents_read_what_the_young_person_agreed_and_other_lines_are_agreed_from_the_paper(preview, demo):
    young = next(c.id for c in demo.desk.clients.all() if c.kind is ClientKind.YOUNG_PERSON)
    preview.go(young, "parents")
    assert "sessions since" in preview.reads() or "each time" in preview.reads()
    assert "Is trying small steps at the gate" in preview.reads() and "saw these lines" in preview.reads()
    preview.room.panel.work.agree.click()
    preview.fill(headlines=("We work on sleep.",), help=("Ask how the day was.",))
    preview.keep()
    assert "trying small steps" in preview.reads()  # not yet seen: nothing is kept
    preview.fill(agreed=True)
    preview.keep_and_see()
    assert "We work on sleep." in preview.reads() and "Ask how the day was." in preview.reads()
    assert "trying small steps" not in preview.reads()
    goals = [g.wording() for g in demo.desk.goals.of_client(young)]
    assert goals and not [g for g in goals if g in preview.room.text.toPlainText()]


def test_a_list_to_tick_is_only_on_a_blank_sheet_where_it_is_chosen(preview, amara):
    preview.go(amara, "worksheet-blank:thought_7")
    assert "Mind reading" not in preview.reads()
    preview.tick(RecordPart.LISTS, on=True)
    assert "Mind reading" in preview.reads()


def test_a_sheet_without_such_a_list_offers_none(preview, amara):
    preview.go(amara, "worksheet-blank:talk")
    assert preview.room.panel.work.parts == {}


def test_an_update_for_parents_is_only_for_a_young_person(preview, amara):
    assert preview.is_turned_away(amara, "parents")


def test_the_supervision_log_belongs_to_no_client(preview, demo, tmp_path):
    day = date(2026, 3, 10)
    meeting = Supervision(
        on=day, minutes=60, supervisor="Dr Helen Lowe", topics="Endings", codes=("AO-0101",)
    )
    supervision.keep_supervision(demo.desk, meeting)
    preview.go(None, "supervision:2026-03-01:2026-03-31")
    assert "60 of 90 minutes count." in preview.reads() and "AO-0101" in preview.reads()
    assert "Endings" not in preview.reads()
    preview.tick(RecordPart.TOPICS, on=True)
    assert "Endings" in preview.reads()
    preview.room.save_to(tmp_path / preview.room.file_name(), "")
    noted = max(demo.desk.documents.all(), key=lambda c: c.seq)
    assert (noted.client_id, noted.kind, noted.why) == (None, KIND.SUPERVISION, CopyWhy.SAVED)
    preview.type_day("first", "01.04.2026")
    preview.room.leave()
    assert preview.went[-1] == Place(PlaceKind.REFLECTION)


def test_saving_notes_which_document_under_a_name_that_says_nothing(preview, demo, amara, tmp_path):
    session = last_session(demo.desk, amara)
    preview.go(amara, f"summary:{session.id}")
    name = preview.room.file_name()
    assert name.startswith("Session ")
    preview.room.save_to(tmp_path / name, "")
    noted = copies.copies_of(demo.desk, amara)[0]
    assert (noted.kind, noted.subject_id, noted.went_to) == (KIND.SUMMARY, session.id, name)


def test_a_session_one_could_not_come_to_counts_and_one_i_cancelled_does_not(preview, demo):
    from practice_desk.intentions import sessions
    from practice_desk.intentions.closing_sheets import parents_sheet

    young = next(c.id for c in demo.desk.clients.all() if c.kind is ClientKind.YOUNG_PERSON)
    held = held_sessions(demo.desk.sessions.of_client(young))
    before = parents_sheet(demo.desk, young, RecordWish(KIND.PARENTS))
    sessions.did_not_come(demo.desk, held[0].id)
    after = parents_sheet(demo.desk, young, RecordWish(KIND.PARENTS))
    assert (after.came, after.planned) == (before.came - 1, before.planned)
    sessions.did_not_come(demo.desk, held[1].id, Attended.I_CANCELLED)
    last = parents_sheet(demo.desk, young, RecordWish(KIND.PARENTS))
    assert (last.came, last.planned) == (after.came - 1, after.planned - 1)


def test_the_papers_of_the_work_are_asked_for_on_the_page_of_goals(qtbot, demo, amara):
    from practice_desk.ui.rooms.goals.room import GoalsRoom

    went = []
    demo.news.place_wanted.connect(went.append)
    room = GoalsRoom(demo)
    qtbot.addWidget(room)
    room.go(Place(PlaceKind.GOALS, amara))
    for command in (c for c in room.commands() if c.id.startswith("paper-")):
        command.run()
    assert [p.id for p in went] == ["progress:client", "progress:professional", "summary", "ending"]
    assert {(p.kind, p.client_id) for p in went} == {(PlaceKind.PAPER, amara)}


def test_blank_sheets_are_found_by_their_names_on_every_page(demo):
    from practice_desk.ui.parts.blank_papers import found_blank

    went = []
    demo.news.place_wanted.connect(went.append)
    found = {f.words: f for f in found_blank(demo)}
    for name, key in (("PHQ-9", "measure-blank:phq9"), ("A talk I want to have", "worksheet-blank:talk")):
        found[name].run()
        assert went[-1] == Place(PlaceKind.PAPER, None, key)
    assert not [f for f in found.values() if "rocess note" in f.words]


def test_without_a_number_the_last_session_is_meant(preview, demo, amara):
    preview.go(amara, "summary")
    assert "My session" in preview.reads()
    assert preview.room.panel.choices().subject.wish.id == last_session(demo.desk, amara).id


def test_a_name_in_typed_text_is_asked_about_before_a_document_is_printed(preview, demo, amara):
    session = last_session(demo.desk, amara)
    with demo.desk.change(Deed.KEEP_MATTERED):
        demo.desk.sessions.save(replace(session, mattered="That Benedikt listened to Amara for once."))
    preview.go(amara, f"summary:{session.id}")
    assert "Named in it:" in preview.says() and "Benedikt" in preview.says()
    assert "Amara" not in preview.says()
    preview.tick(RecordPart.MATTERED, on=False)
    assert "Benedikt" not in preview.says()


def test_who_is_to_be_called_in_a_safety_plan_was_chosen_and_is_not_asked_about(preview, demo, amara):
    lines = {
        SafetyPart.PEOPLE: [SafetyLine("Ring my aunt Rosalind", "01632 960 301")],
        SafetyPart.PROFESSIONALS: [SafetyLine("The surgery, Dr Adeyemi", "01632 960 300")],
        SafetyPart.BY_MYSELF: [SafetyLine("Walk to where Tomasz sits")],
    }
    plan = SafetyPlan(client_id=amara, made_on=date(2026, 1, 5), body=write_lines(lines))
    plan = safety_plans.keep_plan(demo.desk, plan)
    preview.go(amara, f"safety:{plan.id}")
    assert "Tomasz" in preview.says() and "Rosalind" not in preview.says()


def test_a_filled_worksheet_is_looked_through_and_a_blank_one_names_nobody(preview, demo, amara):
    sheet = worksheets.begin(demo.desk, amara, "talk")
    sheet = replace(sheet, body=write_filled({"who": "With my sister Oluchi"}))
    worksheets.keep_sheet(demo.desk, sheet)
    preview.go(amara, f"worksheet:{sheet.id}")
    assert "Oluchi" in preview.says()
    preview.go(None, "worksheet-blank:talk")
    assert "Named in it" not in preview.says()


def test_for_a_professional_it_says_who_may_be_told_and_leads_to_what_was_shared(preview, demo):
    from practice_desk.domain.releases import ReleaseValidity
    from practice_desk.intentions import releases

    told, nobody = None, None
    for client in demo.desk.clients.all():
        known = releases.offered_releases(demo.desk, client.id)
        valid = [r for r, _, v in known if v.is_worth is ReleaseValidity.VALID and not r.psychotherapy_notes]
        told, nobody = (client.id, valid) if valid else told, nobody if valid else client.id
    assert told is not None and nobody is not None
    preview.go(told[0], "progress:professional")
    assert all(release.recipient in preview.says() for release in told[1])
    offered = preview.room.panel.work.to.completer().model().stringList()
    assert all(release.recipient in offered for release in told[1])
    preview.room.said.findChild(QWidget, "record-shared").click()
    assert preview.went[-1] == Place(PlaceKind.DISCLOSURES, told[0])
    preview.print_for(professional=False)
    assert told[1][0].recipient not in preview.says()
    preview.go(nobody, "progress:professional")
    assert "No permission to share is in force" in preview.says()
