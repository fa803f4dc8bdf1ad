// A core in memory: enough of the contract for store tests and for looking at the screens without a core.

import type { ArgumentOf, Bridge, MethodName } from '../../../src-preload/contract/api.ts';
import { after, begin, type Call, possibleDeeds } from '../../../src-preload/contract/call.ts';
import type { CallRow, Delivery } from '../../../src-preload/contract/delivery.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import type { Lead } from '../../../src-preload/contract/lead.ts';
import { localDay } from '../../../src-preload/contract/local-day.ts';
import { parsePhone } from '../../../src-preload/contract/phone.ts';
import type { LiveCall, Snapshot } from '../../../src-preload/contract/snapshot.ts';
import { emptyDay, fullDay } from './day-scenes.ts';
import { found, history, leadCard } from './lead-scenes.ts';

export interface FakeCore {
  readonly bridge: Bridge;
  /** Every request so far, oldest first. */
  readonly asked: { readonly method: MethodName; readonly argument: unknown }[];
  snapshot(): Snapshot;
  /** Changes the snapshot as the core would: under a new revision, told to every listener. */
  change(part: Partial<Snapshot>): void;
  /** Tells the listeners a snapshot, whatever its age. */
  tell(told: Snapshot): void;
  /** Answers a method in another way from now on. */
  answer<M extends MethodName>(
    method: M,
    how: (argument: ArgumentOf<M>) => Result<unknown> | Promise<Result<unknown>>,
  ): void;
}

interface FakeState {
  readonly snapshot: Snapshot;
  readonly rows: readonly CallRow[];
  readonly leads: readonly Lead[];
}

/** Starts a core that holds these calls and leads. */
export function fakeCore(start: FakeState): FakeCore {
  let { snapshot, rows } = start;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const asked: { method: MethodName; argument: unknown }[] = [];
  let ids = 0;
  const chosen = new Map<string, number>();

  function change(part: Partial<Snapshot>): void {
    snapshot = { ...snapshot, ...part, revision: snapshot.revision + 1 };
    tell(snapshot);
  }

  function tell(told: Snapshot): void {
    for (const listener of listeners) listener(told);
  }

  function changeCalls(update: (row: CallRow) => CallRow, part: Partial<Snapshot> = {}): void {
    rows = rows.map(update);
    change({
      wrapUps: snapshot.wrapUps.map((call) => rows.find((row) => row.id === call.id) ?? call),
      callsVersion: snapshot.callsVersion + 1,
      ...part,
    });
  }

  function only(callId: string, part: Partial<CallRow>): (row: CallRow) => CallRow {
    return (row) => (row.id === callId ? { ...row, ...part } : row);
  }

  const answers: { [M in MethodName]?: (argument: never) => Result<unknown> | Promise<Result<unknown>> } = {
    'app.snapshot': () => done(snapshot),
    'leads.by-number': ({ number }: ArgumentOf<'leads.by-number'>) => {
      const holders = start.leads.filter((lead) => lead.phones.some((phone) => phone.number === number));
      const own = holders.find((lead) => lead.id === chosen.get(number)) ?? holders[0];
      const because = holders.length === 1 ? 'only' : chosen.has(number) ? 'chosen' : 'recent';
      return done({ leads: holders, suggested: own?.id ?? null, because: own === undefined ? null : because });
    },
    'leads.choose': ({ number, leadId }: ArgumentOf<'leads.choose'>) => {
      chosen.set(number, leadId);
      return done(null);
    },
    'leads.search': ({ text }: ArgumentOf<'leads.search'>) =>
      done({
        leads: start.leads
          .filter((lead) => `${lead.name} ${lead.phones[0]?.number}`.toLowerCase().includes(text.toLowerCase()))
          .slice(0, 20)
          .map((lead) => found(lead)),
      }),
    'leads.page': ({ before, limit, own }: ArgumentOf<'leads.page'>) => {
      const from = before === null ? 0 : Number(before);
      const listed = start.leads.map((lead) => found(lead)).filter((lead) => !own || lead.own);
      const next = from + limit < listed.length ? String(from + limit) : null;
      return done({ leads: listed.slice(from, from + limit), next });
    },
    'leads.card': ({ leadId }: ArgumentOf<'leads.card'>) => {
      const lead = start.leads.find((other) => other.id === leadId);
      return lead === undefined ? failed('no-such-lead') : done(leadCard(lead, Date.now()));
    },
    'leads.timeline': ({ leadId, before, limit }: ArgumentOf<'leads.timeline'>) => {
      const all = history(
        Date.now(),
        rows.filter((row) => row.lead?.id === leadId),
      );
      const from = before === null ? 0 : Number(before);
      return done({
        entries: all.slice(from, from + limit),
        next: from + limit < all.length ? String(from + limit) : null,
      });
    },
    'leads.refresh': () => done({ refreshed: false }),
    'leads.read': ({ leadId }: ArgumentOf<'leads.read'>) => {
      const lead = start.leads.find((other) => other.id === leadId);
      return lead === undefined ? failed('no-such-lead') : done(lead);
    },
    'calls.page': (argument: ArgumentOf<'calls.page'>) => {
      const { before, limit, standing, missed, search, from: since = null, to = null } = argument;
      const { outcome = null, counted = null } = argument;
      const from = before === null ? 0 : Number(before);
      const found = rows.filter(
        (row) =>
          (!missed || row.outcome === 'interrupted') &&
          (outcome === null || (row.outcome ?? 'unknown') === outcome) &&
          (counted === null || (row.method === 'phone' && localDay(row.startedAt).day === counted.day)) &&
          (since === null || row.startedAt >= since) &&
          (to === null || row.startedAt < to) &&
          (standing === null || fits(row.delivery, standing)) &&
          `${row.lead?.name ?? ''} ${row.raw}`.toLowerCase().includes(search.toLowerCase()),
      );
      const next = from + limit < found.length ? String(from + limit) : null;
      return done({ rows: found.slice(from, from + limit), next });
    },
    'calls.read': ({ callId }: ArgumentOf<'calls.read'>) => {
      const row = rows.find((other) => other.id === callId);
      if (row === undefined) return failed('no-such-call');
      const tried = row.delivery?.state === 'parked' || row.delivery?.state === 'synced';
      const outcome = row.delivery?.state === 'parked' ? 'refused' : 'applied';
      return done({
        row,
        joins: { into: null, from: [], divisible: false },
        attempts: tried
          ? [
              {
                at: row.startedAt + 90_000,
                kind: 'post',
                outcome,
                status: outcome === 'refused' ? 422 : 201,
                message: null,
              },
            ]
          : [],
      });
    },
    'today.read': ({ day, days }: ArgumentOf<'today.read'>) =>
      done(rows.length === 0 ? emptyDay(day, days) : fullDay(day, days)),
    'dial.check': () => done({ warnings: [] }),
    'call.start': ({ text, extension, leadId, origin, reason = null }: ArgumentOf<'call.start'>) => {
      if (snapshot.call !== null) return failed('call-in-progress');
      const parsed = parsePhone(text, snapshot.settings.region);
      if (!parsed.ok) return failed('phone-refused', parsed.refusal);
      const stopped = start.leads.find((one) => one.id === leadId && one.doNotCall !== null);
      if (stopped && reason === null) return failed('do-not-call', stopped.doNotCall);
      const life = begin('outgoing', origin);
      if (life === null) return failed('internal');
      ids += 1;
      const lead = start.leads.find((other) => other.id === leadId);
      const call: Call = {
        method: 'phone',
        ...life,
        id: `new-${ids}`,
        number: parsed.phone.e164,
        extension: extension ?? parsed.phone.extension,
        kind: 'number',
        raw: text,
        lead: lead === undefined ? null : { id: lead.id, name: lead.name },
        startedAt: Date.now(),
        answeredAt: null,
        endedAt: null,
        duration: null,
        note: '',
        filed: false,
        recovered: false,
        passReason: reason,
      };
      rows = [{ ...call, delivery: null }, ...rows];
      change({ call: live(call), callsVersion: snapshot.callsVersion + 1 });
      return done({ callId: call.id, open: null, problem: null });
    },
    'call.do': ({ callId, deed }: ArgumentOf<'call.do'>) => {
      const call = snapshot.call;
      const life = call === null ? null : after(call, deed);
      if (call === null || life === null) return failed('deed-not-possible');
      const { possible: _, elapsed: __, phones: ___, silenced: ____, ...plain } = call;
      const next: Call = { ...plain, ...life };
      if (life.phase !== 'ended') {
        change({ call: live(next) });
        return done(null);
      }
      const ended = { ...next, endedAt: Date.now(), duration: life.outcome === 'answered' ? 42 : 0 };
      changeCalls(only(callId, { ...ended, delivery: delivery('pending') }), {
        call: null,
        wrapUps: [...snapshot.wrapUps, ended],
      });
      return done(null);
    },
    'shell.status': () =>
      done({
        links: { tel: 'ours', callto: 'other', sip: 'none', offhook: 'unknown' },
        shortcut: 'refused',
        startAtLogin: 'off',
        tray: 'seen',
        notifications: 'possible',
      }),
    'ring.silence': ({ callId }: ArgumentOf<'ring.silence'>) => {
      const silence = (call: LiveCall) => (call.id === callId ? { ...call, silenced: true } : call);
      change({ ringing: snapshot.ringing.map(silence) });
      return done(null);
    },
    'offer.take': ({ id }: ArgumentOf<'offer.take'>) => {
      if (snapshot.offer?.id !== id) return failed('no-such-offer');
      change({ offer: null });
      return done(null);
    },
    'call.note': ({ callId, note }: ArgumentOf<'call.note'>) => {
      const call = snapshot.call;
      changeCalls(only(callId, { note }), call?.id === callId ? { call: { ...call, note } } : {});
      return done(null);
    },
    'call.outcome': ({ callId, outcome, duration }: ArgumentOf<'call.outcome'>) => {
      changeCalls(only(callId, { outcome, duration }));
      return done(null);
    },
    'call.link': ({ callId, leadId }: ArgumentOf<'call.link'>) => {
      const lead = start.leads.find((other) => other.id === leadId);
      if (lead === undefined) return failed('no-such-lead');
      changeCalls(only(callId, { lead: { id: lead.id, name: lead.name } }));
      return done(null);
    },
    'call.file': ({ callId }: ArgumentOf<'call.file'>) => {
      changeCalls(only(callId, { filed: true }), { wrapUps: snapshot.wrapUps.filter((call) => call.id !== callId) });
      return done(null);
    },
    'call.unfile': ({ callId }: ArgumentOf<'call.unfile'>) => {
      const row = rows.find((one) => one.id === callId);
      if (row === undefined) return failed('no-such-call');
      changeCalls(only(callId, { filed: false }), { wrapUps: [...snapshot.wrapUps, { ...row, filed: false }] });
      return done(null);
    },
    'callbacks.dismiss': () => done({ since: null }),
    'settings.change': (part: ArgumentOf<'settings.change'>) => {
      change({ settings: { ...snapshot.settings, ...withoutUndefined(part) } });
      return done(null);
    },
  };

  return {
    asked,
    snapshot: () => snapshot,
    change,
    tell,
    answer: (method, how) => Object.assign(answers, { [method]: how }),
    bridge: {
      async request(method, argument) {
        asked.push({ method, argument });
        // Each answer takes the argument of its own method; the table above can't say so to the compiler.
        const how = answers[method] as ((argument: unknown) => Result<never> | Promise<Result<never>>) | undefined;
        return how === undefined ? (done(null) as Result<never>) : how(argument);
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

/** Makes a delivery in a state, with nothing else known. */
export function delivery(state: Delivery['state'], part: Partial<Delivery> = {}): Delivery {
  return {
    state,
    crmId: null,
    parked: null,
    doubt: null,
    status: null,
    message: null,
    fields: [],
    candidates: [],
    foreign: false,
    mergedInto: null,
    newLead: null,
    ...part,
  };
}

/** Makes a live call whose present phase has lasted some milliseconds. */
export function live(call: Call, elapsed = 0): LiveCall {
  return { ...call, possible: possibleDeeds(call), elapsed, phones: [], silenced: false };
}

function fits(delivery: Delivery | null, standing: string): boolean {
  if (delivery === null) return false;
  const states: Readonly<Record<string, readonly string[]>> = {
    'in-crm': ['synced'],
    'on-its-way': ['pending', 'sending', 'edited'],
    'being-confirmed': ['unknown'],
    'needs-you': ['needs-outcome', 'needs-lead', 'parked'],
    'kept-here': ['local'],
  };
  return states[standing]?.includes(delivery.state) ?? false;
}

function withoutUndefined<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // What is left holds no undefined, which Object.fromEntries can't say.
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as never;
}
