// Whole calls told by phones in every order, twice, and with words of two phones among each other: always one call, and
// the one that it was.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineEventKind } from '../../../../src-main/line/line-event.ts';
import type { CallRow } from '../../../../src-preload/contract/delivery.ts';
import { deskPhone, hearingPlainCore } from '../../../fakes/desk-phone.ts';
import { numberOfLead } from '../../../fakes/plain-crm.ts';

interface Word {
  readonly make: 'yealink' | 'microsip';
  readonly kind: LineEventKind;
  readonly id: string | null;
}

const word = (kind: LineEventKind, id: string | null = 'a', make: Word['make'] = 'yealink'): Word => ({
  make,
  kind,
  id,
});

/** Tells words a fifth of a second apart, lets whatever waits give up, and returns the calls there are then. */
async function told(
  core: Awaited<ReturnType<typeof hearingPlainCore>>,
  place: number,
  words: readonly Word[],
): Promise<readonly CallRow[]> {
  for (const { make, kind, id } of words) {
    await deskPhone(core.app, core.doors, make).says(kind, numberOfLead(place), id && `${id}${place}`);
    await core.pass(0.2);
  }
  await core.pass(15);
  const page = { before: null, limit: 50, standing: null, missed: false, leadId: null, search: numberOfLead(place) };
  return (await core.app.ask('calls.page', page)).rows;
}

/** Each case is a caller of their own, so that all can use one core. */
function everyOrder(
  what: string,
  words: fc.Arbitrary<readonly Word[]>,
  check: (rows: readonly CallRow[], words: readonly Word[]) => void,
  runs = 60,
) {
  it(what, async () => {
    const core = await hearingPlainCore(runs + 5);
    let place = 0;
    const cases = fc.sample(words, { numRuns: runs, seed: 7 });
    for (const one of cases) {
      place += 1;
      const rows = await told(core, place, one);
      try {
        check(rows, one);
      } catch (error) {
        throw new Error(`told as ${one.map(({ make, kind }) => `${make} ${kind}`).join(', ')}`, { cause: error });
      }
      expect(core.app.core.snapshot()).toMatchObject({ call: null, alsoOn: [], ringing: [] });
    }
  });
}

/** A word told twice now and then. */
function withEchoes(words: fc.Arbitrary<readonly Word[]>): fc.Arbitrary<readonly Word[]> {
  return fc
    .tuple(words, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
    .map(([all, twice]) => all.flatMap((one, index) => (twice[index] ? [one, one] : [one])));
}

function shuffled(words: readonly Word[]): fc.Arbitrary<readonly Word[]> {
  return fc.shuffledSubarray([...words], { minLength: words.length });
}

/** The words of two phones among each other, each phone's own in their order. */
function interleaved(one: readonly Word[], other: readonly Word[]): fc.Arbitrary<readonly Word[]> {
  return fc
    .array(fc.boolean(), { minLength: one.length + other.length, maxLength: one.length + other.length })
    .map((turns) => {
      const [a, b] = [[...one], [...other]];
      return turns.flatMap((first) => (first ? (a.shift() ?? b.shift()) : (b.shift() ?? a.shift())) ?? []);
    });
}

const isOne =
  (outcome: CallRow['outcome'], direction: CallRow['direction'] = 'incoming') =>
  (rows: readonly CallRow[]) =>
    expect(rows).toMatchObject([{ outcome, direction, phase: 'ended' }]);

describe('a call told by one phone that gives it an id', () => {
  everyOrder(
    'was answered, in whatever order that is said',
    withEchoes(shuffled([word('ringing'), word('answered'), word('ended')])),
    isOne('answered'),
  );
  everyOrder(
    'was dialled and answered',
    withEchoes(shuffled([word('dialing'), word('answered'), word('ended')])),
    isOne('answered', 'outgoing'),
  );
  everyOrder(
    'was missed',
    withEchoes(shuffled([word('ringing'), word('missed'), word('ended')])),
    isOne('interrupted'),
  );
  everyOrder(
    'was missed, and its ring never told',
    withEchoes(shuffled([word('missed'), word('ended')])),
    isOne('interrupted'),
  );
  everyOrder(
    'was dialled, and nobody answered',
    withEchoes(shuffled([word('dialing'), word('ended')])),
    isOne('attempted', 'outgoing'),
  );
});

describe('a call told by a desk phone with ids and a softphone without', () => {
  const stopped = [word('ringing', null, 'microsip'), word('ended', null, 'microsip')];
  everyOrder(
    'was answered on the desk phone',
    interleaved([word('ringing'), word('answered'), word('ended')], stopped),
    isOne('answered'),
  );
  everyOrder('was missed on both', interleaved([word('ringing'), word('missed')], stopped), isOne('interrupted'));
});
