// A slow look at every lead, once a day: it finds what no `updated_at` tells of, deletions first. A lead that wasn't met on
// any page is asked for by itself, and only a plain "there is none" makes it gone.

import { markGone } from '../../store/lead-upsert.ts';
import {
  forgetMet,
  lastSurvey,
  meet,
  nextUnmet,
  type SurveyProgress,
  saveLastSurvey,
  saveSurveyProgress,
  surveyProgress,
} from '../../store/mirror.ts';
import { inTransaction } from '../../store/open.ts';
import type { Ask, Keeping, Wish } from './pull.ts';

export interface Survey extends Wish {
  /** Says that a pass has surely met every lead: the next survey is a day off. */
  spare(): void;
  /** Looks again at what the file holds: it was changed from outside. */
  reload(): void;
  stop(): void;
}

const day = 86_400_000;
/** What a survey may take, so that it is hardly felt: half a day, where the leads allow it. */
const length = day / 2;
const slowest = 20_000;
const fastest = 2000;
/** Between two leads that weren't met. */
const oneByOne = 3000;
/** After an answer that tells nothing. */
const afterFailure = 60_000;
/** Such answers in a row before it goes on without. */
const patience = 5;
/** Leads that may be met again because others arrived; past that, its pages go round in a circle. */
const drift = 5000;

/** Creates the survey of one app. `completedAt` tells when the last pass ended, null before the first. */
export function createSurvey({ context, upsert, kept, count }: Keeping, completedAt: () => number | null): Survey {
  const { leads, ports } = context;
  const { clock } = ports;
  let notBefore = 0;
  let failures = 0;
  let busy = false;
  let stopped = false;
  // What leads.db holds, as of its last commit: nothing else writes it.
  let progress = surveyProgress(leads);
  let lastBegan = lastSurvey(leads);

  /** Milliseconds until the next one begins; null before the first pass has ended. */
  function untilNext(): number | null {
    if (completedAt() === null) return null;
    const since = clock.now() - (lastBegan ?? Number.NEGATIVE_INFINITY);
    // A clock that was set back must not put it off for a year.
    return since < 0 ? 0 : Math.max(0, day - since);
  }

  function begin(): SurveyProgress {
    const begun = { page: 1, read: 0, looked: 0 };
    inTransaction(leads, () => {
      forgetMet(leads, 'survey');
      saveLastSurvey(leads, clock.now());
      saveSurveyProgress(leads, begun);
    });
    reload();
    return begun;
  }

  function reload(): void {
    progress = surveyProgress(leads);
    lastBegan = lastSurvey(leads);
  }

  function later(milliseconds: number): void {
    notBefore = clock.monotonic() + milliseconds;
  }

  async function readPage(ask: Ask, now: SurveyProgress, page: number): Promise<void> {
    const answer = await ask((crm) => crm.leadsPage(page, null, failures >= 2 ? 'without' : 'with'));
    if (answer === null) return;
    if (answer.kind !== 'applied') {
      if (answer.kind === 'refused' || answer.kind === 'ambiguous') failures += 1;
      later(afterFailure);
      // The leads of such a page are asked for one by one, as any that weren't met.
      if (failures >= patience) goOn({ ...now, page: page + 1 });
      return;
    }
    failures = 0;
    const { value } = answer;
    const { added, changed } = inTransaction(leads, () => {
      const outcome = upsert(value.leads, { thorough: true, reached: 0 });
      meet(
        leads,
        'survey',
        value.leads.map(({ id }) => id),
      );
      const read = now.read + value.leads.length;
      const over =
        value.page >= value.lastPage || value.leads.length + value.unreadable === 0 || read > count() + drift;
      saveSurveyProgress(leads, { ...now, read, page: over ? null : page + 1 });
      return outcome;
    });
    if (changed > 0) kept(added, changed);
    later(Math.min(slowest, Math.max(fastest, length / Math.max(1, value.lastPage))));
  }

  function goOn(next: SurveyProgress): void {
    failures = 0;
    saveSurveyProgress(leads, next);
  }

  /** Looks for a lead that wasn't met, a few thousand a turn, and asks for it; ends the survey where there is none. */
  async function lookOn(ask: Ask, now: SurveyProgress): Promise<void> {
    let from = now.looked;
    for (;;) {
      const { next, looked } = nextUnmet(leads, from);
      if (next !== null) return lookForOne(ask, now, next);
      if (looked === null) return saveSurveyProgress(leads, null);
      from = looked;
      await new Promise<void>((resolve) => {
        clock.after(0, resolve);
      });
      if (stopped) return;
    }
  }

  async function lookForOne(ask: Ask, now: SurveyProgress, id: number): Promise<void> {
    const answer = await ask((crm) => crm.lead(id));
    if (answer === null) return;
    later(oneByOne);
    const isGone = answer.kind === 'refused' && answer.status === 404;
    if (answer.kind !== 'applied' && answer.kind !== 'refused' && failures < patience) {
      failures += 1;
      later(afterFailure);
      return;
    }
    failures = 0;
    const outcome = inTransaction(leads, () => {
      saveSurveyProgress(leads, { ...now, looked: id });
      if (answer.kind === 'applied') return upsert([answer.value], { thorough: true, reached: 0 });
      return isGone && markGone(leads, id, clock.now()) ? { added: -1, changed: 1 } : { added: 0, changed: 0 };
    });
    if (outcome.changed > 0) kept(outcome.added, outcome.changed);
  }

  return {
    due() {
      if (busy) return null;
      const wait = Math.max(0, notBefore - clock.monotonic());
      const until = progress ? 0 : untilNext();
      return until === null ? null : Math.max(wait, until);
    },

    async run(ask) {
      busy = true;
      try {
        const now = progress ?? begin();
        if (now.page !== null) return await readPage(ask, now, now.page);
        await lookOn(ask, now);
      } finally {
        busy = false;
        if (!stopped) reload();
      }
    },

    spare() {
      saveLastSurvey(leads, clock.now());
      reload();
    },
    reload,
    stop() {
      stopped = true;
    },
  };
}
