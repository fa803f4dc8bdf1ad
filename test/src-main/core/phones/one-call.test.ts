// One call, many sources: the rules by themselves, and whole calls told in every order by one phone or two.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type KnownCall, type Report } from '../../../../src-main/core/phones/one-call.ts';

const number = '+15145550199';

function report(part: Partial<Report> = {}): Report {
  return { kind: 'ringing', source: 'yealink desk', sourceCall: null, direction: null, number, ...part };
}

function known(part: Partial<KnownCall> = {}): KnownCall {
  return {
    id: 'call',
    direction: 'incoming',
    number,
    phase: 'ringing',
    phaseAge: 3000,
    saidByAgent: false,
    unanswered: false,
    unsettled: false,
    legs: [{ source: 'yealink desk', sourceCall: null, state: 'open', quiet: 3000 }],
    ...part,
  };
}

const leg = (source: string, state: 'open' | 'answered' | 'over', sourceCall: string | null = null) => ({
  source,
  sourceCall,
  state,
  quiet: 3000,
});

const over = { phase: 'ended', unanswered: true, legs: [leg('yealink desk', 'over')] } as const;

describe('what a phone reports', () => {
  it.each<[string, Partial<Report>, readonly KnownCall[], object]>([
    ['a ring that nobody knew of', {}, [], { do: 'new', direction: 'incoming' }],
    ['a missed call that nobody knew of', { kind: 'missed' }, [], { do: 'new', direction: 'incoming' }],
    ['a dial that nobody knew of', { kind: 'dialing' }, [], { do: 'new', direction: 'outgoing' }],
    ['an answer to nothing', { kind: 'answered' }, [], { do: 'wait' }],
    ['an end of nothing', { kind: 'ended' }, [], { do: 'wait' }],
    ['a ring told twice', {}, [known()], { do: 'same', because: 'said-before' }],
    ['the same ring on another phone', { source: 'microsip here' }, [known()], { do: 'same', because: 'same-number' }],
    ['another caller', { number: '+14505550142' }, [known()], { do: 'new' }],
    ['a hidden caller beside one with a number', { number: null }, [known()], { do: 'new' }],
    [
      'a hidden caller on a second phone',
      { number: null, source: 'microsip here' },
      [known({ number: null })],
      { do: 'same' },
    ],
    ['a dial to the number that rings', { kind: 'dialing' }, [known()], { do: 'new', direction: 'outgoing' }],
    ['an answer', { kind: 'answered' }, [known()], { do: 'answer' }],
    [
      'an answer without a number',
      { kind: 'answered', number: null },
      [known()],
      { do: 'answer', because: 'only-call-of-this-phone' },
    ],
    [
      'an answer of a phone that never rang',
      { kind: 'answered', source: 'snom up', number: null },
      [known()],
      { do: 'answer', because: 'only-call' },
    ],
    [
      'an answer without a number, while two ring there',
      { kind: 'answered', number: null },
      [known(), known({ id: 'other', number: '+14505550142' })],
      { do: 'wait' },
    ],
    ['the end of a ring', { kind: 'ended' }, [known()], { do: 'end' }],
    [
      'the end of a ring that goes on elsewhere',
      { kind: 'ended' },
      [known({ legs: [leg('yealink desk', 'open'), leg('microsip here', 'open')] })],
      { do: 'same', because: 'rings-elsewhere' },
    ],
    [
      'the end of a ring that was answered elsewhere',
      { kind: 'missed', source: 'microsip here' },
      [known({ phase: 'talking', legs: [leg('yealink desk', 'answered'), leg('microsip here', 'open')] })],
      { do: 'same', because: 'talks-elsewhere' },
    ],
    [
      'the end of a talk that the agent answered by a key',
      { kind: 'ended' },
      [known({ phase: 'talking' })],
      { do: 'end' },
    ],
    [
      'an end told twice',
      { kind: 'missed' },
      [known({ ...over, phaseAge: 800 })],
      { do: 'same', because: 'over-already' },
    ],
    [
      'an answer that comes after the end',
      { kind: 'answered' },
      [known({ ...over, phaseAge: 800 })],
      { do: 'correct' },
    ],
    [
      'an answer after the agent has said how it ended',
      { kind: 'answered' },
      [known({ ...over, phaseAge: 800, saidByAgent: true })],
      { do: 'same', because: 'agent-has-said' },
    ],
    [
      'a ring of another phone that was under way',
      { source: 'microsip here' },
      [known({ ...over, phaseAge: 800 })],
      { do: 'same' },
    ],
    ['a caller who tries again', {}, [known({ ...over, phaseAge: 4000 })], { do: 'new' }],
    [
      'a caller who rings again while the agent talks with them: a switchboard has one number',
      {},
      [known({ phase: 'talking', phaseAge: 60_000, legs: [leg('yealink desk', 'answered')] })],
      { do: 'new' },
    ],
    [
      'two lines of one phone that ring for one caller',
      { sourceCall: 'b' },
      [known({ phaseAge: 300, legs: [leg('yealink desk', 'open', 'a')] })],
      { do: 'same' },
    ],
    [
      'a second call under another id',
      { sourceCall: 'b' },
      [known({ phaseAge: 60_000, legs: [leg('yealink desk', 'open', 'a')] })],
      { do: 'new' },
    ],
    [
      'an id used again for another number',
      { sourceCall: 'a', number: '+14505550142' },
      [known({ legs: [leg('yealink desk', 'open', 'a')] })],
      { do: 'new' },
    ],
    [
      'an id used again long after',
      { sourceCall: 'a' },
      [known({ ...over, phaseAge: 60_000, legs: [leg('yealink desk', 'over', 'a')] })],
      { do: 'new' },
    ],
    [
      'the end, known by its id alone',
      { kind: 'ended', sourceCall: 'a', number: null },
      [known({ legs: [leg('yealink desk', 'open', 'a')] }), known({ id: 'other', number: '+14505550142' })],
      { do: 'end', callId: 'call', because: 'same-phone-same-id' },
    ],
    [
      'a call that was dialled here, with the prefix of an outside line',
      { kind: 'dialing', number: '915145550199' },
      [known({ direction: 'outgoing', phase: 'dialing', legs: [] })],
      { do: 'same', because: 'same-number' },
    ],
    [
      'the same number dialled by hand hours after it was dialled here and never ended',
      { kind: 'dialing' },
      [known({ direction: 'outgoing', phase: 'dialing', phaseAge: 7_200_000, legs: [] })],
      { do: 'new' },
    ],
    [
      'the word that a lost ring was missed after all',
      { kind: 'missed', sourceCall: 'a' },
      [
        known({
          phase: 'ended',
          phaseAge: 30_000,
          unanswered: true,
          unsettled: true,
          legs: [leg('yealink desk', 'open', 'a')],
        }),
      ],
      { do: 'end' },
    ],
  ])('%s', (_, part, calls, expected) => expect(decide(report(part), calls)).toMatchObject(expected));

  it('names a call that is known, or none', () => {
    const kinds = fc.constantFrom('ringing', 'dialing', 'answered', 'ended', 'missed' as const);
    const numbers = fc.constantFrom(null, number, '+14505550142', '5145550199', '204');
    const sources = fc.constantFrom('yealink desk', 'microsip here', 'other x');
    const ids = fc.constantFrom(null, 'a', 'b');
    const legs = fc.array(
      fc.record({
        source: sources,
        sourceCall: ids,
        state: fc.constantFrom('open', 'answered', 'over' as const),
        quiet: fc.nat(200_000),
      }),
      { maxLength: 3 },
    );
    const calls = fc.array(
      fc.record({
        id: fc.uuid(),
        direction: fc.constantFrom('incoming', 'outgoing' as const),
        number: numbers,
        phase: fc.constantFrom('dialing', 'ringing', 'talking', 'ended' as const),
        phaseAge: fc.nat(700_000),
        saidByAgent: fc.boolean(),
        unanswered: fc.boolean(),
        unsettled: fc.boolean(),
        legs,
      }),
      { maxLength: 4 },
    );
    const reports = fc.record({
      kind: kinds,
      source: sources,
      sourceCall: ids,
      direction: fc.constantFrom(null, 'incoming', 'outgoing' as const),
      number: numbers,
    });
    fc.assert(
      fc.property(reports, calls, (said, all) => {
        const decision = decide(said, all);
        if (decision.do === 'wait') return;
        if (decision.do === 'new') {
          expect(said.kind === 'answered' || said.kind === 'ended').toBe(false);
          return;
        }
        const call = all.find((one) => one.id === decision.callId);
        expect(call).toBeDefined();
        if (said.direction !== null) expect(call?.direction).toBe(said.direction);
        if (said.number !== null && call?.number) expect(call.number.slice(-3)).toBe(said.number.slice(-3));
        if (decision.do === 'answer') expect(['ringing', 'dialing']).toContain(call?.phase);
        if (call?.saidByAgent && call.phase === 'ended') expect(decision.do).toBe('same');
      }),
      { numRuns: 20_000 },
    );
  });
});
