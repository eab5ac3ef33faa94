-- How an admin's deed ended; empty for what people do for themselves.
ALTER TABLE audit ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
UPDATE audit SET outcome = 'done' WHERE action LIKE 'announce%';
-- People whom an admin of the settings has named.
CREATE TABLE admins (
  person BIGINT NOT NULL PRIMARY KEY,
  made_by BIGINT NOT NULL,
  made BIGINT NOT NULL
);
-- Questions by day of the bot's time zone.
CREATE TABLE days (
  day TEXT NOT NULL PRIMARY KEY,
  asked BIGINT NOT NULL,
  unanswered BIGINT NOT NULL
);
-- What all replicas are to agree on, by name: the edition that was chosen, words that were taught.
CREATE TABLE shared (
  name TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
);
-- A question without an answer that is none of ours is counted and not listed.
ALTER TABLE gaps ADD COLUMN closed BIGINT NOT NULL DEFAULT 0;
-- Who is told every week what had no answer, and when next.
CREATE TABLE digests (
  person BIGINT NOT NULL PRIMARY KEY,
  next BIGINT NOT NULL
);
