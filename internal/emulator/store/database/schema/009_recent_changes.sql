-- How to take recent changes back, for reads that show the content of a moment
-- ago. Only an emulator with a lag writes here, and only for as long.
CREATE TABLE recent_changes (
  sequence INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  -- A statement that restores the row as it was before the change.
  undo     TEXT NOT NULL
) STRICT;
