// The safety rules of delivery, each with the change to the source that switches it off: where a second rule covers for it,
// that one too. The simulation must notice.

export interface Mutant {
  readonly name: string;
  /** The seed from which the search begins: near one that is known to break the promise with it. */
  readonly from: number;
  readonly edits: readonly Edit[];
}

interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'no commit before the first byte',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/deliver.ts',
        find: 'saveOutboxRow(calls, row);\n      return beginAttempt',
        replace: 'return beginAttempt',
      },
    ],
  },
  {
    name: 'a send under way at a crash is sent again',
    from: 1,
    edits: [
      {
        file: 'src-main/core/recovery.ts',
        find: "{ ...row, state: 'unknown', doubt: 'restarted', emptyReads: 0 }",
        replace: "{ ...row, state: 'pending', sent: null }",
      },
    ],
  },
  {
    name: 'Q = 0: looked for at once',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/deliver.ts',
        find: 'context.confirmAfter',
        replace: '0',
      },
    ],
  },
  {
    name: 'no claim set, where keys may be shared',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/settle.ts',
        find: '!evidence.claimed.has(one.id)',
        replace: 'true',
      },
      {
        file: 'src-main/store/calls.ts',
        find: "\n       ON CONFLICT (direction, ifnull(number, ''), executed_at) DO NOTHING`",
        replace: '`',
      },
      {
        file: 'src-main/store/migrations/calls.ts',
        find: 'CREATE UNIQUE INDEX calls_marker',
        replace: 'CREATE INDEX calls_marker',
      },
      {
        file: 'src-main/store/migrations/calls.ts',
        find: 'UNIQUE (crm_account, crm_id)',
        replace: 'CHECK (true)',
      },
      {
        file: 'src-main/store/migrations/calls.ts',
        find: 'CREATE UNIQUE INDEX outbox_claim',
        replace: 'CREATE INDEX outbox_claim',
      },
    ],
  },
  {
    name: 'pending after a restore',
    from: 1,
    edits: [
      {
        file: 'src-main/core/recovery.ts',
        find: 'lastAttempt(calls) < witnessed',
        replace: 'false',
      },
    ],
  },
  {
    name: 'what was delivered or kept is not looked for after a restore',
    from: 1,
    edits: [
      {
        file: 'src-main/core/recovery.ts',
        find: 'lookForAllFirst(calls);',
        replace: '',
      },
    ],
  },
  {
    name: 'retry on 5xx',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/outcome.ts',
        find: "case 'ambiguous':\n      return { ...row, ...settled, state: 'unknown'",
        replace:
          "case 'ambiguous':\n      if (answer.doubt === 'server-error') return ready(row);\n      return { ...row, ...settled, state: 'unknown'",
      },
    ],
  },
  {
    name: 'retry when no answer came',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/outcome.ts',
        find: "case 'ambiguous':\n      return { ...row, ...settled, state: 'unknown'",
        replace:
          "case 'ambiguous':\n      if (answer.doubt === 'no-answer') return ready(row);\n      return { ...row, ...settled, state: 'unknown'",
      },
    ],
  },
  {
    name: 'shared match key, where what was found is believed to be as it was sent',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/payload.ts',
        find: "description: shown.description ?? '',",
        replace: '',
      },
      {
        file: 'src-main/store/calls.ts',
        find: "\n       ON CONFLICT (direction, ifnull(number, ''), executed_at) DO NOTHING`",
        replace: '`',
      },
      {
        file: 'src-main/store/migrations/calls.ts',
        find: 'CREATE UNIQUE INDEX calls_marker',
        replace: 'CREATE INDEX calls_marker',
      },
    ],
  },
  {
    name: 'one empty read is enough, and a cut list counts as empty',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/settle.ts',
        find: "cut ? { kind: 'inconclusive' } : { kind: 'absent' }",
        replace: "{ kind: 'absent' }",
      },
    ],
  },
  {
    name: 'one of two matches is taken',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/settle.ts',
        find: 'if (exact.length === 1 && exact[0]) return',
        replace: 'if (exact.length > 0) exact[0] = exact.at(-1) ?? exact[0]; if (exact[0]) return',
      },
    ],
  },
  {
    name: "another user's queue is flushed",
    from: 1,
    edits: [
      {
        file: 'src-main/store/outbox.ts',
        find: 'AND calls.account_id = ?\n       AND calls.user_id = ?\n     ORDER BY',
        replace: 'AND ? IS NOT NULL\n       AND ? IS NOT NULL\n     ORDER BY',
      },
    ],
  },
  {
    name: 'an edit made while sending is forgotten',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/deliver.ts',
        find: 'withItsCall(after, call, isEdited(call, after, now))',
        replace: 'withItsCall(after, call, false)',
      },
    ],
  },
  {
    name: 'a lost PUT is taken as done',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/outcome.ts',
        find: "    case 'not-sent':\n    case 'key-refused':\n    case 'rate-limited':\n    case 'ambiguous':\n      return row;",
        replace:
          "    case 'not-sent':\n    case 'key-refused':\n    case 'rate-limited':\n      return row;\n    case 'ambiguous':\n      return { ...row, ...settled, state: 'synced', sent };",
      },
    ],
  },
  {
    name: 'a lost PUT leaves the old value believed',
    from: 651,
    edits: [
      {
        file: 'src-main/core/sync/payload.ts',
        find: '.filter(([name]) => !(name in changes))',
        replace: '',
      },
    ],
  },
  {
    name: 'waits on the wall clock',
    from: 478,
    edits: [
      {
        file: 'src-main/core/sync/deliver.ts',
        find: 'clock.monotonic()',
        replace: 'clock.now()',
      },
    ],
  },
  {
    name: 'a new lead is sent again on a 5xx',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/new-lead-outcome.ts',
        find: "case 'ambiguous':\n      return { ...lead",
        replace:
          "case 'ambiguous':\n      if (answer.doubt === 'server-error') return leadReady(lead);\n      return { ...lead",
      },
    ],
  },
  {
    name: 'a new lead under way at a crash is sent again',
    from: 1,
    edits: [
      {
        file: 'src-main/core/recovery.ts',
        find: "saveNewLead(calls, { ...lead, state: 'unknown', doubt: 'restarted', emptyReads: 0 })",
        replace: "saveNewLead(calls, { ...lead, state: 'pending' })",
      },
    ],
  },
  {
    name: 'a key is used before the CRM has said whose it is',
    from: 200,
    edits: [
      {
        file: 'src-main/core/connection.ts',
        find: 'crm && proven && whose',
        replace: 'crm && whose',
      },
      {
        file: 'src-main/core/connection.ts',
        find: "failures = 0;\n    context.changed('state');",
        replace: "failures = 0;\n    context.changed('state');\n    if (session()) established();",
      },
    ],
  },
  {
    name: "what can't be read back stays after delivery",
    from: 1,
    edits: [
      {
        file: 'src-main/store/migrations/calls.ts',
        find: 'DELETE FROM private_parts WHERE call_id = new.call_id;',
        replace: 'SELECT 1;',
      },
    ],
  },
  {
    name: 'what was deleted stays in the journal',
    from: 1,
    edits: [
      {
        file: 'src-main/core/sync/forget.ts',
        find: 'if (!emptyJournal(calls)) soon();',
        replace: '',
      },
    ],
  },
  {
    name: 'a number is corrected though the CRM may have the call',
    from: 1,
    edits: [
      {
        file: 'src-main/core/calls/records.ts',
        find: "if (call.method !== 'phone' || staysHere(call) || !isOpen) return failed('deed-not-possible');",
        replace: '',
      },
    ],
  },
];
