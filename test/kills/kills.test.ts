// The promise under SIGKILL: OFFHOOK_KILLS says how many (40), OFFHOOK_SEED replays what a run did.

import { expect, it } from 'vitest';
import { runKills } from './kills.ts';
import { textOf, unreached } from './report-text.ts';

const kills = Number(process.env.OFFHOOK_KILLS ?? 40);
const seed = Number(process.env.OFFHOOK_SEED ?? Math.floor(Math.random() * 1_000_000));

it('keeps every acknowledged call, once, however often the app is killed', {
  timeout: 60_000 + kills * 10_000,
}, async () => {
  const started = performance.now();
  const report = await runKills(kills, seed);
  console.log(textOf(report, seed, (performance.now() - started) / 1000));
  expect(report.violations).toEqual([]);
  expect(unreached(report)).toEqual([]);
});
