// The CRM's JSON, read once where it enters. Tolerant of what doesn't matter here, strict on ids and on read-backs.

import { z } from 'zod';
import type { Account, Communication, CrmUser } from './crm.ts';
import { count, id, joined, listOf, otherId, read, shown, single, text, time } from './json-fields.ts';

/** Reads the answer to `GET /account?include[]=users`; null without a usable id. Users that can't be read are left out. */
export function readAccount(json: unknown): Account | null {
  return read(accountJson, single(json));
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

const userJson = z.object({ id, first_name: shown, last_name: shown, email: shown }).transform(
  (user): CrmUser => ({
    id: user.id,
    name: joined(user.first_name, user.last_name) ?? user.email ?? `#${user.id}`,
    email: user.email,
  }),
);

const accountJson = z.object({ id, name: shown, users: listOf(userJson) }) satisfies z.ZodType<Account>;

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
