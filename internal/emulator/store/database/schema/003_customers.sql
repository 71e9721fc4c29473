CREATE TABLE sub_partners (
  sequence           INTEGER PRIMARY KEY,
  uuid               TEXT NOT NULL UNIQUE,
  subscription_id    TEXT NOT NULL,
  provisioning_state TEXT NOT NULL,
  created_at         INTEGER NOT NULL
) STRICT;

CREATE TABLE customers (
  sequence         INTEGER PRIMARY KEY,
  uuid             TEXT NOT NULL UNIQUE,
  -- The sub-partner's organization; empty for the partner's own customers.
  sub_partner      TEXT NOT NULL,
  external_id      TEXT NOT NULL,
  provisioning     TEXT NOT NULL,
  organization     TEXT NOT NULL UNIQUE REFERENCES organizations (uuid),
  address          TEXT NOT NULL,
  -- What a client sends but never reads back: name, primary e-mail, time zone
  -- of meetings, sub-partner's administrator.
  unreturned       TEXT NOT NULL,
  -- JSON array: the packages of the first create that succeeded (requirement
  -- U5); null before.
  created_packages TEXT NOT NULL,
  migrating        INTEGER NOT NULL DEFAULT 0,
  -- The latest piece of work. Status follows from these and the time.
  work             TEXT NOT NULL CHECK (work IN ('provision', 'update', 'delete')),
  created_at       INTEGER NOT NULL,
  accepted_at      INTEGER NOT NULL,
  review_until     INTEGER NOT NULL,
  done_at          INTEGER NOT NULL,
  -- The status after the work is done, and the errors shown with it.
  outcome          TEXT NOT NULL,
  errors           TEXT NOT NULL DEFAULT '[]',
  UNIQUE (sub_partner, external_id)
) STRICT;

CREATE TABLE customer_packages (
  customer TEXT NOT NULL REFERENCES customers (uuid) ON DELETE CASCADE,
  name     TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- NULL is unlimited.
  quantity INTEGER,
  license  TEXT NOT NULL,
  -- From when on it is provisioned, or else in error.
  ready_at INTEGER NOT NULL,
  -- From when on it is gone; NULL unless it was removed.
  gone_at  INTEGER,
  errors   TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (customer, name)
) STRICT;
