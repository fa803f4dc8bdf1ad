// What the CRM accepts in a communication: its attributes, and which of them go together.

import { z } from 'zod';
import { userById } from './dealership.ts';
import { callStatuses, communicationMethods, communicationTypes, type SandboxCommunication } from './records.ts';
import type { FieldErrors } from './refusals.ts';
import { timeSchema } from './times.ts';

const attributes = {
  executed_at: timeSchema.nullish(),
  executed_by: z
    .int()
    .refine((id) => userById(id) !== null, 'there is no such user')
    .nullish(),
  description: z.string().nullish(),
  call_duration: z.int().min(0).nullish(),
  call_phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'not a number in E.164')
    .nullish(),
  call_status: z.enum(callStatuses).nullish(),
  email_subject: z.string().nullish(),
  email_body: z.string().nullish(),
  email_user: z.string().nullish(),
  url: z.url().nullish(),
};

export const newCommunicationSchema = z.object({
  lead_id: z.int(),
  method: z.enum(communicationMethods),
  type: z.enum(communicationTypes),
  ...attributes,
});

/** `created_at` can't be edited, and like any attribute that isn't one it is left alone. */
export const communicationEditSchema = z.object({
  lead_id: z.int().optional(),
  method: z.enum(communicationMethods).optional(),
  type: z.enum(communicationTypes).optional(),
  ...attributes,
});

export type CommunicationAttributes = z.infer<typeof communicationEditSchema>;

/**
 * Returns the fields that break a rule between attributes; empty where all is well. `whole` is the communication as it
 * would be kept, `sent` what the request held.
 * CRM: `call_*` is for phone only, `email_*` for email, `url` for video; `interrupted` applies to incoming calls only,
 * `attempted` to outgoing ones, `pending` and `unanswered` to click-to-call, which is outgoing.
 */
export function brokenRules(
  whole: Pick<SandboxCommunication, 'method' | 'type' | 'call_duration' | 'call_phone' | 'call_status'>,
  sent: CommunicationAttributes,
): FieldErrors {
  const errors: Record<string, string[]> = {};
  const belongsTo = (method: string, fields: Readonly<Record<string, unknown>>): void => {
    if (whole.method === method) return;
    for (const [field, value] of Object.entries(fields)) {
      if (value !== null && value !== undefined) errors[field] = [`The ${field} field applies to ${method} only.`];
    }
  };
  const { call_duration, call_phone, call_status } = whole;
  const { email_subject, email_body, email_user, url } = sent;
  belongsTo('phone', { call_duration, call_phone, call_status });
  belongsTo('email', { email_subject, email_body, email_user });
  belongsTo('video', { url });
  const direction = call_status === null ? undefined : onlyFor[call_status];
  if (direction !== undefined && direction !== whole.type) {
    errors.call_status = [`The call_status ${call_status} applies to ${direction} calls only.`];
  }
  return errors;
}

const onlyFor: Partial<Record<(typeof callStatuses)[number], (typeof communicationTypes)[number]>> = {
  interrupted: 'incoming',
  attempted: 'outgoing',
  pending: 'outgoing',
  unanswered: 'outgoing',
};
