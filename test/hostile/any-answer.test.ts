// Properties: whatever mixture of answers the CRM gives, every call ends in the CRM once or in plain sight.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TransportAnswer } from '../../src-main/crm/transport.ts';
import { plainCore } from '../fakes/plain-core.ts';
import { whole } from '../fakes/plain-crm.ts';

/** What never stands where the CRM's documentation has a value. */
const wrong = fc.oneof(
  fc.constantFrom(true, {}, [{}], -1, 1.5, 2 ** 53, -(2 ** 60), '9'.repeat(30), '\u0000', '\ud800', '2026-13-45'),
  fc.constant(JSON.parse('{"__proto__": {"id": 1, "polluted": 1}}')),
  fc.constant(JSON.parse(`${'[['.repeat(200)}${']]'.repeat(200)}`)),
);

/** An answer about a thing done, in words that can't be read: the truth with a place in it broken, or no truth at all. */
const garbled = fc.oneof(
  fc.record({ kind: fc.constant('break' as const), place: fc.nat(30), by: wrong }),
  fc.record({
    kind: fc.constant('body' as const),
    body: fc.uint8Array({ maxLength: 200 }),
    status: fc.constantFrom(200, 201),
  }),
  fc.record({
    kind: fc.constant('json' as const),
    json: fc.jsonValue({ maxDepth: 3 }),
    status: fc.constantFrom(200, 201),
  }),
  fc.record({ kind: fc.constant('lost' as const) }),
  fc.record({ kind: fc.constant('status' as const), status: fc.integer({ min: 500, max: 599 }), json: fc.jsonValue() }),
);
/** An answer about a thing not done. */
const refusing = fc.oneof(
  fc.record({ kind: fc.constant('refuse' as const), status: fc.integer({ min: 300, max: 499 }), json: fc.jsonValue() }),
  fc.record({ kind: fc.constant('unsent' as const) }),
);
type Saying = typeof garbled extends fc.Arbitrary<infer A> ? A : never;
type Refusal = typeof refusing extends fc.Arbitrary<infer A> ? A : never;

it('brings each call to the CRM once or shows it to the agent, whatever is answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(garbled, refusing), { maxLength: 12 }), fc.nat(3), async (sayings, edits) => {
      const core = await plainCore(3);
      const left = [...sayings];
      core.fate = (request, truth) => {
        const saying = left.shift();
        if (!saying) return truth();
        return isRefusal(saying) ? refuse(saying) : garble(saying, request.method, truth());
      };
      const calls = [await core.log(0), await core.log(0), await core.log(1)];
      await core.pass(30);
      for (let edit = 0; edit < edits; edit += 1) {
        await core.app.ask('call.note', { callId: calls[edit] ?? '', note: `note ${edit}` });
        await core.pass(40);
      }
      core.fate = null;
      await core.app.ask('sync.now', null);
      await core.pass(1500);
      const rows = await Promise.all(calls.map(core.row));
      for (const { delivery } of rows) {
        expect(['synced', 'parked']).toContain(delivery?.state);
        if (delivery?.state === 'synced') expect(core.crm.ledger.map(({ id }) => id)).toContain(delivery.crmId);
      }
      const ids = rows.flatMap(({ delivery }) => delivery?.crmId ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      expect(core.crm.ledger.length).toBeLessThanOrEqual(calls.length);
      expect(core.app.core.snapshot().pull.leads).toBe(3);
      expect({}).not.toHaveProperty('polluted');
      expect(core.logged.filter((event) => event.endsWith('-fault'))).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 60_000);

function isRefusal(saying: Saying | Refusal): saying is Refusal {
  return saying.kind === 'refuse' || saying.kind === 'unsent';
}

function refuse(refusal: Refusal): TransportAnswer {
  if (refusal.kind === 'unsent') return { ok: false, sent: false, status: null, problem: 'ECONNREFUSED' };
  // 408 and 409 leave open what was done.
  const status = refusal.status === 408 || refusal.status === 409 ? 400 : refusal.status;
  return whole(status, refusal.json);
}

function garble(saying: Saying, method: string, truth: TransportAnswer): TransportAnswer {
  switch (saying.kind) {
    case 'lost':
      return { ok: false, sent: true, status: null, problem: 'ECONNRESET' };
    case 'status':
      return whole(saying.status, saying.json);
    case 'body':
      return { ok: true, status: saying.status, headers: {}, body: saying.body };
    case 'json':
      // A page or a list that is whole and well-formed would be a lie, and JSON at random is none.
      return whole(saying.status, saying.json);
    case 'break': {
      // A text in another's place in a list that is read is a lie that nobody can see through.
      if (!truth.ok || (method === 'GET' && typeof saying.by === 'string')) return truth;
      const json: unknown = JSON.parse(new TextDecoder().decode(truth.body));
      return whole(truth.status, broken(json, saying.place, saying.by));
    }
  }
}

/** The JSON with the value at a place, counted through the tree, replaced. */
function broken(json: unknown, place: number, by: unknown): unknown {
  let left = place;
  const walk = (value: unknown): unknown => {
    left -= 1;
    if (left < 0) {
      left = Number.POSITIVE_INFINITY;
      return by;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(walk);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each)]));
  };
  return walk(json);
}
