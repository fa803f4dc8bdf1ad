// One of the processes that share the seeds: takes a batch, runs it, answers with what was found.

import { planOf } from './plan.ts';
import { run } from './world.ts';

export interface Batch {
  readonly from: number;
  readonly seeds: number;
}

export interface Found {
  readonly seeds: number;
  readonly calls: number;
  readonly delivered: number;
  /** How many seeds reached each point. */
  readonly reached: Readonly<Record<string, number>>;
  readonly broken: readonly { readonly seed: number; readonly violations: readonly string[] }[];
}

// Only the parent sends, and only batches.
process.on('message', async (mine: Batch) => {
  const found = await simulate(mine);
  // Whoever asked may be gone by now: then the channel is closed, and this process ends.
  process.send?.(found, undefined, undefined, () => {});
});
process.on('disconnect', () => process.exit());

async function simulate({ from, seeds }: Batch): Promise<Found> {
  const reached: Record<string, number> = {};
  const broken: { seed: number; violations: readonly string[] }[] = [];
  let calls = 0;
  let delivered = 0;
  for (let seed = from; seed < from + seeds; seed += 1) {
    const result = await run(planOf(seed));
    calls += result.calls;
    delivered += result.delivered;
    for (const point of result.reached) reached[point] = (reached[point] ?? 0) + 1;
    if (result.violations.length > 0) broken.push({ seed, violations: result.violations });
  }
  return { seeds, calls, delivered, reached, broken };
}
