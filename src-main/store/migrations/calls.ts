// The schema of calls.db, step by step. Append only: a step that has shipped never changes.

export const callsMigrations: readonly string[] = [
  `
  CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE calls (
    id                TEXT PRIMARY KEY,
    account_id        INTEGER,
    user_id           INTEGER,
    direction         TEXT NOT NULL,
    origin            TEXT NOT NULL,
    phase             TEXT NOT NULL,
    outcome           TEXT,
    kind              TEXT NOT NULL,
    number            TEXT,
    extension         TEXT,
    raw               TEXT NOT NULL,
    lead_id           INTEGER,
    lead_name         TEXT,
    started_at        INTEGER NOT NULL,
    executed_at       INTEGER NOT NULL,
    answered_at       INTEGER,
    ended_at          INTEGER,
    duration          INTEGER,
    note              TEXT NOT NULL,
    filed             INTEGER NOT NULL,
    recovered         INTEGER NOT NULL,
    search            TEXT NOT NULL
  ) STRICT;

  -- No two calls share what a lost answer is recognised by: the later one moves by a second.
  CREATE UNIQUE INDEX calls_marker ON calls (direction, ifnull(number, ''), executed_at);
  CREATE INDEX calls_newest ON calls (started_at DESC, id DESC);
  CREATE INDEX calls_of_lead ON calls (lead_id, started_at DESC, id DESC);
  CREATE INDEX calls_on ON calls (phase) WHERE phase <> 'ended';
  CREATE INDEX calls_unfiled ON calls (started_at) WHERE filed = 0;
  CREATE INDEX calls_without_owner ON calls (id) WHERE user_id IS NULL;

  CREATE TABLE outbox (
    call_id     TEXT PRIMARY KEY REFERENCES calls (id),
    state       TEXT NOT NULL,
    -- The communication that is this call. UNIQUE with the account: the claim that keeps two calls from sharing one.
    crm_account INTEGER,
    crm_id      INTEGER,
    -- The attributes last sent, as JSON: what the CRM has, or what it is searched for.
    sent        TEXT,
    -- The highest communication id known before the first byte: ours can only be above it.
    sent_floor  INTEGER,
    doubt       TEXT,
    empty_reads INTEGER NOT NULL DEFAULT 0,
    -- 1 after an older copy of this file was put back: look in the CRM before sending.
    check_first INTEGER NOT NULL DEFAULT 0,
    parked      TEXT,
    status      INTEGER,
    message     TEXT,
    fields      TEXT NOT NULL DEFAULT '[]',
    candidates  TEXT NOT NULL DEFAULT '[]',
    UNIQUE (crm_account, crm_id)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX outbox_open ON outbox (state, call_id) WHERE state NOT IN ('synced', 'local');

  -- How many calls stand in each state, kept by the same transaction that moves them, so that no screen ever counts rows.
  CREATE TABLE tally (
    state TEXT PRIMARY KEY,
    calls INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER outbox_tally_insert AFTER INSERT ON outbox BEGIN
    INSERT INTO tally (state, calls) VALUES (new.state, 1)
    ON CONFLICT (state) DO UPDATE SET calls = calls + 1;
  END;

  CREATE TRIGGER outbox_tally_update AFTER UPDATE OF state ON outbox WHEN old.state <> new.state BEGIN
    UPDATE tally SET calls = calls - 1 WHERE state = old.state;
    INSERT INTO tally (state, calls) VALUES (new.state, 1)
    ON CONFLICT (state) DO UPDATE SET calls = calls + 1;
  END;

  CREATE TABLE attempts (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    call_id   TEXT NOT NULL REFERENCES calls (id),
    kind      TEXT NOT NULL,
    at        INTEGER NOT NULL,
    launch    TEXT NOT NULL,
    body_hash TEXT,
    outcome   TEXT NOT NULL,
    status    INTEGER,
    message   TEXT
  ) STRICT;

  CREATE INDEX attempts_of_call ON attempts (call_id, id);
  CREATE INDEX attempts_under_way ON attempts (call_id) WHERE outcome = 'under-way';
  `,
  `
  -- Why somebody who asked not to be called was called all the same.
  ALTER TABLE calls ADD COLUMN pass_reason TEXT;
  `,
  `
  -- Which phones reported a call, one row for each phone's own call. 'agent': the agent has said how it ended.
  CREATE TABLE call_sources (
    id           INTEGER PRIMARY KEY,
    call_id      TEXT NOT NULL REFERENCES calls (id),
    source       TEXT NOT NULL,
    source_call  TEXT,
    state        TEXT NOT NULL,
    began_at     INTEGER NOT NULL,
    answered_at  INTEGER,
    over_at      INTEGER,
    -- The call that it was merged away from, by hand.
    from_call_id TEXT REFERENCES calls (id)
  ) STRICT;

  CREATE INDEX call_sources_of_call ON call_sources (call_id, id);
  CREATE INDEX call_sources_by_id ON call_sources (source, source_call) WHERE source_call IS NOT NULL;

  CREATE TABLE merged_calls (
    call_id TEXT PRIMARY KEY REFERENCES calls (id),
    into_id TEXT NOT NULL REFERENCES calls (id)
  ) STRICT, WITHOUT ROWID;

  -- Numbers that are owed a call back. 0 stands for nobody: calls missed before anyone was connected.
  CREATE TABLE callbacks (
    account_id   INTEGER NOT NULL,
    user_id      INTEGER NOT NULL,
    number       TEXT NOT NULL,
    times        INTEGER NOT NULL,
    first_at     INTEGER NOT NULL,
    last_at      INTEGER NOT NULL,
    call_id      TEXT NOT NULL REFERENCES calls (id),
    -- Start of the last missed call that the agent has dismissed.
    dismissed_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, user_id, number)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX callbacks_owed ON callbacks (account_id, user_id, last_at DESC) WHERE times > 0;
  `,
  `
  -- 'phone' for calls; messages logged by hand are calls of another method.
  ALTER TABLE calls ADD COLUMN method TEXT NOT NULL DEFAULT 'phone';

  -- What the CRM takes and never shows again: kept apart, so that nothing but the one send ever reads it.
  CREATE TABLE private_parts (
    call_id       TEXT PRIMARY KEY REFERENCES calls (id),
    email_subject TEXT,
    email_body    TEXT,
    email_user    TEXT,
    url           TEXT
  ) STRICT;

  -- Once the CRM has a message, what was private about it leaves this computer in the same transaction.
  CREATE TRIGGER private_parts_delivered AFTER UPDATE OF crm_id ON outbox
  WHEN old.crm_id IS NULL AND new.crm_id IS NOT NULL BEGIN
    DELETE FROM private_parts WHERE call_id = new.call_id;
  END;
  `,
];
