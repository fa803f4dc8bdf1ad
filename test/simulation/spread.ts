// Spreads seeds over processes, a few at a time and in order, and adds up what they found.

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Batch, Found } from './worker.ts';

/** So many that handing them out costs nothing, so few that no worker is left alone with the last ones. */
const batch = 10;

/**
 * Runs seeds in so many processes and returns the sum of what they found. After a violation no more are handed out. `told`
 * hears after each batch how many seeds are done. Rejects if a worker dies.
 */
export async function simulateSeeds(
  from: number,
  seeds: number,
  workers: number,
  told: (done: number) => void,
): Promise<Found> {
  const end = from + seeds;
  let next = from;
  let total: Found = { seeds: 0, calls: 0, delivered: 0, reached: {}, broken: [] };

  async function work(): Promise<void> {
    // Node's own options come along: a mutant is one of them.
    const child = fork(join(import.meta.dirname, 'worker.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    try {
      while (next < end && total.broken.length === 0) {
        const mine: Batch = { from: next, seeds: Math.min(batch, end - next) };
        next += mine.seeds;
        const found = await answerOf(child, mine);
        total = sum(total, found);
        told(total.seeds);
      }
    } finally {
      child.disconnect();
    }
  }

  await Promise.all(Array.from({ length: Math.min(workers, Math.ceil(seeds / batch)) }, work));
  return total;
}

function answerOf(child: ChildProcess, mine: Batch): Promise<Found> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) =>
      reject(new Error(`simulate seeds from ${mine.from}: the worker ended (${code})`));
    child.once('exit', died);
    child.once('message', (found) => {
      child.off('exit', died);
      // The worker answers each batch with a Found.
      resolve(found as Found);
    });
    child.send(mine);
  });
}

function sum(a: Found, b: Found): Found {
  const reached = { ...a.reached };
  for (const [point, times] of Object.entries(b.reached)) reached[point] = (reached[point] ?? 0) + times;
  return {
    seeds: a.seeds + b.seeds,
    calls: a.calls + b.calls,
    delivered: a.delivered + b.delivered,
    reached,
    broken: [...a.broken, ...b.broken].sort((one, other) => one.seed - other.seed),
  };
}
