-- What did a deed that no person did: a signal, a folder that changed. Empty for people.
ALTER TABLE audit ADD COLUMN doer TEXT NOT NULL DEFAULT '';
