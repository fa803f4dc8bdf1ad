// Reads one lead anew when its card is opened: before the pages of the pull, and never in the way of a call.

import { markGone } from '../../store/lead-upsert.ts';
import { inTransaction } from '../../store/open.ts';
import type { Keeping, Wish } from './pull.ts';

export interface Refresh extends Wish {
  /** Reads a lead; false where that isn't due, or the CRM can't be asked just now. */
  read(leadId: number): Promise<boolean>;
  /** Answers those that would have to wait longer than anyone looks at a card. `wait` is in milliseconds. */
  giveUpBeyond(wait: number): void;
  /** Answers all that wait. */
  giveUp(): void;
}

/** How long one reading of a lead is good for. */
const fresh = 30_000;
/** Past that, the card has been read. */
const patience = 5000;

/** Creates the refresh of one app. `asked` runs when a lead waits to be read. */
export function createRefresh({ context, upsert, kept }: Keeping, asked: () => void): Refresh {
  const { leads, ports } = context;
  const { clock } = ports;
  /** When each lead was last asked for, on the monotonic clock. */
  const askedAt = new Map<number, number>();
  const waiting = new Map<number, ((refreshed: boolean) => void)[]>();

  function answer(leadId: number, refreshed: boolean): void {
    const told = waiting.get(leadId) ?? [];
    waiting.delete(leadId);
    for (const tell of told) tell(refreshed);
  }

  function isFresh(leadId: number): boolean {
    const now = clock.monotonic();
    for (const [id, at] of askedAt) if (now - at >= fresh) askedAt.delete(id);
    return askedAt.has(leadId);
  }

  const refresh: Refresh = {
    due: () => (waiting.size > 0 ? 0 : null),

    async run(ask) {
      const [leadId] = waiting.keys();
      if (leadId === undefined) return;
      const told = waiting.get(leadId) ?? [];
      waiting.delete(leadId);
      askedAt.set(leadId, clock.monotonic());
      let refreshed = false;
      try {
        const read = await ask((crm) => crm.lead(leadId));
        if (read?.kind === 'applied') {
          const { value } = read;
          const { added, changed } = inTransaction(leads, () => upsert([value], { thorough: true, reached: 0 }));
          if (changed > 0) kept(added, changed);
          refreshed = true;
        } else if (read?.kind === 'refused' && read.status === 404) {
          if (inTransaction(leads, () => markGone(leads, leadId, clock.now()))) kept(-1, 1);
          refreshed = true;
        }
      } finally {
        for (const tell of told) tell(refreshed);
      }
    },

    read(leadId) {
      if (isFresh(leadId)) return Promise.resolve(false);
      return new Promise((resolve) => {
        waiting.set(leadId, [...(waiting.get(leadId) ?? []), resolve]);
        asked();
      });
    },

    giveUpBeyond(wait) {
      if (wait > patience) refresh.giveUp();
    },

    giveUp() {
      for (const leadId of [...waiting.keys()]) answer(leadId, false);
    },
  };
  return refresh;
}
