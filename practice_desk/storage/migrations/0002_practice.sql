-- The practice itself: letterhead and habits, crisis numbers by place, retention policies.
CREATE TABLE practice (
    id            TEXT PRIMARY KEY,
    therapist     TEXT NOT NULL,
    title         TEXT NOT NULL,
    practice_name TEXT NOT NULL,
    letterhead    TEXT NOT NULL,
    phone         TEXT NOT NULL,
    email         TEXT NOT NULL,
    jurisdiction  TEXT NOT NULL,
    paper         TEXT NOT NULL,
    date_order    TEXT NOT NULL,
    idle_minutes  INTEGER NOT NULL CHECK (idle_minutes BETWEEN 1 AND 60),
    place         TEXT NOT NULL,
    gas_weights   INTEGER NOT NULL,
    fictional     INTEGER NOT NULL
) STRICT;

CREATE TABLE crisis_numbers (
    id       TEXT PRIMARY KEY,
    place    TEXT NOT NULL,
    number   TEXT NOT NULL,
    label    TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE retention_policies (
    id              TEXT PRIMARY KEY,
    name            TEXT NOT NULL,
    years           INTEGER NOT NULL,
    majority        INTEGER NOT NULL,
    minor_years     INTEGER,
    minor_until_age INTEGER,
    position        INTEGER NOT NULL
) STRICT;
