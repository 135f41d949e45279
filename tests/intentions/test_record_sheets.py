"""What stands on the documents of the work, and what can never get onto one."""

from __future__ import annotations

import ast
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import pytest

from practice_desk.documents.record_documents import record_paper
from practice_desk.domain import printed_measures, printed_progress, printed_record
from practice_desk.domain.attendance import Attendance
from practice_desk.domain.check_ins import CheckIn
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.copies import DocumentKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.emotions import Emotion
from practice_desk.domain.goals import Goal, GoalChange, GoalMeasure, GoalState
from practice_desk.domain.measure_sheets import FollowUpOutcome, GivenHow
from practice_desk.domain.notes import Note
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.people import Person
from practice_desk.domain.process_notes import ProcessNote
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.record_choices import RECORD_KINDS, RecordPart, RecordWish
from practice_desk.domain.reflections import Reflection
from practice_desk.domain.risk import RiskNote
from practice_desk.domain.ruptures import Rupture
from practice_desk.domain.safety_plan import SafetyLine, SafetyPart, SafetyPlan, write_lines
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.steps import Step, StepReview
from practice_desk.domain.supervision import Supervision
from practice_desk.domain.worksheets import Worksheet, write_filled
from practice_desk.intentions import clients, goals, measures, safety_plans
from practice_desk.intentions.record_heads import NoSuchRecord
from practice_desk.intentions.record_sheets import newest, record_of

KIND, PART = DocumentKind, RecordPart
DAY = date(2026, 3, 2)
CANARY = "CANARY"
EVERY_PART = frozenset(RecordPart)
SOURCE = Path(record_of.__code__.co_filename).parent
MAKERS = (
    "record_sheets",
    "record_heads",
    "progress_sheets",
    "closing_sheets",
    "measure_papers",
    "supervision_sheets",
)
NOT_READ = (
    "notes",
    "signed_notes",
    "note_additions",
    "process_notes",
    "reflections",
    "risk_notes",
    "ruptures",
    "follow_ups",
    "status_changes",
    "disclosures",
    "crossings",
)


def sung(record):
    """Return a record with a canary in each of its texts that is no key and no code."""
    hints = get_type_hints(type(record))
    keys = {"id", "measure", "form"}
    texts = {
        f.name: f"{CANARY} {type(record).__name__} {f.name}"
        for f in fields(record)
        if hints[f.name] is str and f.name not in keys and not f.name.endswith("_id")
    }
    return replace(record, **texts)


@pytest.fixture
def work(desk, day):
    """A client of three sessions in whose record a canary sings in every text no document may show."""
    with day("2026-03-02"):
        young = [Person(client_id="", known_as="Ola Haddprice", born_on=date(2012, 5, 1))]
        client = clients.add_client(desk, young, kind=ClientKind.YOUNG_PERSON, place="England")
    with desk.change(Deed.KEEP_PROFILE):
        desk.clients.save(
            replace(
                client,
                concern=f"{CANARY} concern",
                alert=f"{CANARY} alert",
                helps=f"{CANARY} helps",
                helps_not=f"{CANARY} not",
                referral=f"{CANARY} referral",
                tags=(f"{CANARY} tag",),
                kind_words="One step.",
            )
        )
    person = clients.participants(desk, client.id)[0]
    held = [
        Session(
            client_id=client.id, on=DAY + timedelta(days=7 * n), state=SessionState.HELD, mattered="The bus."
        )
        for n in range(3)
    ]
    with desk.change(Deed.BUILD_DEMO):
        for session in held:
            desk.sessions.save(
                replace(
                    session,
                    techniques=(f"{CANARY} technique",),
                    about=f"{CANARY} about",
                    follow_up=f"{CANARY}",
                )
            )
    _goal(desk, client.id, person.id, held)
    _sing(desk, client.id, person.id, held[-1])
    return client.id, person.id, held


def _goal(desk, client_id, person_id, held):
    with desk.change(Deed.BUILD_DEMO):
        for n, words in enumerate(("I want to ride the bus.", "I want to speak up in class.")):
            goal = Goal(
                client_id=client_id,
                words=words,
                clinical=f"{CANARY} clinical",
                strategies=(f"{CANARY} strategy",),
                area=f"{CANARY} area",
                measure=GoalMeasure.BOTH,
                baseline=1,
                target=8,
                gas_baseline=-2,
                levels=("not at all", "once", "twice", "often", "always"),
                importance=1 + 2 * n,
                position=n,
            )
            desk.goals.save(goal)
            for i, session in enumerate(held):
                base = Rating(
                    client_id=client_id,
                    goal_id=goal.id,
                    session_id=session.id,
                    on=session.on,
                    person_id=person_id,
                    value=2 + i,
                    comment=f"{CANARY} comment",
                )
                desk.ratings.save(base)
                desk.ratings.save(
                    replace(
                        Rating(**{**vars(base), "id": f"{base.id[:-1]}x"}),
                        rater=Rater.THERAPIST,
                        person_id=None,
                    )
                )
                desk.ratings.save(
                    replace(
                        Rating(**{**vars(base), "id": f"{base.id[:-1]}y"}), scale=Scale.GAS, value=i + n - 1
                    )
                )
            step = Step(
                client_id=client_id,
                goal_id=goal.id,
                what=f"Try it {n}",
                position=n,
                agreed_on=held[-1].on,
                raise_it=f"{CANARY} raise",
                obstacle=f"{CANARY} obstacle",
            )
            desk.steps.save(step)
            desk.step_reviews.save(
                StepReview(
                    client_id=client_id,
                    step_id=step.id,
                    session_id=held[-1].id,
                    on=held[-1].on,
                    done_client=4 - n,
                    done_therapist=1,
                    helped="Going with Sam",
                    hindered=f"{CANARY} hindered",
                    learned=f"{CANARY} learned",
                )
            )


def _sing(desk, client_id, person_id, session):
    """Put a canary into everything that is the therapist's, and into what the client did not choose."""
    known = {"client_id": client_id, "session_id": session.id, "on": session.on}
    with desk.change(Deed.BUILD_DEMO):
        desk.notes.save(sung(Note(**known)))
        desk.process_notes.save(sung(ProcessNote(**known)))
        desk.reflections.save(sung(Reflection(**known)))
        desk.risk_notes.save(sung(RiskNote(**known)))
        desk.ruptures.save(sung(Rupture(**known)))
        attendance = Attendance(client_id=client_id, session_id=session.id, person_id=person_id)
        desk.attendances.save(replace(attendance, words=f"{CANARY} attendance"))
        desk.check_ins.save(
            CheckIn(
                **known,
                person_id=person_id,
                answers=(8,) * 5,
                more=f"{CANARY} more",
                less=f"{CANARY} less",
                take="A breath.",
            )
        )
        desk.check_ins.save(CheckIn(**known, person_id=person_id, take=f"{CANARY} unseen", opened=False))
        felt = replace(sung(Emotion(**known, person_id=person_id)), helped="Music", help=7)
        desk.emotions.save(felt)
        desk.supervisions.save(
            replace(
                sung(Supervision(on=session.on)), topics="Endings", supervisor="Dr Lowe", medium="by video"
            )
        )
    sheet = measures.give(desk, client_id, "phq9", how=GivenHow.ON_PAPER)
    measures.keep_sheet(desk, replace(sheet, on=session.on, answers=(1,) * 9 + (0,)))
    measures.answer_follow_up(
        desk,
        desk.measure_sheets.of_client(client_id)[0].id,
        9,
        FollowUpOutcome.TALKED,
        said=f"{CANARY} said",
        plan=f"{CANARY} plan",
    )
    with desk.change(Deed.BUILD_DEMO):
        desk.worksheets.save(
            Worksheet(
                client_id=client_id,
                session_id=session.id,
                form="talk",
                on=session.on,
                person_id=person_id,
                body=write_filled({"who": "My sister"}),
            )
        )
        desk.noticed.save(
            Noticed(
                client_id=client_id,
                person_id=person_id,
                on=session.on,
                words="I was calm.",
                session_id=session.id,
            )
        )
    lines = {
        SafetyPart.SIGNS: [SafetyLine("I go quiet.")],
        SafetyPart.PROFESSIONALS: [SafetyLine("Surgery", "01632 960 1")],
    }
    safety_plans.keep_plan(
        desk,
        SafetyPlan(client_id=client_id, person_id=person_id, made_on=session.on, body=write_lines(lines)),
    )


def everything(desk, client_id) -> list[RecordWish]:
    """Return every document with every part in it, for the client and for a professional."""
    found = []
    for kind in RECORD_KINDS:
        for professional in (False, True):
            wish = newest(desk, client_id, RecordWish(kind, professional=professional, parts=EVERY_PART))
            found.append(
                replace(wish, first=DAY, last=DAY + timedelta(days=60)) if kind is KIND.SUPERVISION else wish
            )
    return found


def read(desk, client_id, wish) -> str:
    return " ".join(block.words for block in record_paper(record_of(desk, client_id, wish)).text)


def test_no_canary_of_the_therapists_own_gets_onto_any_document(desk, work):
    client_id, _, held = work
    for wish in everything(desk, client_id):
        assert CANARY not in read(desk, client_id, wish), wish.kind
    planted = replace(held[-1], mattered=f"{CANARY} mattered")
    with desk.change(Deed.KEEP_SESSION):
        desk.sessions.save(planted)
    assert CANARY in read(
        desk, client_id, RecordWish(KIND.SUMMARY, planted.id)
    )  # what is printed would be seen


@pytest.mark.parametrize("module", MAKERS)
def test_what_makes_documents_never_reads_what_is_the_therapists_own(module):
    tree = ast.parse((SOURCE / f"{module}.py").read_text(encoding="utf-8"))
    read_here = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and _is_desk(n.value)}
    named = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    assert read_here.isdisjoint(NOT_READ)
    assert named.isdisjoint({"clinical", "concern", "alert", "comment", "unsaid", "guess", "more_words"})
    planted = ast.parse("def f(desk): return desk.risk_notes.all()")
    assert any(
        isinstance(n, ast.Attribute) and _is_desk(n.value) and n.attr in NOT_READ for n in ast.walk(planted)
    )


def _is_desk(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "desk") or (
        isinstance(node, ast.Attribute) and node.attr == "_desk"
    )


def test_no_record_of_a_document_has_room_for_a_note_risk_or_clinical_wording():
    kinds = [
        kind
        for module in (printed_record, printed_progress, printed_measures)
        for kind in vars(module).values()
        if is_dataclass(kind) and kind.__module__ == module.__name__
    ]
    names = {f.name for kind in kinds for f in fields(kind)}
    assert len(kinds) > 15
    assert names.isdisjoint(
        {"note", "notes", "risk", "clinical", "diagnosis", "concern", "reflection", "comment", "body"}
    )
    client = get_type_hints(printed_progress.PrintedProgress)
    assert not {"scores", "counts"} & set(client)
    assert all(_plain(t) for kind in kinds for t in get_type_hints(kind).values())


def _plain(hint: object) -> bool:
    """Say whether a field holds words, numbers, codes, or records of documents: no record of a desk."""
    if get_origin(hint) is not None or isinstance(hint, UnionType):
        return all(_plain(part) for part in get_args(hint) if part is not Ellipsis)
    module = getattr(hint, "__module__", "")
    return (
        not isinstance(hint, type)
        or not issubclass(hint, _record())
        or module.startswith("practice_desk.domain.printed")
    )


def _record() -> type:
    from practice_desk.domain.record import Record

    return Record


# ---- what is there ----


def test_progress_has_each_session_in_order_and_each_raters_own_line(desk, work):
    client_id, _, _ = work
    record = record_of(desk, client_id, RecordWish(KIND.PROGRESS, professional=True))
    assert record.occasions == ("1", "2", "3")
    first = record.goals[0]
    assert [(line.marks, line.therapist) for line in first.lines] == [((2, 3, 4), False), ((2, 3, 4), True)]
    assert (first.hope, first.start.words, first.now.words) == (8, "not at all", "often")
    client = record_of(desk, client_id, RecordWish(KIND.PROGRESS))
    assert all(not line.therapist for goal in client.goals for line in goal.lines)


def test_an_edit_stands_before_the_marks_of_its_day_and_a_reason_stays_in_the_record(desk, work, day):
    client_id, _, held = work
    goal = desk.goals.of_client(client_id)[0]
    with day(held[1].on.isoformat()):
        goals.keep_goal(desk, replace(goal, words="I want to ride the bus alone."))
        goals.change_state(desk, desk.goals.get(goal.id), GoalState.ACHIEVED, f"{CANARY} reason")
    record = record_of(desk, client_id, RecordWish(KIND.PROGRESS))
    edits = next(g for g in record.goals if "alone" in g.words).edits
    assert [(e.at, e.what) for e in edits] == [(1, GoalChange.WORDS), (1, GoalChange.STATE)]
    assert edits[0].before == goal.words and CANARY not in read(desk, client_id, RecordWish(KIND.PROGRESS))


def test_t_is_that_of_the_goals_on_the_paper_and_weights_come_beside_it(desk, work):
    client_id, person_id, _ = work
    wish = RecordWish(KIND.PROGRESS, professional=True)
    score = record_of(desk, client_id, wish).scores[0]
    known = goals.gas_now(desk, client_id, (Rater.PERSON, person_id))
    assert (score.start, score.now) == (known.start, known.now) and not score.weighted
    with desk.change(Deed.KEEP_PRACTICE):
        desk.practice.save(replace(desk.practice.own(), gas_weights=True))
    plain, weighted = record_of(desk, client_id, wish).scores
    assert not plain.weighted and weighted.weighted and plain.now != weighted.now
    one = replace(wish, goal_ids=frozenset({desk.goals.of_client(client_id)[0].id}))
    assert all(s.now is None for s in record_of(desk, client_id, one).scores)


def test_steps_done_are_named_and_only_a_professional_reads_counts(desk, work):
    client_id, _, _ = work
    record = record_of(desk, client_id, RecordWish(KIND.PROGRESS, professional=True))
    assert [(s.what, s.went) for s in record.steps] == [("Try it 0", 4), ("Try it 1", 3)]
    assert record.counts == (2, 0, 0)
    assert not hasattr(record_of(desk, client_id, RecordWish(KIND.PROGRESS)), "counts")


def test_a_summary_has_what_was_done_that_day_and_what_was_agreed(desk, work):
    client_id, _, held = work
    record = record_of(desk, client_id, RecordWish(KIND.SUMMARY, held[-1].id))
    assert record.goals == ("I want to ride the bus.", "I want to speak up in class.")
    assert record.filled == ("A talk I want to have",) and record.take == ("A breath.",)
    assert record.noticed == ("I was calm.",) and record.mattered == "The bus."
    assert [s.what for s in record.steps] == ["Try it 0", "Try it 1"]
    earlier = record_of(desk, client_id, RecordWish(KIND.SUMMARY, held[0].id))
    assert earlier.steps == () and earlier.filled == () and earlier.next_time.startswith("Monday 9 March")


def test_what_helped_comes_from_feelings_steps_and_the_clients_own_list(desk, work):
    client_id, _, _ = work
    record = record_of(desk, client_id, RecordWish(KIND.ENDING))
    assert record.helped == ("Music", "Going with Sam") and record.kind_words == "One step."
    assert [(g.start, g.today) for g in record.goals] == [(1, 4), (1, 4)]


def test_a_client_who_wants_discretion_has_initials_and_no_practice(desk, work):
    client_id, person_id, held = work
    with desk.change(Deed.KEEP_PROFILE):
        desk.people.save(replace(desk.people.get(person_id), discreet=True))
    head = record_of(desk, client_id, RecordWish(KIND.SUMMARY, held[-1].id)).head
    assert (head.letterhead, head.names, head.therapist) == ((), "O.H.", "")
    assert (
        record_of(desk, client_id, RecordWish(KIND.PROGRESS, professional=True)).head.names == "Ola Haddprice"
    )


def test_only_what_may_be_printed_of_a_measure_is(desk, work):
    client_id, _, _ = work
    sheet = desk.measure_sheets.of_client(client_id)[0]
    assert record_of(desk, client_id, RecordWish(KIND.MEASURE, sheet.id)).items == ()
    with_answers = RecordWish(KIND.MEASURE, sheet.id, parts=frozenset({PART.ANSWERS}))
    assert [i.chosen for i in record_of(desk, client_id, with_answers).items] == [1] * 9 + [0]
    for key, measure in measures.shipped().items():
        blank = record_of(desk, None, RecordWish(KIND.MEASURE, key, blank=True))
        assert bool(blank.items) is (measures.rights()[key].may_show.value == "text"), key
        assert blank.notices == measure.notices


def test_a_number_of_points_is_compared_with_the_persons_own_first_sheet(desk, work):
    client_id, _, held = work
    first = measures.give(desk, client_id, "phq9", how=GivenHow.ON_PAPER)
    measures.keep_sheet(desk, replace(first, on=held[0].on, answers=(2,) * 9 + (0,)))
    last = measures.sheets_of(desk, client_id)[-1]
    full = record_of(desk, client_id, RecordWish(KIND.MEASURE, last.id, professional=True)).scales[0]
    assert (full.shown, full.first, full.figures.band, full.figures.points) == ("9", "18", "mild", 6)
    assert full.figures.change.value == "reliable improvement"
    assert record_of(desk, client_id, RecordWish(KIND.MEASURE, last.id)).scales[0].figures is None


def test_the_chart_of_a_measure_is_of_one_person_up_to_its_sheet_and_its_cut_offs_are_for_a_professional(
    desk, work
):
    client_id, person_id, held = work
    for session, answer in ((held[0], 2), (held[-1], 3)):
        sheet = measures.give(desk, client_id, "phq9", session_id=session.id, how=GivenHow.ON_PAPER)
        measures.keep_sheet(desk, replace(sheet, on=session.on, answers=(answer,) * 9 + (0,)))
    line = [s.sheet for s in measures.scores_of(desk, client_id, "phq9", person_id)]
    totals = [s.score.total for s in measures.scores_of(desk, client_id, "phq9", person_id)]
    for place, sheet in enumerate(line):
        record = record_of(desk, client_id, RecordWish(KIND.MEASURE, sheet.id))
        assert [c.values for c in record.charts] == ([tuple(totals[: place + 1])] if place else [])
        assert not any(c.lines for c in record.charts)
    full = record_of(desk, client_id, RecordWish(KIND.MEASURE, line[-1].id, professional=True))
    assert full.charts[0].lines == (10,) and full.items == ()  # each answer only where it is chosen
    assert record_of(desk, client_id, RecordWish(KIND.MEASURE, line[-1].id, parts=frozenset())).charts == ()


def test_what_is_not_there_is_refused(desk, work):
    client_id, _, _ = work
    for wish in (
        RecordWish(KIND.SUMMARY, "x"),
        RecordWish(KIND.MEASURE, "x"),
        RecordWish(KIND.WORKSHEET, "x"),
        RecordWish(KIND.SAFETY_PLAN, "x"),
        RecordWish(KIND.MEASURE, "x", blank=True),
        RecordWish(KIND.WORKSHEET, "x", blank=True),
    ):
        with pytest.raises(NoSuchRecord):
            record_of(desk, client_id, wish)
    with pytest.raises(NoSuchRecord):
        record_of(desk, None, RecordWish(KIND.ENDING))


def test_each_month_of_the_log_counts_by_the_rules_of_supervision(desk):
    from practice_desk.domain.supervision import SupervisionKind

    with desk.change(Deed.BUILD_DEMO):
        desk.supervisions.save(Supervision(on=date(2026, 3, 2), minutes=60))
        desk.supervisions.save(
            Supervision(on=date(2026, 3, 9), minutes=90, kind=SupervisionKind.GROUP, size=7)
        )
        desk.supervisions.save(Supervision(on=date(2026, 5, 4), minutes=60, codes=("AO-0101",)))
    wish = RecordWish(KIND.SUPERVISION, first=date(2026, 1, 1), last=date(2026, 12, 31))
    months = record_of(desk, None, wish).months
    assert [(m.name, m.counted, m.target) for m in months] == [
        ("March 2026", 72, 90),
        ("April 2026", 0, 90),
        ("May 2026", 60, 90),
    ]
    assert months[0].meetings[1].counted == "12.9" and months[2].meetings[0].codes == ("AO-0101",)
    assert record_of(desk, None, replace(wish, parts=frozenset())).months[2].meetings[0].codes == ()
