// Whose number it is: the lead that a call is tied to, from the mirror of its owner's account alone.

import type { Phone } from '../../../src-preload/contract/phone.ts';
import type { Owner, StoredCall } from '../../store/calls.ts';
import type { Db } from '../../store/db.ts';
import { leadsByNumber, readLead } from '../../store/leads.ts';
import { mirrorAccount } from '../../store/mirror.ts';

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

/** Tells whether the leads here are those of the owner's account: another account's lead would be somebody else. */
function mirrors(leads: Db, whose: Owner | null): boolean {
  return whose !== null && mirrorAccount(leads) === whose.accountId;
}
