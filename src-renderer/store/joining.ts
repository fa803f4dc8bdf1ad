// Making two records one, and one two, by hand: what is offered for the call that is open, and the deeds, each with its undo.

import type { Joinable } from '../../src-preload/contract/joins.ts';
import type { Tools } from './tools.ts';

export interface Joining {
  /** The call whose page offers others to join, and those; null while none does. */
  readonly joining: { readonly callId: string; readonly calls: readonly Joinable[] } | null;
  /** Offers the calls that may be the same as one. */
  beginJoin(callId: string): Promise<void>;
  leaveJoin(): void;
  /** Makes the two records one; does nothing where that can't be. The page of the one that goes on is open after it. */
  joinCalls(joinable: Joinable): Promise<void>;
  /** Makes two records of one. */
  splitCall(callId: string): Promise<void>;
}

/** Makes the slice of joining. */
export function joiningSlice({ set, get }: Tools): Joining {
  async function join(callId: string, intoId: string): Promise<boolean> {
    return (await get().act('call.merge', { callId, intoId })).ok;
  }

  return {
    joining: null,
    async beginJoin(callId) {
      const result = await get().act('calls.joinable', { callId });
      if (result.ok && get().list.selected === callId) {
        set({ joining: { callId, calls: result.value.calls }, focusWish: 'joinable' });
      }
    },
    leaveJoin: () => set({ joining: null, focusWish: 'join-call' }),
    async joinCalls({ merge }) {
      if (merge === null || !(await join(merge.callId, merge.intoId))) return;
      set({ joining: null, focusWish: 'join-call' });
      if (get().list.selected === merge.callId) get().openCall(merge.intoId);
      get().tell('joined', async () => {
        if ((await get().act('call.split', { callId: merge.callId })).ok) get().tell('split');
      });
    },
    async splitCall(callId) {
      const read = await get().act('calls.read', { callId });
      if (!read.ok) return;
      const intoId = read.value.joins.into?.id ?? callId;
      const result = await get().act('call.split', { callId });
      if (!result.ok) return;
      set({ focusWish: 'join-call' });
      get().tell('split', async () => {
        if (await join(result.value.callId, intoId)) get().tell('joined');
      });
    },
  };
}
