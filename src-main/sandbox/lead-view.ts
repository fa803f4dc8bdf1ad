// A lead as an answer carries it: its own attributes always, the objects nested in it where they are asked for.

import { account, userById } from './dealership.ts';
import type { SandboxCommunication, SandboxLead } from './records.ts';
import type { FieldErrors } from './refusals.ts';

const includes = [
  'account',
  'advisor',
  'bdc',
  'commercial',
  'communications',
  'emails',
  'events',
  'phones',
  'products',
  'service_advisor',
  'service_agent',
  'tasks',
  'vehicles',
] as const;
type Include = (typeof includes)[number];

/** Returns the nested objects that `include[]` asks for, or the names at fault. */
export function askedIncludes(query: URLSearchParams): { includes: ReadonlySet<Include> } | { errors: FieldErrors } {
  const asked = query.getAll('include[]');
  const known = includes.filter((name) => asked.includes(name));
  const unknown = asked.filter((name) => !known.some((one) => one === name));
  if (unknown.length > 0) return { errors: { include: unknown.map((name) => `There is no ${name} to include.`) } };
  return { includes: new Set(known) };
}

/** How much of a lead's communications an answer carries; null for all of them. */
export type IncludeCap = { readonly limit: number; readonly keep: 'newest' | 'oldest' } | null;

/** Builds the answer's lead; `communications` come oldest first, and leave newest first unless the cap keeps the oldest. */
export function leadView(
  lead: SandboxLead,
  asked: ReadonlySet<Include>,
  communications: readonly SandboxCommunication[],
  cap: IncludeCap,
): Record<string, unknown> {
  const { advisor_id, bdc_id, phones, emails, vehicles, tasks, ...attributes } = lead;
  const nested: Record<Include, () => unknown> = {
    account: () => account,
    advisor: () => userById(advisor_id),
    bdc: () => userById(bdc_id),
    commercial: () => null,
    communications: () => capped(communications, cap).map(communicationView),
    emails: () => emails,
    events: () => [],
    phones: () => phones,
    products: () => [],
    service_advisor: () => null,
    service_agent: () => null,
    tasks: () => tasks,
    vehicles: () => vehicles,
  };
  return { ...attributes, ...Object.fromEntries([...asked].map((name) => [name, nested[name]()])) };
}

/** Builds the answer's communication. Write-only attributes are there, and always null, for they can't be read back. */
export function communicationView(communication: SandboxCommunication): Record<string, unknown> {
  return { ...communication, email_subject: null, email_body: null, email_user: null, url: null };
}

function capped(communications: readonly SandboxCommunication[], cap: IncludeCap): readonly SandboxCommunication[] {
  if (cap?.keep === 'oldest') return communications.slice(0, cap.limit);
  return communications.toReversed().slice(0, cap?.limit);
}
