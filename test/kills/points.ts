// The named moments at which the app is killed. Each is reached from outside: from the wire, from the acknowledgements, and
// from the files of the data folder as they change.

import { watch } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../src-main/sandbox/random.ts';
import type { Sandbox } from '../../src-main/sandbox/sandbox.ts';
import type { Agent } from './agent.ts';
import type { App } from './app.ts';
import type { Passage, RequestKind, Tap } from './tap.ts';

/** One life of the app, from its start to its kill. */
export interface Life {
  readonly folder: string;
  readonly crm: Sandbox;
  readonly tap: Tap;
  readonly agent: Agent;
  readonly random: Random;
  /** Starts the app. Once a life. */
  start(): App;
}

/** Lives until the moment has come and kills the app right then; answers whether it came. */
export type Point = (life: Life) => Promise<boolean>;

export const points: Readonly<Record<string, Point>> = {
  'at any moment': async (life) => {
    const app = life.start();
    const killed = wait(life.random.integer(50, 1500)).then(() => app.signal('SIGKILL'));
    await takeUpAndWork(life, app, 6);
    await killed;
    return true;
  },
  'while starting': async (life) => {
    const app = life.start();
    await Promise.race([wait(life.random.integer(1, 150)), app.up]);
    return killed(app, true);
  },
  'during recovery': async (life) => {
    const touched = firstChange(life.folder);
    const app = life.start();
    await Promise.race([touched.then(() => wait(life.random.integer(0, 20))), app.up]);
    const isUp = await Promise.race([app.up, Promise.resolve(false)]);
    return killed(app, !isUp);
  },
  'as soon as it is up': async (life) => {
    const app = life.start();
    return killed(app, await app.up);
  },
  // Pages of leads give way to calls, so none is made.
  'during a page of leads': onWire('leads', 'answer', 'half', undefined, async () => {}),
  'at the first byte of a POST': onWire('post', 'request', 'none'),
  'with a POST on the wire': onWire('post', 'request', 'all'),
  'with a POST held by a gateway': async (life) => {
    life.crm.faults.add({ kind: 'delay', when: 'before', ms: 300, ...onePost });
    return onWire('post', 'request', 'all', () => life.random.integer(20, 250))(life);
  },
  'with a POST applied and unanswered': async (life) => {
    life.crm.faults.add({ kind: 'delay', when: 'after', ms: 300, ...onePost });
    return onWire('post', 'request', 'all', async () => {
      const before = life.crm.ledger.communications().length;
      while (life.crm.ledger.communications().length === before) await wait(2);
    })(life);
  },
  'with half of the answer to a POST': onWire('post', 'answer', 'half'),
  'with the answer to a POST come in': onWire('post', 'answer', 'all', () => 0),
  'at the first byte of a PUT': onWire('put', 'request', 'none', undefined, makeAChange),
  'with a PUT applied and unanswered': onWire('put', 'answer', 'none', undefined, makeAChange),
  'while a lost answer is looked up': async (life) => {
    life.crm.faults.add({ kind: 'answer-lost', ...onePost });
    return onWire('read-back', 'answer', 'half')(life);
  },
  'once a call was logged': afterDeed((life, app) => life.agent.log(app)),
  'once a call was begun': afterDeed((life, app) => life.agent.dial(app, 'start')),
  'once a call was filed': afterDeed((life, app) => life.agent.dial(app, 'file')),
  'written down and not acknowledged': async (life) => {
    const app = life.start();
    await life.agent.takeUp(app);
    void firstChange(life.folder).then(() => app.signal('SIGKILL'));
    // The first of them that is written down ends the app: the answers of the others are still to come.
    const acknowledged = await Promise.all([1, 2, 3].map(() => life.agent.log(app)));
    return killed(app, acknowledged.includes(false));
  },
  'while closing': async (life) => {
    life.crm.faults.add({ kind: 'delay', when: 'after', ms: 400, ...onePost });
    const app = life.start();
    const underWay = new Promise<Passage>((resolve) => {
      life.tap.trap('post', 'request', () => {
        resolve('all');
        return 'all';
      });
    });
    await takeUpAndWork(life, app, 2);
    await Promise.race([underWay, wait(patience)]);
    app.signal('SIGTERM');
    await wait(life.random.integer(0, 350));
    return killed(app, app.isAlive());
  },
};

/** Milliseconds after which a moment is given up. */
const patience = 6_000;
const onePost = { method: 'POST', path: '/communications', times: 1 } as const;

/** At the first byte of a request or an answer; or a while after it, in milliseconds or until something has happened. */
function onWire(
  kind: RequestKind,
  at: 'request' | 'answer',
  passage: Passage,
  later?: () => number | Promise<void>,
  provoke: (life: Life, app: App) => Promise<void> = (life, app) => life.agent.work(app, life.random.integer(2, 4)),
): Point {
  return async (life) => {
    let app: App | null = null;
    const sprung = new Promise<true>((resolve) => {
      const kill = () => {
        app?.signal('SIGKILL');
        resolve(true);
      };
      life.tap.trap(kind, at, () => {
        if (later === undefined) kill();
        else {
          const pause = later();
          void (typeof pause === 'number' ? wait(pause) : pause).then(kill);
        }
        return passage;
      });
    });
    app = life.start();
    await life.agent.takeUp(app);
    await provoke(life, app);
    return Promise.race([sprung, wait(patience, false)]);
  };
}

function afterDeed(deed: (life: Life, app: App) => Promise<boolean>): Point {
  return async (life) => {
    const app = life.start();
    await takeUpAndWork(life, app, 1);
    return killed(app, await deed(life, app));
  };
}

async function takeUpAndWork(life: Life, app: App, deeds: number): Promise<void> {
  await life.agent.takeUp(app);
  await life.agent.work(app, deeds);
}

/** A change needs a call that the CRM has: it is made, and waited for, where there is none yet. */
async function makeAChange(life: Life, app: App): Promise<void> {
  await life.agent.log(app);
  const giveUp = performance.now() + patience;
  while (app.isAlive() && performance.now() < giveUp && !(await life.agent.edit(app))) await wait(50);
}

function killed(app: App, reached: boolean): boolean {
  app.signal('SIGKILL');
  return reached;
}

/** Resolves when the calls' files are next touched. */
function firstChange(folder: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, { persistent: false }, (_event, file) => {
      if (!file?.startsWith('calls.db')) return;
      watcher.close();
      resolve();
    });
  });
}
