// Holds the promise against the CRM's own ledger: every acknowledged call once, with the right fields, or in plain sight.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import { accounts, type LedgerEntry } from './model-crm.ts';
import { type Acknowledged, tagOf, type World } from './world.ts';

/** States in which a call may rest when all is quiet: delivered, or waiting for a person who was asked. */
const restful = ['synced', 'parked', 'needs-lead', 'needs-outcome', 'local'];

/** Adds to the world's violations whatever breaks the promise. `rows` is every call that the app shows. */
export function check(world: World, rows: readonly CallRow[]): void {
  const { calls, crm, violations } = world;
  const shown = new Map(rows.map((row) => [row.id, row]));
  for (const call of calls.values()) {
    const entries = crm.ledger.filter((entry) => tagOf(entry.description) === call.tag);
    if (entries.length > 1) violations.push(`${call.tag} is in the CRM ${entries.length} times`);
    for (const entry of entries) checkOwner(call, entry, violations);
    if (call.excused) continue;
    const row = shown.get(call.id);
    if (!row) {
      violations.push(`${call.tag} was acknowledged and is gone`);
      continue;
    }
    checkRow(call, row, entries, violations);
  }
  checkPace(crm.arrivals, violations);
}

function checkRow(call: Acknowledged, row: CallRow, entries: readonly LedgerEntry[], violations: string[]): void {
  const state = row.delivery?.state ?? 'none';
  if (!restful.includes(state) && !row.delivery?.foreign) violations.push(`${call.tag} is stuck in ${state}`);
  if (!call.turnedBack && row.note !== call.note) violations.push(`${call.tag} lost its note`);
  const entry = entries[0];
  if (state === 'synced' && !entry && !call.deleted) violations.push(`${call.tag} is said to be in the CRM and isn't`);
  if (state !== 'synced' || !entry) return;
  // An older copy knows the one that was deleted, not the one that was sent in its place.
  const knows = !(call.turnedBack && call.deleted);
  if (knows && row.delivery?.crmId !== entry.id) violations.push(`${call.tag} is tied to another communication`);
  if (call.turnedBack) return;
  const expected = {
    leadId: row.lead?.id,
    type: row.direction,
    number: row.number,
    method: row.method,
    status: row.outcome,
    duration: row.method === 'phone' ? row.duration : null,
    description: row.note,
  };
  for (const [field, value] of Object.entries(expected)) {
    const actual = entry[field as keyof typeof expected];
    if (actual !== value) violations.push(`${call.tag}: ${field} is ${actual} in the CRM and ${value} here`);
  }
  if (call.secret !== null && !call.deleted && entry.secret !== call.secret) {
    violations.push(`${call.tag} reached the CRM without what can't be read back`);
  }
  const late = Date.parse(entry.executedAt) - Math.floor(row.startedAt / 1000) * 1000;
  if (late < 0 || late > 60_000) violations.push(`${call.tag}: executed_at is ${late} ms off`);
}

/** What the CRM never shows again is in no file once it has it, and in no answer to a window ever. */
export function checkSecrets(world: World, rows: readonly CallRow[], folder: string, names: readonly string[]): void {
  const secrets = [...world.calls.values()].flatMap(({ id, tag, secret }) =>
    secret === null ? [] : [{ id, tag, secret }],
  );
  if (secrets.length === 0) return;
  const delivered = new Set(rows.filter(({ delivery }) => delivery?.state === 'synced').map(({ id }) => id));
  const bytes = Buffer.concat(names.map((name) => readFileSync(join(folder, name))));
  const shown = JSON.stringify(rows);
  for (const { id, tag, secret } of secrets) {
    if (shown.includes(secret)) world.violations.push(`what is private about ${tag} was shown to a window`);
    if (delivered.has(id) && bytes.includes(secret))
      world.violations.push(`what is private about ${tag} is still in a file`);
  }
}

/** No call of one user goes out under another's key, nor under another's name. */
function checkOwner(call: Acknowledged, entry: LedgerEntry, violations: string[]): void {
  const owners = [...call.formerOwners, ...(call.owner ? [call.owner] : [])];
  if (owners.length === 0) return;
  if (!owners.some(({ account }) => account === entry.account)) {
    violations.push(`${call.tag} went out with another account's key`);
  }
  // The CRM may set the owner of the key, who is each account's first.
  const names = owners.flatMap(({ account, user }) => [user, accounts.find(({ id }) => id === account)?.users[0]]);
  if (!names.includes(entry.userId)) violations.push(`${call.tag} went out under another user's name`);
}

function checkPace(arrivals: readonly number[], violations: string[]): void {
  for (const [index, at] of arrivals.entries()) {
    const after = arrivals[index + 200];
    if (after !== undefined && after - at < 60_000) {
      violations.push('more than 200 requests in a minute');
      return;
    }
  }
}
