-- Phones of people: by their MAC address, or waiting to be activated by a code.
CREATE TABLE devices (
  sequence   INTEGER PRIMARY KEY,
  uuid       TEXT NOT NULL UNIQUE,
  person     TEXT NOT NULL REFERENCES people (uuid) ON DELETE CASCADE,
  model      TEXT NOT NULL,
  -- NULL for one that has a code.
  mac        TEXT UNIQUE,
  code       TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX devices_by_person ON devices (person);
