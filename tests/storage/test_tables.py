import dataclasses
import types
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice_desk.domain import (
    agreements,
    attachments,
    attendance,
    change_sizes,
    check_ins,
    clients,
    copies,
    crossings,
    disclosures,
    emotions,
    goals,
    library,
    measure_sheets,
    notes,
    noticed,
    own_measures,
    papers,
    parent_updates,
    people,
    plans,
    practice,
    practice_parts,
    process_notes,
    prompt_answers,
    ratings,
    reflections,
    releases,
    retention,
    reviews,
    risk,
    ruptures,
    safety_plan,
    supervision,
    tasks,
    worksheets,
)  # fmt: skip
from practice_desk.domain import sessions as sessions_
from practice_desk.domain import steps as steps_
from practice_desk.domain.deeds import Deed
from practice_desk.domain.record import Record, new_id
from practice_desk.storage.sql import BugError
from practice_desk.storage.table import Facts

MODULES = (
    agreements, attachments, attendance, change_sizes, check_ins, clients, copies, crossings, disclosures,
    emotions, goals, library, measure_sheets, noticed, notes, own_measures, papers, parent_updates, people,
    plans, practice, practice_parts, process_notes, prompt_answers, ratings, reflections, releases, retention,
    reviews, risk, ruptures, safety_plan, sessions_, steps_, supervision, tasks, worksheets,
)  # fmt: skip
# Columns that may hold a value once: two facts of one paper would not both be kept.
ONCE = {
    papers.Offer: "paper_id", papers.Signature: "signer_id", library.TemplateVersion: "template_id",
    plans.Plan: "client_id", clients.Client: "reference", ratings.Rating: "goal_id",
    notes.SignedNote: "note_id", releases.Release: "paper_id", library.PracticeWord: "field",
    papers.Requirement: "client_id",
}  # fmt: skip
ONLY_TYPED = (
    disclosures.PlannedSharing,
    disclosures.AccountingPeriod,
)  # kept as other records, or not at all
KINDS = sorted(
    {
        kind
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, Record)
        and kind not in (Record, plans.Fact, *ONLY_TYPED)
    },
    key=lambda kind: kind.__name__,
)
BOUNDS = {
    "baseline": (0, 10), "target": (0, 10), "gas_baseline": (-2, 2), "importance": (0, 3),
    "confidence": (0, 10), "useful": (0, 10), "difficult": (0, 10), "done_client": (0, 4),
    "done_therapist": (0, 4), "value": (0, 2), "idle_minutes": (1, 60),
}  # fmt: skip
WORDS = st.text(max_size=12)


def values(name, hint):
    """Return a strategy for one field, from its type and the range its column allows."""
    if isinstance(hint, types.UnionType):
        (inner,) = [a for a in get_args(hint) if a is not types.NoneType]
        return st.none() | values(name, inner)
    if get_origin(hint) is tuple:
        return st.lists(WORDS, max_size=3).map(tuple)
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    numbers = st.integers(*BOUNDS.get(name, (-(2**63), 2**63 - 1)))
    moments = st.datetimes(timezones=st.just(UTC))
    return {
        str: WORDS, date: st.dates(), datetime: moments, time: st.times(), bool: st.booleans(), int: numbers
    }[hint]  # fmt: skip


def records(kind):
    hints = get_type_hints(kind)
    made = {f.name: values(f.name, hints[f.name]) for f in dataclasses.fields(kind) if f.name != "id"}
    if kind is practice.Practice:
        return st.builds(kind, **made)
    return st.builds(kind, id=st.uuids().map(lambda u: u.hex), **made)


def table_of(desk, kind):
    return desk.tables[kind]


def test_every_kind_of_record_has_a_table_and_each_column_is_a_field(desk):
    assert set(desk.tables) == set(KINDS)
    for kind, table in desk.tables.items():
        columns = [r[1] for r in desk.db.execute(f"PRAGMA table_info({table.name})")]
        assert sorted(columns) == sorted(f.name for f in dataclasses.fields(kind)), kind


def test_every_field_that_may_be_nothing_is_a_column_that_may_be_null_and_the_other_way_round(desk):
    for kind, table in desk.tables.items():
        hints = get_type_hints(kind)
        for _, name, _, required, _, _ in desk.db.execute(f"PRAGMA table_info({table.name})"):
            if name != "id":
                assert isinstance(hints[name], types.UnionType) == (not required), (kind, name)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_kept_comes_back_as_it_was(desk, kind):
    desk.db.execute("PRAGMA foreign_keys = OFF")  # this is about values; owners are the next test's
    desk.db.execute("PRAGMA synchronous = OFF")
    table = table_of(desk, kind)

    @settings(max_examples=25)
    @given(records(kind))
    def kept(record):
        if issubclass(kind, plans.Fact):  # an id or number that was there once is refused
            record = dataclasses.replace(record, id=new_id())
        if kind in ONCE:
            record = dataclasses.replace(record, **{ONCE[kind]: new_id()})
        with desk.change(Deed.KEEP_GOAL):
            if isinstance(table, Facts):
                record = table.add(record)
            else:
                table.save(record)
        assert table.get(record.id) == record

    kept()


def test_a_record_of_nobody_is_refused_when_the_change_ends(desk):
    with pytest.raises(BugError, match="CONSTRAINT"), desk.change(Deed.KEEP_GOAL):
        desk.goals.save(goals.Goal(client_id="nobody", words="Sleep"))
    assert desk.goals.count() == 0


def test_every_reference_may_wait_for_the_end_of_the_change_and_none_cascades(desk):
    owned = 0
    for table in desk.tables.values():
        sql = desk.db.one("SELECT sql FROM sqlite_master WHERE name = ?", [table.name])
        references = desk.db.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
        assert sql.count("DEFERRABLE INITIALLY DEFERRED") == len(references)
        assert {(r[5], r[6]) for r in references} <= {("NO ACTION", "NO ACTION")}
        owned += len(references)
    assert owned > 15


def test_each_table_with_something_of_a_client_says_of_which(desk):
    """Erasing a client walks these tables."""
    without = {t.name for kind, t in desk.tables.items() if "client_id" not in t.columns}
    assert without == {
        "clients", "practice", "crisis_numbers", "retention_policies",
        "templates", "template_versions", "practice_words", "packs", "practice_parts", "own_measures",
        "change_sizes", "supervisions",
    }  # fmt: skip


TRUST = (
    "template_versions", "offers", "signatures", "paper_events", "disclosures", "crossings", "crossing_notes"
)  # fmt: skip
RECORD = (
    "signed_notes", "note_additions", "follow_ups", "safety_plans", "safety_reviews", "parent_updates",
    "process_notes_out",
)  # fmt: skip
FIXED = {
    "vault": "INSERT INTO vault SELECT * FROM vault",
    "history": "INSERT INTO history SELECT * FROM history WHERE seq = 1",
    "erasures": "INSERT INTO erasures SELECT * FROM erasures",
    "documents": "INSERT INTO documents SELECT * FROM documents",
    "plans": "INSERT INTO plans SELECT * FROM plans",
    **{name: f"INSERT INTO {name} SELECT * FROM {name}" for name in (*TRUST, *RECORD, "salts")},
}
KEYS = {"vault": "id", "history": "seq", "erasures": "client_id", "salts": "client_id"}
COLUMNS = {
    "salts": "salt",
    "vault": "format",
    "history": "deed",
    "erasures": "reason",
    "documents": "sha",
    "plans": "sha",
}


@pytest.fixture
def facts(desk):
    """A desk with one row in each table that nothing may change."""
    client = clients.Client(reference="A-1")
    with desk.change(Deed.AGREE_PLAN):
        desk.clients.save(client)
        desk.documents.add(
            copies.DocumentCopy(
                client_id=client.id, kind=copies.DocumentKind.ACTION_PLAN, on=date(2026, 1, 1),
                why=copies.CopyWhy.PRINTED,
            )
        )  # fmt: skip
        desk.plans.add(plans.Plan(client_id=client.id, number=1, agreed_on=date(2026, 1, 1)))
        one_of_each_fact(desk, client.id)
    desk.db.execute("INSERT INTO erasures VALUES ('somebody else', '2026-01-01', 'asked', '{}')")
    return desk


def one_of_each_fact(desk, client_id):
    day, moment = date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)
    template = library.Template(name="Mine")
    paper = papers.Paper(client_id=client_id, kind=papers.PaperKind.RECORDING)
    signer = papers.PaperSigner(client_id=client_id, paper_id=paper.id)
    desk.templates.save(template)
    desk.template_versions.add(library.TemplateVersion(template_id=template.id, number=1, made_on=day))
    desk.papers.save(paper)
    desk.paper_signers.save(signer)
    about = {"client_id": client_id, "paper_id": paper.id}
    desk.offers.add(papers.Offer(**about, at_utc=moment))
    desk.signatures.add(
        papers.Signature(
            **about, signer_id=signer.id, method=papers.SignatureMethod.TYPED, signed_on=day, at_utc=moment
        )
    )
    desk.paper_events.add(
        papers.PaperEvent(**about, kind=papers.PaperEventKind.COPY_GIVEN, on=day, at_utc=moment)
    )
    desk.disclosures.add(
        disclosures.Disclosure(
            client_id=client_id, basis=disclosures.DisclosureBasis.COURT, on=day, at_utc=moment
        )
    )
    crossing = desk.crossings.add(
        crossings.Crossing(client_id=client_id, on=day, category=crossings.BoundaryCategory.TIME)
    )
    desk.crossing_notes.add(crossings.CrossingNote(client_id=client_id, crossing_id=crossing.id, on=day))
    note = notes.Note(client_id=client_id, on=day)
    sheet = measure_sheets.MeasureSheet(client_id=client_id, measure="phq9", on=day)
    desk.notes.save(note)
    desk.measure_sheets.save(sheet)
    desk.signed_notes.add(
        notes.SignedNote(client_id=client_id, note_id=note.id, body="[]", salt="s", sha="h", at_utc=moment)
    )
    kind = notes.AdditionKind.ADDENDUM
    desk.note_additions.add(
        notes.NoteAddition(client_id=client_id, note_id=note.id, kind=kind, at_utc=moment)
    )
    desk.follow_ups.add(
        measure_sheets.FollowUp(client_id=client_id, sheet_id=sheet.id, item=9, at_utc=moment)
    )
    plan = desk.safety_plans.add(safety_plan.SafetyPlan(client_id=client_id, made_on=day))
    desk.safety_reviews.add(safety_plan.SafetyReview(client_id=client_id, plan_id=plan.id, on=day))
    desk.parent_updates.add(parent_updates.ParentUpdate(client_id=client_id, seen_on=day))
    desk.process_notes_out.add(process_notes.TakenOut(client_id=client_id, on=day))


def changes(name):
    """Return every way SQL knows of changing a row that is there."""
    insert, key, column = FIXED[name], KEYS.get(name, "id"), COLUMNS.get(name, "seq")
    upsert = f" WHERE true ON CONFLICT ({key}) DO UPDATE SET {column} = 'x'"
    if name == "history":
        upsert = upsert.replace(" WHERE true", "")
    return {
        "update": f"UPDATE {name} SET {column} = {column}",
        "update or replace": f"UPDATE OR REPLACE {name} SET {column} = {column}",
        "delete": f"DELETE FROM {name}",
        "insert again": insert,
        "replace": insert.replace("INSERT", "REPLACE"),
        "insert or replace": insert.replace("INSERT", "INSERT OR REPLACE"),
        "upsert": insert + upsert,
    }


@pytest.mark.parametrize("name", FIXED)
@pytest.mark.parametrize("way", changes("plans"))
def test_what_is_there_once_is_never_changed(facts, name, way):
    before = facts.db.execute(f"SELECT * FROM {name}").fetchall()
    assert len(before) == 1
    with pytest.raises(BugError, match="CONSTRAINT"):
        facts.db.execute(changes(name)[way])
    assert facts.db.execute(f"SELECT * FROM {name}").fetchall() == before


@pytest.mark.parametrize("name", FIXED)
def test_without_its_triggers_a_table_could_be_changed(facts, name):
    """The control: it is the triggers that refuse."""
    facts.db.execute("PRAGMA foreign_keys = OFF")
    for (trigger,) in facts.db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", [name]
    ).fetchall():
        facts.db.execute(f"DROP TRIGGER {trigger}")
    facts.db.execute(changes(name)["update"])
    facts.db.execute(changes(name)["replace"])
    facts.db.execute(changes(name)["delete"])
    assert facts.db.one(f"SELECT count(*) FROM {name}") == 0


def test_a_fact_with_a_number_that_is_taken_is_refused(facts):
    plan = facts.plans.all()[0]
    with pytest.raises(BugError, match="CONSTRAINT"), facts.change(Deed.AGREE_PLAN):
        facts.plans.add(plans.Plan(client_id=plan.client_id, number=1, agreed_on=date(2026, 2, 2)))


def test_an_erased_clients_facts_may_go_and_nobody_elses(facts):
    client = facts.clients.all()[0]
    facts.db.execute("INSERT INTO erasures VALUES (?, '2026-01-01', 'asked', '{}')", [client.id])
    facts.db.execute("DELETE FROM plans")
    facts.db.execute("DELETE FROM documents")
    assert facts.plans.count() == facts.documents.count() == 0


def test_the_history_keeps_its_order(facts):
    with pytest.raises(BugError, match="CONSTRAINT"):
        facts.db.execute(
            "INSERT INTO history SELECT seq + 2, at_utc, utc_offset, actor, deed, client_id, rows, hash, 'x' "
            "FROM history"
        )
    with pytest.raises(BugError, match="CONSTRAINT"):
        facts.db.execute(
            "INSERT INTO history SELECT seq + 1, at_utc, utc_offset, actor, deed, client_id, rows, 'no', 'x' "
            "FROM history"
        )
