// A call and its outbox row on the disk, against what the disk itself takes: turn by turn, so that a stall hits them alike.

import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src-main/computer/clock.ts';
import { systemRandom } from '../../src-main/computer/random.ts';
import { addCall, type StoredCall } from '../../src-main/store/calls.ts';
import type { Db } from '../../src-main/store/db.ts';
import { checkpoint, inTransaction, openCalls } from '../../src-main/store/open.ts';
import { newOutboxRow, saveOutboxRow } from '../../src-main/store/outbox.ts';
import type { DeliveryState } from '../../src-preload/contract/delivery.ts';
import { bareCore } from '../fakes/bare-core.ts';
import { numberOfLead } from '../fakes/plain-crm.ts';
import { type Figures, figuresOf } from './figures.ts';

export interface DurableWrite {
  readonly rawAppend: Figures;
  readonly store: Figures;
  /** `call.log`, from the request to its answer. */
  readonly callLog: Figures;
}

/** A row as the bench stores it: the place decides number and time. */
export function benchCall(place: number): StoredCall {
  const startedAt = Date.UTC(2026, 0, 1) + place * 1000;
  return {
    id: systemRandom.id(startedAt),
    owner: { accountId: 7, userId: 70 },
    method: 'phone',
    direction: 'outgoing',
    origin: 'dialer',
    phase: 'ended',
    outcome: 'answered',
    kind: 'number',
    number: numberOfLead(place % 1000),
    extension: null,
    raw: numberOfLead(place % 1000),
    lead: { id: 1000 + (place % 1000), name: `Lead ${place % 1000}` },
    startedAt,
    executedAt: startedAt / 1000,
    answeredAt: startedAt,
    endedAt: startedAt,
    duration: 42,
    note: 'Rappeler jeudi, veut un essai routier',
    filed: true,
    recovered: false,
    passReason: null,
  };
}

/** Writes one call of the bench as the core does. */
export function writeCall(db: Db, place: number, state: DeliveryState = 'pending'): void {
  keep(db, benchCall(place), state);
}

function keep(db: Db, call: StoredCall, state: DeliveryState): void {
  inTransaction(db, () => {
    const { id } = addCall(db, call);
    saveOutboxRow(db, newOutboxRow(id, state));
  });
}

/** Calls between two moments in which nobody waits. */
const untilIdle = 200;

/** Measures the three ways so many times. */
export async function durableWrite(times: number): Promise<DurableWrite> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  const file = openSync(join(folder, 'raw'), 'a');
  const db = openCalls(join(folder, 'calls.db'));
  const transport = async () => ({ ok: false, sent: false, status: null, problem: 'ENETDOWN' }) as const;
  const core = bareCore({ folder: join(folder, 'core'), clock: systemClock, transport, url: null, confirmAfter: 1 });
  const line = Buffer.from(`${JSON.stringify(benchCall(0))}\n`);
  const durations = { rawAppend: [] as number[], store: [] as number[], callLog: [] as number[] };
  const timed = async (list: number[], deed: () => unknown) => {
    const start = performance.now();
    await deed();
    list.push(performance.now() - start);
  };
  for (let run = 0; run < times; run += 1) {
    await timed(durations.rawAppend, () => {
      writeSync(file, line);
      fdatasyncSync(file);
    });
    const call = benchCall(run);
    await timed(durations.store, () => keep(db, call, 'pending'));
    if (run % untilIdle === 0) checkpoint(db);
    const input = { text: numberOfLead(run % 1000), extension: null, leadId: null, direction: 'outgoing' };
    const startedAt = Date.UTC(2026, 0, 1) + run * 1000;
    await timed(durations.callLog, () =>
      core.request('call.log', { ...input, outcome: 'answered', startedAt, duration: 42, note: '' }),
    );
  }
  await core.close();
  db.close();
  closeSync(file);
  rmSync(folder, { recursive: true, force: true });
  return {
    rawAppend: figuresOf(durations.rawAppend),
    store: figuresOf(durations.store),
    callLog: figuresOf(durations.callLog),
  };
}
