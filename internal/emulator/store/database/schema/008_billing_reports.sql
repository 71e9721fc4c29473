-- Billing reports. How one ends is decided when it is accepted; status follows
-- from the time.
CREATE TABLE billing_reports (
  sequence      INTEGER PRIMARY KEY,
  uuid          TEXT NOT NULL UNIQUE,
  -- The sub-partner's organization; empty for the partner's own report.
  sub_partner   TEXT NOT NULL,
  start_date    TEXT NOT NULL,
  end_date      TEXT NOT NULL,
  type          TEXT NOT NULL,
  -- Signs the links to the report.
  signature_key TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  done_at       INTEGER NOT NULL,
  -- JSON array of what makes it fail; empty where it succeeds.
  errors        TEXT NOT NULL DEFAULT '[]'
) STRICT;
