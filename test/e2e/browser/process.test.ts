// The browser shell as a process: what it prints, how it ends, and whom it answers.

import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { version } from '../../../package.json';
import { browserForTest } from '../crm-behind.ts';
import { type Running, run } from '../run-to-end.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-process-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('on the command line', () => {
  it('gives the address of the Offhook that runs on the data folder, in the language asked for', async () => {
    const stage = await browserForTest({});
    await stage.start();
    const second = run('start', '--browser', '--no-open', '--data-dir', stage.folder);
    expect(await second.code).toBe(0);
    expect(second.out()).toBe(`Offhook is already running on ${stage.folder}. It is at ${stage.url()}\n`);
    const third = run('serve', '--no-open', '--lang', 'fr', '--data-dir', stage.folder);
    expect(await third.code).toBe(0);
    expect(third.out()).toBe(`Offhook est déjà ouvert sur ${stage.folder}. Il est à l’adresse ${stage.url()}\n`);
    expect(second.err() + third.err()).toBe('');
  });

  it('says of a link that another start brings what became of it', async () => {
    const stage = await browserForTest({});
    await stage.start();
    const bring = (link: string) => run('serve', '--no-open', '--data-dir', stage.folder, '--link', link);
    const taken = bring('tel:5145550199');
    expect(await taken.code).toBe(0);
    expect(taken.out()).toBe('The Offhook that runs took the link.\n');
    const refused = bring('tel:*21*5145550199%23');
    expect(await refused.code).toBe(0);
    expect(refused.err()).toContain('it holds a service code of the phone system');
  });

  it('speaks French to a terminal that asks for it', async () => {
    const wrong = run('start', '--lang', 'fr', '--data-dir', folder, '--no-opne');
    expect(await wrong.code).toBe(2);
    expect(wrong.err()).toMatch(/^Option inconnue\s: --no-opne\.\n$/);
    const started = run('start', '--lang=fr', '--browser', '--no-open', '--data-dir', folder);
    onTestFinished(() => started.signal('SIGKILL'));
    expect(await lineOf(started)).toMatch(/^Offhook est à l’adresse http:/);
    started.signal('SIGTERM');
    expect(await started.code).toBe(0);
  });

  it('ends with 1 and one sentence where a process that has no door has the data folder', async () => {
    const stage = await browserForTest({});
    await stage.start();
    rmSync(join(stage.folder, 'link-door.json'));
    const second = run('serve', '--no-open', '--data-dir', stage.folder);
    expect(await second.code).toBe(1);
    expect(second.err()).toBe(
      `Offhook is already running on ${stage.folder}. Go on in that one, or choose another data folder with --data-dir.\n`,
    );
    expect(second.out()).toBe('');
  });

  it.each(['serve', 'start'] as const)('ends %s with 2 and names an unknown option', async (entry) => {
    const wrong = run(entry, '--browser', '--data-dir', folder, '--no-opne');
    expect(await wrong.code).toBe(2);
    expect(wrong.err()).toBe('Unknown option: --no-opne.\n');
  });

  it('refuses to take a key to another computer in clear', async () => {
    const wrong = run('serve', '--data-dir', folder, '--crm-url', 'http://192.0.2.1/v2');
    expect(await wrong.code).toBe(2);
    expect(wrong.err()).toContain('to “192.0.2.1” the key would travel unencrypted');
  });

  it.each(['serve', 'start'] as const)('prints version and help from %s', async (entry) => {
    const asked = run(entry, '--version');
    expect(await asked.code).toBe(0);
    expect(asked.out()).toBe(`${version}\n`);
    const helped = run(entry, '--help');
    expect(await helped.code).toBe(0);
    for (const option of ['--sandbox', '--crm-url', '--data-dir', '--lang', '--port', '--no-open'])
      expect(helped.out()).toContain(option);
  });

  it('says that a port is taken', async () => {
    const stage = await browserForTest({});
    await stage.start();
    const { port } = new URL(stage.url());
    const second = run('serve', '--no-open', '--data-dir', folder, '--port', port);
    expect(await second.code).toBe(1);
    expect(second.err()).toBe(`Another program uses port ${port}: choose another with --port, or 0 for any.\n`);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('prints one line on npm start, and ends with 0 on %s', async (signal) => {
    const started = run('start', '--browser', '--no-open', '--data-dir', folder);
    onTestFinished(() => started.signal('SIGKILL'));
    await lineOf(started);
    expect(started.out()).toMatch(/^Offhook is at http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}\n$/);
    started.signal(signal);
    expect(await started.code).toBe(0);
    expect(started.err()).toBe('');
  });
});

describe('on the network', () => {
  it('answers nobody without the token of this launch, under another name, or for another page', async () => {
    const started = run('serve', '--no-open', '--data-dir', folder);
    onTestFinished(() => started.signal('SIGKILL'));
    const { port, hash } = new URL((await lineOf(started)).replace('Offhook is at ', ''));
    const token = hash.slice(1);
    const ask = (headers: Readonly<Record<string, string>>, path = '/request') => statusOf(Number(port), path, headers);
    const right = { host: `127.0.0.1:${port}`, authorization: `Bearer ${token}` };

    expect(await ask(right)).toBe(200);
    expect(await ask({ ...right, origin: `http://127.0.0.1:${port}` })).toBe(200);
    expect(await ask({ ...right, authorization: `Bearer ${'A'.repeat(43)}` })).toBe(401);
    expect(await ask({ host: right.host })).toBe(401);
    expect(await ask({ host: right.host }, '/events')).toBe(401);
    expect(await ask({ ...right, host: `attacker.example:${port}` })).toBe(403);
    expect(await ask({ ...right, host: '127.0.0.1' })).toBe(403);
    expect(await ask({ ...right, origin: 'https://attacker.example' })).toBe(403);
    expect(await ask({ ...right, origin: 'null' })).toBe(403);
    expect(await ask({ ...right, origin: `http://127.0.0.1:${Number(port) + 1}` })).toBe(403);
    expect(await ask({ host: right.host }, `/open/${token}`)).toBe(404);
  });
});

/** The first line printed. */
async function lineOf(running: Running): Promise<string> {
  await expect.poll(() => running.out(), { timeout: 30_000 }).toContain('\n');
  return running.out().split('\n')[0] ?? '';
}

/** `fetch` would write its own Host. */
function statusOf(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const method = path === '/request' ? 'POST' : 'GET';
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { 'content-type': 'application/json', ...headers },
    });
    asked.on('response', (answer) => {
      answer.destroy();
      resolve(answer.statusCode);
    });
    asked.on('error', reject);
    asked.end(method === 'POST' ? JSON.stringify({ method: 'app.snapshot', argument: null }) : undefined);
  });
}
