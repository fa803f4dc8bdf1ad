// Leads that an agent makes from an unknown number: what may be done with them, and the calls that wait for them.

import type { ArgumentOf } from '../../../src-preload/contract/api.ts';
import { done, type FailureCode, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { type NewLead, nameOf } from '../../../src-preload/contract/new-lead.ts';
import { correctedLeadSchema, newLeadSchema } from '../../../src-preload/contract/new-lead-schema.ts';
import { parsePhone } from '../../../src-preload/contract/phone.ts';
import type { CrmAnswer } from '../../crm/answer.ts';
import type { CrmLead } from '../../crm/crm.ts';
import { type Owner, readCall, type StoredCall, saveCall } from '../../store/calls.ts';
import { type Reading, upsertLead } from '../../store/lead-upsert.ts';
import { leadsByNumber } from '../../store/leads.ts';
import { mirrorAccount } from '../../store/mirror.ts';
import { openNewLeads, readNewLead, removeNewLead, type StoredNewLead, saveNewLead } from '../../store/new-leads.ts';
import { inTransaction } from '../../store/open.ts';
import { readOutboxRow, rowsInState, saveOutboxRow } from '../../store/outbox.ts';
import type { Session } from '../connection.ts';
import type { Context } from '../context.ts';
import { mirroredLead } from '../sync/mirrored-lead.ts';
import { isCorrectable, leadReady } from '../sync/new-lead-outcome.ts';
import { resumed } from '../sync/outcome.ts';
import { createSendLeads } from '../sync/send-leads.ts';
import type { Throttle } from '../sync/throttle.ts';
import { leadOf } from './lead-of-call.ts';

export interface NewLeadsPart {
  /** Those that the CRM doesn't have yet, of whoever is signed in, oldest first. */
  open(): readonly NewLead[];
  create(input: ArgumentOf<'leads.create'>): Result<{ newLeadId: string }>;
  /** Sends a parked one after all, the agent having seen what it may be the double of. */
  retry(newLeadId: string): Result<null>;
  /** Says otherwise who one that the CRM surely doesn't have is, and sends it. */
  correct(input: ArgumentOf<'leads.create-correct'>): Result<null>;
  /** Takes an existing lead in its place. */
  choose(newLeadId: string, leadId: number): Result<null>;
  discard(newLeadId: string): Result<null>;
  wake(): void;
  stop(patience: number): Promise<void>;
}

/** Creates the new leads of one app. `freed` runs after calls that waited were let go, `added` once the mirror has one more. */
export function createNewLeads(
  context: Context,
  throttle: Throttle,
  connection: {
    readonly session: () => Session | null;
    readonly owner: () => Owner | null;
    readonly heard: (answer: CrmAnswer<unknown>) => void;
  },
  region: () => string,
  { freed, added }: { readonly freed: () => void; readonly added: () => void },
): NewLeadsPart {
  const { ports, calls, leads } = context;
  const sending = createSendLeads(context, throttle, connection.session, connection.heard, region, created);

  /**
   * The mirror first: a kill in between leaves the new lead unknown, and it is found again.
   */
  function created(lead: StoredNewLead, known: CrmLead): void {
    const mirrored = mirroredLead(known, region());
    const phones =
      mirrored.phones.length > 0
        ? mirrored.phones
        : [{ number: lead.number, extension: null, type: null, e164: lead.number }];
    if (lead.owner && mirrorAccount(leads) === lead.owner.accountId) {
      const kept = inTransaction(leads, () =>
        upsertLead(leads, { ...mirrored, name: mirrored.name || nameOf(lead), phones }, asGiven),
      );
      if (kept === 'new') added();
      context.changed('leads');
    }
    inTransaction(calls, () => {
      saveNewLead(calls, lead);
      tieWaiting(lead, { id: known.id, name: nameOf(lead) });
    });
    told();
  }

  /** Ties the call that it was made for, and whichever calls with its number still need a lead. */
  function tieWaiting(newLead: StoredNewLead, lead: NonNullable<StoredCall['lead']>): void {
    const ofNumber = rowsInState(calls, 'needs-lead').map((row) => row.callId);
    for (const callId of new Set([...(newLead.callId === null ? [] : [newLead.callId]), ...ofNumber])) {
      const call = readCall(calls, callId);
      if (!call || !waitsFor(newLead, call)) continue;
      const row = readOutboxRow(calls, callId);
      const lacksLead = row?.state === 'needs-lead' || row?.parked === 'lead-missing';
      if (row !== null && !lacksLead && call.lead !== null) continue;
      saveCall(calls, { ...call, lead });
      if (row && lacksLead) saveOutboxRow(calls, resumed(row, { ...call, lead }));
    }
  }

  function told(): void {
    context.changed('calls');
    freed();
    sending.wake();
  }

  /** The number in E.164, where nobody has it whom the agent doesn't know of; `except` is the new lead that may have it. */
  function freeNumber(
    { number, anyway }: { readonly number: string; readonly anyway: boolean },
    owner: Owner | null,
    except: string | null,
  ): Result<string> {
    const parsed = parsePhone(number, region());
    if (!parsed.ok) return failed('phone-refused', parsed.refusal);
    const { e164 } = parsed.phone;
    if (e164 === null) return failed('phone-refused', 'not-a-number');
    const [known] = anyway || owner?.accountId !== mirrorAccount(leads) ? [] : leadsByNumber(leads, e164);
    if (known) return failed('lead-known', known.name || null);
    const twin = openNewLeads(calls).find((lead) => lead.number === e164 && lead.id !== except && isOf(lead, owner));
    return twin ? failed('lead-being-created') : done(e164);
  }

  /** Runs a deed on one that isn't on its way, or says why it can't be. */
  function onResting(newLeadId: string, deed: (lead: StoredNewLead) => FailureCode | null): Result<null> {
    const lead = readNewLead(calls, newLeadId);
    if (!lead || lead.state === 'created') return failed('no-such-new-lead');
    if (lead.state === 'sending' || lead.state === 'unknown') return failed('lead-being-created');
    const refusal = inTransaction(calls, () => deed(lead));
    if (refusal) return failed(refusal);
    told();
    return done(null);
  }

  return {
    open: () => openNewLeads(calls).flatMap((lead) => shown(lead, connection.owner())),

    create(input) {
      const { callId, ...said } = newLeadSchema.parse(input);
      const owner = connection.owner();
      const number = freeNumber(said, owner, null);
      if (!number.ok) return number;
      const call = callId === null ? null : readCall(calls, callId);
      if (callId !== null && !call) return failed('no-such-call');
      const now = ports.clock.now();
      const id = ports.random.id(now);
      inTransaction(calls, () =>
        saveNewLead(calls, {
          ...blank,
          ...said,
          id,
          owner,
          number: number.value,
          callId,
          createdAt: now,
        }),
      );
      told();
      return done({ newLeadId: id });
    },

    retry: (newLeadId) =>
      onResting(newLeadId, (lead) => {
        if (lead.state !== 'parked') return 'deed-not-possible';
        const asked = lead.parked === 'number-known' || lead.parked === 'possible-duplicate';
        // What the agent has seen can't be mistaken for the new send.
        saveNewLead(calls, { ...leadReady(lead), anyway: lead.anyway || asked, floor: highestSeen(lead) });
        return null;
      }),

    correct(input) {
      const { newLeadId, ...said } = correctedLeadSchema.parse(input);
      const lead = readNewLead(calls, newLeadId);
      const number = freeNumber(said, lead?.owner ?? null, newLeadId);
      if (lead !== null && !number.ok) return number;
      return onResting(newLeadId, (resting) => {
        if (!isCorrectable(resting) || !number.ok) return 'deed-not-possible';
        saveNewLead(calls, { ...leadReady(resting), ...said, number: number.value });
        return null;
      });
    },

    choose: (newLeadId, leadId) =>
      onResting(newLeadId, (lead) => {
        const candidate = lead.candidates.find(({ id }) => id === leadId);
        const chosen = candidate ?? leadOf(leads, lead.owner, leadId);
        if (!chosen) return 'no-such-lead';
        tieWaiting(lead, { id: chosen.id, name: chosen.name });
        removeNewLead(calls, lead.id);
        return null;
      }),

    discard: (newLeadId) =>
      onResting(newLeadId, (lead) => {
        removeNewLead(calls, lead.id);
        return null;
      }),

    wake: sending.wake,
    stop: sending.stop,
  };
}

/** Tells whether a call goes to the CRM once this lead is there: the call it was made for, or one with its number. */
export function waitsFor(lead: Pick<StoredNewLead, 'callId' | 'number' | 'owner'>, call: StoredCall): boolean {
  if (lead.callId === call.id) return true;
  return call.lead === null && call.number === lead.number && isOf(lead, call.owner);
}

function isOf(lead: Pick<StoredNewLead, 'owner'>, owner: Owner | null): boolean {
  return lead.owner?.accountId === owner?.accountId && lead.owner?.userId === owner?.userId;
}

/** Null, for the sending to take anew, unless leads above everything known then were seen since. */
function highestSeen(lead: StoredNewLead): number | null {
  return lead.candidates.length === 0 ? lead.floor : Math.max(lead.floor ?? 0, ...lead.candidates.map(({ id }) => id));
}

function shown(lead: StoredNewLead, owner: Owner | null): readonly NewLead[] {
  const { id, firstName, lastName, number, language, callId, createdAt, state, parked, doubt } = lead;
  if (state === 'created' || (lead.owner !== null && !isOf(lead, owner))) return [];
  const { status, message, fields, candidates } = lead;
  const told = { parked, doubt, status, message, fields, candidates, correctable: isCorrectable(lead) };
  return [{ id, firstName, lastName, number, language, callId, createdAt, state, ...told }];
}

/** An answer to a POST may leave out what a reading has: the next one compares the whole lead. */
const asGiven: Reading = { thorough: true, reached: 0 };

const blank = {
  state: 'pending',
  leadId: null,
  floor: null,
  doubt: null,
  emptyReads: 0,
  vagueReads: 0,
  checkFirst: false,
  parked: null,
  status: null,
  message: null,
  fields: [],
  candidates: [],
} as const;
