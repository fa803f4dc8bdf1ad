// The list of calls: whole and in order whatever the filter, page by page, and never by reading what it doesn't show.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyCall, type ListQuery, listCalls, pagesOf } from '../../../src-main/store/call-list.ts';
import { indexCalls, searchSql } from '../../../src-main/store/call-search.ts';
import { readCall, saveCall } from '../../../src-main/store/calls.ts';
import type { Db } from '../../../src-main/store/db.ts';
import { openCalls } from '../../../src-main/store/open.ts';
import { outcomes } from '../../../src-preload/contract/call.ts';
import { deliveryStates, standings, statesOf } from '../../../src-preload/contract/delivery.ts';
import { keep, noon, storedCall } from './stored-calls.ts';

/** All ids that a query finds, page by page, in the order they came. */
function listed(db: Db, query: Partial<ListQuery>, limit = 3): readonly string[] {
  const ids: string[] = [];
  let before: string | null = null;
  do {
    const page = listCalls(db, { ...everyCall, ...query, before, limit });
    expect(page.calls.length).toBeLessThanOrEqual(limit);
    ids.push(...page.calls.map(({ call }) => call.id));
    before = page.next;
  } while (before !== null);
  return ids;
}

describe('a page of calls', () => {
  it('is what the filters ask for, newest first, whatever they are', () => {
    const db = openCalls(':memory:');
    const calls = Array.from({ length: 60 }, (_, place) => {
      const incoming = place % 3 === 0;
      const outcome = incoming ? (place % 2 ? 'interrupted' : 'answered') : place % 5 === 0 ? 'attempted' : 'answered';
      // Added out of order, two at each minute.
      const call = storedCall((place * 7) % 30, {
        direction: incoming ? 'incoming' : 'outgoing',
        outcome,
        number: `+1514555${1000 + place}`,
        lead: place % 4 === 0 ? null : { id: place % 4, name: `Lead ${place % 4}` },
        note: place % 2 ? 'essai routier' : '',
      });
      const state = deliveryStates[place % deliveryStates.length] ?? 'synced';
      keep(db, call, state);
      return { call, state };
    });
    indexCalls(db, 100);
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
    const query = fc.record({
      states: maybe(fc.constantFrom(...standings).map(statesOf)),
      missed: fc.boolean(),
      outcome: maybe(fc.constantFrom(...outcomes)),
      leadId: maybe(fc.integer({ min: 1, max: 4 })),
      from: maybe(fc.integer({ min: 0, max: 30 }).map((minute) => noon + minute * 60_000)),
      to: maybe(fc.integer({ min: 0, max: 30 }).map((minute) => noon + minute * 60_000)),
      search: fc.constantFrom('', 'essai', 'lead 2', '514555', '10', 'nobody'),
    });
    const digits = (text: string) => /^\d+$/.test(text);
    fc.assert(
      fc.property(query, fc.integer({ min: 1, max: 70 }), (asked, limit) => {
        const expected = calls
          .filter(
            ({ call, state }) =>
              (asked.states === null || asked.states.includes(state)) &&
              (!asked.missed || call.outcome === 'interrupted') &&
              (asked.outcome === null || call.outcome === asked.outcome) &&
              (asked.leadId === null || call.lead?.id === asked.leadId) &&
              (asked.from === null || call.startedAt >= asked.from) &&
              (asked.to === null || call.startedAt < asked.to) &&
              (asked.search === '' ||
                (digits(asked.search)
                  ? [2, 5, 8].some((from) => call.number?.slice(from).startsWith(asked.search))
                  : `${call.lead?.name.toLowerCase() ?? ''} ${call.note}`.includes(asked.search))),
          )
          .map(({ call }) => call.id);
        const found = listed(db, asked, limit);
        expect([...found].sort()).toEqual([...expected].sort());
        // Within a millisecond, a search has an order of its own.
        const starts = found.map((id) => readCall(db, id)?.startedAt ?? 0);
        expect(starts).toEqual([...starts].sort((one, other) => other - one));
      }),
      { numRuns: 400 },
    );
  });

  it('shows a call that is on, with no record yet', () => {
    const db = openCalls(':memory:');
    keep(db, storedCall(1));
    const live = keep(db, storedCall(2, { phase: 'talking', outcome: null }));
    db.prepare('DELETE FROM outbox WHERE call_id = ?').run(live);
    expect(listCalls(db, { ...everyCall, limit: 9 }).calls.map(({ row }) => row?.state ?? null)).toEqual([
      null,
      'synced',
    ]);
  });

  const some = {
    states: [null, ...standings.map(statesOf)],
    missed: [false, true],
    outcome: [null, 'answered', 'attempted', 'error', 'unknown'] as const,
    counted: [null, { owner: { accountId: 1, userId: 2 }, day: '2026-11-22', hour: 7 }],
    leadId: [null, 7],
    from: [null, noon],
    to: [null, noon + 3_600_000],
    before: [null, '019b76da-abe8-7d1e-9b6c-28bdb34e0c7d'],
  };
  const combinations = some.states.flatMap((states) =>
    some.missed.flatMap((missed) =>
      some.outcome.flatMap((outcome) =>
        some.counted.flatMap((counted) =>
          some.leadId.flatMap((leadId) =>
            some.from.flatMap((from) =>
              some.to.flatMap((to) =>
                some.before.map((before) => ({
                  states,
                  missed,
                  outcome,
                  counted,
                  leadId,
                  from,
                  to,
                  before,
                  search: '',
                })),
              ),
            ),
          ),
        ),
      ),
    ),
  );

  it(`walks one index and sorts nothing, in each of ${combinations.length} combinations of filters`, () => {
    const db = openCalls(':memory:');
    for (const query of combinations) {
      for (const { sql, bound } of pagesOf(query)) {
        const plan = planOf(db, sql, [...bound, 50]);
        expect(plan, sql).not.toMatch(/SCAN|TEMP B-TREE/);
        expect(plan, sql).toMatch(/SEARCH (calls|outbox) USING (COVERING )?INDEX \w+ \(.*<\?/);
      }
    }
  });
});

describe('a search', () => {
  const db = openCalls(':memory:');
  const cote = keep(db, storedCall(1, { lead: { id: 1, name: 'Geneviève Côté-Tremblay' }, extension: '204' }));
  const note = keep(db, storedCall(2, { number: '+33144556677', note: 'Rappeler jeudi, veut la CX-5' }));
  const short = keep(db, storedCall(3, { number: null, raw: '*98', kind: 'short-code' }));
  indexCalls(db, 10);

  it.each([
    ['accents and case aside', 'COTE', [cote]],
    ['by the beginnings of words in any order', 'trem gen', [cote]],
    ['by words of the note', 'jeudi rap', [note]],
    ['by a number as it is written', '514 555-01', [cote]],
    ['by a whole number', '+1 (514) 555-0199', [cote]],
    ['by its last seven digits', '555-0199', [cote]],
    ['by its last four', '0199', [cote]],
    ['by a number from abroad', '+33 1 44', [note]],
    ['by an extension', '204', [cote]],
    ['by a short code', '*98', [short]],
    ['by name and digits together', 'tremblay 0199', [cote]],
    ['nothing by the end of a word', 'emblay', []],
    ['nothing by words of two calls', 'tremblay jeudi', []],
    ['nothing by signs alone', '"* -', []],
    ['nothing by what its own language would take for a command', 'NOT zzz OR', []],
  ])('finds %s', (_, text, expected) => {
    expect(listed(db, { search: text })).toEqual(expected);
  });

  it('finds a call by its new words and no longer by its old ones', () => {
    const call = readCall(db, note);
    if (!call) throw new Error('the call is gone');
    saveCall(db, { ...call, note: 'Veut le camion' });
    expect(indexCalls(db, 10)).toBe(1);
    expect(indexCalls(db, 10)).toBe(0);
    expect([listed(db, { search: 'camion' }), listed(db, { search: 'jeudi' })]).toEqual([[note], []]);
  });

  it('forgets a call that is gone, and indexes those added after it', () => {
    const later = keep(db, storedCall(4, { note: 'zèbre' }));
    indexCalls(db, 10);
    const remove = (id: string) => {
      db.prepare('DELETE FROM outbox WHERE call_id = ?').run(id);
      db.prepare('DELETE FROM calls WHERE id = ?').run(id);
    };
    remove(later);
    expect(listed(db, { search: 'zebre' })).toEqual([]);
    const next = keep(db, storedCall(5, { note: 'zèbre' }));
    expect(indexCalls(db, 10)).toBe(1);
    expect(listed(db, { search: 'zebre' })).toEqual([next]);
  });

  it('leaves the index alone while only the talk time of a call grows', () => {
    const call = readCall(db, cote);
    if (!call) throw new Error('the call is gone');
    saveCall(db, { ...call, duration: 99 });
    expect(indexCalls(db, 10)).toBe(0);
  });

  it('comes short rather than late where other filters let few hits pass', () => {
    const many = openCalls(':memory:');
    for (let minute = 0; minute < 2500; minute += 1) {
      const number = `+1514555${1000 + minute}`;
      keep(many, storedCall(minute, { number, note: 'essai' }), minute === 3 ? 'parked' : 'synced');
    }
    indexCalls(many, 3000);
    const query = { ...everyCall, search: 'essai', states: statesOf('needs-you'), limit: 50 };
    const first = listCalls(many, query);
    expect(first).toMatchObject({ calls: [], next: expect.any(String) });
    expect(listed(many, query, 50)).toHaveLength(1);
  });

  it('walks its index and sorts nothing', () => {
    expect(planOf(db, searchSql, ['"a"*', 9, 0, 5])).not.toMatch(/SCAN call_places|TEMP B-TREE/);
  });
});

function planOf(db: Db, sql: string, bound: readonly (string | number)[]): string {
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...bound) as readonly { readonly detail: string }[];
  return steps.map(({ detail }) => detail).join('\n');
}
