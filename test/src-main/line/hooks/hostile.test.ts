// The listener under a hundred thousand hostile requests, and some thousands through a real socket: none brings it down,
// and none that is refused does anything.

import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { systemDoors } from '../../../../src-main/line/hooks/door.ts';
import { openListener, port } from './open-listener.ts';
import { requests } from './requests.ts';

const piece = fc.oneof(
  fc.constantFrom(
    'yealink',
    'grandstream',
    'snom',
    'poly',
    'microsip',
    'other',
    'events',
    'ringing',
    'dialing',
    'answered',
    'ended',
    'missed',
    '?number=',
    '&id=',
    '&direction=',
    '&phone=',
    '/',
    '//',
    '..',
    '%2e%2e',
    '%00',
    '%',
    '%ff',
    '?',
    '#',
    '&',
    '=',
    ';',
    '+',
    'sip:5145550199@pbx',
    '5145550199',
    '$remote',
    '\\',
    ' ',
    '\u202e',
    '<script>',
    '__proto__',
    'constructor',
  ),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const path = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.constantFrom('events', 'poly', 'microsip/ringing', 'yealink/ringing?number=5145550199'),
);
const body = fc.oneof(
  fc.constantFrom(...requests.flatMap((one) => one.body ?? [])),
  fc.json({ maxDepth: 3 }),
  fc
    .record(
      {
        event: fc.oneof(
          fc.constantFrom('ringing', 'dialing', 'answered', 'ended', 'missed'),
          fc.jsonValue({ maxDepth: 1 }),
        ),
        number: fc.oneof(fc.string(), fc.stringMatching(/^\+?\d{3,15}$/), fc.jsonValue({ maxDepth: 1 })),
        direction: fc.oneof(fc.constantFrom('incoming', 'outgoing'), fc.jsonValue({ maxDepth: 1 })),
        id: fc.oneof(fc.string(), fc.integer(), fc.jsonValue({ maxDepth: 1 })),
        at: fc.oneof(
          fc.integer(),
          fc.constantFrom('2026-11-22T15:00:00Z', '2026-13-45', 'now'),
          fc.jsonValue({ maxDepth: 1 }),
        ),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  fc.array(piece, { maxLength: 12 }).map((pieces) => `<${pieces.join('><')}>`),
  fc.string({ maxLength: 200 }),
);
const hostile = fc.record({
  knowsSecret: fc.boolean(),
  method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'),
  path,
  body,
  host: fc.oneof(
    { weight: 6, arbitrary: fc.constant(`127.0.0.1:${port}`) },
    { weight: 1, arbitrary: fc.constantFrom('', 'evil.example', '127.0.0.1') },
  ),
  from: fc.oneof(
    { weight: 6, arbitrary: fc.constant('127.0.0.1') },
    { weight: 1, arbitrary: fc.constantFrom('', '10.0.0.1', '::1', 'x') },
  ),
  origin: fc.oneof(
    { weight: 8, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant('http://evil.example') },
  ),
});

it('holds against 100,000 hostile requests', async () => {
  const { listener, heard, secret, clock } = openListener();
  await fc.assert(
    fc.asyncProperty(hostile, async (sent) => {
      clock.now += 1000;
      const before = heard.length;
      const url = `http://127.0.0.1:${port}/${sent.knowsSecret ? secret : 'guess'}/${sent.path}`;
      const withBody = sent.method !== 'GET' && sent.method !== 'HEAD';
      const request = new Request(url, { method: sent.method, ...(withBody && { body: sent.body }) });
      request.headers.set('host', sent.host);
      if (sent.origin !== null) request.headers.set('origin', sent.origin);
      const answer = await listener(request, sent.from);
      expect([204, 400, 404, 413]).toContain(answer.status);
      expect(answer.headers.get('location') ?? answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(heard.length - before).toBe(answer.status === 204 ? 1 : 0);
      if (!sent.knowsSecret || sent.origin !== null) expect(answer.status).toBe(404);
      for (const event of heard.splice(0)) {
        expect(event.number.length).toBeLessThanOrEqual(250);
        expect(event.sourceCall?.length ?? 0).toBeLessThanOrEqual(200);
        expect(`${event.number}${event.sourceCall}${event.phone}`).not.toMatch(/\p{C}/u);
      }
    }),
    { numRuns: 100_000 },
  );
}, 60_000);

it('holds behind a real socket, against bytes that are no HTTP too', async () => {
  const at = { port: 0 };
  const { listener, heard, secret } = openListener({ monotonic: () => performance.now() * 1000, port: () => at.port });
  const opened = await systemDoors.open({ port: 0, lan: false }, listener);
  if (!opened.ok) throw new Error(opened.problem);
  const { door } = opened;
  at.port = door.port;
  onTestFinished(() => door.close());
  const rawBytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .tuple(fc.constantFrom('GET', 'POST', '\0', 'FETCH'), path, fc.string({ maxLength: 60 }))
      .map(([method, target, rest]) =>
        new TextEncoder().encode(
          `${method} /${secret}/${target} HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nContent-Length: 5\r\n${rest}\r\n\r\nhello`,
        ),
      ),
  );
  await fc.assert(
    fc.asyncProperty(rawBytes, async (bytes) => {
      await send(door.port, bytes);
    }),
    { numRuns: 2000 },
  );
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.every((event) => event.number.length <= 250)).toBe(true);
  expect(await status(door.port, `/${'x'.repeat(43)}/yealink/ringing`)).toBe(404);
}, 60_000);

/** Sends bytes and closes; resolves once the other end is gone too. */
function send(to: number, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(to, '127.0.0.1', () => socket.end(bytes));
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.resume();
  });
}

function status(to: number, target: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port: to, path: target }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}
