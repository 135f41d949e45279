-- Looking back together: one review, what each person said at it, and what they would like of each goal.

CREATE TABLE reviews (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT REFERENCES sessions(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    finished_on TEXT,
    unchanged INTEGER NOT NULL,
    settled TEXT NOT NULL,
    agreement_review_id TEXT REFERENCES agreement_reviews(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX reviews_by_client ON reviews(client_id, "on");

CREATE TABLE review_answers (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    review_id TEXT NOT NULL REFERENCES reviews(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    better TEXT NOT NULL,
    did TEXT NOT NULL,
    noticed_ids TEXT NOT NULL,
    more TEXT NOT NULL,
    less TEXT NOT NULL,
    fits TEXT NOT NULL,
    talk TEXT NOT NULL,
    "change" TEXT NOT NULL,
    matters TEXT NOT NULL,
    value TEXT NOT NULL,
    value_words TEXT NOT NULL,
    strength TEXT NOT NULL,
    strength_words TEXT NOT NULL
) STRICT;
CREATE INDEX review_answers_by_client ON review_answers(client_id);
CREATE INDEX review_answers_by_review ON review_answers(review_id);

CREATE TABLE review_wishes (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients(id) DEFERRABLE INITIALLY DEFERRED,
    review_id TEXT NOT NULL REFERENCES reviews(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED,
    goal_id TEXT NOT NULL REFERENCES goals(id) DEFERRABLE INITIALLY DEFERRED,
    wish TEXT,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX review_wishes_by_client ON review_wishes(client_id);
CREATE INDEX review_wishes_by_review ON review_wishes(review_id);
