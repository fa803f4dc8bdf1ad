// Leads as lists and cards have them, and a history with a bit of everything. All made up.

import type { CallRow } from '../../../src-preload/contract/delivery.ts';
import type { Lead, LeadCard, LeadFound, TimelineEntry } from '../../../src-preload/contract/lead.ts';

/** Makes a lead as a list has it: the agent's own where the advisor is Hélène. */
export function found(whose: Lead, lastCallAt: number | null = null): LeadFound {
  return { ...whose, own: whose.advisorId === 7, lastCallAt };
}

/** Makes a lead's card with a bit of everything. */
export function leadCard(whose: Lead, now: number, part: Partial<LeadCard> = {}): LeadCard {
  return {
    ...whose,
    emails: [{ address: `client${whose.id}@courriel.example`, type: 'home' }],
    vehicles: [{ name: whose.vehicle, stock: 'N26-1042' }],
    tasks: [
      {
        id: 1,
        title: 'Relance téléphonique',
        date: new Date(now - 86_400_000).toISOString(),
        completed: false,
        priority: 'normal',
      },
      {
        id: 2,
        title: 'Offre de reprise',
        date: new Date(now + 172_800_000).toISOString(),
        completed: false,
        priority: 'high',
      },
    ],
    status: 'active',
    kind: 'walk_in',
    source: 'Site web',
    updatedAt: new Date(now - 7_200_000).toISOString(),
    url: `https://crm.example.test/leads/${whose.id}`,
    goneSince: null,
    ...part,
  };
}

/** Makes a history of every method, newest first, with one that no version knows yet. */
export function history(now: number, calls: readonly CallRow[]): readonly TimelineEntry[] {
  const communication = (
    id: number,
    hours: number,
    part: Partial<Extract<TimelineEntry, { kind: 'communication' }>>,
  ): TimelineEntry => ({
    kind: 'communication',
    id,
    method: 'phone',
    direction: 'outgoing',
    at: now - hours * 3_600_000,
    status: null,
    duration: null,
    phone: null,
    description: null,
    by: 'Jean-François Lavoie',
    ...part,
  });
  const entries: readonly TimelineEntry[] = [
    ...calls.slice(0, 2).map((row) => ({ kind: 'call', row, at: row.startedAt }) as const),
    communication(11, 3, {
      method: 'sms',
      direction: 'incoming',
      description: 'Oui, samedi 10 h me va. Merci!',
      by: null,
    }),
    communication(12, 5, {
      method: 'email',
      description: `Offre envoyée.\n${'Détails de la reprise et du financement. '.repeat(12)}`,
    }),
    communication(13, 27, {
      status: 'answered',
      duration: 312,
      phone: '+15145550199',
      description: 'Hésite entre deux couleurs.',
    }),
    communication(14, 30, { status: 'interrupted', direction: 'incoming', phone: '+15145550199' }),
    communication(15, 75, { method: 'video', description: 'Visite du véhicule' }),
    communication(16, 410, { method: 'whatsapp', direction: 'both', status: 'seen', description: 'Photo' }),
    ...Array.from({ length: 40 }, (_, index) =>
      communication(100 + index, 500 + index * 26, { status: 'attempted', phone: '+15145550199' }),
    ),
  ];
  return entries.toSorted((one, other) => (other.at ?? 0) - (one.at ?? 0));
}
