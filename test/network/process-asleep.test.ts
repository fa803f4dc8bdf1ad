// The real app stopped in the middle of a request and let go on later, as a suspended computer does to it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { it } from 'vitest';
import type { Fault } from '../../src-main/sandbox/faults.ts';
import { randomFrom } from '../../src-main/sandbox/random.ts';
import { startSandbox } from '../../src-main/sandbox/sandbox.ts';
import { createAgent } from '../kills/agent.ts';
import { startApp } from '../kills/app.ts';
import { allCalls, untilQuiet } from '../kills/calls-at-rest.ts';
import { checkLedger } from '../kills/ledger-check.ts';
import { openTap, type Passage, type RequestKind } from '../kills/tap.ts';

interface Sleep {
  readonly during: RequestKind;
  readonly at: 'request' | 'answer';
  /** What becomes of the bytes that were on their way when it fell asleep. */
  readonly bytes: Passage;
  /** What the CRM does meanwhile. */
  readonly fault?: Fault;
}

const post = { method: 'POST', path: '/communications', times: 1 } as const;
const sleeps: Readonly<Record<string, Sleep>> = {
  'a call whose answer comes meanwhile': { during: 'post', at: 'request', bytes: 'all' },
  'a call that a gateway holds': {
    during: 'post',
    at: 'request',
    bytes: 'all',
    fault: { kind: 'delay', when: 'before', ms: 400, ...post },
  },
  'a call that never arrives': { during: 'post', at: 'request', bytes: 'none' },
  'a call whose answer is cut': { during: 'post', at: 'answer', bytes: 'half' },
  'a change that never arrives': { during: 'put', at: 'request', bytes: 'none' },
  'a change whose answer is cut': { during: 'put', at: 'answer', bytes: 'half' },
  'the look at what the CRM has': {
    during: 'read-back',
    at: 'request',
    bytes: 'none',
    fault: { kind: 'answer-lost', ...post },
  },
};

/** Milliseconds: longer than the app waits before it looks a lost answer up. */
const asleep = 1_500;

it.concurrent.for(Object.entries(sleeps))(
  '%s, asleep: in the CRM once',
  { timeout: 60_000 },
  async ([, sleep], { expect, onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'offhook-asleep-'));
    const crm = await startSandbox({ leads: 10 });
    const tap = await openTap(crm.url);
    const agent = createAgent(crm.ledger.leads(), randomFrom(1));
    const app = startApp({ folder, crmUrl: tap.url, key: crm.key, confirmAfter: 1 });
    onTestFinished(async () => {
      app.signal('SIGKILL');
      await app.ended;
      await tap.close();
      await crm.close();
      rmSync(folder, { recursive: true });
    });
    await agent.takeUp(app);
    if (sleep.fault) crm.faults.add(sleep.fault);
    const fellAsleep = new Promise<void>((resolve) => {
      tap.trap(sleep.during, sleep.at, () => {
        app.signal('SIGSTOP');
        resolve();
        return sleep.bytes;
      });
    });
    const working = async () => {
      await agent.log(app);
      // A change needs a call that the CRM has.
      while (sleep.during === 'put' && !(await agent.edit(app))) await wait(50);
    };
    // What the agent asks for may be answered before the sleep or after it.
    const worked = working();
    await fellAsleep;
    await wait(asleep);
    app.signal('SIGCONT');
    await worked;
    await untilQuiet(app);
    const verdict = checkLedger(crm.ledger, agent, await allCalls(app));
    expect(verdict).toEqual({ violations: [], delivered: 1, unresolved: [] });
  },
);
