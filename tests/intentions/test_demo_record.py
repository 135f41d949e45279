"""The fictional practice is whole: every session, mark, sheet and note of its story (clinical.md 9)."""

import json
from collections import Counter

import pytest
from architecture.tree import ROOT

from practice_desk.domain.attendance import Attended
from practice_desk.domain.check_ins import CheckInItem
from practice_desk.domain.goals import GoalState
from practice_desk.domain.measure_change import ChangeLabel, classify
from practice_desk.domain.measure_sheets import GivenHow, self_harm_answers
from practice_desk.domain.measures import Entry
from practice_desk.domain.note_text import plain_text
from practice_desk.domain.notes import AdditionKind, NoteKind
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.people import joined_names
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.quiet_prompts import PromptKind
from practice_desk.domain.ratings import Rater
from practice_desk.domain.sessions import SessionState, held_sessions
from practice_desk.intentions import (
    check_ins,
    clients,
    contact_records,
    demo_sheets,
    goals,
    measures,
    notes,
    papers,
    practice_parts,
    reflections,
    releases,
    safety_plans,
    sessions,
    supervision,
)

STORIES = json.loads((ROOT / "resources/demo/caseload.json").read_text(encoding="utf-8"))["clients"]
RECORD = json.loads((ROOT / "resources/demo/record.json").read_text(encoding="utf-8"))
TOLD = [story["id"] for story in STORIES if story["id"] in RECORD["clients"]]


@pytest.fixture(scope="module")
def ids(demo):
    by_name = {name: client_id for client_id, name in clients.names(demo).items()}
    return {s["id"]: by_name[joined_names(s.get("persons") or [s["name"]])] for s in STORIES}


def totals(demo, client_id, key):
    return [s.score.total for s in measures.scores_of(demo, client_id, key)]


def moved(demo, client_id, key):
    return measures.scores_of(demo, client_id, key)[-1].since_first


@pytest.mark.parametrize("story", TOLD)
def test_every_session_of_the_story_has_its_words_who_came_and_a_note(demo, ids, story):
    held = held_sessions(demo.sessions.of_client(ids[story]))
    assert len(held) == len(RECORD["clients"][story]["sessions"])
    for session in held:
        assert session.mattered and session.confirmed
        assert sessions.attendance_of(demo, session.id)
        assert notes.note_of(demo, session.id) is not None
    assert sessions.unwritten(demo, ids[story]) == []


@pytest.mark.parametrize("story", TOLD)
def test_every_total_of_the_story_comes_out_of_the_answers_that_were_given(demo, ids, story):
    for key, wanted in RECORD["clients"][story]["measures"].items():
        assert totals(demo, ids[story], key) == [t for t in wanted if t is not None]
        sheets = [s for s in measures.sheets_of(demo, ids[story]) if s.measure == key]
        scored = measures.find_measure(demo, key).entry is Entry.SCORE
        assert {s.given for s in sheets} == {GivenHow.SCORE if scored else GivenHow.TURNED_SCREEN}


@pytest.mark.parametrize("story", TOLD)
def test_every_check_in_has_the_mean_of_the_story_for_each_person_by_themselves(demo, ids, story):
    for name, wanted in RECORD["clients"][story]["check_ins"].items():
        people = clients.participants(demo, ids[story])
        person = next((p for p in people if p.first_name() == name), people[0])
        line = check_ins.check_ins_of(demo, ids[story], person.id)
        assert [c.mean() for c in line] == wanted
        assert all(None not in c.guess for c in line)


def test_every_total_can_be_spread_over_the_items_of_its_measure():
    for key in ("phq9", "gad7", "core10", "pcl5", "pswq", "gds15"):
        measure = measures.shipped()[key]
        scale = measure.scale()
        for total in range(scale.low, scale.high - 4 * len(measure.self_harm_items()) + 1):
            answers = demo_sheets.answers_of(measure, total)
            sheet = demo_sheets.measures.MeasureSheet(
                client_id="", measure=key, on=clients.today(), answers=answers
            )
            assert sheet.score(measure).total == total


def test_amara_improves_reliably_on_both_measures_and_crosses_their_cut_offs(demo, ids):
    core, gad = (moved(demo, ids["DEMO-01"], key) for key in ("core10", "gad7"))
    assert (core.points, core.label, core.crossed) == (-14, ChangeLabel.RELIABLE_IMPROVEMENT, True)
    assert (gad.points, gad.label, gad.crossed) == (-10, ChangeLabel.RELIABLE_IMPROVEMENT, True)


@pytest.mark.parametrize(("story", "first", "last"), [("DEMO-01", 22.61, 68.26), ("DEMO-08", 31.39, 43.8)])
def test_the_goals_together_give_the_t_of_the_story(demo, ids, story, first, last):
    person = clients.participants(demo, ids[story])[0]
    score = goals.gas_now(demo, ids[story], (Rater.PERSON, person.id))
    assert (round(score.start, 2), round(score.now, 2)) == (first, last)


def test_the_dip_of_amaras_fifth_session_is_worth_a_talk_and_was_mended(demo, ids):
    line = check_ins.check_ins_of(demo, ids["DEMO-01"])
    fifth = line[4]
    prompts = check_ins.prompts_of(demo, fifth.id)
    assert PromptKind.MEAN_FELL in [p.kind for p in prompts] or PromptKind.ITEM_FELL in [
        p.kind for p in prompts
    ]
    assert fifth.answer(CheckInItem.FRAME) == min(fifth.answers)
    (rupture,) = demo.ruptures.of_client(ids["DEMO-01"])
    assert rupture.session_id == fifth.session_id and not rupture.is_open()


def test_tobias_recovers_by_the_nhs_rule_and_each_answer_was_talked_about(demo, ids):
    change = moved(demo, ids["DEMO-02"], "phq9")
    assert (change.points, change.reliable_recovery) == (-10, True)
    sheets = [s for s in measures.sheets_of(demo, ids["DEMO-02"]) if s.measure == "phq9"]
    opened = [
        n for n, s in enumerate(sheets, 1) if self_harm_answers(measures.measure_of(demo, s), s, sheets)
    ]
    assert opened == [2, 3, 4]
    assert self_harm_answers(measures.measure_of(demo, sheets[1]), sheets[1], sheets)[0].rose
    assert len(demo.follow_ups.of_client(ids["DEMO-02"])) == 3
    assert measures.follow_ups(demo) == []


def test_tobias_safety_plan_was_made_at_two_and_looked_at_three_times(demo, ids):
    held = held_sessions(demo.sessions.of_client(ids["DEMO-02"]))
    numbers = {s.id: n for n, s in enumerate(held, 1)}
    plans = safety_plans.plans_of(demo, ids["DEMO-02"])
    assert numbers[plans[-1].session_id] == 2
    looked = {numbers[r.session_id] for r in safety_plans.reviews_of(demo, ids["DEMO-02"])}
    assert looked == {3, 4, 6}
    assert not safety_plans.is_due(demo, plans[0])
    call = contact_records.contacts_of(demo, ids["DEMO-02"])[0]
    assert held[1].on < call.on < held[2].on and not call.follow_up_is_open()


def test_meis_check_in_dips_to_five_and_a_session_they_missed_is_no_session(demo, ids):
    line = check_ins.check_ins_of(demo, ids["DEMO-03"])
    assert line[4].mean() == 5 == min(c.mean() for c in line)
    missed = [s for s in demo.sessions.of_client(ids["DEMO-03"]) if s.state is SessionState.NOT_HELD]
    assert [a.how for s in missed for a in sessions.attendance_of(demo, s.id)] == [Attended.DID_NOT_COME]
    assert [d.measure for d in measures.sheets_of(demo, ids["DEMO-03"])].count("swls") == 4


def test_the_couple_are_two_lines(demo, ids):
    ines, jonah = clients.participants(demo, ids["DEMO-04"])
    means = [[c.mean() for c in check_ins.check_ins_of(demo, ids["DEMO-04"], p.id)] for p in (ines, jonah)]
    assert means == [[7, 7, 8, 6, 8, 8], [5, 6, 6, 7, 7, 8]]
    late = [a for a in demo.attendances.of_client(ids["DEMO-04"]) if a.how is Attended.CAME_LATE]
    assert [a.person_id for a in late] == [jonah.id]


def test_noors_own_measure_and_the_update_her_father_got(demo, ids):
    assert totals(demo, ids["DEMO-05"], "own-tummy") == [7, 7, 6, 6, 5, 4, 4]
    assert measures.find_measure(demo, "own-tummy").own
    told = [c.about for c in contact_records.contacts_of(demo, ids["DEMO-05"])]
    assert len(told) == 2 and all("tummy" not in words.casefold() for words in told)


def test_eleanor_is_at_the_cut_off_and_not_above_it(demo, ids):
    last = measures.scores_of(demo, ids["DEMO-06"], "gds15")[-1].score.scale()
    assert last.value == 5
    assert not any(last.is_met(c) for c in last.scale.cut_offs)
    added = demo.note_additions.of_client(ids["DEMO-06"])
    assert [a.kind for a in added] == [AdditionKind.CORRECTION]


def test_dmitri_worsens_at_five_and_improves_by_each_published_rule(demo, ids):
    pcl = totals(demo, ids["DEMO-07"], "pcl5")
    assert (pcl[4], max(pcl)) == (55, 55)
    for threshold in measures.shipped()["pcl5"].thresholds:
        assert classify(pcl[0], pcl[-1], threshold).label is ChangeLabel.RELIABLE_IMPROVEMENT
    sheets = [s for s in measures.sheets_of(demo, ids["DEMO-07"]) if s.measure == "phq9"]
    assert [n for n, s in enumerate(sheets, 1) if self_harm_answers(measures.measure_of(demo, s), s)] == [5]
    assert [n.kind for n in demo.notes.of_client(ids["DEMO-07"])].count(NoteKind.RISK) == 1
    files = [f for f in papers.files_of(demo, ids["DEMO-07"]) if f.paper.kind is PaperKind.RELEASE]
    apart = [f for f in files if demo.releases.of_paper(f.paper.id)[0].psychotherapy_notes]
    assert apart and not any(
        releases.release_of(demo, f.paper.id).psychotherapy_notes and f.signatures for f in apart
    )


def test_sanjana_does_not_change_reliably_and_the_replaced_goal_leaves_the_set(demo, ids):
    change = moved(demo, ids["DEMO-08"], "gad7")
    assert (change.points, change.label) == (-3, ChangeLabel.NO_RELIABLE_CHANGE)
    assert totals(demo, ids["DEMO-08"], "pswq")[-1] >= 45
    states = [g.state for g in demo.goals.of_client(ids["DEMO-08"])]
    assert states.count(GoalState.REPLACED) == 1


def test_notes_stand_in_every_state_a_note_can_have(demo, ids):
    files = [f for client_id in ids.values() for f in notes.files_of(demo, client_id)]
    assert all(f.reading().is_whole() for f in files if f.signed)
    assert sum(1 for f in files if f.signed and f.signed.late) == 1
    kinds = Counter(a.kind for f in files for a in f.additions)
    assert {AdditionKind.ADDENDUM, AdditionKind.CORRECTION, AdditionKind.LATE_ENTRY} <= kinds.keys()
    left = notes.unsigned(demo)
    assert sorted(n.to_finish for n in left) == [False, True]
    assert {f.note.format.value for f in files} >= {"free", "dap", "soap"}
    formats = {f.note.format.value for f in notes.files_of(demo, ids["DEMO-07"]) if f.note.session_id}
    assert "dap" in formats


def test_the_card_before_the_next_session_is_full(demo, ids):
    planned = next(s for s in demo.sessions.of_client(ids["DEMO-01"]) if s.state is SessionState.PLANNED)
    card = sessions.moments(demo, planned.id)
    assert card.number == 11
    assert card.last.mattered == "I can stop when the shift stops."
    assert card.last.next_lines == ("Choose one evening a week that is hers.",)
    assert card.steps and all(s.last_review for s in card.steps)
    assert {len(m.ten) for m in card.marks} == {2}


def test_what_is_the_therapists_own_is_there_and_names_nobody(demo, ids):
    assert len(reflections.reflections(demo)) == len(RECORD["reflections"])
    assert all(m.counted > 0 for m in supervision.every_month(demo) if m.counted)
    codes = {code for s in supervision.supervisions(demo) for code in s.codes}
    assert codes <= {c.reference for c in demo.clients.all()}
    said = " ".join(" ".join(map(str, vars(s).values())) for s in supervision.supervisions(demo))
    first_names = {p.first_name() for p in demo.people.all() if p.participant}
    assert not [name for name in first_names if name in said]


def test_every_part_that_the_demo_shows_is_switched_on(demo):
    on = {p for p in SessionPart if practice_parts.is_on(demo, p)}
    assert on == set(SessionPart) - {SessionPart.MENTAL_STATE}


def test_the_words_of_the_story_say_nothing_of_a_level_or_a_blame():
    said = json.dumps(RECORD["clients"]).casefold()
    for word in (
        "high risk",
        "low risk",
        "medium risk",
        "failed to",
        "non-compliant",
        "resistant",
        "manipulative",
    ):
        assert word not in said
    assert plain_text(()) == ""
