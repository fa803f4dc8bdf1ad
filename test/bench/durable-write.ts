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
import { figuresOf } from './figures.ts';
import { own, peer, type Row } from './rows.ts';

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

/** Measures them so many times: the store's write, `call.log` from the request to its answer, and what the disk takes. */
export async function durableWrite(times: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  const file = openSync(join(folder, 'raw'), 'a');
  const db = openCalls(join(folder, 'calls.db'));
  const transport = async () => ({ ok: false, sent: false, status: null, problem: 'ENETDOWN' }) as const;
  const core = bareCore({ folder: join(folder, 'core'), clock: systemClock, transport, url: null, confirmAfter: 1 });
  const unsafe = openCalls(join(folder, 'unsafe.db'));
  unsafe.pragma('synchronous = NORMAL');
  const line = Buffer.from(`${JSON.stringify(benchCall(0))}\n`);
  const durations = {
    rawAppend: [] as number[],
    store: [] as number[],
    unsafe: [] as number[],
    callLog: [] as number[],
  };
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
    await timed(durations.unsafe, () => keep(unsafe, call, 'pending'));
    if (run % untilIdle === 0) for (const one of [db, unsafe]) checkpoint(one);
    const input = { text: numberOfLead(run % 1000), extension: null, leadId: null, direction: 'outgoing' };
    const startedAt = Date.UTC(2026, 0, 1) + run * 1000;
    await timed(durations.callLog, () =>
      core.request('call.log', { ...input, outcome: 'answered', startedAt, duration: 42, note: '' }),
    );
  }
  await core.close();
  db.close();
  unsafe.close();
  closeSync(file);
  rmSync(folder, { recursive: true, force: true });
  const written = 'a call and its outbox row, on the disk';
  const asked = 'call.log, asked to answered';
  const raw = figuresOf(durations.rawAppend);
  return [
    own(written, figuresOf(durations.store), [
      { at: 'p50', most: 1.3, than: ['times', append] },
      { at: 'p99', most: 2, than: ['times', append] },
    ]),
    peer(written, append, raw),
    peer(written, 'synchronous=NORMAL, not power safe', figuresOf(durations.unsafe)),
    own(asked, figuresOf(durations.callLog)),
    peer(asked, append, raw),
  ];
}

const append = 'append + fdatasync';
