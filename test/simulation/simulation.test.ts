// A thousand simulated days hold the promise, and between them reach every fault in every state that it can meet.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliveryStates } from '../../src-preload/contract/delivery.ts';
import { mutants } from './mutants.ts';

const here = import.meta.dirname;
const states = ['on', ...deliveryStates];
const events = ['kill', 'restore', 'wall clock jump', 'other user', 'network lost', 'key revoked', 'quit'];
const faults = ['not-sent', 'reset-before', 'error-before', 'key-refused', 'rate-limited'];
const writeFaults = [
  'answer-lost',
  'error-after',
  'garbage',
  'held',
  'crash before the first byte',
  'crash after the first byte',
];
const mustHappen = [
  ...events.flatMap((event) => states.map((state) => `${event} × ${state}`)),
  ...faults.flatMap((fault) =>
    ['a send', 'a change', 'a look', 'a reading of leads', 'a new lead'].map((deed) => `${fault} × ${deed}`),
  ),
  ...faults.filter((fault) => fault !== 'key-refused').map((fault) => `${fault} × a search`),
  ...writeFaults.flatMap((fault) => ['a send', 'a change', 'a new lead'].map((deed) => `${fault} × ${deed}`)),
  ...['needs-lead', 'pending', 'parked'].map((state) => `number corrected × ${state}`),
  'refused × a send',
  'refused × a new lead',
  'colleague × a new lead',
  'capped × a look',
  'twin × a call',
];

describe('a thousand seeds', () => {
  it('hold the promise, and every fault was met in every state', { timeout: 900_000 }, async () => {
    const { code, printed } = await simulate(['--seeds', '1000', '--json', '--as-is']);
    expect(code, printed).toBe(0);
    const reached = Object.keys(reachedIn(printed));
    expect(mustHappen.filter((point) => !reached.includes(point))).toEqual([]);
  });
});

describe('a safety rule switched off is noticed', () => {
  it.each(mutants)('$name', { timeout: 120_000 }, async ({ name, from }) => {
    const { code, printed } = await simulate(['--from', String(from), '--seeds', '300', '--as-is'], name);
    expect(code).toBe(1);
    expect(printed).toMatch(/^seed \d+ breaks the promise:/);
  });
});

interface Ended {
  readonly code: number | null;
  readonly printed: string;
}

/** Runs the simulation in a process of its own, with a mutant in it where one is named. */
function simulate(args: readonly string[], mutant?: string): Promise<Ended> {
  const hooks = mutant === undefined ? [] : ['--import', join(here, 'mutate.ts')];
  const child = spawn(process.execPath, [...hooks, join(here, 'run.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(mutant !== undefined && { MUTANT: mutant }) },
  });
  let printed = '';
  child.stdout.on('data', (bytes: Buffer) => {
    printed += String(bytes);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, printed })));
}

function reachedIn(printed: string): object {
  const report: unknown = JSON.parse(printed);
  if (typeof report !== 'object' || report === null || !('reached' in report)) throw new Error('no report');
  return report.reached as object;
}
