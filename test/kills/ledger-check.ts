// Holds what the app acknowledged against the CRM's own ledger: every call there once with the right fields, or standing
// in plain sight with a question for the agent; nothing twice, nothing from nowhere.

import type { Ledger } from '../../src-main/sandbox/ledger.ts';
import type { SandboxCommunication } from '../../src-main/sandbox/records.ts';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import type { Acknowledged, Agent } from './agent.ts';

export interface Verdict {
  /** What breaks the promise; empty where it holds. */
  readonly violations: readonly string[];
  readonly delivered: number;
  /** Why the calls that are parked for the agent are. */
  readonly unresolved: readonly string[];
}

/** Checks. `rows` is every call that the app shows once all is quiet. */
export function checkLedger(ledger: Ledger, agent: Agent, rows: readonly CallRow[]): Verdict {
  const communications = ledger.communications();
  const byId = new Map(communications.map((one) => [one.id, one]));
  const shown = new Map(rows.map((row) => [row.id, row]));
  const claimed = rows.flatMap(({ delivery }) => delivery?.crmId ?? []);
  const resting = rows.filter(({ delivery }) => delivery?.state !== 'synced');
  const inSight = resting.filter(({ delivery }) => delivery?.state === 'parked');
  return {
    violations: [
      ...repeated(communications.map((one) => tagOf(one.description)).filter((tag) => tag !== '')).map(
        (tag) => `${tag} is in the CRM more than once`,
      ),
      ...repeated(claimed).map((id) => `two calls are tied to communication ${id}`),
      ...resting
        .filter((row) => !inSight.includes(row))
        .map((row) => `${row.note || row.id} is left ${row.delivery?.state ?? 'without a place'}`),
      ...[...agent.calls.values()].flatMap((call) => {
        const row = shown.get(call.callId);
        return row === undefined ? [`${call.tag} was acknowledged and is gone`] : problemsOf(call, row);
      }),
      ...rows.filter(({ delivery }) => delivery?.state === 'synced').flatMap((row) => problemsInCrm(row, byId)),
      ...communications
        .filter((one) => !rows.some((row) => tagOf(row.note) === tagOf(one.description)))
        .map((one) => `communication ${one.id} (${one.description}) is of no call`),
    ],
    delivered: rows.length - resting.length,
    unresolved: inSight.map(({ delivery }) => delivery?.parked ?? 'no reason'),
  };
}

/** What the app shows of a call against what it acknowledged. */
function problemsOf(call: Acknowledged, row: CallRow): readonly string[] {
  const expected = {
    direction: call.direction,
    ...(call.note === null ? {} : { note: call.note }),
    ...(call.number === null ? {} : { number: call.number }),
    ...(call.told ?? {}),
  };
  return differences(call.tag, expected, row);
}

/** What the CRM holds of a call against what the app shows. */
function problemsInCrm(row: CallRow, byId: ReadonlyMap<number, SandboxCommunication>): readonly string[] {
  const name = tagOf(row.note) || row.id;
  const there = byId.get(row.delivery?.crmId ?? 0);
  if (there === undefined) return [`${name} is said to be in the CRM and isn't`];
  const expected = {
    lead_id: row.lead?.id,
    user_id: signedIn,
    method: 'phone',
    type: row.direction,
    call_phone: row.number,
    call_status: row.outcome,
    call_duration: row.duration,
    description: row.note,
  };
  const late = Date.parse(there.executed_at) - Math.floor(row.startedAt / 1000) * 1000;
  const offTime = late < 0 || late > 60_000 ? [`${name}: executed_at is ${late} ms off`] : [];
  return [...differences(name, expected, there), ...offTime];
}

/** The second user of the sandbox's account: not the one whose key it is, so that a wrong name would show. */
const signedIn = 9000002;

function differences(name: string, expected: object, actual: object): readonly string[] {
  const found = new Map(Object.entries(actual));
  return Object.entries(expected)
    .filter(([field, value]) => found.get(field) !== value)
    .map(([field, value]) => `${name}: ${field} is ${found.get(field)}, not ${value}`);
}

/** The tag that begins a note; empty without one. */
function tagOf(note: string | null): string {
  return /^call-\d+/.exec(note ?? '')?.[0] ?? '';
}

function repeated<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
