-- The record of the work: who came, notes and what is added to them, check-ins, feelings, measures with what
-- follows from them, worksheets, safety plans, risk, ruptures; and what is the therapist's alone.

ALTER TABLE sessions ADD COLUMN mattered TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN techniques TEXT NOT NULL DEFAULT '[]';
ALTER TABLE sessions ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN follow_up TEXT NOT NULL DEFAULT '';

CREATE TABLE practice_parts (
    id TEXT PRIMARY KEY,
    "on" TEXT NOT NULL,
    note_format TEXT NOT NULL,
    layouts TEXT NOT NULL,
    snippets TEXT NOT NULL,
    techniques TEXT NOT NULL,
    late_hours INTEGER NOT NULL,
    supervision_minutes INTEGER NOT NULL
) STRICT;

CREATE TABLE attendances (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT NOT NULL REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    how TEXT NOT NULL,
    told_at TEXT,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX attendances_by_client ON attendances(client_id);
CREATE INDEX attendances_by_session ON attendances(session_id);

CREATE TABLE notes (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    "on" TEXT NOT NULL,
    start TEXT,
    minutes INTEGER NOT NULL,
    mode TEXT NOT NULL,
    place TEXT NOT NULL,
    service TEXT NOT NULL,
    present TEXT NOT NULL,
    goals TEXT NOT NULL,
    measures TEXT NOT NULL,
    risk TEXT,
    risk_words TEXT NOT NULL,
    next_on TEXT,
    body TEXT NOT NULL,
    to_finish INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_by_client ON notes(client_id);
CREATE INDEX notes_by_session ON notes(session_id);

CREATE TABLE signed_notes (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    note_id TEXT NOT NULL REFERENCES notes(id) DEFERRABLE INITIALLY DEFERRED,
    body TEXT NOT NULL,
    salt TEXT NOT NULL,
    sha TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    utc_offset INTEGER NOT NULL,
    late INTEGER NOT NULL
) STRICT;
CREATE INDEX signed_notes_by_client ON signed_notes(client_id);
CREATE INDEX signed_notes_by_note ON signed_notes(note_id);

CREATE TABLE note_additions (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    note_id TEXT NOT NULL REFERENCES notes(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    old TEXT NOT NULL,
    reason TEXT NOT NULL,
    salt TEXT NOT NULL,
    sha TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    utc_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX note_additions_by_client ON note_additions(client_id);
CREATE INDEX note_additions_by_note ON note_additions(note_id);

CREATE TABLE process_notes (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX process_notes_by_client ON process_notes(client_id);
CREATE INDEX process_notes_by_session ON process_notes(session_id);

CREATE TABLE check_ins (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    form TEXT NOT NULL,
    answers TEXT NOT NULL,
    chips TEXT NOT NULL,
    more TEXT NOT NULL,
    less TEXT NOT NULL,
    take TEXT NOT NULL,
    guess TEXT NOT NULL,
    handed_back INTEGER NOT NULL,
    opened INTEGER NOT NULL
) STRICT;
CREATE INDEX check_ins_by_client ON check_ins(client_id);
CREATE INDEX check_ins_by_session ON check_ins(session_id);

CREATE TABLE emotions (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    words TEXT NOT NULL,
    "before" INTEGER,
    "after" INTEGER,
    body TEXT NOT NULL,
    set_off TEXT NOT NULL,
    urge TEXT NOT NULL,
    did TEXT NOT NULL,
    helped TEXT NOT NULL,
    help INTEGER,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX emotions_by_client ON emotions(client_id);
CREATE INDEX emotions_by_session ON emotions(session_id);

CREATE TABLE measure_sheets (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    measure TEXT NOT NULL,
    version INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    given TEXT NOT NULL,
    answers TEXT NOT NULL,
    entered TEXT NOT NULL,
    handed_back INTEGER NOT NULL,
    corrects_id TEXT REFERENCES measure_sheets(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX measure_sheets_by_client ON measure_sheets(client_id);
CREATE INDEX measure_sheets_by_session ON measure_sheets(session_id);

CREATE TABLE follow_ups (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    sheet_id TEXT NOT NULL REFERENCES measure_sheets(id) DEFERRABLE INITIALLY DEFERRED,
    item INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    said TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    reason TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    utc_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX follow_ups_by_client ON follow_ups(client_id);
CREATE INDEX follow_ups_by_sheet ON follow_ups(sheet_id);

CREATE TABLE own_measures (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    made_on TEXT NOT NULL,
    hidden INTEGER NOT NULL
) STRICT;

CREATE TABLE worksheets (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    form TEXT NOT NULL,
    version INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX worksheets_by_client ON worksheets(client_id);
CREATE INDEX worksheets_by_session ON worksheets(session_id);

CREATE TABLE safety_plans (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    made_on TEXT NOT NULL,
    made_with TEXT NOT NULL,
    body TEXT NOT NULL,
    copy_given TEXT NOT NULL,
    likely INTEGER,
    barriers TEXT NOT NULL,
    next_review_on TEXT,
    document_id TEXT REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX safety_plans_by_client ON safety_plans(client_id);
CREATE INDEX safety_plans_by_session ON safety_plans(session_id);

CREATE TABLE safety_reviews (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    plan_id TEXT NOT NULL REFERENCES safety_plans(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    words TEXT NOT NULL,
    changed_to INTEGER,
    next_review_on TEXT
) STRICT;
CREATE INDEX safety_reviews_by_client ON safety_reviews(client_id);
CREATE INDEX safety_reviews_by_session ON safety_reviews(session_id);
CREATE INDEX safety_reviews_by_plan ON safety_reviews(plan_id);

CREATE TABLE risk_notes (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    follow_up_id TEXT REFERENCES follow_ups(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    trigger TEXT NOT NULL,
    asked TEXT,
    not_asked TEXT NOT NULL,
    words TEXT NOT NULL,
    thoughts TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    intent TEXT NOT NULL,
    means TEXT NOT NULL,
    past TEXT NOT NULL,
    changes TEXT NOT NULL,
    harder TEXT NOT NULL,
    protects TEXT NOT NULL,
    capacity TEXT NOT NULL,
    consulted TEXT NOT NULL,
    consulted_on TEXT,
    needs TEXT NOT NULL,
    actions TEXT NOT NULL,
    told TEXT NOT NULL,
    "limit" TEXT NOT NULL,
    client_informed TEXT NOT NULL,
    person_at_risk TEXT NOT NULL,
    ground TEXT NOT NULL,
    report TEXT NOT NULL,
    safety_plan TEXT NOT NULL,
    next_contact_on TEXT,
    next_contact TEXT NOT NULL
) STRICT;
CREATE INDEX risk_notes_by_client ON risk_notes(client_id);
CREATE INDEX risk_notes_by_session ON risk_notes(session_id);

CREATE TABLE ruptures (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    moment TEXT NOT NULL,
    client_view TEXT NOT NULL,
    my_part TEXT NOT NULL,
    repair TEXT NOT NULL,
    now TEXT NOT NULL
) STRICT;
CREATE INDEX ruptures_by_client ON ruptures(client_id);
CREATE INDEX ruptures_by_session ON ruptures(session_id);

CREATE TABLE reflections (
    id TEXT PRIMARY KEY,
    "on" TEXT NOT NULL,
    client_id TEXT REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    empathy TEXT NOT NULL,
    could_try TEXT NOT NULL,
    limits TEXT NOT NULL,
    learned TEXT NOT NULL,
    kindness TEXT NOT NULL,
    overlooked TEXT NOT NULL,
    "before" INTEGER,
    "after" INTEGER,
    guess INTEGER,
    to_supervision INTEGER NOT NULL,
    tried TEXT
) STRICT;
CREATE INDEX reflections_by_client ON reflections(client_id);
CREATE INDEX reflections_by_session ON reflections(session_id);

CREATE TABLE supervisions (
    id TEXT PRIMARY KEY,
    "on" TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL,
    medium TEXT NOT NULL,
    supervisor TEXT NOT NULL,
    topics TEXT NOT NULL,
    codes TEXT NOT NULL,
    question TEXT NOT NULL,
    unsaid TEXT NOT NULL,
    seen TEXT NOT NULL,
    guidance TEXT NOT NULL,
    action TEXT NOT NULL,
    effect TEXT NOT NULL,
    cpd TEXT NOT NULL
) STRICT;

CREATE TRIGGER signed_notes_once BEFORE INSERT ON signed_notes WHEN EXISTS (SELECT 1 FROM signed_notes WHERE id = new.id OR note_id = new.note_id)
BEGIN SELECT RAISE(ABORT, 'signed_notes are insert-only'); END;
CREATE TRIGGER signed_notes_fixed BEFORE UPDATE ON signed_notes BEGIN SELECT RAISE(ABORT, 'signed_notes are insert-only'); END;
CREATE TRIGGER signed_notes_stay BEFORE DELETE ON signed_notes
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'signed_notes are insert-only'); END;

CREATE TRIGGER note_additions_once BEFORE INSERT ON note_additions WHEN EXISTS (SELECT 1 FROM note_additions WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'note_additions are insert-only'); END;
CREATE TRIGGER note_additions_fixed BEFORE UPDATE ON note_additions BEGIN SELECT RAISE(ABORT, 'note_additions are insert-only'); END;
CREATE TRIGGER note_additions_stay BEFORE DELETE ON note_additions
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'note_additions are insert-only'); END;

CREATE TRIGGER follow_ups_once BEFORE INSERT ON follow_ups WHEN EXISTS (SELECT 1 FROM follow_ups WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'follow_ups are insert-only'); END;
CREATE TRIGGER follow_ups_fixed BEFORE UPDATE ON follow_ups BEGIN SELECT RAISE(ABORT, 'follow_ups are insert-only'); END;
CREATE TRIGGER follow_ups_stay BEFORE DELETE ON follow_ups
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'follow_ups are insert-only'); END;

CREATE TRIGGER safety_plans_once BEFORE INSERT ON safety_plans WHEN EXISTS (SELECT 1 FROM safety_plans WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'safety_plans are insert-only'); END;
CREATE TRIGGER safety_plans_fixed BEFORE UPDATE ON safety_plans BEGIN SELECT RAISE(ABORT, 'safety_plans are insert-only'); END;
CREATE TRIGGER safety_plans_stay BEFORE DELETE ON safety_plans
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'safety_plans are insert-only'); END;

CREATE TRIGGER safety_reviews_once BEFORE INSERT ON safety_reviews WHEN EXISTS (SELECT 1 FROM safety_reviews WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'safety_reviews are insert-only'); END;
CREATE TRIGGER safety_reviews_fixed BEFORE UPDATE ON safety_reviews BEGIN SELECT RAISE(ABORT, 'safety_reviews are insert-only'); END;
CREATE TRIGGER safety_reviews_stay BEFORE DELETE ON safety_reviews
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'safety_reviews are insert-only'); END;

-- A signed note is fixed: what is to be said after it is added below it.
CREATE TRIGGER notes_signed_other BEFORE UPDATE ON notes
WHEN EXISTS (SELECT 1 FROM signed_notes WHERE note_id = old.id) OR EXISTS (SELECT 1 FROM signed_notes WHERE note_id = new.id)
BEGIN SELECT RAISE(ABORT, 'notes are fixed once signed'); END;
CREATE TRIGGER notes_signed_less BEFORE DELETE ON notes
WHEN EXISTS (SELECT 1 FROM signed_notes WHERE note_id = old.id)
  AND NOT EXISTS (SELECT 1 FROM erasures WHERE client_id = old.client_id)
BEGIN SELECT RAISE(ABORT, 'notes are fixed once signed'); END;
CREATE TRIGGER notes_signed_more BEFORE INSERT ON notes
WHEN EXISTS (SELECT 1 FROM signed_notes WHERE note_id = new.id) AND EXISTS (SELECT 1 FROM notes WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'notes are fixed once signed'); END;
