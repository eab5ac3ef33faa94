-- The place that a chat's questions are about where they name none.
ALTER TABLE chats ADD COLUMN place TEXT;
