// From the CRM's lead to the mirror's. Numbers are read once, here, so that caller ID is one look-up.

import { parsePhone } from '../../../src-preload/contract/phone.ts';
import type { CrmLead } from '../../crm/crm.ts';
import type { MirroredLead } from '../../store/lead-upsert.ts';
import { mayBeCut } from './settle.ts';

/** Turns a lead of the CRM into one of the mirror; numbers without a country code are of the region. */
export function mirroredLead(lead: CrmLead, region: string): MirroredLead {
  const communications = lead.communications?.map(({ id, at, source }) => ({
    id,
    at: at ?? 0,
    source: JSON.stringify(source),
  }));
  const times = [lead.updatedAt, lead.createdAt].map((time) => Date.parse(time ?? '')).filter((time) => time >= 0);
  return {
    id: lead.id,
    name: [lead.firstName, lead.lastName].filter((part) => part !== null && part !== '').join(' '),
    language: lead.locale,
    doNotCall: lead.doNotCall,
    vehicle: lead.vehicle,
    advisor: lead.advisor,
    advisorId: lead.advisorId,
    emails: lead.emails,
    stocks: lead.stocks,
    updatedAt: lead.updatedAt,
    activity: Math.max(0, ...times, ...(communications ?? []).map(({ at }) => at)),
    source: lead.source,
    communications: communications ?? null,
    mayBeCut: mayBeCut(communications?.length ?? 0),
    phones: lead.phones.map((phone) => {
      const parsed = parsePhone(phone.number, region);
      return { ...phone, e164: parsed.ok ? parsed.phone.e164 : null };
    }),
  };
}
