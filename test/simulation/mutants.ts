// The safety rules of delivery, each with the change to the source that switches it off. The simulation must notice.

export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'no commit before the first byte',
    file: 'src-main/core/sync/deliver.ts',
    find: 'saveOutboxRow(calls, row);\n      return beginAttempt',
    replace: 'return beginAttempt',
  },
  {
    name: 'a send under way at a crash is sent again',
    file: 'src-main/core/recovery.ts',
    find: "{ ...row, state: 'unknown', doubt: 'restarted', emptyReads: 0 }",
    replace: "{ ...row, state: 'pending', sent: null }",
  },
  {
    name: 'Q = 0: looked for at once',
    file: 'src-main/core/sync/deliver.ts',
    find: 'context.confirmAfter',
    replace: '0',
  },
  {
    name: 'no claim set',
    file: 'src-main/core/sync/settle.ts',
    find: '!evidence.claimed.has(one.id)',
    replace: 'true',
  },
  {
    name: 'pending after a restore',
    file: 'src-main/core/recovery.ts',
    find: 'lastAttempt(calls) < witnessed',
    replace: 'false',
  },
  {
    name: 'retry on 5xx',
    file: 'src-main/core/sync/outcome.ts',
    find: "case 'ambiguous':\n      return { ...row, ...settled, state: 'unknown'",
    replace:
      "case 'ambiguous':\n      if (answer.doubt === 'server-error') return ready(row);\n      return { ...row, ...settled, state: 'unknown'",
  },
  {
    name: 'retry when no answer came',
    file: 'src-main/core/sync/outcome.ts',
    find: "case 'ambiguous':\n      return { ...row, ...settled, state: 'unknown'",
    replace:
      "case 'ambiguous':\n      if (answer.doubt === 'no-answer') return ready(row);\n      return { ...row, ...settled, state: 'unknown'",
  },
  {
    name: 'shared match key',
    file: 'src-main/store/calls.ts',
    find: 'const stored = { ...call, executedAt: freeSecond(db, call) };',
    replace: "const stored = call; db.exec('DROP INDEX IF EXISTS calls_marker');",
  },
  {
    name: 'one empty read is enough, and a cut list counts as empty',
    file: 'src-main/core/sync/settle.ts',
    find: "mayBeCut(evidence) ? { kind: 'inconclusive' } : { kind: 'absent' }",
    replace: "{ kind: 'absent' }",
  },
  {
    name: 'no floor under the ids',
    file: 'src-main/core/sync/settle.ts',
    find: 'one.id > evidence.floor',
    replace: 'true',
  },
  {
    name: 'the first of two matches is taken',
    file: 'src-main/core/sync/settle.ts',
    find: 'if (exact.length > 1)',
    replace: 'if (false)',
  },
  {
    name: "another user's queue is flushed",
    file: 'src-main/store/outbox.ts',
    find: 'AND calls.account_id = ?\n       AND calls.user_id = ?\n     ORDER BY',
    replace: 'AND ? IS NOT NULL\n       AND ? IS NOT NULL\n     ORDER BY',
  },
  {
    name: 'an edit made while sending is forgotten',
    file: 'src-main/core/sync/deliver.ts',
    find: 'withItsCall(after, call, isEdited(call, after, now))',
    replace: 'withItsCall(after, call, false)',
  },
  {
    name: 'a lost PUT is taken as done',
    file: 'src-main/core/sync/outcome.ts',
    find: "    case 'not-sent':\n    case 'key-refused':\n    case 'rate-limited':\n    case 'ambiguous':\n      return row;",
    replace:
      "    case 'not-sent':\n    case 'key-refused':\n    case 'rate-limited':\n      return row;\n    case 'ambiguous':\n      return { ...row, ...settled, state: 'synced', sent };",
  },
  {
    name: 'a lost PUT leaves the old value believed',
    file: 'src-main/core/sync/payload.ts',
    find: '.filter(([name]) => !(name in changes))',
    replace: '',
  },
  {
    name: 'waits on the wall clock',
    file: 'src-main/core/sync/deliver.ts',
    find: 'clock.monotonic()',
    replace: 'clock.now()',
  },
  {
    name: 'no pace',
    file: 'src-main/core/sync/pace.ts',
    find: 'if (missing > 1e-9)',
    replace: 'if (false)',
  },
];
