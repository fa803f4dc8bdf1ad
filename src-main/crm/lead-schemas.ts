// The CRM's leads, read once where they enter. Only the id has to be right: whatever else can't be read is blank.

import { z } from 'zod';
import type { CrmHistoryEntry, CrmLead, CrmPhone, LeadDetails, LeadsPage } from './crm.ts';
import {
  count,
  id,
  joined,
  listOf,
  otherId,
  pageNumber,
  read,
  shown,
  single,
  time,
  trimmed,
  trimmedOrNumber,
} from './json-fields.ts';

/**
 * Reads a page of `GET /leads`; null where it isn't one. A lead that can't be read is counted and costs none of the others.
 */
export function readLeadsPage(json: unknown): LeadsPage | null {
  const page = read(leadsPageJson, json);
  if (page === null) {
    return null;
  }
  const leads = page.data.map(readLead).filter((lead) => lead !== null);
  const { current_page, last_page, total } = page.meta;
  return { leads, page: current_page, lastPage: last_page, total, unreadable: page.data.length - leads.length };
}

/** Reads the answer to `GET /leads/:id`; null where it is of another lead, or none. */
export function readLeadOf(leadId: number, json: unknown): CrmLead | null {
  const lead = readLead(single(json));
  return lead?.id === leadId ? lead : null;
}

/** Reads the answer to a POST of a lead; null without a usable id. */
export function readNewLead(json: unknown): CrmLead | null {
  return readLead(single(json));
}

/** Reads what a card shows of a lead's object as it came. */
export function readLeadDetails(source: unknown): LeadDetails {
  const lead = detailsJson.parse(source);
  return {
    emails: lead.emails,
    vehicles: lead.vehicles.filter(({ name, stock }) => name !== null || stock !== null),
    tasks: lead.tasks.filter(({ type }) => type === 'call').map(({ type, ...task }) => task),
    status: lead.status,
    kind: lead.type,
    source: lead.source,
    updatedAt: lead.updated_at,
  };
}

const leadsPageJson = z.object({
  data: z.array(z.unknown()),
  meta: z.object({ current_page: pageNumber, last_page: pageNumber, total: count }),
});

const phoneJson = z
  .object({ number: trimmedOrNumber, extension: trimmedOrNumber, type: shown })
  .transform(({ number, ...rest }, context): CrmPhone => {
    if (number === null) {
      context.addIssue('no number');
      return z.NEVER;
    }
    return { number, ...rest };
  });

const emailJson = z.object({ address: shown, type: shown }).transform(({ address, type }, context) => {
  if (address === null) {
    context.addIssue('no address');
    return z.NEVER;
  }
  return { address, type };
});

const vehicleJson = z
  .object({ make: trimmedOrNumber, model: trimmedOrNumber, year: trimmedOrNumber, stock: trimmedOrNumber })
  .transform(({ make, model, year, stock }) => ({ name: joined(make, model, year), stock }));

const taskJson = z
  .object({ id, title: shown, date: shown, completed: z.unknown().optional(), type: shown, priority: trimmedOrNumber })
  .transform(({ title, completed, ...rest }) => ({ ...rest, title: title ?? '', completed: isDone(completed) }));

/** Says whether a task is done: a flag, or the time at which it was. */
function isDone(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false && value !== 0 && value !== '' && value !== '0';
}

const detailsJson = z.object({
  emails: listOf(emailJson),
  vehicles: listOf(vehicleJson),
  tasks: listOf(taskJson),
  status: shown,
  type: shown,
  source: shown,
  updated_at: shown,
});

const advisorJson = z.object({ id: otherId.catch(null), first_name: shown, last_name: shown });

/** Anything but a blank forbids calling, even what isn't the date it should be. */
const forbidding = z.union([trimmed, z.literal(false).transform(() => null)]).catch('unknown');

const leadJson = z.object({
  id,
  account_id: otherId,
  first_name: shown,
  last_name: shown,
  locale: shown,
  unsubscribe_call_date: forbidding,
  unsubscribe_all_date: forbidding,
  advisor: advisorJson.nullable().catch(null),
  vehicles: z.array(z.unknown()).catch([]),
  phones: listOf(phoneJson),
  emails: listOf(emailJson),
  created_at: shown,
  updated_at: shown,
});

function readLead(raw: unknown): CrmLead | null {
  const lead = nestsDeeperThan(raw, 100) ? null : read(leadJson, raw);
  if (lead === null) return null;
  // The schema has just said that it is an object.
  const { communications, ...source } = raw as Record<string, unknown>;
  const vehicles = lead.vehicles.map((vehicle) => read(vehicleJson, vehicle));
  return {
    id: lead.id,
    accountId: lead.account_id,
    firstName: lead.first_name,
    lastName: lead.last_name,
    locale: lead.locale,
    doNotCall: lead.unsubscribe_call_date ?? lead.unsubscribe_all_date,
    advisor: lead.advisor && joined(lead.advisor.first_name, lead.advisor.last_name),
    advisorId: lead.advisor?.id ?? null,
    vehicle: vehicles[0]?.name ?? null,
    phones: lead.phones,
    emails: lead.emails.map(({ address }) => address),
    stocks: vehicles.flatMap((vehicle) => vehicle?.stock ?? []),
    communications: Array.isArray(communications) ? communications.flatMap((each) => historyEntry(each) ?? []) : null,
    createdAt: lead.created_at,
    updatedAt: lead.updated_at,
    source,
  };
}

const entryJson = z.object({ id, executed_at: z.unknown().optional(), created_at: z.unknown().optional() });

/** CRM: e-mail texts and links can be written and can't be read back, for privacy, so they are never kept here either. */
const writeOnly = ['email_subject', 'email_body', 'email_user', 'url'];

function historyEntry(raw: unknown): CrmHistoryEntry | null {
  const entry = read(entryJson, raw);
  if (entry === null) return null;
  // The schema has just said that it is an object.
  const source = Object.fromEntries(Object.entries(raw as object).filter(([name]) => !writeOnly.includes(name)));
  return { id: entry.id, at: read(time, entry.executed_at) ?? read(time, entry.created_at), source };
}

/** Tells nesting that JSON.parse takes and JSON.stringify, which recurses, dies of when the lead is stored. */
function nestsDeeperThan(value: unknown, limit: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0 && depth <= limit; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return level.length > 0;
}
