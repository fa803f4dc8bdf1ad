// The deeds on a call that is on or has just ended.

import type { Call, Deed, Outcome } from '../../src-preload/contract/call.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import type { Offhook } from './offhook.ts';
import type { Tools } from './tools.ts';
import { restingPlace } from './view.ts';

export interface Wrapping {
  /** Says what happened on the call that is on; does nothing where the deed isn't possible now. */
  doDeed(deed: Deed): Promise<void>;
  /** Saves how a call ended. `duration` is in seconds, null where nobody knows it; it counts for answered calls only. */
  saveOutcome(callId: string, outcome: Outcome, duration: number | null): Promise<boolean>;
  /** Finishes a wrap-up once its note is safe. */
  finishWrapUp(callId: string): Promise<void>;
}

/** Makes the slice of the call's own deeds. */
export function wrappingSlice({ set, get }: Tools): Wrapping {
  return {
    async doDeed(deed) {
      const call = get().snapshot?.call ?? null;
      if (call === null || !call.possible.includes(deed)) return;
      if (deed !== 'answer') set(leadToWrapUp(get(), call.id));
      const result = await get().act('call.do', { callId: call.id, deed });
      if (!result.ok && deed !== 'answer') set({ focusWish: null });
    },
    async saveOutcome(callId, outcome, duration) {
      const seconds = outcome === 'answered' ? duration : 0;
      return (await get().act('call.outcome', { callId, outcome, duration: seconds })).ok;
    },
    async finishWrapUp(callId) {
      if (!(await get().settleNote(callId))) return;
      const result = await get().act('call.file', { callId });
      if (!result.ok) return;
      const next = (get().snapshot?.wrapUps ?? []).find((call) => call.id !== callId);
      set({ inHand: null, focusWish: next === undefined ? restingPlace(get().screen) : `card:${next.id}` });
    },
  };
}

/** Returns the wrap-up to show: the one in hand, else the oldest; null where all is finished. */
export function wrapUpInFront(snapshot: Snapshot, inHand: string | null): Call | null {
  return snapshot.wrapUps.find((call) => call.id === inHand) ?? snapshot.wrapUps[0] ?? null;
}

/** The call that ends is wrapped up next, unless an older one waits and nothing was written for this one yet. */
function leadToWrapUp({ snapshot, inHand }: Offhook, callId: string): Pick<Offhook, 'inHand' | 'focusWish'> {
  const oldest = snapshot?.wrapUps[0];
  if (oldest === undefined || inHand === callId) return { inHand: callId, focusWish: `wrap-up:${callId}` };
  return { inHand, focusWish: `card:${oldest.id}` };
}
