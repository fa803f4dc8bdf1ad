// The deeds on a call that is on or has just ended.

import type { Call, Deed, Outcome } from '../../src-preload/contract/call.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import type { Tools } from './tools.ts';
import { restingPlace } from './view.ts';

export interface Wrapping {
  /** Says what happened on the call that is on; does nothing where the deed isn't possible now. */
  doDeed(deed: Deed): Promise<void>;
  /** Saves how a call ended. `duration` is in seconds, null where nobody knows it; it counts for answered calls only. */
  saveOutcome(callId: string, outcome: Outcome, duration: number | null): Promise<boolean>;
  /** The call that the agent ended last, from that moment on: its wrap-up may be finished before the core has answered. */
  readonly ending: string | null;
  /** When the last wrap-up was finished, in milliseconds of the store's clock; null once the number was changed since. */
  readonly finishedAt: number | null;
  /**
   * Finishes a wrap-up once its note is safe; asked again meanwhile, does nothing. The focus goes on to the next work only
   * where `isThere` says, once all is done, that the agent is still at that card.
   */
  finishWrapUp(callId: string, isThere: () => boolean): Promise<void>;
  /** Opens a finished wrap-up again, and goes to its note. */
  reopenWrapUp(callId: string): Promise<void>;
  /** When a wrap-up was last finished, whoever has the focus; null once the agent has turned to something else since. */
  readonly filedAt: number | null;
  /** True where a key that finishes is none for this call: it was pressed twice for the one that stood here before. */
  ignoresFinish(callId: string): boolean;
}

/** Makes the slice of the call's own deeds. */
export function wrappingSlice({ set, get, now }: Tools): Wrapping {
  const finishing = new Set<string>();
  /** The agent's last word on a call that was on; true once the core has taken it. */
  let lastDeed: Promise<boolean> = Promise.resolve(true);

  async function tellDeed(callId: string, deed: Deed): Promise<boolean> {
    return (await get().act('call.do', { callId, deed })).ok;
  }

  async function file(callId: string): Promise<boolean> {
    if (get().ending === callId && !(await lastDeed)) return false;
    if (!(await get().settleNote(callId))) return false;
    return (await get().act('call.file', { callId })).ok;
  }

  return {
    ending: null,
    finishedAt: null,
    filedAt: null,
    ignoresFinish(callId) {
      const another = finishing.size > 0 && !finishing.has(callId);
      return another || isStrayEnter(get().filedAt, now());
    },
    async doDeed(deed) {
      const call = get().snapshot?.call ?? null;
      if (call === null || !call.possible.includes(deed)) return;
      if (deed === 'answer') {
        await tellDeed(call.id, deed);
        return;
      }
      // The note is there before the core has answered: what is typed meanwhile, Enter included, is meant for it.
      set({ inHand: call.id, ending: call.id, focusWish: `note:${call.id}` });
      lastDeed = tellDeed(call.id, deed);
      if (!(await lastDeed)) set({ ending: null, focusWish: null });
    },
    async saveOutcome(callId, outcome, duration) {
      const seconds = outcome === 'answered' ? duration : 0;
      return (await get().act('call.outcome', { callId, outcome, duration: seconds })).ok;
    },
    async finishWrapUp(callId, isThere) {
      if (finishing.has(callId)) return;
      const call = knownCall(get().snapshot, callId);
      finishing.add(callId);
      const filed = await file(callId).finally(() => finishing.delete(callId));
      if (!filed) return;
      set({ filedAt: now() });
      get().tell('finished', () => void get().reopenWrapUp(callId), call);
      if (get().inHand === callId) set({ inHand: null });
      if (!isThere()) return;
      const next = (get().snapshot?.wrapUps ?? []).find((call) => call.id !== callId);
      set({ finishedAt: now(), focusWish: next === undefined ? restingPlace(get().screen) : `card:${next.id}` });
    },
    async reopenWrapUp(callId) {
      if ((await get().act('call.unfile', { callId })).ok) set({ inHand: callId, focusWish: `note:${callId}` });
    },
  };
}

function knownCall(snapshot: Snapshot | null, callId: string): Call | null {
  if (snapshot?.call?.id === callId) return snapshot.call;
  return snapshot?.wrapUps.find(({ id }) => id === callId) ?? null;
}

/** Returns the wrap-up to show: the one in hand, else the oldest; null where all is finished. */
export function wrapUpInFront(snapshot: Snapshot, inHand: string | null): Call | null {
  return snapshot.wrapUps.find((call) => call.id === inHand) ?? snapshot.wrapUps[0] ?? null;
}

/**
 * Returns the wrap-up whose note the key of the note opens: the one in hand, else the newest, which ended last. Null while a
 * call is on, since the key is for its note then, and where all is finished.
 */
export function wrapUpToWriteIn({ call, wrapUps }: Snapshot, inHand: string | null): Call | null {
  return call === null ? (wrapUps.find(({ id }) => id === inHand) ?? wrapUps.at(-1) ?? null) : null;
}

/**
 * Returns the wrap-up in hand after a snapshot: a call that ends without the agent's deed comes in front too, unless the
 * agent is at another one.
 */
export function inHandAfter(before: Snapshot | null, after: Snapshot, inHand: string | null): string | null {
  const ended = before?.call?.id;
  if (inHand !== null && after.wrapUps.some((call) => call.id === inHand)) return inHand;
  return ended !== undefined && after.wrapUps.some((call) => call.id === ended) ? ended : inHand;
}

/** True where an Enter in the number was still meant for the wrap-up just finished. Both times are milliseconds of one clock. */
export function isStrayEnter(finishedAt: number | null, now: number): boolean {
  return finishedAt !== null && now - finishedAt < secondEnter;
}

/** Milliseconds in which people press Enter once more. */
const secondEnter = 600;
