-- Updates that Telegram may forget although their work is not done: who comes back finds them here.
CREATE TABLE inbox (
  id BIGINT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
);
-- Who sees what is meant for one person of a group: everybody, or that person.
ALTER TABLE chats ADD COLUMN asides TEXT;
