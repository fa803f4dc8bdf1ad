// Brings new leads to the CRM, one at a time: each send is committed before its first byte, and one without an answer is
// looked for, by number and by name, before it is ever sent again. Waits run on the monotonic clock.

import { createHash } from 'node:crypto';
import { nameOf } from '../../../src-preload/contract/new-lead.ts';
import { parsePhone } from '../../../src-preload/contract/phone.ts';
import type { CrmAnswer } from '../../crm/answer.ts';
import type { CrmLead } from '../../crm/crm.ts';
import { fold } from '../../store/fold.ts';
import { highestLead, leadsByNumber } from '../../store/leads.ts';
import { mirrorAccount, witnessAttempt } from '../../store/mirror.ts';
import {
  beginLeadAttempt,
  claimedLeads,
  openNewLeads,
  readNewLead,
  type StoredNewLead,
  saveNewLead,
} from '../../store/new-leads.ts';
import { inTransaction } from '../../store/open.ts';
import type { Session } from '../connection.ts';
import type { Context } from '../context.ts';
import { afterLeadPost, afterLeadSearch, leadAttributesOf, numberKnown } from './new-lead-outcome.ts';
import { settleLead } from './settle-lead.ts';
import type { Throttle } from './throttle.ts';

export interface SendLeads {
  /** Looks for something to send, now. */
  wake(): void;
  /** Sends nothing more, and waits for what is in flight as long as `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

/** After a bug or a full disk: long enough not to spin, short enough to be noticed as working again. */
const afterFault = 30_000;

/** Creates the sending of one app. `created` commits that the CRM has a lead now, and all that follows from it. */
export function createSendLeads(
  context: Context,
  throttle: Throttle,
  session: () => Session | null,
  heard: (answer: CrmAnswer<unknown>) => void,
  region: () => string,
  created: (lead: StoredNewLead, known: CrmLead) => void,
): SendLeads {
  const { ports, calls, leads } = context;
  const { clock } = ports;
  const notBefore = new Map<string, number>();
  let inFlight: Promise<void> | null = null;
  /** A lead whose answer could not be written down: as unknown as if it had never come. */
  let unrecorded: string | null = null;
  let cancelTimer = () => {};
  let stopping = false;
  let stopped = false;

  function pump(): void {
    cancelTimer();
    if (inFlight || stopping) return;
    try {
      recordLost();
      startNext();
    } catch (error) {
      fault(error);
      cancelTimer = clock.after(afterFault, pump);
    }
  }

  function startNext(): void {
    const now = session();
    const next = now && pick(now);
    if (!now || next === null) return;
    const wait = typeof next === 'number' ? next : throttle.take('push');
    if (typeof next === 'number' || wait > 0) {
      cancelTimer = clock.after(wait, pump);
      return;
    }
    inFlight = (next.state === 'unknown' ? confirm(now, next) : send(now, next))
      .catch((error: unknown) => {
        fault(error);
        notBefore.set(next.id, clock.monotonic() + afterFault);
        unrecorded = next.id;
      })
      .finally(() => {
        inFlight = null;
        pump();
      });
  }

  /** The next lead to work on, the milliseconds until there may be one, or null where nothing waits. */
  function pick(now: Session): StoredNewLead | number | null {
    const time = clock.monotonic();
    let soonest = Number.POSITIVE_INFINITY;
    for (const lead of openNewLeads(calls)) {
      const isMine = lead.owner?.accountId === now.owner.accountId && lead.owner.userId === now.owner.userId;
      if (!isMine || (lead.state !== 'pending' && lead.state !== 'unknown')) continue;
      if (lead.state === 'unknown' && !notBefore.has(lead.id)) notBefore.set(lead.id, time + context.confirmAfter);
      const at = notBefore.get(lead.id) ?? 0;
      if (at <= time) return lead;
      soonest = Math.min(soonest, at);
    }
    return Number.isFinite(soonest) ? soonest - time : null;
  }

  async function send(now: Session, lead: StoredNewLead): Promise<void> {
    const mirrored = mirrorAccount(leads) === now.accountId;
    const holders = mirrored && !lead.anyway ? leadsByNumber(leads, lead.number) : [];
    if (holders.length > 0) {
      save(
        numberKnown(
          lead,
          holders.map(({ id, name }) => ({ id, name })),
        ),
      );
      return;
    }
    const attributes = leadAttributesOf(lead);
    const floor = lead.floor ?? (mirrored ? highestLead(leads) : 0);
    const claimed: StoredNewLead = { ...lead, state: 'sending', floor };
    claim(claimed, attributes);
    const answer = await now.crm.addLead(attributes);
    if (stopped) return;
    heard(answer);
    throttle.heard('push', answer);
    const after = afterLeadPost(claimed, answer, (id) => claimedLeads(calls, now.accountId, [id]).size > 0);
    if (after.state === 'unknown') notBefore.set(lead.id, clock.monotonic() + context.confirmAfter);
    finish(after, answer.kind === 'applied' ? answer.value : null);
  }

  async function confirm(now: Session, lead: StoredNewLead): Promise<void> {
    const byNumber = await search(now, { phone: lead.number });
    const byName = byNumber && (await search(now, { name: nameOf(lead) }));
    if (stopped) return;
    if (!byNumber || !byName) {
      // No answer is no evidence. The throttle decides when to ask again.
      notBefore.set(lead.id, clock.monotonic() + 1000);
      return;
    }
    const ids = [...byNumber.leads, ...byName.leads].map(({ id }) => id);
    const claimed = claimedLeads(calls, now.accountId, ids);
    const verdict = settleLead(lead, { byNumber, byName, claimed, holds, fold });
    notBefore.set(lead.id, clock.monotonic() + (context.confirmAfter / 6) * 2 ** lead.vagueReads);
    finish(afterLeadSearch(lead, verdict), verdict.kind === 'found' ? verdict.lead : null);
  }

  /** Searches once it may; null where the CRM gave no list. */
  async function search(now: Session, filter: Parameters<Session['crm']['findLeads']>[0]) {
    // The first search has its turn from the pump already.
    if ('name' in filter) await turn();
    if (stopping) return null;
    const answer = await now.crm.findLeads(filter);
    if (stopped) return null;
    heard(answer);
    throttle.heard('push', answer);
    return answer.kind === 'applied' ? answer.value : null;
  }

  async function turn(): Promise<void> {
    for (let wait = throttle.take('push'); wait > 0 && !stopping; wait = throttle.take('push')) {
      const milliseconds = wait;
      await new Promise<void>((resolve) => {
        clock.after(milliseconds, resolve);
      });
    }
  }

  /** Commits, before the first byte, that something is about to be sent. */
  function claim(lead: StoredNewLead, body: object): void {
    const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    const attempt = inTransaction(calls, () => {
      saveNewLead(calls, lead);
      return beginLeadAttempt(calls, lead.id, { at: clock.now(), launch: context.launch, bodyHash });
    });
    witnessAttempt(leads, attempt);
    context.changed('calls');
  }

  function finish(lead: StoredNewLead, known: CrmLead | null): void {
    if (lead.state === 'pending' || lead.state === 'created') notBefore.delete(lead.id);
    if (lead.state === 'created' && known) created(lead, known);
    else save(lead);
  }

  function save(lead: StoredNewLead): void {
    inTransaction(calls, () => saveNewLead(calls, lead));
    if (lead.state === 'parked') ports.notice({ kind: 'parked-lead', newLeadId: lead.id });
    context.changed('calls');
  }

  function holds(lead: CrmLead, number: string): boolean {
    return lead.phones.some((phone) => {
      const parsed = parsePhone(phone.number, region());
      return parsed.ok && parsed.phone.e164 === number;
    });
  }

  function recordLost(): void {
    const lead = unrecorded === null ? null : readNewLead(calls, unrecorded);
    if (lead?.state === 'sending') {
      save({ ...lead, state: 'unknown', doubt: 'no-answer' });
      notBefore.set(lead.id, clock.monotonic() + context.confirmAfter);
    }
    unrecorded = null;
  }

  function fault(error: unknown): void {
    ports.log.write('new-lead-fault', { problem: error instanceof Error ? error.message : String(error) });
  }

  return {
    wake: pump,
    async stop(patience) {
      stopping = true;
      cancelTimer();
      const patienceOver = new Promise<void>((resolve) => {
        clock.after(patience, resolve);
      });
      await Promise.race([inFlight ?? Promise.resolve(), patienceOver]);
      stopped = true;
    },
  };
}
