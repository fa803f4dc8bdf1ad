// Small files that only this account can read, replaced whole or not at all.

import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';

/** Writes the file with mode 0600, through a temporary one: a crash leaves the old content or the new one. */
export async function writePrivateFile(path: string, content: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new Error('write a private file', { cause });
  }
}

/** Returns the file's text, or null where there is none. */
export async function readPrivateFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new Error('read a private file', { cause });
  }
}

/** Deletes the file; nothing happens where there is none. */
export async function removePrivateFile(path: string): Promise<void> {
  await rm(path, { force: true });
}
