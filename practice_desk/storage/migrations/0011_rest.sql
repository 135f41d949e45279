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
