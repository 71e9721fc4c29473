-- All times are milliseconds since 1970. Identifiers are bare uuids.

CREATE TABLE organizations (
  sequence           INTEGER PRIMARY KEY,
  uuid               TEXT NOT NULL UNIQUE,
  name               TEXT NOT NULL,
  preferred_language TEXT NOT NULL DEFAULT '',
  -- Whether the partner has called GET /organizations/{orgId} for it: until
  -- then calls with this orgId are forbidden.
  opened             INTEGER NOT NULL DEFAULT 0,
  version            INTEGER NOT NULL DEFAULT 1,
  created_at         INTEGER NOT NULL,
  modified_at        INTEGER NOT NULL,
  -- From when on it exists for the API; NULL while provisioning has failed.
  available_at       INTEGER
) STRICT;

-- An e-mail address belongs to one person of one organization.
CREATE TABLE people (
  sequence     INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE,
  organization TEXT NOT NULL REFERENCES organizations (uuid) ON DELETE CASCADE,
  email        TEXT NOT NULL,
  email_folded TEXT NOT NULL UNIQUE,
  created_at   INTEGER NOT NULL,
  available_at INTEGER
) STRICT;

CREATE INDEX people_by_organization ON people (organization);
