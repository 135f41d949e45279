-- Trust: the Library, papers with their signers, offers, signatures and events, disclosures, agreements,
-- crossings, tasks, and the bytes of files.

CREATE TABLE templates (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    name TEXT NOT NULL,
    shipped TEXT NOT NULL,
    hidden INTEGER NOT NULL,
    made_on TEXT
) STRICT;

CREATE TABLE template_versions (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    template_id TEXT NOT NULL REFERENCES templates(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    place TEXT NOT NULL,
    body TEXT NOT NULL,
    summary TEXT NOT NULL,
    made_on TEXT NOT NULL,
    UNIQUE (template_id, number)
) STRICT;

CREATE TABLE practice_words (
    id TEXT PRIMARY KEY,
    field TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL
) STRICT;

CREATE TABLE packs (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    together TEXT NOT NULL,
    beside TEXT NOT NULL,
    settings TEXT NOT NULL,
    shipped TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE requirements (
    id TEXT PRIMARY KEY,
    client_id TEXT REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    required INTEGER NOT NULL
) STRICT;
CREATE INDEX requirements_by_client ON requirements(client_id);

CREATE TABLE papers (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    template TEXT NOT NULL,
    language TEXT NOT NULL,
    place TEXT NOT NULL,
    body TEXT NOT NULL,
    written TEXT NOT NULL,
    fields TEXT NOT NULL,
    review_on TEXT,
    expires_on TEXT,
    follows_id TEXT REFERENCES papers(id) DEFERRABLE INITIALLY DEFERRED,
    pack TEXT NOT NULL,
    made_on TEXT
) STRICT;
CREATE INDEX papers_by_client ON papers(client_id);

CREATE TABLE releases (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    paper_id TEXT NOT NULL REFERENCES papers(id) DEFERRABLE INITIALLY DEFERRED,
    discloser TEXT NOT NULL,
    discloser_address TEXT NOT NULL,
    recipient TEXT NOT NULL,
    recipient_role TEXT NOT NULL,
    recipient_address TEXT NOT NULL,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    what TEXT NOT NULL,
    purpose TEXT NOT NULL,
    at_request INTEGER NOT NULL,
    expires_event TEXT NOT NULL,
    valid_from TEXT,
    two_way INTEGER NOT NULL,
    psychotherapy_notes INTEGER NOT NULL
) STRICT;
CREATE INDEX releases_by_client ON releases(client_id);

CREATE TABLE clauses (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    paper_id TEXT NOT NULL REFERENCES papers(id) DEFERRABLE INITIALLY DEFERRED,
    area TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    template TEXT NOT NULL,
    text TEXT NOT NULL,
    "values" TEXT NOT NULL,
    choice TEXT NOT NULL,
    variation TEXT NOT NULL,
    reason TEXT NOT NULL,
    summary TEXT NOT NULL
) STRICT;
CREATE INDEX clauses_by_client ON clauses(client_id);
CREATE INDEX clauses_by_paper ON clauses(paper_id);

CREATE TABLE paper_signers (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    paper_id TEXT NOT NULL REFERENCES papers(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    capacity TEXT NOT NULL,
    authority TEXT NOT NULL,
    required INTEGER NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX paper_signers_by_client ON paper_signers(client_id);
CREATE INDEX paper_signers_by_paper ON paper_signers(paper_id);

CREATE TABLE offers (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    paper_id TEXT NOT NULL REFERENCES papers(id) DEFERRABLE INITIALLY DEFERRED,
    at_utc TEXT NOT NULL,
    utc_offset INTEGER NOT NULL,
    template TEXT NOT NULL,
    language TEXT NOT NULL,
    "values" TEXT NOT NULL,
    body TEXT NOT NULL,
    salt TEXT NOT NULL,
    sha TEXT NOT NULL,
    document_id TEXT REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX offers_by_client ON offers(client_id);

CREATE TABLE signatures (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    paper_id TEXT NOT NULL REFERENCES papers(id) DEFERRABLE INITIALLY DEFERRED,
    signer_id TEXT NOT NULL REFERENCES paper_signers(id) DEFERRABLE INITIALLY DEFERRED,
    method TEXT NOT NULL,
    mark TEXT NOT NULL,
    blob_id TEXT,
    blob_sha TEXT NOT NULL,
    held_at TEXT NOT NULL,
    sentence TEXT NOT NULL,
    ticks TEXT NOT NULL,
    read_how TEXT NOT NULL,
    identity TEXT NOT NULL,
    "where" TEXT NOT NULL,
    explained TEXT NOT NULL,
    questions TEXT NOT NULL,
    language TEXT NOT NULL,
    interpreter TEXT NOT NULL,
    capacity_note TEXT NOT NULL,
    witness TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    utc_offset INTEGER NOT NULL,
    app TEXT NOT NULL,
    device TEXT NOT NULL,
    text_sha TEXT NOT NULL,
    before TEXT NOT NULL,
    sha TEXT NOT NULL
) STRICT;
CREATE INDEX signatures_by_client ON signatures(client_id);
CREATE INDEX signatures_by_paper ON signatures(paper_id);

CREATE TABLE paper_events (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    paper_id TEXT NOT NULL REFERENCES papers(id) DEFERRABLE INITIALLY DEFERRED,
    signer_id TEXT REFERENCES paper_signers(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    "on" TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    reason TEXT NOT NULL,
    effect TEXT NOT NULL,
    how TEXT NOT NULL,
    other_paper_id TEXT REFERENCES papers(id) DEFERRABLE INITIALLY DEFERRED,
    next_on TEXT
) STRICT;
CREATE INDEX paper_events_by_client ON paper_events(client_id);
CREATE INDEX paper_events_by_paper ON paper_events(paper_id);

CREATE TABLE disclosures (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    basis TEXT NOT NULL,
    paper_id TEXT REFERENCES papers(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    recipient TEXT NOT NULL,
    address TEXT NOT NULL,
    what TEXT NOT NULL,
    how TEXT NOT NULL,
    purpose TEXT NOT NULL,
    law TEXT NOT NULL,
    consulted TEXT NOT NULL,
    valid INTEGER NOT NULL
) STRICT;
CREATE INDEX disclosures_by_client ON disclosures(client_id);
CREATE INDEX disclosures_by_paper ON disclosures(paper_id);

CREATE TABLE agreement_reviews (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    paper_id TEXT NOT NULL REFERENCES papers(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    trigger TEXT NOT NULL,
    clause_ids TEXT NOT NULL,
    words TEXT NOT NULL,
    outcome TEXT NOT NULL,
    new_paper_id TEXT REFERENCES papers(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX agreement_reviews_by_client ON agreement_reviews(client_id);
CREATE INDEX agreement_reviews_by_paper ON agreement_reviews(paper_id);

CREATE TABLE crossings (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    category TEXT NOT NULL,
    clause_area TEXT NOT NULL,
    planned INTEGER NOT NULL,
    initiator TEXT NOT NULL,
    facts TEXT NOT NULL,
    context TEXT NOT NULL,
    meaning TEXT NOT NULL,
    client_view TEXT NOT NULL,
    benefit TEXT NOT NULL,
    risk TEXT NOT NULL,
    alternatives TEXT NOT NULL,
    before TEXT NOT NULL,
    thinking TEXT NOT NULL,
    consulted TEXT NOT NULL,
    consent_discussed TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    follow_up_on TEXT,
    violation INTEGER NOT NULL
) STRICT;
CREATE INDEX crossings_by_client ON crossings(client_id);

CREATE TABLE crossing_notes (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    crossing_id TEXT NOT NULL REFERENCES crossings(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    consulted TEXT NOT NULL,
    outcome TEXT NOT NULL,
    action TEXT NOT NULL,
    violation INTEGER NOT NULL
) STRICT;
CREATE INDEX crossing_notes_by_client ON crossing_notes(client_id);

CREATE TABLE tasks (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    due_on TEXT,
    done_on TEXT,
    outcome TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX tasks_by_client ON tasks(client_id);

CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha TEXT NOT NULL,
    blob_id TEXT NOT NULL,
    "on" TEXT NOT NULL
) STRICT;
CREATE INDEX attachments_by_client ON attachments(client_id);

CREATE UNIQUE INDEX requirements_once ON requirements(coalesce(client_id, ''), kind);
CREATE UNIQUE INDEX releases_once ON releases(paper_id);
CREATE UNIQUE INDEX offers_once_each ON offers(paper_id);
CREATE UNIQUE INDEX signatures_once_each ON signatures(signer_id);
CREATE INDEX crossing_notes_by_crossing ON crossing_notes(crossing_id);

-- Facts: added once, never changed, gone only with an erased client.
CREATE TRIGGER template_versions_once BEFORE INSERT ON template_versions WHEN EXISTS (SELECT 1 FROM template_versions WHERE id = new.id OR (template_id = new.template_id AND number = new.number))
BEGIN SELECT RAISE(ABORT, 'template_versions are insert-only'); END;
CREATE TRIGGER template_versions_fixed BEFORE UPDATE ON template_versions BEGIN SELECT RAISE(ABORT, 'template_versions are insert-only'); END;
CREATE TRIGGER template_versions_stay BEFORE DELETE ON template_versions
BEGIN SELECT RAISE(ABORT, 'template_versions are insert-only'); END;

CREATE TRIGGER offers_once BEFORE INSERT ON offers WHEN EXISTS (SELECT 1 FROM offers WHERE id = new.id OR paper_id = new.paper_id)
BEGIN SELECT RAISE(ABORT, 'offers are insert-only'); END;
CREATE TRIGGER offers_fixed BEFORE UPDATE ON offers BEGIN SELECT RAISE(ABORT, 'offers are insert-only'); END;
CREATE TRIGGER offers_stay BEFORE DELETE ON offers
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'offers are insert-only'); END;

CREATE TRIGGER signatures_once BEFORE INSERT ON signatures WHEN EXISTS (SELECT 1 FROM signatures WHERE id = new.id OR signer_id = new.signer_id)
BEGIN SELECT RAISE(ABORT, 'signatures are insert-only'); END;
CREATE TRIGGER signatures_fixed BEFORE UPDATE ON signatures BEGIN SELECT RAISE(ABORT, 'signatures are insert-only'); END;
CREATE TRIGGER signatures_stay BEFORE DELETE ON signatures
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'signatures are insert-only'); END;

CREATE TRIGGER paper_events_once BEFORE INSERT ON paper_events WHEN EXISTS (SELECT 1 FROM paper_events WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'paper_events are insert-only'); END;
CREATE TRIGGER paper_events_fixed BEFORE UPDATE ON paper_events BEGIN SELECT RAISE(ABORT, 'paper_events are insert-only'); END;
CREATE TRIGGER paper_events_stay BEFORE DELETE ON paper_events
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'paper_events are insert-only'); END;

CREATE TRIGGER disclosures_once BEFORE INSERT ON disclosures WHEN EXISTS (SELECT 1 FROM disclosures WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'disclosures are insert-only'); END;
CREATE TRIGGER disclosures_fixed BEFORE UPDATE ON disclosures BEGIN SELECT RAISE(ABORT, 'disclosures are insert-only'); END;
CREATE TRIGGER disclosures_stay BEFORE DELETE ON disclosures
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'disclosures are insert-only'); END;

CREATE TRIGGER crossings_once BEFORE INSERT ON crossings WHEN EXISTS (SELECT 1 FROM crossings WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'crossings are insert-only'); END;
CREATE TRIGGER crossings_fixed BEFORE UPDATE ON crossings BEGIN SELECT RAISE(ABORT, 'crossings are insert-only'); END;
CREATE TRIGGER crossings_stay BEFORE DELETE ON crossings
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'crossings are insert-only'); END;

CREATE TRIGGER crossing_notes_once BEFORE INSERT ON crossing_notes WHEN EXISTS (SELECT 1 FROM crossing_notes WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'crossing_notes are insert-only'); END;
CREATE TRIGGER crossing_notes_fixed BEFORE UPDATE ON crossing_notes BEGIN SELECT RAISE(ABORT, 'crossing_notes are insert-only'); END;
CREATE TRIGGER crossing_notes_stay BEFORE DELETE ON crossing_notes
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'crossing_notes are insert-only'); END;

-- Frozen once offered: the paper, and its release, clauses and signers, also against further ones.
CREATE TRIGGER papers_frozen_more BEFORE INSERT ON papers WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = new.id)
BEGIN SELECT RAISE(ABORT, 'papers are frozen once offered'); END;
CREATE TRIGGER papers_frozen_other BEFORE UPDATE ON papers WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = old.id) OR EXISTS (SELECT 1 FROM offers WHERE paper_id = new.id)
BEGIN SELECT RAISE(ABORT, 'papers are frozen once offered'); END;
CREATE TRIGGER papers_frozen_less BEFORE DELETE ON papers WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = old.id)
  AND NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'papers are frozen once offered'); END;

CREATE TRIGGER releases_frozen_more BEFORE INSERT ON releases WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = new.paper_id)
BEGIN SELECT RAISE(ABORT, 'releases are frozen once offered'); END;
CREATE TRIGGER releases_frozen_other BEFORE UPDATE ON releases WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = old.paper_id) OR EXISTS (SELECT 1 FROM offers WHERE paper_id = new.paper_id)
BEGIN SELECT RAISE(ABORT, 'releases are frozen once offered'); END;
CREATE TRIGGER releases_frozen_less BEFORE DELETE ON releases WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = old.paper_id)
  AND NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'releases are frozen once offered'); END;

CREATE TRIGGER clauses_frozen_more BEFORE INSERT ON clauses WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = new.paper_id)
BEGIN SELECT RAISE(ABORT, 'clauses are frozen once offered'); END;
CREATE TRIGGER clauses_frozen_other BEFORE UPDATE ON clauses WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = old.paper_id) OR EXISTS (SELECT 1 FROM offers WHERE paper_id = new.paper_id)
BEGIN SELECT RAISE(ABORT, 'clauses are frozen once offered'); END;
CREATE TRIGGER clauses_frozen_less BEFORE DELETE ON clauses WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = old.paper_id)
  AND NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'clauses are frozen once offered'); END;

CREATE TRIGGER paper_signers_frozen_more BEFORE INSERT ON paper_signers WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = new.paper_id)
BEGIN SELECT RAISE(ABORT, 'paper_signers are frozen once offered'); END;
CREATE TRIGGER paper_signers_frozen_other BEFORE UPDATE ON paper_signers WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = old.paper_id) OR EXISTS (SELECT 1 FROM offers WHERE paper_id = new.paper_id)
BEGIN SELECT RAISE(ABORT, 'paper_signers are frozen once offered'); END;
CREATE TRIGGER paper_signers_frozen_less BEFORE DELETE ON paper_signers WHEN EXISTS (SELECT 1 FROM offers WHERE paper_id = old.paper_id)
  AND NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'paper_signers are frozen once offered'); END;

-- What was frozen of a document: of which paper, the code printed on it, its bytes.
ALTER TABLE documents ADD COLUMN subject_id TEXT;
ALTER TABLE documents ADD COLUMN code TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN blob_id TEXT;
CREATE INDEX documents_by_subject ON documents(subject_id);
CREATE INDEX documents_by_blob ON documents(blob_id);
CREATE INDEX signatures_by_blob ON signatures(blob_id);
CREATE INDEX attachments_by_blob ON attachments(blob_id);

-- The bytes of files in pieces. Nothing names them while they are being written; then they are fixed.
CREATE TABLE blob_pieces (
    blob_id TEXT NOT NULL,
    n INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    bytes BLOB NOT NULL,
    PRIMARY KEY (blob_id, n)
) STRICT;
CREATE INDEX blob_pieces_by_client ON blob_pieces(client_id);
CREATE TRIGGER blob_pieces_once BEFORE INSERT ON blob_pieces
WHEN EXISTS (SELECT 1 FROM blob_pieces WHERE blob_id = new.blob_id AND n = new.n)
  OR EXISTS (SELECT 1 FROM signatures WHERE blob_id = new.blob_id)
  OR EXISTS (SELECT 1 FROM documents WHERE blob_id = new.blob_id)
  OR EXISTS (SELECT 1 FROM attachments WHERE blob_id = new.blob_id)
BEGIN SELECT RAISE(ABORT, 'blob_pieces are insert-only'); END;
CREATE TRIGGER blob_pieces_fixed BEFORE UPDATE ON blob_pieces BEGIN SELECT RAISE(ABORT, 'blob_pieces are insert-only'); END;
CREATE TRIGGER blob_pieces_stay BEFORE DELETE ON blob_pieces
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id) AND (EXISTS (SELECT 1 FROM signatures WHERE blob_id = old.blob_id)
  OR EXISTS (SELECT 1 FROM documents WHERE blob_id = old.blob_id)
  OR EXISTS (SELECT 1 FROM attachments WHERE blob_id = old.blob_id))
BEGIN SELECT RAISE(ABORT, 'blob_pieces are insert-only'); END;
