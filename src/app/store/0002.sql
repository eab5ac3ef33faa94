-- What an answer cited, a line each, so that a vote can be understood after the answer is forgotten.
ALTER TABLE votes ADD COLUMN places TEXT NOT NULL DEFAULT '';
-- Was never written.
ALTER TABLE votes DROP COLUMN reason;
