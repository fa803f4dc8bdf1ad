// A desk phone beside the app: it reports its calls as phones on loopback do.

import { request } from 'node:http';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Bridge } from '../../src-preload/contract/api.ts';

export interface DeskPhone {
  /** Reports one event of a call; the number where it begins. */
  report(event: 'ringing' | 'answered' | 'ended' | 'missed', id: string, number?: string): Promise<void>;
}

/** Connects a phone: turns the app's ear on by this page, in whichever shell. */
export async function connectPhone(page: Page): Promise<DeskPhone> {
  const bridge = await page.evaluateHandle(() => (window as { bridge?: Bridge }).bridge ?? null);
  const ask = (method: string, argument: unknown): Promise<unknown> =>
    page.evaluate(
      async ([own, asked, given]) => {
        if (own !== null) return own.request(asked as 'app.snapshot', given as null);
        const token = sessionStorage.getItem('offhook.token');
        const answer = await fetch('/request', {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ method: asked, argument: given }),
        });
        return answer.json();
      },
      [bridge, method, argument] as const,
    );
  await ask('line.change', { on: true });
  const line = async (): Promise<{ port: number; secret: string; state: string }> => {
    // The table of methods says what a snapshot is.
    const answer = (await ask('app.snapshot', null)) as {
      value: { line: { port: number; secret: string; state: string } };
    };
    return answer.value.line;
  };
  await expect.poll(async () => (await line()).state).toBe('listening');
  const { port, secret } = await line();
  return {
    report: (event, id, number = '') =>
      new Promise((resolve, reject) => {
        // Node's `fetch` says that a page asks, which no phone does.
        const sent = request({ port, host: '127.0.0.1', method: 'POST', path: `/${secret}/events` }, (answer) => {
          answer.resume();
          answer.on('end', () => (answer.statusCode === 204 ? resolve() : reject(new Error(`${answer.statusCode}`))));
        });
        sent.on('error', reject);
        sent.end(JSON.stringify({ event, id, number, direction: 'incoming' }));
      }),
  };
}
