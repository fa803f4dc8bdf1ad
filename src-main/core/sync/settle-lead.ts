// Whether a new lead whose answer was lost is among those that the CRM finds by its number and by its name.

import type { CrmLead, LeadsPage } from '../../crm/crm.ts';
import type { StoredNewLead } from '../../store/new-leads.ts';

export type LeadVerdict =
  | { readonly kind: 'found'; readonly lead: CrmLead }
  /** Something like it is there, and only a person can tell whether it is this one. */
  | { readonly kind: 'doubtful'; readonly leads: readonly CrmLead[] }
  /** Both lists are whole and it is in neither. */
  | { readonly kind: 'absent' }
  /** A list went on past its first page, or held what can't be read: its silence proves nothing. */
  | { readonly kind: 'inconclusive' };

export interface LeadEvidence {
  readonly byNumber: LeadsPage;
  readonly byName: LeadsPage;
  /** Leads that are other new leads of this computer. */
  readonly claimed: ReadonlySet<number>;
  /** Tells whether a lead holds the number, whatever way it is written. */
  readonly holds: (lead: CrmLead, number: string) => boolean;
  /** One form of a name, accents and case aside. */
  readonly fold: (name: string) => string;
}

/**
 * Decides from the evidence. Ids of leads grow as they are made, so ours is above every id known before the send; a lead at or
 * below it was there already, which matters unless the agent knew of it. One absurd id would raise that mark for good: so the
 * same name and number below it are doubted too.
 */
export function settleLead(sent: StoredNewLead, evidence: LeadEvidence): LeadVerdict {
  const { byNumber, byName, claimed, holds, fold } = evidence;
  const found = new Map([...byNumber.leads, ...byName.leads].map((lead) => [lead.id, lead]));
  const unclaimed = [...found.values()].filter((lead) => !claimed.has(lead.id));
  const named = (lead: CrmLead) =>
    fold(`${lead.firstName ?? ''} ${lead.lastName ?? ''}`).trim() === fold(`${sent.firstName} ${sent.lastName}`).trim();
  const since = (lead: CrmLead) => lead.id > (sent.floor ?? 0);
  const exact = unclaimed.filter((lead) => since(lead) && named(lead) && holds(lead, sent.number));
  if (exact.length === 1 && exact[0]) return { kind: 'found', lead: exact[0] };
  const near = unclaimed.filter((lead) =>
    since(lead) ? named(lead) || holds(lead, sent.number) : holds(lead, sent.number) && (named(lead) || !sent.anyway),
  );
  if (near.length > 0) return { kind: 'doubtful', leads: near };
  return isWhole(byNumber) && isWhole(byName) ? { kind: 'absent' } : { kind: 'inconclusive' };
}

function isWhole(page: LeadsPage): boolean {
  return page.lastPage <= 1 && page.unreadable === 0;
}
