-- The main job: goals with their ratings, steps with their reviews, what was noticed, plans as agreed.
CREATE TABLE goals (
    id           TEXT PRIMARY KEY,
    client_id    TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    words        TEXT NOT NULL,
    instead      TEXT NOT NULL,
    clinical     TEXT NOT NULL,
    why          TEXT NOT NULL,
    matters      TEXT NOT NULL,
    strength     TEXT NOT NULL,
    area         TEXT NOT NULL,
    strategies   TEXT NOT NULL,
    measure      TEXT NOT NULL,
    baseline     INTEGER CHECK (baseline BETWEEN 0 AND 10),
    target       INTEGER CHECK (target BETWEEN 0 AND 10),
    target_on    TEXT,
    gas_baseline INTEGER CHECK (gas_baseline BETWEEN -2 AND 2),
    levels       TEXT NOT NULL,
    importance   INTEGER NOT NULL CHECK (importance BETWEEN 0 AND 3),
    state        TEXT NOT NULL,
    made_on      TEXT,
    position     INTEGER NOT NULL
) STRICT;
CREATE INDEX goals_by_client ON goals(client_id, position);

CREATE TABLE goal_edits (
    id          TEXT PRIMARY KEY,
    client_id   TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    goal_id     TEXT NOT NULL REFERENCES goals(id) DEFERRABLE INITIALLY DEFERRED,
    "on"        TEXT NOT NULL,
    session_id  TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    what        TEXT NOT NULL,
    before      TEXT NOT NULL,
    after       TEXT NOT NULL,
    reason      TEXT NOT NULL,
    replaced_by TEXT REFERENCES goals(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX goal_edits_by_client ON goal_edits(client_id);
CREATE INDEX goal_edits_by_goal ON goal_edits(goal_id);

CREATE TABLE ratings (
    id         TEXT PRIMARY KEY,
    client_id  TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    goal_id    TEXT NOT NULL REFERENCES goals(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    "on"       TEXT NOT NULL,
    rater      TEXT NOT NULL,
    person_id  TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    scale      TEXT NOT NULL,
    value      INTEGER NOT NULL CHECK ((scale = 'ten' AND value BETWEEN 0 AND 10) OR (scale = 'gas' AND value BETWEEN -2 AND 2)),
    comment    TEXT NOT NULL
) STRICT;
CREATE INDEX ratings_by_client ON ratings(client_id, "on");
CREATE INDEX ratings_by_session ON ratings(session_id);
CREATE UNIQUE INDEX ratings_once ON ratings(goal_id, coalesce(session_id, "on"), rater, coalesce(person_id, ''), scale);

CREATE TABLE steps (
    id         TEXT PRIMARY KEY,
    client_id  TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    goal_id    TEXT REFERENCES goals(id) DEFERRABLE INITIALLY DEFERRED,
    what       TEXT NOT NULL,
    when_where TEXT NOT NULL,
    how_often  TEXT NOT NULL,
    how_much   TEXT NOT NULL,
    with_whom  TEXT NOT NULL,
    strength   TEXT NOT NULL,
    confidence INTEGER CHECK (confidence BETWEEN 0 AND 10),
    raise_it   TEXT NOT NULL,
    obstacle   TEXT NOT NULL,
    if_cue     TEXT NOT NULL,
    then_do    TEXT NOT NULL,
    supporter  TEXT NOT NULL,
    person_id  TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    state      TEXT NOT NULL,
    agreed_on  TEXT,
    follows_id TEXT REFERENCES steps(id) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL
) STRICT;
CREATE INDEX steps_by_client ON steps(client_id, position);
CREATE INDEX steps_by_goal ON steps(goal_id);

CREATE TABLE step_reviews (
    id             TEXT PRIMARY KEY,
    client_id      TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    step_id        TEXT NOT NULL REFERENCES steps(id) DEFERRABLE INITIALLY DEFERRED,
    session_id     TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    "on"           TEXT NOT NULL,
    done_client    INTEGER CHECK (done_client BETWEEN 0 AND 4),
    done_therapist INTEGER CHECK (done_therapist BETWEEN 0 AND 4),
    useful         INTEGER CHECK (useful BETWEEN 0 AND 10),
    difficult      INTEGER CHECK (difficult BETWEEN 0 AND 10),
    helped         TEXT NOT NULL,
    hindered       TEXT NOT NULL,
    learned        TEXT NOT NULL,
    verdict        TEXT NOT NULL
) STRICT;
CREATE INDEX step_reviews_by_client ON step_reviews(client_id);
CREATE INDEX step_reviews_by_step ON step_reviews(step_id);

CREATE TABLE noticed (
    id         TEXT PRIMARY KEY,
    client_id  TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    person_id  TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    "on"       TEXT NOT NULL,
    words      TEXT NOT NULL,
    source     TEXT NOT NULL,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    step_id    TEXT REFERENCES steps(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX noticed_by_client ON noticed(client_id, "on");

CREATE TABLE documents (
    id        TEXT PRIMARY KEY,
    seq       INTEGER NOT NULL,
    client_id TEXT REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    kind      TEXT NOT NULL,
    "on"      TEXT NOT NULL,
    paper     TEXT NOT NULL,
    large     INTEGER NOT NULL,
    language  TEXT NOT NULL,
    why       TEXT NOT NULL,
    went_to   TEXT NOT NULL,
    sha       TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_client ON documents(client_id);
CREATE TRIGGER documents_once BEFORE INSERT ON documents WHEN EXISTS (SELECT 1 FROM documents WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'documents are insert-only'); END;
CREATE TRIGGER documents_fixed BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents are insert-only'); END;
CREATE TRIGGER documents_stay BEFORE DELETE ON documents
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'documents are insert-only'); END;

CREATE TABLE plans (
    id             TEXT PRIMARY KEY,
    seq            INTEGER NOT NULL,
    client_id      TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    number         INTEGER NOT NULL,
    agreed_on      TEXT NOT NULL,
    "by"           TEXT NOT NULL,
    next_review_on TEXT,
    body           TEXT NOT NULL,
    salt           TEXT NOT NULL,
    sha            TEXT NOT NULL,
    document_id    TEXT REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (client_id, number)
) STRICT;
CREATE TRIGGER plans_once BEFORE INSERT ON plans
WHEN EXISTS (SELECT 1 FROM plans WHERE id = new.id OR (client_id = new.client_id AND number = new.number))
BEGIN SELECT RAISE(ABORT, 'plans are insert-only'); END;
CREATE TRIGGER plans_fixed BEFORE UPDATE ON plans BEGIN SELECT RAISE(ABORT, 'plans are insert-only'); END;
CREATE TRIGGER plans_stay BEFORE DELETE ON plans
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'plans are insert-only'); END;
