// The filters of a list of leads: which leads an address asks for.

import type { SandboxLead } from './records.ts';
import type { FieldErrors } from './refusals.ts';
import { timeSchema } from './times.ts';

type Test = (lead: SandboxLead) => boolean;

/** Returns the test that a lead must pass for `filter[…]` in the query, or the filters at fault. */
export function leadFilter(query: URLSearchParams): { test: Test } | { errors: FieldErrors } {
  const tests: Test[] = [];
  const errors: Record<string, string[]> = {};
  for (const [key, value] of query) {
    if (!key.startsWith('filter')) continue;
    const test = oneFilter(key, value);
    if (typeof test === 'string') errors[key] = [test];
    else tests.push(test);
  }
  if (Object.keys(errors).length > 0) return { errors };
  return { test: (lead) => tests.every((test) => test(lead)) };
}

/** Returns whether a name, the second contact, a number or an address holds the words of a search. */
export function leadMatches(lead: SandboxLead, words: string): boolean {
  const sought = folded(words);
  const digits = words.replace(/\D/g, '');
  return (
    folded(fullName(lead)).includes(sought) ||
    folded(lead.second_contact ?? '').includes(sought) ||
    lead.emails.some((email) => folded(email.address).includes(sought)) ||
    (digits.length >= 3 && lead.phones.some((phone) => phone.number.includes(digits)))
  );
}

function oneFilter(key: string, value: string): Test | string {
  const [, name, operator] = /^filter\[(\w+)\](?:\[(\w+)\])?$/.exec(key) ?? [];
  if (name === undefined) return 'The filter is malformed.';
  const timeName = timeNames[name];
  if (timeName !== undefined) return timeFilter(timeName, operator, value);
  if (operator !== undefined) return 'The filter takes no operator.';
  switch (name) {
    case 'name':
      return (lead) => folded(fullName(lead)).includes(folded(value.replaceAll('%', '')));
    case 'email':
      return (lead) => lead.emails.some((email) => isLike(folded(email.address), folded(value)));
    case 'phone':
      return (lead) => lead.phones.some((phone) => isLike(phone.number, value));
    case 'division':
      return (lead) => value.split(',').includes(lead.division ?? '');
    default:
      return 'There is no such filter.';
  }
}

/** Older texts of the CRM call the two `created` and `updated`. */
const timeNames: Readonly<Record<string, 'created_at' | 'updated_at'>> = {
  created: 'created_at',
  created_at: 'created_at',
  updated: 'updated_at',
  updated_at: 'updated_at',
};

const dayMs = 86_400_000;

/** A date stands for its midnight in UTC; without an operator it stands for the whole day. */
function timeFilter(name: 'created_at' | 'updated_at', operator: string | undefined, value: string): Test | string {
  const parsed = timeSchema.safeParse(value);
  if (!parsed.success) return 'The filter is not an ISO date or time.';
  const limit = parsed.data;
  const of = (lead: SandboxLead): number => Date.parse(lead[name]);
  switch (operator) {
    case undefined:
      return value.length === 10
        ? (lead) => of(lead) >= limit && of(lead) < limit + dayMs
        : (lead) => of(lead) === limit;
    case 'gt':
      return (lead) => of(lead) > limit;
    case 'gte':
      return (lead) => of(lead) >= limit;
    case 'lt':
      return (lead) => of(lead) < limit;
    case 'lte':
      return (lead) => of(lead) <= limit;
    default:
      return 'There is no such operator.';
  }
}

function fullName(lead: SandboxLead): string {
  return [lead.first_name, lead.last_name].filter((part) => part !== null).join(' ');
}

/** Lower case without accents, the way the CRM's database compares words. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** SQL's LIKE with `%` alone, in one pass, so that a pattern full of `%` costs nothing. */
function isLike(text: string, pattern: string): boolean {
  const parts = pattern.split('%');
  const start = parts[0] ?? '';
  if (parts.length === 1) return text === start;
  const end = parts.at(-1) ?? '';
  if (text.length < start.length + end.length || !text.startsWith(start) || !text.endsWith(end)) return false;
  let from = start.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, from);
    if (found < 0 || found + part.length > text.length - end.length) return false;
    from = found + part.length;
  }
  return true;
}
