// Notes being written: every keystroke goes to the core, one save in flight a call, the latest text wins, and no snapshot
// ever takes back what the agent typed.

import type { Tools } from './tools.ts';

interface Draft {
  readonly text: string;
  readonly state: 'saving' | 'saved' | 'not-saved';
}

export interface Notes {
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Pixels that the agent dragged the notes to; null while they are as high as what is written. Forgotten when the app ends. */
  readonly noteHeight: number | null;
  keepNoteHeight(pixels: number): void;
  writeNote(callId: string, text: string): void;
  /** Waits for what is in flight; true once the core has the text as it stands. */
  settleNote(callId: string): Promise<boolean>;
  /** Tries again whatever could not be saved. */
  retryNotes(): void;
  /** Sends what isn't saved yet without waiting for what is in flight: the page is about to go. */
  flushNotes(): void;
  /** Forgets the saved drafts of calls that nobody writes on any more. */
  pruneNotes(): void;
}

/** True while something that was typed is in this window only: to leave it would lose it. */
export function holdsUnsavedNotes(drafts: Notes['drafts']): boolean {
  return Object.values(drafts).some((draft) => draft.state === 'not-saved');
}

/** Makes the slice that keeps what is being typed. */
export function notesSlice({ bridge, set, get }: Tools): Notes {
  const flights = new Map<string, Promise<void>>();

  function put(callId: string, draft: Draft): void {
    set((state) => ({ drafts: { ...state.drafts, [callId]: draft } }));
  }

  function save(callId: string): void {
    if (flights.has(callId)) return;
    flights.set(
      callId,
      sendUntilLatest(callId).finally(() => flights.delete(callId)),
    );
  }

  async function sendUntilLatest(callId: string): Promise<void> {
    for (;;) {
      const draft = get().drafts[callId];
      if (draft === undefined || draft.state === 'saved') return;
      const result = await bridge.request('call.note', { callId, note: draft.text });
      const typedMeanwhile = get().drafts[callId]?.text !== draft.text;
      if (result.ok && typedMeanwhile) continue;
      put(callId, { text: get().drafts[callId]?.text ?? draft.text, state: result.ok ? 'saved' : 'not-saved' });
      if (!result.ok) get().tellFailure(result.failure);
      return;
    }
  }

  return {
    drafts: {},
    noteHeight: null,
    keepNoteHeight: (noteHeight) => set({ noteHeight }),
    writeNote(callId, text) {
      put(callId, { text, state: 'saving' });
      save(callId);
    },
    async settleNote(callId) {
      if (get().drafts[callId]?.state === 'not-saved') save(callId);
      await flights.get(callId);
      return get().drafts[callId]?.state !== 'not-saved';
    },
    retryNotes() {
      for (const [callId, draft] of Object.entries(get().drafts)) if (draft.state === 'not-saved') save(callId);
    },
    flushNotes() {
      for (const [callId, draft] of Object.entries(get().drafts)) {
        if (draft.state !== 'saved') void bridge.request('call.note', { callId, note: draft.text });
      }
    },
    pruneNotes() {
      const { snapshot, list, drafts } = get();
      const open = new Set([snapshot?.call?.id, list.selected, ...(snapshot?.wrapUps ?? []).map((call) => call.id)]);
      const kept = Object.entries(drafts).filter(([callId, draft]) => draft.state !== 'saved' || open.has(callId));
      if (kept.length < Object.keys(drafts).length) set({ drafts: Object.fromEntries(kept) });
    },
  };
}
