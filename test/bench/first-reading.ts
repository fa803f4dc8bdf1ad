// The first reading of a large account, on a simulated clock: the real core on real files, a CRM whose answers take a second.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TransportRequest } from '../../src-main/crm/transport.ts';
import { bareCore } from '../fakes/bare-core.ts';
import { manualClock, promisesSettled } from '../fakes/clocks.ts';
import { plainAccount, whole } from '../fakes/plain-crm.ts';
import { figuresOf } from './figures.ts';
import { benchLead, leadsWord } from './leads.ts';
import { once, own, type Row } from './rows.ts';

const latency = 1000;
const perPage = 100;

/** Reads so many leads. CPU is this process's own, what the CRM here takes of it subtracted. */
export async function firstReading(leads: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  const clock = manualClock(undefined, promisesSettled);
  let requests = 0;
  let crm = 0;
  const transport = async (request: TransportRequest) => {
    requests += 1;
    await new Promise<void>((resolve) => {
      clock.after(latency, resolve);
    });
    const start = processor();
    const answer = answerOf(request, leads);
    crm += processor() - start;
    return answer;
  };
  const core = bareCore({ folder, clock, transport, url: 'https://crm.test/v2', confirmAfter: 1000 });
  try {
    const start = processor();
    const steps: number[] = [];
    while (core.snapshot().pull.completedAt === null) {
      if (clock.monotonic() > 3_600_000) throw new Error('the first reading never ends');
      const before = performance.now();
      await clock.advance(100);
      steps.push(performance.now() - before);
    }
    const cpu = processor() - start - crm;
    const what = `first reading of ${leadsWord(leads)}`;
    return [
      own(`${what}, 200 requests a minute at most`, once(clock.monotonic() / 1000), [{ at: 'p50', most: 309 }], 's'),
      own(`${what}: requests`, once(requests), [], ''),
      own(`${what}: CPU`, once(cpu / 1000), [{ at: 'p50', most: 12 }], 's'),
      own(`${what}: a tenth of its second`, figuresOf(steps)),
    ];
  } finally {
    const closing = core.close();
    await clock.advance(5000);
    await closing;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of CPU that this process has used. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function answerOf({ url }: TransportRequest, leads: number) {
  const { pathname, searchParams } = new URL(url);
  if (pathname.endsWith('/account')) {
    const users = [{ id: plainAccount.user, first_name: 'Alex', last_name: 'Roy', email: null }];
    return whole(200, { data: { id: plainAccount.id, name: 'Garage', users } });
  }
  const page = Number(searchParams.get('page'));
  const data = Array.from({ length: Math.min(perPage, leads - (page - 1) * perPage) }, (_, index) =>
    leadJson((page - 1) * perPage + index),
  );
  const meta = { current_page: page, last_page: Math.ceil(leads / perPage), per_page: `${perPage}`, total: leads };
  return whole(200, { data, links: {}, meta });
}

function leadJson(place: number): object {
  const { id, name, phones, emails, communications } = benchLead(place, '2026-01-01T00:00:00+00:00');
  const [first_name, ...last] = name.split(' ');
  return {
    id,
    account_id: plainAccount.id,
    first_name,
    last_name: last.join(' '),
    locale: 'fr',
    advisor: { id: place % 20, first_name: 'Alex', last_name: 'Roy' },
    vehicles: [{ id, type: 'wanted', make: 'Mazda', model: 'CX-5', year: 2026, stock: `N26-${place}` }],
    phones: phones.map(({ number, extension, type }) => ({ number, extension, type })),
    emails: emails.map((address) => ({ address })),
    communications: communications?.map(({ source }) => JSON.parse(source) as object),
    comment: 'x'.repeat(800),
    created_at: '2026-01-01T00:00:00+00:00',
    updated_at: '2026-01-01T00:00:00+00:00',
  };
}
