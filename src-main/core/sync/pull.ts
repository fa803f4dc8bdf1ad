// Mirrors the CRM's leads into leads.db. Three things want the CRM, in this order: a lead whose card was opened, the leads
// that changed, and now and then a slow look at all of them.

import type { PullSummary } from '../../../src-preload/contract/snapshot.ts';
import type { CrmAnswer } from '../../crm/answer.ts';
import type { CrmLead } from '../../crm/crm.ts';
import { type Reading, upsertLead } from '../../store/lead-upsert.ts';
import { countLeads } from '../../store/leads.ts';
import { mirrorAccount, resetMirror } from '../../store/mirror.ts';
import { inTransaction } from '../../store/open.ts';
import type { Session } from '../connection.ts';
import type { Context } from '../context.ts';
import { mirroredLead } from './mirrored-lead.ts';
import { createPass, type Pass } from './pass.ts';
import { createRefresh } from './refresh.ts';
import { createSurvey } from './survey.ts';
import type { Throttle } from './throttle.ts';
import { createTidy } from './tidy.ts';

export interface Pull {
  summary(): PullSummary;
  /** Starts a pass now, unless one is under way. */
  wake(): void;
  /** Reads one lead anew; false where that isn't due, or the CRM can't be asked just now. */
  refresh(leadId: number): Promise<boolean>;
  /** Notes that the mirror has a lead more, which came by another way. */
  countNew(): void;
  stop(): void;
}

/** One of the things that want the CRM. */
export interface Wish {
  /** Milliseconds until it wants a request; null while it wants none. */
  due(): number | null;
  /** Makes one request and keeps what it brought. */
  run(ask: Ask): Promise<void>;
}

/** Sends one request and learns from its answer; null where the answer belongs to nobody any more. */
export type Ask = <T>(request: (crm: Session['crm']) => Promise<CrmAnswer<T>>) => Promise<CrmAnswer<T> | null>;

/** What the three share: how leads are kept. */
export interface Keeping {
  readonly context: Context;
  /** Writes leads into the mirror, in a transaction of the caller's. */
  upsert(leads: readonly CrmLead[], reading: Reading): { readonly added: number; readonly changed: number };
  /** Tells, after the commit, that so many leads were added, negative for gone ones, and so many changed. */
  kept(added: number, changed: number): void;
  /** Leads in the mirror. */
  count(): number;
}

/** Requests on their way at once: an answer with 100 leads takes longer than the CRM's limit lasts. */
const mostAtOnce = 4;
/** After a bug or a full disk. */
const afterFault = 60_000;

/** Creates the pull of one app. `arrived` runs whenever something new has come. */
export function createPull(
  context: Context,
  throttle: Throttle,
  session: () => Session | null,
  heard: (answer: CrmAnswer<unknown>) => void,
  region: () => string,
  arrived: () => void,
): Pull {
  const { ports, leads } = context;
  const { clock } = ports;
  let leadCount = countLeads(leads);
  let account = mirrorAccount(leads);
  let onTheirWay = 0;
  let notBefore = 0;
  let stopped = false;
  let cancelTimer = () => {};

  const keeping: Keeping = {
    context,
    upsert(list, reading) {
      const outcomes = list.map((lead) => upsertLead(leads, mirroredLead(lead, region()), reading));
      return {
        added: outcomes.filter((outcome) => outcome === 'new').length,
        changed: outcomes.filter((outcome) => outcome !== 'unchanged').length,
      };
    },
    kept(added, changed) {
      leadCount += added;
      if (changed > 0) {
        arrived();
        tidy.mark();
      }
      context.changed(changed > 0 ? 'leads' : 'state');
    },
    count: () => leadCount,
  };
  const refresh = createRefresh(keeping, step);
  const survey = createSurvey(keeping, () => pass.progress().completedAt);
  const tidy = createTidy(context);
  const pass: Pass = createPass(keeping, (whole) => {
    tidy.whole();
    // What a first pass may have missed, the survey that follows it finds.
    if (whole) survey.spare();
  });
  const wishes: readonly Wish[] = [refresh, pass, survey];

  /** Starts whatever is due and the throttle lets pass, and sets the clock for the rest. */
  function step(): void {
    cancelTimer();
    const now = session();
    if (!now || stopped) {
      refresh.giveUp();
      return;
    }
    takeUp(now);
    while (onTheirWay < mostAtOnce) {
      const [wish, wait] = soonest();
      if (wish === null) return;
      const delay = wait > 0 ? wait : throttle.take('pull');
      if (delay > 0) {
        refresh.giveUpBeyond(delay);
        cancelTimer = clock.after(delay, step);
        return;
      }
      start(now, wish);
    }
  }

  /** The first wish that is due, else the one that is due soonest, with the milliseconds until then. */
  function soonest(): readonly [Wish | null, number] {
    const pause = Math.max(0, notBefore - clock.monotonic());
    let best: readonly [Wish | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const wish of wishes) {
      const due = wish.due();
      if (due !== null && Math.max(due, pause) < best[1]) best = [wish, Math.max(due, pause)];
    }
    return best;
  }

  function start(now: Session, wish: Wish): void {
    onTheirWay += 1;
    const ask: Ask = async (request) => {
      const answer = await request(now.crm);
      if (stopped || session()?.accountId !== now.accountId) return null;
      heard(answer);
      throttle.heard('pull', answer);
      return answer;
    };
    wish
      .run(ask)
      .catch((error: unknown) => {
        ports.log.write('pull-fault', { problem: error instanceof Error ? error.message : String(error) });
        notBefore = clock.monotonic() + afterFault;
        pass.forget();
      })
      .then(() => {
        onTheirWay -= 1;
        step();
      });
  }

  /** Another account's leads are other people: they go before the first of this one's is read. */
  function takeUp(now: Session): void {
    if (account === now.accountId) return;
    inTransaction(leads, () => resetMirror(leads, now.accountId));
    account = now.accountId;
    pass.forget();
    pass.reload();
    survey.reload();
    leadCount = 0;
    context.changed('leads');
  }

  return {
    summary() {
      const { done, total, secondsLeft, begun, completedAt } = pass.progress();
      return {
        running: session() !== null && (completedAt === null || begun),
        done,
        total,
        secondsLeft,
        leads: leadCount,
        completedAt,
      };
    },
    wake() {
      notBefore = 0;
      pass.hurry();
      step();
    },
    refresh: refresh.read,
    countNew() {
      leadCount += 1;
    },
    stop() {
      stopped = true;
      cancelTimer();
      pass.forget();
      survey.stop();
      tidy.stop();
      refresh.giveUp();
    },
  };
}
