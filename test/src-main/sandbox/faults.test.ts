import { describe, expect, it } from 'vitest';
import { type Fault, faultSchema } from '../../../src-main/sandbox/faults.ts';
import type { Sandbox } from '../../../src-main/sandbox/sandbox.ts';
import { callTo1001, dataOf, fieldsOf, sandboxForTest, send, stoppedClock } from './caller.ts';

const post = (sandbox: Sandbox) => send(sandbox, 'POST', '/communications', callTo1001());
const kept = (sandbox: Sandbox) => sandbox.ledger.communications().length;
const includedCalls = async (sandbox: Sandbox) => {
  const { communications } = dataOf(await send(sandbox, 'GET', '/leads/1001?include[]=communications'));
  return (Array.isArray(communications) ? communications : []).map((one) => one.id);
};

describe('a broken connection', () => {
  it('loses the answer of a request that was applied', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'answer-lost', method: 'POST' });
    await expect(post(sandbox)).rejects.toThrow();
    expect(kept(sandbox)).toBe(1);
    expect(sandbox.ledger.requests()).toMatchObject([{ method: 'POST', path: '/communications', status: 0 }]);
  });

  it('drops a request that was not applied', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'reset-before' });
    await expect(post(sandbox)).rejects.toThrow();
    expect(kept(sandbox)).toBe(0);
  });

  it.each([true, false])('hangs until the client gives up (applied: %s)', async (applied) => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'hang', applied });
    const impatient = fetch(`${sandbox.url}/communications`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.key}` },
      body: JSON.stringify(callTo1001()),
      signal: AbortSignal.timeout(300),
    });
    await expect(impatient).rejects.toThrow(/timeout/);
    expect(kept(sandbox)).toBe(applied ? 1 : 0);
  });

  it('applies a request that is still waiting when its client gives up', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'delay', ms: 1000, times: 1 });
    const impatient = fetch(`${sandbox.url}/communications`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.key}` },
      body: JSON.stringify(callTo1001()),
      signal: AbortSignal.timeout(50),
    });
    await expect(impatient).rejects.toThrow(/timeout/);
    expect(kept(sandbox)).toBe(0);
    await expect.poll(() => kept(sandbox), { timeout: 5000 }).toBe(1);
  });

  it('closes at once with requests waiting and hanging, which are not applied', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'delay', ms: 60_000, times: 1 });
    sandbox.faults.add({ kind: 'hang' });
    const waiting = [post(sandbox), post(sandbox)].map((one) => one.catch(() => 'broken'));
    await expect.poll(() => sandbox.ledger.requests().length).toBe(2);
    await sandbox.close();
    expect(await Promise.all(waiting)).toEqual(['broken', 'broken']);
    expect(kept(sandbox)).toBe(0);
  });
});

describe('a wrong answer', () => {
  it.each([500, 502, 503, 504] as const)('is %i, before or after applying', async (status) => {
    const sandbox = await sandboxForTest();
    const statusOf = async () =>
      (
        await fetch(`${sandbox.url}/communications`, {
          method: 'POST',
          headers: { authorization: `Bearer ${sandbox.key}` },
          body: JSON.stringify(callTo1001()),
        })
      ).status;
    sandbox.faults.add({ kind: 'error-before', status, times: 1 });
    expect([await statusOf(), kept(sandbox)]).toEqual([status, 0]);
    sandbox.faults.add({ kind: 'error-after', status, times: 1 });
    expect([await statusOf(), kept(sandbox)]).toEqual([status, 1]);
  });

  it('is a 429, with or without word of when to come back', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'rate-limit', retryAfter: 7, times: 1 });
    sandbox.faults.add({ kind: 'rate-limit', retryAfter: null, times: 1 });
    const answers = [await post(sandbox), await post(sandbox), await post(sandbox)];
    expect(answers.map((one) => [one.status, one.headers.get('retry-after')])).toEqual([
      [429, '7'],
      [429, null],
      [201, null],
    ]);
  });

  it('is a refusal of the key, of the access, or of fields', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'key-revoked', times: 1 });
    sandbox.faults.add({ kind: 'forbidden', times: 1 });
    sandbox.faults.add({ kind: 'reject', errors: { description: ['Too rude.'] }, times: 1 });
    expect((await post(sandbox)).status).toBe(401);
    expect((await post(sandbox)).status).toBe(403);
    expect(fieldsOf(await post(sandbox))).toEqual(['description']);
    expect(kept(sandbox)).toBe(0);
  });

  it('is broken JSON with the right status, after applying', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'malformed' });
    await expect(post(sandbox)).rejects.toThrow(SyntaxError);
    expect(kept(sandbox)).toBe(1);
    expect(sandbox.ledger.requests()).toMatchObject([{ status: 201 }]);
  });

  it('is the page of a captive portal, or a redirect, without applying', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'html', times: 1 });
    sandbox.faults.add({ kind: 'redirect', to: 'http://127.0.0.1:9/elsewhere', times: 1 });
    const answers = [1, 2].map(() =>
      fetch(`${sandbox.url}/account`, { headers: { authorization: `Bearer ${sandbox.key}` }, redirect: 'manual' }),
    );
    const portal = (await Promise.all(answers)).find((one) => one.status === 200);
    const redirect = (await Promise.all(answers)).find((one) => one.status === 302);
    expect(await portal?.text()).toMatch(/^<!doctype html>/);
    expect(redirect?.headers.get('location')).toBe('http://127.0.0.1:9/elsewhere');
  });

  it('is a body of many megabytes, of which a reader may take as little as it likes', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'huge', megabytes: 4096, times: 1 });
    sandbox.faults.add({ kind: 'huge', megabytes: 3, times: 1 });
    const ask = () => fetch(`${sandbox.url}/leads`, { headers: { authorization: `Bearer ${sandbox.key}` } });
    const reader = (await ask()).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect((await (await ask()).arrayBuffer()).byteLength).toBeGreaterThan(3 * 2 ** 20);
  });

  it('comes late', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'delay', ms: 120, when: 'after' });
    const before = performance.now();
    const answer = post(sandbox);
    await expect.poll(() => kept(sandbox)).toBe(1);
    expect((await answer).status).toBe(201);
    expect(performance.now() - before).toBeGreaterThan(100);
  });
});

describe('what the CRM leaves open', () => {
  it('shows writes to readers late, on the clock of the sandbox', async () => {
    const clock = stoppedClock();
    const sandbox = await sandboxForTest({ now: clock.now });
    const before = await includedCalls(sandbox);
    sandbox.faults.add({ kind: 'late-visibility', ms: 5000 });
    const { id } = dataOf(await post(sandbox));
    const lead = dataOf(await send(sandbox, 'POST', '/leads', { type: 'phone' }));
    expect(await includedCalls(sandbox)).toEqual(before);
    expect((await send(sandbox, 'GET', `/leads/${lead.id}`)).status).toBe(404);
    expect((await send(sandbox, 'PUT', `/communications/${id}`, { description: 'x' })).status).toBe(200);
    expect(kept(sandbox)).toBe(1);
    clock.advance(5000);
    expect(await includedCalls(sandbox)).toEqual([id, ...before]);
    expect((await send(sandbox, 'GET', `/leads/${lead.id}`)).status).toBe(200);
  });

  it('includes the newest or the oldest communications only', async () => {
    const sandbox = await sandboxForTest();
    for (let count = 0; count < 4; count += 1) await post(sandbox);
    const all = await includedCalls(sandbox);
    const remove = sandbox.faults.add({ kind: 'capped-include', limit: 3 });
    expect(await includedCalls(sandbox)).toEqual(all.slice(0, 3));
    remove();
    sandbox.faults.add({ kind: 'capped-include', limit: 3, keep: 'oldest' });
    expect(await includedCalls(sandbox)).toEqual(all.toReversed().slice(0, 3));
  });

  it('leaves the lead where it was, keeps the minute only, and makes the key owner the user', async () => {
    const sandbox = await sandboxForTest({ now: stoppedClock().now });
    sandbox.faults.add({ kind: 'posts-bump-lead', on: false });
    sandbox.faults.add({ kind: 'executed-at-precision', unit: 'minute' });
    sandbox.faults.add({ kind: 'user-is-key-owner' });
    const answer = await post(sandbox);
    expect(dataOf(answer)).toMatchObject({ executed_at: '2026-11-21T14:05:00+00:00', user_id: 9000001 });
    expect(dataOf(await send(sandbox, 'GET', '/leads/1001')).updated_at).toBe('2026-11-20T20:59:00+00:00');
  });
});

describe('the scope of a fault', () => {
  it('is a method, a start of the path, and a number of times', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'error-before', status: 500, method: 'GET', path: '/leads', times: 2 });
    expect((await post(sandbox)).status).toBe(201);
    expect((await send(sandbox, 'GET', '/account')).status).toBe(200);
    expect((await send(sandbox, 'GET', '/leads')).status).toBe(500);
    expect((await send(sandbox, 'GET', '/leads/1001')).status).toBe(500);
    expect((await send(sandbox, 'GET', '/leads/1001')).status).toBe(200);
  });

  it('spends one fate a request, in the order they were added', async () => {
    const sandbox = await sandboxForTest();
    sandbox.faults.add({ kind: 'forbidden', times: 1 });
    sandbox.faults.add({ kind: 'key-revoked', times: 1 });
    const statuses = [await post(sandbox), await post(sandbox), await post(sandbox)].map((one) => one.status);
    expect(statuses).toEqual([403, 401, 201]);
  });
});

describe('going offline', () => {
  it('refuses connections and comes back on the same port', async () => {
    const sandbox = await sandboxForTest();
    await sandbox.faults.offline();
    await expect(post(sandbox)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await sandbox.faults.online();
    expect((await post(sandbox)).status).toBe(201);
    await sandbox.faults.offline();
    await sandbox.faults.clear();
    expect((await post(sandbox)).status).toBe(201);
  });

  it('lasts the time that was asked for over HTTP', async () => {
    const sandbox = await sandboxForTest();
    expect((await send(sandbox, 'POST', '/__faults', { kind: 'offline', ms: 200 })).status).toBe(201);
    await expect
      .poll(() =>
        post(sandbox).then(
          () => 'up',
          (error) => error.cause?.code,
        ),
      )
      .toBe('ECONNREFUSED');
    await expect
      .poll(
        () =>
          post(sandbox).then(
            (one) => one.status,
            () => 0,
          ),
        { timeout: 5000 },
      )
      .toBe(201);
  });

  it('can be closed while offline', async () => {
    const sandbox = await sandboxForTest();
    await sandbox.faults.offline();
    await sandbox.close();
    await expect(post(sandbox)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });
});

describe('the control endpoints', () => {
  it('set and clear faults, and answer through all of them', async () => {
    const sandbox = await sandboxForTest();
    const fault: Fault = { kind: 'error-before', status: 503 };
    expect((await send(sandbox, 'POST', '/__faults', fault)).status).toBe(201);
    expect((await post(sandbox)).status).toBe(503);
    expect((await send(sandbox, 'DELETE', '/__faults')).status).toBe(204);
    expect((await post(sandbox)).status).toBe(201);
  });

  it('tell what arrived, themselves left out', async () => {
    const sandbox = await sandboxForTest();
    await post(sandbox);
    expect((await send(sandbox, 'GET', '/__ledger')).body).toEqual({
      communications: [expect.objectContaining({ lead_id: 1001 })],
      leads: 40,
      requests: [{ at: expect.any(Number), method: 'POST', path: '/communications', query: '', status: 201 }],
    });
  });

  it('refuse a malformed fault and a wrong key', async () => {
    const sandbox = await sandboxForTest();
    expect(fieldsOf(await send(sandbox, 'POST', '/__faults', { kind: 'earthquake' }))).toEqual(['kind']);
    expect(fieldsOf(await send(sandbox, 'POST', '/__faults', { kind: 'delay' }))).toEqual(['ms']);
    expect((await send({ ...sandbox, key: 'wrong' }, 'GET', '/__ledger')).status).toBe(401);
    expect(() => sandbox.faults.add({ kind: 'delay', ms: -1 })).toThrow();
    expect(faultSchema.safeParse({ kind: 'html', sometimes: true }).success).toBe(false);
  });
});
