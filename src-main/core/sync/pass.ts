// One pass after another over the leads that changed: all of them at first, then those since a day before the last pass.
// A pass survives a kill, reads a few pages ahead of the one it keeps, and is repeated where leads moved while it was read.

import type { CrmAnswer } from '../../crm/answer.ts';
import type { LeadsPage } from '../../crm/crm.ts';
import {
  countMet,
  forgetMet,
  meet,
  type PullProgress,
  pullCursor,
  pullProgress,
  savePullCursor,
  savePullProgress,
  surveyProgress,
} from '../../store/mirror.ts';
import { inTransaction } from '../../store/open.ts';
import { isRedirect } from './outcome.ts';
import type { Ask, Keeping, Wish } from './pull.ts';

export interface Pass extends Wish {
  /** How far the pass under way is. */
  progress(): PassProgress;
  /** Ends any pause. */
  hurry(): void;
  /** Drops what was read ahead. */
  forget(): void;
  /** Looks again at what the file holds: it was changed from outside. */
  reload(): void;
}

export interface PassProgress {
  readonly done: number;
  /** Null before the CRM's first answer. */
  readonly total: number | null;
  readonly secondsLeft: number | null;
  /** True once a pass has got past its first page. */
  readonly begun: boolean;
  /** Epoch milliseconds of the end of the last pass; null before the first. */
  readonly completedAt: number | null;
}

/** Between passes: short enough that a lead created in the CRM is known before its first call-back. */
const pause = 60_000;
/** Whole days: whether the filter takes a time is unknown, and a day covers any difference of clocks. */
const overlapDays = 1;
/** After a pass that the CRM's pages made senseless: the minute's limit is shared with whoever else uses the account. */
const longPause = 900_000;
/** Leads that a pass may meet again because others arrived meanwhile; past that, its pages go round in a circle. */
const drift = 1000;
/** Two million leads. */
const mostPages = 20_000;
/** Answers in a row that hold no page before the rest of a pass is given up. */
const patience = 10;
/** Senseless answers in a row after which communications are left out: with them, an answer may be too heavy to read. */
const heavy = 2;
/** Passes over the same leads before the next goes on anyway: in a busy CRM something always moves. */
const mostRepeats = 3;
/** Pages on their way or waiting their turn. */
const ahead = 4;

/** Creates the passes of one app. `readAll` runs after a pass over all leads, and is told whether it surely met each. */
export function createPass({ context, upsert, kept, count }: Keeping, readAll: (whole: boolean) => void): Pass {
  const { ports, leads } = context;
  const { clock } = ports;
  const arrived = new Map<number, LeadsPage>();
  let begunAt: { readonly at: number; readonly done: number } | null = null;
  let asked = 0;
  let lastPage: number | null = null;
  let total: number | null = null;
  let notBefore = 0;
  let senseless = 0;
  let repeats = 0;
  /** Answers of an earlier generation are of pages that nobody waits for any more. */
  let generation = 0;
  let keepingNow = false;
  // What leads.db holds, as of its last commit: nothing else writes it.
  let underWay = pullProgress(leads);
  let cursor = pullCursor(leads);

  function current(): PullProgress {
    return underWay ?? beginPass();
  }

  function beginPass(): PullProgress {
    const progress = {
      since: cursor && dayBefore(cursor.newest, clock.now()),
      page: 1,
      newest: cursor?.newest ?? null,
      reached: cursor?.reached ?? cursor?.newest ?? null,
      total: null,
      steady: true,
      read: 0,
      changed: 0,
    };
    inTransaction(leads, () => {
      forgetMet(leads, 'changes');
      savePullProgress(leads, progress);
    });
    forget();
    underWay = progress;
    return progress;
  }

  function reload(): void {
    underWay = pullProgress(leads);
    cursor = pullCursor(leads);
  }

  function forget(): void {
    generation += 1;
    arrived.clear();
    asked = 0;
    lastPage = null;
    begunAt = null;
  }

  /** The next page to ask for; null while enough are on their way. */
  function nextPage(): number | null {
    if (!underWay) return asked === 0 ? 1 : null;
    const next = Math.max(underWay.page, asked + 1);
    if (next === underWay.page) return next;
    return lastPage !== null && next <= lastPage && next < underWay.page + ahead ? next : null;
  }

  async function readPage(ask: Ask): Promise<void> {
    const progress = current();
    const page = nextPage() ?? progress.page;
    const mine = generation;
    asked = page;
    const mode = senseless >= heavy ? 'without' : 'with';
    const answer = await ask((crm) => crm.leadsPage(page, progress.since, mode));
    if (answer === null) {
      if (mine === generation) forget();
      return;
    }
    if (mine !== generation) return;
    if (answer.kind !== 'applied') {
      failed(answer, progress.page);
      return;
    }
    senseless = 0;
    lastPage = answer.value.lastPage;
    arrived.set(page, answer.value);
    await keepArrived();
  }

  function failed(answer: CrmAnswer<LeadsPage>, page: number): void {
    forget();
    if (!isSenseless(answer)) {
      notBefore = clock.monotonic() + (answer.kind === 'refused' ? pause : 0);
      return;
    }
    senseless += 1;
    const givenUp = page > 1 && senseless >= patience;
    notBefore = clock.monotonic() + (givenUp ? longPause : senseless <= heavy ? 1000 : pause);
    if (givenUp) giveUp(page);
  }

  /** One page that can't be read must not keep the newer leads of the first page away for ever. */
  function giveUp(page: number): void {
    ports.log.write('leads-given-up', { page });
    savePullProgress(leads, null);
    reload();
    senseless = 0;
  }

  /** Keeps the pages that have come in their order, one a turn, so that nothing else has to wait for them. */
  async function keepArrived(): Promise<void> {
    if (keepingNow) return;
    keepingNow = true;
    try {
      for (;;) {
        const mine = generation;
        await new Promise<void>((resolve) => {
          clock.after(0, resolve);
        });
        if (mine !== generation) return;
        const page = underWay ? arrived.get(underWay.page) : undefined;
        if (!underWay || !page) return;
        arrived.delete(underWay.page);
        keep(underWay, page);
      }
    } finally {
      keepingNow = false;
    }
  }

  function keep(progress: PullProgress, page: LeadsPage): void {
    if (page.unreadable > 0) ports.log.write('unreadable-leads', { page: page.page, leads: page.unreadable });
    begunAt ??= { at: clock.monotonic(), done: progress.read + page.leads.length };
    total = page.total;
    const next = inTransaction(leads, () => keepPage(progress, page));
    reload();
    if (next.endless) ports.log.write('endless-leads', { page: progress.page });
    kept(next.added, next.changed);
    if (!next.over) return;
    forget();
    if (progress.since === null) readAll(next.whole);
    repeats = next.repeat ? repeats + 1 : 0;
    notBefore = clock.monotonic() + (next.endless ? longPause : next.repeat ? 0 : pause);
  }

  function keepPage(progress: PullProgress, page: LeadsPage) {
    const reached = Math.min(Date.parse(progress.reached ?? '') || 0, clock.now());
    // What a pass meets, a survey under way won't ask for any more: then it has to be looked at as closely.
    const thorough = surveyProgress(leads) !== null;
    const { added, changed } = upsert(page.leads, { thorough, reached });
    const ids = page.leads.map(({ id }) => id);
    meet(leads, 'changes', ids);
    if (thorough) meet(leads, 'survey', ids);
    const newest = page.leads.reduce((latest, lead) => laterOf(latest, lead.updatedAt), progress.reached);
    const after: PullProgress = {
      ...progress,
      page: progress.page + 1,
      // What changes while a pass goes on, however long it takes, is later than what its first page shows.
      newest: progress.page === 1 ? newest : progress.newest,
      reached: newest,
      total: page.total,
      steady: progress.steady && (progress.total ?? page.total) === page.total,
      read: progress.read + page.leads.length,
      changed: progress.changed + changed,
    };
    const endless = after.read > count() + added + drift || progress.page >= mostPages;
    const over = endless || page.page >= page.lastPage || page.leads.length + page.unreadable === 0;
    if (!over) {
      savePullProgress(leads, after);
      return { added, changed, over, endless, whole: false, repeat: false };
    }
    const whole = !endless && isWhole(after, page);
    // Nothing of a first pass is worth reading it twice: what it may have missed, the next look at all leads finds.
    const repeat = !endless && !whole && progress.since !== null && repeats < mostRepeats - 1;
    savePullProgress(leads, null);
    savePullCursor(leads, {
      newest: endless || repeat ? (cursor?.newest ?? null) : after.newest,
      reached: after.reached,
      completedAt: clock.now(),
    });
    return { added, changed, over, endless, whole, repeat };
  }

  /**
   * Tells whether a pass has met every lead that it asked for. A single page is of one moment. With more, a lead that was
   * deleted meanwhile moves others from a page not yet read to one that was. Then the total changes, or, where others came
   * in its place, they are new to this computer or were not met.
   */
  function isWhole(after: PullProgress, page: LeadsPage): boolean {
    if (after.page === 2) return true;
    const still = after.since === null || after.changed === 0;
    return still && after.steady && countMet(leads, 'changes') + page.unreadable === page.total;
  }

  return {
    due() {
      if (nextPage() === null) return null;
      return Math.max(0, notBefore - clock.monotonic());
    },
    run: readPage,
    hurry() {
      notBefore = 0;
    },
    forget,
    reload,
    progress() {
      const done = underWay?.read ?? 0;
      return {
        done,
        total,
        begun: underWay !== null && underWay.page > 1,
        secondsLeft: secondsLeft(done),
        completedAt: cursor?.completedAt ?? null,
      };
    },
  };

  /** At the pace since the first page that this launch has kept. */
  function secondsLeft(done: number): number | null {
    if (begunAt === null || total === null || done <= begunAt.done) return null;
    const pace = (done - begunAt.done) / (clock.monotonic() - begunAt.at);
    return Math.max(0, Math.ceil((total - done) / pace / 1000));
  }
}

/** The later of two times in the CRM's writing, whatever offsets they are written with; null where neither is there. */
function laterOf(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(other) > Date.parse(one) ? other : one;
}

/**
 * The date a day before a time, or null where the time can't be read: then everything is asked for. A lead from the future
 * must not hide all others, so this computer's clock is a limit; where it is late, only more is asked for.
 */
function dayBefore(time: string | null, now: number): string | null {
  const at = Math.min(time === null ? Number.NaN : Date.parse(time), now);
  return Number.isNaN(at) || at < 0 ? null : new Date(at - overlapDays * 86_400_000).toISOString().slice(0, 10);
}

/** Tells an answer that is neither a page nor a reason to wait for one. */
function isSenseless(answer: CrmAnswer<unknown>): boolean {
  return answer.kind === 'refused'
    ? !isRedirect(answer.status)
    : answer.kind === 'ambiguous' && answer.doubt === 'unreadable-answer';
}
