// Where files go that a person asked for, an export for one: their downloads folder, under a name not taken yet.

import { closeSync, createWriteStream, existsSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Returns the downloads folder of plain Node's user, or the home folder where there is none. */
export function downloadsFolder(home: string = homedir()): string {
  const folder = join(home, 'Downloads');
  return existsSync(folder) ? folder : home;
}

/**
 * Writes the pieces into a new file, mode 0600, and resolves to its path: ` (2)` and so on is added where the name is
 * taken. Rejects where the folder can't be written to; no half file is left.
 */
export function saveText(folder: string, name: string, pieces: AsyncIterable<string>): Promise<string> {
  return saveFile(folder, name, (path) => pipeline(Readable.from(pieces), createWriteStream(path)));
}

/** Makes such a file, empty, and lets `write` fill it. No file is left where `write` rejects. */
export async function saveFile(folder: string, name: string, write: (path: string) => Promise<void>): Promise<string> {
  const path = freePath(folder, name);
  try {
    closeSync(openSync(path, 'wx', 0o600));
    await write(path);
    return path;
  } catch (cause) {
    await rm(path, { force: true });
    throw new Error('write a file that was asked for', { cause });
  }
}

function freePath(folder: string, name: string): string {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  let path = join(folder, name);
  for (let copy = 2; existsSync(path); copy += 1) path = join(folder, `${stem} (${copy})${extension}`);
  return path;
}
