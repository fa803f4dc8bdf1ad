// What the simulated agents know of the leads they made, and how they settle those that wait for them.

import type { NewLead } from '../../src-preload/contract/new-lead.ts';
import type { ModelCrm } from './model-crm.ts';
import type { Owner } from './world.ts';

/**
 * What an agent was told about a new lead. Its tags are the first names it was given, so that the CRM's own list can be read
 * against it.
 */
export interface AcknowledgedLead {
  readonly id: string;
  readonly tags: string[];
  owner: Owner | null;
  /** Whose it was, where copies from before anybody's sign-in were put back. */
  readonly formerOwners: Owner[];
  /** The agent gave it up or took another lead in its place, or put back a copy from before it. */
  excused: boolean;
}

/** What an agent who has looked into the CRM decides about a new lead that waits for them. */
export type LeadDecision =
  | { readonly deed: 'choose'; readonly leadId: number }
  | { readonly deed: 'retry' }
  | { readonly deed: 'correct'; readonly tag: string }
  | { readonly deed: 'discard' };

/**
 * Decides truthfully: never again what the CRM has already. What the app says can be said otherwise is corrected once,
 * without a look into the CRM.
 */
export function decisionOf(lead: NewLead, tags: readonly string[], crm: ModelCrm): LeadDecision {
  if (lead.correctable && tags.length < 2) return { deed: 'correct', tag: `${lead.firstName}-corrected` };
  const there = crm.leads.find(({ name }) => tags.includes(name));
  if (!there) return { deed: 'retry' };
  return lead.candidates.some(({ id }) => id === there.id) ? { deed: 'choose', leadId: there.id } : { deed: 'discard' };
}

/** Adds to the violations whatever breaks the promise for new leads. `open` is every one that some agent still sees. */
export function checkLeads(
  newLeads: ReadonlyMap<string, AcknowledgedLead>,
  crm: ModelCrm,
  open: ReadonlyMap<string, NewLead['state']>,
  violations: string[],
): void {
  for (const lead of newLeads.values()) {
    const there = crm.leads.filter(({ name }) => lead.tags.includes(name));
    const [tag] = lead.tags;
    const state = open.get(lead.id);
    if (there.length > 1) violations.push(`${tag} is in the CRM ${there.length} times`);
    const accounts = [...lead.formerOwners, ...(lead.owner ? [lead.owner] : [])].map(({ account }) => account);
    if (accounts.length > 0 && there.some(({ account }) => !accounts.includes(account))) {
      violations.push(`${tag} went out with another account's key`);
    }
    if (lead.excused) continue;
    if (there.length === 0 && state === undefined) violations.push(`${tag} was acknowledged and is gone`);
    if (state !== undefined && state !== 'parked') violations.push(`${tag} is stuck in ${state}`);
  }
}
