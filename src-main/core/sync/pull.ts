// Mirrors the CRM's leads into leads.db, page by page: resumable after a kill, safe against leads that change meanwhile.

import { parsePhone } from '../../../src-preload/contract/phone.ts';
import type { PullSummary } from '../../../src-preload/contract/snapshot.ts';
import type { CrmAnswer } from '../../crm/answer.ts';
import type { CrmLead, LeadsPage } from '../../crm/crm.ts';
import { countLeads, type MirroredLead, upsertLead } from '../../store/leads.ts';
import {
  mirrorAccount,
  type PullProgress,
  pullCursor,
  pullProgress,
  resetMirror,
  savePullCursor,
  savePullProgress,
} from '../../store/mirror.ts';
import { inTransaction } from '../../store/open.ts';
import type { Session } from '../connection.ts';
import type { Context } from '../context.ts';
import { isRedirect } from './outcome.ts';
import type { Throttle } from './throttle.ts';

export interface Pull {
  summary(): PullSummary;
  /** Starts a pass now, unless one is under way. */
  wake(): void;
  stop(): void;
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
/** Passes at once after passes that found something new: where every lead always looks new, there would be no end. */
const passesInARow = 3;

/** Creates the pull of one app. `arrived` runs after each page that brought something new. */
export function createPull(
  context: Context,
  throttle: Throttle,
  session: () => Session | null,
  heard: (answer: CrmAnswer<unknown>) => void,
  region: () => string,
  arrived: () => void,
): Pull {
  const { ports, leads } = context;
  let total: number | null = null;
  let leadCount = countLeads(leads);
  // What leads.db holds, as of its last commit: nothing else writes it.
  let account = mirrorAccount(leads);
  let underWay = pullProgress(leads);
  let cursor = pullCursor(leads);
  let senseless = 0;
  let passes = 0;
  let busy = false;
  let stopped = false;
  let cancelTimer = () => {};

  function later(milliseconds: number): void {
    cancelTimer();
    cancelTimer = ports.clock.after(milliseconds, step);
  }

  /** Asks for the next page, or for the first of a new pass. */
  function step(): void {
    cancelTimer();
    const now = session();
    if (!now || busy || stopped) return;
    const wait = throttle.take('pull');
    if (wait > 0) {
      later(wait);
      return;
    }
    busy = true;
    readPage(now)
      .catch((error: unknown) => {
        ports.log.write('pull-fault', { problem: error instanceof Error ? error.message : String(error) });
        return pause;
      })
      .then((next) => {
        busy = false;
        if (!stopped) later(next);
      });
  }

  /** Reads one page into the store and returns the milliseconds until the next. */
  async function readPage(now: Session): Promise<number> {
    if (account !== now.accountId) {
      inTransaction(leads, () => resetMirror(leads, now.accountId));
      account = now.accountId;
      underWay = null;
      cursor = null;
      leadCount = 0;
      context.changed('leads');
    }
    const progress = underWay ?? beginPass();
    const answer = await now.crm.leadsPage(progress.page, progress.since);
    if (stopped || session()?.accountId !== now.accountId) return 0;
    heard(answer);
    throttle.heard('pull', answer);
    if (answer.kind === 'applied') {
      senseless = 0;
      return keep(progress, answer.value);
    }
    if (!isSenseless(answer)) return answer.kind === 'refused' ? pause : 0;
    senseless += 1;
    return progress.page > 1 && senseless >= patience ? giveUp(progress.page) : pause;
  }

  /** One page that can't be read must not keep the newer leads of the first page away for ever. */
  function giveUp(page: number): number {
    ports.log.write('leads-given-up', { page });
    savePullProgress(leads, null);
    underWay = null;
    senseless = 0;
    return longPause;
  }

  function keep(progress: PullProgress, page: LeadsPage): number {
    if (page.unreadable > 0) ports.log.write('unreadable-leads', { page: page.page, leads: page.unreadable });
    const next = inTransaction(leads, () => {
      const outcomes = page.leads.map((lead) => upsertLead(leads, mirrored(lead, region())));
      const added = outcomes.filter((outcome) => outcome === 'new').length;
      const changed = outcomes.filter((outcome) => outcome !== 'unchanged').length;
      const after: PullProgress = {
        ...progress,
        page: progress.page + 1,
        newest: page.leads.reduce((newest, lead) => laterOf(newest, lead.updatedAt), progress.newest),
        read: progress.read + page.leads.length,
        changed: progress.changed + changed,
      };
      const endless = after.read > leadCount + drift || progress.page >= mostPages;
      const over = endless || page.page >= page.lastPage || page.leads.length + page.unreadable === 0;
      savePullProgress(leads, over ? null : after);
      // An endless pass may have missed some: the next one asks for the same again.
      const newest = endless ? (cursor?.newest ?? null) : after.newest;
      const completed = over ? { newest, completedAt: ports.clock.now() } : null;
      if (completed) savePullCursor(leads, completed);
      return { after, over, endless, added, changed, completed };
    });
    underWay = next.over ? null : next.after;
    cursor = next.completed ?? cursor;
    if (next.endless) ports.log.write('endless-leads', { page: progress.page });
    total = page.total;
    leadCount += next.added;
    if (next.changed > 0) arrived();
    context.changed(next.changed > 0 ? 'leads' : 'state');
    if (!next.over) return 0;
    if (next.endless) return longPause;
    passes = next.after.changed > 0 ? (passes + 1) % passesInARow : 0;
    // Leads that arrived or moved while paging may have slipped between two pages: read until a pass finds nothing new.
    return passes > 0 ? 0 : pause;
  }

  function beginPass(): PullProgress {
    total = null;
    return {
      since: cursor && dayBefore(cursor.newest, ports.clock.now()),
      page: 1,
      newest: cursor?.newest ?? null,
      read: 0,
      changed: 0,
    };
  }

  return {
    summary() {
      return {
        running: session() !== null && (cursor === null || (underWay !== null && underWay.page > 1)),
        done: underWay?.read ?? 0,
        total,
        leads: leadCount,
        completedAt: cursor?.completedAt ?? null,
      };
    },
    wake() {
      if (!busy) step();
    },
    stop() {
      stopped = true;
      cancelTimer();
    },
  };
}

/** Turns the CRM's lead into the mirror's. Numbers are read once, here, so that caller ID is one look-up. */
function mirrored(lead: CrmLead, region: string): MirroredLead {
  return {
    id: lead.id,
    name: [lead.firstName, lead.lastName].filter((part) => part !== null && part !== '').join(' '),
    language: lead.locale,
    doNotCall: lead.doNotCall,
    vehicle: lead.vehicle,
    advisor: lead.advisor,
    updatedAt: lead.updatedAt,
    source: lead.source,
    phones: lead.phones.map((phone) => {
      const parsed = parsePhone(phone.number, region);
      return { ...phone, e164: parsed.ok ? parsed.phone.e164 : null };
    }),
  };
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
