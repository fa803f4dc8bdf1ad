// The file that holds the CRM key.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cipher, keyFile, plain } from '../../../src-main/computer/key-file.ts';

const backwards: Cipher = {
  by: 'system',
  encrypt: (key) => Promise.resolve([...key].reverse().join('')),
  decrypt: (text) => Promise.resolve([...text].reverse().join('')),
};
const locked: Cipher = { ...backwards, decrypt: () => Promise.reject(new Error('keyring locked')) };

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-'));
  path = join(folder, 'crm-key');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('keyFile', () => {
  it('has no key before one is written', async () => {
    expect(await keyFile(path, plain).read()).toBeNull();
  });

  it('gives back what was written, from a file that only this account reads', async () => {
    for (const cipher of [plain, backwards]) {
      await keyFile(path, cipher).write('secret key');
      expect(await keyFile(path, cipher).read()).toBe('secret key');
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  it('replaces a file that others could read, and leaves nothing beside it', async () => {
    writeFileSync(path, 'old', { mode: 0o644 });
    await keyFile(path, plain).write('new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['crm-key']);
  });

  it('writes no key in clear where there is a cipher', async () => {
    await keyFile(path, backwards).write('secret key');
    expect(readFileSync(path, 'utf8')).not.toContain('secret key');
  });

  it('lets Electron read what the browser shell kept, and never takes cipher text for a key', async () => {
    await keyFile(path, plain).write('secret key');
    expect(await keyFile(path, backwards).read()).toBe('secret key');
    await keyFile(path, backwards).write('secret key');
    expect(await keyFile(path, plain).read()).toBeNull();
  });

  it('has no key where the keyring is locked or the file is damaged', async () => {
    await keyFile(path, backwards).write('secret key');
    expect(await keyFile(path, locked).read()).toBeNull();
    for (const text of ['', '{', '"key"', '{"by":"file"}', '{"by":"file","key":""}']) {
      writeFileSync(path, text);
      expect(await keyFile(path, plain).read()).toBeNull();
    }
  });

  it('forgets', async () => {
    const secrets = keyFile(path, plain);
    await secrets.write('secret key');
    await secrets.clear();
    await secrets.clear();
    expect(existsSync(path)).toBe(false);
    expect(await secrets.read()).toBeNull();
  });
});
