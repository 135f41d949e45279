-- Contacts between sessions: with whom, and whether what was to be done after one was done.

ALTER TABLE sessions ADD COLUMN with_whom TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN followed_up_on TEXT;

-- The one box of a reflection, beside its prompts.
ALTER TABLE reflections ADD COLUMN words TEXT NOT NULL DEFAULT '';
