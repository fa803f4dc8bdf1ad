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
import { communicationsPage } from '../../src-main/store/communications.ts';
import type { Db } from '../../src-main/store/db.ts';
import { searchWords } from '../../src-main/store/lead-search.ts';
import { leadsByNumber, leadsPage } from '../../src-main/store/leads.ts';
import { lastSurvey, surveyProgress } from '../../src-main/store/mirror.ts';
import { openCalls, openLeads } from '../../src-main/store/open.ts';
import { type ManualClock, manualClock } from '../fakes/clocks.ts';
import { whole } from '../fakes/plain-crm.ts';
import { createPullCrm, type PullCrm } from './pull-crm.ts';

/** What went on in a run: that all of it is met is part of the test. */
export type PullFacts = Readonly<Record<'kills' | 'deletions' | 'gone' | 'faults' | 'surveys' | 'restless', number>>;

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
  const clock = manualClock();
  const crm = createPullCrm(random, clock.now);
  const facts = { kills: 0, deletions: 0, gone: 0, faults: 0, surveys: 0, restless: 0 };
  const net = createNet(random, clock, crm, () => {
    facts.faults += 1;
  });
  let app = start(path, calls, clock, net.transport);
  /** Whether something happened that no `updated_at` can tell. */
  let silent = false;
  const deeds: readonly (readonly [number, () => void])[] = [
    [6, () => crm.change(true)],
    [4, () => crm.create()],
    [3, () => crm.communicate(true)],
    [
      3,
      () => {
        crm.remove();
        facts.deletions += 1;
        silent = true;
      },
    ],
    [
      1,
      () => {
        crm.change(false);
        silent = true;
      },
    ],
    [
      1,
      () => {
        crm.communicate(false);
        silent = true;
      },
    ],
    [
      1,
      () => {
        crm.moveClock(random.pick([-3, -1, 1, 30, 24 * 60]) * random.integer(1, 90) * minute);
        silent = true;
      },
    ],
    [
      2,
      () => {
        app.stop();
        app = start(path, calls, clock, net.transport);
        facts.kills += 1;
      },
    ],
    [2, () => net.fail()],
  ];
  const bag = deeds.flatMap(([weight, deed]) => Array.from({ length: weight }, () => deed));
  try {
    for (let step = random.integer(5, 20); step > 0; step -= 1) {
      random.pick(bag)();
      await clock.advance(random.pick([50, 200, 450, 1000, 3000, 20_000]));
    }
    net.heal();
    await clock.advance(2.5 * minute);
    if (!silent) compare(seed, 'minutes after the last change', app.leads, crm);
    app.stop();
    await clock.advance(25 * hour);
    app = start(path, calls, clock, net.transport);
    const opened = clock.now();
    for (let waited = 0; !surveyed(app.leads, opened); waited += 1) {
      if (waited > 60) throw new Error('the look at all leads never ends');
      await clock.advance(minute / 2);
    }
    compare(seed, 'after a look at all leads', app.leads, crm);
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

interface App {
  readonly leads: Db;
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

function compare(seed: number, when: string, db: Db, crm: PullCrm): void {
  const mirror = new Map(leadsPage(db, null, 1000, null).map(({ lead }) => [lead.id, lead]));
  const problems: string[] = [];
  for (const [id, lead] of crm.leads) {
    const known = mirror.get(id);
    const name = `${String(lead.first_name)} ${String(lead.last_name)}`;
    const phones = phonesOf(lead);
    if (!known) problems.push(`${id} is missing`);
    else if (known.name !== name) problems.push(`${id} is ${known.name}, not ${name}`);
    else if (!leadsByNumber(db, phones[0] ?? '').some((one) => one.id === id)) problems.push(`${id} has no number`);
    else if (!searchWords(db, String(lead.last_name), null, 20).some((one) => one.id === id))
      problems.push(`${id} isn't found`);
    const history = communicationsPage(db, id, null, 1000).map((one) => one.id);
    if (known && history.toSorted().join() !== idsOf(lead.communications).toSorted().join())
      problems.push(
        `${id} lacks history ${history.toSorted().join()} of ${idsOf(lead.communications).toSorted().join()}`,
      );
  }
  for (const id of mirror.keys()) if (!crm.leads.has(id)) problems.push(`${id} isn't in the CRM`);
  if (problems.length > 0) throw new Error(`${when}: ${problems.join(', ')} (seed ${seed})`);
}

function phonesOf(lead: Record<string, unknown>): readonly string[] {
  return (lead.phones as readonly { number: string }[]).map(({ number }) => number);
}

function idsOf(list: unknown): readonly number[] {
  return (list as readonly { id: number }[]).map(({ id }) => id);
}

function count(db: Db, sql: string): number {
  return db.prepare<[], number>(sql).pluck().get() ?? 0;
}
