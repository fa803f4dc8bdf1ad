// Where the data folder is on each system, and who may look into it.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataFolder, openDataFolder } from '../../../src-main/computer/data-folder.ts';

describe('defaultDataFolder', () => {
  it.each([
    ['linux', {}, '/home/a/.config/Offhook'],
    ['linux', { XDG_CONFIG_HOME: '/c' }, '/c/Offhook'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/a/.config/Offhook'],
    ['darwin', {}, '/home/a/Library/Application Support/Offhook'],
    ['win32', { APPDATA: '/Roaming' }, '/Roaming/Offhook'],
  ] as const)('is the usual place on %s with %j', (platform, env, folder) => {
    expect(defaultDataFolder(platform, env, '/home/a')).toBe(join(folder));
  });
});

describe('openDataFolder', () => {
  it('makes it, with what is above, for this account only', () => {
    const root = mkdtempSync(join(tmpdir(), 'folder-'));
    openDataFolder(join(root, 'a', 'b'));
    expect(statSync(join(root, 'a', 'b')).mode & 0o777).toBe(0o700);
    rmSync(root, { recursive: true });
  });

  it('closes one that was open to others', () => {
    const root = mkdtempSync(join(tmpdir(), 'folder-'));
    openDataFolder(root);
    expect(statSync(root).mode & 0o777).toBe(0o700);
    rmSync(root, { recursive: true });
  });
});
