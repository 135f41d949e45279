"""What is offered is frozen, what is erased is gone, and bytes of files are written in small pieces."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from storage.test_tables import one_of_each_fact

from practice_desk.domain import agreements, papers, releases
from practice_desk.domain.attachments import Attachment, AttachmentSubject
from practice_desk.domain.clients import Client
from practice_desk.domain.copies import CopyWhy, DocumentCopy, DocumentKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.record import new_id
from practice_desk.storage.blobs import PIECE
from practice_desk.storage.sql import BugError

DAY, NOON = date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)
TABLES = ("papers", "releases", "clauses", "paper_signers")


@pytest.fixture
def client(desk):
    client = Client(reference="A-1")
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(client)
    return client


def draft(desk, client):
    """Keep a paper with a release, a clause and a signer, not offered yet."""
    paper = papers.Paper(client_id=client.id, kind=papers.PaperKind.RELEASE)
    about = {"client_id": client.id, "paper_id": paper.id}
    with desk.change(Deed.DRAFT_PAPER):
        desk.papers.save(paper)
        desk.releases.save(releases.Release(**about))
        desk.clauses.save(agreements.Clause(**about, area=agreements.ClauseArea.FEES))
        desk.paper_signers.save(papers.PaperSigner(**about))
    return paper


def offer(desk, paper):
    with desk.change(Deed.OFFER_PAPER):
        desk.offers.add(papers.Offer(client_id=paper.client_id, paper_id=paper.id, at_utc=NOON))


def tries(desk, name, paper, other):
    """Yield every way SQL knows of changing a frozen row, adding to it or moving one to it."""
    key = "id" if name == "papers" else "paper_id"
    columns = [r[1] for r in desk.db.execute(f"PRAGMA table_info({name})")]
    listed = ", ".join(f'"{c}"' for c in columns)
    yield f"UPDATE {name} SET {key} = {key} WHERE {key} = ?", [paper.id]
    yield f"DELETE FROM {name} WHERE {key} = ?", [paper.id]
    yield f"REPLACE INTO {name} SELECT * FROM {name} WHERE {key} = ?", [paper.id]
    yield (
        f"INSERT INTO {name} SELECT * FROM {name} WHERE {key} = ? ON CONFLICT(id) DO UPDATE SET id = id",
        [paper.id],
    )
    if name != "papers":
        others = ", ".join("'further'" if c == "id" else f'"{c}"' for c in columns)
        yield f"INSERT INTO {name} ({listed}) SELECT {others} FROM {name} WHERE paper_id = ?", [paper.id]
        yield f"UPDATE {name} SET paper_id = ? WHERE paper_id = ?", [paper.id, other.id]


@pytest.mark.parametrize("name", TABLES)
def test_what_is_offered_is_neither_changed_nor_added_to(desk, client, name):
    paper, other = draft(desk, client), draft(desk, client)
    offer(desk, paper)
    desk.db.execute("PRAGMA foreign_keys = OFF")  # the triggers refuse by themselves
    before = desk.db.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()
    for sql, values in tries(desk, name, paper, other):
        with pytest.raises(BugError, match="CONSTRAINT"):
            desk.db.execute(sql, values)
    assert desk.db.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() == before


@pytest.mark.parametrize("name", TABLES)
def test_before_it_is_offered_all_of_that_goes(desk, client, name):
    """The control: it is the offer that freezes."""
    paper, other = draft(desk, client), draft(desk, client)
    desk.db.execute("PRAGMA foreign_keys = OFF")
    for sql, values in tries(desk, name, paper, other):
        if name != "releases" or ("'further'" not in sql and "paper_id = ? WHERE" not in sql):  # one each
            desk.db.execute(sql, values)


@pytest.mark.parametrize("name", TABLES)
def test_without_its_triggers_what_is_offered_could_be_changed(desk, client, name):
    """The control: it is the triggers that refuse."""
    paper, other = draft(desk, client), draft(desk, client)
    offer(desk, paper)
    desk.db.execute("PRAGMA foreign_keys = OFF")
    for (trigger,) in desk.db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", [name]
    ).fetchall():
        desk.db.execute(f"DROP TRIGGER {trigger}")
    for sql, values in tries(desk, name, paper, other):
        if name != "releases" or ("'further'" not in sql and "paper_id = ? WHERE" not in sql):  # one each
            desk.db.execute(sql, values)


def through_the_desk(desk, paper):
    """Yield every way the program has of changing what belongs to a paper."""
    signer, clause, release = (
        t.of_paper(paper.id)[0] for t in (desk.paper_signers, desk.clauses, desk.releases)
    )
    yield lambda: desk.papers.save(replace(desk.papers.get(paper.id), title="Another"))
    yield lambda: desk.paper_signers.save(replace(signer, authority="mother"))
    yield lambda: desk.paper_signers.save(replace(signer, id=new_id()))
    yield lambda: desk.clauses.save(replace(clause, text="We never pay."))
    yield lambda: desk.clauses.save(replace(clause, id=new_id()))
    yield lambda: desk.releases.save(replace(release, what="everything"))
    for record in (signer, clause, release, paper):
        yield lambda record=record: desk.remove(record)


@pytest.mark.parametrize("way", range(10))
def test_the_desk_changes_nothing_that_was_offered(desk, client, way):
    paper = draft(desk, client)
    offer(desk, paper)
    before = everything(desk)
    with pytest.raises(BugError, match="CONSTRAINT"), desk.change(Deed.DRAFT_PAPER):
        list(through_the_desk(desk, paper))[way]()
    assert everything(desk) == before


@pytest.mark.parametrize("way", range(10))
def test_the_desk_changes_all_of_it_before(desk, client, way):
    """The control: it is the offer that freezes, not a fault of how the desk is asked."""
    paper = draft(desk, client)
    before = everything(desk)
    if way == 9:  # the paper goes with what it owns
        assert len(list(through_the_desk(desk, paper))) == 10
    with desk.change(Deed.DRAFT_PAPER):
        list(through_the_desk(desk, paper))[way]()
    assert everything(desk) != before


def everything(desk):
    return [
        record for table in (desk.papers, desk.paper_signers, desk.clauses, desk.releases)
        for record in table.all()
    ]  # fmt: skip


def test_a_fact_has_no_way_to_be_changed_or_removed(desk, client):
    from practice_desk.storage.table import Facts

    with desk.change(Deed.SIGN_PAPER):
        one_of_each_fact(desk, client.id)
    kept = [t for t in desk.tables.values() if isinstance(t, Facts)]
    assert len(kept) >= 9
    for table in kept:
        assert not hasattr(table, "save") and not hasattr(table, "remove")
        for fact in table.all():
            with pytest.raises(AssertionError, match="facts"), desk.change(Deed.SIGN_PAPER):
                desk.remove(fact)
            with pytest.raises(BugError, match="CONSTRAINT"), desk.change(Deed.SIGN_PAPER):
                table.add(fact)


def test_after_a_fact_nothing_can_be_undone_or_done_again(desk, client):
    paper = draft(desk, client)
    with desk.change(Deed.DRAFT_PAPER):
        desk.papers.save(replace(paper, title="One"))
    desk.undo()
    assert desk.undo_step is not None and desk.redo_step is not None
    offer(desk, paper)
    assert desk.undo_step is None and desk.redo_step is None
    assert desk.undo() is None and desk.redo() is None
    assert desk.offers.count() == 1


def test_a_second_offer_and_a_second_signature_of_one_person_are_refused(desk, client):
    with desk.change(Deed.SIGN_PAPER):
        one_of_each_fact(desk, client.id)
    first, signature = desk.offers.all()[0], desk.signatures.all()[0]
    for table, fact in ((desk.offers, first), (desk.signatures, signature)):
        with pytest.raises(BugError, match="CONSTRAINT"), desk.change(Deed.SIGN_PAPER):
            table.add(replace(fact, id=new_id()))
        assert table.all() == [fact]


def test_an_erased_client_leaves_nothing_in_any_table(desk, client):
    paper = draft(desk, client)
    offer(desk, paper)
    with desk.change(Deed.SIGN_PAPER):
        one_of_each_fact(desk, client.id)
        blob = desk.blobs.write(client.id, b"scan")
        desk.documents.add(
            DocumentCopy(
                client_id=client.id, kind=DocumentKind.CONSENT, on=DAY, why=CopyWhy.FROZEN, blob_id=blob
            )
        )  # fmt: skip
    named = [r[0] for r in desk.db.execute(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'client_id' "
        "WHERE m.type = 'table' AND m.name NOT IN ('erasures', 'history')"
    )]  # fmt: skip
    assert {"signatures", "blob_pieces", "crossing_notes"} <= set(named)
    desk.db.execute("BEGIN")
    with pytest.raises(BugError):  # the control: before the erasure is written down nothing goes
        desk.db.execute("DELETE FROM signatures WHERE client_id = ?", [client.id])
    desk.db.execute("INSERT INTO erasures VALUES (?, '2026-01-01', 'asked', '{}')", [client.id])
    for name in named:
        desk.db.execute(f"DELETE FROM {name} WHERE client_id = ?", [client.id])
    desk.db.execute("DELETE FROM clients WHERE id = ?", [client.id])
    desk.db.execute("COMMIT")
    assert [
        desk.db.one(f"SELECT count(*) FROM {name} WHERE client_id = ?", [client.id]) for name in named
    ] == [0] * len(named)


def test_bytes_come_back_in_pieces_as_they_were_written(desk, client):
    data = os.urandom(PIECE + 100)
    blob = new_id()
    for number, piece in enumerate(desk.blobs.pieces(data)):
        desk.blobs.write_piece(blob, client.id, number, piece)
    sizes = [r[0] for r in desk.db.execute("SELECT length(bytes) FROM blob_pieces ORDER BY n")]
    assert sizes == [PIECE, 100]
    assert desk.blobs.read(blob) == data
    assert desk.blobs.sha(blob) == sha256(data).hexdigest()
    with pytest.raises(KeyError):
        desk.blobs.read("nothing")


def attached(desk, client, blob):
    with desk.change(Deed.ATTACH_FILE):
        desk.attachments.save(
            Attachment(
                client_id=client.id, subject=AttachmentSubject.PAPER, subject_id="p", blob_id=blob, on=DAY
            )
        )


def test_what_no_record_names_is_swept_and_what_one_names_is_fixed(desk, client):
    kept, loose = (desk.blobs.write(client.id, word) for word in (b"kept", b"loose"))
    attached(desk, client, kept)
    for sql in (
        "UPDATE blob_pieces SET bytes = x'00' WHERE blob_id = ?", "DELETE FROM blob_pieces WHERE blob_id = ?",
        "REPLACE INTO blob_pieces SELECT * FROM blob_pieces WHERE blob_id = ?",
    ):  # fmt: skip
        with pytest.raises(BugError, match="CONSTRAINT"):
            desk.db.execute(sql, [kept])
    with pytest.raises(BugError, match="CONSTRAINT"):
        desk.blobs.write_piece(kept, client.id, 1, b"more")
    assert desk.blobs.sweep() == 1
    assert desk.blobs.read(kept) == b"kept"
    with pytest.raises(KeyError):
        desk.blobs.read(loose)


def test_bytes_written_in_a_change_that_breaks_off_are_gone(desk, client):
    with pytest.raises(RuntimeError), desk.change(Deed.ATTACH_FILE):
        blob = desk.blobs.write(client.id, b"x")
        raise RuntimeError
    with pytest.raises(KeyError):
        desk.blobs.read(blob)
