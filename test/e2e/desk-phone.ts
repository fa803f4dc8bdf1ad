// A desk phone beside the app: it reports its calls as phones on loopback do.

import { request } from 'node:http';
import type { Page } from 'playwright-core';
import type { LineEventKind } from '../../src-main/line/line-event.ts';
import { askCore } from './ask-core.ts';

export interface DeskPhone {
  /** Reports one event of a call; the number where it begins. `phone` is another one than the first. */
  report(event: LineEventKind, id: string, number?: string, phone?: string): Promise<void>;
}

/** Connects a phone: turns the app's ear on by this page, in whichever shell. */
export async function connectPhone(page: Page): Promise<DeskPhone> {
  await askCore(page, 'line.change', { on: true });
  let { line } = await askCore(page, 'app.snapshot', null);
  while (line.state !== 'listening') ({ line } = await askCore(page, 'app.snapshot', null));
  const { port, secret } = line;
  return {
    report: (event, id, number = '', phone = 'desk') =>
      new Promise((resolve, reject) => {
        // Node's `fetch` says that a page asks, which no phone does.
        const sent = request({ port, host: '127.0.0.1', method: 'POST', path: `/${secret}/events` }, (answer) => {
          answer.resume();
          answer.on('end', () => (answer.statusCode === 204 ? resolve() : reject(new Error(`${answer.statusCode}`))));
        });
        sent.on('error', reject);
        const direction = event === 'dialing' ? 'outgoing' : null;
        sent.end(JSON.stringify({ event, id, number, phone, direction }));
      }),
  };
}
