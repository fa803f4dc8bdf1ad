// Whose number it is: the lead that a call is tied to, from the mirror of its owner's account alone.

import type { Lead } from '../../../src-preload/contract/lead.ts';
import type { Phone } from '../../../src-preload/contract/phone.ts';
import type { Owner, StoredCall } from '../../store/calls.ts';
import type { Db } from '../../store/db.ts';
import { leadsByNumber, readLead } from '../../store/leads.ts';
import { mirrorAccount } from '../../store/mirror.ts';
import { chosenLead } from '../../store/number-choices.ts';

/** Returns the chosen lead, else the only one with the number, else null. `none` where the chosen one doesn't exist. */
export function leadFor(
  leads: Db,
  whose: Owner | null,
  phone: Phone,
  leadId: number | null,
): StoredCall['lead'] | 'none' {
  if (leadId !== null) return leadOf(leads, whose, leadId) ?? 'none';
  return phone.e164 === null ? null : onlyLead(leads, whose, phone.e164);
}

/** Returns a lead of the owner's account as a call keeps it; null where there is none. */
export function leadOf(leads: Db, whose: Owner | null, leadId: number): StoredCall['lead'] {
  const lead = mirrors(leads, whose) ? readLead(leads, leadId) : null;
  return lead && { id: lead.id, name: lead.name };
}

/** Returns the lead of a number where there is exactly one, else null: with several, only the agent knows. */
export function onlyLead(leads: Db, whose: Owner | null, number: string): StoredCall['lead'] {
  const [lead, ...others] = mirrors(leads, whose) ? leadsByNumber(leads, number) : [];
  return lead && others.length === 0 ? { id: lead.id, name: lead.name } : null;
}

/**
 * Returns whom a number means to the agent: its only lead, or the one of several that they said it is; null where nobody
 * has said. What an agent does with the number goes by it; a call that came in by itself doesn't, since someone else of a
 * household may have called.
 */
export function meantLead({ calls, leads }: Files, whose: Owner | null, number: string): Lead | null {
  const holders = mirrors(leads, whose) ? leadsByNumber(leads, number) : [];
  if (holders.length < 2 || whose === null) return holders[0] ?? null;
  const chosen = chosenLead(calls, whose.accountId, number);
  return holders.find((lead) => lead.id === chosen) ?? null;
}

interface Files {
  readonly calls: Db;
  readonly leads: Db;
}

/** Tells whether the leads here are those of the owner's account: another account's lead would be somebody else. */
function mirrors(leads: Db, whose: Owner | null): boolean {
  return whose !== null && mirrorAccount(leads) === whose.accountId;
}
