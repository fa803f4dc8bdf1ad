// What the simulated agents do: a list of deeds made from a seed before anything runs, so that a failing run can be
// shortened by leaving deeds out.

import { randomFrom } from '../../src-main/sandbox/random.ts';
import type { Profile } from './model-crm.ts';

const weights = {
  dial: 14,
  redial: 3,
  twice: 3,
  answer: 10,
  'hang-up': 10,
  'no-answer': 6,
  fail: 1,
  note: 8,
  outcome: 5,
  file: 10,
  log: 4,
  message: 4,
  'new-lead': 4,
  link: 6,
  'keep-here': 1,
  resolve: 4,
  quit: 2,
  crash: 3,
  'crash-at-request': 4,
  backup: 2,
  restore: 1,
  user: 2,
  account: 1,
  'wall-jump': 1,
  offline: 2,
  online: 4,
  revoke: 1,
  'give-back': 3,
  'sync-now': 2,
  vanish: 1,
  rest: 3,
} as const;

/** On some days a desk phone reports calls too, on others numbers turn out to be wrong. */
export type Kind = keyof typeof weights | 'phone' | 'renumber';

/** Those days: apart from the others, whose plans stay what they are. */
export function hasPhone(seed: number): boolean {
  return seed % 5 === 2;
}

function hasWrongNumbers(seed: number): boolean {
  return seed % 5 === 3;
}

export interface Deed {
  readonly index: number;
  readonly kind: Kind;
  /** Milliseconds that pass before it. */
  readonly after: number;
  /** Decides among whatever there is to choose from when its turn comes. */
  readonly pick: number;
}

export interface Plan {
  readonly seed: number;
  readonly profile: Profile;
  readonly deeds: readonly Deed[];
}

/** Makes the plan of a seed. */
export function planOf(seed: number): Plan {
  const random = randomFrom(seed * 2 + 1);
  const bag = Object.entries(weights).flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind as Kind));
  const level = random.pick([0, 0.03, 0.15, 0.4]);
  const some = (): number => (random.chance(0.5) ? level : 0);
  const profile: Profile = {
    answerLost: some(),
    errorAfter: some(),
    errorBefore: some(),
    resetBefore: some(),
    garbage: some(),
    held: some(),
    notSent: some() / 2,
    rateLimited: some() / 4,
    refused: random.chance(0.3) ? 0.1 : 0,
    lateBy: random.pick([0, 0, 5000, 60_000]),
    cap: random.pick(['none', 'none', 'newest', 'oldest'] as const),
    minuteOnly: random.chance(0.1),
    keyOwnerWins: random.chance(0.1),
    twins: random.chance(0.2) ? 0.7 : 0,
    reportLive: random.chance(0.4),
  };
  const deeds = Array.from(
    { length: random.integer(15, 70) },
    (_, index): Deed => ({
      index,
      kind: random.pick(bag),
      after: random.pick([0, 0, 300, 1000, 4000, 20_000, 70_000, 200_000]),
      pick: random.integer(0, 1_000_000),
    }),
  );
  if (hasPhone(seed)) return { seed, profile, deeds: withMore('phone', seed, deeds) };
  if (hasWrongNumbers(seed)) return { seed, profile, deeds: withMore('renumber', seed, deeds) };
  return { seed, profile, deeds };
}

function withMore(kind: 'phone' | 'renumber', seed: number, deeds: readonly Deed[]): readonly Deed[] {
  const random = randomFrom(seed * 2 + 1_000_000_001);
  return deeds
    .flatMap((deed): readonly Deed[] => {
      if (!random.chance(0.5)) return [deed];
      const after = random.pick([0, 200, 1000, 9000, 40_000]);
      return [deed, { index: 0, kind, after, pick: random.integer(0, 1_000_000) }];
    })
    .map((deed, index) => ({ ...deed, index }));
}
