// What phones' requests are read as, and what strangers learn: nothing.

import { describe, expect, it } from 'vitest';
import { isAllowed, isLoopback } from '../../../../src-main/line/hooks/allow-list.ts';
import { openListener, port } from './open-listener.ts';
import { requests } from './requests.ts';

describe('a request of a phone', () => {
  it.each(requests)('$name', async ({ path, method, body, says }) => {
    const { ask, heard, secret } = openListener();
    const answer = await ask(`/${secret}/${path}`, { method: method ?? 'GET', ...(body !== undefined && { body }) });
    expect(answer.status).toBe(says === null ? 400 : 204);
    expect(await answer.text()).toBe('');
    if (says === null) expect(heard).toEqual([]);
    else expect(heard).toMatchObject([says]);
  });

  it('is cleaned of control characters, and cut', async () => {
    const { ask, heard, secret } = openListener();
    await ask(`/${secret}/yealink/ringing?number=514%00555%0a0199%e2%80%ae&id=${'9'.repeat(900)}`);
    expect(heard).toMatchObject([{ number: '5145550199', sourceCall: '9'.repeat(200) }]);
  });
});

describe('a stranger', () => {
  it.each([
    ['who has no secret', '/', {}],
    ['who has another secret', `/${'A'.repeat(43)}/yealink/ringing?number=1`, {}],
    ['who asks for a file', '/../../etc/passwd', {}],
    ['who asks what may be asked', '/SECRET/yealink/ringing', { method: 'OPTIONS' }],
    ['who puts', '/SECRET/events', { method: 'PUT', body: '{}' }],
    [
      'who comes by another name, as a page does by its own DNS',
      '/SECRET/yealink/ringing?number=1',
      { host: `evil.example:${port}` },
    ],
    [
      'who is a page',
      '/SECRET/events',
      { method: 'POST', body: '{"event":"ringing"}', headers: { origin: 'http://evil.example' } },
    ],
    ['who is a picture in a page', '/SECRET/yealink/ringing?number=1', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['who comes from the network', '/SECRET/yealink/ringing?number=1', { from: '192.168.1.50' }],
    ['whose address is too long', `/SECRET/yealink/ringing?number=${'1'.repeat(5000)}`, {}],
  ])('%s learns nothing', async (_, path, init) => {
    const { ask, heard, secret } = openListener();
    const answer = await ask(path.replace('SECRET', secret), init);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
    expect(
      [...answer.headers.keys()].filter((name) => name.startsWith('access-control') || name === 'location'),
    ).toEqual([]);
    expect(heard).toEqual([]);
  });

  it('of the network is heard only from the addresses on the list, and shown where it knows the secret', async () => {
    const lan = () => ({ allow: ['192.168.1.50', '10.0.0.0/24'], addresses: ['192.168.1.10'] });
    const { ask, heard, away, secret } = openListener({ lan });
    const host = `192.168.1.10:${port}`;
    const path = `/${secret}/yealink/ringing?number=5145550199`;
    expect((await ask(path, { host, from: '192.168.1.50' })).status).toBe(204);
    expect((await ask(path, { host, from: '::ffff:10.0.0.77' })).status).toBe(204);
    expect((await ask(path, { host, from: '192.168.1.51' })).status).toBe(404);
    expect((await ask('/wrong/yealink/ringing', { host, from: '192.168.1.99' })).status).toBe(404);
    expect(heard.map((event) => event.phone)).toEqual(['192.168.1.50', '10.0.0.77']);
    expect(away).toEqual(['192.168.1.51']);
  });
});

describe('too much', () => {
  it('is refused: a body that no phone sends', async () => {
    const { ask, heard, secret } = openListener();
    const body = `{"event":"ringing","number":"${'1'.repeat(20_000)}"}`;
    expect((await ask(`/${secret}/events`, { method: 'POST', body })).status).toBe(413);
    expect(heard).toEqual([]);
  });

  it('is refused: more requests than an office makes, until some time has passed', async () => {
    const { ask, clock, secret } = openListener();
    const path = `/${secret}/yealink/ringing?number=5145550199`;
    const statuses: number[] = [];
    for (let request = 0; request < 100; request += 1) statuses.push((await ask(path)).status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(60);
    expect(statuses.at(-1)).toBe(429);
    clock.now += 1000;
    expect((await ask(path)).status).toBe(204);
  });
});

describe('the list of addresses', () => {
  it.each([
    ['192.168.1.20', ['192.168.1.20'], true],
    ['192.168.1.20', ['192.168.1.0/24'], true],
    ['192.168.2.20', ['192.168.1.0/24'], false],
    ['::ffff:192.168.1.20', ['192.168.1.0/24'], true],
    ['fd00::5', ['fd00::/8'], true],
    ['fe80::1%eth0', ['fe80::/10'], true],
    ['192.168.1.20', [], false],
    ['192.168.1.20', ['nonsense', '192.168.1.20/99'], false],
    ['nonsense', ['0.0.0.0/0'], false],
    ['', ['0.0.0.0/0'], false],
  ])('%s in %j: %s', (address, list, expected) => expect(isAllowed(address, list)).toBe(expected));

  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.168.1.1', false],
    ['', false],
  ])('%s is this computer: %s', (address, expected) => expect(isLoopback(address)).toBe(expected));
});
