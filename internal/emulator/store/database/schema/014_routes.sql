-- Trunks to local gateways, and groups of them, which PSTN connections name.
CREATE TABLE trunks (
  sequence     INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE,
  organization TEXT NOT NULL REFERENCES organizations (uuid) ON DELETE CASCADE,
  location     TEXT NOT NULL REFERENCES locations (uuid) ON DELETE CASCADE,
  name         TEXT NOT NULL,
  name_folded  TEXT NOT NULL,
  type         TEXT NOT NULL,
  UNIQUE (organization, name_folded)
) STRICT;

CREATE INDEX trunks_by_location ON trunks (location);

CREATE TABLE route_groups (
  sequence     INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE,
  organization TEXT NOT NULL REFERENCES organizations (uuid) ON DELETE CASCADE,
  name         TEXT NOT NULL,
  name_folded  TEXT NOT NULL,
  -- JSON array of the uuids of its trunks.
  trunks       TEXT NOT NULL,
  UNIQUE (organization, name_folded)
) STRICT;
