// What the window tells the agent in passing: failures in words, and the few deeds whose effect isn't seen otherwise.

import type { Call } from '../../src-preload/contract/call.ts';
import type { Failure } from '../../src-preload/contract/failure.ts';
import type { Act, Tools } from './tools.ts';

/** Good news, by the key of its words under `message`. */
export type News =
  | 'logged'
  | 'message-logged'
  | 'lead-begun'
  | 'sent-again'
  | 'kept-here'
  | 'claimed'
  | 'copied'
  | 'no-number'
  | 'finished'
  | 'joined'
  | 'split'
  | 'callback-dismissed';

export type Message =
  | { readonly id: number; readonly kind: 'failure'; readonly failure: Failure }
  | {
      readonly id: number;
      readonly kind: 'news';
      readonly news: News;
      /** Takes back what the message tells of; null where that can't be taken back. */
      readonly undo: (() => void) | null;
      /** The call that it tells of, to be named; null where the words need none. */
      readonly call: Call | null;
    };

export interface Messages {
  readonly messages: readonly Message[];
  /** Asks the core; a failure also becomes a message on screen. */
  readonly act: Act;
  /** Asks the core without a message on failure: for forms that show it in their own place. */
  readonly request: Act;
  tell(news: News, undo?: () => void, call?: Call | null): void;
  /** Takes back what the newest message that offers it tells of; does nothing where none does. */
  undo(): void;
  tellFailure(failure: Failure): void;
  dismiss(id: number): void;
}

const shownAtOnce = 3;

/** Makes the slice that speaks to the core and shows what went wrong. */
export function messagesSlice(tools: Tools): Messages {
  let count = 0;
  return {
    messages: [],
    request: (method, argument) => tools.bridge.request(method, argument),
    async act(method, argument) {
      const result = await tools.bridge.request(method, argument);
      if (!result.ok) tools.get().tellFailure(result.failure);
      return result;
    },
    tell(news, undo, call = null) {
      count += 1;
      show(tools, { id: count, kind: 'news', news, undo: undo ?? null, call });
    },
    undo() {
      const message = undoable(tools.get().messages);
      if (message === null) return;
      tools.get().dismiss(message.id);
      message.undo?.();
    },
    tellFailure(failure) {
      count += 1;
      show(tools, { id: count, kind: 'failure', failure });
    },
    dismiss(id) {
      tools.set((state) => ({ messages: state.messages.filter((message) => message.id !== id) }));
    },
  };
}

/** Returns the newest message whose deed can be taken back; null for none. */
export function undoable(messages: readonly Message[]): Extract<Message, { kind: 'news' }> | null {
  const news = messages.filter((message) => message.kind === 'news');
  return news.findLast(({ undo }) => undo !== null) ?? null;
}

/** Returns the messages without the one of a finished call: the agent has turned to something else. */
export function withoutFinished(messages: readonly Message[]): readonly Message[] {
  return messages.filter((message) => message.kind !== 'news' || message.news !== 'finished');
}

/** Returns the messages without those that stood in the way of a deed only while a call was on. */
export function withoutInTheWay(messages: readonly Message[]): readonly Message[] {
  return messages.filter((message) => message.kind !== 'failure' || !inTheWay.has(message.failure.code));
}

const inTheWay: ReadonlySet<string> = new Set(['call-in-progress', 'deed-not-possible']);

function show(tools: Tools, message: Message): void {
  tools.set((state) => ({
    messages: [...state.messages.filter((other) => !sameWords(other, message)), message].slice(-shownAtOnce),
  }));
}

function sameWords(a: Message, b: Message): boolean {
  if (a.kind === 'failure') {
    return b.kind === 'failure' && a.failure.code === b.failure.code && a.failure.detail === b.failure.detail;
  }
  return b.kind === 'news' && a.news === b.news;
}
