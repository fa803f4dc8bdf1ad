// Settings across versions: what one version wrote, another reads as far as it can.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { temporaryFolder, testCore } from '../../fakes/core.ts';

it('keeps every setting that can be read when one can’t', async () => {
  const folder = temporaryFolder();
  const first = testCore({ folder });
  await first.ask('settings.change', { theme: 'contrast', keys: { 'log-call': 'alt+5' } });
  await first.close();
  write(folder, { theme: 'of-a-later-version', keys: { 'log-call': 'alt+5' }, region: 'FR', unknown: true });
  const { settings } = testCore({ folder }).core.snapshot();
  expect(settings).toMatchObject({ theme: 'system', keys: { 'log-call': 'alt+5' }, region: 'FR' });
  expect(settings).not.toHaveProperty('unknown');
});

it('tells the news only where an older version was there before', async () => {
  const folder = temporaryFolder();
  const first = testCore({ folder });
  expect(first.core.snapshot().settings.seenVersion).toBe('0.0.0');
  await first.close();
  expect(testCore({ folder }).core.snapshot().settings.seenVersion).toBe('0.0.0');

  const older = temporaryFolder();
  await testCore({ folder: older }).close();
  write(older, { theme: 'dark' });
  expect(testCore({ folder: older }).core.snapshot().settings.seenVersion).toBeNull();
});

function write(folder: string, settings: object): void {
  const db = new Database(join(folder, 'calls.db'));
  db.prepare("UPDATE settings SET value = ? WHERE key = 'settings'").run(JSON.stringify(settings));
  db.close();
}
