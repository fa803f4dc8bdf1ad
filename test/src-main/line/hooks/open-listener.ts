// A listener as a phone meets it, with no socket between.

import { createListener, type ListenerOptions } from '../../../../src-main/line/hooks/listener.ts';
import { newSecret } from '../../../../src-main/line/hooks/secret.ts';
import type { LineEvent } from '../../../../src-main/line/line-event.ts';

export const port = 41_000;

/** Makes a listener and what it has heard; `ask` is a request of this computer that knows its name. */
export function openListener(part: Partial<ListenerOptions> = {}) {
  const heard: LineEvent[] = [];
  const away: string[] = [];
  const secret = newSecret();
  const clock = { now: 0 };
  const listener = createListener({
    secret: () => secret,
    port: () => port,
    lan: () => null,
    monotonic: () => clock.now,
    receive: (event) => heard.push(event),
    turnedAway: (address) => away.push(address),
    ...part,
  });
  return {
    listener,
    heard,
    away,
    secret,
    clock,
    ask(path: string, init: RequestInit & { readonly from?: string; readonly host?: string } = {}): Promise<Response> {
      const { from = '127.0.0.1', host = `127.0.0.1:${port}`, ...rest } = init;
      const request = new Request(`http://127.0.0.1:${port}${path}`, rest);
      request.headers.set('host', host);
      return listener(request, from);
    },
  };
}
