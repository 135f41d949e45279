-- The rest of the record: what a young person agreed that their parents are told.

CREATE TABLE parent_updates (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    seen_on TEXT NOT NULL,
    headlines TEXT NOT NULL,
    help TEXT NOT NULL,
    words TEXT NOT NULL,
    agreed INTEGER NOT NULL
) STRICT;
CREATE INDEX parent_updates_by_client ON parent_updates(client_id);
CREATE INDEX parent_updates_by_session ON parent_updates(session_id);

CREATE TRIGGER parent_updates_once BEFORE INSERT ON parent_updates WHEN EXISTS (SELECT 1 FROM parent_updates WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'parent_updates are insert-only'); END;
CREATE TRIGGER parent_updates_fixed BEFORE UPDATE ON parent_updates BEGIN SELECT RAISE(ABORT, 'parent_updates are insert-only'); END;
CREATE TRIGGER parent_updates_stay BEFORE DELETE ON parent_updates
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'parent_updates are insert-only'); END;

-- What became of a quiet prompt, and when a sheet was answered, which puts two of one day in order.

CREATE TABLE prompt_answers (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    answer TEXT NOT NULL,
    "on" TEXT NOT NULL,
    at_utc TEXT NOT NULL
) STRICT;
CREATE INDEX prompt_answers_by_client ON prompt_answers(client_id);
CREATE INDEX prompt_answers_by_session ON prompt_answers(session_id);

ALTER TABLE measure_sheets ADD COLUMN at_utc TEXT;

-- What process notes left through their one door, and why; never what they say.

CREATE TABLE process_notes_out (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    ground TEXT,
    reason TEXT NOT NULL,
    note_ids TEXT NOT NULL,
    document_id TEXT REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX process_notes_out_by_client ON process_notes_out(client_id);

CREATE TRIGGER process_notes_out_once BEFORE INSERT ON process_notes_out WHEN EXISTS (SELECT 1 FROM process_notes_out WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'process_notes_out are insert-only'); END;
CREATE TRIGGER process_notes_out_fixed BEFORE UPDATE ON process_notes_out BEGIN SELECT RAISE(ABORT, 'process_notes_out are insert-only'); END;
CREATE TRIGGER process_notes_out_stay BEFORE DELETE ON process_notes_out
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'process_notes_out are insert-only'); END;

-- The session a step was agreed in, so that two sessions of one day each have their own.

ALTER TABLE steps ADD COLUMN session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX steps_by_session ON steps(session_id);

-- Session material that was shown in supervision, of which clients, by code.
ALTER TABLE supervisions ADD COLUMN material TEXT NOT NULL DEFAULT '[]';

-- Which size of change the therapist counts for a measure, and who says so; the id is the measure's key.

CREATE TABLE change_sizes (
    id TEXT PRIMARY KEY,
    points INTEGER NOT NULL,
    cut_off INTEGER,
    source TEXT NOT NULL
) STRICT;
