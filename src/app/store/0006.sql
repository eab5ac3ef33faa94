-- Which process works on an update that was pushed to it.
ALTER TABLE inbox ADD COLUMN who TEXT;
