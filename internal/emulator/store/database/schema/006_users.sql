ALTER TABLE people ADD COLUMN first_name TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN last_name TEXT NOT NULL DEFAULT '';
-- Empty where nobody chose one: it is then made of the names or the address.
ALTER TABLE people ADD COLUMN display_name TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN display_name_folded TEXT NOT NULL DEFAULT '';
-- JSON array of role uuids.
ALTER TABLE people ADD COLUMN roles TEXT NOT NULL DEFAULT '[]';
-- The package whose licence the person has; empty for none.
ALTER TABLE people ADD COLUMN package TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN location TEXT REFERENCES locations (uuid) ON DELETE SET NULL;
ALTER TABLE people ADD COLUMN extension TEXT;
ALTER TABLE people ADD COLUMN login_enabled INTEGER NOT NULL DEFAULT 1;
-- JSON object of what is kept as it was sent: department, title and the like.
ALTER TABLE people ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
-- NULL until the person is changed for the first time.
ALTER TABLE people ADD COLUMN modified_at INTEGER;

CREATE UNIQUE INDEX people_by_extension ON people (location, extension) WHERE extension IS NOT NULL;
CREATE INDEX people_by_package ON people (organization, package);

-- A phone number is in the inventory of one location, wherever that is.
CREATE TABLE numbers (
  sequence  INTEGER PRIMARY KEY,
  number    TEXT NOT NULL UNIQUE,
  location  TEXT NOT NULL REFERENCES locations (uuid) ON DELETE CASCADE,
  person    TEXT UNIQUE REFERENCES people (uuid) ON DELETE SET NULL,
  active    INTEGER NOT NULL DEFAULT 1,
  -- A number that came with a user, and not into the inventory before, goes
  -- with the user again.
  brought   INTEGER NOT NULL DEFAULT 0,
  toll_free INTEGER NOT NULL DEFAULT 0,
  service   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX numbers_by_location ON numbers (location);

CREATE TRIGGER brought_number_free AFTER UPDATE OF person ON numbers WHEN NEW.person IS NULL AND NEW.brought BEGIN
  DELETE FROM numbers WHERE number = NEW.number;
END;

CREATE TABLE subscribers (
  sequence          INTEGER PRIMARY KEY,
  uuid              TEXT NOT NULL UNIQUE,
  customer          TEXT NOT NULL REFERENCES customers (uuid) ON DELETE CASCADE,
  -- NULL while the owner of the address has not agreed to move.
  person            TEXT UNIQUE REFERENCES people (uuid) ON DELETE CASCADE,
  email             TEXT NOT NULL,
  email_folded      TEXT NOT NULL UNIQUE,
  package           TEXT NOT NULL,
  -- What a pending one will get; '{}' afterwards.
  parameters        TEXT NOT NULL DEFAULT '{}',
  consent_mails     INTEGER NOT NULL DEFAULT 0,
  created_at        INTEGER NOT NULL,
  status_changed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX subscribers_by_customer ON subscribers (customer, created_at);
CREATE INDEX subscribers_by_time ON subscribers (created_at);

-- However a subscriber goes, also with its customer, the person stays and
-- loses what came with the package.
CREATE TRIGGER subscriber_gone AFTER DELETE ON subscribers BEGIN
  UPDATE numbers SET person = NULL WHERE person = OLD.person;
  UPDATE people SET package = '', location = NULL, extension = NULL WHERE uuid = OLD.person;
END;

-- E-mail addresses of free Webex accounts, whose owners must agree to move.
CREATE TABLE free_accounts (
  email_folded TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
