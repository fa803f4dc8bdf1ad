// The CRM's JSON, read once where it enters. Tolerant of what doesn't matter here, strict on ids and on read-backs.

import { z } from 'zod';
import type { Account, Communication, CrmLead, CrmPhone, CrmUser, LeadsPage } from './crm.ts';

/** Reads the answer to `GET /account?include[]=users`; null without a usable id. Users that can't be read are left out. */
export function readAccount(json: unknown): Account | null {
  return read(accountJson, single(json));
}

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

/**
 * Reads the communications of `GET /leads/:id?include[]=communications`; null where the answer is of another lead, has no
 * list, or has an entry that can't be read: a row that is there must never look absent.
 */
export function readCommunicationsOf(leadId: number, json: unknown): readonly Communication[] | null {
  const lead = read(leadWithCommunicationsJson, single(json));
  return lead?.id === leadId ? lead.communications : null;
}

/** Reads the answer to a POST or PUT of a communication: the id decides, and any other field that can't be read is null. */
export function readCommunication(json: unknown): Communication | null {
  return read(writtenCommunicationJson, single(json));
}

function read<T>(schema: z.ZodType<T>, json: unknown): T | null {
  const result = schema.safeParse(json);
  return result.success ? result.data : null;
}

/** Returns the object in `{"data": {…}}`, or the JSON itself where it isn't wrapped. */
function single(json: unknown): unknown {
  const wrapped = read(z.object({ data: z.object({}).loose() }), json);
  return wrapped === null ? json : wrapped.data;
}

// A number that JSON.parse may have rounded (2^53 and beyond) is no id: it might be another's.
const id = z.number().int().positive();
const otherId = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? null);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const trimmed = text.transform((value) => value?.trim() || null);
const trimmedOrNumber = z.union([trimmed, z.number().transform(String)]).catch(null);
const shown = trimmed.catch(null);
const digits = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const count = z.union([z.number().int().nonnegative(), digits]);
const pageNumber = count.refine((value) => value > 0);
const time = z
  .string()
  .transform(withOffset)
  .pipe(z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })]))
  .transform((value) => Date.parse(value));

/** Returns a time in the one form of ISO 8601: `T` for a space, `+00:00` for `+0000`, and UTC where no offset is written. */
function withOffset(value: string): string {
  const joined = value.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T').replace(/ ?([+-]\d{2}):?(\d{2})$/, '$1:$2');
  return /(Z|[+-]\d{2}:\d{2})$/.test(joined) ? joined : `${joined}Z`;
}

function joined(...parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(' ') || null;
}

/** Reads each entry of a list and leaves out those that can't be read; no list is an empty one. */
function listOf<T>(entry: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((entries) => entries.map((each) => read(entry, each)).filter((each) => each !== null));
}

const userJson = z.object({ id, first_name: shown, last_name: shown, email: shown }).transform(
  (user): CrmUser => ({
    id: user.id,
    name: joined(user.first_name, user.last_name) ?? user.email ?? `#${user.id}`,
    email: user.email,
  }),
);

const accountJson = z.object({ id, name: shown, users: listOf(userJson) }) satisfies z.ZodType<Account>;

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

const vehicleJson = z
  .object({ make: trimmedOrNumber, model: trimmedOrNumber, year: trimmedOrNumber })
  .transform(({ make, model, year }) => joined(make, model, year));

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
  advisor: z
    .object({ first_name: shown, last_name: shown })
    .transform(({ first_name, last_name }) => joined(first_name, last_name))
    .catch(null),
  vehicles: z
    .array(z.unknown())
    .transform(([first]) => read(vehicleJson, first))
    .catch(null),
  phones: listOf(phoneJson),
  created_at: shown,
  updated_at: shown,
});

function readLead(source: unknown): CrmLead | null {
  const lead = nestsDeeperThan(source, 100) ? null : read(leadJson, source);
  return (
    lead && {
      id: lead.id,
      accountId: lead.account_id,
      firstName: lead.first_name,
      lastName: lead.last_name,
      locale: lead.locale,
      doNotCall: lead.unsubscribe_call_date ?? lead.unsubscribe_all_date,
      advisor: lead.advisor,
      vehicle: lead.vehicles,
      phones: lead.phones,
      createdAt: lead.created_at,
      updatedAt: lead.updated_at,
      source,
    }
  );
}

/** Tells nesting that JSON.parse takes and JSON.stringify, which recurses, dies of when the lead is stored. */
function nestsDeeperThan(value: unknown, limit: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0 && depth <= limit; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return level.length > 0;
}

/**
 * Makes the schema of a communication. `field` says what becomes of a field that can't be read; texts are kept byte for
 * byte, as they are compared with what was sent.
 */
function communicationJson(field: <T>(schema: z.ZodType<T | null>) => z.ZodType<T | null>) {
  return z
    .object({
      id,
      lead_id: field(otherId),
      user_id: field(otherId),
      method: field(text),
      type: field(text),
      executed_at: field(time.nullish().transform((value) => value ?? null)),
      call_duration: field(count.nullish().transform((value) => value ?? null)),
      call_phone: field(text),
      call_status: field(text),
      description: field(text),
    })
    .transform(
      (communication): Communication => ({
        id: communication.id,
        leadId: communication.lead_id,
        userId: communication.user_id,
        method: communication.method,
        type: communication.type,
        executedAt: communication.executed_at,
        callDuration: communication.call_duration,
        callPhone: communication.call_phone,
        callStatus: communication.call_status,
        description: communication.description,
      }),
    );
}

const writtenCommunicationJson = communicationJson((schema) => schema.catch(null));

const leadWithCommunicationsJson = z.object({
  id,
  communications: z.array(communicationJson((schema) => schema)),
});
