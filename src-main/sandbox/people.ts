// Makes the leads of a Québec dealership up, and what was said to them so far, from a seed: no real person is in here.

import { ACCOUNT_ID, advisorUserIds, bdcUserIds } from './dealership.ts';
import { fixedLeads, REFERENCE_TIME } from './fixed-leads.ts';
import {
  callNotes,
  callTasks,
  cars,
  lastNames,
  menFirstNames,
  results,
  sources,
  statuses,
  womenFirstNames,
} from './names.ts';
import { phoneNumbers } from './phone-numbers.ts';
import { type Random, randomFrom } from './random.ts';
import {
  leadTypes,
  type SandboxCommunication,
  type SandboxEmail,
  type SandboxLead,
  type SandboxPhone,
  type SandboxTask,
  type SandboxVehicle,
} from './records.ts';
import { isoTime } from './times.ts';

const hour = 3_600_000;
const day = 24 * hour;
const eighteenMonths = 548 * day;

const sharedNumber = 0.03;
const doNotCall = 0.04;
const french = 0.8;
const withExtension = 0.3;

export interface People {
  readonly leads: readonly SandboxLead[];
  /** In the order of their ids. */
  readonly communications: readonly SandboxCommunication[];
}

/**
 * Makes `count` leads (the five fixed ones always among them, first) with their past communications.
 * The same seed and count always give the same people, and a larger count only adds to them.
 */
export function makePeople(count: number, seed: number): People {
  const random = randomFrom(seed);
  const known = fixedLeads();
  const nextNumber = phoneNumbers(new Set(known.flatMap((lead) => lead.phones.map((phone) => phone.number))));
  const leads = [...known];
  const communications = known.flatMap((lead) => pastCommunications(lead, random));
  let neighbour: string | null = null;
  while (leads.length < count) {
    const lead = makeLead(1001 + leads.length, random, nextNumber, neighbour);
    neighbour = lead.phones[0]?.number ?? null;
    leads.push(lead);
    communications.push(...pastCommunications(lead, random));
  }
  return { leads, communications };
}

function makeLead(id: number, random: Random, nextNumber: () => string, neighbour: string | null): SandboxLead {
  const woman = random.chance(0.5);
  const locale = random.chance(french) ? 'fr' : 'en';
  const created = REFERENCE_TIME - hour - random.integer(0, eighteenMonths / 1000) * 1000;
  // Times tie now and then, as they do after an import: whole hours for one lead in ten.
  const moment = random.chance(0.1) ? Math.floor(created / hour) * hour : created;
  const updated = moment + Math.floor((random.next() * (REFERENCE_TIME - hour - moment)) / 1000) * 1000;
  return {
    id,
    account_id: ACCOUNT_ID,
    first_name: random.pick(woman ? womenFirstNames : menFirstNames),
    last_name: random.pick(lastNames),
    civility: random.chance(0.9) ? (woman ? 'Mrs.' : 'Mr.') : null,
    locale,
    division: random.chance(0.6) ? 'new' : 'used',
    status: random.pick(statuses),
    result: random.pick(results),
    type: random.pick(leadTypes),
    source: random.chance(0.9) ? random.pick(sources) : null,
    second_contact: random.chance(0.1) ? `${random.pick(womenFirstNames)} ${random.pick(lastNames)}` : null,
    created_at: isoTime(moment),
    updated_at: isoTime(updated),
    unsubscribe_all_date: null,
    unsubscribe_call_date: random.chance(doNotCall) ? isoTime(updated) : null,
    advisor_id: random.chance(0.9) ? random.pick(advisorUserIds) : null,
    bdc_id: random.chance(0.7) ? random.pick(bdcUserIds) : null,
    phones: makePhones(id, random, nextNumber, neighbour),
    emails: makeEmails(id, random),
    vehicles: makeVehicles(id, random),
    tasks: makeTasks(id, random, locale),
  };
}

function makePhones(
  leadId: number,
  random: Random,
  nextNumber: () => string,
  neighbour: string | null,
): readonly SandboxPhone[] {
  const types = (['mobile', 'home', 'work'] as const).slice(0, random.pick([1, 1, 2, 2, 3]));
  const shared = neighbour !== null && random.chance(sharedNumber) ? neighbour : null;
  return types.map((type, index) => ({
    id: 10 * leadId + index,
    lead_id: leadId,
    number: index === 0 && shared !== null ? shared : nextNumber(),
    extension: type === 'work' && random.chance(withExtension) ? random.integer(100, 9999) : null,
    type,
    valid: !random.chance(0.03),
  }));
}

function makeEmails(leadId: number, random: Random): readonly SandboxEmail[] {
  if (random.chance(0.15)) return [];
  const type = random.chance(0.8) ? 'home' : 'work';
  return [{ id: 10 * leadId, lead_id: leadId, address: `client${leadId}@courriel.example`, type }];
}

function makeVehicles(leadId: number, random: Random): readonly SandboxVehicle[] {
  const types = random.chance(0.25) ? ['wanted', 'exchange'] : random.chance(0.9) ? ['wanted'] : [];
  return types.map((type, index) => {
    const car = random.pick(cars);
    const year = type === 'wanted' ? random.integer(2022, 2027) : random.integer(2010, 2022);
    return {
      id: 10 * leadId + index,
      lead_id: leadId,
      make: car.make,
      model: random.pick(car.models),
      year,
      type,
      stock: type === 'wanted' ? `${year >= 2026 ? 'N' : 'U'}${year % 100}-${random.integer(1000, 9999)}` : null,
    };
  });
}

function makeTasks(leadId: number, random: Random, locale: 'fr' | 'en'): readonly SandboxTask[] {
  return Array.from({ length: random.pick([0, 0, 1, 1, 2]) }, (_, index) => {
    const days = random.integer(-20, 14);
    return {
      id: 10 * leadId + index,
      lead_id: leadId,
      date: isoTime(REFERENCE_TIME + days * day),
      completed: days < 0 && random.chance(0.8),
      title: random.pick(callTasks[locale]),
      type: 'call' as const,
      priority: random.chance(0.2) ? 'high' : 'normal',
    };
  });
}

/** The four methods of the CRM, calls most of all, and one that nobody has heard of yet. */
const pastMethods = [
  ...Array.from({ length: 12 }, () => 'phone'),
  ...Array.from({ length: 4 }, () => 'sms'),
  ...Array.from({ length: 3 }, () => 'email'),
  'video',
  'chat',
];

/** At most ten for a lead, so that ten times the lead's id numbers them without a clash, and more leads move none. */
function pastCommunications(lead: SandboxLead, random: Random): readonly SandboxCommunication[] {
  const from = Date.parse(lead.created_at);
  const to = Date.parse(lead.updated_at);
  const moments = Array.from({ length: random.pick([0, 1, 1, 2, 3, 5]) }, () => random.integer(0, (to - from) / 1000));
  return moments
    .sort((one, other) => one - other)
    .map((seconds, index) => pastCommunication(10 * lead.id + index, lead, isoTime(from + seconds * 1000), random));
}

function pastCommunication(id: number, lead: SandboxLead, at: string, random: Random): SandboxCommunication {
  const method = random.pick(pastMethods);
  const type = random.chance(0.7) ? 'outgoing' : 'incoming';
  const missed = type === 'outgoing' ? 'attempted' : 'interrupted';
  const status = method !== 'phone' ? null : random.chance(0.6) ? 'answered' : missed;
  const notes = callNotes[lead.locale === 'en' ? 'en' : 'fr'];
  return {
    id,
    lead_id: lead.id,
    user_id: lead.bdc_id ?? lead.advisor_id ?? 9000001,
    created_at: at,
    updated_at: at,
    executed_at: at,
    method,
    type,
    description: random.chance(0.7) ? random.pick(notes) : null,
    call_duration: status === null ? null : status === 'answered' ? random.integer(15, 900) : 0,
    call_phone: status === null ? null : (lead.phones[0]?.number ?? null),
    call_status: status,
  };
}
