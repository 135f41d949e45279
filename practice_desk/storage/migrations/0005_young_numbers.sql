-- A number may be printed for young people only: an age in years that they have not reached yet.
ALTER TABLE crisis_numbers ADD COLUMN under_age INTEGER;
