"""One byte changed behind the program's back, in any column of anything signed or noted, is named."""

from dataclasses import fields
from datetime import UTC, datetime

import pytest
from intentions.hostile_files import png
from intentions.papers_of import WORDS, evidence, offered

from practice_desk.domain import (
    agreements,
    attachments,
    clock,
    copies,
    crossings,
    disclosures,
    library,
    plans,
    releases,
)
from practice_desk.domain import papers as papers_
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import Person
from practice_desk.intentions import clients, consents, papers, scans, signing
from practice_desk.intentions import library as texts_
from practice_desk.intentions import releases as releases_
from practice_desk.storage import vault as vaults
from practice_desk.storage.check import check
from practice_desk.storage.check_trust import changed_facts, changed_files, changed_papers, sealed, set_back
from practice_desk.storage.desk import Desk
from practice_desk.storage.table import Facts

FROZEN = {
    "papers": papers_.Paper, "paper_signers": papers_.PaperSigner, "clauses": agreements.Clause,
    "releases": releases.Release,
}  # fmt: skip
TABLES = {
    "offers": papers_.Offer, "signatures": papers_.Signature, "paper_events": papers_.PaperEvent,
    "disclosures": disclosures.Disclosure, "crossings": crossings.Crossing,
    "crossing_notes": crossings.CrossingNote, "plans": plans.Plan, "documents": copies.DocumentCopy,
    "template_versions": library.TemplateVersion, "attachments": attachments.Attachment, **FROZEN,
}  # fmt: skip


def everything(desk):
    """Sign, take back, share, note and attach: at least one row in each table that nothing may change."""
    couple = clients.add_client(
        desk, [Person(client_id="", known_as=n) for n in ("Ines", "Jonah")], kind=ClientKind.COUPLE
    )
    printed = "copy with {} signatures".format
    copy_of = lambda file: printed(len(file.signatures)).encode()  # noqa: E731
    (paper,) = papers.draft_papers(desk, couple.id, texts_.find_text(desk, "limits.uk"))
    papers.fill_in(desk, paper, **WORDS)
    signing.offer(desk, paper.id, copy_of)
    file = papers.file_of(desk, paper.id)
    blob, sha = signing.store_scan(desk, couple.id, png())
    on_paper = {"method": papers_.SignatureMethod.ON_PAPER, "mark": "", "blob_id": blob, "blob_sha": sha}
    signing.sign(desk, paper.id, file.signers[0].id, evidence(file, **on_paper), copy_of)
    signing.sign(desk, paper.id, file.signers[1].id, evidence(file), copy_of)
    signing.sign_as_therapist(desk, paper.id, copy_of)
    consents.withdraw(desk, paper.id, file.signers[1].id, reason="as she says")
    _agreement(desk, couple)
    _release(desk, couple)
    scans.keep_scan(desk, couple.id, png(50, 50)).attach(
        attachments.AttachmentSubject.PAPER, paper.id, "back"
    )
    _facts(desk, couple)


def _agreement(desk, client):
    paper = papers_.Paper(
        client_id=client.id, kind=papers_.PaperKind.AGREEMENT, title="Ours", body="We agree."
    )
    about = {"client_id": client.id, "paper_id": paper.id}
    person = clients.participants(desk, client.id)[0]
    with desk.change(Deed.DRAFT_PAPER):
        desk.papers.save(paper)
        desk.paper_signers.save(papers_.PaperSigner(**about, person_id=person.id))
        desk.clauses.save(agreements.Clause(**about, area=agreements.ClauseArea.FEES, text="We pay monthly."))
    signing.offer(desk, paper.id)


def _release(desk, client):
    text = texts_.find_text(desk, "release.uk")
    said = releases.Release(
        client_id=client.id, paper_id="", recipient="Dr Lowe", recipient_role="GP", what="attendance",
        recipient_address="1 High Street", purpose="to plan care together",
    )  # fmt: skip
    paper = releases_.draft_release(desk, client.id, text, said)
    papers.fill_in(desk, paper, **WORDS)
    signing.offer(desk, paper.id)


def _facts(desk, client):
    day, moment = clock.today(), datetime(2026, 1, 1, tzinfo=UTC)
    template = library.Template(name="Mine")
    with desk.change(Deed.KEEP_TEMPLATE):
        desk.templates.save(template)
        desk.template_versions.add(library.TemplateVersion(template_id=template.id, number=1, made_on=day))
        desk.documents.add(
            copies.DocumentCopy(kind=copies.DocumentKind.RECOVERY_SHEET, on=day, why=copies.CopyWhy.PRINTED)
        )
    with desk.change(Deed.AGREE_PLAN):
        desk.plans.add(plans.Plan(client_id=client.id, number=1, agreed_on=day))
        desk.disclosures.add(
            disclosures.Disclosure(
                client_id=client.id, basis=disclosures.DisclosureBasis.COURT, on=day, at_utc=moment
            )
        )
        crossing = desk.crossings.add(
            crossings.Crossing(client_id=client.id, on=day, category=crossings.BoundaryCategory.TIME)
        )
        desk.crossing_notes.add(crossings.CrossingNote(client_id=client.id, crossing_id=crossing.id, on=day))


@pytest.fixture(scope="module")
def signed_vault(_practice, tmp_path_factory):
    """A vault in which everything is signed, in which each test changes one thing and puts it back."""
    import shutil

    folder = shutil.copytree(
        _practice[0], tmp_path_factory.mktemp("signed") / "v", ignore=shutil.ignore_patterns("in-use.lock")
    )
    vault = vaults.open_vault(folder, bytearray(_practice[1]))
    everything(Desk(vault.db))
    vault.db.execute("PRAGMA foreign_keys = OFF")
    yield vault
    vault.close()


@pytest.fixture
def db(signed_vault):
    """Its database without any trigger, put back as it was at the end."""
    db = signed_vault.db
    db.execute("BEGIN")
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    yield db
    db.execute("ROLLBACK")


def named(db):
    offered, marks = changed_papers(db)
    return {*offered, *marks, *changed_facts(db), *changed_files(db)}


def other(db, name, column, row_id):
    """Return what to put in place of a value: a letter or a number more."""
    value = db.one(f'SELECT "{column}" FROM {name} WHERE id = ?', [row_id])
    if value is None:
        kind = db.one(f"SELECT type FROM pragma_table_info('{name}') WHERE name = ?", [column])
        return 1 if kind == "INTEGER" else "x"
    return value + 1 if isinstance(value, int) else value + "x"


def test_everything_that_is_insert_only_is_looked_at(desk):
    facts = {t.name for t in desk.tables.values() if isinstance(t, Facts)}
    assert facts | {"attachments"} == set(sealed(desk.db).values())
    assert set(TABLES) - set(FROZEN) <= set(sealed(desk.db).values())


def test_what_nobody_changed_is_well(db):
    """The control: nothing is named before something is changed."""
    assert named(db) == set() and set_back(db) == []
    for name in TABLES:
        assert db.one(f"SELECT count(*) FROM {name}") > 0, name


@pytest.mark.parametrize("name", TABLES)
def test_a_changed_value_is_named_with_its_table_and_row(db, name):
    joined = "JOIN offers ON offers.paper_id = papers.id" if name == "papers" else ""
    (row_id,) = db.execute(
        f"SELECT {name}.id FROM {name} {joined} ORDER BY {name}.id DESC LIMIT 1"
    ).fetchone()
    for column in (f.name for f in fields(TABLES[name])):
        db.execute("SAVEPOINT before")
        db.execute(
            f'UPDATE {name} SET "{column}" = ? WHERE id = ?', [other(db, name, column, row_id), row_id]
        )
        gone = name in FROZEN and column in ("id", "paper_id")
        assert f"{'gone' if gone else name} {row_id}" in named(db), column
        db.execute("ROLLBACK TO before")


def test_a_value_that_only_reads_the_same_is_named(db):
    (paper,) = db.execute(
        "SELECT papers.id FROM papers JOIN offers ON paper_id = papers.id WHERE expires_on IS NOT NULL"
    ).fetchone()
    db.execute("UPDATE papers SET expires_on = replace(expires_on, '-', '') WHERE id = ?", [paper])
    assert named(db) == {f"papers {paper}"}


@pytest.mark.parametrize("name", TABLES)
def test_a_row_that_is_gone_or_was_put_in_is_named(db, name):
    (row_id,) = db.execute(f"SELECT id FROM {name} ORDER BY id LIMIT 1").fetchone()
    listed = [f.name for f in fields(TABLES[name])]
    unique = {
        "offers": "paper_id", "signatures": "signer_id", "releases": "paper_id", "plans": "number",
        "template_versions": "number",
    }  # fmt: skip
    db.execute("SAVEPOINT before")
    db.execute(f"DELETE FROM {name} WHERE id = ?", [row_id])
    assert f"{'gone' if name in FROZEN else name} {row_id}" in named(db)
    db.execute("ROLLBACK TO before")
    if name in ("papers", "releases"):  # a further one belongs to nothing that was offered
        return
    values = ", ".join(
        "'further'" if c == "id" else f'"{c}" || 9' if c == unique.get(name) else f'"{c}"' for c in listed
    )
    said = ", ".join(f'"{c}"' for c in listed)
    db.execute(f"INSERT INTO {name} ({said}) SELECT {values} FROM {name} WHERE id = ?", [row_id])
    assert f"{name} further" in named(db)


@pytest.mark.parametrize("owner", ["signatures", "documents", "attachments"])
def test_a_changed_byte_of_a_file_is_named_by_what_it_belongs_to(db, owner):
    row_id, blob = db.execute(f"SELECT id, blob_id FROM {owner} WHERE blob_id IS NOT NULL").fetchone()
    data = bytearray(db.one("SELECT bytes FROM blob_pieces WHERE blob_id = ?", [blob]))
    for at in {0, len(data) // 2, len(data) - 1}:
        changed = bytes([*data[:at], data[at] ^ 1, *data[at + 1 :]])
        db.execute("UPDATE blob_pieces SET bytes = ? WHERE blob_id = ?", [changed, blob])
        assert changed_files(db) == [f"{owner} {row_id}"]


def test_a_forger_who_makes_hash_and_file_anew_is_named_by_the_history(db):
    row_id, blob = db.execute("SELECT id, blob_id FROM documents WHERE blob_id IS NOT NULL").fetchone()
    from hashlib import sha256

    db.execute("UPDATE blob_pieces SET bytes = ? WHERE blob_id = ?", [b"forged", blob])
    db.execute("UPDATE documents SET sha = ? WHERE id = ?", [sha256(b"forged").hexdigest(), row_id])
    assert changed_files(db) == []
    assert changed_facts(db) == [f"documents {row_id}"]


def test_the_check_of_a_vault_says_the_part_the_table_and_the_row(signed_vault, db):
    (clause,) = db.execute("SELECT id FROM clauses").fetchone()
    db.execute("UPDATE clauses SET text = 'We never pay.'")
    db.execute("UPDATE paper_events SET reason = 'no reason'")
    found = {f.part: f for f in check(signed_vault)}
    assert found["texts"].detail == f"clauses {clause[:8]}" and not found["texts"].well
    assert found["facts"].detail.startswith("paper_events ") and not found["facts"].well
    assert found["signatures"].well and found["files"].well and found["history"].well


def test_what_is_gone_with_an_erased_client_is_not_missed(db):
    client_id = db.one("SELECT client_id FROM offers LIMIT 1")
    held = [r[0] for r in db.execute(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'client_id' "
        "WHERE m.type = 'table' AND m.name NOT IN ('erasures', 'history')"
    )]  # fmt: skip
    for name in held:
        db.execute(f"DELETE FROM {name} WHERE client_id = ?", [client_id])
    assert named(db)  # the control
    db.execute("INSERT INTO erasures VALUES (?, '2026-01-01', 'asked', '{}')", [client_id])
    assert named(db) == set()


def test_a_clock_set_back_is_flagged_by_the_check_and_is_no_damage(desk, couple, day):
    with day("2026-03-02"):
        file = offered(desk, couple.id, "limits.uk")
    with day("2026-02-02"):
        late = signing.sign(desk, file.paper.id, file.signers[0].id, evidence(file))
    with day("2026-03-03"):
        signing.sign(desk, file.paper.id, file.signers[1].id, evidence(file))
    assert set_back(desk.db) == [f"signatures {late.id}"]
    assert changed_papers(desk.db) == ([], [])
