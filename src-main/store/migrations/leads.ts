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
  // Search tables, history and tombstones. What is known stays searchable with the network down; all is read again for the rest.
  `
  CREATE TABLE known (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    -- The folded name, a line break, then every other word the lead is found by.
    words       TEXT NOT NULL,
    language    TEXT,
    do_not_call TEXT,
    vehicle     TEXT,
    advisor     TEXT,
    advisor_id  INTEGER,
    -- JSON as it is shown, so that a look-up by number is one row.
    phones      TEXT NOT NULL,
    -- Epoch milliseconds of what happened last, by the CRM's own times.
    activity    INTEGER NOT NULL,
    updated_at  TEXT,
    -- 1 once an equal updated_at can only mean the same lead: the CRM's second was over when it was read.
    settled     INTEGER NOT NULL,
    -- Of the whole object as it came; empty where it has to be read again.
    digest      TEXT NOT NULL,
    -- Epoch milliseconds since when the CRM has no such lead.
    gone_at     INTEGER
  ) STRICT;

  CREATE TABLE lead_sources (
    lead_id INTEGER PRIMARY KEY,
    source  TEXT NOT NULL
  ) STRICT;

  INSERT INTO known
  SELECT id, name, search || char(10), language, do_not_call, vehicle, advisor, NULL, (
           SELECT json_group_array(json_object('number', number, 'extension', extension, 'type', type) ORDER BY position)
           FROM phones
           WHERE phones.lead_id = leads.id),
         0, NULL, 0, '', NULL
  FROM leads;
  INSERT INTO lead_sources SELECT id, source FROM leads;

  CREATE TABLE numbers (
    e164    TEXT NOT NULL,
    lead_id INTEGER NOT NULL,
    end7    TEXT NOT NULL GENERATED ALWAYS AS (substr(e164, -7)) VIRTUAL,
    end4    TEXT NOT NULL GENERATED ALWAYS AS (substr(e164, -4)) VIRTUAL,
    PRIMARY KEY (e164, lead_id)
  ) STRICT, WITHOUT ROWID;
  INSERT OR IGNORE INTO numbers (e164, lead_id) SELECT e164, lead_id FROM phones WHERE e164 IS NOT NULL;

  DROP TABLE phones;
  DROP TABLE leads;
  ALTER TABLE known RENAME TO leads;
  ALTER TABLE numbers RENAME TO phones;

  CREATE INDEX leads_newest ON leads (activity DESC, id DESC) WHERE gone_at IS NULL;
  CREATE INDEX leads_own ON leads (advisor_id, activity DESC, id DESC) WHERE gone_at IS NULL;
  CREATE INDEX phones_of_lead ON phones (lead_id);
  CREATE INDEX phones_end7 ON phones (end7);
  CREATE INDEX phones_end4 ON phones (end4);

  CREATE TABLE emails (
    address TEXT NOT NULL,
    lead_id INTEGER NOT NULL,
    PRIMARY KEY (address, lead_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX emails_of_lead ON emails (lead_id);

  CREATE VIRTUAL TABLE lead_words USING fts5 (
    words, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5 6'
  );
  CREATE VIRTUAL TABLE lead_digits USING fts5 (
    digits, content = '', contentless_delete = 1, tokenize = 'trigram'
  );
  -- No merging inside of a write, where it would stall everything else: it is done bit by bit in between.
  INSERT INTO lead_words (lead_words, rank) VALUES ('automerge', 0), ('crisismerge', 64);
  INSERT INTO lead_digits (lead_digits, rank) VALUES ('automerge', 0), ('crisismerge', 64);
  INSERT INTO lead_words (rowid, words) SELECT id, words FROM leads;
  INSERT INTO lead_digits (rowid, digits) SELECT lead_id, group_concat(e164, ' ') FROM phones GROUP BY lead_id;

  CREATE TABLE communications (
    id      INTEGER PRIMARY KEY,
    lead_id INTEGER NOT NULL,
    -- Epoch milliseconds; 0 where the CRM's time can't be read.
    at      INTEGER NOT NULL,
    -- As it came, without what the CRM lets be written but never read.
    source  TEXT NOT NULL
  ) STRICT;
  CREATE INDEX communications_of_lead ON communications (lead_id, at DESC, id DESC);

  -- The leads that a pass over the changes, or one over all, has met: they tell whether it met them all.
  CREATE TABLE met_changes (lead_id INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE met_survey (lead_id INTEGER PRIMARY KEY) STRICT;

  DELETE FROM mirror WHERE key IN ('cursor', 'progress');
  `,
];
