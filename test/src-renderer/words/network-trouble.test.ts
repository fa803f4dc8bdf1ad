// The codes that tries to reach the CRM really end with, and those that nobody has words for.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createTransport } from '../../../src-main/crm/undici-transport.ts';
import { networkTroubleOf, networkTroubles } from '../../../src-renderer/words/network-trouble.ts';

async function codeAt(url: string, timeout = 60_000): Promise<string> {
  const answer = await createTransport({ timeout })({ method: 'GET', url, headers: {}, body: null });
  return answer.ok ? 'answered' : answer.problem;
}

it('knows the codes of what really happens on a network', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/cut') request.socket.destroy();
    else if (request.url === '/no-http') request.socket.end('What is HTTP?\r\n\r\n');
    else if (request.url === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  try {
    expect(networkTroubleOf(await codeAt(`http://127.0.0.1:${port}/cut`))).toBe('broken');
    expect(networkTroubleOf(await codeAt(`http://127.0.0.1:${port}/no-http`))).toBe('unreadable');
    expect(networkTroubleOf(await codeAt(`http://127.0.0.1:${port}/packed`))).toBe('unreadable');
    expect(networkTroubleOf(await codeAt(`http://127.0.0.1:${port}/silence`, 50))).toBe('too-slow');
    expect(networkTroubleOf(await codeAt(`https://127.0.0.1:${port}/`))).toBe('unsafe');
    expect(networkTroubleOf(await codeAt('http://nobody.invalid/'))).toBe('no-address');
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
  expect(networkTroubleOf(await codeAt(`http://127.0.0.1:${port}/`))).toBe('turned-away');
});

it.each([
  ['http-502', 'server-fault'],
  ['http-409', 'server-fault'],
  ['http-200', 'unreadable'],
  ['CERT_HAS_EXPIRED', 'unsafe'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unsafe'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unsafe'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'unsafe'],
  ['UND_ERR_CONNECT_TIMEOUT', 'no-connection'],
  ['EHOSTUNREACH', 'no-way'],
  ['proxy', 'proxy'],
])('sorts %s as %s', (code, trouble) => {
  expect(networkTroubles).toContain(trouble);
  expect(networkTroubleOf(code)).toBe(trouble);
});

it('has no words for a code that it doesn’t know', () => {
  for (const code of ['', 'ENEW', 'constructor', 'toString']) expect(networkTroubleOf(code)).toBeNull();
});
