// A process of its own whose memory is measured: the core, connected to the address in its arguments, delivers one call
// and reads the leads. Prints the megabytes by which its memory grew at most.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from '../../src-main/crm/undici-transport.ts';
import { bareCore } from '../fakes/bare-core.ts';
import { fastClock } from '../fakes/clocks.ts';
import { numberOfLead } from '../fakes/plain-crm.ts';

const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
const clock = fastClock(100);
const url = process.argv[2] ?? '';
const core = bareCore({ folder, clock, transport: createTransport(), url, confirmAfter: 3000 });

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(2);
}

async function deliver(calls: number): Promise<void> {
  const input = { text: numberOfLead(0), extension: null, leadId: null, direction: 'outgoing', outcome: 'answered' };
  await core.request('call.log', { ...input, startedAt: Date.now(), duration: 42, note: '' });
  await until(() => core.snapshot().delivery.balance['in-crm'] === calls);
}

await until(() => core.snapshot().pull.completedAt !== null);
await deliver(1);
// From here on the server is hostile.
globalThis.gc?.();
const baseline = process.memoryUsage.rss();
let peak = baseline;
const measure = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 1);
const { completedAt } = core.snapshot().pull;
await core.request('sync.now', null);
await until(() => core.snapshot().pull.completedAt !== completedAt);
await deliver(2);
clearInterval(measure);
// The kernel's own mark sees what no timer can, while JSON is parsed; it is in kilobytes.
console.log(
  JSON.stringify({ grewBy: Math.round((Math.max(peak, process.resourceUsage().maxRSS * 1024) - baseline) / 1e6) }),
);
await core.close();
rmSync(folder, { recursive: true, force: true });
