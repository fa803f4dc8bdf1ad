import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SANDBOX_KEY, startSandbox } from '../../../src-main/sandbox/sandbox.ts';
import { dataOf, fieldsOf, sandboxForTest, send, stoppedClock } from './caller.ts';

describe('the key', () => {
  it('is asked for on every path', async () => {
    const sandbox = await sandboxForTest();
    expect(sandbox.key).toBe(SANDBOX_KEY);
    for (const path of ['/account', '/leads', '/nothing']) {
      expect((await send({ ...sandbox, key: 'wrong' }, 'GET', path)).status).toBe(401);
    }
    expect((await fetch(`${sandbox.url}/account`)).status).toBe(401);
    expect((await send(sandbox, 'GET', '/nothing')).status).toBe(404);
  });

  it('opens the account and, where asked, its users', async () => {
    const sandbox = await sandboxForTest({ key: 'another' });
    expect(dataOf(await send(sandbox, 'GET', '/account'))).not.toHaveProperty('users');
    const account = dataOf(await send(sandbox, 'GET', '/account?include[]=users'));
    expect(account).toMatchObject({ id: 900000001, users: expect.any(Array) });
    expect(account.users).toContainEqual({
      id: 9000002,
      first_name: 'Étienne',
      last_name: 'Gagné',
      email: '9000002@riviere-des-pins.example',
    });
    expect(fieldsOf(await send(sandbox, 'GET', '/account?include[]=cars'))).toEqual(['include']);
  });
});

describe('the limit of requests', () => {
  it('is 200 in any minute, then 429 until the oldest has passed', async () => {
    const clock = stoppedClock();
    const sandbox = await sandboxForTest({ now: clock.now });
    const ask = () => send(sandbox, 'GET', '/account');
    await ask();
    clock.advance(20_000);
    for (let count = 1; count < 200; count += 1) await ask();
    const refused = await ask();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40']);
    expect((await send(sandbox, 'GET', '/__ledger')).status).toBe(200);
    clock.advance(40_000);
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 429]);
  });
});

describe('the server', () => {
  it('listens on 127.0.0.1 and answers to that name only', async () => {
    const sandbox = await sandboxForTest();
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2$/);
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${sandbox.url}/account`, {
        headers: { host: 'evil.example', authorization: `Bearer ${sandbox.key}` },
      });
      asked.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
      asked.end();
    });
    expect(status).toBe(421);
  });

  it('fails to start on a port that is taken', async () => {
    const sandbox = await sandboxForTest();
    await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('takes no body beyond 64 MB', async () => {
    const sandbox = await sandboxForTest();
    const answer = await fetch(`${sandbox.url}/communications`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.key}` },
      body: Buffer.alloc(64 * 2 ** 20 + 1),
    }).catch((error: unknown) => error);
    expect(answer instanceof Response ? answer.status : 'broken').toSatisfy((end) => end === 413 || end === 'broken');
    expect(z.array(z.object({ status: z.literal(413) })).parse(sandbox.ledger.requests())).toHaveLength(1);
  });
});
