// Many lives of the app, each ended by SIGKILL at one of the named points, on data folders that live on.

import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Random, randomFrom } from '../../src-main/sandbox/random.ts';
import { startSandbox } from '../../src-main/sandbox/sandbox.ts';
import { createAgent } from './agent.ts';
import { type App, startApp } from './app.ts';
import { allCalls, untilQuiet } from './calls-at-rest.ts';
import { checkFiles } from './files-check.ts';
import { checkLedger } from './ledger-check.ts';
import { points } from './points.ts';
import { openTap } from './tap.ts';

export interface Report {
  readonly kills: number;
  /** How often each point was planned, and how often reached in time: a life that missed its point is killed all the same. */
  readonly points: ReadonlyMap<string, Tally>;
  readonly calls: number;
  readonly delivered: number;
  /** Why the calls that are parked for the agent are. */
  readonly unresolved: readonly string[];
  /** What breaks the promise; empty where it holds. */
  readonly violations: readonly string[];
}

export interface Tally {
  readonly planned: number;
  readonly reached: number;
}

/** Kills so many times, on data folders side by side. The seed decides what is done, though not its exact timing. */
export async function runKills(kills: number, seed: number): Promise<Report> {
  const random = randomFrom(seed);
  const names = Object.keys(points);
  const plan = shuffled(
    Array.from({ length: kills }, (_, index) => names[index % names.length] ?? ''),
    random,
  );
  const count = Math.max(2, Math.ceil(kills / longestStory));
  const stories = Array.from({ length: count }, (_, index) => plan.filter((_name, kill) => kill % count === index));
  const queue = stories.entries();
  const reports: Report[] = [];
  const worker = async () => {
    for (const [index, story] of queue) reports.push(await tell(story, seed * 1000 + index));
  };
  await Promise.all(Array.from({ length: sideBySide }, worker));
  return reports.reduce(merged);
}

/** A life waits for its pace and its answers longer than it computes. */
const sideBySide = 3 * availableParallelism();

/** Lives on one data folder: long enough to pile deaths upon deaths, short enough for a failure to be read. */
const longestStory = 25;

/** Seconds. Longer than any hold of the sandbox here. */
const confirmAfter = 1;

async function tell(story: readonly string[], seed: number): Promise<Report> {
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'offhook-kills-'));
  const crm = await startSandbox({ leads: 250, seed: 7 });
  const tap = await openTap(crm.url);
  const agent = createAgent(crm.ledger.leads(), random);
  const tallies = new Map<string, Tally>();
  const violations: string[] = [];
  let app: App | null = null;
  const start = (): App => {
    app = startApp({ folder, crmUrl: tap.url, key: crm.key, confirmAfter });
    return app;
  };
  const end = async (): Promise<void> => {
    app?.signal('SIGKILL');
    await app?.ended;
  };
  try {
    for (const name of story) {
      const point = points[name];
      if (!point) throw new Error(`there is no point "${name}"`);
      const reached = await point({ folder, crm, tap, agent, random, start });
      tallies.set(name, plus(tallies.get(name), { planned: 1, reached: reached ? 1 : 0 }));
      await end();
      tap.disarm();
      await crm.faults.clear();
      violations.push(...checkFiles(folder).map((problem) => `killed ${name}: ${problem}`));
    }
    const last = start();
    await agent.takeUp(last);
    await untilQuiet(last);
    const rows = await allCalls(last);
    const verdict = checkLedger(crm.ledger, agent, rows);
    return {
      kills: story.length,
      points: tallies,
      calls: rows.length,
      delivered: verdict.delivered,
      unresolved: verdict.unresolved,
      violations: [...violations, ...verdict.violations].map((violation) => `story ${seed}: ${violation}`),
    };
  } finally {
    await end();
    await tap.close();
    await crm.close();
    rmSync(folder, { recursive: true });
  }
}

function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  return values
    .map((value) => ({ value, order: random.next() }))
    .sort((one, other) => one.order - other.order)
    .map(({ value }) => value);
}

function merged(one: Report, other: Report): Report {
  const points = new Map(one.points);
  for (const [name, tally] of other.points) points.set(name, plus(points.get(name), tally));
  return {
    kills: one.kills + other.kills,
    points,
    calls: one.calls + other.calls,
    delivered: one.delivered + other.delivered,
    unresolved: [...one.unresolved, ...other.unresolved],
    violations: [...one.violations, ...other.violations],
  };
}

function plus(one: Tally = { planned: 0, reached: 0 }, other: Tally): Tally {
  return { planned: one.planned + other.planned, reached: one.reached + other.reached };
}
