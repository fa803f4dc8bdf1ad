// A phone that reports calls to a core, by the addresses that Settings gives to paste.

import type { LineEventKind, PhoneMake } from '../../src-main/line/line-event.ts';
import type { TestCore } from './core.ts';
import { type FakeDoors, fakeDoors } from './doors.ts';
import { type PlainCore, plainCore } from './plain-core.ts';

export interface DeskPhone {
  /** Reports by GET, as desk phones do; answers the HTTP status. */
  says(kind: LineEventKind, number: string, id?: string | null): Promise<number>;
  /** Posts the app's own JSON. */
  posts(body: object): Promise<number>;
}

/** Makes a phone of a make at an address; `doors` are those of the core that it reports to. */
export function deskPhone(app: TestCore, doors: FakeDoors, make: PhoneMake = 'yealink', from = '127.0.0.1'): DeskPhone {
  async function send(path: string, init: RequestInit = {}): Promise<number> {
    const { secret, port } = app.core.snapshot().line;
    const host = `127.0.0.1:${port}`;
    const request = new Request(`http://${host}/${secret}/${path}`, init);
    request.headers.set('host', host);
    const answer = await doors.listener?.(request, from);
    return answer?.status ?? 0;
  }
  return {
    says(kind, number, id = null) {
      const query = new URLSearchParams({ number, phone: make, ...(id !== null && { id }) });
      return send(`${make}/${kind}?${query}`);
    },
    posts: (body) => send('events', { method: 'POST', body: JSON.stringify(body) }),
  };
}

/** Starts a core that hears phones, on the plain CRM. */
export async function hearingPlainCore(leads = 5): Promise<PlainCore & { doors: FakeDoors }> {
  const doors = fakeDoors();
  const core = await plainCore(leads, { ports: { doors } });
  await core.app.ask('line.change', { on: true });
  await core.pass(0);
  return Object.assign(core, { doors });
}
