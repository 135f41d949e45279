-- Clients are files; people are the humans in them; contact points say how each may be reached.
CREATE TABLE clients (
    id             TEXT PRIMARY KEY,
    reference      TEXT NOT NULL UNIQUE,
    kind           TEXT NOT NULL,
    place          TEXT NOT NULL,
    alert          TEXT NOT NULL,
    concern        TEXT NOT NULL,
    available      TEXT NOT NULL,
    answer_by      TEXT,
    matters        TEXT NOT NULL,
    strengths      TEXT NOT NULL,
    aspirations    TEXT NOT NULL,
    helps          TEXT NOT NULL,
    helps_not      TEXT NOT NULL,
    coping         TEXT NOT NULL,
    kind_words     TEXT NOT NULL,
    therapist_does TEXT NOT NULL,
    modality       TEXT NOT NULL,
    frequency      TEXT NOT NULL,
    slot           TEXT NOT NULL,
    tags           TEXT NOT NULL,
    referral       TEXT NOT NULL,
    referred_on    TEXT,
    policy_id      TEXT REFERENCES retention_policies(id) DEFERRABLE INITIALLY DEFERRED,
    hold           INTEGER NOT NULL,
    continues_id   TEXT REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    made_on        TEXT
) STRICT;

CREATE TABLE status_changes (
    id        TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    status    TEXT NOT NULL,
    "on"      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    position  INTEGER NOT NULL
) STRICT;
CREATE INDEX status_changes_by_client ON status_changes(client_id);

CREATE TABLE people (
    id               TEXT PRIMARY KEY,
    client_id        TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    participant      INTEGER NOT NULL,
    known_as         TEXT NOT NULL,
    legal_name       TEXT NOT NULL,
    born_on          TEXT,
    pronouns         TEXT NOT NULL,
    gender           TEXT NOT NULL,
    language         TEXT NOT NULL,
    needs            TEXT NOT NULL,
    discreet         INTEGER NOT NULL,
    roles            TEXT NOT NULL,
    relationship     TEXT NOT NULL,
    may_be_told      TEXT NOT NULL,
    must_not_be_told TEXT NOT NULL,
    authority        TEXT NOT NULL,
    authority_seen   TEXT NOT NULL,
    orders_end_on    TEXT,
    joined_on        TEXT,
    left_on          TEXT,
    position         INTEGER NOT NULL
) STRICT;
CREATE INDEX people_by_client ON people(client_id, position);

CREATE TABLE contact_points (
    id            TEXT PRIMARY KEY,
    client_id     TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    person_id     TEXT NOT NULL REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    kind          TEXT NOT NULL,
    value         TEXT NOT NULL,
    label         TEXT NOT NULL,
    may_call      INTEGER NOT NULL,
    may_voicemail INTEGER NOT NULL,
    may_text      INTEGER NOT NULL,
    may_email     INTEGER NOT NULL,
    may_post      INTEGER NOT NULL,
    safe_words    TEXT NOT NULL,
    preferred     INTEGER NOT NULL,
    position      INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_points_by_client ON contact_points(client_id);
CREATE INDEX contact_points_by_person ON contact_points(person_id);

CREATE TABLE sessions (
    id        TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    kind      TEXT NOT NULL,
    state     TEXT NOT NULL,
    "on"      TEXT NOT NULL,
    start     TEXT,
    minutes   INTEGER NOT NULL,
    mode      TEXT NOT NULL,
    place     TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_client ON sessions(client_id, "on", kind, state, start);
