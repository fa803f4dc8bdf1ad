// The real pull on a real file against a CRM that changes under it, with kills in mid-pass and a network that fails.

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../src-main/core/context.ts';
import { createPull, type Pull } from '../../src-main/core/sync/pull.ts';
import { createThrottle } from '../../src-main/core/sync/throttle.ts';
import { createCrm } from '../../src-main/crm/client.ts';
import type { Transport, TransportAnswer } from '../../src-main/crm/transport.ts';
import { type Random, randomFrom } from '../../src-main/sandbox/random.ts';
import type { Db } from '../../src-main/store/db.ts';
import { lastSurvey, pullCursor, pullProgress, surveyProgress } from '../../src-main/store/mirror.ts';
import { openCalls, openLeads } from '../../src-main/store/open.ts';
import { type ManualClock, manualClock, promisesSettled } from '../fakes/clocks.ts';
import { whole } from '../fakes/plain-crm.ts';
import { compareMirror } from './pull-checker.ts';
import { createPullCrm, type PullCrm } from './pull-crm.ts';

/** What went on in a run: that all of it is met is part of the test. */
export type PullFacts = Readonly<
  Record<'kills' | 'absences' | 'deletions' | 'gone' | 'faults' | 'surveys' | 'restless', number>
>;

/** Makes the empty files that every run starts from; the returned function runs a seed and throws where the mirror is wrong. */
export function pullRuns(): { run(seed: number): Promise<PullFacts>; end(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  const template = join(folder, 'empty.db');
  openLeads(template).close();
  const calls = openCalls(':memory:');
  return {
    run: async (seed) => {
      const path = join(folder, `${seed}.db`);
      copyFileSync(template, path);
      try {
        return await run(seed, path, calls);
      } finally {
        for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
      }
    },
    end() {
      calls.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const minute = 60_000;
const hour = 60 * minute;
const accountId = 7;

async function run(seed: number, path: string, calls: Db): Promise<PullFacts> {
  const random = randomFrom(seed);
  const clock = manualClock(Date.UTC(2026, 10, 22, random.integer(0, 23)), promisesSettled);
  const crm = createPullCrm(random, clock.now);
  const facts = { kills: 0, absences: 0, deletions: 0, gone: 0, faults: 0, surveys: 0, restless: 0 };
  const net = createNet(random, clock, crm, () => {
    facts.faults += 1;
  });
  let app = start(path, calls, clock, net.transport);
  /** Whether something happened that no `updated_at` can tell, and that the passes therefore may not know of. */
  let silent = false;
  const removed = new Set<number>();
  const remove = () => {
    const id = crm.remove();
    if (id === null) return;
    facts.deletions += 1;
    removed.add(id);
    // What a first pass misses, the look at all leads that follows it finds.
    if (pullCursor(app.leads) === null || pullProgress(app.leads)?.since === null) silent = true;
  };
  const silently = (deed: () => void) => () => {
    deed();
    silent = true;
  };
  const restart = async (away: () => Promise<void>) => {
    app.stop();
    await away();
    app = start(path, calls, clock, net.transport);
  };
  const compareOnceRead = async (when: string) => {
    net.heal();
    await settle(app, clock);
    if (!silent) compareMirror(seed, when, app.leads, crm.leads, removed);
  };
  const deeds: readonly (readonly [number, () => unknown])[] = [
    [6, () => crm.change(true)],
    [4, () => crm.create()],
    [3, () => crm.communicate(true)],
    [3, remove],
    [1, silently(() => crm.change(false))],
    [1, silently(() => crm.communicate(false))],
    [1, silently(() => crm.moveClock(random.pick([-3, -1, 1, 30, 24 * 60]) * random.integer(1, 90) * minute))],
    [
      2,
      () => {
        facts.kills += 1;
        return restart(async () => {});
      },
    ],
    [
      1,
      async () => {
        facts.absences += 1;
        await restart(async () => {
          for (let days = random.integer(1, 6); days > 0; days -= 1) {
            crm.create();
            crm.change(true);
            await clock.advance(random.integer(6, 30) * hour);
          }
        });
        // While it catches up, what was listed moves to pages that it has read.
        await clock.advance(random.integer(700, 2500));
        remove();
        await compareOnceRead('after days away');
      },
    ],
    [2, () => net.fail()],
  ];
  const bag = deeds.flatMap(([weight, deed]) => Array.from({ length: weight }, () => deed));
  try {
    for (let step = random.integer(5, 20); step > 0; step -= 1) {
      await random.pick(bag)();
      await clock.advance(random.pick([50, 200, 450, 1000, 3000, 20_000]));
    }
    await compareOnceRead('after the last change');
    await restart(() => clock.advance(25 * hour));
    const opened = clock.now();
    const lost = new Set<number>();
    for (let waited = 0; !surveyed(app.leads, opened); waited += 1) {
      if (waited > 60) throw new Error('the look at all leads never ends');
      const id = waited === 2 && random.chance(0.5) ? crm.remove() : null;
      if (id !== null) lost.add(id);
      await clock.advance(minute / 2);
    }
    compareMirror(seed, 'after a look at all leads', app.leads, crm.leads, lost);
    facts.surveys += 1;
    facts.gone += count(app.leads, 'SELECT count(*) FROM leads WHERE gone_at IS NOT NULL');
    facts.restless += app.faults();
    return facts;
  } catch (error) {
    throw new Error(`seed ${seed}`, { cause: error });
  } finally {
    app.stop();
  }
}

/** Lets two passes end, one right after the other: the second began when nothing moved any more. */
async function settle(app: App, clock: ManualClock): Promise<void> {
  for (let passes = 0; passes < 2; passes += 1) {
    const before = pullCursor(app.leads)?.completedAt;
    app.hurry();
    for (let waited = 0; pullCursor(app.leads)?.completedAt === before; waited += 1) {
      if (waited > 1200) throw new Error('the pass never ends');
      await clock.advance(500);
    }
  }
}

interface App {
  readonly leads: Db;
  /** Starts a pass now, as an agent can. */
  hurry(): void;
  /** Bugs that were logged. */
  faults(): number;
  /** Kills it: nothing is waited for. */
  stop(): void;
}

function start(path: string, calls: Db, clock: ManualClock, transport: Transport): App {
  const leads = openLeads(path);
  // A kill here takes nothing that was written with it: the disk need not be waited for.
  leads.pragma('synchronous = OFF');
  const random = { fraction: () => 0.5, id: () => '' };
  const crm = createCrm({ url: 'https://crm.test/v2', key: 'k', transport });
  let faults = 0;
  const context: Context = {
    // Of the ports, the pull touches these three.
    ports: {
      clock,
      random,
      log: { write: (event: string) => (faults += event.endsWith('-fault') ? 1 : 0) },
    } as unknown as Context['ports'],
    launch: '',
    confirmAfter: 0,
    calls,
    leads,
    changed: () => {},
  };
  const session = { crm, accountId, owner: { accountId, userId: 1 } };
  const pull: Pull = createPull(
    context,
    createThrottle(clock, random),
    () => session,
    () => {},
    () => 'CA',
    () => {},
  );
  pull.wake();
  return {
    leads,
    hurry: pull.wake,
    faults: () => faults,
    stop() {
      pull.stop();
      leads.close();
    },
  };
}

/** Tells whether a look at all leads that began after a time is over. */
function surveyed(db: Db, after: number): boolean {
  return surveyProgress(db) === null && (lastSurvey(db) ?? 0) >= after;
}

function createNet(random: Random, clock: ManualClock, crm: PullCrm, met: () => void) {
  let failures = 0;
  const transport: Transport = async (request) => {
    await new Promise<void>((resolve) => {
      clock.after(random.integer(20, 700), resolve);
    });
    if (failures > 0) {
      failures -= 1;
      met();
      return failure(random);
    }
    const answer = crm.answer(request);
    await new Promise<void>((resolve) => {
      clock.after(random.integer(20, 700), resolve);
    });
    return answer;
  };
  return {
    transport,
    fail() {
      failures = random.integer(1, 3);
    },
    heal() {
      failures = 0;
    },
  };
}

function failure(random: Random): TransportAnswer {
  return random.pick<TransportAnswer>([
    { ok: false, sent: false, status: null, problem: 'ENETDOWN' },
    { ok: false, sent: true, status: null, problem: 'ECONNRESET' },
    whole(500, {}),
    whole(200, { nonsense: true }),
    { ok: true, status: 429, headers: { 'retry-after': '2' }, body: new Uint8Array() },
  ]);
}

function count(db: Db, sql: string): number {
  return db.prepare<[], number>(sql).pluck().get() ?? 0;
}
