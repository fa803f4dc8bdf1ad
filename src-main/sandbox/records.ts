// What the sandbox CRM holds, in the words of the CRM's own API. Times are ISO 8601 in UTC.

import { z } from 'zod';

export const communicationMethods = ['phone', 'email', 'sms', 'video'] as const;
export const communicationTypes = ['outgoing', 'incoming'] as const;
export const callStatuses = [
  'answered',
  'attempted',
  'calling',
  'error',
  'interrupted',
  'pending',
  'unanswered',
] as const;
export const leadTypes = ['email', 'phone', 'walk_in', 'loyalty', 'renewal', 'sms', 'event', 'pre_booking'] as const;
export const phoneTypes = ['home', 'work', 'mobile'] as const;
export const emailTypes = ['home', 'work'] as const;

/** A communication. The write-only attributes (`email_*`, `url`) are accepted and never kept. */
export type SandboxCommunication = Readonly<z.infer<typeof communicationSchema>>;
export const communicationSchema = z.object({
  id: z.int(),
  lead_id: z.int(),
  user_id: z.int(),
  created_at: z.string(),
  updated_at: z.string(),
  executed_at: z.string(),
  /** One of the four, or one that came after them: the CRM says that new values may come. */
  method: z.string(),
  type: z.enum(communicationTypes),
  description: z.string().nullable(),
  /** Seconds. */
  call_duration: z.int().nullable(),
  /** E.164. */
  call_phone: z.string().nullable(),
  call_status: z.enum(callStatuses).nullable(),
});

/** What is known of a recording; the sound itself is not kept. */
export type SandboxRecording = Readonly<z.infer<typeof recordingSchema>>;
export const recordingSchema = z.object({ communication_id: z.int(), bytes: z.int(), content_type: z.string() });

export type SandboxNote = Readonly<z.infer<typeof noteSchema>>;
export const noteSchema = z.object({
  id: z.int(),
  lead_id: z.int(),
  user_id: z.int(),
  content: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});

export type SandboxPhone = Readonly<z.infer<typeof phoneSchema>>;
const phoneSchema = z.object({
  id: z.int(),
  lead_id: z.int(),
  /** E.164. */
  number: z.string(),
  extension: z.int().nullable(),
  type: z.enum(phoneTypes).nullable(),
  valid: z.boolean(),
});

export type SandboxEmail = Readonly<z.infer<typeof emailSchema>>;
const emailSchema = z.object({
  id: z.int(),
  lead_id: z.int(),
  address: z.string(),
  type: z.enum(emailTypes).nullable(),
});

export type SandboxVehicle = Readonly<z.infer<typeof vehicleSchema>>;
const vehicleSchema = z.object({
  id: z.int(),
  lead_id: z.int(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  year: z.int().nullable(),
  /** `wanted` (of interest) or `exchange` (traded in). */
  type: z.string().nullable(),
  stock: z.string().nullable(),
});

export type SandboxTask = Readonly<z.infer<typeof taskSchema>>;
const taskSchema = z.object({
  id: z.int(),
  lead_id: z.int(),
  date: z.string(),
  completed: z.boolean(),
  title: z.string(),
  type: z.enum(['call', 'email', 'sms', 'csi']),
  priority: z.string(),
});

/** A lead with everything nested in it but its communications, which are records of their own. */
export type SandboxLead = Readonly<z.infer<typeof leadSchema>>;
export const leadSchema = z.object({
  id: z.int(),
  account_id: z.int(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  civility: z.string().nullable(),
  locale: z.string().nullable(),
  division: z.string().nullable(),
  status: z.string().nullable(),
  result: z.string().nullable(),
  type: z.enum(leadTypes),
  source: z.string().nullable(),
  second_contact: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
  unsubscribe_all_date: z.string().nullable(),
  /** A date means: do not call. */
  unsubscribe_call_date: z.string().nullable(),
  advisor_id: z.int().nullable(),
  bdc_id: z.int().nullable(),
  phones: z.array(phoneSchema).readonly(),
  emails: z.array(emailSchema).readonly(),
  vehicles: z.array(vehicleSchema).readonly(),
  tasks: z.array(taskSchema).readonly(),
});

export interface SandboxUser {
  readonly id: number;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
}
