-- The house: the vault's own row, the history chain, what was erased, what is being typed.
CREATE TABLE vault (
    id        TEXT PRIMARY KEY CHECK (id = 'vault'),
    vault_id  TEXT NOT NULL,
    audit_key BLOB NOT NULL,
    made_at   TEXT NOT NULL,
    format    INTEGER NOT NULL
) STRICT;
CREATE TRIGGER vault_once BEFORE INSERT ON vault WHEN EXISTS (SELECT 1 FROM vault)
BEGIN SELECT RAISE(ABORT, 'vault is insert-only'); END;
CREATE TRIGGER vault_fixed BEFORE UPDATE ON vault BEGIN SELECT RAISE(ABORT, 'vault is insert-only'); END;
CREATE TRIGGER vault_stays BEFORE DELETE ON vault BEGIN SELECT RAISE(ABORT, 'vault is insert-only'); END;

CREATE TABLE history (
    seq       INTEGER PRIMARY KEY,
    at_utc    TEXT NOT NULL,
    utc_offset INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    deed      TEXT NOT NULL,
    client_id TEXT,
    rows      TEXT NOT NULL,
    prev      TEXT NOT NULL,
    hash      TEXT NOT NULL
) STRICT;
CREATE TRIGGER history_in_order BEFORE INSERT ON history
WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM history)
  OR new.prev IS NOT coalesce((SELECT hash FROM history ORDER BY seq DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'history is a chain'); END;
CREATE TRIGGER history_fixed BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is insert-only'); END;
CREATE TRIGGER history_stays BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is insert-only'); END;
CREATE INDEX history_by_client ON history(client_id, seq);

CREATE TABLE erasures (
    client_id TEXT PRIMARY KEY,
    "on"      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    counts    TEXT NOT NULL
) STRICT;
CREATE TRIGGER erasures_once BEFORE INSERT ON erasures WHEN EXISTS (SELECT 1 FROM erasures WHERE client_id = new.client_id)
BEGIN SELECT RAISE(ABORT, 'erasures are insert-only'); END;
CREATE TRIGGER erasures_fixed BEFORE UPDATE ON erasures BEGIN SELECT RAISE(ABORT, 'erasures are insert-only'); END;
CREATE TRIGGER erasures_stay BEFORE DELETE ON erasures BEGIN SELECT RAISE(ABORT, 'erasures are insert-only'); END;

CREATE TABLE scratch (
    form      TEXT NOT NULL,
    record_id TEXT NOT NULL,
    client_id TEXT,
    base      TEXT NOT NULL,
    body      TEXT NOT NULL,
    typed_at  TEXT NOT NULL,
    PRIMARY KEY (form, record_id)
) STRICT;
