// What a start makes of what the last run left: nothing that was under way is taken as done or as not done.

import { abandonAttempts, lastAttempt, skipAttempts } from '../store/attempts.ts';
import { callsOn, saveCall } from '../store/calls.ts';
import { witnessedAttempt } from '../store/mirror.ts';
import { openNewLeads, saveNewLead } from '../store/new-leads.ts';
import { inTransaction } from '../store/open.ts';
import { lookForAllFirst, newOutboxRow, readOutboxRow, rowsInState, saveOutboxRow } from '../store/outbox.ts';
import type { Context } from './context.ts';
import { unconfirmed } from './sync/new-lead-outcome.ts';

/**
 * Settles what was open when the app went down. A call that was on comes back to be confirmed, with its last sure talk
 * time. A send that was under way is unknown. Where calls.db is an older copy put back, whatever it would send now may
 * have been sent since: all of it is looked for first.
 */
export function recover(context: Context): void {
  const { calls, leads, ports } = context;
  const witnessed = witnessedAttempt(leads);
  const restored = lastAttempt(calls) < witnessed;
  inTransaction(calls, () => {
    for (const call of callsOn(calls)) {
      saveCall(calls, { ...call, phase: 'ended', endedAt: null, recovered: true });
      // Reported while it was on, it has a row already; whether that arrived is settled before the agent is asked.
      const row = readOutboxRow(calls, call.id);
      if (row && row.state !== 'pending' && row.state !== 'synced' && row.state !== 'edited') continue;
      saveOutboxRow(calls, { ...(row ?? newOutboxRow(call.id, 'needs-outcome')), state: 'needs-outcome' });
    }
    for (const row of rowsInState(calls, 'sending')) {
      saveOutboxRow(calls, { ...row, state: 'unknown', doubt: 'restarted', emptyReads: 0 });
    }
    for (const lead of openNewLeads(calls)) {
      if (lead.state !== 'sending') continue;
      saveNewLead(calls, { ...lead, state: 'unknown', doubt: 'restarted', emptyReads: 0 });
    }
    if (restored) {
      distrust(context);
      // So that putting the same copy back once more is noticed again.
      skipAttempts(calls, witnessed);
    }
    abandonAttempts(calls);
  });
  if (restored) ports.log.write('older-copy-restored');
}

function distrust({ calls }: Context): void {
  // Those too that the CRM has or that were kept here: they may have been sent as new since.
  lookForAllFirst(calls);
  for (const state of ['pending', 'unknown'] as const) {
    for (const row of rowsInState(calls, state)) {
      saveOutboxRow(calls, { ...row, state: 'unknown', doubt: 'restored', emptyReads: 0 });
    }
  }
  for (const lead of openNewLeads(calls)) {
    // Somebody may have signed in since and had it sent to an account that the next one can't look into.
    if (lead.state === 'pending' && lead.owner === null) saveNewLead(calls, unconfirmed(lead));
    else if (lead.state === 'pending')
      saveNewLead(calls, { ...lead, state: 'unknown', doubt: 'restored', emptyReads: 0 });
    if (lead.state === 'parked') saveNewLead(calls, { ...lead, checkFirst: true });
  }
}
