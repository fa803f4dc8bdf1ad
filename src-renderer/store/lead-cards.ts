// The leads whose cards are on screen: each with its history, kept up to date for as long as somebody looks at it.

import type { LeadCard, TimelineEntry } from '../../src-preload/contract/lead.ts';
import type { Tools } from './tools.ts';

export interface CardOnScreen {
  /** Null until it is read. */
  readonly lead: LeadCard | null;
  /** True where this computer has no such lead. */
  readonly missing: boolean;
  readonly entries: readonly TimelineEntry[];
  /** Cursor of the entries that follow; null at the end. */
  readonly next: string | null;
  /** True once the history's first page has come. */
  readonly loaded: boolean;
  /** True while the CRM is asked for the newest. */
  readonly refreshing: boolean;
  /** Epoch milliseconds of the last reading of this one lead while it is on screen; null for none. */
  readonly refreshedAt: number | null;
}

export interface LeadCards {
  readonly leadCards: Readonly<Record<number, CardOnScreen>>;
  /** Reads a lead's card and history, and has the CRM asked for the newest; kept up to date until the returned function is called. */
  watchLead(leadId: number): () => void;
  /** Reads the next page of the history; does nothing at the end or while one is being read. */
  readMoreHistory(leadId: number): void;
  /** Reads the cards on screen again, because a lead or a call has changed. */
  refreshLeadCards(): void;
}

const pageSize = 30;
const longestPage = 200;

const unread: CardOnScreen = {
  lead: null,
  missing: false,
  entries: [],
  next: null,
  loaded: false,
  refreshing: false,
  refreshedAt: null,
};

/** Makes the slice of the cards on screen. */
export function leadCardsSlice({ bridge, set, get }: Tools): LeadCards {
  const watchers = new Map<number, number>();
  const reading = new Map<number, 'once' | 'and again'>();

  function change(leadId: number, part: Partial<CardOnScreen>): void {
    if (!watchers.has(leadId)) return;
    set(({ leadCards }) => ({ leadCards: { ...leadCards, [leadId]: { ...(leadCards[leadId] ?? unread), ...part } } }));
  }

  function forget(leadId: number): void {
    set(({ leadCards }) => ({
      leadCards: Object.fromEntries(Object.entries(leadCards).filter(([id]) => Number(id) !== leadId)),
    }));
  }

  /** One reading of a lead at a time; what changes meanwhile is read once it is over. */
  async function read(leadId: number): Promise<void> {
    if (reading.has(leadId)) {
      reading.set(leadId, 'and again');
      return;
    }
    reading.set(leadId, 'once');
    await Promise.all([readCard(leadId), readHistory(leadId)]);
    const again = reading.get(leadId) === 'and again';
    reading.delete(leadId);
    if (again && watchers.has(leadId)) await read(leadId);
  }

  async function readCard(leadId: number): Promise<void> {
    const result = await bridge.request('leads.card', { leadId });
    if (result.ok) change(leadId, { lead: result.value, missing: false });
    else if (result.failure.code === 'no-such-lead') change(leadId, { lead: null, missing: true });
    else get().tellFailure(result.failure);
  }

  async function readHistory(leadId: number): Promise<void> {
    const wanted = get().leadCards[leadId]?.entries.length ?? 0;
    const entries: TimelineEntry[] = [];
    let before: string | null = null;
    do {
      const limit = Math.min(longestPage, Math.max(pageSize, wanted - entries.length));
      const page = await askHistory(leadId, before, limit);
      // What there is to say of a missing lead, its card says.
      if (!page.ok) return change(leadId, { loaded: true });
      entries.push(...page.value.entries);
      before = page.value.next;
    } while (before !== null && entries.length < wanted);
    change(leadId, { entries, next: before, loaded: true });
  }

  function askHistory(leadId: number, before: string | null, limit: number) {
    return bridge.request('leads.timeline', { leadId, before, limit });
  }

  async function readMore(leadId: number): Promise<void> {
    const card = get().leadCards[leadId];
    if (card === undefined || card.next === null || reading.has(leadId)) return;
    reading.set(leadId, 'once');
    const page = await askHistory(leadId, card.next, pageSize);
    const again = reading.get(leadId) === 'and again';
    reading.delete(leadId);
    if (page.ok) change(leadId, { entries: [...card.entries, ...page.value.entries], next: page.value.next });
    else get().tellFailure(page.failure);
    if (again) await read(leadId);
  }

  async function askCrm(leadId: number): Promise<void> {
    change(leadId, { refreshing: true });
    const result = await bridge.request('leads.refresh', { leadId });
    const refreshed = result.ok && result.value.refreshed;
    change(leadId, { refreshing: false, ...(refreshed ? { refreshedAt: Date.now() } : {}) });
    if (refreshed) await read(leadId);
  }

  return {
    leadCards: {},
    watchLead(leadId) {
      const present = watchers.get(leadId) ?? 0;
      watchers.set(leadId, present + 1);
      if (present === 0) {
        void read(leadId);
        void askCrm(leadId);
      }
      return () => {
        const left = (watchers.get(leadId) ?? 1) - 1;
        if (left > 0) {
          watchers.set(leadId, left);
          return;
        }
        watchers.delete(leadId);
        forget(leadId);
      };
    },
    readMoreHistory: (leadId) => void readMore(leadId),
    refreshLeadCards() {
      for (const leadId of watchers.keys()) void read(leadId);
    },
  };
}
