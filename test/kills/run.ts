// Kills the app again and again: `npm run test:kills -- --kills N [--seed S]`.

import { parseArgs } from 'node:util';
import { runKills } from './kills.ts';
import { textOf, unreached } from './report-text.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '500' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
console.log(`seed ${seed}`);
const started = performance.now();
const report = await runKills(Number(values.kills), seed);
console.log(textOf(report, seed, (performance.now() - started) / 1000));
for (const name of unreached(report)) console.log(`NEVER REACHED  ${name}`);
process.exitCode = report.violations.length + unreached(report).length > 0 ? 1 : 0;
