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
  // Ids are UUIDv7 of the call's start, so that the order of ids is the order of the list, in every index that ends in one.
  `
  ALTER TABLE calls DROP COLUMN search;
  -- The computer's own calendar when and where the call was made.
  ALTER TABLE calls ADD COLUMN day TEXT NOT NULL DEFAULT '';
  ALTER TABLE calls ADD COLUMN hour INTEGER NOT NULL DEFAULT 0;
  -- 1 from a change of its words on, until the search index has them.
  ALTER TABLE calls ADD COLUMN reworded INTEGER NOT NULL DEFAULT 0;
  UPDATE calls
  SET day = strftime('%Y-%m-%d', started_at / 1000, 'unixepoch', 'localtime'),
      hour = CAST(strftime('%H', started_at / 1000, 'unixepoch', 'localtime') AS INTEGER);

  DROP INDEX calls_newest;
  DROP INDEX calls_of_lead;
  CREATE INDEX calls_of_lead ON calls (lead_id, id) WHERE lead_id IS NOT NULL;
  -- Most calls are answered: walking the newest finds those soon, and so their write spares a page.
  CREATE INDEX calls_unanswered ON calls (outcome, id) WHERE outcome <> 'answered';
  CREATE INDEX calls_reworded ON calls (id) WHERE reworded = 1;

  -- The claim again, on the rows that have one: a new call has none, and its write spares a page.
  CREATE TABLE outbox_rows (
    call_id     TEXT PRIMARY KEY REFERENCES calls (id),
    state       TEXT NOT NULL,
    crm_account INTEGER,
    crm_id      INTEGER,
    sent        TEXT,
    sent_floor  INTEGER,
    doubt       TEXT,
    empty_reads INTEGER NOT NULL DEFAULT 0,
    check_first INTEGER NOT NULL DEFAULT 0,
    parked      TEXT,
    status      INTEGER,
    message     TEXT,
    fields      TEXT NOT NULL DEFAULT '[]',
    candidates  TEXT NOT NULL DEFAULT '[]'
  ) STRICT, WITHOUT ROWID;
  INSERT INTO outbox_rows
  SELECT call_id, state, crm_account, crm_id, sent, sent_floor, doubt, empty_reads, check_first, parked, status,
         message, fields, candidates
  FROM outbox;
  DROP TABLE outbox;
  ALTER TABLE outbox_rows RENAME TO outbox;
  CREATE UNIQUE INDEX outbox_claim ON outbox (crm_account, crm_id) WHERE crm_id IS NOT NULL;
  CREATE INDEX outbox_open ON outbox (state, call_id) WHERE state NOT IN ('synced', 'local');
  CREATE INDEX outbox_settled ON outbox (state, call_id) WHERE state IN ('synced', 'local');

  -- The tally keeps the two states that grow with the history. The open ones are few, and counted by their index: a new
  -- call's write spares a page.
  DELETE FROM tally WHERE state NOT IN ('synced', 'local');
  -- Dropped with the table: what was private about a message leaves this computer once the CRM has it.
  CREATE TRIGGER private_parts_delivered AFTER UPDATE OF crm_id ON outbox
  WHEN old.crm_id IS NULL AND new.crm_id IS NOT NULL BEGIN
    DELETE FROM private_parts WHERE call_id = new.call_id;
  END;

  CREATE TRIGGER outbox_tally_insert AFTER INSERT ON outbox WHEN new.state IN ('synced', 'local') BEGIN
    INSERT INTO tally (state, calls) VALUES (new.state, 1)
    ON CONFLICT (state) DO UPDATE SET calls = calls + 1;
  END;
  CREATE TRIGGER outbox_tally_update AFTER UPDATE OF state ON outbox
  WHEN old.state <> new.state AND (old.state IN ('synced', 'local') OR new.state IN ('synced', 'local'))
  BEGIN
    UPDATE tally SET calls = calls - 1 WHERE state = old.state;
    INSERT INTO tally (state, calls)
    SELECT new.state, 1
    WHERE new.state IN ('synced', 'local')
    ON CONFLICT (state) DO UPDATE SET calls = calls + 1;
  END;
  CREATE TRIGGER outbox_tally_delete AFTER DELETE ON outbox WHEN old.state IN ('synced', 'local') BEGIN
    UPDATE tally SET calls = calls - 1 WHERE state = old.state;
  END;

  -- Ended calls by day, hour, direction and outcome, '' where nobody has told it; account and user 0 for nobody's.
  -- Kept by the call's own transaction, so that no chart ever counts rows. Two records of one call
  -- count once, messages not at all.
  CREATE TABLE call_days (
    account_id   INTEGER NOT NULL,
    user_id      INTEGER NOT NULL,
    day          TEXT NOT NULL,
    hour         INTEGER NOT NULL,
    direction    TEXT NOT NULL,
    outcome      TEXT NOT NULL,
    calls        INTEGER NOT NULL,
    talk_seconds INTEGER NOT NULL,
    PRIMARY KEY (account_id, user_id, day, hour, direction, outcome)
  ) STRICT, WITHOUT ROWID;

  INSERT INTO call_days
  SELECT ifnull(account_id, 0), ifnull(user_id, 0), day, hour, direction, ifnull(outcome, ''), count(*),
         ifnull(sum(duration), 0)
  FROM calls
  WHERE phase = 'ended'
    AND method = 'phone'
    AND id NOT IN (SELECT call_id FROM merged_calls)
  GROUP BY 1, 2, 3, 4, 5, 6;

  CREATE TRIGGER call_days_insert AFTER INSERT ON calls WHEN new.phase = 'ended' AND new.method = 'phone' BEGIN
    INSERT INTO call_days
    VALUES (ifnull(new.account_id, 0), ifnull(new.user_id, 0), new.day, new.hour, new.direction, ifnull(new.outcome, ''),
            1, ifnull(new.duration, 0))
    ON CONFLICT DO UPDATE SET calls = calls + 1, talk_seconds = talk_seconds + excluded.talk_seconds;
  END;
  CREATE TRIGGER call_days_update AFTER UPDATE OF account_id, user_id, phase, outcome, duration ON calls
  WHEN 'ended' IN (old.phase, new.phase)
    AND new.method = 'phone'
    AND (old.account_id, old.user_id, old.phase, old.outcome, old.duration)
        IS NOT (new.account_id, new.user_id, new.phase, new.outcome, new.duration)
    AND NOT EXISTS (SELECT 1 FROM merged_calls WHERE call_id = new.id)
  BEGIN
    UPDATE call_days
    SET calls = calls - 1, talk_seconds = talk_seconds - ifnull(old.duration, 0)
    WHERE old.phase = 'ended'
      AND account_id = ifnull(old.account_id, 0)
      AND user_id = ifnull(old.user_id, 0)
      AND day = old.day
      AND hour = old.hour
      AND direction = old.direction
      AND outcome = ifnull(old.outcome, '');
    INSERT INTO call_days
    SELECT ifnull(new.account_id, 0), ifnull(new.user_id, 0), new.day, new.hour, new.direction, ifnull(new.outcome, ''),
           1, ifnull(new.duration, 0)
    WHERE new.phase = 'ended'
    ON CONFLICT DO UPDATE SET calls = calls + 1, talk_seconds = talk_seconds + excluded.talk_seconds;
  END;
  CREATE TRIGGER call_days_merge AFTER INSERT ON merged_calls BEGIN
    UPDATE call_days
    SET calls = call_days.calls - 1, talk_seconds = talk_seconds - ifnull(away.duration, 0)
    FROM calls AS away
    WHERE away.id = new.call_id
      AND away.phase = 'ended'
      AND away.method = 'phone'
      AND call_days.account_id = ifnull(away.account_id, 0)
      AND call_days.user_id = ifnull(away.user_id, 0)
      AND call_days.day = away.day
      AND call_days.hour = away.hour
      AND call_days.direction = away.direction
      AND call_days.outcome = ifnull(away.outcome, '');
  END;
  CREATE TRIGGER call_days_split AFTER DELETE ON merged_calls BEGIN
    INSERT INTO call_days
    SELECT ifnull(account_id, 0), ifnull(user_id, 0), day, hour, direction, ifnull(outcome, ''), 1, ifnull(duration, 0)
    FROM calls
    WHERE id = old.call_id
      AND phase = 'ended'
      AND method = 'phone'
    ON CONFLICT DO UPDATE SET calls = calls + 1, talk_seconds = talk_seconds + excluded.talk_seconds;
  END;
  CREATE TRIGGER call_days_delete AFTER DELETE ON calls WHEN old.phase = 'ended' AND old.method = 'phone' BEGIN
    UPDATE call_days
    SET calls = calls - 1, talk_seconds = talk_seconds - ifnull(old.duration, 0)
    WHERE account_id = ifnull(old.account_id, 0)
      AND user_id = ifnull(old.user_id, 0)
      AND day = old.day
      AND hour = old.hour
      AND direction = old.direction
      AND outcome = ifnull(old.outcome, '');
  END;

  -- Where a call stands in the search index: numbers that grow with its start, so that hits come newest first unsorted.
  -- Calls are indexed in the order they were added, when the app is idle or someone searches; the last one is remembered.
  CREATE TABLE call_places (
    place   INTEGER PRIMARY KEY,
    call_id TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE call_words_state (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    last_call_id TEXT
  ) STRICT;
  INSERT INTO call_words_state (one) VALUES (1);
  -- Names, digits and notes.
  CREATE VIRTUAL TABLE call_words USING fts5(
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5 6 7 8',
    tokenize = "unicode61 remove_diacritics 2"
  );
  CREATE TRIGGER call_words_delete AFTER DELETE ON calls BEGIN
    DELETE FROM call_words WHERE rowid = (SELECT place FROM call_places WHERE call_id = old.id);
    DELETE FROM call_places WHERE call_id = old.id;
    UPDATE call_words_state
    SET last_call_id = (SELECT id FROM calls WHERE rowid < old.rowid ORDER BY rowid DESC LIMIT 1)
    WHERE last_call_id = old.id;
  END;
  `,
  // Who the agent said is meant by a number that several leads hold.
  `
  CREATE TABLE number_choices (
    account_id INTEGER NOT NULL,
    number     TEXT NOT NULL,
    lead_id    INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    PRIMARY KEY (account_id, number)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Leads that an agent made from an unknown number, with the last send of each: written before its first byte.
  CREATE TABLE new_leads (
    id           TEXT PRIMARY KEY,
    account_id   INTEGER,
    user_id      INTEGER,
    first_name   TEXT NOT NULL,
    last_name    TEXT NOT NULL,
    number       TEXT NOT NULL,
    language     TEXT,
    call_id      TEXT REFERENCES calls (id),
    created_at   INTEGER NOT NULL,
    state        TEXT NOT NULL,
    lead_id      INTEGER,
    anyway       INTEGER NOT NULL DEFAULT 0,
    floor        INTEGER,
    attempt      INTEGER,
    attempted_at INTEGER,
    launch       TEXT,
    body_hash    TEXT,
    doubt        TEXT,
    empty_reads  INTEGER NOT NULL DEFAULT 0,
    vague_reads  INTEGER NOT NULL DEFAULT 0,
    check_first  INTEGER NOT NULL DEFAULT 0,
    parked       TEXT,
    status       INTEGER,
    message      TEXT,
    fields       TEXT NOT NULL DEFAULT '[]',
    candidates   TEXT NOT NULL DEFAULT '[]'
  ) STRICT;

  -- The claim: two new leads are never the same one in the CRM.
  CREATE UNIQUE INDEX new_leads_claim ON new_leads (account_id, lead_id) WHERE lead_id IS NOT NULL;
  CREATE INDEX new_leads_open ON new_leads (id) WHERE state <> 'created';
  `,
  // How many calls were missed: a snapshot must cost the same whatever the history.
  `
  CREATE TABLE missed_tally (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    calls INTEGER NOT NULL
  ) STRICT;
  INSERT INTO missed_tally
  SELECT 1, count(*)
  FROM calls
  WHERE direction = 'incoming'
    AND outcome = 'interrupted';

  CREATE TRIGGER missed_insert AFTER INSERT ON calls
  WHEN new.direction = 'incoming' AND new.outcome IS 'interrupted' BEGIN
    UPDATE missed_tally SET calls = calls + 1;
  END;
  CREATE TRIGGER missed_update AFTER UPDATE OF direction, outcome ON calls
  WHEN (old.direction = 'incoming' AND old.outcome IS 'interrupted')
       <> (new.direction = 'incoming' AND new.outcome IS 'interrupted')
  BEGIN
    UPDATE missed_tally SET calls = calls + iif(new.direction = 'incoming' AND new.outcome IS 'interrupted', 1, -1);
  END;
  CREATE TRIGGER missed_delete AFTER DELETE ON calls
  WHEN old.direction = 'incoming' AND old.outcome IS 'interrupted' BEGIN
    UPDATE missed_tally SET calls = calls - 1;
  END;
  `,
  // The fields that the CRM refused have its words beside their names.
  `
  UPDATE outbox
  SET fields = (SELECT json_group_array(json_object('name', value, 'words', NULL)) FROM json_each(outbox.fields))
  WHERE fields <> '[]';
  UPDATE new_leads
  SET fields = (SELECT json_group_array(json_object('name', value, 'words', NULL)) FROM json_each(new_leads.fields))
  WHERE fields <> '[]';
  `,
];
