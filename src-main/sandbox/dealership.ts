// The one account of the sandbox: a made-up dealership and the people who work there.

import type { SandboxUser } from './records.ts';

export const ACCOUNT_ID = 900000001;

export const users: readonly SandboxUser[] = [
  user(9000001, 'Sophie', 'Lavoie'),
  user(9000002, 'Étienne', 'Gagné'),
  user(9000003, 'Maude', 'Désilets'),
  user(9000004, 'Olivier', 'St-Pierre'),
  user(9000005, 'Priya', 'Raman'),
  user(9000006, 'Jean-François', 'Thériault'),
  user(9000007, 'Karim', 'Benali'),
  user(9000008, 'Emily', "O'Connor"),
];

/** The user that the sandbox's key was issued to: theirs is what names no other user. */
export const KEY_OWNER_ID = 9000001;

/** Those who answer for the first calls; the others sell. */
export const bdcUserIds: readonly number[] = [9000001, 9000003, 9000005];
export const advisorUserIds: readonly number[] = [9000002, 9000004, 9000006, 9000007, 9000008];

export const account = {
  id: ACCOUNT_ID,
  name: 'Automobiles Rivière-des-Pins',
  locale: 'fr',
  timezone: 'America/Toronto',
} as const;

/** Returns null where no user has this id. */
export function userById(id: number | null): SandboxUser | null {
  return users.find((one) => one.id === id) ?? null;
}

function user(id: number, first_name: string, last_name: string): SandboxUser {
  return { id, first_name, last_name, email: `${id}@riviere-des-pins.example` };
}
