// What each answer means for a call's record: applied, safe to send again, or in doubt.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CrmAnswer } from '../../../src-main/crm/answer.ts';
import { classify } from '../../../src-main/crm/classification.ts';
import { readCommunication } from '../../../src-main/crm/schemas.ts';
import type { TransportAnswer } from '../../../src-main/crm/transport.ts';
import type { RefusedField } from '../../../src-preload/contract/delivery.ts';

function came(status: number, body: string | Uint8Array = '', headers: Record<string, string> = {}): TransportAnswer {
  return { ok: true, status, headers, body: typeof body === 'string' ? new TextEncoder().encode(body) : body };
}

function lost(status: number | null, sent = true): TransportAnswer {
  return { ok: false, sent, status, problem: 'ECONNRESET' };
}

function sorted(answer: TransportAnswer): CrmAnswer<number> {
  return classify(answer, (json) => readCommunication(json)?.id ?? null);
}

const refused = (status: number, message: string | null = null, fields: readonly RefusedField[] = []) => ({
  kind: 'refused',
  status,
  message,
  fields,
});

describe('a success', () => {
  it.each([200, 201])('is applied on %i with an id', (status) => {
    expect(sorted(came(status, '{"data":{"id":7}}'))).toEqual({ kind: 'applied', value: 7 });
    expect(sorted(came(status, '{"id":7}'))).toEqual({ kind: 'applied', value: 7 });
    expect(sorted(came(status, '\ufeff{"data":{"id":7}}'))).toEqual({ kind: 'applied', value: 7 });
  });

  it('is applied although its text is broken UTF-8', () => {
    const body = Buffer.concat([
      Buffer.from('{"data":{"id":7,"description":"'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('"}}'),
    ]);
    expect(sorted(came(201, body))).toEqual({ kind: 'applied', value: 7 });
  });

  it.each([
    ['nothing', ''],
    ['a portal', '<!doctype html><title>Hotel Wi-Fi</title>'],
    ['half of it', '{"data":{"id":7'],
    ['no object', '7'],
    ['null', 'null'],
    ['a list', '{"data":[{"id":7}]}'],
    ['no id', '{"data":{"lead_id":7}}'],
    ['id 0', '{"data":{"id":0}}'],
    ['a negative id', '{"data":{"id":-7}}'],
    ['a fraction', '{"data":{"id":7.5}}'],
    ['a text', '{"data":{"id":"7"}}'],
    ['an id that JSON rounds', '{"data":{"id":9007199254740993}}'],
    ['an id beyond all numbers', '{"data":{"id":1e999}}'],
    ['an id in the prototype', '{"data":{"__proto__":{"id":7}}}'],
    ['depth without end', `{"data":{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
  ])('is in doubt with %s', (_what, body) => {
    expect(sorted(came(201, body))).toEqual({
      kind: 'ambiguous',
      doubt: 'unreadable-answer',
      status: 201,
      problem: 'http-201',
    });
  });

  it.each([202, 204, 206, 299])('is in doubt on %i, whatever it brings', (status) => {
    expect(sorted(came(status, '{"data":{"id":7}}'))).toMatchObject({
      kind: 'ambiguous',
      doubt: 'unreadable-answer',
      status,
    });
  });

  it('is in doubt when its body was lost', () => {
    const doubt = { kind: 'ambiguous', doubt: 'unreadable-answer', status: 201, problem: 'ECONNRESET' };
    expect(sorted(lost(201))).toEqual(doubt);
  });
});

describe('a refusal', () => {
  it.each([301, 302, 304, 307, 400, 403, 404, 405, 410, 413, 422, 451])('says no on %i', (status) => {
    expect(sorted(came(status))).toEqual(refused(status));
    expect(sorted(came(status, '<html>'))).toEqual(refused(status));
    expect(sorted(came(status, '{"data":{"id":7}}'))).toEqual(refused(status));
    expect(sorted(lost(status))).toEqual(refused(status));
  });

  it('brings the words and the fields of the CRM', () => {
    const body = { message: 'The given data was invalid.', errors: { call_phone: ['Not E.164.'], type: ['Missing.'] } };
    expect(sorted(came(422, JSON.stringify(body)))).toEqual(
      refused(422, body.message, [
        { name: 'call_phone', words: 'Not E.164.' },
        { name: 'type', words: 'Missing.' },
      ]),
    );
  });

  it.each([
    ['["Too short.","Not a number."]', 'Too short. Not a number.'],
    ['"Missing."', 'Missing.'],
    ['["a\\u202eb"]', 'a b'],
    ['[" "]', null],
    ['{"code":5}', null],
    ['[5,null]', null],
  ])('makes of %s, said of a field, what it can', (said, words) => {
    expect(sorted(came(422, `{"errors":{"type":${said}}}`))).toEqual(refused(422, null, [{ name: 'type', words }]));
  });

  it.each([
    ['{"message":5,"errors":"x"}', null],
    ['{"message":{"en":"No"},"errors":["a","b"]}', null],
    ['{"message":"No","errors":null}', 'No'],
    ['{"message":"  \\u0000 \\n "}', null],
    ['["No"]', null],
    ['"No"', null],
  ])('makes of %s what it can', (body, message) => {
    expect(sorted(came(400, body))).toEqual(refused(400, message));
  });

  it('keeps at most 500 characters, none of which disturbs a screen', () => {
    const body = {
      message: `a\u0007\u202eb\nc\u2028d${'😀'.repeat(400)}`,
      errors: { [`x\u0000${'y'.repeat(200)}`]: [] },
    };
    const answer = sorted(came(422, JSON.stringify(body)));
    expect(answer).toHaveProperty('message', expect.stringMatching(/^a b c d(😀)+$/u));
    expect(answer.kind === 'refused' && (answer.message?.length ?? 0)).toBeLessThanOrEqual(500);
    expect(answer).toHaveProperty('fields', [{ name: `x ${'y'.repeat(98)}`, words: null }]);
  });

  it('of the key is its own kind', () => {
    expect(sorted(came(401, '{"message":"Unauthenticated."}'))).toEqual({ kind: 'key-refused' });
    expect(sorted(lost(401))).toEqual({ kind: 'key-refused' });
  });

  it('by a proxy never reached the CRM', () => {
    expect(sorted(came(407))).toEqual({ kind: 'not-sent', problem: 'proxy' });
    expect(sorted(lost(407))).toEqual({ kind: 'not-sent', problem: 'proxy' });
  });
});

describe('too many requests', () => {
  const date = 'Sun, 22 Nov 2026 10:00:00 GMT';

  it.each([
    ['30', 30_000],
    [' 0 ', 0],
    ['900', 900_000],
    ['901', 900_000],
    ['99999999999999999999', 900_000],
    ['Sun, 22 Nov 2026 10:01:30 GMT', 90_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    ['Sun, 22 Nov 2099 10:00:00 GMT', 900_000],
    ['', null],
    ['-1', null],
    ['1.5', null],
    ['1e3', null],
    ['soon', null],
    ['2026', 900_000],
    ['Sun, 99 Nov 2026 10:01:30 GMT', null],
    ['2026-11-22T10:01:30Z', null],
  ])('waits for "%s"', (value, retryAfter) => {
    expect(sorted(came(429, '', { date, 'retry-after': value }))).toEqual({ kind: 'rate-limited', retryAfter });
  });

  it('names no wait where none is known', () => {
    expect(sorted(came(429))).toEqual({ kind: 'rate-limited', retryAfter: null });
    expect(sorted(came(429, '', { 'retry-after': date }))).toEqual({ kind: 'rate-limited', retryAfter: null });
    expect(sorted(lost(429))).toEqual({ kind: 'rate-limited', retryAfter: null });
  });
});

describe('no clear word', () => {
  it.each([408, 409, 500, 502, 503, 504, 511, 520, 599, 999])('is doubt on %i', (status) => {
    const doubt = { kind: 'ambiguous', doubt: 'server-error', status };
    expect(sorted(came(status, '{"data":{"id":7}}'))).toEqual({ ...doubt, problem: `http-${status}` });
    expect(sorted(lost(status))).toEqual({ ...doubt, problem: 'ECONNRESET' });
  });

  it('is doubt when nothing came, and none when nothing left', () => {
    const problem = 'ECONNRESET';
    expect(sorted(lost(null))).toEqual({ kind: 'ambiguous', doubt: 'no-answer', status: null, problem });
    expect(sorted(lost(null, false))).toEqual({ kind: 'not-sent', problem });
  });
});

it('is never moved by a hostile body to say "applied" without an id, nor to throw', () => {
  const hostile = fc.oneof(
    fc.json(),
    fc.string(),
    fc.jsonValue({ maxDepth: 4 }).map((data) => JSON.stringify({ data })),
    fc.jsonValue({ maxDepth: 4 }).map((id) => JSON.stringify({ data: { id, executed_at: id, call_duration: id } })),
    fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify({ message: value, errors: value })),
  );
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 999 }), hostile, (status, body) => {
      const answer = sorted(came(status, body));
      if (answer.kind === 'applied') {
        expect(status === 200 || status === 201).toBe(true);
        const json = JSON.parse(body);
        const id = json.data?.id ?? json.id;
        expect(Number.isSafeInteger(id) && id > 0).toBe(true);
        expect(answer.value).toBe(id);
      }
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.uint8Array(), (body) => {
      expect(sorted(came(201, body)).kind).toBe('ambiguous');
    }),
  );
});
