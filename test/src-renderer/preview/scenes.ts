// Snapshots, calls and leads as a day at a dealership brings them. All made up.

import type { Call } from '../../../src-preload/contract/call.ts';
import type { CallRow } from '../../../src-preload/contract/delivery.ts';
import type { Lead } from '../../../src-preload/contract/lead.ts';
import type { LiveCall, Snapshot } from '../../../src-preload/contract/snapshot.ts';
import { firstSnapshot } from '../../fakes/first-snapshot.ts';
import { delivery, live } from './fake-bridge.ts';

/** Makes a lead; every field that isn't given is that of an ordinary one. */
export function lead(part: Partial<Lead> = {}): Lead {
  return {
    id: 1,
    name: 'Geneviève Bélanger-Thibault',
    language: 'fr',
    phones: [{ number: '+15145550199', extension: null, type: 'mobile' }],
    doNotCall: null,
    vehicle: 'Mazda CX-5 2026',
    advisor: 'Marc-André Côté',
    advisorId: 8,
    ...part,
  };
}

/** Makes an ended call. */
export function call(part: Partial<Call> = {}): Call {
  return {
    id: 'call-1',
    method: 'phone',
    direction: 'outgoing',
    origin: 'dialer',
    phase: 'ended',
    outcome: 'answered',
    number: '+15145550199',
    extension: null,
    kind: 'number',
    raw: '514 555-0199',
    lead: { id: 1, name: 'Geneviève Bélanger-Thibault' },
    startedAt: Date.UTC(2026, 10, 22, 15, 5),
    answeredAt: null,
    endedAt: null,
    duration: 245,
    note: '',
    filed: true,
    recovered: false,
    passReason: null,
    ...part,
  };
}

/** Makes a call that rings at a desk phone. */
export function ringing(part: Partial<LiveCall> = {}): LiveCall {
  const incoming = call({ id: 'ring', direction: 'incoming', origin: 'hook', phase: 'ringing' });
  return {
    ...live({ ...incoming, outcome: null, duration: null, filed: false }, 4_000),
    phones: ['yealink'],
    ...part,
  };
}

/** Makes a snapshot of a connected, idle morning. */
export function snapshot(part: Partial<Snapshot> = {}): Snapshot {
  return {
    ...firstSnapshot,
    revision: 1,
    connection: {
      stage: 'connected',
      url: 'https://api.crm.activix.ca/v2',
      sandbox: false,
      account: 'Mazda Rive-Sud',
      user: users[0] ?? null,
      users,
      reach: 'reachable',
    },
    delivery: {
      ...firstSnapshot.delivery,
      balance: { 'in-crm': 412, 'on-its-way': 0, 'being-confirmed': 0, 'needs-you': 0, 'kept-here': 1 },
    },
    pull: { ...firstSnapshot.pull, leads: 4_812, completedAt: Date.now() - 240_000 },
    shell: { ...firstSnapshot.shell, version: '0.1.0', dataFolder: '/home/agent/.config/offhook' },
    callsVersion: 1,
    leadsVersion: 1,
    ...part,
  };
}

export const users = [
  { id: 7, name: 'Hélène Tremblay', email: 'helene@example.test' },
  { id: 8, name: 'Jean-François Lavoie', email: 'jf@example.test' },
  { id: 9, name: 'Sophie Nguyen', email: null },
] as const;

const firstNames = ['Genevieve', 'Mohamed', 'Émilie', 'Xavier', 'Nguyễn', 'Marie-Ève'];
const lastNames = ['Tremblay', 'Gagnon', 'Roy', 'Côté', 'Bouchard', 'O’Neil', 'Morin', 'Lavoie', 'Fortin', 'Thị Lan'];

export const leads: readonly Lead[] = [
  lead(),
  lead({
    id: 2,
    name: 'Robert O’Connor',
    language: 'en',
    phones: [{ number: '+14505550142', extension: null, type: 'work' }],
    vehicle: 'Mazda3 Sport 2025',
    doNotCall: '2026-09-14',
  }),
  lead({ id: 3, name: 'Lucie Gagnon', phones: [{ number: '+15145550123', extension: null, type: 'home' }] }),
  lead({
    id: 4,
    name: 'Maxime Gagnon',
    language: 'en',
    vehicle: null,
    phones: [{ number: '+15145550123', extension: null, type: 'home' }],
  }),
  lead({
    id: 5,
    phones: [{ number: '+14385550188', extension: null, type: 'mobile' }],
    name: 'Marie-Antoinette-Geneviève de la Durantaye-Villeneuve-Beaumont',
    vehicle: 'Mazda CX-90 GT hybride rechargeable 2026 avec ensemble remorquage',
    advisor: 'Jean-Christophe Archambault-Desrochers',
  }),
  ...Array.from({ length: 60 }, (_, index) =>
    lead({
      id: 10 + index,
      name: `${firstNames[index % 6]} ${lastNames[Math.floor(index / 6) % 10]}`,
      language: index % 3 === 0 ? 'en' : 'fr',
      phones: [{ number: `+1438555${String(1000 + index)}`, extension: null, type: 'mobile' }],
      advisorId: 7 + (index % 3),
    }),
  ),
];

/** Makes as many calls as asked, every state among them, newest first. */
export function manyCalls(count: number, now: number): readonly CallRow[] {
  return Array.from({ length: count }, (_, index) => {
    const who = leads[index % leads.length];
    const incoming = index % 3 === 1;
    const state = states[index % states.length] ?? 'synced';
    const outcome = incoming
      ? index % 2 === 0
        ? 'interrupted'
        : 'answered'
      : index % 4 === 0
        ? 'attempted'
        : 'answered';
    const nameless = who === undefined || index % 7 === 3;
    return {
      ...call({
        id: `call-${index}`,
        direction: incoming ? 'incoming' : 'outgoing',
        origin: incoming ? 'hook' : 'dialer',
        outcome,
        duration: outcome === 'answered' ? 30 + ((index * 37) % 900) : 0,
        number: who?.phones[0]?.number ?? null,
        lead: nameless ? null : { id: who.id, name: who.name },
        startedAt: now - index * 2_700_000,
        note: index % 2 === 0 ? 'Veut essayer la CX-5 samedi matin.\nRappeler vendredi.' : '',
      }),
      delivery: delivery(state, {
        crmId: state === 'synced' ? 90_000 + index : null,
        ...(state === 'parked' ? parked[index % parked.length] : {}),
        ...(state === 'unknown' ? { doubt: 'no-answer' as const } : {}),
      }),
    };
  });
}

const states = [
  'pending',
  'synced',
  'parked',
  'synced',
  'unknown',
  'synced',
  'synced',
  'needs-lead',
  'synced',
  'local',
] as const;
const parked = [
  {
    parked: 'refused',
    status: 422,
    message: 'The given data was invalid.',
    fields: [{ name: 'call_phone', words: 'The call phone must be a valid number.' }],
  },
  { parked: 'possible-duplicate', candidates: [90_120, 90_133] },
  { parked: 'lead-missing', status: 404 },
] as const;

/** The scenes that the preview shows by name. */
export const scenes: Readonly<Record<string, (now: number) => Partial<Snapshot>>> = {
  idle: () => ({}),
  first: () => ({
    connection: { ...snapshot().connection, stage: 'none', url: null, account: null, user: null, users: [] },
  }),
  who: () => ({ connection: { ...snapshot().connection, stage: 'needs-user', user: null } }),
  talking: (now) => ({
    call: live(
      call({
        id: 'live',
        phase: 'talking',
        outcome: null,
        duration: null,
        filed: false,
        startedAt: now - 80_000,
        note: '',
      }),
      65_000,
    ),
  }),
  dialing: (now) => ({
    call: live(
      call({
        id: 'live',
        origin: 'click-to-call',
        phase: 'dialing',
        outcome: null,
        duration: null,
        filed: false,
        startedAt: now,
      }),
      4_000,
    ),
    wrapUps: [call({ id: 'before', filed: false, note: 'Attend une offre' })],
  }),
  ringing: () => ({ ringing: [ringing()] }),
  'ringing-three': (now) => ({
    ringing: [
      ringing({
        lead: { id: 2, name: 'Robert O’Connor' },
        number: '+14505550142',
        startedAt: now - 9_000,
        elapsed: 9_000,
      }),
      ringing({
        id: 'ring-2',
        number: '+14385550188',
        lead: { id: 5, name: 'Marie-Antoinette-Geneviève de la Durantaye-Villeneuve-Beaumont' },
        phones: ['yealink', 'microsip'],
      }),
      ringing({ id: 'ring-3', lead: null, number: '+18195550121', raw: '8195550121', phones: ['other'] }),
    ],
  }),
  'ringing-while-talking': (now) => ({
    ...scenes.talking?.(now),
    ringing: [ringing({ id: 'r', lead: null, number: null, raw: '' })],
  }),
  'wrap-up': (now) => ({
    wrapUps: [
      call({ id: 'a', filed: false, startedAt: now - 300_000 }),
      call({ id: 'b', filed: false, outcome: 'attempted', duration: 0 }),
      call({ id: 'c', filed: false }),
    ],
  }),
  recovered: (now) => ({
    wrapUps: [call({ id: 'r', filed: false, outcome: null, recovered: true, lead: null, startedAt: now - 4_000_000 })],
  }),
  offline: (now) => ({
    connection: { ...snapshot().connection, reach: 'unreachable' },
    delivery: {
      balance: { 'in-crm': 412, 'on-its-way': 5, 'being-confirmed': 1, 'needs-you': 2, 'kept-here': 1 },
      oldestWaiting: now - 2_400_000,
      paused: 'unreachable',
      foreign: 0,
    },
    pull: { running: true, done: 312, total: 400, secondsLeft: 95, leads: 312, completedAt: null },
  }),
};
