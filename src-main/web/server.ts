// The browser shell: a server on 127.0.0.1 that gives any browser of this computer the page, and its only way to the
// core. Every other program on the computer, and every web page, is a stranger to it.

import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { failed, type Result } from '../../src-preload/contract/failure.ts';
import type { Core } from '../core/app.ts';
import { readPageFile } from '../page/page-files.ts';
import { pageHeaders } from '../page/page-policy.ts';
import type { Door } from './door.ts';
import { openSnapshotStreams } from './snapshot-stream.ts';
import { newToken, sameToken } from './token.ts';

export interface WebOptions {
  readonly core: Core;
  /** Folder of the built page. */
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** For tests; a new random one otherwise. */
  readonly token?: string;
  /**
   * Called with each link that another start brings, and answers what became of it; `watched` tells whether any page shows
   * the core now.
   */
  readonly onLink: (link: string, watched: boolean) => Promise<Result<unknown>>;
}

export interface Web {
  /** Where the page is, with the token in the fragment, which no browser sends anywhere. */
  readonly url: string;
  /**
   * Makes an address that leads to the page once, within a minute. For the command line of a browser, which every account
   * of the computer can read: by then the address is worth nothing.
   */
  ticketUrl(): string;
  /** Where another start brings its link, or asks where the page is: see `door.ts`. */
  readonly door: Door;
  /** Ends the streams, lets answers under way finish for a second, and frees the port. */
  close(): Promise<void>;
}

/**
 * Serves until closed. `POST /request` takes `{method, argument}` and answers the core's `Result`; `GET /events` streams
 * snapshots as JSON lines. Both ask for `Authorization: Bearer <token>`. `POST /link` takes `{link}`, `POST /address`
 * tells where the page is; both ask for the door's own token, which opens nothing else. Rejects where the port can't be had.
 */
export async function startWeb({ core, folder, port, onLink, token = newToken() }: WebOptions): Promise<Web> {
  const doorToken = newToken();
  const streams = openSnapshotStreams(core);
  const own: { hosts: readonly string[] } = { hosts: [] };
  const tickets = new Set<string>();
  const app = new Hono();

  app.use(async (c, next) => {
    if (isStranger(c, own.hosts)) throw new HTTPException(403, { message: 'Not from here.' });
    await next();
  });
  app.use(async (c, next) => {
    const wanted = doors.includes(c.req.path) ? doorToken : token;
    if (!guarded.includes(c.req.path) && !doors.includes(c.req.path)) return next();
    if (!sameToken(bearerOf(c), wanted))
      throw new HTTPException(401, { message: 'This needs the token of this launch.' });
    return next();
  });

  app.post('/request', bodyLimit({ maxSize: largestBody, onError: tooLarge }), async (c) => {
    if (!isJson(c)) throw new HTTPException(415, { message: 'Requests are application/json.' });
    const asked = parseRequest(await c.req.text());
    if (asked === null) return c.json(failed('bad-argument'), 400);
    return c.json(await core.request(asked.method, asked.argument));
  });
  app.post('/link', bodyLimit({ maxSize: largestLink, onError: tooLarge }), async (c) => {
    const link = isJson(c) ? parseLink(await c.req.text()) : null;
    if (link === null) throw new HTTPException(400, { message: 'This is no link.' });
    return c.json(await onLink(link, streams.count() > 0));
  });
  app.post('/address', (c) => c.json({ url: url(), ticketUrl: ticketUrl() }));
  app.get('/events', (c) => c.body(streams.open(), 200, { 'content-type': 'application/x-ndjson; charset=utf-8' }));
  app.get('/open/:ticket', (c) => {
    return tickets.delete(c.req.param('ticket')) ? c.redirect(`/#${token}`) : c.notFound();
  });
  app.get('*', async (c) => {
    const file = await readPageFile(folder, c.req.path);
    return file === null ? c.notFound() : c.body(file.bytes, 200, { 'content-type': file.type });
  });
  app.notFound((c) => c.text('Nothing here.', 404));
  app.onError((problem, c) => {
    if (problem instanceof HTTPException) return c.text(problem.message, problem.status);
    return c.json(failed('internal'), 500);
  });

  const server = createServer(getRequestListener(withHeaders(app)));
  const taken = await listen(server, port);
  const url = (): string => `http://127.0.0.1:${taken}/#${token}`;
  const ticketUrl = (): string => {
    const ticket = newToken();
    tickets.add(ticket);
    setTimeout(() => tickets.delete(ticket), ticketLife).unref();
    return `http://127.0.0.1:${taken}/open/${ticket}`;
  };
  own.hosts = [`127.0.0.1:${taken}`, `localhost:${taken}`];
  return {
    url: url(),
    door: { port: taken, token: doorToken },
    ticketUrl,
    close() {
      streams.close();
      return closeServer(server);
    },
  };
}

/** Notes and numbers are small; the longest argument of the contract is far below. */
const largestBody = 1_000_000;
const largestLink = 10_000;
const guarded = ['/request', '/events'];
const doors = ['/link', '/address'];
/** Milliseconds that answers under way have to finish. */
const patience = 1_000;
/** Milliseconds; a browser that isn't up yet takes its time. */
const ticketLife = 60_000;

/**
 * True for a name that leads here by somebody else's DNS, and for a page of another origin. A browser always tells the
 * origin of a POST; where there is none, it isn't a page that asks.
 */
function isStranger(c: Context, hosts: readonly string[]): boolean {
  const host = c.req.header('host');
  if (host === undefined || !hosts.includes(host)) return true;
  const origin = c.req.header('origin');
  return origin !== undefined && origin !== `http://${host}`;
}

function bearerOf(c: Context): string {
  return /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
}

function isJson(c: Context): boolean {
  return (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}

function tooLarge(): never {
  throw new HTTPException(413, { message: 'Too large.' });
}

/** Only the envelope: the core judges the method and its argument. */
function parseRequest(text: string): { method: unknown; argument: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('method' in value) || !('argument' in value)) return null;
    return { method: value.method, argument: value.argument };
  } catch {
    return null;
  }
}

function parseLink(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'link' in value && typeof value.link === 'string'
      ? value.link
      : null;
  } catch {
    return null;
  }
}

/** A page that opened this one gets no hold on it. Electron opens none, and would start another process for this. */
const headers = { ...pageHeaders, 'cross-origin-opener-policy': 'same-origin' };

/** Set on whatever leaves, refusals too. */
function withHeaders(app: Hono): (request: Request) => Promise<Response> {
  return async (request) => {
    const response = await app.fetch(request);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('listen on a port'));
      else resolve(address.port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
