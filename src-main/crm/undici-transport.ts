// The real transport: undici on Node's own sockets, never Chromium's stack, which resends a POST when a connection dies.

/// <reference lib="es2024.arraybuffer" />
import type { Dispatcher } from 'undici';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';

export interface TransportOptions {
  /** Milliseconds to wait for the head of the answer, and then for each next piece of its body. */
  readonly timeout?: number;
  /** Milliseconds to connect, TLS included. */
  readonly connectTimeout?: number;
  /** Milliseconds for the whole exchange: an answer that drips in for ever ends here. */
  readonly deadline?: number;
  /** Bytes of body that are read before the connection is cut. */
  readonly bodyCap?: number;
}

/**
 * Returns a transport that sends each request once and never throws. Its problems are short codes that carry nothing of
 * the request.
 *
 * `sent: false` rests on `onRequestStart`, which undici calls just before the first byte goes to a connected socket, TLS
 * done: without that call nothing was written, after it everything counts as sent.
 *
 * A POST goes out on a client of its own with `pipelining: 0` (undici writes `connection: close`), so it never meets a
 * kept-alive connection that has died meanwhile. The other methods share connections that idle for 4 s at most.
 * undici repeats nothing that was written unless a retry agent or interceptor is added; the one exception its types name
 * (`DispatchHandler.onConnect`: "when the request at the head of the pipeline fails") needs a pipeline, and there is none
 * here. A second start would be cut before it writes.
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const limits = { timeout: 60_000, connectTimeout: 10_000, deadline: 120_000, bodyCap: 10_000_000, ...options };
  const connections = {
    connectTimeout: limits.connectTimeout,
    headersTimeout: limits.timeout,
    bodyTimeout: limits.timeout,
    allowH2: false,
  };
  // Half of the main process's code: read with the first request, which the first window doesn't wait for.
  const load = async () => {
    const { Agent, Client } = await import('undici');
    // No cap on connections: the callers hold at most a handful of requests, and a capped pool leaves what queues behind a
    // refused connection waiting.
    const shared = new Agent({ ...connections, pipelining: 1, keepAliveTimeout: 4_000, keepAliveMaxTimeout: 4_000 });
    return { Client, shared };
  };
  let loaded: ReturnType<typeof load> | null = null;

  return async (request) => {
    const url = URL.canParse(request.url) ? new URL(request.url) : null;
    if (url === null || !/^https?:$/.test(url.protocol)) {
      return { ok: false, sent: false, status: null, problem: 'invalid-url' };
    }
    loaded ??= load();
    const { Client, shared } = await loaded;
    if (request.method !== 'POST') {
      return exchange(shared, url, request, limits);
    }
    const own = new Client(url.origin, { ...connections, pipelining: 0 });
    const answer = await exchange(own, url, request, limits);
    void own.destroy();
    return answer;
  };
}

function exchange(
  dispatcher: Dispatcher,
  url: URL,
  request: TransportRequest,
  limits: { readonly deadline: number; readonly bodyCap: number },
): Promise<TransportAnswer> {
  return new Promise((resolve) => {
    let settled = false;
    let started: Dispatcher.DispatchController | null = null;
    let status: number | null = null;
    let headers: Readonly<Record<string, string>> = {};
    const body = new ArrayBuffer(0, { maxByteLength: limits.bodyCap });

    const settle = (answer: TransportAnswer) => {
      settled = true;
      clearTimeout(alarm);
      resolve(answer);
    };
    const fail = (problem: string) => settle({ ok: false, sent: started !== null, status, problem });
    const cut = (problem: string) => {
      fail(problem);
      started?.abort(new Error(problem));
    };
    const alarm = setTimeout(cut, limits.deadline, 'deadline');

    const { method, body: payload } = request;
    // Compressed bodies are refused, not unpacked: a small one can hold gigabytes.
    const asked = { ...request.headers, 'accept-encoding': 'identity' };
    dispatcher.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method, headers: asked, body: payload },
      {
        onRequestStart(controller) {
          if (settled || started !== null) {
            controller.abort(new Error('nothing is sent late or twice'));
            return;
          }
          started = controller;
        },
        onResponseStart(_controller, code, head) {
          if (code < 200) {
            return;
          }
          status = code;
          headers = flat(head);
          if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
            cut('content-encoding');
          }
        },
        onResponseData(_controller, chunk) {
          const length = body.byteLength;
          if (length + chunk.length > limits.bodyCap) {
            cut('body-cap');
            return;
          }
          // One buffer that grows in place: a list of one-byte pieces would weigh a hundred times its bytes.
          body.resize(length + chunk.length);
          new Uint8Array(body).set(chunk, length);
        },
        onResponseEnd() {
          if (status === null) {
            fail('no-head');
            return;
          }
          settle({ ok: true, status, headers, body: new Uint8Array(body) });
        },
        onResponseError(_controller, error) {
          fail(codeOf(error));
        },
      },
    );
  });
}

function flat(head: Readonly<Record<string, string | string[] | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(head).map(([name, value]) => [name, [value ?? []].flat().join(', ')]));
}

/** Returns the code of an error and leaves its message behind, which may quote a header. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
