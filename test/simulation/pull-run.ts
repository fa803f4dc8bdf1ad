// Runs the reading of restless CRMs for some seeds: `node test/simulation/pull-run.ts --from S --seeds N`. Ends with 1 at the
// first whose mirror is wrong, and says which it is.

import { parseArgs } from 'node:util';
import { pullRuns } from './pull-world.ts';

const { values } = parseArgs({
  options: { from: { type: 'string', default: '1' }, seeds: { type: 'string', default: '1000' } },
});

const from = Number(values.from);
const runs = pullRuns();
try {
  for (let seed = from; seed < from + Number(values.seeds); seed += 1) await runs.run(seed);
  console.log(`${values.seeds} seeds held`);
} catch (error) {
  process.exitCode = 1;
  console.log(whatBroke(error));
} finally {
  runs.end();
}

/** `seed 12 breaks the mirror: …`. */
function whatBroke(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  return `${message} breaks the mirror: ${cause instanceof Error ? cause.message : String(cause)}`;
}
