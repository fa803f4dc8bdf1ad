// Runs simulated agents against a misbehaving CRM: `npm run test:sim -- --seeds N [--seed S] [--keep 1,4,7]`.

import { parseArgs } from 'node:util';
import { type Plan, planOf } from './plan.ts';
import { type RunResult, run } from './world.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1000' }, seed: { type: 'string' }, keep: { type: 'string' } },
});

const started = performance.now();
const first = Number(values.seed ?? 1);
const count = values.seed === undefined ? Number(values.seeds) : 1;
const reached = new Map<string, number>();
let calls = 0;
let delivered = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const plan = kept(planOf(seed), values.keep);
  const result = await run(plan);
  calls += result.calls;
  delivered += result.delivered;
  for (const point of result.reached) reached.set(point, (reached.get(point) ?? 0) + 1);
  if (result.violations.length > 0) {
    await tellShortest(plan, result);
    process.exit(1);
  }
}
const seconds = (performance.now() - started) / 1000;
for (const [point, seeds] of [...reached].sort()) console.log(`${String(seeds).padStart(8)} seeds reached ${point}`);
console.log(
  `${count} seeds held, ${calls} calls, ${delivered} delivered, ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(1)} seeds/s`,
);

function kept(plan: Plan, keep: string | undefined): Plan {
  if (keep === undefined) return plan;
  const indices = new Set(keep.split(',').map(Number));
  return { ...plan, deeds: plan.deeds.filter((deed) => indices.has(deed.index)) };
}

/** Leaves deeds out as long as the run still fails, then prints what is left and how to see it again. */
async function tellShortest(plan: Plan, result: RunResult): Promise<void> {
  let shortest = plan;
  let failure = result;
  for (let size = Math.ceil(plan.deeds.length / 2); size >= 1; ) {
    let shorter: { plan: Plan; result: RunResult } | null = null;
    for (let at = 0; at < shortest.deeds.length && !shorter; at += size) {
      const candidate = { ...shortest, deeds: shortest.deeds.toSpliced(at, size) };
      const again = await run(candidate);
      if (again.violations.length > 0) shorter = { plan: candidate, result: again };
    }
    if (shorter) ({ plan: shortest, result: failure } = shorter);
    else size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  console.log(`seed ${plan.seed} breaks the promise:`);
  for (const violation of failure.violations) console.log(`  ${violation}`);
  console.log(failure.history.map((line) => `  ${line}`).join('\n'));
  console.log(
    `again: npm run test:sim -- --seed ${plan.seed} --keep ${shortest.deeds.map(({ index }) => index).join(',')}`,
  );
}
