// What an answer of the CRM means for a new lead: the arrows of its states, as pure functions.

import { nameOf } from '../../../src-preload/contract/new-lead.ts';
import type { CrmAnswer } from '../../crm/answer.ts';
import type { CrmLead, LeadAttributes } from '../../crm/crm.ts';
import type { StoredNewLead } from '../../store/new-leads.ts';
import { isRedirect } from './outcome.ts';
import type { LeadVerdict } from './settle-lead.ts';

const settled = {
  doubt: null,
  parked: null,
  status: null,
  message: null,
  fields: [],
  candidates: [],
  emptyReads: 0,
  vagueReads: 0,
} as const;

/** Returns what the CRM is told. CRM: `type` is required; a lead that called, or was called, is of type `phone`. */
export function leadAttributesOf(lead: StoredNewLead): LeadAttributes {
  return {
    type: 'phone',
    ...(lead.firstName !== '' && { first_name: lead.firstName }),
    ...(lead.lastName !== '' && { last_name: lead.lastName }),
    ...(lead.language !== null && { locale: lead.language }),
    phones: [{ number: lead.number }],
  };
}

/** Returns the lead on its way, or to be looked for first where an older copy of the file was put back. */
export function leadReady(lead: StoredNewLead): StoredNewLead {
  return lead.checkFirst
    ? { ...lead, ...settled, state: 'unknown', doubt: 'restored' }
    : { ...lead, ...settled, state: 'pending' };
}

/**
 * Tells whether the CRM surely doesn't have what was said of the lead. Where it may, another name or number would hide it
 * from the search that comes before every doubtful send.
 */
export function isCorrectable({ state, parked, floor, checkFirst }: StoredNewLead): boolean {
  if (state !== 'parked' || checkFirst) return false;
  // The highest lead known is noted as the first send begins.
  return parked === 'refused' || parked === 'forbidden' || (parked === 'number-known' && floor === null);
}

/** Returns the lead that others have the number of: the agent is asked before anything is sent. */
export function numberKnown(lead: StoredNewLead, holders: StoredNewLead['candidates']): StoredNewLead {
  return { ...lead, ...settled, state: 'parked', parked: 'number-known', candidates: holders };
}

/**
 * Returns the lead after a POST. Anything that isn't provably "not applied" is `unknown`, never another POST. An id that
 * another new lead has counts as an answer that can't be read.
 */
export function afterLeadPost(
  lead: StoredNewLead,
  answer: CrmAnswer<CrmLead>,
  isClaimed: (leadId: number) => boolean,
): StoredNewLead {
  switch (answer.kind) {
    case 'applied':
      return isClaimed(answer.value.id)
        ? { ...lead, ...settled, state: 'unknown', doubt: 'unreadable-answer' }
        : leadCreated(lead, answer.value.id);
    case 'not-sent':
    case 'key-refused':
    case 'rate-limited':
      return leadReady(lead);
    case 'refused':
      if (isRedirect(answer.status)) return leadReady(lead);
      return {
        ...lead,
        ...settled,
        state: 'parked',
        parked: answer.status === 403 ? 'forbidden' : 'refused',
        status: answer.status,
        message: answer.message,
        fields: answer.fields,
      };
    case 'ambiguous':
      return { ...lead, ...settled, state: 'unknown', doubt: answer.doubt, status: answer.status };
  }
}

/** Returns an unknown lead after the CRM was searched for it. */
export function afterLeadSearch(lead: StoredNewLead, verdict: LeadVerdict): StoredNewLead {
  switch (verdict.kind) {
    case 'found':
      return leadCreated(lead, verdict.lead.id);
    case 'doubtful':
      return {
        ...lead,
        ...settled,
        state: 'parked',
        parked: 'possible-duplicate',
        candidates: verdict.leads.map((one) => ({ id: one.id, name: crmName(one) })),
        checkFirst: false,
      };
    case 'absent':
      if (lead.emptyReads + 1 < emptyReadsNeeded) return { ...lead, emptyReads: lead.emptyReads + 1 };
      return leadReady({ ...lead, checkFirst: false });
    case 'inconclusive':
      if (lead.vagueReads + 1 < vagueReadsAllowed) return { ...lead, vagueReads: lead.vagueReads + 1 };
      return unconfirmed(lead);
  }
}

/** Returns the lead for the agent to decide about: nobody can tell whether the CRM has it. */
export function unconfirmed(lead: StoredNewLead): StoredNewLead {
  return { ...lead, ...settled, state: 'parked', parked: 'cannot-confirm', checkFirst: false };
}

function leadCreated(lead: StoredNewLead, leadId: number): StoredNewLead {
  return { ...lead, ...settled, state: 'created', leadId, checkFirst: false };
}

function crmName(lead: CrmLead): string {
  return nameOf({ firstName: lead.firstName ?? '', lastName: lead.lastName ?? '' });
}

/** Two complete searches without it, apart in time, before a lead is believed to be absent. */
const emptyReadsNeeded = 2;
/** Searches that prove nothing, each after twice the wait, before the agent is asked. */
const vagueReadsAllowed = 5;
