// The schema of leads.db, step by step. Append only, though the file can always be fetched again.

export const leadsMigrations: readonly string[] = [
  `
  CREATE TABLE mirror (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE leads (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    search      TEXT NOT NULL,
    language    TEXT,
    do_not_call TEXT,
    vehicle     TEXT,
    advisor     TEXT,
    updated_at  TEXT,
    source      TEXT NOT NULL
  ) STRICT;

  CREATE TABLE phones (
    lead_id   INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    number    TEXT NOT NULL,
    -- Null where the CRM's text isn't a number that can be called.
    e164      TEXT,
    extension TEXT,
    type      TEXT,
    PRIMARY KEY (lead_id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX phones_e164 ON phones (e164);
  `,
  `
  -- Whoever wants no communication at all wants no call: leads that were read before this was known.
  UPDATE leads
  SET do_not_call = coalesce(json_extract(source, '$.unsubscribe_all_date'), do_not_call)
  WHERE do_not_call IS NULL
    AND json_type(source, '$.unsubscribe_all_date') = 'text';
  `,
];
