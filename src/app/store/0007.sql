-- Whose order an update keeps.
ALTER TABLE inbox ADD COLUMN lane TEXT;
CREATE INDEX inbox_of_a_lane ON inbox (lane);
