// The key goes to the address it was given for and nowhere else, whatever that address answers.

import { createServer, type IncomingHttpHeaders } from 'node:http';
import { expect, it } from 'vitest';
import { plainCore } from '../fakes/plain-core.ts';
import { listen } from '../src-main/crm/loopback.ts';
import { connectedTo, delivered, hostileCrm, leadPages, leadReads, logCall, posts, puts, say } from './hostile-crm.ts';

async function elsewhere(): Promise<{ readonly url: string; readonly seen: IncomingHttpHeaders[] }> {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((incoming, response) => {
    seen.push(incoming.headers);
    response.end('{"data":{"id":1}}');
  });
  // Another host by name as well as by port.
  return { url: `http://localhost:${await listen(server)}/v2`, seen };
}

it.each([301, 302, 303, 307, 308])('follows no %i, and delivers when it is over', async (status) => {
  const other = await elsewhere();
  const server = await hostileCrm();
  const app = await connectedTo(server, { confirmAfter: 1000 });
  const away = (path: string) => (response: { writeHead: (...head: [number, Record<string, string>]) => unknown }) => {
    response.writeHead(status, { location: `${other.url}${path}`, refresh: `0; url=${other.url}` });
  };
  for (const picks of [posts, puts, leadReads, leadPages]) {
    server.twist(
      picks,
      (response) => {
        away('/x')(response);
        response.end();
      },
      2,
    );
  }
  server.twist(posts, say('{}'));
  const callId = await logCall(app);
  await delivered(app, 1);
  await app.ask('call.note', { callId, note: 'Plus tard' });
  await app.until('the edit waits or is done', () => server.crm.ledger[0]?.description === 'Plus tard');
  await delivered(app, 1);
  expect(server.crm.ledger).toHaveLength(1);
  expect(other.seen).toEqual([]);
});

it('does not take a redirect for an account', async () => {
  const other = await elsewhere();
  const server = await hostileCrm();
  const app = await connectedTo(server);
  server.twist(
    ({ url }) => url.includes('/account'),
    (response) => response.writeHead(302, { location: `${other.url}/account` }).end(),
    1000,
  );
  await app.ask('connection.connect', { url: server.url, key: 'another-key' });
  expect(app.core.snapshot().connection.stage).not.toBe('needs-user');
  expect(other.seen).toEqual([]);
});

it('asks a captive portal seldom, and delivers when it lets go', async () => {
  const core = await plainCore();
  core.fate = () => ({ ok: true, status: 302, headers: { location: 'https://portal.test/' }, body: new Uint8Array() });
  const callId = await core.log(0);
  const before = core.requests.length;
  await core.pass(600);
  expect(core.requests.length - before).toBeLessThan(120);
  core.fate = null;
  await core.pass(60);
  expect(await core.row(callId)).toMatchObject({ delivery: { state: 'synced' } });
  expect(core.crm.ledger).toHaveLength(1);
});
