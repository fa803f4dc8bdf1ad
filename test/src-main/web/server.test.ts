// The browser shell's server over real HTTP on loopback: what the page gets, and what everybody else doesn't.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askAddress, bringLink, postDoor } from '../../../src-main/web/door.ts';
import { startWeb, type Web } from '../../../src-main/web/server.ts';
import { done, failed } from '../../../src-preload/contract/failure.ts';
import { type FakeCore, fakeCore } from './fake-core.ts';

let folder: string;
let core: FakeCore;
let web: Web;
let port: number;
let token: string;
let brought: { readonly link: string; readonly watched: boolean }[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.html'), 'outside');
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>Page</title>');
  writeFileSync(join(folder, 'page', '.hidden.js'), 'hidden');
  writeFileSync(join(folder, 'page', 'assets', 'index-Bx_9.js'), 'run()');
  writeFileSync(join(folder, 'page', 'assets', 'notes.txt'), 'no type of a page');
  core = fakeCore();
  brought = [];
  web = await startWeb({
    core,
    folder: join(folder, 'page'),
    port: 0,
    onLink: async (link, watched) => {
      brought.push({ link, watched });
      return link.startsWith('tel:+') ? done(null) : failed('bad-link', 'service-code');
    },
  });
  const url = new URL(web.url);
  port = Number(url.port);
  token = url.hash.slice(1);
});

afterEach(async () => {
  await web.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `fetch` would normalise paths and choose the headers itself. */
function send(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

function ask(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const usual = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return send('POST', '/request', { ...usual, ...headers }, typeof body === 'string' ? body : JSON.stringify(body));
}

describe('the address', () => {
  it('holds a token of 32 random bytes in its fragment, another one each launch', async () => {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const other = await startWeb({ core, folder, port: 0, onLink: async () => done(null) });
    expect(new URL(other.url).hash).not.toBe(`#${token}`);
    await other.close();
  });

  it('is on loopback only', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    expect(new URL(web.url).hostname).toBe('127.0.0.1');
    if (outside === undefined) return;
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect(port, outside.address, () => resolve(true));
      socket.on('error', () => resolve(false));
    });
    expect(reached).toBe(false);
  });

  it('can be given away as a ticket that leads to the page once', async () => {
    const ticket = new URL(web.ticketUrl());
    expect(ticket.href).not.toContain(token);
    expect((await send('GET', ticket.pathname, { host: `evil.example:${port}` })).status).toBe(403);
    const first = await send('GET', ticket.pathname);
    expect(first).toMatchObject({ status: 302, headers: { location: `/#${token}` } });
    expect((await send('GET', ticket.pathname)).status).toBe(404);
    expect((await send('GET', `/open/${token}`)).status).toBe(404);
  });

  it('is refused where another program has the port', async () => {
    await expect(startWeb({ core, folder, port, onLink: async () => done(null) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

describe('the door for other starts', () => {
  const link = 'tel:+15145550199;ext=204';

  it('takes a link from another start of this account, and tells whether a page is there to show it', async () => {
    const file = join(folder, 'link-door.json');
    const remove = postDoor(file, web.door);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await bringLink(file, link)).toEqual(done(null));
    const page = connect(port, '127.0.0.1');
    page.write(`GET /events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n\r\n`);
    await once(page, 'data');
    expect(await bringLink(file, link)).toEqual(done(null));
    page.destroy();
    expect(await bringLink(file, 'tel:*72')).toEqual(failed('bad-link', 'service-code'));
    expect(brought.splice(2)).toHaveLength(1);
    expect(brought).toEqual([
      { link, watched: false },
      { link, watched: true },
    ]);
    expect(core.asked).toEqual([]);
    remove();
    expect(await bringLink(file, link)).toBeNull();
  });

  it('tells another start of this account where the page is', async () => {
    const file = join(folder, 'link-door.json');
    postDoor(file, web.door);
    const address = await askAddress(file);
    expect(address?.url).toBe(web.url);
    const ticket = await send('GET', new URL(address?.ticketUrl ?? '').pathname, { host: `127.0.0.1:${port}` });
    expect(ticket).toMatchObject({ status: 302, headers: { location: `/#${token}` } });
    const json = { 'content-type': 'application/json' };
    expect((await send('POST', '/address', json)).status).toBe(401);
    expect((await send('POST', '/address', { ...json, authorization: `Bearer ${token}` })).status).toBe(401);
    const stranger = { authorization: `Bearer ${web.door.token}`, origin: 'https://evil.example' };
    expect((await send('POST', '/address', stranger)).status).toBe(403);
  });

  it('believes no address of another place, from whoever has the port of a door that was left behind', async () => {
    const file = join(folder, 'link-door.json');
    const liar = createServer((_request, response) => {
      response.end(JSON.stringify({ url: 'http://127.0.0.1:9/#x', ticketUrl: 'http://127.0.0.1:9/open/x' }));
    }).listen(0, '127.0.0.1');
    await once(liar, 'listening');
    const address = liar.address();
    if (address === null || typeof address === 'string') throw new Error('the liar has no port');
    postDoor(file, { port: address.port, token: web.door.token });
    expect(await askAddress(file)).toBeNull();
    liar.close();
  });

  it('has a token of its own, which opens nothing else, and takes no other', async () => {
    const json = { 'content-type': 'application/json' };
    const door = { ...json, authorization: `Bearer ${web.door.token}` };
    const body = JSON.stringify({ link });
    expect((await send('POST', '/link', { ...json, authorization: `Bearer ${token}` }, body)).status).toBe(401);
    expect((await send('POST', '/link', json, body)).status).toBe(401);
    expect((await ask({ method: 'app.snapshot', argument: null }, door)).status).toBe(401);
    expect((await send('GET', '/events', door)).status).toBe(401);
    expect((await send('POST', '/link', { ...door, origin: 'https://evil.example' }, body)).status).toBe(403);
    expect((await send('POST', '/link', { ...door, 'content-type': 'text/plain' }, body)).status).toBe(400);
    for (const wrong of ['', '[]', '{"link":5}', 'null'])
      expect((await send('POST', '/link', door, wrong)).status).toBe(400);
    expect((await send('POST', '/link', door, JSON.stringify({ link: '5'.repeat(20_000) }))).status).toBe(413);
    expect(brought).toEqual([]);
  });

  it('is found by nobody where its file is missing, is another’s, or leads nowhere', async () => {
    const file = join(folder, 'link-door.json');
    expect(await bringLink(file, link)).toBeNull();
    for (const wrong of [
      '',
      '{}',
      JSON.stringify({ port: 0, token: web.door.token }),
      JSON.stringify({ port, token: '' }),
    ]) {
      writeFileSync(file, wrong);
      expect(await bringLink(file, link)).toBeNull();
    }
    postDoor(file, { ...web.door, token: token });
    expect(await bringLink(file, link)).toBeNull();
    expect(brought).toEqual([]);
  });
});

describe('the page', () => {
  it('comes with its types', async () => {
    expect(await send('GET', '/')).toMatchObject({ status: 200, body: '<!doctype html><title>Page</title>' });
    expect((await send('GET', '/')).headers['content-type']).toBe('text/html; charset=utf-8');
    const script = await send('GET', '/assets/index-Bx_9.js');
    expect(script).toMatchObject({ status: 200, body: 'run()' });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it('may run its own files only, and is framed by nobody', async () => {
    for (const path of ['/', '/assets/index-Bx_9.js', '/nothing', '/request']) {
      const { headers } = await send('GET', path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
          "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['set-cookie']).toBeUndefined();
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '//secret.html',
    '/.hidden.js',
    '/assets',
    '/assets/',
    '/assets/notes.txt',
    '/index.html%00.js',
    '/index.html/',
    `/${'a'.repeat(5_000)}.js`,
  ])('is all there is: %s is nothing', async (path) => {
    const answer = await send('GET', path);
    expect(answer.body).not.toContain('outside');
    // 400 where it is no path of HTTP at all.
    expect([400, 404]).toContain(answer.status);
  });

  it('answers nothing but GET', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await send(method, '/')).status).toBe(404);
  });
});

describe('who may ask', () => {
  it('passes the request on with the token of this launch', async () => {
    core.answer = failed('no-such-call');
    const answer = await ask({ method: 'call.file', argument: { callId: 'x' } });
    expect(answer).toMatchObject({ status: 200 });
    expect(JSON.parse(answer.body)).toEqual(failed('no-such-call'));
    expect(core.asked).toEqual([{ method: 'call.file', argument: { callId: 'x' } }]);
  });

  it('refuses any other token, on both doors', async () => {
    const body = { method: 'app.snapshot', argument: null };
    for (const authorization of ['', 'Bearer', 'Bearer ', `Bearer ${token}x`, `Basic ${token}`, token, 'Bearer a b']) {
      expect((await ask(body, { authorization })).status).toBe(401);
      expect((await send('GET', '/events', { authorization })).status).toBe(401);
    }
    expect((await send('POST', `/request?token=${token}`, {}, JSON.stringify(body))).status).toBe(401);
    expect(core.asked).toEqual([]);
  });

  it('knows its own two names only, so that no DNS name can lead here', async () => {
    const body = { method: 'app.snapshot', argument: null };
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) expect((await ask(body, { host })).status).toBe(200);
    for (const host of [
      'localhost',
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `evil.example:${port}`,
      `localhost.evil.example:${port}`,
      `LOCALHOST.:${port}`,
      `[::1]:${port}`,
    ]) {
      expect((await ask(body, { host })).status).toBe(403);
      expect((await send('GET', '/', { host })).status).toBe(403);
    }
    expect(core.asked).toHaveLength(2);
  });

  it('refuses the pages of other origins, token or not', async () => {
    const body = { method: 'app.snapshot', argument: null };
    expect((await ask(body, { origin: `http://127.0.0.1:${port}` })).status).toBe(200);
    for (const origin of [
      'null',
      'https://evil.example',
      `https://127.0.0.1:${port}`,
      `http://localhost:${port}`,
      `http://127.0.0.1:${port + 1}`,
      'app://offhook',
    ]) {
      expect((await ask(body, { origin })).status).toBe(403);
    }
    const preflight = await send('OPTIONS', '/request', {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
    });
    expect(preflight.status).toBe(403);
    expect(core.asked).toHaveLength(1);
  });
});

describe('a request', () => {
  it('is JSON, and says so', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', '', 'application/jsonp']) {
      expect((await ask('{"method":"a","argument":null}', { 'content-type': type })).status).toBe(415);
    }
    const spelled = await ask({ method: 'a', argument: null }, { 'content-type': 'Application/JSON; charset=utf-8' });
    expect(spelled.status).toBe(200);
    expect(core.asked).toHaveLength(1);
  });

  it('has a method and an argument; the core judges both', async () => {
    for (const body of ['', '{', 'null', '[]', '"a"', '{"method":"a"}', '{"argument":null}']) {
      const answer = await ask(body);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body)).toEqual(failed('bad-argument'));
    }
    expect(core.asked).toEqual([]);
    await ask({ method: 7, argument: [] });
    expect(core.asked).toEqual([{ method: 7, argument: [] }]);
  });

  it('is a megabyte at most, whether it announces its length or not', async () => {
    const note = 'n'.repeat(1_000_001);
    expect((await ask({ method: 'call.note', argument: note })).status).toBe(413);
    const chunked = await ask({ method: 'call.note', argument: note }, { 'transfer-encoding': 'chunked' });
    expect(chunked.status).toBe(413);
    expect(core.asked).toEqual([]);
    expect((await ask({ method: 'call.note', argument: note.slice(0, 900_000) })).status).toBe(200);
  });

  it('that the core fails at is a failure, not a silence', async () => {
    core.request = () => Promise.reject(new Error('a bug that must not reach the page'));
    const answer = await ask({ method: 'a', argument: null });
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toEqual(failed('internal'));
  });
});

describe('events', () => {
  it('bring the present snapshot at once, then each change', async () => {
    const reader = await openEvents();
    expect(await reader.line()).toMatchObject({ launch: 'launch', revision: 0 });
    core.change();
    expect(await reader.line()).toMatchObject({ revision: 1 });
    core.change();
    expect(await reader.line()).toMatchObject({ revision: 2 });
    reader.leave();
  });

  it('stop listening to the core when the reader has left', async () => {
    const reader = await openEvents();
    await reader.line();
    expect(core.listeners.size).toBe(1);
    reader.leave();
    await expect.poll(() => core.listeners.size).toBe(0);
  });

  it('skip what a slow reader missed, and end with the newest', async () => {
    const account = 'a'.repeat(400_000);
    const reader = await openEvents();
    await reader.line();
    reader.pause();
    for (let i = 0; i < 200; i += 1) {
      core.change({ connection: { ...core.snapshot().connection, account } });
      await new Promise(setImmediate);
    }
    reader.resume();
    const seen: number[] = [];
    while (seen.at(-1) !== 200) seen.push((await reader.line()).revision);
    expect(seen.length).toBeLessThan(100);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    reader.leave();
  });

  it('end when the shell closes, which waits for nobody', async () => {
    const reader = await openEvents();
    await reader.line();
    await web.close();
    await reader.end;
    expect(core.listeners.size).toBe(0);
    await expect(send('GET', '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

interface EventReader {
  line(): Promise<{ revision: number }>;
  pause(): void;
  resume(): void;
  leave(): void;
  readonly end: Promise<void>;
}

function openEvents(): Promise<EventReader> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path: '/events', headers: { authorization: `Bearer ${token}` }, agent: false },
      (response) => {
        expect(response.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
        const lines: string[] = [];
        const waiting: ((text: string) => void)[] = [];
        let rest = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          const pieces = (rest + piece).split('\n');
          rest = pieces.pop() ?? '';
          for (const line of pieces.filter((text) => text !== '')) {
            const next = waiting.shift();
            if (next === undefined) lines.push(line);
            else next(line);
          }
        });
        resolve({
          async line() {
            const ready = lines.shift();
            return JSON.parse(ready ?? (await new Promise<string>((next) => waiting.push(next))));
          },
          pause: () => response.pause(),
          resume: () => response.resume(),
          leave: () => request.destroy(),
          end: new Promise((done) => response.on('close', done)),
        });
      },
    );
    request.on('error', reject);
    request.end();
  });
}
