CREATE TABLE templates (
  sequence        INTEGER PRIMARY KEY,
  uuid            TEXT NOT NULL UNIQUE,
  name_folded     TEXT NOT NULL,
  subscription_id TEXT NOT NULL,
  -- The template as the API shows it, but for its id and times.
  document        TEXT NOT NULL,
  created_at      INTEGER NOT NULL,
  modified_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX templates_by_name ON templates (name_folded);
