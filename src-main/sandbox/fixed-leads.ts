// Five leads that every sandbox starts with, whatever its seed, so that a test or a demonstration can name them.

import { ACCOUNT_ID } from './dealership.ts';
import type { SandboxLead, SandboxPhone, SandboxVehicle } from './records.ts';
import { isoTime } from './times.ts';

/** The moment the made-up past ends: a constant, never the clock, so that the same seed makes the same leads for ever. */
export const REFERENCE_TIME = Date.UTC(2026, 10, 20, 21, 0, 0);

const minute = 60_000;
const day = 24 * 60 * minute;

/** Returns the leads 1001 to 1005; the first is the newest, so that they head every list. */
export function fixedLeads(): readonly SandboxLead[] {
  return [
    fixedLead(1001, 'Geneviève', 'Côté', {
      civility: 'Mrs.',
      phones: [
        { number: '+14385550142', type: 'mobile' },
        { number: '+15145550199', type: 'work', extension: 204 },
      ],
      vehicle: { make: 'Mazda', model: 'CX-5', year: 2026, stock: 'N26-1042' },
    }),
    fixedLead(1002, 'Marc-Antoine', 'Bélanger', {
      civility: 'Mr.',
      phones: [{ number: '+14505550134', type: 'home' }],
      vehicle: { make: 'Toyota', model: 'RAV4', year: 2025, stock: 'N25-0788' },
    }),
    fixedLead(1003, 'Chloé', 'Bélanger', {
      civility: 'Mrs.',
      phones: [{ number: '+14505550134', type: 'home' }],
      vehicle: { make: 'Kia', model: 'Niro', year: 2024, stock: 'U24-0311' },
    }),
    fixedLead(1004, 'William', "O'Neil", {
      civility: 'Mr.',
      locale: 'en',
      unsubscribe_call_date: isoTime(REFERENCE_TIME - 30 * day),
      phones: [{ number: '+15145550177', type: 'mobile' }],
      vehicle: { make: 'Ford', model: 'F-150', year: 2026, stock: 'N26-0907' },
    }),
    fixedLead(1005, 'Nguyễn', 'Thị Lan', {
      civility: 'Mrs.',
      phones: [{ number: '+18195550121', type: 'mobile' }],
      vehicle: { make: 'Honda', model: 'CR-V', year: 2025, stock: 'N25-0466' },
    }),
  ];
}

type Particulars = Partial<Pick<SandboxLead, 'civility' | 'locale' | 'unsubscribe_call_date'>> & {
  readonly phones: readonly { number: string; type: 'home' | 'work' | 'mobile'; extension?: number }[];
  readonly vehicle: Pick<SandboxVehicle, 'make' | 'model' | 'year' | 'stock'>;
};

function fixedLead(id: number, first_name: string, last_name: string, particulars: Particulars): SandboxLead {
  const order = id - 1000;
  return {
    id,
    account_id: ACCOUNT_ID,
    first_name,
    last_name,
    civility: particulars.civility ?? null,
    locale: particulars.locale ?? 'fr',
    division: 'new',
    status: 'active',
    result: 'pending',
    type: 'email',
    source: 'Site web',
    second_contact: null,
    created_at: isoTime(REFERENCE_TIME - 2 * order * minute),
    updated_at: isoTime(REFERENCE_TIME - order * minute),
    unsubscribe_all_date: null,
    unsubscribe_call_date: particulars.unsubscribe_call_date ?? null,
    advisor_id: 9000002,
    bdc_id: 9000001,
    phones: particulars.phones.map(
      (phone, index): SandboxPhone => ({
        id: 10 * id + index,
        lead_id: id,
        number: phone.number,
        extension: phone.extension ?? null,
        type: phone.type,
        valid: true,
      }),
    ),
    emails: [{ id: 10 * id, lead_id: id, address: `client${id}@courriel.example`, type: 'home' }],
    vehicles: [{ id: 10 * id, lead_id: id, type: 'wanted', ...particulars.vehicle }],
    tasks: [
      {
        id: 10 * id,
        lead_id: id,
        date: isoTime(REFERENCE_TIME + order * day),
        completed: false,
        title: particulars.locale === 'en' ? 'Follow-up call' : 'Relance téléphonique',
        type: 'call',
        priority: 'normal',
      },
    ],
  };
}
