// The backup: a whole copy, made while calls go on, that any SQLite opens by itself.

import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { saveFile } from '../../../../src-main/computer/save-text.ts';
import { temporaryFolder, testCore } from '../../../fakes/core.ts';
import { loggedCall } from '../../../fakes/logged-call.ts';

const { startedAt } = loggedCall();

it('holds every call, the one logged while it was made too, in one private file that is sound', async () => {
  const { app, away } = withDownloads();
  for (let call = 0; call < 1500; call += 1) {
    await app.ask('call.log', loggedCall({ startedAt: startedAt + call * 1000, note: 'x'.repeat(2000) }));
  }
  const asked = app.ask('data.backup', null);
  await app.until('it is under way', ({ backedUp }) => backedUp !== null && backedUp > 0);
  await app.ask('call.log', loggedCall({ startedAt: startedAt - 1000, note: 'meanwhile' }));
  const { path } = await asked;

  expect(app.core.snapshot().backedUp).toBeNull();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const copy = new Database(path, { readonly: true });
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.prepare('SELECT count(*) AS calls FROM calls').get()).toEqual({ calls: 1501 });
  copy.close();
  expect(readdirSync(away).filter((name) => /-(?:wal|shm)$/.test(name))).toEqual([]);
});

it('can be put in the place of calls.db', async () => {
  const { app } = withDownloads();
  await app.ask('call.log', loggedCall({ note: 'kept' }));
  const { path } = await app.ask('data.backup', null);
  await app.close();
  const folder = temporaryFolder();
  copyFileSync(path, join(folder, 'calls-restore.db'));
  const again = testCore({ folder });
  const { rows } = await again.ask('calls.page', {
    before: null,
    limit: 10,
    standing: null,
    missed: false,
    leadId: null,
    search: '',
  });
  expect(rows).toMatchObject([{ note: 'kept' }]);
});

it('is one at a time, and a second one takes a name of its own', async () => {
  const { app } = withDownloads();
  const first = app.ask('data.backup', null);
  expect(await app.refuse('data.backup', null)).toMatchObject({ code: 'backup-under-way' });
  const paths = [(await first).path, (await app.ask('data.backup', null)).path];
  expect(new Set(paths).size).toBe(2);
  expect(paths.every((path) => existsSync(path))).toBe(true);
});

it('that can’t be read back is thrown away, and said to be', async () => {
  const { app, away } = withDownloads('damaged');
  expect(await app.refuse('data.backup', null)).toMatchObject({ code: 'backup-not-readable' });
  expect(readdirSync(away)).toEqual([]);
});

it('that can’t be written says so', async () => {
  const app = testCore({ ports: { saveFile: () => Promise.reject(new Error('full')) } });
  expect(await app.refuse('data.backup', null)).toMatchObject({ code: 'cannot-write-file' });
});

function withDownloads(found?: 'damaged') {
  const away = temporaryFolder();
  const app = testCore({
    ports: {
      saveFile: (name, write) => saveFile(away, name, write),
      ...(found === undefined ? {} : { checkFile: () => Promise.resolve(found) }),
    },
  });
  return { app, away };
}
