-- Whether the bot has been in a chat before is asked whenever it is let in.
CREATE INDEX audit_of_a_chat ON audit (chat);
