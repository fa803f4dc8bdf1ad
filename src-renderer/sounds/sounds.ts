// Which sounds the day makes, and when: decided from two snapshots, so that every rule can be tried without a loudspeaker.

import { isQuiet } from '../../src-preload/contract/quiet.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';

export const soundNames = ['ring', 'call-ended', 'needs-you'] as const;
export type SoundName = (typeof soundNames)[number];

/** One tone: when it begins and how long it lasts, in seconds, and how high it is. */
interface Tone {
  readonly at: number;
  readonly lasts: number;
  readonly hertz: number;
}

/** Soft, short and unlike each other; the ring is two tones twice, as phones here ring, and comes again while it rings. */
export const tones: Readonly<Record<SoundName, readonly Tone[]>> = {
  ring: [
    { at: 0, lasts: 0.4, hertz: 440 },
    { at: 0, lasts: 0.4, hertz: 480 },
    { at: 0.6, lasts: 0.4, hertz: 440 },
    { at: 0.6, lasts: 0.4, hertz: 480 },
  ],
  'call-ended': [
    { at: 0, lasts: 0.12, hertz: 520 },
    { at: 0.14, lasts: 0.18, hertz: 390 },
  ],
  'needs-you': [
    { at: 0, lasts: 0.12, hertz: 660 },
    { at: 0.16, lasts: 0.12, hertz: 660 },
    { at: 0.32, lasts: 0.22, hertz: 880 },
  ],
};

type Heard = Pick<Snapshot, 'call' | 'alsoOn' | 'ringing' | 'delivery'>;

/** True while a call rings that the agent hasn't silenced and no other call is talked in. */
export function rings({ ringing, call }: Heard, { sounds, ...settings }: Settings, now: number): boolean {
  const talking = call?.phase === 'talking';
  return sounds.ring.on && !talking && !isQuiet(settings, now) && ringing.some((one) => !one.silenced);
}

/** Lists what is to be heard once of the change from one snapshot to the next; nothing of the first. */
export function heardOnce(
  before: Heard | null,
  after: Heard,
  { sounds, ...settings }: Settings,
  now: number,
): readonly SoundName[] {
  if (before === null || isQuiet(settings, now)) return [];
  const on = new Set([after.call, ...after.alsoOn].map((one) => one?.id));
  const ended = before.call !== null && !on.has(before.call.id);
  const needing = after.delivery.balance['needs-you'] > before.delivery.balance['needs-you'];
  return [
    ...(ended && sounds['call-ended'].on ? (['call-ended'] as const) : []),
    ...(needing && sounds['needs-you'].on ? (['needs-you'] as const) : []),
  ];
}
