// THE table of what a window can ask of the core: method → schema of its argument and type of its answer.

import { z } from 'zod';
import { deeds, directions, outcomes } from './call.ts';
import type { Callback } from './callback.ts';
import { type Attempt, type CallRow, standings } from './delivery.ts';
import type { Result } from './failure.ts';
import type { GateWarning } from './gate.ts';
import type { Joinable, Joins } from './joins.ts';
import type { Lead, LeadCard, LeadFound, NumberHolders, TimelineEntry } from './lead.ts';
import { correctedLeadSchema, newLeadSchema } from './new-lead-schema.ts';
import type { Check } from './self-test.ts';
import { settingsSchema } from './settings-schema.ts';
import { type ShellStatus, shellParts } from './shell-status.ts';
import type { Snapshot } from './snapshot.ts';
import type { Today } from './today.ts';

const callId = z.uuid();
const leadId = z.int().positive();
const duration = z.int().min(0).max(86_400);
const note = z.string().max(20_000);
/** Epoch milliseconds, up to the year 2100. */
const instant = z.int().min(0).max(4_102_444_800_000);
const numberText = z.string().max(1_000);
const owedNumber = z.string().min(1).max(250);
const e164 = z.string().regex(/^\+[1-9]\d{1,14}$/);

export const api = {
  /** Answers the present snapshot; later ones come by `subscribe`. */
  'app.snapshot': method(z.null())<Snapshot>(),

  /** Keeps the key and asks the CRM who it belongs to. */
  'connection.connect': method(
    z.strictObject({ url: z.string().max(500), key: z.string().trim().min(1).max(4_000) }),
  )<null>(),
  /** Says which of the account's users sits here: their calls go out under this name. */
  'connection.choose-user': method(z.strictObject({ userId: z.int() }))<null>(),
  /** Starts the embedded sandbox CRM and connects to it. */
  'connection.try-sandbox': method(z.null())<null>(),
  /** Forgets the key. Calls stay, and wait for their owner. */
  'connection.disconnect': method(z.null())<null>(),

  /** Tells what there is to say before a number is called: from this computer alone, so that it works offline. */
  'dial.check': method(z.strictObject({ text: numberText, leadId: leadId.nullable() }))<{
    warnings: readonly GateWarning[];
  }>(),

  /**
   * Begins a call and hands it to the line. `open` is a URL that the window must open itself, null where the core did.
   * `problem` says that the line couldn't: the call is on and timed all the same, and the agent dials it on the phone.
   * Fails with `do-not-call` and the date where this person asked not to be called and no reason is given.
   */
  'call.start': method(
    z.strictObject({
      text: numberText,
      /** Typed apart from the number; wins over one found in the text. */
      extension: z
        .string()
        .regex(/^\d{1,15}$/)
        .nullable(),
      leadId: leadId.nullable(),
      origin: z.enum(['dialer', 'click-to-call', 'lead', 'history']),
      /** Why somebody who isn't to be called is called all the same; kept with the call. */
      reason: z.string().trim().min(1).max(500).nullable().default(null),
      /** What the note begins with; nothing where it is left out. */
      note: note.default(''),
    }),
  )<{ callId: string; open: string | null; problem: 'no-phone-app' | null }>(),
  'call.do': method(z.strictObject({ callId, deed: z.enum(deeds) }))<null>(),
  /** Saves the note as it stands; asked for at every keystroke. */
  'call.note': method(z.strictObject({ callId, note }))<null>(),
  /** Corrects or confirms how a call ended. A null duration says that nobody knows it. */
  'call.outcome': method(z.strictObject({ callId, outcome: z.enum(outcomes), duration: duration.nullable() }))<null>(),
  /**
   * Corrects the number of an ended call that the CRM surely has nothing of. Fails with `phone-refused` where the text is no
   * whole number, and with `deed-not-possible` where the CRM has the call or may have it.
   */
  'call.number': method(z.strictObject({ callId, text: numberText }))<null>(),
  /** Ties the call to a lead; a call that the CRM already has stays where it is. */
  'call.link': method(z.strictObject({ callId, leadId }))<null>(),
  /** Finishes the wrap-up: the call leaves now. */
  'call.file': method(z.strictObject({ callId }))<null>(),
  /**
   * Opens a finished wrap-up again. The call stays where it is on its way: one that hasn't left is held back as a fresh
   * wrap-up is, and what changes on one that has left is an edit.
   */
  'call.unfile': method(z.strictObject({ callId }))<null>(),
  /** Logs a call that was made elsewhere. `startedAt` is epoch milliseconds. */
  'call.log': method(
    z.strictObject({
      text: numberText,
      extension: z
        .string()
        .regex(/^\d{1,15}$/)
        .nullable(),
      leadId: leadId.nullable(),
      direction: z.enum(directions),
      outcome: z.enum(outcomes),
      startedAt: instant,
      duration: duration.nullable(),
      note,
    }),
  )<{ callId: string }>(),
  /**
   * Logs an e-mail, a text or a video that was sent or received elsewhere; the answer's id is used as a call's. The CRM takes
   * what is about the e-mail and the video's address and never shows it again, and no answer of this table does either.
   */
  'communication.log': method(
    z
      .strictObject({
        method: z.enum(['email', 'sms', 'video']),
        leadId,
        direction: z.enum(directions),
        /** Epoch milliseconds. */
        executedAt: z.int().min(0).max(4_102_444_800_000),
        description: note,
        emailSubject: z.string().max(1_000).nullable(),
        emailBody: note.nullable(),
        emailUser: z.string().max(320).nullable(),
        url: z
          .url({ protocol: /^https?$/ })
          .max(2_000)
          .nullable(),
      })
      .refine(({ method, emailSubject, emailBody, emailUser, url }) => {
        const email = [emailSubject, emailBody, emailUser];
        return (method === 'email' || email.every((one) => one === null)) && (method === 'video' || url === null);
      }),
  )<{ callId: string }>(),
  /** Sends a parked or kept call (again), as a new communication. */
  'call.send': method(z.strictObject({ callId }))<null>(),
  /** Says that a communication in the CRM is this call. */
  'call.claim': method(z.strictObject({ callId, crmId: z.int().positive() }))<null>(),
  /** Keeps a call on this computer only. */
  'call.keep-here': method(z.strictObject({ callId }))<null>(),

  /**
   * Says that two records are one call: the second goes on for both, with the notes of both, and the first is kept here.
   * Fails with `cannot-merge` where that could lose or double a record; its detail says why.
   */
  'call.merge': method(z.strictObject({ callId, intoId: callId }))<null>(),
  /**
   * Calls that may be the same as one, 20 at most: of its number within a day, or of any within ten minutes. Those that can
   * be joined come first, then the nearest in time; the rest say why they can't.
   */
  'calls.joinable': method(z.strictObject({ callId }))<{ calls: readonly Joinable[] }>(),
  /**
   * Says that one record is two calls: gives back one that was merged into another, or makes a call of its own of what
   * the last phone to join it reported. Answers the call that is now apart; fails with `cannot-split` where there is none.
   */
  'call.split': method(z.strictObject({ callId }))<{ callId: string }>(),
  /** Quiets the ring of one call in every window; the phone rings on. */
  'ring.silence': method(z.strictObject({ callId }))<null>(),

  /** Numbers that are owed a call back, the latest missed first, 200 at most. */
  'callbacks.list': method(z.null())<{ callbacks: readonly Callback[] }>(),
  /**
   * Says that a number is owed no call back any more. A call missed later counts again. Answers since when missed calls
   * counted, epoch milliseconds, null for always: to be given back by `callbacks.restore`.
   */
  'callbacks.dismiss': method(z.strictObject({ number: owedNumber }))<{ since: number | null }>(),
  /** Takes a dismissal back: the calls missed since then count again, unless the number was reached meanwhile. */
  'callbacks.restore': method(z.strictObject({ number: owedNumber, since: instant.nullable() }))<null>(),

  /** Reads a `tel:`, `callto:`, `sip:`, `sips:` or `offhook:` link into an offer. Fails with `bad-link`; dials nothing. */
  'link.open': method(z.strictObject({ url: z.string().max(4_000) }))<null>(),
  /** Offers the numbers of a text from the shortcut, the same way. Fails with `phone-refused` where it holds none. */
  'offer.text': method(z.strictObject({ text: z.string().max(20_000) }))<null>(),
  /** Takes an offer out of the way: it stands in the dialer, or nobody wants it. */
  'offer.take': method(z.strictObject({ id: z.uuid() }))<null>(),

  /** Changes how phones may report; the rest stays. A `port` of null takes any free one. */
  'line.change': method(
    settingsSchema.shape.hooks.partial().extend({ port: z.int().min(1024).max(65_535).nullable().optional() }),
  )<null>(),
  /** Makes a new secret: every phone has to be given its new address. */
  'line.rotate-secret': method(z.null())<null>(),
  /** Begins to wait for a test call, or waits anew. */
  'line.await-test': method(z.null())<null>(),

  /**
   * Answers calls newest first. `before` is the cursor of the page before, null for the first; `next` null at the end. A
   * page may be short, even empty, and still have a next one.
   */
  'calls.page': method(
    z.strictObject({
      before: z.string().max(100).nullable(),
      limit: z.int().min(1).max(200),
      standing: z.enum(standings).nullable(),
      missed: z.boolean(),
      /** Instead of all else: the last missed call of every number that is owed a call back, 200 at most. */
      callbacks: z.boolean().default(false),
      leadId: leadId.nullable(),
      /** `unknown`: ended calls of which nobody has said how. */
      outcome: z
        .enum([...outcomes, 'unknown'])
        .nullable()
        .default(null),
      /** Just the calls that the sums of a day, or of an hour of it from 0 to 23, count; in place of `from` and `to`. */
      counted: z
        .strictObject({ day: z.iso.date(), hour: z.int().min(0).max(23).nullable() })
        .nullable()
        .default(null),
      /** Calls that began from one instant up to, not including, another; null for no bound. */
      from: instant.nullable().default(null),
      to: instant.nullable().default(null),
      /** Beginnings of words of a name or a note, or digits of a number; empty for all. */
      search: z.string().max(200),
    }),
  )<{ rows: readonly CallRow[]; next: string | null }>(),
  /** Answers a day of this computer's calendar, `YYYY-MM-DD`, and so many days up to it, in sums. */
  'today.read': method(z.strictObject({ day: z.iso.date(), days: z.int().min(1).max(366) }))<Today>(),
  'calls.read': method(z.strictObject({ callId }))<{ row: CallRow; attempts: readonly Attempt[]; joins: Joins }>(),

  /**
   * Writes every call with where its record stands into a CSV file, and answers its path. With a span, only the calls that
   * began from one instant up to, not including, the other.
   */
  'calls.export': method(z.strictObject({ from: instant, to: instant }).nullable())<{ path: string; calls: number }>(),

  /** Copies calls.db, as it stands and while calls go on, into a file that is proved to be readable; answers its path. */
  'data.backup': method(z.null())<{ path: string }>(),

  /** Tries each thing that the app depends on. `at` is epoch milliseconds. */
  'selftest.run': method(z.null())<{ at: number; checks: readonly Check[] }>(),
  /** Puts together what someone who helps needs to know, without numbers, names, notes or the key; answers the text. */
  'support.prepare': method(z.null())<{ text: string }>(),
  /** Writes the text prepared last into a file, to be sent by whoever read it; answers its path. */
  'support.write': method(z.null())<{ path: string }>(),

  /**
   * Leads that hold this E.164 number, from the store on this computer, and the one that is most likely meant: who was
   * chosen before, else the lead whose card is `open`, else the agent's own, else who was called or changed last.
   */
  'leads.by-number': method(z.strictObject({ number: e164, open: leadId.nullable() }))<NumberHolders>(),
  /** Remembers who is meant by a number that several leads hold, until another one is chosen. */
  'leads.choose': method(z.strictObject({ number: e164, leadId }))<null>(),
  /**
   * Leads by the beginnings of words of a name in any order, by e-mail, stock number, or digits anywhere in a number; 20 at
   * most, the agent's own and those called lately first. Fails with `superseded` where a newer search came meanwhile.
   */
  'leads.search': method(z.strictObject({ text: z.string().max(200) }))<{ leads: readonly LeadFound[] }>(),
  /** Leads to browse, those with the newest activity in the CRM first. */
  'leads.page': method(
    z.strictObject({ before: z.string().max(100).nullable(), limit: z.int().min(1).max(200), own: z.boolean() }),
  )<{ leads: readonly LeadFound[]; next: string | null }>(),
  'leads.read': method(z.strictObject({ leadId }))<Lead>(),
  'leads.card': method(z.strictObject({ leadId }))<LeadCard>(),
  /** What happened with a lead, newest first: calls of this computer and the CRM's communications, each once. */
  'leads.timeline': method(
    z.strictObject({ leadId, before: z.string().max(200).nullable(), limit: z.int().min(1).max(200) }),
  )<{ entries: readonly TimelineEntry[]; next: string | null }>(),
  /**
   * Reads one lead anew from the CRM, at most every 30 seconds. `refreshed` is false where that wasn't due or possible;
   * what is on this computer then stands.
   */
  'leads.refresh': method(z.strictObject({ leadId }))<{ refreshed: boolean }>(),

  /**
   * Makes a lead from an unknown number; it goes to the CRM by itself, once. Fails with `lead-known` and a name where somebody
   * has the number already and `anyway` isn't said.
   */
  'leads.create': method(newLeadSchema)<{ newLeadId: string }>(),
  /** Sends a new lead that waits for the agent, as it stands. */
  'leads.create-retry': method(z.strictObject({ newLeadId: z.uuid() }))<null>(),
  /**
   * Says otherwise who a new lead is, one that the CRM surely doesn't have, and sends it. Fails with `lead-known` as
   * `leads.create` does, and with `deed-not-possible` where the CRM may have it.
   */
  'leads.create-correct': method(correctedLeadSchema)<null>(),
  /** Takes an existing lead in a new one's place: the calls that wait go there. */
  'leads.create-choose': method(z.strictObject({ newLeadId: z.uuid(), leadId }))<null>(),
  /** Gives a new lead up; the calls that waited for it need a lead as before. */
  'leads.create-discard': method(z.strictObject({ newLeadId: z.uuid() }))<null>(),

  /** Changes some settings; the rest stay. */
  'settings.change': method(settingsSchema.partial())<null>(),
  /** Asks the system, now, how the shell stands with it. */
  'shell.status': method(z.null())<ShellStatus>(),
  /** Takes a kind of link for Offhook, or asks for the shortcut again; answers how things stand after it. */
  'shell.repair': method(z.strictObject({ part: z.enum(shellParts) }))<ShellStatus>(),
  'shell.start-at-login': method(z.strictObject({ on: z.boolean() }))<ShellStatus>(),
  /** Shows a notification of the system, for the agent to see whether any comes. */
  'shell.try-notification': method(z.null())<null>(),
  /** Tells how tall the ring card is as it is drawn, so that its window is too. In CSS pixels. */
  'shell.ring-height': method(z.strictObject({ height: z.int().min(0).max(10_000) }))<null>(),
  /** Brings the main window to the front, at a lead where one is named; the browser shell leaves that to the page. */
  'shell.show': method(z.strictObject({ leadId: leadId.nullable() }))<null>(),

  /** Tries again now whatever waits, and asks the CRM for new leads. */
  'sync.now': method(z.null())<null>(),
};

export type Api = typeof api;
export type MethodName = keyof Api;
export type ArgumentOf<M extends MethodName> = z.input<Api[M]['argument']>;
export type ValueOf<M extends MethodName> = NonNullable<Api[M]['answer']>['value'];

/** What a window has instead of a network: the only way to speak to the core, the same in every shell. */
export interface Bridge {
  /** Asks the core. Never rejects: a lost core is the failure `unreachable`. */
  request<M extends MethodName>(method: M, argument: ArgumentOf<M>): Promise<Result<ValueOf<M>>>;
  /** Calls the listener with each new snapshot until the returned function is called. */
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
}

interface Method<A extends z.ZodType, V> {
  readonly argument: A;
  /** Only a type: carries what the method answers. Boxed, so that `null` can be an answer. */
  readonly answer?: { readonly value: V };
}

function method<A extends z.ZodType>(argument: A): <V>() => Method<A, V> {
  return () => ({ argument });
}
