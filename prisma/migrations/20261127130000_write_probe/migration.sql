-- What readiness writes to, to know that something can be written.
CREATE TABLE write_probe (
  id smallint PRIMARY KEY,
  filler bytea NOT NULL
);
