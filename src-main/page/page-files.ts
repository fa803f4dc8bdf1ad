// The files of the built page, by the path of a URL. At the root because both shells serve them.

import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Media type. */
  readonly type: string;
}

/**
 * Reads the file at this URL path, `/` being `index.html`. Null where there is none, where its type isn't one that a
 * page is made of, and for any path that isn't plain names: no `..`, no encoded character, no hidden file.
 */
export async function readPageFile(folder: string, path: string): Promise<PageFile | null> {
  const names = path === '/' ? ['index.html'] : path.slice(1).split('/');
  if (!path.startsWith('/') || !names.every((name) => plainName.test(name))) return null;
  const type = types[extname(path === '/' ? 'index.html' : path)];
  if (type === undefined) return null;
  try {
    return { bytes: new Uint8Array(await readFile(join(folder, ...names))), type };
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && absences.includes(String(cause.code))) return null;
    throw new Error('read a file of the page', { cause });
  }
}

/** All that the bundler gives its files; `..`, a drive letter, a backslash or an escape can't be written with it. */
const plainName = /^[\w-][\w.-]*$/;

const absences = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'];

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
