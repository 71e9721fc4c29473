-- What tests and demonstrations arrange; see the exported methods that set it.

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE package_maxima (
  subscription_id TEXT NOT NULL,
  package         TEXT NOT NULL,
  maximum         INTEGER NOT NULL,
  PRIMARY KEY (subscription_id, package)
) STRICT, WITHOUT ROWID;

CREATE TABLE package_failures (
  package        TEXT PRIMARY KEY,
  code           INTEGER NOT NULL,
  description    TEXT NOT NULL,
  customer_fails INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
