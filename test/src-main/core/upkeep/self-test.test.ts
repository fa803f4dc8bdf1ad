// The self-test: every thing tried for real, and found out where it fails.

import { chmodSync, existsSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import type { Ports } from '../../../../src-main/core/ports.ts';
import { createTransport } from '../../../../src-main/crm/undici-transport.ts';
import { type Sandbox, startSandbox } from '../../../../src-main/sandbox/sandbox.ts';
import type { ShellStatus } from '../../../../src-preload/contract/shell-status.ts';
import { type TestCore, type TestCoreOptions, testCore } from '../../../fakes/core.ts';
import { loggedCall } from '../../../fakes/logged-call.ts';
import { noShell } from '../../../fakes/no-shell.ts';

it('passes where all is well', async () => {
  const app = await connected(await sandbox());
  expect(await found(app)).toEqual({
    crm: 'reached',
    key: 'valid',
    clock: 'right',
    'calls-file': 'sound',
    'leads-file': 'sound',
    disk: 'room',
    secrets: 'file',
    leads: 'fresh',
  });
  expect(readdirSync(app.folder).filter((name) => name.startsWith('trial'))).toEqual([]);
});

it('says that nothing is set up before anything is', async () => {
  expect(await found(testCore())).toMatchObject({ crm: 'not-set-up', key: 'not-set-up', leads: 'not-set-up' });
});

it('tells a CRM out of reach from one that refuses the key, and from one that makes no sense', async () => {
  const crm = await sandbox();
  const app = await connected(crm);
  await crm.faults.offline();
  expect(await found(app)).toMatchObject({ crm: 'unreachable', key: 'not-tried' });
  await crm.faults.online();
  const takeBack = crm.faults.add({ kind: 'key-revoked' });
  expect(await found(app)).toMatchObject({ crm: 'reached', key: 'refused' });
  takeBack();
  crm.faults.add({ kind: 'html' });
  expect(await found(app)).toMatchObject({ crm: 'unexpected' });
});

it('finds a clock that is minutes off by the Date of the CRM’s answer', async () => {
  const transport = createTransport({ timeout: 2000 });
  const late: Ports['transport'] = async (request) => {
    const answer = await transport(request);
    const date = new Date(Date.now() - 600_000).toUTCString();
    return answer.ok ? { ...answer, headers: { ...answer.headers, date } } : answer;
  };
  const app = await connected(await sandbox(), { ports: { transport: late } });
  const { checks } = await app.ask('selftest.run', null);
  const clock = checks.find(({ id }) => id === 'clock');
  expect(clock).toMatchObject({ finding: 'off', verdict: 'fail' });
  expect(Math.abs((clock?.value ?? 0) - 600)).toBeLessThanOrEqual(120);
});

it('finds a page of the calls that was overwritten, and goes on answering', async () => {
  const app = testCore();
  for (let call = 0; call < 300; call += 1) await logCall(app, call);
  const file = join(app.folder, 'calls.db');
  const other = new Database(file);
  other.pragma('wal_checkpoint(TRUNCATE)');
  other.close();
  // Deep in the calls, where nothing looks at once. Closing the file here would drop the locks of the core's own connection.
  const page = Math.floor((statSync(file).size / 4096) * 0.6) * 4096;
  writeSync(openSync(file, 'r+'), Buffer.alloc(4096, 0xff), 0, 4096, page);
  const asked = found(app);
  await app.ask('app.snapshot', null);
  expect(await asked).toMatchObject({ 'calls-file': 'damaged', 'leads-file': 'sound' });
});

it.skipIf(process.getuid?.() === 0)('finds a folder that can’t be written to', async () => {
  const app = testCore();
  chmodSync(app.folder, 0o500);
  onTestFinished(() => chmodSync(app.folder, 0o700));
  expect(await found(app)).toMatchObject({ disk: 'not-writable' });
});

it('finds a folder that is gone', async () => {
  const app = testCore();
  rmSync(app.folder, { recursive: true });
  expect(existsSync(app.folder)).toBe(false);
  expect(await found(app)).toMatchObject({ disk: 'not-writable', 'calls-file': 'damaged' });
});

it('asks the shell for what only it knows', async () => {
  const status: ShellStatus = {
    links: { tel: 'other', callto: 'none', sip: 'none', offhook: 'ours' },
    shortcut: 'refused',
    startAtLogin: 'off',
    tray: 'unseen',
    notifications: 'possible',
  };
  const app = testCore({
    shell: 'electron',
    ports: { shell: { ...noShell, status: () => Promise.resolve(status) } },
  });
  expect(await found(app)).toMatchObject({
    notifications: 'granted',
    tray: 'no-host',
    'tel-links': 'others',
    shortcut: 'refused',
  });
});

async function found(app: TestCore): Promise<Record<string, string>> {
  const { checks } = await app.ask('selftest.run', null);
  return Object.fromEntries(checks.map(({ id, finding }) => [id, finding]));
}

async function sandbox(): Promise<Sandbox> {
  const crm = await startSandbox({ leads: 5 });
  onTestFinished(() => crm.close());
  return crm;
}

async function connected(crm: Sandbox, options: TestCoreOptions = {}): Promise<TestCore> {
  const app = testCore({ ...options, connect: { url: crm.url, key: crm.key } });
  const { connection } = await app.until('who is it?', ({ connection }) => connection.stage === 'needs-user');
  await app.ask('connection.choose-user', { userId: connection.users[0]?.id ?? 0 });
  await app.until('the leads are in', ({ pull }) => pull.completedAt !== null);
  return app;
}

function logCall(app: TestCore, call: number): Promise<unknown> {
  const startedAt = Date.UTC(2026, 10, 20) + call * 1000;
  return app.ask('call.log', loggedCall({ startedAt, note: 'x'.repeat(500) }));
}
