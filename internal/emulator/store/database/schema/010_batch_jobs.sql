-- Jobs that move users to another location, or numbers to another inventory.
-- Their items are worked on one after the other, as time passes.
CREATE TABLE batch_jobs (
  sequence     INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE,
  organization TEXT NOT NULL REFERENCES organizations (uuid) ON DELETE CASCADE,
  kind         TEXT NOT NULL,
  operation    TEXT NOT NULL DEFAULT '',
  -- Where the first item comes from, and where it goes.
  source       TEXT NOT NULL DEFAULT '',
  target       TEXT NOT NULL DEFAULT '',
  tracking_id  TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  started_at   INTEGER NOT NULL,
  -- NULL unless the job is paused.
  paused_at    INTEGER
) STRICT;

CREATE INDEX batch_jobs_by_organization ON batch_jobs (organization, kind);

CREATE TABLE batch_job_items (
  sequence INTEGER PRIMARY KEY,
  job      INTEGER NOT NULL REFERENCES batch_jobs (sequence) ON DELETE CASCADE,
  -- The uuid of a person, or a number.
  item     TEXT NOT NULL,
  target   TEXT NOT NULL,
  -- JSON object of what else was asked for.
  wanted   TEXT NOT NULL DEFAULT '{}',
  due_at   INTEGER NOT NULL,
  done     INTEGER NOT NULL DEFAULT 0,
  -- JSON array of what made it fail; empty where it succeeded.
  errors   TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE INDEX batch_job_items_by_job ON batch_job_items (job);
CREATE INDEX batch_job_items_due ON batch_job_items (due_at) WHERE NOT done;

-- What was arranged to keep a person from being moved.
CREATE TABLE move_obstacles (
  person  TEXT PRIMARY KEY REFERENCES people (uuid) ON DELETE CASCADE,
  code    INTEGER NOT NULL,
  message TEXT NOT NULL
) STRICT, WITHOUT ROWID;
