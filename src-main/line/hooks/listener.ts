// Answers phones that report calls. Whoever doesn't know the secret learns nothing: everything is 404 to them, pages of
// the web above all. Nothing here redirects, and no header lets a page read an answer.

import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { LineEvent } from '../line-event.ts';
import { isAllowed, isLoopback, plain } from './allow-list.ts';
import { readReport } from './report.ts';
import { sameSecret } from './secret.ts';

export interface ListenerOptions {
  readonly secret: () => string;
  readonly port: () => number;
  /** Null while only this computer is heard; else who else may report, and this computer's own addresses. */
  readonly lan: () => { readonly allow: readonly string[]; readonly addresses: readonly string[] } | null;
  /** Milliseconds that only grow. */
  readonly monotonic: () => number;
  readonly receive: (event: LineEvent) => void;
  /** Somebody who knows the secret isn't on the list. */
  readonly turnedAway: (address: string) => void;
}

/** Answers one request that came from an address. Never throws. */
export type Listener = (request: Request, from: string) => Promise<Response>;

/** Makes the listener. 204: understood. 400: not understood. 413, 429: too much. 404: anything a stranger asks. */
export function createListener(options: ListenerOptions): Listener {
  const app = new Hono<{ Bindings: { readonly from: string } }>();
  const bucket = createBucket(options.monotonic);

  app.all('/:secret/*', async (c, next) => {
    const { from } = c.env;
    const { req } = c;
    if (req.method !== 'GET' && req.method !== 'POST') return c.notFound();
    if (req.url.length > longestUrl || isPage(req.raw.headers)) return c.notFound();
    if (!sameSecret(req.param('secret'), options.secret())) return c.notFound();
    if (!isOwnName(req.header('host') ?? '', options)) return c.notFound();
    if (!isLoopback(from) && !isAllowed(from, options.lan()?.allow ?? [])) {
      if (options.lan()) options.turnedAway(plain(from));
      return c.notFound();
    }
    return bucket.take() ? next() : c.body(null, 429);
  });
  app.use(bodyLimit({ maxSize: largestBody, onError: (c) => c.body(null, 413) }));
  app.on(['GET', 'POST'], '/:secret/*', async (c) => {
    const method = c.req.method === 'GET' ? 'GET' : 'POST';
    const body = method === 'POST' ? await c.req.text() : '';
    const path = c.req.path.split('/').slice(2).join('/');
    const event = readReport({ method, path, query: queryOf(c.req.url), body, from: plain(c.env.from) });
    if (!event) return c.body(null, 400);
    options.receive(event);
    return c.body(null, 204);
  });
  app.notFound((c) => c.body(null, 404));
  app.onError((_, c) => c.body(null, 500));

  return async (request, from) => app.fetch(request, { from });
}

const largestBody = 16_384;
const longestUrl = 4096;
/** Requests that come at once, and those a second after that: an office's phones are far below. */
const burst = 60;
const perSecond = 20;

/** Browsers say that a page asks; phones and command lines say nothing of the kind. */
function isPage(headers: Headers): boolean {
  return headers.has('origin') || (headers.get('sec-fetch-site') ?? 'none') !== 'none' || headers.has('sec-fetch-mode');
}

/** A name that leads here by somebody else's DNS is none of ours. */
function isOwnName(host: string, { port, lan }: ListenerOptions): boolean {
  const names = ['127.0.0.1', 'localhost', ...(lan()?.addresses ?? [])];
  return names.some((name) => host.toLowerCase() === `${name}:${port()}`);
}

/** Phones write a `+` as it is: here it is no space. */
function queryOf(url: string): URLSearchParams {
  return new URLSearchParams(new URL(url).search.replaceAll('+', '%2B'));
}

function createBucket(monotonic: () => number): { take(): boolean } {
  let tokens = burst;
  let at = monotonic();
  return {
    take() {
      const now = monotonic();
      tokens = Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
      at = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
