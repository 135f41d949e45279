-- What the history's digests of facts are salted with, one salt for each client: it goes with an erased
-- client, so that nothing that was erased can be guessed back from the chain.
CREATE TABLE salts (
    client_id TEXT PRIMARY KEY,
    salt      BLOB NOT NULL
) STRICT;
CREATE TRIGGER salts_once BEFORE INSERT ON salts WHEN EXISTS (SELECT 1 FROM salts WHERE client_id = new.client_id)
BEGIN SELECT RAISE(ABORT, 'salts are insert-only'); END;
CREATE TRIGGER salts_fixed BEFORE UPDATE ON salts BEGIN SELECT RAISE(ABORT, 'salts are insert-only'); END;
CREATE TRIGGER salts_stay BEFORE DELETE ON salts
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'salts are insert-only'); END;

-- What was frozen with an offer beside its text: the hash of the paper, its signers, clauses and release, by id.
ALTER TABLE offers ADD COLUMN frozen TEXT NOT NULL DEFAULT '{}';
