// An agent who works on an app that may die under their hands, and remembers exactly what the app acknowledged.

import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../src-main/sandbox/random.ts';
import type { SandboxLead } from '../../src-main/sandbox/records.ts';
import type { Direction, Outcome } from '../../src-preload/contract/call.ts';
import type { App } from './app.ts';

/** A call that the app acknowledged. Every note begins with the call's tag, by which the CRM's ledger is searched. */
export interface Acknowledged {
  readonly callId: string;
  readonly tag: string;
  readonly direction: Direction;
  /** Null for a call that the app brought back after a kill, and that it never acknowledged before. */
  readonly number: string | null;
  /** Null where the agent said it step by step: the app's own record holds it. */
  readonly told: { readonly outcome: Outcome; readonly duration: number | null } | null;
  /** The last note acknowledged; null before the first. */
  note: string | null;
  /** A note whose acknowledgement never came: it may stand or not. */
  tried: string | null;
}

export interface Agent {
  readonly calls: ReadonlyMap<string, Acknowledged>;
  /** Tags of the calls that were asked for and never acknowledged: they are there once or not at all. */
  readonly unanswered: ReadonlySet<string>;
  /** Signs in where that was not done, and takes up what the last death left half done. */
  takeUp(app: App): Promise<void>;
  /** Does some deeds at random, until the app dies. */
  work(app: App, deeds: number): Promise<void>;
  /** Logs a call made elsewhere; true where it was acknowledged. */
  log(app: App): Promise<boolean>;
  /** Dials, talks and hangs up, and finishes the wrap-up if told; true where every step was acknowledged. */
  dial(app: App, last: 'start' | 'file'): Promise<boolean>;
  /** Changes the note of a call that the CRM has; true where one was there and it was acknowledged. */
  edit(app: App): Promise<boolean>;
}

/**
 * Creates the agent. They call the leads whose number is nobody else's, a few of them again and again; half of the agents
 * have the CRM told of their calls while they are on.
 */
export function createAgent(leads: readonly SandboxLead[], random: Random): Agent {
  const reportLive = random.chance(0.5);
  const calls = new Map<string, Acknowledged>();
  const unanswered = new Set<string>();
  const numbers = ownNumbers(leads);
  const favourites = numbers.slice(0, 3);
  const secondsOfTwins = Math.floor(Date.now() / 1000) - 3600;
  let tags = 0;

  function nextTag(): string {
    tags += 1;
    return `call-${tags}`;
  }

  function someNumber(): string {
    return random.pick(random.chance(0.3) ? favourites : numbers);
  }

  async function note(app: App, call: Acknowledged, text: string): Promise<boolean> {
    call.tried = text;
    const saved = (await app.request('call.note', { callId: call.callId, note: text }))?.ok === true;
    if (saved) Object.assign(call, { note: text, tried: null });
    return saved;
  }

  /** Finds out whether a note without an acknowledgement stands. */
  async function lookUp(app: App, call: Acknowledged): Promise<void> {
    const read = await app.request('calls.read', { callId: call.callId });
    if (!read?.ok || call.tried === null) return;
    if (read.value.row.note === call.tried) call.note = call.tried;
    call.tried = null;
  }

  async function log(app: App): Promise<boolean> {
    const tag = nextTag();
    const number = someNumber();
    const direction = random.pick(['incoming', 'outgoing'] as const);
    const told = { outcome: 'answered', duration: random.pick([null, 0, 60, random.integer(1, 900)]) } as const;
    unanswered.add(tag);
    const logged = await app.request('call.log', {
      text: number,
      extension: null,
      leadId: null,
      direction,
      ...told,
      // Few enough seconds for two calls to one number to fall into the same one.
      startedAt: (secondsOfTwins + random.integer(0, 2)) * 1000,
      note: tag,
    });
    if (!logged?.ok) return false;
    unanswered.delete(tag);
    const { callId } = logged.value;
    calls.set(callId, { callId, tag, direction, number, told, note: tag, tried: null });
    return true;
  }

  async function dial(app: App, last: 'start' | 'file'): Promise<boolean> {
    const number = someNumber();
    const origin = random.pick(['dialer', 'click-to-call'] as const);
    const started = await app.request('call.start', { text: number, extension: null, leadId: null, origin });
    if (!started?.ok) return false;
    const { callId } = started.value;
    const call: Acknowledged = {
      callId,
      tag: nextTag(),
      direction: 'outgoing',
      number,
      told: null,
      note: null,
      tried: null,
    };
    calls.set(callId, call);
    if (last === 'start') return true;
    const answered = random.chance(0.6);
    const steps = [
      () => note(app, call, call.tag),
      async () => !answered || (await app.request('call.do', { callId, deed: 'answer' }))?.ok === true,
      async () => (await app.request('call.do', { callId, deed: answered ? 'hang-up' : 'no-answer' }))?.ok === true,
      async () => (await app.request('call.file', { callId }))?.ok === true,
    ];
    for (const step of steps) {
      if (!(await step())) return false;
      await wait(random.integer(0, 30));
    }
    return true;
  }

  async function edit(app: App): Promise<boolean> {
    const page = await app.request('calls.page', {
      before: null,
      limit: 20,
      standing: 'in-crm',
      missed: false,
      leadId: null,
      search: '',
    });
    const known = page?.ok ? page.value.rows.flatMap((row) => calls.get(row.id) ?? []) : [];
    if (known.length === 0) return false;
    const call = random.pick(known);
    if (!(await note(app, call, `${call.tag} edit ${random.integer(1, 1_000_000)}`))) return false;
    // Says that the writing is over, so that the change leaves at once.
    await app.request('call.file', { callId: call.callId });
    return true;
  }

  return {
    calls,
    unanswered,
    log,
    dial,
    edit,

    async takeUp(app) {
      for (;;) {
        const read = await app.request('app.snapshot', null);
        if (!read?.ok) return;
        const { stage, users } = read.value.connection;
        if (stage === 'connected') break;
        const user = users[1];
        if (stage === 'needs-user' && user) await app.request('connection.choose-user', { userId: user.id });
        else await wait(20);
      }
      await app.request('settings.change', { reportLive });
      for (const call of calls.values()) if (call.tried !== null) await lookUp(app, call);
      const read = await app.request('app.snapshot', null);
      for (const { id: callId, outcome, direction } of read?.ok ? read.value.wrapUps : []) {
        const fresh = { callId, tag: nextTag(), direction, number: null, told: null, note: null, tried: null };
        const call: Acknowledged = calls.get(callId) ?? fresh;
        calls.set(callId, call);
        if (call.note === null) await note(app, call, call.tag);
        if (outcome === null) await app.request('call.outcome', { callId, outcome: 'answered', duration: 7 });
        await app.request('call.file', { callId });
      }
    },

    async work(app, deeds) {
      for (let done = 0; done < deeds && app.isAlive(); done += 1) {
        await random.pick([() => log(app), () => log(app), () => dial(app, 'file'), () => edit(app)])();
        await wait(random.integer(0, 120));
      }
    },
  };
}

/** The numbers that belong to one lead only: a call to one finds its lead without being told. */
function ownNumbers(leads: readonly SandboxLead[]): readonly string[] {
  const owners = new Map<string, Set<number>>();
  for (const { id, phones } of leads) {
    for (const { number } of phones) owners.set(number, (owners.get(number) ?? new Set()).add(id));
  }
  return [...owners].filter(([, ids]) => ids.size === 1).map(([number]) => number);
}
