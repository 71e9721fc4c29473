-- Calling is in effect until then; NULL means without end.
ALTER TABLE locations ADD COLUMN calling_until INTEGER;
CREATE INDEX locations_by_end_of_calling ON locations (calling_until) WHERE calling_until IS NOT NULL;
ALTER TABLE locations ADD COLUMN charge_number TEXT NOT NULL DEFAULT '';
-- Empty until a PSTN connection is set.
ALTER TABLE locations ADD COLUMN pstn_type TEXT NOT NULL DEFAULT '';

-- Jobs that disable calling. How one ends is decided when it is accepted;
-- status follows from the time.
CREATE TABLE disable_calling_jobs (
  sequence      INTEGER PRIMARY KEY,
  uuid          TEXT NOT NULL UNIQUE,
  organization  TEXT NOT NULL REFERENCES organizations (uuid) ON DELETE CASCADE,
  location      TEXT NOT NULL,
  location_name TEXT NOT NULL,
  tracking_id   TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  started_at    INTEGER NOT NULL,
  done_at       INTEGER NOT NULL,
  -- JSON array of what makes it fail; empty where it succeeds.
  errors        TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE INDEX disable_calling_jobs_by_organization ON disable_calling_jobs (organization);
